//! The dial: they believe, they go if under, in truth.

use crate::icon::Icon;
use crate::text::{Texts, number};
use crate::ui::action::UiAction;
use crate::ui::fit;
use crate::ui::format::Format;
use crate::ui::layout::Layout;
use crate::ui::models::Dial;
use crate::ui::theme::{self, BODY, FIGURES, STRONG};
use crate::ui::widget::{dashed, diamond, fitted, hatch, line, pointer};
use bevy_egui::egui::{
    Align2, Color32, Painter, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

/// Draws the dial over the whole of `ui`.
pub fn panel(ui: &mut Ui, model: &Dial, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let (rect, response) = ui.allocate_exact_size(ui.available_size(), Sense::hover());
    let told = spoken(model, texts);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &told));
    let painter = ui.painter().clone();
    let (low, high) = model.range();
    let gauge = gauge_rect(rect, layout.format);
    let x = |hours: f64| {
        let share = ((hours - low) / (high - low)).clamp(0.0, 1.0) as f32;
        gauge.left() + gauge.width() * share
    };
    heads(&painter, rect, gauge, model, texts, &layout, &x);
    scale(&painter, gauge, model, texts, &layout, &x);
    ticks(&painter, gauge, (low, high), model, texts, &layout, &x);
    foot(&painter, rect, gauge, model, texts, &layout, &x);
    Vec::new()
}

fn gauge_rect(rect: Rect, format: Format) -> Rect {
    let (top, height) = match format {
        Format::Wide => (0.44, 24.0),
        Format::Compact => (0.44, 17.0),
        Format::Folded => (0.41, 15.0),
    };
    Rect::from_min_size(rect.left_top() + vec2(0.0, rect.height() * top), vec2(rect.width(), height))
}

/// The two needles in figures, each on its side of the boundary between them.
fn heads(
    painter: &Painter,
    rect: Rect,
    gauge: Rect,
    model: &Dial,
    texts: &Texts,
    layout: &Layout,
    x: &impl Fn(f64) -> f32,
) {
    let text = layout.text;
    let believe_left = model.believed.value <= model.bar.value;
    let width = rect.width();
    let split = fit::between(x(model.bar.value), rect.left() + width * 0.42, rect.left() + width * 0.58);
    let left = Rect::from_min_max(rect.left_top(), pos2(split - 7.0, gauge.top()));
    let right = Rect::from_min_max(pos2(split + 8.0, rect.top()), pos2(rect.right(), gauge.top()));
    let (believe, bar) = if believe_left { (left, right) } else { (right, left) };
    let side = |area: Rect| {
        if area.left() == rect.left() {
            (area.right(), Align2::RIGHT_TOP)
        } else {
            (area.left(), Align2::LEFT_TOP)
        }
    };
    let label = theme::font(BODY, text.body);
    let figure_top = rect.top() + text.body * 1.2;

    let (at, anchor) = side(believe);
    line(
        painter,
        pos2(at, rect.top()),
        anchor,
        &texts.say("dial-believe"),
        label.clone(),
        theme::SECOND,
        believe.width(),
    );
    let hours = number::hours(texts, model.believed.value);
    let figure = fitted(painter, &hours, theme::font(FIGURES, text.dial), theme::TEXT, believe.width());
    let to = texts.tell("dial-to", &[("objective", model.objective.as_str().into())]);
    let room = believe.width() - figure.size().x - 6.0;
    let objective = fitted(painter, &to, theme::font(FIGURES, text.gap * 0.8), theme::TEXT, room);
    let total = figure.size().x + 6.0 + objective.size().x;
    let start = if anchor == Align2::RIGHT_TOP { at - total } else { at };
    let drop = figure.size().y * 0.86 - objective.size().y * 0.86;
    let second = pos2(start + figure.size().x + 6.0, figure_top + drop);
    painter.galley(pos2(start, figure_top), figure, theme::TEXT);
    painter.galley(second, objective, theme::TEXT);

    let (at, anchor) = side(bar);
    line(
        painter,
        pos2(at, rect.top()),
        anchor,
        &texts.say("dial-bar"),
        label,
        theme::HOSTILE_TEXT,
        bar.width(),
    );
    let hours = number::hours(texts, model.bar.value);
    let galley = fitted(painter, &hours, theme::font(FIGURES, text.dial), theme::HOSTILE_TEXT, bar.width());
    let left = if anchor == Align2::RIGHT_TOP { at - galley.size().x } else { at };
    painter.galley(pos2(left, figure_top), galley, theme::HOSTILE_TEXT);
}

