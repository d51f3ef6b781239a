//! The crisis in time: one row a domain, from the first week to the last that may come.

use crate::icon::Icon;
use crate::sim::units::{Hour, WEEK};
use crate::text::{Texts, ledger::Step, number};
use crate::ui::action::UiAction;
use crate::ui::format::Format;
use crate::ui::layout::Layout;
use crate::ui::models::Timeline;
use crate::ui::models::timeline::{Mark, MarkKind, ROWS};
use crate::ui::theme::{self, BODY, STRONG};
use crate::ui::widget::{dashed, dashed_frame, diamond, fitted, line, pick};
use bevy_egui::egui::{Align2, Color32, Painter, Rect, Sense, Shape, Stroke, Ui, pos2, vec2};

/// Draws the timeline over the whole of `ui`.
pub fn panel(ui: &mut Ui, model: &Timeline, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let (rect, _) = ui.allocate_exact_size(ui.available_size(), Sense::hover());
    let names = [
        texts.say("domain-land"),
        texts.say("domain-sea"),
        texts.say("domain-air"),
        texts.say("domain-cyber"),
    ];
    let text = layout.text;
    let side = if layout.format == Format::Wide { 64.0 } else { 46.0 };
    let head = text.least * 1.7;
    let body = Rect::from_min_max(rect.min + vec2(side, head), rect.max);
    let end = model.weeks.max(1) * WEEK;
    let x = |hour: Hour| body.left() + body.width() * (hour as f32 / end as f32).clamp(0.0, 1.0);
    grid(ui.painter(), rect, body, model, texts, &layout, &x);
    let row_height = body.height() / ROWS as f32;
    let mut actions = Vec::new();
    for (index, marks) in model.rows.iter().enumerate() {
        let row = Rect::from_min_size(
            pos2(body.left(), body.top() + row_height * index as f32),
            vec2(body.width(), row_height),
        );
        let at = pos2(rect.left(), row.center().y);
        let font = theme::font(BODY, text.least);
        line(ui.painter(), at, Align2::LEFT_CENTER, &names[index], font, theme::TEXT, side - 6.0);
        draw_row(ui, row, index, marks, model, &layout, texts, &x, &mut actions);
    }
    let now = x(model.now);
    let painter = ui.painter();
    painter.vline(now, (body.top() - 4.0)..=rect.bottom(), Stroke::new(2.0, theme::NOW));
    actions
}

