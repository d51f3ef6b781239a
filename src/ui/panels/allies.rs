//! The allies: one line each, with a gauge of its chance to say yes; under them the incidents and who may have done
//! them. A click on an ally consults it.

use crate::text::{Texts, number};
use crate::ui::action::UiAction;
use crate::ui::layout::Layout;
use crate::ui::models::Allies;
use crate::ui::models::allies::{AllyRow, IncidentRow};
use crate::ui::theme::{self, BODY, FIGURES, STRONG};
use crate::ui::widget::{line, paragraph, pick, rests_on, rule};
use bevy_egui::egui::{Align2, Rect, Sense, Stroke, StrokeKind, Ui, pos2, vec2};

/// Draws the page from the top of `ui`.
pub fn panel(ui: &mut Ui, model: &Allies, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let mut actions = Vec::new();
    ui.spacing_mut().item_spacing.y = layout.pad * 0.22;
    let (yes, all) = model.yes;
    let title = texts.tell("allies-yes", &[("yes", yes.into()), ("all", all.into())]);
    paragraph(ui, &title, FIGURES, layout.text.section, theme::TEXT);
    rung(ui, model.rung, texts, &layout);
    if let Some(harm) = &model.harm {
        paragraph(ui, harm, BODY, layout.text.least, theme::SECOND);
    }
    for norm in &model.norms {
        paragraph(ui, norm, BODY, layout.text.least, theme::TEXT);
    }
    for row in &model.allies {
        self::row(ui, row, texts, &layout, &mut actions);
    }
    rule(ui);
    if model.incidents.is_empty() {
        paragraph(ui, &texts.say("incidents-none"), BODY, layout.text.least, theme::SECOND);
    }
    for row in &model.incidents {
        incident(ui, row, texts, &layout);
    }
    actions
}

/// The ladder of escalation as seven marks, and its number.
fn rung(ui: &mut Ui, rung: u8, texts: &Texts, layout: &Layout) {
    let text = layout.text;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), text.least * 1.6), Sense::hover());
    let painter = ui.painter();
    let words = texts.tell("allies-rung", &[("rung", rung.into())]);
    let font = theme::font(BODY, text.least);
    let told = line(
        painter,
        rect.left_center(),
        Align2::LEFT_CENTER,
        &words,
        font,
        theme::SECOND,
        rect.width() * 0.6,
    );
    let side = text.least * 0.7;
    for step in 0..7u8 {
        let left = told.right() + 8.0 + f32::from(step) * (side + 3.0);
        let mark = Rect::from_center_size(pos2(left + side * 0.5, rect.center().y), vec2(side, side));
        if step < rung {
            painter.rect_filled(mark, 1.0, theme::HOSTILE);
        }
        painter.rect_stroke(mark, 1.0, Stroke::new(1.0, theme::SECOND), StrokeKind::Inside);
    }
}

/// Letters, gauge, stand and price of a consultation; under them why it stands so.
fn row(ui: &mut Ui, row: &AllyRow, texts: &Texts, layout: &Layout, actions: &mut Vec<UiAction>) {
    let text = layout.text;
    let (head, _) = ui.allocate_exact_size(vec2(ui.available_width(), text.body * 1.7), Sense::hover());
    let spoken = texts.tell(
        "voice-label",
        &[
            ("name", row.name.as_str().into()),
            ("stand", row.stand.as_str().into()),
            ("chance", number::percent(texts, row.chance).into()),
        ],
    );
    let response = pick(ui, head, ui.id().with(("voice", &row.letters)), &spoken);
    if let Some(order) = row.consult {
        if rests_on(&response) {
            actions.push(UiAction::Preview(order));
        }
        if response.clicked() {
            actions.push(UiAction::Order(order));
        }
    }
    let painter = ui.painter();
    let yes = row.chance > 0.5;
    let centre = head.center().y;
    let letters = theme::font(FIGURES, text.figure);
    let ink = if yes { theme::OWN_TEXT } else { theme::TEXT };
    line(painter, head.left_center(), Align2::LEFT_CENTER, &row.letters, letters, ink, text.figure * 1.8);
    let track = Rect::from_min_size(
        pos2(head.left() + text.figure * 2.0, centre - text.least * 0.35),
        vec2(head.width() * 0.26, text.least * 0.7),
    );
    painter.rect_stroke(track, 2.0, Stroke::new(1.0, theme::SECOND), StrokeKind::Inside);
    let filled = track.with_max_x(track.left() + track.width() * row.chance.clamp(0.0, 1.0) as f32);
    painter.rect_filled(filled, 2.0, if yes { theme::OWN } else { theme::SECOND });
    painter.vline(
        track.center().x,
        (track.top() - 2.0)..=(track.bottom() + 2.0),
        Stroke::new(1.5, theme::NOW),
    );
    let font = theme::font(STRONG, text.least);
    let hours = line(
        painter,
        head.right_center(),
        Align2::RIGHT_CENTER,
        &row.hours,
        font.clone(),
        if row.consult.is_some() { theme::HOSTILE_TEXT } else { theme::SECOND },
        head.width() * 0.2,
    );
    let left = track.right() + 8.0;
    line(
        painter,
        pos2(left, centre),
        Align2::LEFT_CENTER,
        &row.stand,
        font,
        theme::TEXT,
        (hours.left() - left - 6.0).max(10.0),
    );
    if !row.why.is_empty() {
        paragraph(ui, &row.why, BODY, text.least, theme::SECOND);
    }
}

fn incident(ui: &mut Ui, row: &IncidentRow, texts: &Texts, layout: &Layout) {
    let text = layout.text;
    paragraph(ui, &row.title, STRONG, text.body, theme::TEXT);
    for (name, chance) in &row.suspects {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), text.least * 1.5), Sense::hover());
        let painter = ui.painter();
        let font = theme::font(STRONG, text.least);
        let told = number::percent(texts, *chance);
        let right = line(painter, rect.right_center(), Align2::RIGHT_CENTER, &told, font, theme::TEXT, 60.0);
        let width = rect.width() * 0.3;
        let track = Rect::from_min_size(
            pos2(right.left() - width - 8.0, rect.center().y - text.least * 0.3),
            vec2(width, text.least * 0.6),
        );
        painter.rect_stroke(track, 2.0, Stroke::new(1.0, theme::SECOND), StrokeKind::Inside);
        let filled = track.with_max_x(track.left() + width * chance.clamp(0.0, 1.0) as f32);
        painter.rect_filled(filled, 2.0, theme::TEXT);
        let font = theme::font(BODY, text.least);
        let room = track.left() - rect.left() - 8.0;
        line(painter, rect.left_center(), Align2::LEFT_CENTER, name, font, theme::TEXT, room);
    }
    paragraph(ui, &row.known, BODY, text.least, theme::SECOND);
}
