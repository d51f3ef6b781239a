//! Assured Disruption: deter a war by being able to take its command network apart.
#![forbid(unsafe_code)]

pub mod level;
pub mod map;
pub mod sim;
pub mod text;
#[cfg(feature = "view")]
pub mod ui;
