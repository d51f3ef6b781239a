//! What lies off the map and still carries or commands what is on it: a pill at the rim, where the strands leave.

use super::covered::Covered;
use super::facilities::paint_glyph;
use super::labels::Placer;
use super::lens::Words;
use super::names::called;
use super::overlay::{MEDIUM, Overlay, SEMI_BOLD, colour, faded, pos};
use super::placement::Placed;
use super::shown::Shown;
use crate::game::Selection;
use crate::game::palette;
use crate::sim::scenario::Medium;
use bevy::ecs::entity::Entity;
use bevy::math::{Rect, Vec2};
use bevy::prelude::Resource;
use bevy_egui::egui::{Shape, Stroke};
use std::collections::BTreeMap;

/// Where docks were painted last, points, and what each stands for.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Docks(pub Vec<(Selection, Rect)>);

/// The most that are painted: those that carry the most.
const MOST: usize = 8;

/// Something off the map.
struct Dock<'a> {
    thing: Selection,
    name: String,
    allied: bool,
    /// Its medium, when it is a facility.
    medium: Option<Medium>,
    placed: &'a Placed,
    /// Links that run to it from what is in sight.
    links: usize,
    /// Where they leave what is in sight, and where they come from, points, added up.
    exits: Vec2,
    from: Vec2,
}

/// Paints them where the ways to them leave what is in sight.
pub(super) fn paint(
    over: &Overlay,
    shown: &Shown,
    covered: &Covered,
    words: &Words,
    placer: &mut Placer,
) -> Docks {
    let screen = Rect::from_corners(Vec2::ZERO, over.camera.size);
    let sight = Sight { screen, panels: covered.at_edge(screen).copied().collect() };
    let mut found: Vec<Dock> = find(over, shown, &sight, words).into_values().collect();
    found.sort_by(|a, b| b.links.cmp(&a.links).then(a.thing.cmp(&b.thing)));
    let paint = |dock: &Dock| Some((dock.thing, pill(over, dock, &sight, words, placer)?));
    Docks(found.iter().take(MOST).filter_map(paint).collect())
}

/// What panels leave of the screen.
struct Sight {
    screen: Rect,
    panels: Vec<Rect>,
}

/// Points between the places at which a way is asked whether it is in sight.
const STEP: f32 = 6.0;

impl Sight {
    fn shows(&self, at: Vec2) -> bool {
        self.screen.contains(at) && !self.panels.iter().any(|panel| panel.contains(at))
    }

    /// The last point in sight on the way from one that is.
    fn leaves(&self, inside: Vec2, outside: Vec2) -> Vec2 {
        let way = outside - inside;
        let steps = (way.length() / STEP).ceil().clamp(1.0, 2000.0) as u32;
        let points = (1..=steps).map(|step| inside + way * (step as f32 / steps as f32));
        points.take_while(|point| self.shows(*point)).last().unwrap_or(inside)
    }
}

fn find<'a>(over: &Overlay, shown: &'a Shown, sight: &Sight, words: &Words) -> BTreeMap<Entity, Dock<'a>> {
    let mut things: BTreeMap<Entity, Dock> = BTreeMap::new();
    let dock = |thing, name, allied, medium, placed| {
        let (exits, from) = (Vec2::ZERO, Vec2::ZERO);
        Dock { thing, name, allied, medium, placed, links: 0, exits, from }
    };
    for (unit, placed) in &shown.units {
        let thing = Selection::Node(unit.key.0);
        things.insert(unit.entity, dock(thing, called(unit, words), unit.allied(), None, *placed));
    }
    for (there, placed) in &shown.facilities {
        let (thing, medium) = (Selection::Facility(there.key.0), Some(there.facility.medium));
        things.insert(there.entity, dock(thing, there.name.to_string(), there.allied(), medium, *placed));
    }
    let centre = |things: &BTreeMap<Entity, Dock>, entity: Entity| {
        Some(things.get(&entity)?.placed.centre(&over.camera))
    };
    for there in &shown.links {
        for path in &there.strands.0 {
            let by = there.channel(path).and_then(|channel| channel.facility);
            let stops: Vec<Entity> = [Some(there.link.ends.child), by, Some(there.link.ends.parent)]
                .into_iter()
                .flatten()
                .collect();
            for pair in stops.windows(2) {
                let (Some(a), Some(b)) = (centre(&things, pair[0]), centre(&things, pair[1])) else {
                    continue;
                };
                if !sight.shows(a) || sight.shows(b) {
                    continue;
                }
                if let Some(dock) = things.get_mut(&pair[1]) {
                    dock.links += 1;
                    dock.exits += sight.leaves(a, b);
                    dock.from += a;
                }
            }
        }
    }
    things.retain(|_, dock| dock.links > 0);
    things
}

