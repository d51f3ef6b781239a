//! Symbols of shared infrastructure: a hollow frame with the bar of an installation (APP-6), and in it what it carries.

use super::board::{Board, InfrastructureItem};
use super::labels::{Placer, Side, UNIT_SIDES};
use super::names::under;
use super::overlay::{Overlay, SEMI_BOLD, colour, faded, pos};
use super::placement::{Placed, theatre};
use super::shown::Shown;
use super::strands::along;
use crate::game::facility::Stake;
use crate::game::palette::{self, Rgb};
use crate::sim::Hour;
use crate::sim::scenario::Medium;
use bevy::ecs::entity::Entity;
use bevy::math::{Rect, Vec2};
use bevy_egui::egui::{Pos2, Shape, Stroke};
use std::collections::BTreeMap;

/// The order in which sides are tried for tags.
const TAG_SIDES: [Side; 4] = [Side::Below, Side::Right, Side::Left, Side::Above];

/// Paints the symbol, and takes its room.
pub(super) fn paint(over: &Overlay, there: &InfrastructureItem, placed: &Placed, placer: &mut Placer) {
    let (middle, half, scale) = (placed.centre(&over.camera), placed.half, placed.scale);
    let frame = placed.frame(&over.camera);
    placer.reserve(Rect::from_corners(frame.min - Vec2::new(2.0, 7.0 * scale), frame.max + Vec2::splat(2.0)));
    let side = if there.allied() { palette::OWN } else { palette::HOSTILE };
    let (line, glyph) = match there.dark() {
        true => (palette::TEXT_QUIET, palette::TEXT_QUIET),
        false => (side, palette::TEXT),
    };
    let corners = match there.allied() {
        true => vec![
            middle - half,
            middle + Vec2::new(half.x, -half.y),
            middle + half,
            middle + Vec2::new(-half.x, half.y),
        ],
        false => [Vec2::NEG_Y, Vec2::X, Vec2::Y, Vec2::NEG_X].map(|way| middle + way * 1.1 * half).to_vec(),
    };
    let corners: Vec<Pos2> = corners.into_iter().map(pos).collect();
    let top = if there.allied() { middle.y - half.y } else { middle.y - 1.1 * half.y };
    let bar = [Vec2::new(middle.x - 6.0 * scale, top), Vec2::new(middle.x + 6.0 * scale, top)];
    let lift = Vec2::new(0.0, -3.0 * scale);
    for (width, rgb) in [(5.5, palette::CASING), (2.2, line)] {
        let fill = faded(palette::PANEL, 0.94);
        over.painter.add(Shape::convex_polygon(
            corners.clone(),
            fill,
            Stroke::new(width * scale, colour(rgb)),
        ));
        let thick = if width > 4.0 { 8.0 } else { 5.0 };
        over.painter.line_segment(bar.map(|at| pos(at + lift)), Stroke::new(thick * scale, colour(rgb)));
    }
    paint_glyph(over, there.facility.medium, middle, 0.42 * half.min_element(), glyph);
    if there.state.held() {
        let radius = 10.0 * scale;
        let at = middle + Vec2::new(-1.0, 1.0) * 0.9 * half.min_element();
        over.ear(at, radius);
        placer.reserve(Rect::from_center_half_size(at, Vec2::splat(radius)));
    }
    if there.dark() {
        let rgb = if there.state.sure { palette::NOW } else { palette::TEXT_QUIET };
        over.cross(middle, 0.5 * half.min_element(), rgb);
    }
}

/// The ring of an access that is being built, and the tag that says what an access here is worth.
pub(super) fn stake(over: &Overlay, there: &InfrastructureItem, placed: &Placed, placer: &mut Placer) {
    let Some(stake) = there.state.stake else { return };
    let (text, edge) = match stake {
        Stake::Held { hours } => (hour_text(hours, ""), palette::CYBER),
        Stake::Building { hours, done } => {
            ring(over, placed, done as f32);
            (hour_text(hours, "+"), palette::TEXT_QUIET)
        }
        Stake::Open { hours } => (hour_text(hours, "+"), palette::PANEL_EDGE),
    };
    let Some(text) = text else { return };
    let galley = over.measure(&text, SEMI_BOLD, if over.large { 16.0 } else { 13.5 }, palette::TEXT);
    let size = Overlay::tag_size(&galley);
    let screen = Rect::from_corners(Vec2::ZERO, over.camera.size);
    if let Some(corner) = placer.place(placed.frame(&over.camera), size, 5.0, &TAG_SIDES, screen) {
        over.tag(Rect::from_corners(corner, corner + size), galley, edge);
    }
}

/// Hours on a tag; none where nobody would notice them.
fn hour_text(hours: f64, sign: &str) -> Option<String> {
    (hours >= 0.5).then(|| format!("{sign}{hours:.0} h"))
}

/// Around a symbol, from the top: as much of it as is done is full.
fn ring(over: &Overlay, placed: &Placed, done: f32) {
    let (middle, radius) = (placed.centre(&over.camera), placed.half.max_element() * 1.35);
    let point = |step: f32| {
        let angle = std::f32::consts::TAU * step - std::f32::consts::FRAC_PI_2;
        pos(middle + radius * Vec2::new(angle.cos(), angle.sin()))
    };
    let arc =
        |from: f32, to: f32| (0..=32).map(|step| point(from + (to - from) * step as f32 / 32.0)).collect();
    over.painter.line(arc(0.0, 1.0), Stroke::new(1.2, faded(palette::CYBER, 0.7)));
    if done > 0.0 {
        over.painter.line(arc(0.0, done), Stroke::new(4.0, colour(palette::CYBER)));
    }
}

