//! The end of a game.

use super::council::ledger;
use crate::icon::Icon;
use crate::text::score::Part;
use crate::text::{Texts, number};
use crate::ui::action::UiAction;
use crate::ui::layout::Layout;
use crate::ui::models::End;
use crate::ui::models::end::{CouncilRow, ScoreBoard, Scored};
use crate::ui::theme::{self, BODY, FIGURES, STRONG};
use crate::ui::widget::{Look, button, line, paragraph, rule};
use bevy_egui::egui::{Align2, CollapsingHeader, Rect, RichText, ScrollArea, Sense, Stroke, Ui, pos2, vec2};

/// Draws the end over the whole of `ui`: score and councils between head and foot scroll.
pub fn panel(ui: &mut Ui, model: &End, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let text = layout.text;
    let mut actions = Vec::new();
    ui.spacing_mut().item_spacing.y = 6.0;
    paragraph(ui, &model.played, BODY, text.least, theme::SECOND);
    paragraph(ui, &model.title, FIGURES, text.dial, theme::TEXT);
    paragraph(ui, &model.why, STRONG, text.body + 1.0, theme::TEXT);
    figures(ui, model, &layout);
    paragraph(ui, &model.character, BODY, text.body, theme::SECOND);
    rule(ui);
    let foot = text.body * 2.5 + 18.0;
    let room = (ui.available_height() - foot).max(60.0);
    ScrollArea::vertical().id_salt("councils").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        score(ui, &model.score, texts, &layout);
        paragraph(ui, &texts.say("end-councils"), FIGURES, text.section, theme::TEXT);
        if model.councils.is_empty() {
            paragraph(ui, &texts.say("end-no-council"), BODY, text.body, theme::SECOND);
        }
        for row in &model.councils {
            council(ui, row, texts, &layout);
        }
    });
    rule(ui);
    buttons(ui, texts, &layout, &mut actions);
    actions
}

fn figures(ui: &mut Ui, model: &End, layout: &Layout) {
    let text = layout.text;
    let (row, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), text.council + text.least * 1.7), Sense::hover());
    let width = row.width() / 3.0;
    for (index, figure) in model.figures.iter().enumerate() {
        let at = pos2(row.left() + width * index as f32, row.top());
        let painter = ui.painter();
        let font = theme::font(FIGURES, text.council);
        line(painter, at, Align2::LEFT_TOP, &figure.value, font, theme::TEXT, width - 12.0);
        let font = theme::font(BODY, text.least);
        let under = pos2(at.x, row.bottom());
        line(painter, under, Align2::LEFT_BOTTOM, &figure.label, font, theme::SECOND, width - 12.0);
    }
}

fn score(ui: &mut Ui, scored: &Scored, texts: &Texts, layout: &Layout) {
    let text = layout.text;
    if *scored == Scored::None {
        return;
    }
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), text.section * 1.5), Sense::hover());
    let font = theme::font(FIGURES, text.section);
    let title = texts.say("score-title");
    line(
        ui.painter(),
        row.left_center(),
        Align2::LEFT_CENTER,
        &title,
        font.clone(),
        theme::TEXT,
        row.width(),
    );
    match scored {
        Scored::None => {}
        Scored::Failed(why) => drop(paragraph(ui, why, BODY, text.body, theme::TEXT)),
        Scored::Counting(share, words) => {
            paragraph(ui, words, BODY, text.least, theme::SECOND);
            let (bar, _) = ui.allocate_exact_size(vec2(ui.available_width(), 6.0), Sense::hover());
            gauge(ui, bar, *share);
        }
        Scored::Counted(board) => {
            let right = row.right_center();
            line(
                ui.painter(),
                right,
                Align2::RIGHT_CENTER,
                &board.total,
                font,
                theme::TEXT,
                row.width() * 0.6,
            );
            medals(ui, board, layout);
            for part in &board.parts {
                points(ui, part, layout);
            }
            paragraph(ui, &board.turning_points, BODY, text.least, theme::SECOND);
        }
    }
    rule(ui);
}

