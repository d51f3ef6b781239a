//! The card of the picked thing, hung beside it where the map is free.

use super::format::Format;
use super::frame::{Drawn, grown, wanted_height};
use super::layout::Layout;
use super::models::Selected;
use super::panels;
use super::theme;
use crate::text::Texts;
use bevy_egui::egui::emath::GuiRounding;
use bevy_egui::egui::{Pos2, Rect, Stroke, Ui, Vec2, pos2, vec2};

/// What the panel is called.
const NAME: &str = "selected";
/// Points between the thing and its card.
const APART: f32 = 45.0;
/// Widths of the card, wide and otherwise, points.
const WIDTHS: [f32; 2] = [420.0, 330.0];

/// Draws the card within what is free of other panels.
pub(super) fn show(
    ui: &mut Ui,
    model: &Selected,
    free: Rect,
    texts: &Texts,
    layout: &Layout,
    drawn: &mut Drawn,
) {
    let free = free.shrink(layout.gap);
    let width = WIDTHS[usize::from(layout.format != Format::Wide)].min(free.width());
    let known = wanted_height(ui, NAME, layout);
    let size = vec2(width, known.unwrap_or(free.height() * 0.5).min(free.height()));
    let thing = model.at.filter(|at| free.intersects(*at));
    let place = match thing {
        Some(thing) => beside(thing, &model.around, size, free),
        None => Rect::from_min_size(free.min, size),
    };
    let place = place.round_ui();
    if let Some(thing) = thing {
        let to = nearest(place, thing.center());
        ui.painter().line_segment([nearest(thing, to), to], Stroke::new(2.0, theme::TEXT));
    }
    grown(ui, NAME, place, layout, drawn, |ui| panels::selected::panel(ui, model, texts));
    // Contents that have changed find their place in the next frame.
    if wanted_height(ui, NAME, layout) != known {
        ui.ctx().request_repaint();
    }
}

/// The point of a rectangle that is nearest to a place.
fn nearest(rect: Rect, at: Pos2) -> Pos2 {
    at.clamp(rect.min, rect.max)
}

/// Below, above, right or left of a thing, as near as what is free allows: where it covers nothing of what hangs on the
/// thing, or the least; of places that are alike in this, the one that covers the fewest other symbols.
fn beside(thing: Rect, [near, others]: &[Vec<Rect>; 2], size: Vec2, free: Rect) -> Rect {
    let middle = thing.center();
    let half = size * 0.5;
    let (below, above) = (thing.bottom() + APART, thing.top() - APART - size.y);
    let (right, left) = (thing.right() + APART, thing.left() - APART - size.x);
    let corners = [
        pos2(middle.x - half.x, below),
        pos2(middle.x - half.x, above),
        pos2(right, middle.y - half.y),
        pos2(left, middle.y - half.y),
        pos2(right, below),
        pos2(left, below),
        pos2(right, above),
        pos2(left, above),
    ];
    let most = (free.max - size).max(free.min);
    let moved = corners.map(|corner| Rect::from_min_size(corner.clamp(free.min, most), size));
    let covers = |place: &Rect| {
        let hidden = |those: &[Rect]| those.iter().filter(|other| place.intersects(**other)).count();
        (place.intersects(thing.expand(8.0)), hidden(near), hidden(others))
    };
    moved.into_iter().min_by_key(covers).unwrap_or(moved[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    const FREE: Rect = Rect { min: pos2(100.0, 100.0), max: pos2(900.0, 700.0) };

    #[test]
    fn the_card_hangs_below_and_gives_way_at_the_rim() {
        let size = vec2(300.0, 200.0);
        let thing = |x: f32, y: f32| Rect::from_center_size(pos2(x, y), vec2(40.0, 40.0));
        assert_eq!(beside(thing(500.0, 300.0), &Default::default(), size, FREE).min, pos2(350.0, 365.0));
        let low = beside(thing(500.0, 650.0), &Default::default(), size, FREE);
        assert_eq!(low.min, pos2(350.0, 385.0));
        for (x, y) in [(110.0, 110.0), (890.0, 110.0), (110.0, 690.0), (890.0, 690.0), (500.0, 400.0)] {
            let place = beside(thing(x, y), &Default::default(), size, FREE);
            assert!(FREE.contains_rect(place), "{place:?}");
            assert!(!place.intersects(thing(x, y)), "{place:?} over {x}, {y}");
        }
    }

    #[test]
    fn the_card_leaves_free_what_hangs_on_the_thing() {
        let thing = Rect::from_center_size(pos2(500.0, 300.0), vec2(40.0, 40.0));
        let under = Rect::from_center_size(pos2(520.0, 420.0), vec2(30.0, 30.0));
        let place = beside(thing, &[vec![under], Vec::new()], vec2(300.0, 100.0), FREE);
        assert!(!place.intersects(under), "{place:?}");
    }
}
