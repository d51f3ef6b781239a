//! Results go to standard output, talk to standard error. A reader who closes the pipe is no fault of ours.

use super::fault::Fault;
use super::{output, words};
use crate::level::Report;
use crate::level::printable::printable;
use crate::study::job::{Failure, Job};
use crate::text::fault;
use indicatif::{ProgressBar, ProgressStyle};
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

/// Writes a result to standard output. Control characters that a file's text may have brought into it are shown as signs:
/// a terminal would obey them.
///
/// # Errors
/// [`Fault::ReaderGone`] when the pipe was closed, [`Fault::File`] otherwise.
pub fn print(text: &str) -> Result<(), Fault> {
    raw(&printable(text))
}

/// Writes a report to standard output, in colours where those are wanted: the only control characters that are ours.
///
/// # Errors
/// As [`print`].
pub fn report(report: &Report) -> Result<(), Fault> {
    raw(&report.text(colour()))
}

fn raw(text: &str) -> Result<(), Fault> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes()).and_then(|()| out.flush()).map_err(|error| match error.kind() {
        io::ErrorKind::BrokenPipe => Fault::ReaderGone,
        _ => Fault::File(fault::standard_output(words::texts(), &error)),
    })
}

/// Another name of standard output. To open it anew would begin at the head of whatever that was led into.
const STANDARD_OUTPUT: &str = "/dev/stdout";

/// Writes a result to a file, as [`output::write`] does, or to standard output.
///
/// # Errors
/// When it cannot be written.
pub fn deliver(text: &str, file: Option<&Path>) -> Result<(), Fault> {
    match file.filter(|path| *path != Path::new(STANDARD_OUTPUT)) {
        Some(path) => output::write(path, &printable(text)).map_err(|error| Fault::file(path, &error)),
        None => print(text),
    }
}

/// Whether standard output takes colours.
pub fn colour() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// Waits for a study, with a bar on standard error when that is a terminal.
///
/// # Errors
/// Why there is no result.
pub fn follow<T>(job: Job<T>) -> Result<T, Failure> {
    if io::stderr().is_terminal() {
        let style = "{bar:40} {pos}/{len}  {eta}";
        let style = ProgressStyle::with_template(style).unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = ProgressBar::new(0).with_style(style);
        loop {
            let progress = job.poll();
            bar.set_length(u64::from(progress.runs));
            bar.set_position(u64::from(progress.done));
            if progress.finished {
                break;
            }
            std::thread::sleep(LOOK);
        }
        bar.finish_and_clear();
    }
    job.finish()
}

/// Time between two looks at a study.
const LOOK: Duration = Duration::from_millis(10);
