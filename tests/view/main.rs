//! Tests that need the picture and the panels.

mod picture;
mod sample;
