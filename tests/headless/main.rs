//! Tests that need no window.
mod cli;
mod determinism;
mod fixture;
mod journal;
mod map;
mod study;