/// Paints one, as near to where its links leave as there is room; gives its place.
fn pill(over: &Overlay, dock: &Dock, sight: &Sight, words: &Words, placer: &mut Placer) -> Option<Rect> {
    let (ink, edge) = match dock.allied {
        true => (palette::OWN_TEXT, palette::OWN),
        false => (palette::HOSTILE_TEXT, palette::HOSTILE),
    };
    let size = if over.large { 15.0 } else { 13.0 };
    let name = over.measure(&dock.name, SEMI_BOLD, size, ink);
    let far = dock.placed.at.distance(over.camera.centre);
    let does = if dock.medium.is_some() { &words.carries } else { &words.commands };
    let told = format!("{:.0} km, {does} {}", (far / 10.0).round() * 10.0, dock.links);
    let told = over.measure(&told, MEDIUM, size - 1.5, palette::TEXT);
    let (badge, pad) = (2.0 * size, 9.0);
    let wide = name.size().x.max(told.size().x) + badge + 2.5 * pad;
    let whole = Vec2::new(wide, name.size().y + told.size().y + 4.0);
    let exit = dock.exits / dock.links as f32;
    let back = (dock.from / dock.links as f32 - exit).normalize_or_zero();
    // Back along the way, and at each distance a little to either side.
    let aside = [0.0, 1.0, -1.0, 2.0, -2.0].map(|by| by * back.perp() * (whole.y + 4.0));
    let places = (1..9).flat_map(|step| aside.map(|aside| exit + back * 20.0 * step as f32 + aside));
    let corners = places.map(|middle| middle - 0.5 * whole);
    let at = placer.settle(corners, whole, sight.screen.inflate(-6.0))?;
    let area = Rect::from_corners(at, at + whole);
    let outline = rounded(area, 0.5 * whole.y);
    over.painter.add(Shape::convex_polygon(
        outline.iter().map(|point| pos(*point)).collect(),
        faded(palette::PANEL, 0.92),
        Stroke::NONE,
    ));
    let closed: Vec<Vec2> = outline.iter().copied().chain(outline.first().copied()).collect();
    over.dashed(&closed, 5.0, 4.0, 1.4, edge);
    let middle = at + Vec2::new(pad + 0.5 * badge, 0.5 * whole.y);
    match dock.medium {
        Some(medium) => paint_glyph(over, medium, middle, 0.34 * badge, palette::TEXT),
        None => over.arrowhead(middle, dock.placed.centre(&over.camera) - middle, 0.3 * badge, edge),
    }
    let left = at.x + 1.5 * pad + badge;
    let below = Vec2::new(left, at.y + 2.0 + name.size().y);
    over.painter.galley(pos(Vec2::new(left, at.y + 2.0)), name, colour(ink));
    over.painter.galley(pos(below), told, colour(palette::TEXT));
    Some(area)
}

/// The outline of a box with round ends.
fn rounded(area: Rect, radius: f32) -> Vec<Vec2> {
    let arc = |middle: Vec2, from: f32| {
        (0..=8).map(move |step| {
            middle + radius * Vec2::from_angle(from + std::f32::consts::PI * step as f32 / 8.0)
        })
    };
    let y = area.center().y;
    let quarter = std::f32::consts::FRAC_PI_2;
    arc(Vec2::new(area.max.x - radius, y), -quarter)
        .chain(arc(Vec2::new(area.min.x + radius, y), quarter))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_leaves_sight_at_the_rim_or_under_a_panel() {
        let panel = Rect::new(60.0, 0.0, 100.0, 50.0);
        let screen = Rect::from_corners(Vec2::ZERO, Vec2::new(100.0, 100.0));
        let sight = Sight { screen, panels: vec![panel] };
        let under = sight.leaves(Vec2::new(20.0, 25.0), Vec2::new(90.0, 25.0));
        assert!(under.x < 60.0 && under.x >= 60.0 - STEP, "{under}");
        let out = sight.leaves(Vec2::new(20.0, 75.0), Vec2::new(190.0, 75.0));
        assert!(out.x <= 100.0 && out.x > 100.0 - STEP, "{out}");
    }
}
