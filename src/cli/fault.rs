//! Why a command ended early, and the exit code that tells it: 1 findings or divergence, 2 usage, 3 input or output.

use super::words;
use crate::study::job::Failure;
use crate::text::fault;
use std::io;
use std::path::Path;
use std::process::ExitCode;

/// Why a command ended early.
#[derive(Debug)]
pub enum Fault {
    /// Something was found wrong, and the result has told it.
    Findings,
    /// The command line asks for something that does not exist.
    Usage(String),
    /// Something could not be read or written.
    File(String),
    /// Whoever read the result has closed the pipe: that is their right.
    ReaderGone,
}

impl From<Failure> for Fault {
    fn from(failure: Failure) -> Self {
        let message = fault::failure(words::texts(), &failure);
        match failure {
            Failure::Level(_) => Fault::Usage(message),
            _ => Fault::File(message),
        }
    }
}

impl Fault {
    /// A file that could not be read or written.
    pub fn file(path: &Path, error: &io::Error) -> Self {
        Fault::File(fault::file(words::texts(), path, error))
    }

    /// The exit code.
    pub fn code(&self) -> ExitCode {
        match self {
            Fault::ReaderGone => ExitCode::SUCCESS,
            Fault::Findings => ExitCode::from(1),
            Fault::Usage(_) => ExitCode::from(2),
            Fault::File(_) => ExitCode::from(3),
        }
    }

    /// What to tell on standard error.
    pub fn message(&self) -> Option<&str> {
        match self {
            Fault::Usage(message) | Fault::File(message) => Some(message),
            Fault::Findings | Fault::ReaderGone => None,
        }
    }
}
