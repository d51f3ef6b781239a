//! What several panels draw alike: fitted text, buttons with their key, hatches, dashes, fading curves.

use super::fit;
use super::theme::{self, BODY, STRONG};
use crate::icon::Icon;
use bevy_egui::egui::{
    self, Align2, Color32, Context, CornerRadius, FontId, Galley, Id, Label, LayerId, Order, Painter, Pos2,
    Rect, Response, RichText, Sense, Shape, Stroke, StrokeKind, Ui, WidgetInfo, WidgetType, pos2,
    text::LayoutJob, text::TextWrapping, vec2,
};
use std::sync::Arc;

/// How far a line is made smaller before it is cut.
pub const LEAST_SHRINK: f32 = 0.82;

/// One line that is never wider than `width`: first a little smaller, then cut with an ellipsis.
pub fn fitted(painter: &Painter, text: &str, font: FontId, colour: Color32, width: f32) -> Arc<Galley> {
    let line = |font: FontId, width: f32| {
        let mut job = LayoutJob::simple_singleline(text.to_owned(), font, colour);
        job.wrap = TextWrapping::truncate_at_width(width);
        painter.layout_job(job)
    };
    let width = width.max(1.0);
    let full = line(font.clone(), f32::INFINITY);
    if full.size().x <= width {
        return full;
    }
    let shrink = (width / full.size().x).clamp(LEAST_SHRINK, 1.0);
    line(FontId::new(font.size * shrink * 0.99, font.family), width)
}

/// Paints one fitted line with `anchor` at `at`; returns where it stands.
pub fn line(
    painter: &Painter,
    at: Pos2,
    anchor: Align2,
    text: &str,
    font: FontId,
    colour: Color32,
    width: f32,
) -> Rect {
    let galley = fitted(painter, text, font, colour, width);
    let rect = anchor.anchor_size(at, galley.size());
    if galley.elided {
        note_cut(painter, rect, text);
    }
    painter.galley(rect.min, galley, colour);
    rect
}

/// A line that had no room: where it stands, on which layer, and all of its words.
type Cut = (LayerId, Rect, String);

/// Remembers a line that was cut, so that [`tell_cut`] can say it whole.
pub fn note_cut(painter: &Painter, rect: Rect, words: &str) {
    let cut: Cut = (painter.layer_id(), rect.intersect(painter.clip_rect()), words.to_owned());
    painter.ctx().data_mut(|data| data.get_temp_mut_or_default::<Vec<Cut>>(Id::new("cut lines")).push(cut));
}

/// Says whole the cut line that the pointer or the focus rests on. To be called when all of a screen is drawn.
pub fn tell_cut(ctx: &Context, size: f32) {
    let cut = ctx.data_mut(|data| data.remove_temp::<Vec<Cut>>(Id::new("cut lines"))).unwrap_or_default();
    let pointer = ctx.pointer_hover_pos();
    let top = pointer.and_then(|at| ctx.layer_id_at(at));
    let focused = ctx.memory(|memory| memory.focused()).and_then(|id| ctx.read_response(id));
    let pointed = cut
        .iter()
        .rev()
        .find(|(layer, rect, _)| top == Some(*layer) && pointer.is_some_and(|at| rect.contains(at)));
    let rests = |(layer, rect, _): &&Cut| {
        focused.as_ref().is_some_and(|one| one.layer_id == *layer && one.rect.contains(rect.center()))
    };
    let Some((_, rect, words)) = pointed.or_else(|| cut.iter().rev().find(rests)) else { return };
    let screen = ctx.content_rect().shrink(4.0);
    let painter = ctx.layer_painter(LayerId::new(Order::Tooltip, Id::new("cut line")));
    let room = (screen.width() - 16.0).clamp(40.0, 420.0);
    let galley = painter.layout(words.clone(), theme::font(BODY, size), theme::TEXT, room);
    let box_size = galley.size() + vec2(16.0, 10.0);
    // Below the line, or above it where the screen ends; never over it.
    let below = rect.bottom() + 3.0 + box_size.y <= screen.bottom();
    let top = if below { rect.bottom() + 3.0 } else { rect.top() - 3.0 - box_size.y };
    let left = fit::between(rect.left() - 8.0, screen.left(), screen.right() - box_size.x);
    let plate = Rect::from_min_size(pos2(left, top), box_size);
    painter.rect(plate, 5.0, theme::CARD_HOT, Stroke::new(1.0, theme::NOW), StrokeKind::Inside);
    painter.galley(plate.min + vec2(8.0, 5.0), galley, theme::TEXT);
}

