//! Title and state of the game, at the top in the middle.

use crate::ui::frame::plate;
use crate::ui::layout::Layout;
use crate::ui::theme::{self, BODY, FIGURES};
use crate::ui::widget::{fitted, note_cut};
use bevy_egui::egui::emath::GuiRounding;
use bevy_egui::egui::{Rect, Ui, pos2, vec2};

/// Title and state on a plate of their own: the names of the map run under them.
pub fn panel(ui: &Ui, place: Rect, (title, state): &(String, String), layout: &Layout) -> Rect {
    let text = layout.text;
    let painter = ui.painter();
    let room = place.width() - 2.0 * layout.pad;
    let lines = [(title, theme::font(FIGURES, text.section)), (state, theme::font(BODY, text.least))]
        .map(|(words, font)| fitted(painter, words, font, theme::TEXT, room));
    let width = lines.iter().map(|line| line.size().x).fold(0.0, f32::max) + 2.0 * layout.pad;
    let height = lines.iter().map(|line| line.size().y).sum::<f32>() + layout.pad;
    let top = pos2(place.center().x - width * 0.5, place.top());
    let rect = Rect::from_min_size(top, vec2(width, height)).round_ui();
    painter.add(plate(rect, theme::PANEL));
    let mut y = rect.top() + layout.pad * 0.5;
    for galley in lines {
        let size = galley.size();
        let at = pos2(rect.center().x - size.x * 0.5, y);
        if galley.elided {
            note_cut(painter, Rect::from_min_size(at, size), galley.text());
        }
        painter.galley(at, galley, theme::TEXT);
        y += size.y;
    }
    rect
}
