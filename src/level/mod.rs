//! RON text to scenario, or a report of every mistake in it: [`parse`] does it all.
//!
//! [`Tree::parse`](tree::Tree::parse) reads any text into a lossless tree and goes on after every mistake;
//! [`read`](read::read) walks it by the schema tables that [`record!`](crate::record) and
//! [`choice!`](crate::choice) declare; [`build`] turns the records of [`format`] into the tables of the rules; [`checks`]
//! looks for what no single record can tell. All leave their findings to a [`Report`].

pub mod assumptions;
mod brackets;
pub mod build;
pub mod checks;
pub mod code;
mod declare;
pub mod docs;
pub mod format;
pub mod habits;
mod lexer;
mod literal;
mod load;
pub mod model;
mod parser;
pub mod read;
pub mod report;
pub mod schema;
pub mod tree;
pub mod value;

pub use assumptions::Assumptions;
pub use load::{LoadError, find, id_of, in_folder, parse, parse_turned, shipped};
pub use report::Report;