/// A paragraph that wraps.
pub fn paragraph(ui: &mut Ui, text: &str, family: &'static str, size: f32, colour: Color32) -> Response {
    let text = RichText::new(text).font(theme::font(family, size)).color(colour);
    ui.add(Label::new(text).wrap())
}

/// The colours of a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Light on dark.
    Quiet,
    /// The one thing to do next: dark on light.
    Loud,
    /// A choice that is taken.
    Chosen,
}

/// Size of the letters on a button of a height.
fn letters(height: f32) -> f32 {
    (height * 0.5).min(15.0)
}

/// Width a button of a height wants for its label and its key.
pub fn button_width(painter: &Painter, height: f32, label: &str, key: Option<&str>) -> f32 {
    let size = letters(height);
    let words = fitted(painter, label, theme::font(STRONG, size), theme::TEXT, f32::INFINITY).size().x;
    let key = key.map_or(0.0, |key| cap_width(painter, key, size) + 6.0);
    words + key + 18.0
}

/// A button at a place. Its key, if it has one, stands beside its label.
pub fn button(
    ui: &mut Ui,
    rect: Rect,
    label: &str,
    key: Option<&str>,
    look: Look,
    enabled: bool,
) -> Response {
    let size = letters(rect.height());
    let response = plate(ui, rect, label, look, enabled);
    let ink = ink(look, enabled);
    let painter = ui.painter();
    let inner = rect.shrink2(vec2(8.0, 0.0));
    let mut room = inner.width();
    if let Some(key) = key {
        let cap = key_cap(painter, inner.right_center(), key, ink, size);
        room -= cap.width() + 6.0;
    }
    let centre = pos2(inner.left() + room * 0.5, rect.center().y);
    line(painter, centre, Align2::CENTER_CENTER, label, theme::font(STRONG, size), ink, room);
    response
}

/// A button that shows a picture; its label is for those who hear the screen.
pub fn icon_button(ui: &mut Ui, rect: Rect, icon: Icon, label: &str, look: Look) -> Response {
    let response = plate(ui, rect, label, look, true);
    icon.paint(ui.painter(), rect.center(), rect.height() * 0.5, ink(look, true));
    response
}

fn ink(look: Look, enabled: bool) -> Color32 {
    match look {
        Look::Loud => theme::INK,
        _ if enabled => theme::TEXT,
        _ => theme::SECOND,
    }
}

fn plate(ui: &mut Ui, rect: Rect, label: &str, look: Look, enabled: bool) -> Response {
    let response = ui.allocate_rect(rect, if enabled { Sense::click() } else { Sense::hover() });
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, enabled, label));
    let hot = enabled && (response.hovered() || response.has_focus());
    let fill = match look {
        Look::Loud => theme::TEXT,
        _ if hot => theme::CARD_HOT,
        Look::Chosen => theme::CARD_HOT,
        Look::Quiet => theme::CARD,
    };
    let edge = if hot { Stroke::new(2.0, theme::NOW) } else { Stroke::new(1.0, theme::EDGE) };
    ui.painter().rect(rect, CornerRadius::same(5), fill, edge, StrokeKind::Inside);
    response
}

/// A key in a small frame, its right centre at `right`.
pub fn key_cap(painter: &Painter, right: Pos2, key: &str, colour: Color32, size: f32) -> Rect {
    let galley = cap(painter, key, colour, size);
    let width = room_of(&galley);
    let rect =
        Rect::from_center_size(pos2(right.x - width * 0.5, right.y), vec2(width, galley.size().y + 2.0));
    painter.rect_stroke(rect, 3.0, Stroke::new(1.0, colour.gamma_multiply(0.6)), StrokeKind::Inside);
    painter.galley(rect.center() - galley.size() * 0.5, galley, colour);
    rect
}

fn cap(painter: &Painter, key: &str, colour: Color32, size: f32) -> Arc<Galley> {
    fitted(painter, key, theme::font(BODY, (size * 0.85).max(10.0)), colour, 90.0)
}

fn room_of(galley: &Galley) -> f32 {
    (galley.size().x + 8.0).max(galley.size().y)
}

/// Width of a key in its frame beside letters of a size.
pub fn cap_width(painter: &Painter, key: &str, size: f32) -> f32 {
    room_of(&cap(painter, key, theme::TEXT, size))
}

