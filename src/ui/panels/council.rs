//! The report of a council: the step, one sentence, two hours with their bands, indicators, the act; in the debrief
//! the ledger that adds up.

use super::ladder::indicators;
use crate::icon::Icon;
use crate::text::{Texts, ledger::Step, number};
use crate::ui::action::UiAction;
use crate::ui::layout::Layout;
use crate::ui::models::CouncilCard;
use crate::ui::models::council::{Lines, Movement};
use crate::ui::models::keys::{Deed, Keys};
use crate::ui::theme::{self, BODY, FIGURES, STRONG};
use crate::ui::widget::{Look, button, line, paragraph, rule};
use bevy_egui::egui::{Align2, Color32, Rect, Sense, Stroke, Ui, pos2, vec2};

/// Draws the report from the top of `ui`.
pub fn panel(ui: &mut Ui, model: &CouncilCard, keys: &Keys, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let text = layout.text;
    let mut actions = Vec::new();
    ui.spacing_mut().item_spacing.y = 5.0;
    let week = texts.tell("report-title", &[("week", model.week.to_string().into())]);
    paragraph(ui, &week, BODY, text.least, theme::SECOND);
    head(ui, model, &layout);
    paragraph(ui, &model.sentence, STRONG, text.body, theme::TEXT);
    needles(ui, model, texts, &layout);
    moved(ui, model, texts, &layout);
    if !model.act.0.is_empty() {
        rule(ui);
        paragraph(ui, &model.act.0, FIGURES, text.section, theme::HOSTILE_TEXT);
        if !model.act.1.is_empty() {
            let heard = texts.tell("ladder-heard", &[("sentence", model.act.1.as_str().into())]);
            paragraph(ui, &heard, BODY, text.body, theme::TEXT);
        }
    }
    indicators(ui, &model.indicators, texts, &layout);
    if let Some(lines) = &model.ledger {
        rule(ui);
        ledger(ui, lines, texts);
    }
    ui.add_space(4.0);
    let rect = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), text.body * 2.3));
    if button(ui, rect, &texts.say("report-close"), keys.of(Deed::Close), Look::Loud, true).clicked() {
        actions.push(UiAction::CloseReport);
    }
    actions
}

fn head(ui: &mut Ui, model: &CouncilCard, layout: &Layout) {
    let text = layout.text;
    let (icon, colour) = match model.step {
        Step::Up | Step::Launch => (Icon::Up, theme::HOSTILE),
        Step::Held => (Icon::Level, theme::OWN),
        Step::Down => (Icon::Down, theme::OWN),
    };
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), text.gap * 1.4), Sense::hover());
    let centre = row.left_center() + vec2(text.gap * 0.55, 0.0);
    let painter = ui.painter();
    painter.circle_stroke(centre, text.gap * 0.5, Stroke::new(2.0, colour));
    icon.paint(painter, centre, text.gap * 0.55, colour);
    let start = row.left_center() + vec2(text.gap * 1.3, 0.0);
    let font = theme::font(FIGURES, text.gap);
    line(painter, start, Align2::LEFT_CENTER, &model.stands, font, theme::TEXT, row.width() - text.gap * 1.4);
}

fn needles(ui: &mut Ui, model: &CouncilCard, texts: &Texts, layout: &Layout) {
    let text = layout.text;
    let rows = [
        (texts.say("dial-believe"), model.believed, theme::TEXT),
        (texts.say("dial-bar"), model.bar, theme::HOSTILE_TEXT),
    ];
    for (label, band, ink) in rows {
        let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), text.figure * 1.3), Sense::hover());
        let args =
            [("hours", number::hours(texts, band.value).into()), ("half", number::whole(band.half).into())];
        let value = texts.tell("report-band", &args);
        let painter = ui.painter();
        let font = theme::font(BODY, text.body);
        line(
            painter,
            row.left_center(),
            Align2::LEFT_CENTER,
            &label,
            font,
            theme::SECOND,
            row.width() * 0.55,
        );
        let font = theme::font(FIGURES, text.figure);
        line(painter, row.right_center(), Align2::RIGHT_CENTER, &value, font, ink, row.width() * 0.42);
    }
}

/// What moved both hours: a line for each cause, a column for each hour.
fn moved(ui: &mut Ui, model: &CouncilCard, texts: &Texts, layout: &Layout) {
    if model.moved.is_empty() {
        return;
    }
    let heads = ["report-moved-believed", "report-moved-bar"].map(|id| Some((texts.say(id), theme::SECOND)));
    tabled(ui, &texts.say("report-moved"), theme::SECOND, &heads, layout);
    for Movement { cause, hours } in &model.moved {
        let ink = |good: bool| if good { theme::OWN_TEXT } else { theme::HOSTILE_TEXT };
        let hours = hours.clone().map(|told| told.map(|(hours, good)| (hours, ink(good))));
        tabled(ui, cause, theme::TEXT, &hours, layout);
    }
}

/// A line with two columns at its right.
fn tabled(ui: &mut Ui, words: &str, ink: Color32, columns: &[Option<(String, Color32)>; 2], layout: &Layout) {
    let least = layout.text.least;
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), least * 1.5), Sense::hover());
    let (painter, width) = (ui.painter(), row.width() * 0.24);
    let font = || theme::font(BODY, least);
    line(painter, row.left_center(), Align2::LEFT_CENTER, words, font(), ink, row.width() - 2.0 * width);
    for (column, right) in columns.iter().zip([row.right() - width, row.right()]) {
        let Some((hours, ink)) = column else { continue };
        line(painter, pos2(right, row.center().y), Align2::RIGHT_CENTER, hours, font(), *ink, width - 6.0);
    }
}

/// A ledger: each term with what moved it, and the sum.
pub fn ledger(ui: &mut Ui, lines: &Lines, texts: &Texts) {
    let layout = Layout::on(ui);
    let text = layout.text;
    for (term, moved, utility) in &lines.lines {
        let words = match moved {
            Some(moved) => {
                texts.tell("report-term", &[("term", term.as_str().into()), ("moved", moved.as_str().into())])
            }
            None => term.clone(),
        };
        entry(ui, &words, utility, theme::TEXT, &layout);
    }
    let (sum, _) = ui.allocate_exact_size(vec2(ui.available_width(), 3.0), Sense::hover());
    ui.painter().hline(sum.x_range(), sum.center().y, Stroke::new(1.0, theme::SECOND));
    entry(ui, &texts.say("report-sum"), &lines.balance, theme::NOW, &layout);
    paragraph(ui, &lines.turning, BODY, text.least, theme::SECOND);
}

fn entry(ui: &mut Ui, words: &str, utility: &str, ink: Color32, layout: &Layout) {
    let text = layout.text;
    let font = theme::font(BODY, text.least);
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), text.least * 1.5), Sense::hover());
    let figure = 56.0;
    let painter = ui.painter();
    line(painter, row.left_center(), Align2::LEFT_CENTER, words, font, ink, row.width() - figure - 6.0);
    let font = theme::font(STRONG, text.least);
    line(painter, pos2(row.right(), row.center().y), Align2::RIGHT_CENTER, utility, font, ink, figure);
}
