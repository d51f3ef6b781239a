//! Tests that need no window.

mod architecture;
mod cli;
mod determinism;
mod ecs;
mod fixture;
mod formulas;
mod journal;
mod level_reading;
mod level_syntax;
mod levels;
mod map;
mod study;
mod texts;
