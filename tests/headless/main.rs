//! Tests that need no window.

mod ecs;
mod level_reading;
mod level_syntax;
mod map;