/// Writes its name beside it, where there is room.
pub(super) fn name(
    over: &Overlay,
    now: Hour,
    there: &InfrastructureItem,
    placed: &Placed,
    placer: &mut Placer,
) {
    // The one label of a facility says for how long it is dark, too.
    let left = there.state.dark_until.map(|until| until.saturating_sub(now));
    let name = match (left, there.state.sure) {
        (None | Some(0), _) => there.name.to_string(),
        (Some(hours), true) => format!("{} {hours} h", there.name),
        (Some(hours), false) => format!("{} {hours} h?", there.name),
    };
    let screen = Rect::from_corners(Vec2::ZERO, over.camera.size);
    let rgb = if there.allied() { palette::OWN_TEXT } else { palette::HOSTILE_TEXT };
    let galley = over.measure(&name, SEMI_BOLD, if over.large { 16.0 } else { 13.0 }, rgb);
    let room = Vec2::new(galley.size().x, galley.size().y - 4.0);
    if let Some(corner) = placer.place(placed.frame(&over.camera), room, 6.0, &UNIT_SIDES, screen) {
        over.text(corner - Vec2::new(0.0, 2.0), &galley, rgb);
    }
}

/// In the middle of a shared way: how many links run from a facility to the staff above; in a theatre, how many units a
/// headquarters' link serves.
pub(super) fn trunks(over: &Overlay, board: &Board, shown: &Shown, placer: &mut Placer) {
    let mut counts: BTreeMap<(Entity, Entity), (usize, Vec2)> = BTreeMap::new();
    for there in &shown.links {
        for path in &there.strands.0 {
            let facility = there.channel(path).and_then(|channel| channel.facility);
            let (Some(facility), Some(from)) = (facility, path.shared_from) else { continue };
            let (middle, _) = along(&path.points[from..], 0.5);
            let (count, _) = counts.entry((facility, there.link.ends.parent)).or_insert((0, middle));
            *count += 1;
        }
    }
    if theatre(&over.camera) {
        for there in shown.links.iter().filter(|there| there.link.command()) {
            let ends = there.link.ends;
            let child = shown.units.iter().find(|(unit, _)| unit.entity == ends.child);
            let (Some((unit, _)), Some(path)) = (child, there.strands.0.first()) else { continue };
            let served = 1 + under(board, shown, unit);
            counts.insert((ends.child, ends.parent), (served, path.along(0.5).0));
        }
    }
    for (count, middle) in counts.into_values().filter(|(count, _)| *count > 1) {
        let at = over.camera.to_screen(middle);
        let radius = if over.large { 8.5 } else { 7.5 };
        let disc = Rect::from_center_half_size(at, Vec2::splat(radius));
        if placer.is_free(disc) {
            placer.reserve(disc);
            let edge = Stroke::new(1.4, colour(palette::TEXT_QUIET));
            over.painter.circle(pos(at), radius, colour(palette::PANEL), edge);
            let galley = over.measure(&count.to_string(), SEMI_BOLD, 1.5 * radius, palette::TEXT);
            let corner = at - 0.5 * Vec2::new(galley.size().x, galley.size().y);
            over.painter.galley(pos(corner), galley, colour(palette::TEXT));
        }
    }
}

/// A crossbar switch, a mast with its waves, a dish: strokes in a square of two units.
pub(super) fn paint_glyph(over: &Overlay, medium: Medium, middle: Vec2, reach: f32, rgb: Rgb) {
    let at = |x: f32, y: f32| pos(middle + reach * Vec2::new(x, y));
    let stroke = Stroke::new((0.22 * reach).max(1.5), colour(rgb));
    let arc = |centre: (f32, f32), radius: f32, from: f32, to: f32| {
        let angle = |step: i32| (from + (to - from) * step as f32 / 12.0).to_radians();
        let point = |step| at(centre.0 + radius * angle(step).cos(), centre.1 + radius * angle(step).sin());
        over.painter.line((0..=12).map(point).collect(), stroke);
    };
    let line = |points: &[(f32, f32)]| {
        over.painter.line(points.iter().map(|(x, y)| at(*x, *y)).collect(), stroke);
    };
    match medium {
        Medium::Fibre | Medium::Cable => {
            for x in [-0.4, 0.4] {
                line(&[(x, -1.0), (x, 1.0)]);
                line(&[(-1.0, x), (1.0, x)]);
            }
        }
        Medium::Satellite => {
            arc((0.2, -0.2), 0.95, 45.0, 225.0);
            line(&[(0.87, 0.47), (-0.47, -0.87)]);
            line(&[(0.2, -0.2), (0.7, -0.7)]);
            line(&[(-0.45, 0.5), (-0.75, 1.0), (-0.1, 1.0)]);
        }
        Medium::Microwave | Medium::Hf | Medium::Vhf | Medium::Courier => {
            line(&[(-0.45, 1.0), (0.0, -0.35), (0.45, 1.0)]);
            line(&[(-0.25, 0.45), (0.25, 0.45)]);
            for (from, to) in [(-55.0, 55.0), (125.0, 235.0)] {
                arc((0.0, -0.35), 0.55, from, to);
                arc((0.0, -0.35), 0.95, from, to);
            }
        }
    }
}
