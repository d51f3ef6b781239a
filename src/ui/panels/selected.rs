//! The card of the picked thing.

use super::legend::coloured;
use super::order_row;
use crate::icon::Icon;
use crate::sim::Side;
use crate::text::Texts;
use crate::ui::action::UiAction;
use crate::ui::layout::Layout;
use crate::ui::models::Selected;
use crate::ui::models::selected::MediumLine;
use crate::ui::theme::{self, BODY, FIGURES};
use crate::ui::widget::{Look, icon_button, line, paragraph};
use bevy_egui::egui::{Align2, Color32, Rect, Sense, Ui, pos2, vec2};

/// Draws the card from the top of `ui`.
pub fn panel(ui: &mut Ui, model: &Selected, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let text = layout.text;
    let mut actions = Vec::new();
    ui.spacing_mut().item_spacing.y = 3.0;
    let (ink, colour) = match model.side {
        Side::Alliance => (theme::OWN_TEXT, theme::OWN),
        Side::Adversary => (theme::HOSTILE_TEXT, theme::HOSTILE),
    };
    let height = text.section * 1.35;
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let close = Rect::from_min_max(pos2(row.right() - height, row.top()), row.max);
    let font = theme::font(FIGURES, text.section);
    line(
        ui.painter(),
        row.left_center(),
        Align2::LEFT_CENTER,
        &model.title,
        font,
        ink,
        row.width() - height - 6.0,
    );
    let label = texts.say("selected-close");
    let mut inner = ui.new_child(bevy_egui::egui::UiBuilder::new().max_rect(close));
    if icon_button(&mut inner, close, Icon::Cross, &label, Look::Quiet).clicked() {
        actions.push(UiAction::Deselect);
    }
    for (what, much) in &model.facts {
        fact(ui, what, much, &layout);
    }
    for medium in &model.media {
        medium_line(ui, medium, colour, &layout);
    }
    if let Some(hint) = &model.hint {
        paragraph(ui, hint, BODY, text.least, theme::TEXT);
    }
    ui.spacing_mut().item_spacing.y = 6.0;
    for (number, order) in model.orders.iter().enumerate() {
        order_row::show(ui, ui.id().with(("order here", number)), order, &mut actions);
    }
    actions
}

fn fact(ui: &mut Ui, what: &str, much: &str, layout: &Layout) {
    let font = theme::font(BODY, layout.text.least);
    let (row, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), layout.text.least * 1.45), Sense::hover());
    let painter = ui.painter();
    let room = row.width() * 0.5 - 3.0;
    line(painter, row.left_center(), Align2::LEFT_CENTER, what, font.clone(), theme::SECOND, room);
    line(painter, row.right_center(), Align2::RIGHT_CENTER, much, font, theme::TEXT, room);
}

fn medium_line(ui: &mut Ui, medium: &MediumLine, colour: Color32, layout: &Layout) {
    let font = theme::font(BODY, layout.text.least);
    let (row, _) =
        ui.allocate_exact_size(vec2(ui.available_width(), layout.text.least * 1.5), Sense::hover());
    let painter = ui.painter();
    let sample = 30.0;
    let shade = if medium.live { colour } else { colour.gamma_multiply(0.7) };
    coloured(painter, row.left_center(), sample, medium.medium, shade);
    if !medium.live {
        Icon::Cross.paint(painter, row.left_center() + vec2(sample * 0.5, 0.0), 9.0, theme::NOW);
    }
    let start = row.left_center() + vec2(sample + 7.0, 0.0);
    let room = row.width() - sample - 13.0;
    let name = line(painter, start, Align2::LEFT_CENTER, &medium.name, font.clone(), theme::TEXT, room * 0.5);
    let room = room - name.width();
    line(painter, row.right_center(), Align2::RIGHT_CENTER, &medium.state, font, theme::SECOND, room);
}
