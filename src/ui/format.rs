//! The three arrangements of the screen.

use bevy_egui::egui::{self, Vec2};

/// Which arrangement the screen has room for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// At least 900 points high.
    Wide,
    /// At least 1180 by 640.
    Compact,
    /// Anything less.
    Folded,
}

impl Format {
    /// The format for a size in points.
    pub fn of(size: Vec2) -> Self {
        if size.y >= 900.0 && size.x >= 1560.0 {
            Format::Wide
        } else if size.x >= 1180.0 && size.y >= 640.0 {
            Format::Compact
        } else {
            Format::Folded
        }
    }

    /// The format of the screen a panel is drawn on.
    pub fn on(ui: &egui::Ui) -> Self {
        Self::of(ui.ctx().content_rect().size())
    }
}