/// Weeks, the steps of the ladder, now and the council.
fn grid(
    painter: &Painter,
    rect: Rect,
    body: Rect,
    model: &Timeline,
    texts: &Texts,
    layout: &Layout,
    x: &impl Fn(Hour) -> f32,
) {
    let text = layout.text;
    let middle = rect.top() + (body.top() - rect.top()) * 0.48;
    let thin = Stroke::new(1.0, theme::EDGE.gamma_multiply(0.7));
    let this_week = model.now / WEEK;
    let running =
        Rect::from_min_max(pos2(x(this_week * WEEK), body.top()), pos2(x(model.now), body.bottom()));
    painter.rect_filled(running, 0.0, Color32::from_rgba_unmultiplied(255, 255, 255, 10));
    for row in 0..=ROWS {
        painter.hline(body.x_range(), body.top() + body.height() * row as f32 / ROWS as f32, thin);
    }
    let (now, council) = (x(model.now), x(model.council));
    painter.vline(council, middle..=rect.bottom(), Stroke::new(1.6, theme::SPEND));
    let now_word = texts.say("timeline-now");
    let council_word = texts.say("timeline-council");
    let font = theme::font(BODY, text.least);
    let loud = theme::font(STRONG, text.least);
    let now_text = fitted(painter, &now_word, loud.clone(), theme::TEXT, 70.0);
    let now_at = (now + 4.0).min(rect.right() - now_text.size().x);
    let mark = council.max(now_at + now_text.size().x + 9.0).min(rect.right() - 7.0);
    let mut taken = vec![(now_at - 2.0, now_at + now_text.size().x), (mark - 8.0, mark + 8.0)];
    painter.galley(pos2(now_at, middle - now_text.size().y * 0.5), now_text, theme::TEXT);
    diamond(
        painter,
        pos2(if mark - council < 1.0 { council } else { mark }, middle),
        6.0,
        theme::SPEND,
        Stroke::NONE,
    );
    let week_width = body.width() / model.weeks.max(1) as f32;
    if layout.format == Format::Wide && week_width > 90.0 {
        let start = pos2(mark + 11.0, middle);
        let words =
            line(painter, start, Align2::LEFT_CENTER, &council_word, loud.clone(), theme::SPEND, 80.0);
        taken.push((words.left(), words.right()));
    }
    for (hour, step) in &model.steps {
        let at = pos2(x(*hour), middle);
        if (at.x - now).abs() < 14.0 {
            continue;
        }
        let (icon, colour) = match step {
            Step::Up | Step::Launch => (Icon::Up, theme::HOSTILE),
            Step::Held => (Icon::Level, theme::OWN),
            Step::Down => (Icon::Down, theme::OWN),
        };
        painter.circle_stroke(at, text.least * 0.55, Stroke::new(1.6, colour));
        icon.paint(painter, at, text.least * 0.6, colour);
        taken.push((at.x - text.least * 0.6, at.x + text.least * 0.6));
    }
    for week in 0..model.weeks {
        let from = x(week * WEEK);
        if week > 0 {
            painter.vline(from, body.y_range(), thin);
        }
        let current = week == this_week;
        let number = (week + 1).to_string();
        let short = if week + 1 > model.sure {
            texts.tell("timeline-unsure", &[("week", number.clone().into())])
        } else {
            number.clone()
        };
        let long = texts.tell("timeline-week", &[("week", number.into())]);
        let labels = if current || week == 0 { vec![long, short] } else { vec![short] };
        let (font, ink) = if current { (loud.clone(), theme::TEXT) } else { (font.clone(), theme::SECOND) };
        // The label gives way to what stands exactly: a little to a side, shorter, else it is dropped.
        for label in labels {
            let galley = fitted(painter, &label, font.clone(), ink, week_width - 4.0);
            let half = galley.size().x * 0.5;
            let free = |c: &f32| taken.iter().all(|(a, b)| c + half + 5.0 < *a || c - half - 6.0 > *b);
            let shifts = [0.5, 0.4, 0.6, 0.3, 0.7, 0.22].map(|share| from + week_width * share);
            if let Some(centre) = shifts.into_iter().find(free) {
                painter.galley(pos2(centre - half, middle - galley.size().y * 0.5), galley, ink);
                break;
            }
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "a row needs its place, its marks and the scale of the whole")]
fn draw_row(
    ui: &mut Ui,
    row: Rect,
    index: usize,
    marks: &[Mark],
    model: &Timeline,
    layout: &Layout,
    texts: &Texts,
    x: &impl Fn(Hour) -> f32,
    actions: &mut Vec<UiAction>,
) {
    let font = theme::font(BODY, (layout.text.least - 0.5).max(11.5));
    // Curves lie under everything; then chips and ways; words give way to what already stands.
    for mark in marks {
        match &mark.kind {
            MarkKind::Chip { fading, .. } => curve(ui.painter(), row, mark.at, fading, theme::OWN, false, x),
            MarkKind::Preview(fading) => curve(ui.painter(), row, mark.at, fading, theme::NOW, true, x),
            _ => {}
        }
    }
    let mut taken: Vec<(f32, f32)> = Vec::new();
    let mut order: Vec<&Mark> = marks.iter().collect();
    order.sort_by_key(|mark| match mark.kind {
        MarkKind::Preview(_) => 0,
        MarkKind::Asked | MarkKind::Way(_) => 1,
        MarkKind::Theirs | MarkKind::Incident => 2,
        MarkKind::Chip { .. } => 3,
    });
    for (number, mark) in order.into_iter().enumerate() {
        let from = x(mark.at);
        let room = row.right() - from;
        let free = |a: f32, b: f32, taken: &[(f32, f32)]| taken.iter().all(|(c, d)| b < *c || a > *d);
        let galley =
            fitted(ui.painter(), &words(mark, texts), font.clone(), theme::TEXT, (room - 16.0).max(60.0));
        let size = galley.size();
        let tall = (row.height() - 4.0).max(size.y);
        let rect = match &mark.kind {
            MarkKind::Chip { .. } | MarkKind::Preview(_) => {
                let left = from.min(row.right() - size.x - 12.0);
                Rect::from_min_size(pos2(left, row.center().y - tall * 0.5), vec2(size.x + 12.0, tall))
            }
            MarkKind::Asked => {
                // What was ordered shows whatever is under way: now, after what stands there, or before it.
                let width = size.x + 12.0;
                let after = taken.iter().map(|(_, end)| end + 4.0);
                let mut spots = std::iter::once(from).chain(after).chain([from - width - 6.0]);
                let fits = |left: &f32| {
                    let right = left + width;
                    *left >= row.left() && right <= row.right() && free(*left, right, &taken)
                };
                let left = spots.find(fits).unwrap_or(from);
                Rect::from_min_size(pos2(left, row.center().y - tall * 0.5), vec2(width, tall))
            }
            MarkKind::Way(until) => {
                let to = x(*until).max(from + 20.0).min(row.right());
                Rect::from_min_max(
                    pos2(from, row.center().y - tall * 0.5),
                    pos2(to, row.center().y + tall * 0.5),
                )
            }
            MarkKind::Theirs | MarkKind::Incident => {
                let left = from.min(row.right() - size.x - 14.0);
                Rect::from_min_size(pos2(left, row.center().y - size.y * 0.5), vec2(size.x + 14.0, size.y))
            }
        };
        if !free(rect.left(), rect.right(), &taken) {
            continue;
        }
        taken.push((rect.left(), rect.right()));
        let painter = ui.painter();
        match &mark.kind {
            MarkKind::Chip { .. } => {
                painter.rect_filled(rect, 3.0, theme::OWN);
                painter.galley_with_override_text_color(rect.center() - size * 0.5, galley, theme::INK);
            }
            MarkKind::Preview(_) => {
                painter.rect_filled(rect, 3.0, theme::INK);
                dashed_frame(painter, rect, Stroke::new(1.5, theme::NOW), 4.0, 3.0);
                painter.galley(rect.center() - size * 0.5, galley, theme::TEXT);
            }
            MarkKind::Asked => {
                dashed_frame(painter, rect, Stroke::new(1.5, theme::OWN), 2.0, 3.0);
                painter.galley(rect.center() - size * 0.5, galley, theme::OWN_TEXT);
            }
            MarkKind::Way(_) => {
                painter.rect_filled(rect, 3.0, theme::OWN.gamma_multiply(0.28));
                dashed_frame(painter, rect, Stroke::new(1.5, theme::OWN), 5.0, 4.0);
                let inside = fitted(painter, &mark.label, font.clone(), theme::TEXT, rect.width() - 10.0);
                painter.galley(
                    pos2(rect.left() + 5.0, rect.center().y - inside.size().y * 0.5),
                    inside,
                    theme::TEXT,
                );
            }
            MarkKind::Theirs => {
                diamond(painter, pos2(rect.left() + 5.0, rect.center().y), 4.5, theme::HOSTILE, Stroke::NONE);
                painter.galley(rect.min + vec2(13.0, 0.0), galley, theme::TEXT);
            }
            MarkKind::Incident => {
                Icon::Cross.paint(painter, pos2(rect.left() + 5.0, rect.center().y), 8.0, theme::NOW);
                painter.galley(rect.min + vec2(13.0, 0.0), galley, theme::TEXT);
            }
        }
        if mark.subject != crate::sim::event::Subject::Nowhere {
            let id = ui.id().with(("mark", index, number));
            if pick(ui, rect, id, &mark.label).clicked() {
                actions.push(UiAction::Select(mark.subject));
            }
        }
    }
    left_now(ui, row, marks, model, texts, &taken, x, layout);
}

/// Beside the now line: what the chips of a row still give together.
#[expect(clippy::too_many_arguments, reason = "a row needs its place, its marks and the scale of the whole")]
fn left_now(
    ui: &Ui,
    row: Rect,
    marks: &[Mark],
    model: &Timeline,
    texts: &Texts,
    taken: &[(f32, f32)],
    x: &impl Fn(Hour) -> f32,
    layout: &Layout,
) {
    let hours: f64 = marks
        .iter()
        .map(|m| if let MarkKind::Chip { hours, .. } = m.kind { hours.round() } else { 0.0 })
        .sum();
    if hours.abs() < 0.5 {
        return;
    }
    let font = theme::font(STRONG, layout.text.least);
    let galley = fitted(ui.painter(), &number::shift(texts, hours), font, theme::TEXT, 60.0);
    let right = x(model.now) - 5.0;
    let left = right - galley.size().x;
    if left > row.left() && taken.iter().all(|(a, b)| right < *a || left > *b) {
        ui.painter().galley(pos2(left, row.center().y - galley.size().y * 0.5), galley, theme::TEXT);
    }
}

fn words(mark: &Mark, texts: &Texts) -> String {
    match &mark.kind {
        MarkKind::Chip { hours, .. } => {
            let hours = number::shift(texts, *hours);
            texts.tell("timeline-chip", &[("manner", mark.label.as_str().into()), ("hours", hours.into())])
        }
        _ => mark.label.clone(),
    }
}

fn curve(
    painter: &Painter,
    row: Rect,
    at: Hour,
    fading: &[f64],
    colour: Color32,
    preview: bool,
    x: &impl Fn(Hour) -> f32,
) {
    let point = |week: usize| {
        let height = row.height() * 0.82 * fading[week].clamp(0.0, 1.0) as f32;
        pos2(x(at + week as Hour * WEEK), row.bottom() - height)
    };
    for week in 1..fading.len() {
        let (a, b) = (point(week - 1), point(week));
        if b.x - a.x < 0.5 {
            continue;
        }
        if preview {
            dashed(painter, a, b, Stroke::new(1.3, colour.gamma_multiply(0.8)), 5.0, 4.0);
        } else {
            let corners = vec![a, b, pos2(b.x, row.bottom()), pos2(a.x, row.bottom())];
            painter.add(Shape::convex_polygon(corners, colour.gamma_multiply(0.35), Stroke::NONE));
            painter.line_segment([a, b], Stroke::new(1.5, colour));
        }
    }
}
