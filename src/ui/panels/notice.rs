//! One sentence about what went wrong last.

use crate::icon::Icon;
use crate::ui::action::UiAction;
use crate::ui::layout::Layout;
use crate::ui::theme::{self, BODY};
use bevy_egui::egui::{Sense, Ui, WidgetInfo, WidgetType, vec2};

/// Draws the sentence behind its mark.
pub fn panel(ui: &mut Ui, note: &str) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let text = layout.text;
    let width = ui.available_width();
    let mark = text.body * 1.7;
    let font = theme::font(BODY, text.body);
    let galley = ui.painter().layout(note.to_owned(), font, theme::TEXT, (width - mark).max(40.0));
    let (rect, response) = ui.allocate_exact_size(vec2(width, galley.size().y), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, note));
    let centre = rect.left_top() + vec2(text.body * 0.6, text.body * 0.65);
    Icon::Cross.paint(ui.painter(), centre, text.body * 0.9, theme::HOSTILE);
    ui.painter().galley(rect.min + vec2(mark, 0.0), galley, theme::TEXT);
    Vec::new()
}
