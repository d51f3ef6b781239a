//! Published models that the game itself does not use, and what they say beside what was published.
//!
//! One model a file, each equation one pure function that names its source; where the game has the formula,
//! it is the game's. [`tables`] holds the numbers against the published ones, for the command `model` and for
//! `docs/published.md`.

pub mod anu;
pub mod attribution;
pub mod audience;
pub mod blame;
pub mod conceal;
pub mod deterrence;
pub mod expected_utility;
pub mod finc;
pub mod golden;
pub mod graph;
pub mod graphs;
pub mod hierarchy;
pub mod iwo_jima;
pub mod lanchester;
pub mod launch;
pub mod learning;
pub mod numeric;
pub mod page;
pub mod percolation;
pub mod quantal;
pub mod queues;
pub mod reveal;
pub mod salvo;
pub mod table;
pub mod tables;
pub mod timing;
pub mod zero_day;
