//! Tests that need no window.

mod level_reading;
mod level_syntax;
mod levels;
mod map;
