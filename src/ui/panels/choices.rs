//! A card whose chips carry the orders: through which ally, with which access, with which intent.

use super::card::{terms, tone};
use super::fold::Group;
use crate::icon::Icon;
use crate::text::Texts;
use crate::ui::action::UiAction;
use crate::ui::layout::Layout;
use crate::ui::models::Choices;
use crate::ui::models::card::Badge;
use crate::ui::models::choices::Chip;
use crate::ui::theme::{self, BODY, FIGURES, STRONG};
use crate::ui::widget::{fitted, line, rests_on, twist};
use bevy_egui::egui::{
    Align2, Id, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

/// Draws the card as wide as `ui`, as one of a group: its head alone, or with terms and chips while it is open.
pub fn show(ui: &mut Ui, group: &Group, model: &Choices, texts: &Texts, out: &mut Vec<UiAction>) {
    let layout = Layout::on(ui);
    let text = layout.text;
    let pad = layout.pad * 0.55;
    let width = ui.available_width();
    let inner = width - 2.0 * pad;
    let card = &model.card;
    let open = group.is_open(&card.title);
    let head = text.body * 1.75;
    let terms = ui.painter().layout_job(terms(card, &layout, inner));
    let chips = places(ui, &model.chips, inner, &layout);
    let foot = chips.last().map_or(0.0, |rect| rect.bottom());
    let note = card.refusal.as_ref().map(|why| {
        let font = theme::font(BODY, text.least);
        ui.painter().layout(why.clone(), font, theme::TEXT, inner - text.least * 1.4)
    });
    let last = note.as_ref().map_or(foot, |galley| galley.size().y);
    let height = if open { head + terms.size().y + 4.0 + last + pad } else { head };
    let (rect, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let title = rect.with_max_y(rect.top() + head);
    let response = group.head(ui, &card.title, title, &card.title);
    let hot = rests_on(&response);
    let edge = if hot { Stroke::new(2.0, theme::NOW) } else { Stroke::new(1.0, theme::EDGE) };
    let fill = if hot && !open { theme::CARD_HOT } else { theme::CARD };
    let painter = ui.painter();
    painter.rect(rect, 6.0, fill, edge, StrokeKind::Inside);
    let ink = if note.is_none() { theme::TEXT } else { theme::SECOND };
    let mark = text.least * 0.75;
    let right = title.right_center() - vec2(pad + mark * 0.5, 0.0);
    twist(painter, right, mark, open, theme::SECOND);
    let mut free = inner - mark - text.section * 1.3 - 6.0;
    if let Some(most) = model.most.as_ref().filter(|_| !open) {
        let at = right - vec2(mark + 3.0, 0.0);
        let font = theme::font(FIGURES, text.figure * 0.9);
        let hours = line(painter, at, Align2::RIGHT_CENTER, &most.hours, font, tone(most.tone), inner * 0.4);
        free -= hours.width() + 8.0;
    }
    let start = title.left_center() + vec2(pad, 0.0);
    if let Badge::Picture(icon) = &card.badge {
        icon.paint(painter, start + vec2(text.section * 0.45, 0.0), text.section * 0.75, ink);
    }
    let words = start + vec2(text.section * 1.25, 0.0);
    line(painter, words, Align2::LEFT_CENTER, &card.title, theme::font(STRONG, text.body), ink, free);
    if !open {
        return;
    }
    group.reveal(ui, &card.title, rect);
    let at = pos2(start.x, title.bottom());
    let below = at.y + terms.size().y + 4.0;
    painter.galley(at, terms, theme::TEXT);
    if let Some(note) = note {
        let mark = text.least * 0.8;
        let centre = pos2(at.x + mark * 0.5, below + text.least * 0.62);
        Icon::Cross.paint(painter, centre, mark, theme::HOSTILE);
        painter.galley(pos2(at.x + text.least * 1.4, below), note, theme::TEXT);
        return;
    }
    for (number, (chip, place)) in model.chips.iter().zip(chips).enumerate() {
        let id = response.id.with(("chip", number));
        draw(ui, id, chip, place.translate(vec2(at.x, below)), &layout, texts, out);
    }
}

const PIP: f32 = 3.5;

fn pips(chip: &Chip) -> f32 {
    chip.favours.map_or(0.0, |count| 4.0 + f32::from(count.max(1)) * PIP * 2.6)
}

fn words(chip: &Chip) -> String {
    if chip.detail.is_empty() { chip.label.clone() } else { format!("{} {}", chip.label, chip.detail) }
}

/// Chips in rows, from the corner of their area.
fn places(ui: &Ui, chips: &[Chip], width: f32, layout: &Layout) -> Vec<Rect> {
    let text = layout.text;
    let height = text.least * 1.7;
    let mut at = Pos2::ZERO;
    let place = |chip: &Chip| {
        let room = width - 14.0 - pips(chip);
        let font = theme::font(BODY, text.least);
        let galley = fitted(ui.painter(), &words(chip), font, theme::TEXT, room);
        let size = vec2(galley.size().x + 14.0 + pips(chip), height);
        if at.x > 0.0 && at.x + size.x > width {
            at = pos2(0.0, at.y + height + 4.0);
        }
        let rect = Rect::from_min_size(at, size);
        at.x += size.x + 5.0;
        rect
    };
    chips.iter().map(place).collect()
}

fn draw(ui: &Ui, id: Id, chip: &Chip, rect: Rect, layout: &Layout, texts: &Texts, out: &mut Vec<UiAction>) {
    let response = ui.interact(rect, id, Sense::click());
    let usable = chip.refusal.is_none();
    let spoken = match &chip.refusal {
        Some(refusal) => {
            let args = [("order", chip.spoken.as_str().into()), ("reason", refusal.as_str().into())];
            texts.tell("chip-refused", &args)
        }
        None => chip.spoken.clone(),
    };
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, usable, &spoken));
    let hot = rests_on(&response);
    let (fill, edge) = match (usable, hot) {
        (true, true) => (theme::CARD_HOT, Stroke::new(2.0, theme::NOW)),
        (true, false) => (theme::CARD_HOT, Stroke::new(1.0, theme::OWN)),
        (false, true) => (theme::CARD, Stroke::new(2.0, theme::SECOND)),
        (false, false) => (theme::CARD, Stroke::new(1.0, theme::EDGE)),
    };
    let painter = ui.painter();
    painter.rect(rect, 5.0, fill, edge, StrokeKind::Inside);
    let ink = if usable { theme::TEXT } else { theme::SECOND };
    let font = theme::font(BODY, layout.text.least);
    let room = rect.width() - 14.0 - pips(chip);
    let start = rect.left_center() + vec2(7.0, 0.0);
    let label = line(painter, start, Align2::LEFT_CENTER, &words(chip), font, ink, room);
    if let Some(count) = chip.favours {
        for pip in 0..count {
            let x = label.right() + 5.0 + PIP + f32::from(pip) * PIP * 2.6;
            let colour = if usable { theme::SPEND } else { theme::SPEND.gamma_multiply(0.5) };
            painter.circle_filled(pos2(x, rect.center().y), PIP, colour);
        }
        if count == 0 {
            let x = label.right() + 5.0;
            painter.hline(x..=(x + 2.0 * PIP), rect.center().y, Stroke::new(1.5, theme::SECOND));
        }
    }
    if hot && usable {
        out.push(UiAction::Preview(chip.order));
    }
    if response.clicked() {
        // A refused chip is sent all the same: the game answers with its reason.
        out.push(UiAction::Order(chip.order));
    }
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
}
