//! Tests that need no window.
mod ecs;
mod map;
