//! The plan of the week: the estimate, the slots of the week, and what fits the one in hand.

use super::fold::{self, Group};
use super::{advisor, card, choices, estimate, week};
use crate::game::Hand;
use crate::text::Texts;
use crate::ui::action::UiAction;
use crate::ui::format::Format;
use crate::ui::layout::Layout;
use crate::ui::models::card::refused_alike;
use crate::ui::models::plan::TaskRow;
use crate::ui::models::{Card, Choices, Plan};
use crate::ui::theme::{self, BODY, STRONG};
use crate::ui::widget::{line, paragraph, rests_on, rule};
use bevy_egui::egui::{Align2, CornerRadius, ScrollArea, Sense, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// Draws the plan over the whole of `ui`: estimate and slots stand, and under them scrolls what fits the slot in hand.
pub fn panel(ui: &mut Ui, model: &Plan, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let mut actions = Vec::new();
    ui.spacing_mut().item_spacing.y = layout.pad * 0.22;
    // The estimate comes first in a week, before the orders colour it.
    actions.extend(estimate::panel(ui, model.estimate, &model.forecast, texts));
    if let Some(profile) = &model.profile {
        choices::show(ui, &Group::of(ui, ui.id().with("profile")), profile, texts, &mut actions);
    }
    week::rows(ui, &model.week, model.hand, texts, &mut actions);
    rule(ui);
    let advice = Group::of(ui, ui.id().with("advice"));
    let said = if advice.is_open("advice") { 6.0 * layout.text.body } else { 0.0 };
    scrolled(ui, fold::height(&layout) + said, &layout, |ui| match model.hand {
        Hand::Team(team) => tasks(ui, model, team, texts, &layout, &mut actions),
        Hand::Signal => {
            let (cards, folded) = &model.signals;
            choose(ui, cards, folded, texts, &layout, &mut actions);
        }
        Hand::Act => choose(ui, &[], &model.acts, texts, &layout, &mut actions),
    });
    if advice.section(ui, "advice", &texts.say("advice-title"), "", &layout) {
        scrolled(ui, 0.0, &layout, |ui| advisor::panel(ui, &model.advice, texts, &mut actions));
    }
    actions
}

/// What scrolls in the room that is left, less what comes after it. On a folded screen that is too little: there the
/// whole plan scrolls.
fn scrolled(ui: &mut Ui, after: f32, layout: &Layout, contents: impl FnOnce(&mut Ui)) {
    if layout.format == Format::Folded {
        return contents(ui);
    }
    let room = ui.available_height() - after - ui.spacing().item_spacing.y;
    ScrollArea::vertical()
        .id_salt(("plan", after > 0.0))
        .max_height(room)
        .auto_shrink([false, after == 0.0])
        .show(ui, contents);
}

/// The tasks; neighbours with the same remark share it.
fn tasks(ui: &mut Ui, model: &Plan, team: u8, texts: &Texts, layout: &Layout, actions: &mut Vec<UiAction>) {
    for (index, row) in model.tasks.iter().enumerate() {
        task(ui, row, team, texts, layout, actions);
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

/// A task: what it is, who is on it, what it is worth. A click sends the team in hand.
fn task(ui: &mut Ui, row: &TaskRow, team: u8, texts: &Texts, layout: &Layout, actions: &mut Vec<UiAction>) {
    let text = layout.text;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), week::height(layout)), Sense::hover());
    let response = ui.interact(rect, ui.id().with(("task", &row.label)), Sense::click());
    let told = [("number", (team + 1).into()), ("task", row.label.as_str().into())];
    let spoken = texts.tell("plan-send", &told);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, row.free, &spoken));
    let hot = rests_on(&response);
    if hot && row.free {
        ui.painter().rect_filled(rect, CornerRadius::same(4), theme::CARD_HOT);
        actions.push(UiAction::Preview(row.order));
    }
    if response.clicked() && row.free {
        actions.push(UiAction::Order(row.order));
    }
    let painter = ui.painter();
    let ink = if row.free || !row.teams.is_empty() { theme::TEXT } else { theme::SECOND };
    let mut right = rect.right() - 4.0;
    for team in row.teams.iter().rev() {
        let disc = week::disc(layout);
        week::number(painter, pos2(right - disc, rect.center().y), disc, *team);
        right -= 2.0 * disc + 3.0;
    }
    let font = theme::font(STRONG, text.least);
    let at = pos2(right - 2.0, rect.center().y);
    let room = rect.width() * 0.45;
    let worth = line(painter, at, Align2::RIGHT_CENTER, &row.worth, font, theme::OWN_TEXT, room);
    let font = theme::font(if row.teams.is_empty() { BODY } else { STRONG }, text.least);
    let left = pos2(rect.left() + 4.0, rect.center().y);
    line(painter, left, Align2::LEFT_CENTER, &row.label, font, ink, worth.left() - left.x - 6.0);
}
