//! The orders of a pulse: two, placed one after the other, then run.

use super::fold::Group;
use super::{advisor, card, choices};
use crate::icon::Icon;
use crate::text::{Texts, number};
use crate::ui::action::{Speed, UiAction};
use crate::ui::format::Format;
use crate::ui::layout::Layout;
use crate::ui::models::Orders;
use crate::ui::models::card::Card;
use crate::ui::models::keys::Deed;
use crate::ui::theme::{self, BODY, FIGURES};
use crate::ui::widget::{Look, button, icon_button, line, paragraph, rule};
use bevy_egui::egui::{Align2, Rect, ScrollArea, Sense, Ui, pos2, vec2};

/// Draws the orders over the whole of `ui`: head and foot stand, whatever is placed or taken back, and the offers
/// between them scroll.
pub fn panel(ui: &mut Ui, model: &Orders, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let text = layout.text;
    let mut actions = Vec::new();
    ui.spacing_mut().item_spacing.y = layout.pad * 0.3;
    head(ui, model, texts, &layout, &mut actions);
    rule(ui);
    let room = ui.available_height() - foot(&layout) - 14.0;
    ScrollArea::vertical().id_salt("orders").max_height(room.max(40.0)).auto_shrink([false, false]).show(
        ui,
        |ui| {
            paragraph(ui, &model.title, FIGURES, text.section, theme::TEXT);
            if let Some(about) = &model.about {
                paragraph(ui, about, BODY, text.least, theme::TEXT);
            }
            if let Some(sky) = &model.sky {
                paragraph(ui, sky, BODY, text.least, theme::SECOND);
            }
            for placed in &model.placed {
                card::show(ui, ui.id().with(("placed", &placed.title)), placed, &mut actions);
            }
            if let Some(advice) = &model.advice {
                advisor::panel(ui, advice, texts, &mut actions);
            }
            if model.left == 0 {
                paragraph(ui, &texts.say("orders-full"), BODY, text.least, theme::SECOND);
            } else {
                let number = (model.placed.len() + 1).into();
                let choose = texts.tell("orders-choose", &[("number", number)]);
                paragraph(ui, &choose, BODY, text.least, theme::SECOND);
                let (useful, useless) = model.offers.split_at(model.useful);
                let show = |ui: &mut Ui, cards: &[Card], actions: &mut Vec<UiAction>| {
                    for offer in cards {
                        card::show(ui, ui.id().with(("offer", &offer.title)), offer, actions);
                    }
                };
                show(ui, useful, &mut actions);
                let group = Group::of(ui, ui.id().with("folded"));
                for folded in &model.folded {
                    choices::show(ui, &group, folded, texts, &mut actions);
                }
                show(ui, useless, &mut actions);
                if model.offers.is_empty() && model.folded.is_empty() {
                    paragraph(ui, &texts.say("orders-none"), BODY, text.least, theme::SECOND);
                }
            }
        },
    );
    rule(ui);
    undo(ui, model, texts, &layout, &mut actions);
    result(ui, model, texts, &layout, &mut actions);
    actions
}

/// Height of what stands under the offers: the way back, the result and the button that runs the pulse.
fn foot(layout: &Layout) -> f32 {
    result_height(layout) + undo_height(layout) + layout.pad * 0.3 + 14.0
}

fn result_height(layout: &Layout) -> f32 {
    let text = layout.text;
    let result = if layout.format == Format::Wide { 0.0 } else { text.figure * 1.4 };
    text.body * 2.2 + result
}

fn undo_height(layout: &Layout) -> f32 {
    layout.text.body * 2.0
}

/// The way back keeps its place, so that pressing it again takes back another order and does nothing else.
fn undo(ui: &mut Ui, model: &Orders, texts: &Texts, layout: &Layout, actions: &mut Vec<UiAction>) {
    let rect = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), undo_height(layout)));
    let (some, label) = (!model.placed.is_empty(), texts.say("orders-undo"));
    let key = model.keys.of(Deed::Undo).filter(|_| some);
    if button(ui, rect, &label, key, Look::Quiet, some).clicked() {
        actions.push(UiAction::Undo);
    }
}

