//! The plan of the week: the estimate, teams by task, one signal, one act.

use super::{card, choices, estimate};
use crate::text::Texts;
use crate::ui::action::UiAction;
use crate::ui::layout::Layout;
use crate::ui::models::plan::TaskRow;
use crate::ui::models::{Card, Choices, Plan};
use crate::ui::theme::{self, BODY, FIGURES, STRONG};
use crate::ui::widget::{Look, button, line, paragraph, rests_on};
use bevy_egui::egui::{Align2, Rect, Sense, Ui, UiBuilder, pos2, vec2};

/// Draws the plan from the top of `ui`.
pub fn panel(ui: &mut Ui, model: &Plan, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let mut actions = Vec::new();
    ui.spacing_mut().item_spacing.y = layout.pad * 0.22;
    // The estimate comes first in a week, before the orders colour it.
    actions.extend(estimate::panel(ui, model.estimate, texts));
    let (free, all) = model.free;
    let free = texts.tell("plan-free", &[("free", free.into()), ("all", all.into())]);
    title(ui, &texts.say("plan-teams"), &free, &layout);
    for row in &model.tasks {
        task(ui, row, texts, &layout, &mut actions);
    }
    if let Some(bound) = &model.bound {
        paragraph(ui, bound, BODY, layout.text.least, theme::SECOND);
    }
    let signals = texts.say("plan-signals");
    group(ui, &signals, &model.signals, &model.shows, texts, &layout, &mut actions);
    group(ui, &texts.say("plan-acts"), &model.acts, &model.asks, texts, &layout, &mut actions);
    actions
}

/// A title with a remark at its right.
fn title(ui: &mut Ui, words: &str, remark: &str, layout: &Layout) {
    let text = layout.text;
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), text.section * 1.35), Sense::hover());
    let painter = ui.painter();
    let font = theme::font(FIGURES, text.section);
    let room = row.width() * 0.66;
    let left = line(painter, row.left_center(), Align2::LEFT_CENTER, words, font, theme::TEXT, room);
    let font = theme::font(BODY, text.least);
    let room = row.right() - left.right() - 8.0;
    line(painter, row.right_center(), Align2::RIGHT_CENTER, remark, font, theme::SECOND, room);
}

/// One group of choices; once the week's is made, only the reason stands there.
fn group(
    ui: &mut Ui,
    words: &str,
    cards: &[Card],
    folded: &[Choices],
    texts: &Texts,
    layout: &Layout,
    actions: &mut Vec<UiAction>,
) {
    title(ui, words, "", layout);
    let refusals = || cards.iter().chain(folded.iter().map(|one| &one.card)).map(|one| &one.refusal);
    if let Some(Some(reason)) = refusals().next()
        && refusals().all(|other| other.as_ref() == Some(reason))
    {
        paragraph(ui, reason, BODY, layout.text.least, theme::SECOND);
        return;
    }
    if cards.is_empty() && folded.is_empty() {
        paragraph(ui, &texts.say("plan-empty"), BODY, layout.text.least, theme::SECOND);
    }
    for one in cards {
        card::show(ui, ui.id().with((words, &one.title)), one, actions);
    }
    for one in folded {
        choices::show(ui, ui.id().with((words, &one.card.title)), one, texts, actions);
    }
}

/// A task: what it is worth, how many teams are on it, one less, one more.
fn task(ui: &mut Ui, row: &TaskRow, texts: &Texts, layout: &Layout, actions: &mut Vec<UiAction>) {
    let text = layout.text;
    let height = text.least * 1.75;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let square = vec2(height, height - 2.0);
    let at = |index: f32| {
        let left = rect.right() - (3.0 - index) * (square.x + 2.0);
        Rect::from_min_size(pos2(left, rect.top() + 1.0), square)
    };
    let mut inner = ui.new_child(UiBuilder::new().id_salt(("task", &row.label)).max_rect(rect));
    let task = [("task", row.label.as_str().into())];
    for (place, sign, spoken, order) in [
        (at(0.0), "\u{2212}", texts.tell("task-less", &task), row.less),
        (at(2.0), "+", texts.tell("task-more", &task), row.more),
    ] {
        let response = step(&mut inner, place, sign, &spoken, order.is_some());
        let Some(order) = order else { continue };
        if rests_on(&response) {
            actions.push(UiAction::Preview(order));
        }
        if response.clicked() {
            actions.push(UiAction::Order(order));
        }
    }
    let painter = ui.painter();
    let ink = if row.teams > 0 { theme::TEXT } else { theme::SECOND };
    let font = theme::font(FIGURES, text.figure);
    let count = row.teams.to_string();
    line(painter, at(1.0).center(), Align2::CENTER_CENTER, &count, font, ink, square.x);
    let right = pos2(at(0.0).left() - 8.0, rect.center().y);
    let font = theme::font(STRONG, text.least);
    let room = rect.width() * 0.36;
    let worth = line(painter, right, Align2::RIGHT_CENTER, &row.worth, font, theme::OWN_TEXT, room);
    let room = worth.left() - rect.left() - 6.0;
    let font = theme::font(if row.teams > 0 { STRONG } else { BODY }, text.least);
    line(painter, rect.left_center(), Align2::LEFT_CENTER, &row.label, font, theme::TEXT, room);
    if !row.remark.is_empty() {
        paragraph(ui, &row.remark, BODY, text.least, theme::SECOND);
    }
}

/// A small button with a sign; it tells in words what it does.
fn step(ui: &mut Ui, rect: Rect, sign: &str, spoken: &str, enabled: bool) -> bevy_egui::egui::Response {
    let response = button(ui, rect, sign, None, Look::Quiet, enabled);
    let info = bevy_egui::egui::WidgetType::Button;
    response.widget_info(|| bevy_egui::egui::WidgetInfo::labeled(info, enabled, spoken));
    response
}
