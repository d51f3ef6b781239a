//! What the map shows through each lens, and the legend of it.

use super::covered::Covered;
use super::labels::{Placer, UNIT_SIDES};
use super::overlay::{Overlay, SEMI_BOLD, colour, faded, pos};
use super::shown::Shown;
use crate::game::Lens;
use crate::game::components::{Age, LastReport};
use crate::game::palette::{self, Rgb};
use bevy::prelude::*;
use bevy_egui::egui::{self, CornerRadius, Galley, Pos2, Shape, Stroke, StrokeKind};
use std::sync::Arc;

/// Words on the map, in the language of the player. Set by whoever knows the texts.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Title of the lens in force.
    pub lens: String,
    /// The line of defence.
    pub line: String,
    /// A contact that has no name yet, before its number.
    pub contact: String,
    /// After the number of units under a headquarters.
    pub under: String,
    /// What a facility off the map does for links on it.
    pub carries: String,
    /// What a headquarters off the map does for links on it.
    pub commands: String,
    /// What two facilities are worth together.
    pub together: String,
    /// What each is worth by itself.
    pub alone: String,
    /// Whose the hours are that an intruder would take.
    pub intrusion: String,
    /// Countries and waters, in the order of the map's regions.
    pub regions: Vec<String>,
}

/// Colour and width (points) of a link that carries a share of its traffic: the less, the paler and thinner.
pub(super) fn quality_look(full: Rgb, quality: f32) -> (Rgb, f32) {
    let quality = quality.clamp(0.0, 1.0);
    let mix =
        |from: u8, to: u8| (f32::from(from) + (f32::from(to) - f32::from(from)) * quality).round() as u8;
    let pale = palette::TEXT_QUIET;
    ([0, 1, 2].map(|channel| mix(pale[channel], full[channel])), 1.0 + 4.0 * quality)
}

/// Writes on each link how much of its traffic it can carry, per cent.
pub(super) fn qualities(over: &Overlay, shown: &Shown, placer: &mut Placer) {
    let screen = Rect::from_corners(Vec2::ZERO, over.camera.size);
    let size = if over.large { 16.0 } else { 13.0 };
    for there in shown.links.iter().filter(|there| there.link.command()) {
        let link = &there.link;
        let mut places = there.strands.0.iter().map(|path| over.camera.to_screen(path.along(0.4).0));
        let Some(at) = places.find(|at| screen.contains(*at)) else { continue };
        let rgb = if link.allied() { palette::OWN_TEXT } else { palette::HOSTILE_TEXT };
        let galley = over.measure(&percent(link.state.quality as f32), SEMI_BOLD, size, rgb);
        let room = Vec2::new(galley.size().x, galley.size().y - 4.0);
        let thing = Rect::from_center_half_size(at, Vec2::splat(3.0));
        if let Some(corner) = placer.place(thing, room, 2.0, &UNIT_SIDES, screen) {
            over.text(corner - Vec2::new(0.0, 2.0), &galley, rgb);
        }
    }
}

fn percent(quality: f32) -> String {
    format!("{:.0} %", 100.0 * quality)
}

/// Draws an outline around each symbol that tells how old the last report is; the number stands with its name.
pub(super) fn ages(over: &Overlay, shown: &Shown) {
    for (unit, placed) in &shown.units {
        outline(over, placed.frame(&over.camera).inflate(5.0), age(unit.report.hours(shown.hour)));
    }
}

fn age(hours: u32) -> Age {
    LastReport::of(0, hours).age
}

/// The outline of an age: the older, the less of it is left.
fn outline(over: &Overlay, area: Rect, age: Age) {
    let (low, high) = (area.min, area.max);
    let corners = [low, Vec2::new(high.x, low.y), high, Vec2::new(low.x, high.y), low].map(pos);
    for (width, rgb) in [(4.2, palette::CASING), (1.8, palette::TEXT)] {
        let stroke = Stroke::new(width, colour(rgb));
        let dashes = |on: f32, off: f32| Shape::dashed_line(&corners, stroke, on, off);
        match age {
            Age::Watched => over.painter.extend([Shape::line(corners.to_vec(), stroke)]),
            Age::Current => over.painter.extend(dashes(11.0, 4.0)),
            Age::Ageing => over.painter.extend(dashes(5.0, 5.0)),
            Age::Stale => over.painter.extend(dashes(2.0, 8.0)),
        }
    }
}

