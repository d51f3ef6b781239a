//! Talk beside the result, on standard error.

use crate::level::printable::printable;
use std::io::{self, Write};

/// Says something beside the result. Where nobody listens, nothing is lost.
pub fn say(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", printable(text));
}
