//! The program: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    assured_disruption::cli::run(std::env::args_os())
}
