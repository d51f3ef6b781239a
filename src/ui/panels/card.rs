//! A choice as a card: title, price, hours, fading curve, remark, and the reason when it is refused.

use crate::ui::action::UiAction;
use crate::ui::icon::Icon;
use crate::ui::layout::Layout;
use crate::ui::models::Card;
use crate::ui::models::card::{Badge, Tone};
use crate::ui::theme::{self, BODY, FIGURES, STRONG};
use crate::ui::widget::{fading, key_cap, rests_on};
use bevy_egui::egui::{
    Align, Color32, FontId, Galley, Id, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType,
    pos2, text::LayoutJob, vec2,
};
use std::sync::Arc;

/// Draws a card as wide as `ui`; returns what the pointer or a key did with it.
pub fn show(ui: &mut Ui, id: Id, card: &Card, out: &mut Vec<UiAction>) {
    let layout = Layout::on(ui);
    let text = layout.text;
    let pad = layout.pad * 0.55;
    let width = ui.available_width();
    let inner = width - 2.0 * pad;
    let badge = text.section * 1.25;
    let curve = if card.fading.is_empty() { 0.0 } else { (inner * 0.27).min(86.0) };
    let wrap = |words: &str, font: FontId, colour: Color32, room: f32| -> Arc<Galley> {
        let mut job = LayoutJob::simple(words.to_owned(), font, colour, room.max(20.0));
        job.halign = Align::LEFT;
        ui.painter().layout_job(job)
    };
    let usable = card.refusal.is_none();
    let key_room = if card.key.is_some() { 30.0 } else { 0.0 };
    let title_ink = if usable { theme::TEXT } else { theme::SECOND };
    let title = wrap(&card.title, theme::font(STRONG, text.body), title_ink, inner - badge - key_room);
    let price = wrap(&card.price, theme::font(BODY, text.least), theme::SPEND, inner);
    let shifts: Vec<(Arc<Galley>, Arc<Galley>)> = card
        .shifts
        .iter()
        .map(|shift| {
            let hours = wrap(&shift.hours, theme::font(FIGURES, text.figure), tone(shift.tone), inner);
            let room = inner - curve - hours.size().x - 14.0;
            (wrap(&shift.label, theme::font(BODY, text.least), theme::TEXT, room), hours)
        })
        .collect();
    let remark = (!card.remark.is_empty())
        .then(|| wrap(&card.remark, theme::font(BODY, text.least), theme::SECOND, inner));
    let refusal = card
        .refusal
        .as_ref()
        .map(|why| wrap(why, theme::font(BODY, text.least), theme::TEXT, inner - text.least * 1.4));

    let gap = 2.0;
    let shift_height = |(label, hours): &(Arc<Galley>, Arc<Galley>)| label.size().y.max(hours.size().y);
    let mut height = 2.0 * pad + title.size().y.max(badge * 0.85) + gap + price.size().y;
    height += shifts.iter().map(|s| shift_height(s) + gap).sum::<f32>();
    height += [&remark, &refusal].into_iter().flatten().map(|g| g.size().y + gap).sum::<f32>();

    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    // A refused card keeps the focus, so that its reason can be reached and read aloud.
    let response = ui.interact(rect, id, Sense::click());
    let spoken = match &card.refusal {
        Some(why) => format!("{} – {why}", card.title),
        None => card.title.clone(),
    };
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, usable, card.chosen, &spoken));
    let hot = rests_on(&response);
    if hot && usable && !card.chosen {
        out.push(UiAction::Preview(card.order));
    }
    if response.clicked() && usable && !card.chosen {
        out.push(UiAction::Order(card.order));
    }
    if response.has_focus() && response.gained_focus() {
        response.scroll_to_me(None);
    }

    let painter = ui.painter();
    let (fill, edge) = match (card.chosen, hot) {
        (true, _) => (theme::CYBER_CARD, Stroke::new(2.0, theme::CYBER)),
        (false, true) if usable => (theme::CARD_HOT, Stroke::new(2.0, theme::NOW)),
        (false, true) => (theme::CARD, Stroke::new(2.0, theme::SECOND)),
        (false, false) => (theme::CARD, Stroke::new(1.0, theme::EDGE)),
    };
    painter.rect(rect, 6.0, fill, edge, StrokeKind::Inside);
    let mut at = rect.min + vec2(pad, pad);
    let head = title.size().y.max(badge * 0.85);
    paint_badge(ui, pos2(at.x + badge * 0.36, at.y + head * 0.5), badge * 0.72, &card.badge, title_ink);
    painter.galley(pos2(at.x + badge, at.y + (head - title.size().y) * 0.5), title, title_ink);
    if let Some(key) = &card.key {
        key_cap(painter, pos2(rect.right() - pad, at.y + head * 0.5), key, theme::SECOND, text.least);
    }
    at.y += head + gap;
    let put = |at: &mut Pos2, galley: Arc<Galley>, dx: f32| {
        let height = galley.size().y;
        painter.galley(pos2(at.x + dx, at.y), galley, theme::TEXT);
        at.y += height + gap;
    };
    put(&mut at, price, 0.0);
    let from = at.y;
    for (label, hours) in shifts {
        let height = label.size().y.max(hours.size().y);
        let beside = label.size().x + 9.0;
        painter.galley(pos2(at.x, at.y + (height - label.size().y) * 0.5), label, theme::TEXT);
        painter.galley(pos2(at.x + beside, at.y + (height - hours.size().y) * 0.5), hours, theme::TEXT);
        at.y += height + gap;
    }
    if curve > 0.0 {
        let bottom = at.y.max(from + 20.0) - gap - 2.0;
        let area = Rect::from_min_max(
            pos2(rect.right() - pad - curve, from - 6.0),
            pos2(rect.right() - pad, bottom),
        );
        fading(painter, area, &card.fading, card.shifts.first().map_or(theme::NOW, |s| curve_tone(s.tone)));
    }
    if let Some(remark) = remark {
        put(&mut at, remark, 0.0);
    }
    if let Some(refusal) = refusal {
        let mark = text.least * 0.8;
        Icon::Cross.paint(painter, at + vec2(mark * 0.5, text.least * 0.62), mark, theme::HOSTILE);
        put(&mut at, refusal, text.least * 1.4);
    }
}

fn tone(tone: Tone) -> Color32 {
    match tone {
        Tone::Belief => theme::TEXT,
        Tone::Theirs => theme::HOSTILE_TEXT,
        Tone::Ours => theme::OWN_TEXT,
    }
}

fn curve_tone(tone: Tone) -> Color32 {
    match tone {
        Tone::Belief => theme::NOW,
        Tone::Theirs => theme::HOSTILE,
        Tone::Ours => theme::OWN,
    }
}

fn paint_badge(ui: &Ui, centre: Pos2, size: f32, badge: &Badge, ink: Color32) {
    use bevy_egui::egui::Align2;
    let painter = ui.painter();
    match badge {
        Badge::Letter(letter) => {
            let font = theme::font(FIGURES, size * 1.12);
            painter.text(centre, Align2::CENTER_CENTER, letter, font, ink);
        }
        Badge::Number(number) => {
            painter.circle_filled(centre, size * 0.62, theme::CYBER);
            let font = theme::font(STRONG, size * 0.8);
            painter.text(centre, Align2::CENTER_CENTER, number, font, theme::INK);
        }
        Badge::Picture(icon) => icon.paint(painter, centre, size * 0.85, ink),
    }
}