/// The scale with both bands, both needles, the preview.
fn scale(
    painter: &Painter,
    gauge: Rect,
    model: &Dial,
    texts: &Texts,
    layout: &Layout,
    x: &impl Fn(f64) -> f32,
) {
    let bar = x(model.bar.value);
    let go = Rect::from_min_max(gauge.min, pos2(bar, gauge.bottom()));
    let wait = Rect::from_min_max(pos2(bar, gauge.top()), gauge.max);
    painter.rect_filled(go, 0.0, Color32::from_rgb(0x4A, 0x2A, 0x1C));
    hatch(painter, go, 9.0, Stroke::new(3.0, Color32::from_rgb(0x63, 0x38, 0x24)));
    painter.rect_filled(wait, 0.0, Color32::from_rgb(0x17, 0x3B, 0x57));
    let band = |value: f64, half: f64| (x(value - half), x(value + half));
    let (from, to) = band(model.bar.value, model.bar.half);
    let unsure = Rect::from_min_max(pos2(from, gauge.top()), pos2(to, gauge.bottom()));
    painter.rect_filled(unsure, 0.0, theme::HOSTILE.gamma_multiply(0.35));
    let (from, to) = band(model.believed.value, model.believed.half);
    let half = gauge.height() * 0.19;
    let thought = Rect::from_min_max(pos2(from, gauge.center().y - half), pos2(to, gauge.center().y + half));
    painter.rect_filled(thought, 2.0, Color32::from_rgba_unmultiplied(255, 255, 255, 222));
    let font = theme::font(STRONG, (layout.text.least - 1.0).max(11.5));
    let (left, right) = (gauge.left_center() + vec2(6.0, 0.0), gauge.right_center() - vec2(6.0, 0.0));
    let free = |edge: f32, to: f32| (to - edge).abs() - 10.0;
    let (go_room, wait_room) = (free(left.x, from.min(bar)), free(right.x, to.max(unsure.right())));
    if go_room > 34.0 {
        line(painter, left, Align2::LEFT_CENTER, &texts.say("dial-go"), font.clone(), theme::TEXT, go_room);
    }
    if wait_room > 34.0 {
        line(painter, right, Align2::RIGHT_CENTER, &texts.say("dial-wait"), font, theme::TEXT, wait_room);
    }
    let overhang = gauge.height() * 0.5;
    let pen = Stroke::new(2.5, theme::HOSTILE);
    painter.vline(bar, (gauge.top() - overhang)..=(gauge.bottom() + 2.0), pen);
    let tip = pos2(x(model.believed.value), gauge.top() + 4.0);
    pointer(painter, tip, gauge.height() * 0.55, theme::NOW, Stroke::NONE);
}

fn ticks(
    painter: &Painter,
    gauge: Rect,
    (low, high): (f64, f64),
    model: &Dial,
    texts: &Texts,
    layout: &Layout,
    x: &impl Fn(f64) -> f32,
) {
    let font = theme::font(BODY, layout.text.least);
    let mut taken: Option<(f32, f32)> = None;
    if let Some(preview) = &model.preview {
        let moved_bar = (preview.bar - model.bar.value).abs() >= 0.5;
        let (hours, id) =
            if moved_bar { (preview.bar, "dial-preview-bar") } else { (preview.believed, "dial-preview") };
        let at = x(hours);
        let tip = pos2(at, gauge.bottom() + 1.0);
        let stroke = Stroke::new(1.5, theme::NOW);
        let side = gauge.height() * 0.5;
        let corners = [tip, tip + vec2(-side, side * 1.3), tip + vec2(side, side * 1.3), tip];
        painter.extend(bevy_egui::egui::Shape::dashed_line(&corners, stroke, 3.0, 2.5));
        let hours = number::hours(texts, hours);
        let words = preview_words(texts, id, &hours, &preview.name);
        let galley = fitted(painter, &words, font.clone(), theme::TEXT, gauge.width() * 0.6);
        let half = galley.size().x * 0.5;
        let centre = fit::between(at, gauge.left() + half, gauge.right() - half);
        taken = Some((centre - half, centre + half));
        painter.galley(pos2(centre - half, tip.y + side * 1.3 + 1.0), galley, theme::TEXT);
    }
    let mut hours = (low / 20.0).ceil() * 20.0;
    while hours <= high {
        let at = x(hours);
        painter.vline(at, gauge.bottom()..=(gauge.bottom() + 5.0), Stroke::new(1.0, theme::EDGE));
        let galley = fitted(painter, &number::whole(hours), font.clone(), theme::SECOND, 60.0);
        let half = galley.size().x * 0.5;
        let centre = fit::between(at, gauge.left() + half, gauge.right() - half);
        let clear = taken.is_none_or(|(from, to)| centre + half + 8.0 < from || centre - half - 8.0 > to);
        let off_truth = (centre - x(model.truth)).abs() > half + 4.0;
        if clear && off_truth {
            painter.galley(pos2(centre - half, gauge.bottom() + 6.0), galley, theme::SECOND);
        }
        hours += 20.0;
    }
}

