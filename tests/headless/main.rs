//! Tests that need no window.
