//! The two clocks of war, with what the orders would change, and the gap.

use crate::text::{Texts, number};
use crate::ui::action::UiAction;
use crate::ui::format::Format;
use crate::ui::layout::Layout;
use crate::ui::models::Clocks;
use crate::ui::theme::{self, BODY, FIGURES, STRONG};
use crate::ui::widget::{dashed_frame, fitted, hatch, line};
use bevy_egui::egui::{
    Align2, Color32, Painter, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2,
};

/// Draws the clocks over the whole of `ui`.
pub fn panel(ui: &mut Ui, model: &Clocks, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let (rect, response) = ui.allocate_exact_size(ui.available_size(), Sense::hover());
    let theirs_words = if model.fallen { String::new() } else { number::hours(texts, model.theirs) };
    let ours_words = number::hours(texts, model.ours);
    let told = texts.tell(
        "clocks-spoken",
        &[("theirs", theirs_words.clone().into()), ("ours", ours_words.clone().into())],
    );
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &told));
    let painter = ui.painter().clone();
    let text = layout.text;
    let (names, figure, gap_width) = match layout.format {
        Format::Wide => (175.0, 110.0, 176.0),
        Format::Compact => (128.0, 74.0, 132.0),
        Format::Folded => (74.0, 56.0, 88.0),
    };
    let axis_height = text.least * 1.5;
    let bars = Rect::from_min_max(
        rect.min + vec2(names + figure + 14.0, 0.0),
        rect.max - vec2(gap_width + 16.0, axis_height),
    );
    let previewed = model.preview.as_ref().map_or(0.0, |(theirs, ours, _)| theirs.max(*ours));
    let span = (model.theirs.max(model.ours).max(previewed) * 1.12).max(24.0);
    let x = |hours: f64| bars.left() + bars.width() * (hours / span).clamp(0.0, 1.0) as f32;
    axis(&painter, bars, rect, model, texts, &layout, span, &x);

    let half = bars.height() * 0.5;
    let thick = half * 0.42;
    let row = |index: f32| bars.top() + half * (index + 0.5);
    let head = |y: f32, words: &str, hours: &str, ink: Color32| {
        let font = theme::font(BODY, text.body);
        line(&painter, pos2(rect.left(), y), Align2::LEFT_CENTER, words, font, ink, names - 4.0);
        let right = pos2(rect.left() + names + figure, y);
        line(&painter, right, Align2::RIGHT_CENTER, hours, theme::font(FIGURES, text.clock), ink, figure);
    };
    head(row(0.0), &model.names.0, &theirs_words, theme::HOSTILE_TEXT);
    head(row(1.0), &model.names.1, &ours_words, theme::OWN_TEXT);

    let bar = |y: f32, from: f64, to: f64| {
        Rect::from_min_max(pos2(x(from), y - thick * 0.5), pos2(x(to), y + thick * 0.5))
    };
    let least = theme::font(BODY, text.least);
    let end = |y: f32, hours: f64| {
        painter.vline(x(hours), (y - thick * 0.9)..=(y + thick * 0.9), Stroke::new(2.0, theme::NOW));
    };
    if !model.fallen {
        painter.rect_filled(bar(row(0.0), 0.0, model.theirs), 0.0, theme::HOSTILE);
        end(row(0.0), model.theirs);
    }
    painter.rect_filled(bar(row(1.0), 0.0, model.ours), 0.0, theme::OWN);
    let hold = bar(row(1.0), (model.ours - model.hold).max(0.0), model.ours);
    painter.rect_filled(hold, 0.0, Color32::from_rgb(0x1A, 0x3A, 0x55));
    hatch(&painter, hold, 8.0, Stroke::new(2.0, Color32::from_rgb(0x33, 0x66, 0x8A)));
    let words = texts.tell("clocks-hold", &[("hours", number::hours(texts, model.hold).into())]);
    let galley = fitted(&painter, &words, least.clone(), theme::TEXT, bars.width() * 0.4);
    if hold.width() > galley.size().x + 6.0 {
        painter.galley(hold.center() - galley.size() * 0.5, galley, theme::TEXT);
    } else if model.hold >= 0.5 {
        let at = pos2(x((model.ours - model.hold).max(0.0)) - 6.0, row(1.0));
        let room = at.x - bars.left() - 4.0;
        if room > 50.0 {
            line(&painter, at, Align2::RIGHT_CENTER, &words, least.clone(), theme::INK, room);
        }
    }
    end(row(1.0), model.ours);
    if let Some((theirs, ours, _)) = &model.preview {
        ghost(&painter, bar(row(0.0), model.theirs, *theirs), theirs - model.theirs, texts, &layout);
        ghost(&painter, bar(row(1.0), model.ours, *ours), ours - model.ours, texts, &layout);
    }
    gap(&painter, rect, gap_width, model, texts, &layout);
    Vec::new()
}

