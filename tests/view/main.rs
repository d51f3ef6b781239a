//! Tests that need the picture and the panels.

mod fixture;
mod panels;
