//! Tests that need the picture and the panels.

mod drawn;
mod fixture;
mod golden;
mod panels;
mod picture;
mod played;
mod sample;
