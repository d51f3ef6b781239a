//! The door: options, results and exit codes of the command line. Only this module prints.

mod arguments;
mod balance;
mod catalogue;
mod explain;
mod fault;
mod model;
mod output;
mod play;
mod replay;
mod sensitivity;
#[cfg(unix)]
mod signal;
mod simulate;
mod talk;
mod terminal;
mod validate;
mod words;

use crate::session::store::Departure;
use crate::text;
use arguments::{Arguments, Command};
use clap::Parser;
use fault::Fault;
use std::ffi::OsString;
use std::process::ExitCode;

/// Does what a command line asks for; the first argument is the program's own name.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(help) => return refuse(&help),
    };
    let departure = Departure::default();
    #[cfg(unix)]
    signal::watch(departure.clone());
    let done = match arguments.command {
        None => play::run(&arguments.play, departure),
        Some(Command::Play(options)) => play::run(&options, departure),
        Some(Command::Simulate(options)) => simulate::run(&options),
        Some(Command::Balance(options)) => balance::run(&options),
        Some(Command::Sensitivity(options)) => sensitivity::run(&options),
        Some(Command::Validate(options)) => validate::run(&options),
        Some(Command::Replay(options)) => replay::run(&options),
        Some(Command::Model(options)) => model::run(&options),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            if let Some(message) = fault.message() {
                talk::say(&text::fault::error(words::texts(), message));
            }
            fault.code()
        }
    }
}

/// Help and version are results; anything else the parser has to say is talk.
fn refuse(help: &clap::Error) -> ExitCode {
    let told = if help.use_stderr() {
        talk::say(help.to_string().trim_end());
        Err(Fault::Usage(String::new()))
    } else {
        terminal::print(&help.to_string())
    };
    told.map_or_else(|fault| fault.code(), |()| ExitCode::SUCCESS)
}
