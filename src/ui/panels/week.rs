//! The slots of the week, one row each: they keep their places whatever is ordered, and can be dragged onto the map.

use crate::game::Hand;
use crate::icon::Icon;
use crate::text::Texts;
use crate::ui::action::UiAction;
use crate::ui::layout::Layout;
use crate::ui::models::week::{Back, SlotRow};
use crate::ui::theme::{self, BODY, FIGURES, STRONG};
use crate::ui::widget::{Look, dashed_ring, icon_button, line, rests_on};
use bevy_egui::egui::{
    Align2, Color32, CornerRadius, Id, LayerId, Order, Painter, Pos2, Rect, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, WidgetType, pos2, vec2,
};

/// Height of a row.
pub fn height(layout: &Layout) -> f32 {
    layout.text.least * 1.75
}

/// Radius of a team's disc in a row.
pub fn disc(layout: &Layout) -> f32 {
    layout.text.least * 0.62
}

/// Draws the rows; the one in hand is lit.
pub fn rows(ui: &mut Ui, week: &[SlotRow], hand: Hand, texts: &Texts, actions: &mut Vec<UiAction>) {
    let layout = Layout::on(ui);
    for row in week {
        slot(ui, row, row.slot == hand, texts, &layout, actions);
    }
}

fn slot(ui: &mut Ui, row: &SlotRow, held: bool, texts: &Texts, layout: &Layout, actions: &mut Vec<UiAction>) {
    let text = layout.text;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height(layout)), Sense::hover());
    let id = ui.id().with(("slot", row.slot));
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let spoken = match row.slot {
        Hand::Team(team) if row.icon.is_some() => {
            texts.tell("team-spoken", &[("number", (team + 1).into()), ("task", row.label.as_str().into())])
        }
        _ => row.label.clone(),
    };
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, held, &spoken));
    if (response.clicked() || response.drag_started()) && !held {
        actions.push(UiAction::Take(row.slot));
    }
    let pointer = response.interact_pointer_pos();
    if let (true, Some(at)) = (response.dragged() && row.open, pointer) {
        let above = ui.ctx().layer_painter(LayerId::new(Order::Tooltip, Id::new("carried")));
        badge(&above, at, 1.6 * disc(layout), row);
    }
    if let (true, Some(at)) = (response.drag_stopped() && row.open, pointer) {
        actions.push(UiAction::Drop(at));
    }
    let painter = ui.painter();
    if held {
        painter.rect_filled(rect, CornerRadius::same(4), theme::CARD_HOT);
        painter.vline(rect.left() + 1.0, rect.y_range(), Stroke::new(2.0, theme::NOW));
    }
    if rests_on(&response) {
        painter.rect_stroke(rect, CornerRadius::same(4), Stroke::new(1.5, theme::NOW), StrokeKind::Inside);
    }
    let radius = disc(layout);
    let middle = pos2(rect.left() + 7.0 + radius, rect.center().y);
    badge(painter, middle, radius, row);
    let square = rect.height() - 4.0;
    let mut right = rect.right() - 4.0;
    if let Some(back) = row.back {
        let place = Rect::from_min_size(pos2(right - square, rect.top() + 2.0), vec2(square, square));
        right = place.left() - 6.0;
        let (id, action) = match back {
            Back::TakeBack(order) => ("order-take-back", UiAction::TakeBack(order)),
            Back::Stop(order) => ("plan-stop", UiAction::Order(order)),
        };
        let what = [("order", row.label.as_str().into()), ("what", row.label.as_str().into())];
        let spoken = texts.tell(id, &what);
        let mut inner = ui.new_child(UiBuilder::new().id_salt(("back", row.slot)).max_rect(rect));
        if icon_button(&mut inner, place, Icon::Cross, &spoken, Look::Quiet).clicked() {
            actions.push(action);
        }
    }
    let painter = ui.painter();
    let font = theme::font(BODY, text.least);
    let at = pos2(right, rect.center().y);
    let room = rect.width() * 0.35;
    let state = line(painter, at, Align2::RIGHT_CENTER, &row.state, font, theme::SECOND, room);
    let (family, ink) = if row.open { (BODY, theme::SECOND) } else { (STRONG, theme::TEXT) };
    let left = pos2(middle.x + radius + 7.0, rect.center().y);
    let end = if row.state.is_empty() { right } else { state.left() - 6.0 };
    let font = theme::font(family, text.least);
    line(painter, left, Align2::LEFT_CENTER, &row.label, font, ink, end - left.x);
}

/// The disc of a slot: full with what fills it, dashed while it is free.
fn badge(painter: &Painter, middle: Pos2, radius: f32, row: &SlotRow) {
    let (fill, ink) = match (row.open, row.slot) {
        (true, _) => (theme::PANEL, theme::TEXT),
        (false, Hand::Team(_)) => (theme::OWN, theme::INK),
        (false, Hand::Signal | Hand::Act) => (theme::SPEND, theme::INK),
    };
    painter.circle_filled(middle, radius, fill);
    if row.open {
        dashed_ring(painter, middle, radius, Stroke::new(1.5, theme::NOW), 3.0, 2.5);
    }
    match (row.icon, row.slot) {
        (Some(icon), _) => icon.paint(painter, middle, 1.2 * radius, ink),
        (None, Hand::Team(team)) => figure(painter, middle, radius, team, ink),
        (None, Hand::Signal | Hand::Act) => {}
    }
}

/// A team's number in its disc.
pub fn number(painter: &Painter, middle: Pos2, radius: f32, team: u8) {
    painter.circle_filled(middle, radius, theme::OWN);
    figure(painter, middle, radius, team, theme::INK);
}

fn figure(painter: &Painter, middle: Pos2, radius: f32, team: u8, ink: Color32) {
    let font = theme::font(FIGURES, 1.5 * radius);
    painter.text(middle, Align2::CENTER_CENTER, (team + 1).to_string(), font, ink);
}