/// A sample in the legend.
enum Swatch {
    /// A link of a quality.
    Link(f32),
    /// The outline of an age.
    Outline(Age),
}

/// The key to the lens in force: laid out before anything is named, painted after everything.
pub(super) struct Legend {
    area: Rect,
    title: Arc<Galley>,
    entries: Vec<(Swatch, Arc<Galley>)>,
    swatch: f32,
    gap: f32,
}

impl Legend {
    /// Over the middle of the lower edge, clear of panels; the plain map needs none.
    pub(super) fn lay(
        over: &Overlay,
        lens: Lens,
        words: &Words,
        covered: &Covered,
        placer: &mut Placer,
    ) -> Option<Self> {
        let entries: Vec<(Swatch, String)> = match lens {
            Lens::Force => return None,
            Lens::CommandQuality => {
                [1.0, 0.75, 0.5, 0.25].map(|quality| (Swatch::Link(quality), percent(quality))).into()
            }
            Lens::BeliefAge => [(0, "0 h"), (1, "< 12 h"), (12, "< 72 h"), (72, "\u{2265} 72 h")]
                .map(|(hours, text)| (Swatch::Outline(age(hours)), text.to_owned()))
                .into(),
        };
        let size = if over.large { 16.0 } else { 13.0 };
        let (swatch, gap, height) = (1.9 * size, 0.6 * size, 2.2 * size);
        let title = over.measure(&words.lens, SEMI_BOLD, size + 1.0, palette::TEXT);
        let entries: Vec<(Swatch, Arc<Galley>)> = entries
            .into_iter()
            .map(|(sample, text)| (sample, over.measure(&text, SEMI_BOLD, size, palette::TEXT_QUIET)))
            .collect();
        let samples: f32 = entries.iter().map(|(_, text)| 2.5 * gap + swatch + text.size().x).sum();
        let width = title.size().x + samples + 2.0 * gap;
        let left = 0.5 * (over.camera.size.x - width);
        let lowest = |bottom: f32, panel: &Rect| {
            let below = panel.min.y > 0.5 * over.camera.size.y;
            let beside = panel.max.x < left || panel.min.x > left + width;
            if below && !beside { bottom.min(panel.min.y) } else { bottom }
        };
        let bottom = covered.all().fold(over.camera.size.y, lowest) - 10.0;
        let area = Rect::new(left, bottom - height, left + width, bottom);
        placer.reserve(area);
        Some(Self { area, title, entries, swatch, gap })
    }

    /// Paints it.
    pub(super) fn paint(&self, over: &Overlay) {
        let Self { area, title, entries, swatch, gap } = self;
        let panel = egui::Rect::from_min_max(pos(area.min), pos(area.max));
        let edge = Stroke::new(1.0, colour(palette::PANEL_EDGE));
        let fill = faded(palette::PANEL, 0.93);
        over.painter.rect(panel, CornerRadius::same(8), fill, edge, StrokeKind::Inside);
        let middle = area.center().y;
        let write = |x: f32, text: &Arc<Galley>, rgb: Rgb| {
            over.painter.galley(Pos2::new(x, middle - 0.5 * text.size().y), text.clone(), colour(rgb));
        };
        let mut x = area.min.x + gap;
        write(x, title, palette::TEXT);
        x += title.size().x;
        for (sample, text) in entries {
            x += 2.0 * gap;
            match sample {
                Swatch::Link(quality) => {
                    let (rgb, thick) = quality_look(palette::OWN, *quality);
                    let ends = [Pos2::new(x, middle), Pos2::new(x + swatch, middle)];
                    over.painter.line_segment(ends, Stroke::new(thick, colour(rgb)));
                }
                Swatch::Outline(age) => {
                    let half = Vec2::new(0.5 * swatch - 1.0, 0.28 * area.height());
                    let at = Vec2::new(x + 0.5 * swatch, middle);
                    outline(over, Rect::from_center_half_size(at, half), *age);
                }
            }
            x += swatch + 0.5 * gap;
            write(x, text, palette::TEXT_QUIET);
            x += text.size().x;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_that_carries_less_is_thinner_and_paler() {
        let (full, wide) = quality_look(palette::HOSTILE, 1.0);
        let (weak, thin) = quality_look(palette::HOSTILE, 0.2);
        assert_eq!(full, palette::HOSTILE);
        let chroma = |rgb: Rgb| rgb.iter().max().unwrap_or(&0) - rgb.iter().min().unwrap_or(&0);
        assert!(thin < wide && chroma(weak) < chroma(full));
    }
}
