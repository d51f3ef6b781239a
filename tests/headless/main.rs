//! Tests that need no window.

mod cli;
mod determinism;
mod ecs;
mod fixture;
mod journal;
mod level_reading;
mod level_syntax;
mod map;
mod study;
mod texts;
