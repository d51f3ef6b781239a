//! A choice as a card: title, price, hours, fading curve, remark, and the reason when it is refused.

use crate::icon::Icon;
use crate::ui::action::UiAction;
use crate::ui::layout::Layout;
use crate::ui::models::Card;
use crate::ui::models::card::{Badge, Tone};
use crate::ui::theme::{self, BODY, FIGURES, STRONG};
use crate::ui::widget::{fading, fitted, key_cap, rests_on};
use bevy_egui::egui::{
    Align, Color32, FontId, Galley, Id, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType,
    pos2,
    text::{LayoutJob, TextFormat},
    vec2,
};
use std::sync::Arc;

/// Draws a card as wide as `ui`; what the pointer or a key did with it goes `out`.
pub fn show(ui: &mut Ui, id: Id, card: &Card, out: &mut Vec<UiAction>) {
    told(ui, id, card, None, out);
}

/// The same where the reason of a refusal may stand above already: it is not said again, only the card is quiet.
pub fn told(ui: &mut Ui, id: Id, card: &Card, reason: Option<&str>, out: &mut Vec<UiAction>) {
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
    let terms = ui.painter().layout_job(terms(card, &layout, inner - curve));
    let refusal = card
        .refusal
        .as_deref()
        .filter(|why| Some(*why) != reason)
        .map(|why| wrap(why, theme::font(BODY, text.least), theme::TEXT, inner - text.least * 1.4));

    let gap = 2.0;
    let head = title.size().y.max(badge * 0.85);
    let mut height = 2.0 * pad + head + gap + terms.size().y;
    height += refusal.as_ref().map_or(0.0, |galley| galley.size().y + gap);

    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    // A refused card keeps the focus, so that its reason can be reached and read aloud.
    let response = ui.interact(rect, id, Sense::click());
    let spoken = match card.refusal.as_ref().or(card.again.as_ref()) {
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
    paint_badge(ui, pos2(at.x + badge * 0.36, at.y + head * 0.5), badge * 0.72, &card.badge, title_ink);
    painter.galley(pos2(at.x + badge, at.y + (head - title.size().y) * 0.5), title, title_ink);
    if let Some(again) = &card.again {
        // Over the end of the title: nothing moves under the eye that reads it.
        let galley = fitted(painter, again, theme::font(STRONG, text.least), theme::INK, inner - badge);
        let size = galley.size() + vec2(12.0, 4.0);
        let plate = Rect::from_min_size(pos2(rect.right() - pad - size.x, at.y), size);
        painter.rect_filled(plate, 4.0, theme::NOW);
        painter.galley(plate.min + vec2(6.0, 2.0), galley, theme::INK);
    } else if let Some(key) = &card.key {
        key_cap(painter, pos2(rect.right() - pad, at.y + head * 0.5), key, theme::SECOND, text.least);
    }
    at.y += head + gap;
    if curve > 0.0 {
        let bottom = at.y + terms.size().y.min(text.figure * 1.6) - 2.0;
        let area = Rect::from_min_max(
            pos2(rect.right() - pad - curve + 8.0, at.y),
            pos2(rect.right() - pad, bottom),
        );
        fading(painter, area, &card.fading, card.shifts.first().map_or(theme::NOW, |s| curve_tone(s.tone)));
    }
    let below = at.y + terms.size().y + gap;
    painter.galley(at, terms, theme::TEXT);
    if let Some(refusal) = refusal {
        let mark = text.least * 0.8;
        let centre = pos2(at.x + mark * 0.5, below + text.least * 0.62);
        Icon::Cross.paint(painter, centre, mark, theme::HOSTILE);
        painter.galley(pos2(at.x + text.least * 1.4, below), refusal, theme::TEXT);
    }
}

/// Letters of a remark that stands whole on its line.
const SHORT: usize = 26;

/// Price, hours and remark, one after the other as far as a line reaches.
pub fn terms(card: &Card, layout: &Layout, width: f32) -> LayoutJob {
    let text = layout.text;
    let mut job = LayoutJob::default();
    job.wrap.max_width = width.max(20.0);
    let mut put = |words: &str, lead: f32, font: FontId, colour: Color32| {
        if !words.is_empty() {
            let lead = if job.text.is_empty() { 0.0 } else { lead };
            let format = TextFormat { valign: Align::Center, ..TextFormat::simple(font, colour) };
            job.append(words, lead, format);
        }
    };
    let words = || theme::font(BODY, text.least);
    put(&card.price, 0.0, words(), theme::SPEND);
    for shift in &card.shifts {
        // A line breaks between the terms, not within one.
        put(&format!(" {}\u{a0}", shift.label.replace(' ', "\u{a0}")), 4.0, words(), theme::TEXT);
        put(&shift.hours.replace(' ', "\u{a0}"), 0.0, theme::font(FIGURES, text.figure), tone(shift.tone));
    }
    if !card.remark.is_empty() {
        let short = card.remark.chars().count() <= SHORT;
        let remark = if short { card.remark.replace(' ', "\u{a0}") } else { card.remark.clone() };
        put(&format!(" {remark}"), 4.0, words(), theme::SECOND);
    }
    job
}

/// The colour of a shift.
pub fn tone(tone: Tone) -> Color32 {
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
