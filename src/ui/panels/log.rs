//! What happened: each line leads to its place.

use crate::sim::event::Subject;
use crate::text::Texts;
use crate::ui::action::UiAction;
use crate::ui::layout::Layout;
use crate::ui::models::Log;
use crate::ui::theme::{self, BODY, STRONG};
use crate::ui::widget::{paragraph, pick};
use bevy_egui::egui::{Rect, Ui, pos2};

/// Draws the log from the top of `ui`.
pub fn panel(ui: &mut Ui, model: &Log, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let text = layout.text;
    let mut actions = Vec::new();
    ui.spacing_mut().item_spacing.y = 2.0;
    if model.entries.is_empty() {
        paragraph(ui, &texts.say("log-empty"), BODY, text.body, theme::SECOND);
    }
    let (left, right) = (ui.max_rect().left(), ui.max_rect().right());
    for (index, entry) in model.entries.iter().enumerate() {
        let top = ui.cursor().top();
        paragraph(ui, &entry.when, STRONG, text.least, theme::SECOND);
        paragraph(ui, &entry.text, BODY, text.least, theme::TEXT);
        let rect = Rect::from_min_max(pos2(left, top), pos2(right, ui.cursor().top() - 2.0));
        if entry.subject != Subject::Nowhere
            && pick(ui, rect, ui.id().with(("line", index)), &entry.text).clicked()
        {
            actions.push(UiAction::Select(entry.subject));
        }
        ui.add_space(text.least * 0.45);
    }
    actions
}
