//! The chain under attack in time: the column stands only where all bars overlap. It doubles as the key of the lines.

use super::legend::coloured;
use crate::sim::event::Subject;
use crate::text::{Texts, number};
use crate::ui::action::UiAction;
use crate::ui::fit;
use crate::ui::format::Format;
use crate::ui::layout::Layout;
use crate::ui::models::Chain;
use crate::ui::models::chain::{Bar, BarKind, Row};
use crate::ui::theme::{self, BODY, FIGURES, STRONG};
use crate::ui::widget::{dashed, dashed_frame, fitted, hatch, line, pick};
use bevy_egui::egui::{Align2, Rect, Sense, Stroke, Ui, pos2, vec2};

/// Draws the chain over the whole of `ui`.
pub fn panel(ui: &mut Ui, model: &Chain, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let (rect, _) = ui.allocate_exact_size(ui.available_size(), Sense::hover());
    let mut actions = Vec::new();
    let text = layout.text;
    let side = match layout.format {
        Format::Wide => 166.0,
        Format::Compact | Format::Folded => 124.0,
    };
    let head = text.least * 1.7;
    let body = Rect::from_min_max(rect.min + vec2(side, head), rect.max);
    let x = |hours: f64| {
        body.left() + body.width() * (hours / f64::from(model.end.max(1))).clamp(0.0, 1.0) as f32
    };
    let top = rect.top() + head * 0.45;
    let font = theme::font(FIGURES, text.body + 1.0);
    let at = pos2(rect.left(), top);
    let title =
        line(ui.painter(), at, Align2::LEFT_CENTER, &model.title, font, theme::HOSTILE_TEXT, side - 12.0);
    if let Some(link) = model.link
        && pick(ui, title.expand(2.0), ui.id().with("chain"), &model.title).clicked()
    {
        actions.push(UiAction::Select(Subject::Link(link)));
    }
    hours(ui, rect, body, top, model, texts, &layout, &x);
    let height = body.height() / (model.rows.len() + 1) as f32;
    let place = |index: usize| {
        Rect::from_min_size(pos2(body.left(), body.top() + height * index as f32), vec2(body.width(), height))
    };
    for (index, row) in model.rows.iter().enumerate() {
        medium(ui, rect.left(), place(index), row, model, &layout, &x);
    }
    column(ui, rect.left(), place(model.rows.len()), model, texts, &layout, &x);
    ui.painter().vline(
        x(f64::from(model.now)),
        (body.top() - 4.0)..=rect.bottom(),
        Stroke::new(2.0, theme::NOW),
    );
    actions
}

#[expect(clippy::too_many_arguments, reason = "an axis needs its place, its scale and its words")]
fn hours(
    ui: &Ui,
    rect: Rect,
    body: Rect,
    y: f32,
    model: &Chain,
    texts: &Texts,
    layout: &Layout,
    x: &impl Fn(f64) -> f32,
) {
    let painter = ui.painter();
    let thin = Stroke::new(1.0, theme::EDGE.gamma_multiply(0.7));
    let loud = theme::font(STRONG, layout.text.least);
    let now = texts.tell("chain-now", &[("hour", number::since_launch(texts, model.now).into())]);
    let at = pos2(x(f64::from(model.now)), y);
    let galley = fitted(painter, &now, loud, theme::TEXT, 120.0);
    let left = at.x.min(rect.right() - galley.size().x);
    let taken = (left - 8.0, left + galley.size().x + 8.0);
    painter.galley(pos2(left, y - galley.size().y * 0.5), galley, theme::TEXT);
    let font = theme::font(BODY, layout.text.least);
    let mut last = f32::NEG_INFINITY;
    let mut hour = 0;
    while hour < model.end {
        let at = x(f64::from(hour));
        painter.vline(at, body.y_range(), thin);
        let galley = fitted(painter, &number::since_launch(texts, hour), font.clone(), theme::SECOND, 70.0);
        let right = at + galley.size().x;
        if (right < taken.0 || at > taken.1) && at > last + 6.0 && right < rect.right() {
            last = right;
            painter.galley(pos2(at, y - galley.size().y * 0.5), galley, theme::SECOND);
        }
        hour += model.step;
    }
    for row in 0..=(model.rows.len() + 1) {
        let y = body.top() + body.height() * row as f32 / (model.rows.len() + 1) as f32;
        painter.hline(body.x_range(), y, thin);
    }
}

fn medium(
    ui: &Ui,
    left: f32,
    place: Rect,
    row: &Row,
    model: &Chain,
    layout: &Layout,
    x: &impl Fn(f64) -> f32,
) {
    let painter = ui.painter();
    let font = theme::font(BODY, layout.text.least);
    let side = place.left() - left;
    let at = pos2(left, place.center().y);
    line(painter, at, Align2::LEFT_CENTER, &row.name, font.clone(), theme::TEXT, side * 0.56 - 4.0);
    coloured(painter, at + vec2(side * 0.56, 0.0), side * 0.34, row.medium, theme::HOSTILE);
    let mut free = place.shrink2(vec2(6.0, 0.0));
    for bar in &row.bars {
        let rect = Rect::from_min_max(
            pos2(x(f64::from(bar.from)), place.top() + 2.0),
            pos2(x(f64::from(bar.to)).max(x(f64::from(bar.from)) + 6.0), place.bottom() - 2.0),
        );
        draw_bar(ui, rect, bar, layout, place.right());
        free.max.x = free.max.x.min(x(f64::from(model.now)) - 6.0);
    }
    // Without a bar the note stands behind the mark of now, so that this does not cross it.
    if row.bars.is_empty() {
        free.min.x = x(f64::from(model.now)) + 8.0;
    }
    if free.width() > 90.0 {
        let start = free.left_center();
        line(painter, start, Align2::LEFT_CENTER, &row.note, font, theme::SECOND, free.width());
    }
}

