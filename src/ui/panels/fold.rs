//! Heads that open and fold what stands under them: of a group, one is open at a time. Each is known by what it holds,
//! so that it stays open wherever in the group it comes to stand.

use crate::ui::layout::Layout;
use crate::ui::theme::{self, BODY, FIGURES};
use crate::ui::widget::{line, rests_on, twist};
use bevy_egui::egui::{
    Align2, AsIdSalt, Id, Rect, Response, Sense, Stroke, Ui, WidgetInfo, WidgetType, vec2,
};

/// A mark on what has been opened and was not yet brought into sight.
#[derive(Clone, Copy, Default)]
struct Opened;

/// Which of a group is open.
#[derive(Clone, Copy, Debug)]
pub struct Group {
    id: Id,
    open: Option<Id>,
}

impl Group {
    /// The group of an id, all of it folded until somebody opens one.
    pub fn of(ui: &Ui, id: Id) -> Self {
        Self { id, open: ui.data(|data| data.get_temp::<Option<Id>>(id)).flatten() }
    }

    /// Whether what holds this is open.
    pub fn is_open(&self, holds: impl AsIdSalt) -> bool {
        self.open == Some(self.id.with(holds))
    }

    /// The response of the head at a place; a click opens what it heads, or folds it.
    pub fn head(&self, ui: &Ui, holds: impl AsIdSalt, place: Rect, label: &str) -> Response {
        let id = self.id.with(holds);
        let response = ui.interact(place, id, Sense::click());
        let open = self.open == Some(id);
        response.widget_info(|| WidgetInfo::selected(WidgetType::CollapsingHeader, true, open, label));
        if response.clicked() {
            let next = (!open).then_some(id);
            ui.data_mut(|data| {
                data.insert_temp(self.id, next);
                if !open {
                    data.insert_temp(id, Opened);
                }
            });
        }
        response
    }

    /// Brings what has just been opened into sight, where it scrolls.
    pub fn reveal(&self, ui: &Ui, holds: impl AsIdSalt, place: Rect) {
        let id = self.id.with(holds);
        if ui.data_mut(|data| data.remove_temp::<Opened>(id)).is_some() {
            ui.scroll_to_rect(place, None);
        }
    }

    /// A head across the panel, with a remark at its right; returns whether it is open.
    pub fn section(
        &self,
        ui: &mut Ui,
        holds: impl AsIdSalt + Copy,
        title: &str,
        remark: &str,
        layout: &Layout,
    ) -> bool {
        let text = layout.text;
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), height(layout)), Sense::hover());
        let response = self.head(ui, holds, row, title);
        let open = self.is_open(holds);
        let painter = ui.painter();
        let edge =
            if rests_on(&response) { Stroke::new(2.0, theme::NOW) } else { Stroke::new(1.0, theme::EDGE) };
        painter.hline(row.x_range(), row.top(), edge);
        let mark = text.least * 0.85;
        twist(painter, row.left_center() + vec2(mark * 0.6, 1.0), mark, open, theme::TEXT);
        let start = row.left_center() + vec2(mark * 1.7, 1.0);
        let font = theme::font(FIGURES, text.section);
        let room = row.width() * 0.66;
        let left = line(painter, start, Align2::LEFT_CENTER, title, font, theme::TEXT, room);
        let font = theme::font(BODY, text.least);
        let room = row.right() - left.right() - 8.0;
        line(painter, row.right_center(), Align2::RIGHT_CENTER, remark, font, theme::SECOND, room);
        open
    }
}

/// Height of the head of a section.
pub fn height(layout: &Layout) -> f32 {
    layout.text.section * 1.35
}
