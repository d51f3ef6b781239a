//! Where the panels stand. Three formats: wide (1080p), compact (720p), and folded, one panel at a time, for small
//! windows and large type. All lengths in points.

use super::fit;
use super::format::Format;
use super::settings::{LEAST_SCALE, MOST_SCALE};
use super::theme::Type;
use bevy_egui::egui::{self, Rect, Vec2, pos2, vec2};

/// Smallest screen, in points, in which the folded format still holds.
pub const LEAST: Vec2 = vec2(640.0, 360.0);

/// How much larger than the 1080p pictures a screen of some pixels shows them of itself.
fn growth(pixels: Vec2) -> f32 {
    (pixels.x / 1920.0).min(pixels.y / 1080.0).max(1.0)
}

/// The user's scale that comes to as many pixels a point as the system asks for, or to what the screen gives of itself
/// where that is more.
pub fn system_scale(pixels: Vec2, system: f32) -> f32 {
    (system / growth(pixels)).max(1.0)
}

/// Pixels a point takes: the 1080p pictures grow with the screen, the user's scale multiplies, and nothing grows
/// beyond what still fits.
pub fn pixels_per_point(pixels: Vec2, user: f32) -> f32 {
    let most = (pixels.x / LEAST.x).min(pixels.y / LEAST.y);
    (growth(pixels) * fit::between(user, LEAST_SCALE, MOST_SCALE)).min(most).max(0.25)
}

/// The places of the panels. A column is the most room its panels may take from the top.
#[derive(Clone, Copy, Debug)]
pub struct Layout {
    /// Which arrangement.
    pub format: Format,
    /// Sizes of type.
    pub text: Type,
    /// Room inside a panel's edge.
    pub pad: f32,
    /// Room between panels.
    pub gap: f32,
    /// The whole screen.
    pub screen: Rect,
    /// The dial.
    pub dial: Rect,
    /// Teams, favours, accesses, council.
    pub resources: Rect,
    /// Ladder, key, selection.
    pub left: Rect,
    /// Dispatch, plan, log; in war the orders.
    pub right: Rect,
    /// The timeline.
    pub timeline: Rect,
    /// The two clocks of war.
    pub clocks: Rect,
    /// The orders of war.
    pub orders: Rect,
    /// Title between dial and resources, where there is room for it.
    pub heading: Option<Rect>,
}

impl Layout {
    /// The arrangement for a screen in points.
    pub fn of(screen: Rect) -> Self {
        let format = Format::of(screen.size());
        match format {
            Format::Wide => Self::arranged(screen, format, WIDE),
            Format::Compact => Self::arranged(screen, format, COMPACT),
            Format::Folded => Self::folded(screen),
        }
    }

    fn arranged(screen: Rect, format: Format, m: Measures) -> Self {
        let inner = screen.shrink(m.margin);
        let at = |x: f32, y: f32, size: Vec2| Rect::from_min_size(pos2(x, y), size);
        let dial = at(inner.left(), inner.top(), m.dial);
        let resources = at(inner.right() - m.resources.x, inner.top(), m.resources);
        let timeline = Rect::from_min_max(pos2(inner.left(), inner.bottom() - m.timeline), inner.max);
        let bottom = timeline.top() - m.gap;
        let column =
            |left: f32, top: f32, width: f32| Rect::from_min_max(pos2(left, top), pos2(left + width, bottom));
        let left = column(inner.left(), dial.bottom() + m.gap, m.left);
        let right = column(inner.right() - m.right, resources.bottom() + m.gap, m.right);
        let orders = column(inner.right() - m.orders, inner.top(), m.orders);
        let clocks = at(
            inner.left(),
            inner.top(),
            vec2((orders.left() - m.gap - inner.left()).min(m.clocks.x), m.clocks.y),
        );
        let heading = Rect::from_min_max(
            pos2(dial.right() + m.gap, inner.top()),
            pos2(resources.left() - m.gap, resources.bottom()),
        );
        let heading = (heading.width() > 150.0).then_some(heading);
        let text = Type::of(format);
        Self {
            format,
            text,
            pad: m.pad,
            gap: m.gap,
            screen,
            dial,
            resources,
            left,
            right,
            timeline,
            clocks,
            orders,
            heading,
        }
    }