/// Slanted lines over an area.
pub fn hatch(painter: &Painter, rect: Rect, step: f32, stroke: Stroke) {
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let mut x = rect.left() - rect.height();
    while x < rect.right() {
        painter.line_segment([pos2(x, rect.bottom()), pos2(x + rect.height(), rect.top())], stroke);
        x += step;
    }
}

/// A dashed frame.
pub fn dashed_frame(painter: &Painter, rect: Rect, stroke: Stroke, dash: f32, gap: f32) {
    let corners =
        [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    painter.extend(Shape::dashed_line(&corners, stroke, dash, gap));
}

/// A line of dashes, or of dots when `dash` is short.
pub fn dashed(painter: &Painter, from: Pos2, to: Pos2, stroke: Stroke, dash: f32, gap: f32) {
    painter.extend(Shape::dashed_line(&[from, to], stroke, dash, gap));
}

/// A ring of dashes.
pub fn dashed_ring(painter: &Painter, centre: Pos2, radius: f32, stroke: Stroke, dash: f32, gap: f32) {
    let angles = (0..=32).map(|step| step as f32 / 32.0 * std::f32::consts::TAU);
    let ring: Vec<Pos2> = angles.map(|angle| centre + radius * egui::Vec2::angled(angle)).collect();
    painter.extend(Shape::dashed_line(&ring, stroke, dash, gap));
}

/// The area under a curve of shares, one a week.
pub fn fading(painter: &Painter, rect: Rect, shares: &[f64], colour: Color32) {
    if shares.is_empty() {
        return;
    }
    let last = (shares.len() - 1).max(1) as f32;
    let at = |(index, share): (usize, &f64)| {
        let share = (*share as f32).clamp(0.0, 1.0);
        pos2(rect.left() + rect.width() * index as f32 / last, rect.bottom() - rect.height() * share)
    };
    let top: Vec<Pos2> = shares.iter().enumerate().map(at).collect();
    for pair in top.windows(2) {
        let corners = vec![pair[0], pair[1], pos2(pair[1].x, rect.bottom()), pos2(pair[0].x, rect.bottom())];
        painter.add(Shape::convex_polygon(corners, colour.gamma_multiply(0.45), Stroke::NONE));
    }
    painter.add(Shape::line(top, Stroke::new(1.8, colour)));
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, theme::EDGE));
}

/// A thin rule across the panel.
pub fn rule(ui: &mut Ui) {
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 9.0), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, Stroke::new(1.0, theme::EDGE));
}

/// A title of a part: small, second colour.
pub fn heading(ui: &mut Ui, text: &str, size: f32) {
    paragraph(ui, text, BODY, size, theme::SECOND);
}

/// A diamond.
pub fn diamond(painter: &Painter, centre: Pos2, half: f32, fill: Color32, stroke: Stroke) {
    let corners = vec![
        centre - vec2(0.0, half),
        centre + vec2(half, 0.0),
        centre + vec2(0.0, half),
        centre - vec2(half, 0.0),
    ];
    painter.add(Shape::convex_polygon(corners, fill, stroke));
}

/// A triangle that points down on `tip` (or up, with a negative `size`).
pub fn pointer(painter: &Painter, tip: Pos2, size: f32, fill: Color32, stroke: Stroke) {
    let half = size.abs() * 0.75;
    let corners = vec![tip, tip + vec2(-half, -size), tip + vec2(half, -size)];
    painter.add(Shape::convex_polygon(corners, fill, stroke));
}

/// The mark of something that opens: it points to the right while that is folded, down while it is open.
pub fn twist(painter: &Painter, centre: Pos2, size: f32, open: bool, colour: Color32) {
    let (long, across) = (size * 0.5, size * 0.45);
    let along = if open { vec2(0.0, long) } else { vec2(long, 0.0) };
    let side = if open { vec2(across, 0.0) } else { vec2(0.0, across) };
    let back = centre - along * 0.6;
    painter.add(Shape::convex_polygon(vec![centre + along, back + side, back - side], colour, Stroke::NONE));
}

/// Whether the pointer or the focus rests on a response.
pub fn rests_on(response: &Response) -> bool {
    response.hovered() || response.has_focus()
}

/// An invisible thing that can be picked with pointer and keyboard; it shows a frame while it is rested on.
pub fn pick(ui: &mut Ui, rect: Rect, id: egui::Id, label: &str) -> Response {
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, label));
    if rests_on(&response) {
        ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.5, theme::NOW), StrokeKind::Inside);
    }
    response
}
