//! RON text to scenario, or a report of every mistake in it.
//!
//! [`Tree::parse`](tree::Tree::parse) reads any text into a lossless tree and goes on after every mistake;
//! [`read`](read::read) walks it by the schema tables that [`record!`](crate::record) and
//! [`choice!`](crate::choice) declare; both leave their findings to a [`Report`](report::Report).

mod brackets;
pub mod code;
mod declare;
pub mod docs;
mod lexer;
mod literal;
mod parser;
pub mod read;
pub mod report;
pub mod schema;
pub mod tree;
pub mod value;
