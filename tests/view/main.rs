//! Tests that need the picture and the panels.

