//! Tests that need no window.

mod allocations;
mod architecture;
mod balance;
mod bars;
mod cli;
mod command;
mod determinism;
mod dispatches;
mod ecs;
mod effects;
mod fixture;
mod formulas;
mod journal;
mod leaks;
mod level_reading;
mod level_syntax;
mod levels;
mod map;
mod politics;
mod published;
mod rules;
mod score;
mod seat;
mod sensitivity;
mod study;
mod texts;