fn draw_bar(ui: &Ui, rect: Rect, bar: &Bar, layout: &Layout, edge: f32) {
    let painter = ui.painter();
    let font = theme::font(STRONG, layout.text.least);
    let ink = match bar.kind {
        BarKind::Sure => {
            painter.rect_filled(rect, 0.0, theme::CYBER);
            theme::INK
        }
        BarKind::Unconfirmed => {
            painter.rect_filled(rect, 0.0, theme::CYBER);
            hatch(painter, rect, 9.0, Stroke::new(2.0, theme::CYBER.lerp_to_gamma(theme::NOW, 0.45)));
            theme::INK
        }
        BarKind::Preview(_) => {
            painter.rect_filled(rect, 0.0, theme::INK.gamma_multiply(0.7));
            dashed_frame(painter, rect, Stroke::new(1.5, theme::NOW), 5.0, 4.0);
            theme::TEXT
        }
    };
    let mut start = rect.left() + 6.0;
    if let BarKind::Preview(number) = bar.kind {
        let radius = (rect.height() * 0.42).min(9.0);
        let centre = pos2(start + radius, rect.center().y);
        painter.circle_filled(centre, radius, theme::CYBER);
        let font = theme::font(STRONG, radius * 1.35);
        painter.text(centre, Align2::CENTER_CENTER, number, font, theme::INK);
        start += radius * 2.0 + 6.0;
    }
    // Words that do not fit inside stand behind the bar, in the colour of text.
    let inside = rect.right() - start - 4.0;
    let galley = fitted(painter, &bar.label, font.clone(), ink, 400.0);
    if galley.size().x <= inside {
        painter.galley(pos2(start, rect.center().y - galley.size().y * 0.5), galley, ink);
    } else if edge - rect.right() > 60.0 {
        let at = pos2(rect.right() + 6.0, rect.center().y);
        line(painter, at, Align2::LEFT_CENTER, &bar.label, font, theme::TEXT, edge - at.x);
    }
}

fn column(
    ui: &Ui,
    left: f32,
    place: Rect,
    model: &Chain,
    texts: &Texts,
    layout: &Layout,
    x: &impl Fn(f64) -> f32,
) {
    let painter = ui.painter();
    let font = theme::font(BODY, layout.text.least);
    let y = place.center().y;
    let side = place.left() - left - 8.0;
    line(
        painter,
        pos2(left, y),
        Align2::LEFT_CENTER,
        &texts.say("chain-column"),
        font.clone(),
        theme::TEXT,
        side,
    );
    let now = x(f64::from(model.now));
    painter.hline(place.left()..=now.min(x(model.falls)), y, Stroke::new(4.0, theme::HOSTILE));
    let added = model.falls_with - model.falls;
    let mut start = now;
    if added >= 0.5 {
        let stands = x(f64::from(model.now) + added);
        dashed(painter, pos2(now, y), pos2(stands, y), Stroke::new(2.0, theme::TEXT), 2.0, 4.0);
        let hours = number::shift(texts, added);
        let words = texts.tell("chain-stands", &[("hours", hours.into())]);
        let galley = fitted(painter, &words, font.clone(), theme::TEXT, (stands - now - 8.0).max(70.0));
        let at = pos2(now + 6.0, y - galley.size().y * 0.5);
        let back = Rect::from_min_size(at, galley.size()).expand2(vec2(4.0, 0.0));
        painter.rect_filled(back, 0.0, theme::PANEL);
        painter.galley(at, galley, theme::TEXT);
        start = stands.max(back.right());
    }
    let (falls, closes) = (x(model.falls_with), x(model.closes));
    if falls > start {
        dashed(painter, pos2(start, y), pos2(falls, y), Stroke::new(3.0, theme::HOSTILE), 8.0, 5.0);
    }
    let tall = place.height() * 0.4;
    painter.vline(falls, (y - tall)..=(y + tall), Stroke::new(2.5, theme::HOSTILE_TEXT));
    painter.vline(closes, (y - tall)..=(y + tall), Stroke::new(2.5, theme::OWN));
    let since = |hours: f64| number::since_launch(texts, hours.round().max(0.0) as u32);
    let theirs = texts.tell(
        "chain-falls",
        &[("objective", model.objective.as_str().into()), ("hour", since(model.falls_with).into())],
    );
    let ours = texts.tell("chain-closes", &[("hour", since(model.closes).into())]);
    let loud = theme::font(STRONG, layout.text.least);
    let theirs = fitted(painter, &theirs, loud.clone(), theme::HOSTILE_TEXT, 150.0);
    let ours = fitted(painter, &ours, loud, theme::OWN_TEXT, 150.0);
    // The earlier of the two writes to the left of its mark, the later to the right.
    let (before, after) = (|mark: f32, width: f32| mark - width - 6.0, |mark: f32, _: f32| mark + 6.0);
    let theirs_first = falls <= closes;
    let place_of = |first: bool, mark: f32, width: f32| {
        let wanted = if first { before(mark, width) } else { after(mark, width) };
        fit::between(wanted, place.left(), place.right() - width)
    };
    for (galley, first, mark) in [(theirs, theirs_first, falls), (ours, !theirs_first, closes)] {
        let at = pos2(place_of(first, mark, galley.size().x), y - galley.size().y * 0.5);
        let back = Rect::from_min_size(at, galley.size());
        painter.rect_filled(back, 0.0, theme::PANEL);
        painter.galley(at, galley, theme::TEXT);
    }
}
