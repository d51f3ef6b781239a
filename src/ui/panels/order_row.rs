//! An order in two lines, as the card of a picked place lists them: its key, what it is, its price, and what it shifts.

use super::card::tone;
use crate::icon::Icon;
use crate::ui::action::UiAction;
use crate::ui::layout::Layout;
use crate::ui::models::Card;
use crate::ui::models::card::Badge;
use crate::ui::theme::{self, BODY, FIGURES, STRONG};
use crate::ui::widget::{key_cap, line, rests_on};
use bevy_egui::egui::{Align2, Id, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// Draws a row as wide as `ui`; what the pointer or a key did with it goes `out`.
pub fn show(ui: &mut Ui, id: Id, card: &Card, out: &mut Vec<UiAction>) {
    let layout = Layout::on(ui);
    let text = layout.text;
    let pad = layout.pad * 0.5;
    let height = 2.0 * pad + 1.35 * (text.body + text.least);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    // A refused row keeps the focus, so that its reason can be reached and read aloud.
    let response = ui.interact(rect, id, Sense::click());
    let usable = card.refusal.is_none();
    let free = usable && !card.chosen;
    let spoken = match &card.refusal {
        Some(why) => format!("{} – {why}", card.title),
        None => card.title.clone(),
    };
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, usable, card.chosen, &spoken));
    let hot = rests_on(&response);
    if hot && free {
        out.push(UiAction::Preview(card.order));
    }
    if response.clicked() && free {
        out.push(UiAction::Order(card.order));
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    let painter = ui.painter();
    let (fill, edge) = match (card.chosen, hot) {
        (true, _) => (theme::CYBER_CARD, Stroke::new(2.0, theme::CYBER)),
        (false, true) if usable => (theme::CARD_HOT, Stroke::new(2.0, theme::NOW)),
        (false, _) => (theme::CARD, Stroke::new(1.0, theme::EDGE)),
    };
    painter.rect(rect, 6.0, fill, edge, StrokeKind::Inside);
    let inner = rect.shrink(pad);
    let (upper, lower) = (inner.top() + 0.68 * text.body, inner.bottom() - 0.68 * text.least);
    let ink = if usable { theme::TEXT } else { theme::SECOND };
    let cap = 1.6 * text.least;
    let middle = pos2(inner.left() + 0.5 * cap, upper);
    match (&card.key, &card.badge) {
        (Some(key), _) => {
            key_cap(painter, pos2(inner.left() + cap, upper), key, ink, text.least);
        }
        (None, Badge::Picture(icon)) => icon.paint(painter, middle, 0.8 * cap, ink),
        (None, Badge::Letter(_) | Badge::Number(_)) => {}
    }
    let left = inner.left() + cap + 8.0;
    let mut right = inner.right();
    if let (Some(shift), true) = (card.shifts.first(), usable) {
        let font = theme::font(FIGURES, text.figure);
        let at = pos2(right, upper);
        let room = inner.width() * 0.4;
        let hours = line(painter, at, Align2::RIGHT_CENTER, &shift.hours, font, tone(shift.tone), room);
        let font = theme::font(BODY, text.least);
        let at = pos2(right, lower);
        let label = line(painter, at, Align2::RIGHT_CENTER, &shift.label, font, theme::SECOND, room);
        right = hours.left().min(label.left()) - 10.0;
    }
    let room = right - left;
    let title = theme::font(STRONG, text.body);
    line(painter, pos2(left, upper), Align2::LEFT_CENTER, &card.title, title, ink, room);
    let small = || theme::font(BODY, text.least);
    if let Some(why) = &card.refusal {
        let mark = 0.8 * text.least;
        Icon::Cross.paint(painter, pos2(left + 0.5 * mark, lower), mark, theme::HOSTILE);
        let at = pos2(left + 1.4 * mark, lower);
        line(painter, at, Align2::LEFT_CENTER, why, small(), theme::TEXT, room - 1.4 * mark);
        return;
    }
    let at = pos2(left, lower);
    let price = line(painter, at, Align2::LEFT_CENTER, &card.price, small(), theme::SPEND, room);
    let more = card.shifts.iter().skip(1).map(|shift| format!("{} {}", shift.label, shift.hours));
    let more: Vec<String> = more.chain(Some(card.remark.clone()).filter(|words| !words.is_empty())).collect();
    if !more.is_empty() {
        let at = pos2(price.right() + 8.0, lower);
        let room = Rect::from_min_max(at, pos2(right, rect.bottom())).width();
        line(painter, at, Align2::LEFT_CENTER, &more.join(", "), small(), theme::SECOND, room);
    }
}
