//! Tests that need the picture and the panels.

mod desktop;
mod drawn;
mod fixture;
mod golden;
mod keys;
mod panels;
mod picture;
mod played;
mod sample;
mod whole;
mod window;
