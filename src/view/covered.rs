//! Where panels stand: the map leaves those parts of the screen alone.

use bevy::prelude::*;

/// Parts of the screen that are taken, in points. Set by whoever lays out the panels.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Covered {
    /// Panels: neither labels nor pointer and wheel reach the map under them.
    pub panels: Vec<Rect>,
    /// Parts that lie on the bare map: labels stay out of them.
    pub bare: Vec<Rect>,
}

impl Covered {
    /// All of it.
    pub fn all(&self) -> impl Iterator<Item = &Rect> {
        self.panels.iter().chain(&self.bare)
    }
}