fn preview_words(texts: &Texts, id: &str, hours: &str, name: &str) -> String {
    if id == "dial-preview-bar" {
        texts.tell("dial-preview-bar", &[("hours", hours.into()), ("name", name.into())])
    } else {
        texts.tell("dial-preview", &[("hours", hours.into()), ("name", name.into())])
    }
}

/// What is lacking, and what only we see.
fn foot(
    painter: &Painter,
    rect: Rect,
    gauge: Rect,
    model: &Dial,
    texts: &Texts,
    layout: &Layout,
    x: &impl Fn(f64) -> f32,
) {
    let text = layout.text;
    let short = model.short();
    let hours = number::hours(texts, short.abs());
    let gap_font = theme::font(FIGURES, text.gap);
    let width = rect.width() * 0.36;
    let (words, colour) = if short > 0.0 {
        (texts.tell("gap-short", &[("hours", hours.into())]), theme::SPEND)
    } else {
        (texts.tell("gap-over", &[("hours", hours.into())]), theme::OWN_TEXT)
    };
    let lacking =
        line(painter, rect.left_bottom(), Align2::LEFT_BOTTOM, &words, gap_font.clone(), colour, width);

    let with = model.preview.as_ref().map(|preview| preview.truth).filter(|with| *with != model.truth);
    let hours = number::hours(texts, with.unwrap_or(model.truth));
    let (id, ink) = match with {
        Some(_) => ("dial-truth-preview", theme::NOW),
        None => ("dial-truth", theme::OWN_TEXT),
    };
    let truth = texts.tell(id, &[("hours", hours.into())]);
    let figure = fitted(painter, &truth, gap_font, ink, rect.width() * 0.34);
    // What lacks, a mark, an eye and the truth stand on one line: the words between them take what is left.
    let spare = rect.width() - lacking.width() - figure.size().x - text.gap * 0.62 * 2.6 - 12.0;
    let only = fitted(painter, &texts.say("dial-only"), theme::font(BODY, text.least), theme::SECOND, spare);
    let mark = text.gap * 0.62;
    let middle = rect.bottom() - figure.size().y * 0.5;
    let at = x(model.truth);
    // The words follow the mark as far as there is room; then the mark gives way.
    let words_left = (at + mark * 1.9).min(rect.right() - figure.size().x);
    let first = lacking.right() + 10.0 + only.size().x + mark * 0.7;
    let figure_left = words_left.max(first + mark * 1.85);
    let eye = pos2(figure_left - mark * 0.7, middle);
    let spot = pos2(at.min(eye.x - mark * 1.15).max(first), middle);
    if (spot.x - at).abs() > 1.0 {
        // The words stand elsewhere: the same mark shows the place on the scale.
        diamond(painter, pos2(at, gauge.bottom() + mark * 0.45), mark * 0.42, theme::OWN, Stroke::NONE);
    } else {
        dashed(
            painter,
            pos2(at, gauge.bottom()),
            pos2(at, middle - mark),
            Stroke::new(1.5, theme::OWN),
            1.5,
            3.5,
        );
    }
    diamond(painter, spot, mark * 0.42, theme::OWN, Stroke::NONE);
    Icon::Eye.paint(painter, eye, mark, theme::OWN_TEXT);
    let only_at = pos2(spot.x - mark * 0.7 - only.size().x, middle - only.size().y * 0.5);
    painter.galley(only_at, only, theme::SECOND);
    painter.galley(pos2(figure_left, rect.bottom() - figure.size().y), figure, theme::OWN_TEXT);
}

fn spoken(model: &Dial, texts: &Texts) -> String {
    let believed = number::hours(texts, model.believed.value);
    let bar = number::hours(texts, model.bar.value);
    let truth = number::hours(texts, model.truth);
    texts.tell("dial-spoken", &[("believed", believed.into()), ("bar", bar.into()), ("truth", truth.into())])
}
