//! RON text to scenario, or a report of every mistake in it: [`parse`] does it all.
//!
//! [`Tree::parse`](tree::Tree::parse) reads any text into a lossless tree and goes on after every mistake;
//! [`read`](read::read) walks it by the schema tables that [`record!`](crate::record) and
//! [`choice!`](crate::choice) declare; [`build`] turns the records of [`format`] into the tables of the rules; [`checks`]
//! looks for what no single record can tell. All leave their findings to a [`Report`].

mod advice;
pub mod assumptions;
mod brackets;
pub mod build;
pub mod checks;
pub mod code;
mod coefficient;
mod declare;
pub mod docs;
pub mod document;
pub mod file;
pub mod format;
mod forms;
pub mod glyphs;
pub mod habits;
mod lexer;
mod listing;
mod literal;
mod load;
pub mod model;
pub mod number;
mod parser;
pub mod policies;
pub mod printable;
pub mod read;
mod references;
pub mod report;
pub mod schema;
pub mod tree;
pub mod value;
pub mod walk;

pub use assumptions::Assumptions;
pub use load::{LoadError, find, id_of, in_folder, parse, parse_turned, shipped};
pub use number::{LevelNumber, NoNumber, rewritten};
pub use report::Report;
