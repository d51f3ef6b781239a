//! The weekly estimate: the chance of a launch within two councils, on one slider.

use crate::sim::Order;
use crate::text::{Texts, number};
use crate::ui::action::UiAction;
use crate::ui::layout::Layout;
use crate::ui::models::Forecast;
use crate::ui::theme::{self, BODY, FIGURES};
use crate::ui::widget::{Look, button, line, paragraph, rests_on};
use bevy_egui::egui::{
    Align2, Id, Key, Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, WidgetType, pos2, vec2,
};

/// Above this the allies are put on notice. Source: docs/rules/knowing.md.
const NOTICE: f64 = 0.5;
/// Steps of the slider.
const STEP: f64 = 0.05;

/// Draws the slider from the top of `ui`, and what the staff has found. `given` is this week's estimate, if it was given.
pub fn panel(ui: &mut Ui, given: Option<f64>, forecast: &Forecast, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let text = layout.text;
    let mut actions = Vec::new();
    paragraph(ui, &texts.say("estimate-question"), BODY, text.least, theme::SECOND);

    let id = ui.id().with("estimate");
    let mut chance = ui.data(|data| data.get_temp::<f64>(id)).or(given).unwrap_or(0.25);
    let height = text.section * 1.3;
    let (row, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let figure = text.figure * 2.2;
    let give = Rect::from_min_max(pos2(row.right() - row.width() * 0.27, row.top()), row.max);
    let (row, whole) = (Rect::from_min_max(row.min, pos2(give.left() - 8.0, row.bottom())), row);
    let track = Rect::from_min_max(row.min + vec2(8.0, 0.0), pos2(row.right() - figure, row.bottom()));
    slide(ui, id, track, &mut chance, texts);
    let painter = ui.painter();
    let x = |share: f64| track.left() + track.width() * share as f32;
    let y = track.center().y;
    painter.hline(track.x_range(), y, Stroke::new(5.0, theme::CARD_HOT));
    painter.hline(track.left()..=x(chance), y, Stroke::new(5.0, theme::HOSTILE));
    painter.vline(x(NOTICE), (y - 7.0)..=(y + 7.0), Stroke::new(1.5, theme::SECOND));
    if let Forecast::Found { soon, .. } = forecast {
        painter.vline(x(*soon), (y - 10.0)..=(y + 10.0), Stroke::new(2.5, theme::OWN_TEXT));
    }
    let focus = ui.memory(|m| m.has_focus(id));
    let ring = Stroke::new(if focus { 3.0 } else { 1.5 }, if focus { theme::SPEND } else { theme::PANEL });
    painter.circle(pos2(x(chance), y), 8.0, theme::NOW, ring);
    let words = number::percent(texts, chance);
    let font = theme::font(FIGURES, text.figure);
    line(painter, row.right_center(), Align2::RIGHT_CENTER, &words, font, theme::TEXT, figure - 10.0);
    if chance > NOTICE {
        paragraph(ui, &texts.say("estimate-notice"), BODY, text.least, theme::SECOND);
    }

    match forecast {
        Forecast::None => {}
        Forecast::Playing(words) => {
            paragraph(ui, words, BODY, text.least, theme::SECOND);
        }
        Forecast::Found { words, .. } => drop(paragraph(ui, words, BODY, text.least, theme::OWN_TEXT)),
        Forecast::Failed(words) => drop(paragraph(ui, words, BODY, text.least, theme::TEXT)),
    }

    let stands = given.is_some_and(|g| (g - chance).abs() < STEP * 0.5);
    let label = if stands { texts.say("estimate-given") } else { texts.say("estimate-give") };
    let mut inner = ui.new_child(UiBuilder::new().max_rect(whole));
    if button(&mut inner, give, &label, None, if stands { Look::Chosen } else { Look::Quiet }, !stands)
        .clicked()
    {
        actions.push(UiAction::Order(Order::Estimate { chance }));
        ui.data_mut(|data| data.remove::<f64>(id));
    }
    actions
}

/// Moves the slider with pointer and arrow keys, in steps; what is not given yet is kept with the widget.
fn slide(ui: &Ui, id: Id, track: Rect, chance: &mut f64, texts: &Texts) {
    let response = ui.interact(track.expand(6.0), id, Sense::click_and_drag());
    let before = *chance;
    if let Some(at) = response.interact_pointer_pos() {
        *chance = f64::from((at.x - track.left()) / track.width());
    }
    if response.has_focus() {
        let step = ui.input(|i| {
            f64::from(i.num_presses(Key::ArrowRight) as u32) - f64::from(i.num_presses(Key::ArrowLeft) as u32)
        });
        *chance += step * STEP;
        let arrows = bevy_egui::egui::EventFilter { horizontal_arrows: true, ..Default::default() };
        ui.memory_mut(|m| m.set_focus_lock_filter(id, arrows));
    }
    *chance = ((*chance / STEP).round() * STEP).clamp(0.0, 1.0);
    if *chance != before {
        ui.data_mut(|data| data.insert_temp(id, *chance));
    }
    let (value, label) = (*chance, texts.say("estimate-question"));
    let enabled = rests_on(&response) || ui.is_enabled();
    response.widget_info(|| {
        let mut info = WidgetInfo::slider(enabled, value, &label);
        info.typ = WidgetType::Slider;
        info
    });
}