    /// Dial and resources share the top, the timeline the bottom; between them one column on each side.
    fn folded(screen: Rect) -> Self {
        let (gap, pad) = (6.0, 8.0);
        let inner = screen.shrink(6.0);
        let top = 126.0;
        let split = inner.left() + (inner.width() - gap) * 0.42;
        let rect = |x0: f32, y0: f32, x1: f32, y1: f32| Rect::from_min_max(pos2(x0, y0), pos2(x1, y1));
        let dial = rect(inner.left(), inner.top(), split, inner.top() + top);
        let resources = rect(split + gap, inner.top(), inner.right(), inner.top() + top);
        let timeline = rect(inner.left(), inner.bottom() - 86.0, inner.right(), inner.bottom());
        let (below, bottom) = (inner.top() + top + gap, timeline.top() - gap);
        let left = rect(inner.left(), below, inner.left() + 184.0, bottom);
        let right = rect(inner.right() - 250.0, below, inner.right(), bottom);
        let orders = rect(inner.right() - 250.0, inner.top(), inner.right(), bottom);
        let clocks = rect(inner.left(), inner.top(), orders.left() - gap, inner.top() + 88.0);
        let format = Format::Folded;
        let text = Type::of(format);
        Self {
            format,
            text,
            pad,
            gap,
            screen,
            dial,
            resources,
            left,
            right,
            timeline,
            clocks,
            orders,
            heading: None,
        }
    }

    /// The arrangement of the screen a panel is drawn on.
    pub fn on(ui: &egui::Ui) -> Self {
        Self::of(ui.ctx().content_rect())
    }
}

struct Measures {
    margin: f32,
    gap: f32,
    pad: f32,
    dial: Vec2,
    resources: Vec2,
    left: f32,
    right: f32,
    timeline: f32,
    clocks: Vec2,
    orders: f32,
}

const WIDE: Measures = Measures {
    margin: 24.0,
    gap: 16.0,
    pad: 18.0,
    dial: vec2(584.0, 216.0),
    resources: vec2(644.0, 112.0),
    left: 292.0,
    right: 364.0,
    timeline: 166.0,
    clocks: vec2(1180.0, 142.0),
    orders: 380.0,
};

const COMPACT: Measures = Measures {
    margin: 16.0,
    gap: 9.0,
    pad: 13.0,
    dial: vec2(404.0, 146.0),
    resources: vec2(474.0, 84.0),
    left: 206.0,
    right: 262.0,
    timeline: 116.0,
    clocks: vec2(820.0, 100.0),
    orders: 280.0,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scale_follows_screen_and_user_and_stops_where_nothing_would_fit() {
        assert_eq!(pixels_per_point(vec2(1920.0, 1080.0), 1.0), 1.0);
        assert_eq!(pixels_per_point(vec2(3840.0, 2160.0), 1.0), 2.0);
        assert_eq!(pixels_per_point(vec2(1280.0, 720.0), 1.5), 1.5);
        assert_eq!(pixels_per_point(vec2(1280.0, 720.0), 3.0), 2.0);
    }

    #[test]
    fn the_system_s_scale_holds_unless_the_screen_gives_more_of_itself() {
        let asked = |x: f32, y: f32, system: f32| {
            let pixels = vec2(x, y);
            pixels_per_point(pixels, system_scale(pixels, system))
        };
        assert_eq!(asked(1920.0, 1080.0, 1.0), 1.0);
        assert_eq!(asked(1920.0, 1080.0, 1.5), 1.5);
        assert_eq!(asked(2560.0, 1440.0, 2.0), 2.0);
        assert_eq!(asked(3840.0, 2160.0, 2.0), 2.0);
        assert_eq!(asked(3840.0, 2160.0, 1.0), 2.0);
    }
}
