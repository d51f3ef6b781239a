//! The plan of the week: teams, one signal, one act, the estimate, and the way back.

use super::{card, estimate};
use crate::text::Texts;
use crate::ui::action::UiAction;
use crate::ui::layout::Layout;
use crate::ui::models::keys::Deed;
use crate::ui::models::plan::{TaskChoice, TeamRow};
use crate::ui::models::{Card, Plan};
use crate::ui::theme::{self, BODY, FIGURES, STRONG};
use crate::ui::widget::{Look, button, fitted, paragraph, rests_on, rule};
use bevy_egui::egui::{Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// Draws the plan from the top of `ui`.
pub fn panel(ui: &mut Ui, model: &Plan, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let text = layout.text;
    let mut actions = Vec::new();
    ui.spacing_mut().item_spacing.y = layout.pad * 0.28;
    undo(ui, model, texts, &layout, &mut actions);
    actions.extend(estimate::panel(ui, model.estimate, texts));
    rule(ui);
    paragraph(ui, &texts.say("plan-teams"), FIGURES, text.section, theme::TEXT);
    for row in &model.teams {
        team(ui, row, texts, &layout, &mut actions);
    }
    rule(ui);
    group(ui, &texts.say("plan-signals"), &model.signals, texts, &layout, &mut actions);
    rule(ui);
    group(ui, &texts.say("plan-acts"), &model.acts, texts, &layout, &mut actions);
    actions
}

fn undo(ui: &mut Ui, model: &Plan, texts: &Texts, layout: &Layout, actions: &mut Vec<UiAction>) {
    let Some(order) = &model.undo else { return };
    let height = layout.text.body * 2.1;
    let rect = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), height));
    let label = texts.tell("plan-undo", &[("order", order.as_str().into())]);
    if button(ui, rect, &label, model.keys.of(Deed::Undo), Look::Quiet, true).clicked() {
        actions.push(UiAction::Undo);
    }
}

fn group(
    ui: &mut Ui,
    title: &str,
    cards: &[Card],
    texts: &Texts,
    layout: &Layout,
    actions: &mut Vec<UiAction>,
) {
    let text = layout.text;
    paragraph(ui, title, FIGURES, text.section, theme::TEXT);
    if cards.is_empty() {
        paragraph(ui, &texts.say("plan-empty"), BODY, text.least, theme::SECOND);
    }
    for one in cards {
        card::show(ui, ui.id().with((title, &one.title)), one, actions);
    }
}

fn team(ui: &mut Ui, row: &TeamRow, texts: &Texts, layout: &Layout, actions: &mut Vec<UiAction>) {
    let text = layout.text;
    let args = [("number", row.number.into()), ("task", row.doing.as_str().into())];
    paragraph(ui, &texts.tell("team-label", &args), STRONG, text.least, theme::TEXT);
    let reason = row.choices.iter().find_map(|c| c.refusal.as_ref());
    if row.choices.iter().all(|c| c.refusal.is_some() || c.current) {
        if let Some(reason) = reason {
            paragraph(ui, reason, BODY, text.least, theme::SECOND);
        }
        return;
    }
    chips(ui, row, layout, actions);
}

/// The tasks of a team as chips in rows.
fn chips(ui: &mut Ui, row: &TeamRow, layout: &Layout, actions: &mut Vec<UiAction>) {
    let text = layout.text;
    let width = ui.available_width();
    let height = text.least * 1.7;
    let font = theme::font(BODY, text.least);
    let origin = ui.cursor().min;
    let mut at = vec2(0.0, 0.0);
    for (index, choice) in row.choices.iter().enumerate().filter(|(_, c)| c.refusal.is_none()) {
        let galley = fitted(ui.painter(), &choice.label, font.clone(), theme::TEXT, width - 16.0);
        let size = vec2(galley.size().x + 16.0, height);
        if at.x > 0.0 && at.x + size.x > width {
            at = vec2(0.0, at.y + height + 4.0);
        }
        let rect = Rect::from_min_size(origin + at, size);
        at.x += size.x + 5.0;
        chip(ui, rect, (row.number, index), choice, galley, actions);
    }
    ui.allocate_rect(
        Rect::from_min_max(origin, pos2(origin.x + width, origin.y + at.y + height)),
        Sense::hover(),
    );
}

fn chip(
    ui: &Ui,
    rect: Rect,
    salt: (u8, usize),
    choice: &TaskChoice,
    galley: std::sync::Arc<bevy_egui::egui::Galley>,
    actions: &mut Vec<UiAction>,
) {
    let response = ui.interact(rect, ui.id().with(("task", salt)), Sense::click());
    let label = &choice.label;
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, choice.current, label));
    let hot = rests_on(&response);
    let (fill, edge) = match (choice.current, hot) {
        (true, _) => (theme::CARD_HOT, Stroke::new(2.0, theme::OWN)),
        (false, true) => (theme::CARD_HOT, Stroke::new(2.0, theme::NOW)),
        (false, false) => (theme::CARD, Stroke::new(1.0, theme::EDGE)),
    };
    ui.painter().rect(rect, 5.0, fill, edge, StrokeKind::Inside);
    let at = rect.center() - galley.size() * 0.5;
    ui.painter().galley(at, galley, theme::TEXT);
    if hot && !choice.current {
        actions.push(UiAction::Preview(choice.order));
    }
    if response.clicked() && !choice.current {
        actions.push(UiAction::Order(choice.order));
    }
}
