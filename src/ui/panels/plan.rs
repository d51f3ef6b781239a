//! The plan of the week: the estimate, teams by task, one signal, one act.

use super::fold::{self, Group};
use super::{advisor, card, choices, estimate};
use crate::text::Texts;
use crate::ui::action::UiAction;
use crate::ui::format::Format;
use crate::ui::icon::Icon;
use crate::ui::layout::Layout;
use crate::ui::models::card::refused_alike;
use crate::ui::models::plan::{Given, Part, TaskRow};
use crate::ui::models::{Card, Choices, Plan};
use crate::ui::theme::{self, BODY, FIGURES, STRONG};
use crate::ui::widget::{Look, button, icon_button, line, paragraph, rests_on};
use bevy_egui::egui::{Align2, Rect, ScrollArea, Sense, Ui, UiBuilder, pos2, vec2};

/// Draws the plan over the whole of `ui`: the estimate, and of its three parts the one that is still to be decided. That
/// one scrolls; the heads of all stay in sight.
pub fn panel(ui: &mut Ui, model: &Plan, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let mut actions = Vec::new();
    ui.spacing_mut().item_spacing.y = layout.pad * 0.22;
    // The estimate comes first in a week, before the orders colour it.
    actions.extend(estimate::panel(ui, model.estimate, &model.forecast, texts));
    if let Some(profile) = &model.profile {
        choices::show(ui, &Group::of(ui, ui.id().with("profile")), profile, texts, &mut actions);
    }
    let group = Group::asking(ui, ui.id().with("parts"), model.question);
    let (free, all) = model.free;
    let free = texts.tell("plan-free", &[("free", free.into()), ("all", all.into())]);
    if group.section(ui, Part::Teams, &texts.say("plan-teams"), &free, &layout) {
        scrolled(ui, Part::Teams, &layout, |ui| tasks(ui, model, texts, &layout, &mut actions));
    }
    let state = |done: bool, id: &str| texts.say(if done { id } else { "plan-open" });
    let given = state(model.signalled, "plan-given");
    if group.section(ui, Part::Signal, &texts.say("plan-signals"), &given, &layout) {
        let (cards, folded) = &model.signals;
        scrolled(ui, Part::Signal, &layout, |ui| {
            show_given(ui, &model.given[0], texts, &layout, &mut actions);
            choose(ui, cards, folded, texts, &layout, &mut actions);
        });
    }
    let done = state(model.acted, "plan-done");
    if group.section(ui, Part::Act, &texts.say("plan-acts"), &done, &layout) {
        scrolled(ui, Part::Act, &layout, |ui| {
            show_given(ui, &model.given[1], texts, &layout, &mut actions);
            choose(ui, &[], &model.acts, texts, &layout, &mut actions);
        });
    }
    if group.section(ui, Part::Advice, &texts.say("advice-title"), "", &layout) {
        scrolled(ui, Part::Advice, &layout, |ui| advisor::panel(ui, &model.advice, texts, &mut actions));
    }
    actions
}

/// What stands under the head of a part, in what the heads after it leave. On a folded screen that is too little: there
/// the whole plan scrolls.
fn scrolled(ui: &mut Ui, part: Part, layout: &Layout, contents: impl FnOnce(&mut Ui)) {
    if layout.format == Format::Folded {
        return contents(ui);
    }
    let after = Part::Advice as usize - part as usize;
    let heads = after as f32 * (fold::height(layout) + ui.spacing().item_spacing.y);
    let room = ui.available_height() - heads;
    ScrollArea::vertical().id_salt(part).max_height(room).auto_shrink([false, true]).show(ui, contents);
}

/// The tasks; neighbours with the same remark share it.
fn tasks(ui: &mut Ui, model: &Plan, texts: &Texts, layout: &Layout, actions: &mut Vec<UiAction>) {
    for (index, row) in model.tasks.iter().enumerate() {
        task(ui, row, texts, layout, actions);
        let next = model.tasks.get(index + 1).map(|row| row.remark.as_str());
        if !row.remark.is_empty() && next != Some(&row.remark) {
            paragraph(ui, &row.remark, BODY, layout.text.least, theme::SECOND);
        }
    }
    if let Some(harden) = &model.harden {
        choices::show(ui, &Group::of(ui, ui.id().with("harden")), harden, texts, actions);
    }
    if let Some(bound) = &model.bound {
        paragraph(ui, bound, BODY, layout.text.least, theme::SECOND);
    }
}

/// An order of this hour, with what takes it back.
fn show_given(
    ui: &mut Ui,
    given: &Option<Given>,
    texts: &Texts,
    layout: &Layout,
    actions: &mut Vec<UiAction>,
) {
    let Some(given) = given else { return };
    let height = row_height(layout);
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let font = theme::font(STRONG, layout.text.least);
    let room = row.width() - height - 6.0;
    line(ui.painter(), row.left_center(), Align2::LEFT_CENTER, &given.words, font, theme::TEXT, room);
    let Some(order) = given.order else { return };
    let square = vec2(height, height - 2.0);
    let place = Rect::from_min_size(pos2(row.right() - square.x, row.top() + 1.0), square);
    let spoken = texts.tell("order-take-back", &[("order", given.words.as_str().into())]);
    let mut inner = ui.new_child(UiBuilder::new().id_salt("given").max_rect(row));
    if icon_button(&mut inner, place, Icon::Cross, &spoken, Look::Quiet).clicked() {
        actions.push(UiAction::TakeBack(order));
    }
}

/// The choices of a part; once the week's is made, only the reason stands there.
fn choose(
    ui: &mut Ui,
    cards: &[Card],
    folded: &[Choices],
    texts: &Texts,
    layout: &Layout,
    actions: &mut Vec<UiAction>,
) {
    if let Some(reason) = refused_alike(cards.iter().chain(folded.iter().map(|one| &one.card))) {
        paragraph(ui, reason, BODY, layout.text.least, theme::SECOND);
        return;
    }
    if cards.is_empty() && folded.is_empty() {
        paragraph(ui, &texts.say("plan-empty"), BODY, layout.text.least, theme::SECOND);
    }
    for one in cards {
        card::show(ui, ui.id().with(&one.title), one, actions);
    }
    let group = Group::of(ui, ui.id().with("folded"));
    for one in folded {
        choices::show(ui, &group, one, texts, actions);
    }
}

/// Height of a row with small buttons at its right.
fn row_height(layout: &Layout) -> f32 {
    (layout.text.least * 1.75).max(layout.text.figure * 1.25)
}

/// A task: what it is worth, how many teams are on it, one less, one more.
fn task(ui: &mut Ui, row: &TaskRow, texts: &Texts, layout: &Layout, actions: &mut Vec<UiAction>) {
    let text = layout.text;
    let height = row_height(layout);
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
}

/// A small button with a sign; it tells in words what it does.
fn step(ui: &mut Ui, rect: Rect, sign: &str, spoken: &str, enabled: bool) -> bevy_egui::egui::Response {
    let response = button(ui, rect, sign, None, Look::Quiet, enabled);
    let info = bevy_egui::egui::WidgetType::Button;
    response.widget_info(|| bevy_egui::egui::WidgetInfo::labeled(info, enabled, spoken));
    response
}
