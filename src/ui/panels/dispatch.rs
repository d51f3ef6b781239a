//! This week's dispatch and its answers.

use super::card;
use crate::sim::event::Subject;
use crate::text::Texts;
use crate::ui::action::UiAction;
use crate::ui::layout::Layout;
use crate::ui::models::DispatchCard;
use crate::ui::theme::{self, BODY, FIGURES, STRONG};
use crate::ui::widget::{Look, button, paragraph};
use bevy_egui::egui::{Rect, Ui, vec2};

/// Draws the card from the top of `ui`, or the empty desk.
pub fn panel(ui: &mut Ui, model: Option<&DispatchCard>, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let text = layout.text;
    let mut actions = Vec::new();
    ui.spacing_mut().item_spacing.y = layout.pad * 0.3;
    let Some(model) = model else {
        paragraph(ui, &texts.say("dispatch-none"), STRONG, text.body, theme::TEXT);
        paragraph(ui, &texts.say("dispatch-none-hint"), BODY, text.body, theme::SECOND);
        return actions;
    };
    paragraph(ui, &model.heading, BODY, text.least, theme::SECOND);
    paragraph(ui, &model.title, FIGURES, text.title, theme::TEXT);
    paragraph(ui, &model.text, BODY, text.body, theme::TEXT);
    for option in &model.options {
        card::show(ui, ui.id().with(&option.title), option, &mut actions);
    }
    paragraph(ui, &model.note, BODY, text.least, theme::SECOND);
    if model.placed {
        let room = ui.available_rect_before_wrap();
        let rect = Rect::from_min_size(room.min, vec2(room.width(), text.least * 2.0));
        if button(ui, rect, &texts.say("dispatch-place"), None, Look::Quiet, true).clicked() {
            actions.push(UiAction::Select(Subject::Dispatch(model.id)));
        }
    }
    actions
}
