//! Tests that need no window.

mod architecture;
mod bars;
mod cli;
mod determinism;
mod ecs;
mod fixture;
mod formulas;
mod journal;
mod leaks;
mod level_reading;
mod level_syntax;
mod levels;
mod map;
mod politics;
mod rules;
mod seat;
mod study;
mod texts;
