//! Tests that need no window.
mod map;