fn gauge(ui: &Ui, bar: Rect, share: f32) {
    let painter = ui.painter();
    painter.rect_filled(bar, 3.0, theme::CARD_HOT);
    let full = Rect::from_min_size(bar.min, vec2(bar.width() * share.clamp(0.0, 1.0), bar.height()));
    painter.rect_filled(full, 3.0, theme::OWN);
}

/// Every medal there is: an earned one shines, the others say what they take.
fn medals(ui: &mut Ui, board: &ScoreBoard, layout: &Layout) {
    let text = layout.text;
    let height = text.body * 1.4 + text.least * 1.5;
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let width = row.width() / board.medals.len().max(1) as f32;
    for (index, (name, takes, earned)) in board.medals.iter().enumerate() {
        let at = pos2(row.left() + width * index as f32, row.top());
        let painter = ui.painter();
        let size = text.body * 0.95;
        let centre = pos2(at.x + size * 0.6, at.y + text.body * 0.7);
        let ink = if *earned {
            painter.circle_filled(centre, size * 0.55, theme::SPEND);
            Icon::Check.paint(painter, centre, size * 0.7, theme::INK);
            theme::TEXT
        } else {
            painter.circle_stroke(centre, size * 0.5, Stroke::new(1.6, theme::SECOND));
            theme::SECOND
        };
        let words = pos2(at.x + size * 1.6, centre.y);
        let room = width - size * 1.6 - 8.0;
        line(painter, words, Align2::LEFT_CENTER, name, theme::font(STRONG, text.body), ink, room);
        let under = pos2(words.x, at.y + text.body * 1.4);
        let font = theme::font(BODY, text.least);
        line(painter, under, Align2::LEFT_TOP, takes, font, theme::SECOND, room);
    }
}

/// A part of the score: its points on a gauge, and under it where they come from.
fn points(ui: &mut Ui, part: &Part, layout: &Layout) {
    let text = layout.text;
    let (earned, most) = part.points;
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), text.body * 1.45), Sense::hover());
    let painter = ui.painter();
    let (left, right) = (row.left_center(), row.right_center());
    let label = row.width() * 0.3;
    let font = theme::font(STRONG, text.body);
    line(painter, left, Align2::LEFT_CENTER, &part.label, font, theme::TEXT, label - 8.0);
    let figures = text.figure * 4.0;
    let words = format!("{} / {}", number::whole(earned), number::whole(most));
    let font = theme::font(FIGURES, text.figure);
    line(painter, right, Align2::RIGHT_CENTER, &words, font, theme::TEXT, figures);
    let bar = Rect::from_min_max(
        pos2(left.x + label, left.y - 4.0),
        pos2((right.x - figures).max(left.x + label + 1.0), left.y + 4.0),
    );
    gauge(ui, bar, (earned / most) as f32);
    paragraph(ui, &part.why, BODY, text.least, theme::SECOND);
}

fn council(ui: &mut Ui, row: &CouncilRow, texts: &Texts, layout: &Layout) {
    let title = RichText::new(&row.title).font(theme::font(BODY, layout.text.body)).color(theme::TEXT);
    CollapsingHeader::new(title).id_salt(("council", row.hour)).show(ui, |ui| ledger(ui, &row.lines, texts));
}

fn buttons(ui: &mut Ui, texts: &Texts, layout: &Layout, actions: &mut Vec<UiAction>) {
    let all = [
        (texts.say("end-again"), UiAction::Again, Look::Loud),
        (texts.say("end-new-seed"), UiAction::NewSeed, Look::Quiet),
        (texts.say("end-menu"), UiAction::ToMenu, Look::Quiet),
    ];
    let row = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), layout.text.body * 2.3));
    let width = (row.width() - 16.0) / 3.0;
    for (index, (label, action, look)) in all.into_iter().enumerate() {
        let at = pos2(row.left() + (width + 8.0) * index as f32, row.top());
        if button(ui, Rect::from_min_size(at, vec2(width, row.height())), &label, None, look, true).clicked()
        {
            actions.push(action);
        }
    }
}
