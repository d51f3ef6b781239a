//! Assured Disruption: deter a war by being able to take its command network apart.
//!
//! The arrow of imports: `map <- sim <- {adversary, alliance} <- level <- session <- study <- game <- {view | ui} <- app
//! <- cli`; `text` turns the data of all of them into sentences. `tests/headless/architecture.rs` holds it.
#![forbid(unsafe_code)]

pub mod adversary;
pub mod alliance;
pub mod cli;
pub mod game;
pub mod level;
pub mod map;
pub mod published;
pub mod session;
pub mod sim;
pub mod study;
pub mod text;

#[cfg(feature = "view")]
pub mod app;
#[cfg(feature = "view")]
pub mod icon;
#[cfg(feature = "view")]
pub mod ui;
#[cfg(feature = "view")]
pub mod view;
