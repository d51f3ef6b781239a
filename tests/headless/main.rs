//! Tests that need no window.
mod determinism;
mod fixture;
mod journal;
mod map;
mod study;
