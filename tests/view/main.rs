//! Tests that need the picture and the panels.

mod fixture;
mod panels;
mod picture;
mod played;
mod sample;
