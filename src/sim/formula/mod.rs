//! The formulas, each a small pure function with its source. The rules call them with `f64`, the interface with
//! [`Explained`](number::Explained).

pub mod belief;
pub mod combat;
pub mod decision;
pub mod mood;
pub mod normal;
pub mod number;
pub mod sample;
pub mod tempo;
