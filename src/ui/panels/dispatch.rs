//! This week's dispatch and its answers.

use super::card;
use crate::sim::event::Subject;
use crate::text::Texts;
use crate::ui::action::UiAction;
use crate::ui::layout::Layout;
use crate::ui::models::{Card, DispatchCard};
use crate::ui::theme::{self, BODY, FIGURES, STRONG};
use crate::ui::widget::{Look, button, line, paragraph};
use bevy_egui::egui::{Align2, Context, Id, Rect, Sense, Ui, UiBuilder, pos2, vec2};

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
    heading(ui, model, texts, &layout, &mut actions);
    paragraph(ui, &model.title, FIGURES, text.title, theme::TEXT);
    paragraph(ui, &model.text, BODY, text.body, theme::TEXT);
    // The letters are the card's while one of its answers has the focus, and only then do they stand there.
    let listens = focused_answer(ui.ctx()).is_some();
    for (option, answer) in (0..).zip(&model.options) {
        let answer = Card { key: answer.key.clone().filter(|_| listens), ..answer.clone() };
        card::show(ui, answer_id(option), &answer, &mut actions);
    }
    paragraph(ui, &model.note, BODY, text.least, theme::SECOND);
    if let Some(by_key) = &model.by_key {
        paragraph(ui, by_key, BODY, text.least, theme::SECOND);
    }
    actions
}

/// The widget of an answer, by its position.
pub fn answer_id(option: u8) -> Id {
    Id::new(("answer", option))
}

/// Most answers that a dispatch can have.
const ANSWERS: u8 = 8;

/// The answer that has the focus.
pub fn focused_answer(ctx: &Context) -> Option<u8> {
    let focused = ctx.memory(|memory| memory.focused())?;
    (0..ANSWERS).find(|option| answer_id(*option) == focused)
}

/// The kind of card, and the way to its place.
fn heading(ui: &mut Ui, model: &DispatchCard, texts: &Texts, layout: &Layout, actions: &mut Vec<UiAction>) {
    let text = layout.text;
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), text.least * 1.7), Sense::hover());
    let place = Rect::from_min_max(pos2(row.right() - row.width() * 0.38, row.top()), row.max);
    let room = if model.placed { row.width() - place.width() - 8.0 } else { row.width() };
    let font = theme::font(BODY, text.least);
    line(ui.painter(), row.left_center(), Align2::LEFT_CENTER, &model.heading, font, theme::SECOND, room);
    if model.placed {
        let mut inner = ui.new_child(UiBuilder::new().max_rect(place));
        if button(&mut inner, place, &texts.say("dispatch-place"), None, Look::Quiet, true).clicked() {
            actions.push(UiAction::Select(Subject::Dispatch(model.id)));
        }
    }
}
