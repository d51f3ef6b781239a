//! The end of a game.

use super::council::ledger;
use crate::text::{Texts, number};
use crate::ui::action::UiAction;
use crate::ui::layout::Layout;
use crate::ui::models::End;
use crate::ui::models::end::CouncilRow;
use crate::ui::theme::{self, BODY, FIGURES, STRONG};
use crate::ui::widget::{Look, button, line, paragraph, rule};
use bevy_egui::egui::{Align2, CollapsingHeader, Rect, RichText, ScrollArea, Sense, Ui, pos2, vec2};

/// Draws the end over the whole of `ui`: the councils between head and foot scroll.
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
    paragraph(ui, &texts.say("end-councils"), FIGURES, text.section, theme::TEXT);
    let foot = text.body * 2.5 + 18.0;
    let room = (ui.available_height() - foot).max(60.0);
    ScrollArea::vertical().id_salt("councils").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
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

fn council(ui: &mut Ui, row: &CouncilRow, texts: &Texts, layout: &Layout) {
    let text = layout.text;
    let thought = row.thought.map_or_else(|| texts.say("end-unknown"), |hours| number::hours(texts, hours));
    let week = row.week.to_string();
    let args = [
        ("week", week.into()),
        ("step", row.step.as_str().into()),
        ("thought", thought.into()),
        ("believed", number::hours(texts, row.believed).into()),
        ("bar", number::bar(texts, row.bar).into()),
    ];
    let title =
        RichText::new(texts.tell("end-council", &args)).font(theme::font(BODY, text.body)).color(theme::TEXT);
    CollapsingHeader::new(title).id_salt(("council", row.week)).show(ui, |ui| ledger(ui, &row.lines, texts));
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
