//! Where panels stand: the map leaves those parts of the screen alone.

use bevy::prelude::*;

/// Points from an edge within which a panel stands at it.
const EDGE: f32 = 60.0;

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

    /// The panels that stand at the edge of a screen, points: not a card that hangs in the middle of the map.
    pub fn at_edge(&self, screen: Rect) -> impl Iterator<Item = &Rect> {
        self.panels.iter().filter(move |panel| {
            let (from, to) = (panel.min - screen.min, screen.max - panel.max);
            from.min(to).min_element() < EDGE
        })
    }

    /// What they leave of the screen: each takes its side of it.
    pub fn free(&self, screen: Rect) -> Rect {
        self.at_edge(screen).fold(screen, |mut left, panel| {
            let middle = screen.center();
            match (panel.width() > panel.height(), panel.center().cmpgt(middle)) {
                (true, below) if below.y => left.max.y = left.max.y.min(panel.min.y),
                (true, _) => left.min.y = left.min.y.max(panel.max.y),
                (false, beside) if beside.x => left.max.x = left.max.x.min(panel.min.x),
                (false, _) => left.min.x = left.min.x.max(panel.max.x),
            }
            left
        })
    }
}
