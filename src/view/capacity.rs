//! What the link to a commander carries, medium by medium, against what the unit needs of it.

use super::board::Channel;
use super::lines::Pattern;
use super::links::pattern;
use super::overlay::{Overlay, colour, pos};
use crate::game::palette::{self, Rgb};
use bevy::math::Vec2;
use bevy_egui::egui::{CornerRadius, Rect, Shape, Stroke, StrokeKind};

/// Points that a full staff's traffic takes.
const FULL: f32 = 40.0;
/// Height, points.
const HIGH: f32 = 8.0;

/// A bar to be painted.
pub(super) struct Bar {
    /// Each medium: its pattern, its share of a full staff's traffic, whether it is down.
    parts: Vec<(Pattern, f32, bool)>,
    /// The share that the unit needs.
    need: f32,
}

impl Bar {
    /// The bar of a link; `down` says which media carry nothing.
    pub fn of(channels: &[Channel], need: f64, down: impl Fn(&Channel) -> bool) -> Self {
        let part = |there: &Channel| (pattern(there.medium), there.capacity as f32, down(there));
        Self { parts: channels.iter().map(part).collect(), need: need as f32 }
    }

    /// Its size, points.
    pub fn size(&self) -> Vec2 {
        let carried: f32 = self.parts.iter().map(|(_, share, _)| share).sum();
        Vec2::new(FULL * carried.max(self.need) + 2.0, HIGH + 2.0)
    }

    /// Paints it from its upper left corner: what is up in the side's colour, what is down hollow, the need as a stroke.
    pub fn paint(&self, over: &Overlay, corner: Vec2, rgb: Rgb) {
        let back = Rect::from_min_size(pos(corner), bevy_egui::egui::vec2(self.size().x, self.size().y));
        over.painter.rect_filled(back, CornerRadius::same(2), colour(palette::CASING));
        let mut left = corner.x + 1.0;
        for (pattern, share, down) in &self.parts {
            let area = Rect::from_min_size(
                pos(Vec2::new(left, corner.y + 1.0)),
                bevy_egui::egui::vec2((FULL * share - 1.0).max(1.0), HIGH),
            );
            left += FULL * share;
            let edge = Stroke::new(1.0, colour(if *down { palette::TEXT_QUIET } else { rgb }));
            if !down {
                fill(over, area, *pattern, rgb);
            }
            over.painter.rect_stroke(area, CornerRadius::ZERO, edge, StrokeKind::Inside);
        }
        let need = corner.x + 1.0 + FULL * self.need;
        let stroke = [Vec2::new(need, corner.y - 3.0), Vec2::new(need, corner.y + HIGH + 5.0)];
        over.painter.line_segment(stroke.map(pos), Stroke::new(4.0, colour(palette::CASING)));
        over.painter.line_segment(stroke.map(pos), Stroke::new(2.0, colour(palette::TEXT)));
    }
}

/// An area in the pattern of its medium's line.
fn fill(over: &Overlay, area: Rect, pattern: Pattern, rgb: Rgb) {
    let (on, off) = match pattern {
        Pattern::Solid | Pattern::Band { .. } => {
            over.painter.rect_filled(area, CornerRadius::ZERO, colour(rgb));
            return;
        }
        Pattern::Dots { radius, period } => (2.0 * radius, period - 2.0 * radius),
        Pattern::Dash { on, off } => (on, off),
    };
    let middle = [area.left_center(), area.right_center()];
    let pen = Stroke::new(area.height() - 3.0, colour(rgb));
    // Half the length of its line's pattern: the bar is short.
    over.painter.extend(Shape::dashed_line(&middle, pen, 0.5 * on, 0.5 * off));
}
