//! The advisor: one button to ask, a sentence that answers, one button to do as it says.

use crate::text::Texts;
use crate::ui::action::UiAction;
use crate::ui::layout::Layout;
use crate::ui::models::Advice;
use crate::ui::theme::{self, BODY};
use crate::ui::widget::{Look, button, paragraph};
use bevy_egui::egui::{Sense, Ui, vec2};

/// Draws it from the top of `ui`.
pub fn panel(ui: &mut Ui, model: &Advice, texts: &Texts, actions: &mut Vec<UiAction>) {
    let layout = Layout::on(ui);
    let text = layout.text;
    let (words, deed) = match model {
        Advice::Unasked => (None, Some((texts.say("advice-ask"), UiAction::AskAdvisor))),
        Advice::Thinking(words) | Advice::Failed(words) | Advice::Said(words, None) => (Some(words), None),
        Advice::Said(words, Some(order)) => {
            (Some(words), Some((texts.say("advice-give"), UiAction::Order(*order))))
        }
    };
    if let Some(words) = words {
        paragraph(ui, words, BODY, text.least, theme::OWN_TEXT);
    }
    if let Some((label, action)) = deed {
        let size = vec2(ui.available_width(), text.body * 1.8);
        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
        if button(ui, rect, &label, None, Look::Quiet, true).clicked() {
            actions.push(action);
        }
    }
}
