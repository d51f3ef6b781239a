//! Their readiness: the ladder, the votes, this week's act and what intelligence counts.

use crate::icon::Icon;
use crate::text::{Texts, name};
use crate::ui::action::UiAction;
use crate::ui::format::Format;
use crate::ui::layout::Layout;
use crate::ui::models::Ladder;
use crate::ui::theme::{self, BODY, FIGURES, STRONG};
use crate::ui::widget::{LEAST_SHRINK, fitted, line, paragraph, rule};
use bevy_egui::egui::{Align2, Pos2, Rect, Sense, Stroke, Ui, WidgetInfo, WidgetType, pos2, vec2};

/// Draws the ladder from the top of `ui`.
pub fn panel(ui: &mut Ui, model: &Ladder, texts: &Texts) -> Vec<UiAction> {
    let layout = Layout::on(ui);
    let text = layout.text;
    ui.spacing_mut().item_spacing.y = 3.0;
    paragraph(ui, &texts.say("ladder-title"), FIGURES, text.section, theme::TEXT);
    rungs(ui, model.readiness, model.days_old, texts, &layout);
    rule(ui);
    if layout.format == Format::Wide {
        paragraph(ui, &texts.say("ladder-week"), BODY, text.least, theme::SECOND);
    }
    act(ui, model, texts, &layout);
    if !model.heard.is_empty() {
        let heard = texts.tell("ladder-heard", &[("sentence", model.heard.as_str().into())]);
        paragraph(ui, &heard, BODY, text.body, theme::TEXT);
    }
    indicators(ui, &model.indicators, texts, &layout);
    Vec::new()
}

/// The steps and the votes; `days_old` is the age of what is known of them.
pub fn rungs(ui: &mut Ui, readiness: u8, days_old: u32, texts: &Texts, layout: &Layout) {
    steps(ui, readiness, days_old, texts, layout);
    votes(ui, readiness, texts, layout);
    if layout.format == Format::Wide {
        paragraph(ui, &texts.say("ladder-third"), BODY, layout.text.least, theme::SECOND);
    }
}

fn steps(ui: &mut Ui, readiness: u8, days_old: u32, texts: &Texts, layout: &Layout) {
    let joint = Stroke::new(2.0, theme::EDGE);
    let mut above: Option<Pos2> = None;
    for rung in (0..=3u8).rev() {
        let dot = step(ui, rung, readiness, days_old, texts, layout);
        if let Some(above) = above.replace(dot) {
            ui.painter().vline(dot.x, (above.y + 7.0)..=(dot.y - 7.0), joint);
        }
    }
}

/// One step of the ladder; returns where its dot stands.
fn step(ui: &mut Ui, step: u8, readiness: u8, days_old: u32, texts: &Texts, layout: &Layout) -> Pos2 {
    let text = layout.text;
    let height = text.body * if layout.format == Format::Wide { 2.05 } else { 1.75 };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let name = name::step(texts, step);
    let here = readiness == step;
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, true, here, &name));
    let painter = ui.painter();
    let dot = pos2(rect.left() + 9.0, rect.center().y);
    let reached = readiness >= step;
    let ring = if reached { theme::HOSTILE } else { theme::SECOND };
    painter.circle(dot, 5.5, if reached { theme::HOSTILE } else { theme::PANEL }, Stroke::new(2.0, ring));
    if here {
        painter.circle_stroke(dot, 7.5, Stroke::new(2.0, theme::NOW));
    }
    let plate = Rect::from_min_max(pos2(rect.left() + 24.0, rect.top() + 1.0), rect.max - vec2(0.0, 1.0));
    if here {
        painter.rect_filled(plate, 4.0, theme::HOSTILE);
    }
    let (ink, family) = match (here, step) {
        (true, _) => (theme::INK, STRONG),
        (false, 3) => (theme::TEXT, BODY),
        (false, _) => (theme::SECOND, BODY),
    };
    let inner = plate.shrink2(vec2(9.0, 0.0));
    let mut room = inner.width();
    if here {
        let when = if days_old == 0 {
            texts.say("ladder-now")
        } else {
            texts.tell("ladder-days-old", &[("days", days_old.to_string().into())])
        };
        let font = theme::font(BODY, text.least);
        let right = inner.right_center();
        room -= line(painter, right, Align2::RIGHT_CENTER, &when, font, ink, room * 0.5).width() + 6.0;
    }
    let font = theme::font(family, text.body);
    line(painter, inner.left_center(), Align2::LEFT_CENTER, &name, font, ink, room);
    dot
}