/// A dashed frame over what would be added or taken.
fn ghost(painter: &Painter, rect: Rect, hours: f64, texts: &Texts, layout: &Layout) {
    if hours.abs() < 0.5 {
        return;
    }
    let rect = Rect::from_two_pos(rect.min, rect.max);
    painter.rect_filled(rect, 0.0, theme::INK.gamma_multiply(0.75));
    dashed_frame(painter, rect, Stroke::new(1.8, theme::NOW), 5.0, 4.0);
    let font = theme::font(STRONG, layout.text.least);
    let galley = fitted(painter, &number::shift(texts, hours), font, theme::TEXT, 70.0);
    let at = if rect.width() > galley.size().x + 4.0 {
        rect.center() - galley.size() * 0.5
    } else {
        pos2(rect.right() + 5.0, rect.center().y - galley.size().y * 0.5)
    };
    painter.galley(at, galley, theme::TEXT);
}

#[expect(clippy::too_many_arguments, reason = "an axis needs its place, its scale and its words")]
fn axis(
    painter: &Painter,
    bars: Rect,
    rect: Rect,
    model: &Clocks,
    texts: &Texts,
    layout: &Layout,
    span: f64,
    x: &impl Fn(f64) -> f32,
) {
    let font = theme::font(BODY, layout.text.least);
    let y = rect.bottom();
    let now = line(
        painter,
        pos2(bars.left(), y),
        Align2::CENTER_BOTTOM,
        &texts.say("timeline-now"),
        font.clone(),
        theme::TEXT,
        60.0,
    );
    let step = if span > 160.0 {
        48.0
    } else if span > 90.0 {
        24.0
    } else {
        12.0
    };
    let mut last = now.right();
    // Marks stand at full hours of the war, not of now.
    let mut hours = step - f64::from(model.now) % step;
    while hours < span {
        let at = x(hours);
        painter.vline(at, bars.y_range(), Stroke::new(1.0, theme::EDGE));
        let label = number::since_launch(texts, model.now + hours as u32);
        let galley = fitted(painter, &label, font.clone(), theme::SECOND, 70.0);
        let left = at - galley.size().x * 0.5;
        if left > last + 8.0 && left + galley.size().x < bars.right() {
            last = left + galley.size().x;
            painter.galley(pos2(left, y - galley.size().y), galley, theme::SECOND);
        }
        hours += step;
    }
}

fn gap(painter: &Painter, rect: Rect, width: f32, model: &Clocks, texts: &Texts, layout: &Layout) {
    let text = layout.text;
    let left = rect.right() - width;
    painter.vline(left - 10.0, rect.y_range(), Stroke::new(1.0, theme::EDGE));
    let gap_words = |short: f64| {
        let hours = number::hours(texts, short.abs());
        if short > 0.0 {
            texts.tell("gap-short", &[("hours", hours.into())])
        } else {
            texts.tell("gap-over", &[("hours", hours.into())])
        }
    };
    let (grade, band) = (model.grade.0.as_str(), model.grade.1.as_str());
    if model.lost {
        return judged(painter, rect, width, (grade, band), texts, layout);
    }
    let short = model.short();
    let ink = if short > 0.0 { theme::SPEND } else { theme::OWN_TEXT };
    let at = pos2(rect.right(), rect.center().y - text.gap * 0.1);
    line(painter, at, Align2::RIGHT_BOTTOM, &gap_words(short), theme::font(FIGURES, text.gap), ink, width);
    let below = match &model.preview {
        Some((theirs, ours, with)) => {
            let after = gap_words(ours - theirs);
            texts.tell("clocks-after", &[("gap", after.into()), ("with", with.as_str().into())])
        }
        None => texts.tell("gap-expected", &[("grade", grade.into())]),
    };
    let at = pos2(rect.right(), rect.center().y + text.gap * 0.35);
    line(painter, at, Align2::RIGHT_TOP, &below, theme::font(BODY, text.least), theme::TEXT, width);
}

/// In the place of the gap, once an objective has fallen: how the war is thought to be judged.
fn judged(
    painter: &Painter,
    rect: Rect,
    width: f32,
    (grade, band): (&str, &str),
    texts: &Texts,
    layout: &Layout,
) {
    let text = layout.text;
    let at = pos2(rect.right(), rect.center().y - text.gap * 0.1);
    let words = texts.tell("gap-grade", &[("grade", grade.into())]);
    line(painter, at, Align2::RIGHT_BOTTOM, &words, theme::font(FIGURES, text.gap), theme::OWN_TEXT, width);
    let words = texts.tell("gap-band", &[("band", band.into())]);
    let at = pos2(rect.right(), rect.center().y + text.gap * 0.35);
    line(painter, at, Align2::RIGHT_TOP, &words, theme::font(BODY, text.least), theme::TEXT, width);
}
