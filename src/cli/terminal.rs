//! Results go to standard output, talk to standard error. A reader who closes the pipe is no fault of ours.

use super::fault::Fault;
use crate::session::store;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal, Write};
use std::path::Path;

/// Writes a result to standard output.
///
/// # Errors
/// [`Fault::ReaderGone`] when the pipe was closed, [`Fault::File`] otherwise.
pub fn print(text: &str) -> Result<(), Fault> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Fault::ReaderGone,
        _ => Fault::File(format!("standard output: {error}")),
    })
}

/// Writes a result to a file, whole or not at all, or to standard output.
///
/// # Errors
/// When it cannot be written.
pub fn deliver(text: &str, file: Option<&Path>) -> Result<(), Fault> {
    match file {
        Some(path) => store::create(path, text).map_err(|error| Fault::file(path, &error)),
        None => print(text),
    }
}

/// Says something beside the result. Where nobody listens, nothing is lost.
pub fn say(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

/// Whether standard output takes colours.
pub fn colour() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// A bar on standard error; `None` when that is no terminal.
pub fn bar(length: u32) -> Option<ProgressBar> {
    let style = "{bar:40} {pos}/{len} games, {eta} to go";
    let style = ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar());
    io::stderr().is_terminal().then(|| ProgressBar::new(u64::from(length)).with_style(style))
}