fn votes(ui: &mut Ui, readiness: u8, texts: &Texts, layout: &Layout) {
    let text = layout.text;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), text.body * 1.7), Sense::hover());
    let painter = ui.painter();
    let size = text.body * 0.95;
    for vote in 0..3u8 {
        let centre = pos2(rect.left() + size * 0.6 + f32::from(vote) * size * 1.28, rect.center().y);
        if vote < readiness {
            painter.circle_filled(centre, size * 0.52, theme::HOSTILE);
            Icon::Check.paint(painter, centre, size * 0.66, theme::INK);
        } else {
            painter.circle_stroke(centre, size * 0.5, Stroke::new(1.6, theme::SECOND));
        }
    }
    let start = rect.left() + size * 4.2;
    let words = texts.tell("ladder-votes", &[("count", readiness.to_string().into())]);
    let font = theme::font(STRONG, text.body);
    line(
        painter,
        pos2(start, rect.center().y),
        Align2::LEFT_CENTER,
        &words,
        font,
        theme::TEXT,
        rect.right() - start,
    );
}

fn act(ui: &mut Ui, model: &Ladder, texts: &Texts, layout: &Layout) {
    let text = layout.text;
    let seen = if model.seen.is_empty() { name::act(texts, model.act) } else { model.seen.clone() };
    ui.horizontal_top(|ui| {
        let size = text.section;
        let (rect, _) = ui.allocate_exact_size(vec2(size, size * 1.1), Sense::hover());
        Icon::of(model.act).paint(ui.painter(), rect.center(), size * 0.8, theme::HOSTILE_TEXT);
        paragraph(ui, &seen, FIGURES, text.section, theme::HOSTILE_TEXT);
    });
}

/// What intelligence counts, in two columns where a name need not be cut for it; a filled mark was seen this week.
pub fn indicators(ui: &mut Ui, counted: &[(String, bool)], texts: &Texts, layout: &Layout) {
    if counted.is_empty() {
        return;
    }
    let text = layout.text;
    let seen = counted.iter().filter(|(_, seen)| *seen).count();
    let args = [("seen", seen.to_string().into()), ("all", counted.len().to_string().into())];
    paragraph(ui, &texts.tell("ladder-indicators", &args), BODY, text.least, theme::SECOND);
    let font = theme::font(BODY, (text.least - 1.0).max(11.5));
    let room = ui.available_width() * 0.5 - 19.0;
    let width = |name: &String| fitted(ui.painter(), name, font.clone(), theme::TEXT, f32::INFINITY).size().x;
    let columns = if counted.iter().all(|(name, _)| width(name) * LEAST_SHRINK <= room) { 2 } else { 1 };
    let row = text.least * 1.35;
    for pair in counted.chunks(columns) {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), row), Sense::hover());
        let width = rect.width() / columns as f32;
        for (index, (name, seen)) in pair.iter().enumerate() {
            let left = rect.left() + width * index as f32;
            let dot = pos2(left + 6.0, rect.center().y);
            let painter = ui.painter();
            if *seen {
                painter.circle_filled(dot, 4.5, theme::HOSTILE);
                painter.circle_stroke(dot, 4.5, Stroke::new(1.0, theme::HOSTILE_TEXT));
            } else {
                painter.circle_stroke(dot, 4.0, Stroke::new(1.2, theme::SECOND));
            }
            let colour = if *seen { theme::HOSTILE_TEXT } else { theme::SECOND };
            let start = pos2(left + 15.0, dot.y);
            line(painter, start, Align2::LEFT_CENTER, name, font.clone(), colour, width - 19.0);
        }
    }
}