fn head(ui: &mut Ui, model: &Orders, texts: &Texts, layout: &Layout, actions: &mut Vec<UiAction>) {
    let text = layout.text;
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), text.council * 1.3), Sense::hover());
    let size = vec2(text.least * 2.3, text.least * 1.9);
    let buttons = row.right() - 2.0 * size.x - 6.0;
    let painter = ui.painter();
    let since = number::since_launch(texts, model.now);
    let font = theme::font(FIGURES, text.council);
    let hour =
        line(painter, row.left_center(), Align2::LEFT_CENTER, &since, font, theme::TEXT, row.width() * 0.35);
    let left = hour.right() + 14.0;
    let room = buttons - left - 8.0;
    let font = theme::font(BODY, text.least);
    let pulse = texts.tell("orders-pulse", &[("number", model.pulse.to_string().into())]);
    line(painter, pos2(left, row.center().y), Align2::LEFT_BOTTOM, &pulse, font.clone(), theme::TEXT, room);
    let until = number::since_launch(texts, model.until);
    let runs = texts.tell("orders-until", &[("until", until.into())]);
    line(painter, pos2(left, row.center().y), Align2::LEFT_TOP, &runs, font, theme::SECOND, room);
    let at = |index: f32| {
        Rect::from_min_size(pos2(buttons + index * (size.x + 6.0), row.center().y - size.y * 0.5), size)
    };
    let paused = model.speed == Speed::Paused;
    let look = |on: bool| if on { Look::Loud } else { Look::Quiet };
    let mut inner = ui.new_child(bevy_egui::egui::UiBuilder::new().max_rect(row));
    if icon_button(&mut inner, at(0.0), Icon::Pause, &texts.say("speed-pause"), look(paused)).clicked() {
        actions.push(UiAction::SetSpeed(Speed::Paused));
    }
    if icon_button(&mut inner, at(1.0), Icon::Play, &texts.say("speed-play"), look(!paused)).clicked() {
        actions.push(UiAction::SetSpeed(Speed::Normal));
    }
}

fn result(ui: &mut Ui, model: &Orders, texts: &Texts, layout: &Layout, actions: &mut Vec<UiAction>) {
    let text = layout.text;
    let height = text.body * 2.2;
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), result_height(layout)), Sense::hover());
    let run = if layout.format == Format::Wide {
        Rect::from_min_max(pos2(row.right() - row.width() * 0.33, row.top()), row.max)
    } else {
        Rect::from_min_max(pos2(row.left(), row.bottom() - height), row.max)
    };
    let room = if layout.format == Format::Wide { run.left() - row.left() - 8.0 } else { row.width() };
    let (theirs, ours) = model.result;
    let painter = ui.painter();
    let words = theme::font(BODY, text.least);
    let figures = theme::font(FIGURES, text.figure);
    let y = row.top() + if layout.format == Format::Wide { row.height() * 0.5 } else { text.figure * 0.6 };
    let mut at = row.left();
    let mut put = |words: &str, font: &bevy_egui::egui::FontId, ink, room: f32| {
        let rect = line(painter, pos2(at, y), Align2::LEFT_CENTER, words, font.clone(), ink, room);
        at = rect.right() + 5.0;
    };
    if let Some(grade) = &model.grade {
        put(&texts.say("orders-line"), &words, theme::SECOND, room * 0.3);
        put(&number::hours(texts, ours), &figures, theme::OWN_TEXT, room * 0.25);
        let grade = texts.tell("orders-grade", &[("grade", grade.as_str().into())]);
        put(&grade, &figures, theme::OWN_TEXT, room * 0.4);
    } else {
        let objective = texts.tell("orders-objective", &[("objective", model.objective.as_str().into())]);
        put(&objective, &words, theme::SECOND, room * 0.25);
        put(&number::hours(texts, theirs), &figures, theme::HOSTILE_TEXT, room * 0.2);
        put(&texts.say("orders-against"), &words, theme::SECOND, room * 0.33);
        put(&number::hours(texts, ours), &figures, theme::OWN_TEXT, room * 0.2);
    }
    let hours = number::hours(texts, f64::from(model.until.saturating_sub(model.now)));
    let label = texts.tell("orders-run", &[("hours", hours.into())]);
    let mut inner = ui.new_child(bevy_egui::egui::UiBuilder::new().max_rect(run));
    if button(&mut inner, run, &label, model.keys.of(Deed::Run), Look::Loud, true).clicked() {
        actions.push(UiAction::Run);
    }
}
