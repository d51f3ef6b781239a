//! Assured Disruption: deter a war by being able to take its command network apart.
#![forbid(unsafe_code)]

pub mod adversary;
pub mod alliance;
pub mod cli;
pub mod level;
pub mod map;
pub mod session;
pub mod sim;
pub mod study;
