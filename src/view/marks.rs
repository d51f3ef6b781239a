//! Everything over the map that is no mesh: leaders, names, towns, ears, breaks, what messages along links, hour marks.

use super::appearance::plane;
use super::board::{Advance, Board};
use super::camera::MapCamera;
use super::covered::Covered;
use super::docks::{self, Docks};
use super::effects::{Breaks, Moment};
use super::facilities;
use super::highlight::Highlight;
use super::labels::{Placer, TOWN_SIDES, UNIT_SIDES, least_town_rank};
use super::lens::{self, Legend, Words};
use super::links::split;
use super::names;
use super::overlay::{MEDIUM, Overlay, SEMI_BOLD, colour, faded, pos};
use super::placement::Placed;
use super::regions;
use super::shown::{Laid, Shown, ShownLink};
use super::sockets::{self, Sockets};
use super::strands::{Path, along};
use crate::game::components::DefenceLine;
use crate::game::palette;
use crate::game::{Hovered, Lens, Preview, Selection};
use crate::map::places::Gazetteer;
use bevy::prelude::*;
use bevy_egui::egui::{CornerRadius, Stroke, StrokeKind, Vec2 as EguiVec2, pos2};
use bevy_egui::{EguiContexts, egui};

/// Paints all of it.
#[expect(clippy::too_many_arguments, reason = "a system's arguments are what it reads")]
pub(super) fn paint(
    mut contexts: EguiContexts,
    camera: Res<MapCamera>,
    board: Board,
    laid: Laid,
    moment: Res<Moment>,
    breaks: Res<Breaks>,
    highlight: Res<Highlight>,
    picked: Res<Selection>,
    hovered: Res<Hovered>,
    covered: Res<Covered>,
    lens: Res<Lens>,
    words: Res<Words>,
    preview: Res<Preview>,
    (mut docks, mut sockets): (ResMut<Docks>, ResMut<Sockets>),
) -> Result {
    let Some(over) = Overlay::on(contexts.ctx_mut()?, *camera) else { return Ok(()) };
    let mut placer = Placer::default();
    covered.all().for_each(|area| placer.reserve(*area));
    let legend = Legend::lay(&over, *lens, &words, &covered, &mut placer);
    let shown = Shown::of(&board, &laid);
    for (_, placed) in &shown.units {
        let room = Vec2::new(2.0, 3.0);
        let middle = placed.centre(&camera);
        let echelon = Vec2::new(0.0, 10.0 * placed.scale);
        placer
            .reserve(Rect::from_corners(middle - placed.half - room - echelon, middle + placed.half + room));
    }
    for path in shown.links.iter().flat_map(|there| &there.strands.0) {
        let points: Vec<Vec2> = path.points.iter().step_by(2).map(|point| camera.to_screen(*point)).collect();
        placer.avoid(&points, 5.0);
    }
    let ways = shown.axes.iter().filter(|axis| axis.column.is_some()).map(|axis| (axis.way, 14.0));
    for (way, reach) in ways.chain(board.lines.iter().map(|(_, way)| (way, 7.0))) {
        let points = (0..=40).map(|step| camera.to_screen(along(&way.course, step as f32 / 40.0).0));
        placer.avoid(&points.collect::<Vec<Vec2>>(), reach);
    }
    for at in &board.incidents {
        incident(&over, plane(at.0), &mut placer);
    }
    for (there, placed) in &shown.facilities {
        facilities::paint(&over, there, placed, &mut placer);
    }
    // Orders speak of facilities by their names: those come before everything that can stand elsewhere.
    for (there, placed) in &shown.facilities {
        facilities::name(&over, shown.hour, there, placed, &mut placer);
    }
    objectives(&over, &shown, &mut placer);
    braces(&over, &board, &shown, &words, &mut placer);
    sockets.set_if_neq(sockets::paint(&over, &board, &shown, &preview, &words, &mut placer));
    for (there, placed) in &shown.facilities {
        facilities::stake(&over, there, placed, &mut placer);
    }
    facilities::trunks(&over, &board, &shown, &mut placer);
    leaders(&over, &shown);
    moved_staffs(&over, &shown);
    for axis in shown.axes.iter().filter_map(|axis| axis.advance()) {
        advance(&over, shown.hour, &axis, &mut placer);
    }
    for (line, way) in &board.lines {
        line_name(&over, line, &way.course, &words.line, &mut placer);
    }
    let dark = shown.facilities.iter().filter(|(there, _)| there.dark());
    let dark: Vec<Entity> = dark.map(|(there, _)| there.entity).collect();
    for there in &shown.links {
        for path in &there.strands.0 {
            break_mark(&over, there, path, &dark, &breaks, &moment, &mut placer);
        }
    }
    match *lens {
        Lens::Force => {}
        Lens::CommandQuality => lens::qualities(&over, &shown, &mut placer),
        Lens::BeliefAge => lens::ages(&over, &shown),
    }
    messages(&over, &board, &shown, &moment);
    docks.set_if_neq(docks::paint(&over, &shown, &covered, &words, &mut placer));
    selection(&over, &shown, hovered.0, 1.4, 0.75);
    selection(&over, &shown, *picked, 2.4, 1.0);
    names::paint(&over, &board, &shown, (*picked, hovered.0), &highlight, *lens, &words, &mut placer);
    towns(&over, &shown, &mut placer);
    regions::paint(&over, &words.regions, &mut placer);
    if let Some(legend) = legend {
        legend.paint(&over);
    }
    Ok(())
}

/// Hairlines from symbols that stand aside to their places, unless a symbol hides the place.
fn leaders(over: &Overlay, shown: &Shown) {
    let hidden = |place: Vec2| shown.units.iter().any(|(_, other)| other.frame(&over.camera).contains(place));
    for (unit, placed) in shown.units.iter().filter(|(_, placed)| placed.aside) {
        let (place, middle) = (over.camera.to_screen(placed.at), placed.centre(&over.camera));
        if hidden(place) {
            continue;
        }
        let rgb = if unit.allied() { palette::OWN_TEXT } else { palette::HOSTILE_TEXT };
        let edge = middle + (place - middle).clamp(-placed.half, placed.half);
        over.painter.line_segment([pos(edge), pos(place)], Stroke::new(3.0, colour(palette::CASING)));
        over.painter.line_segment([pos(edge), pos(place)], Stroke::new(1.0, faded(rgb, 0.8)));
        over.painter.circle(pos(place), 2.4, colour(rgb), Stroke::new(1.2, colour(palette::CASING)));
    }
}

/// Least points between the old place of a staff and the new one, for its way to be seen.
const MOVED: f32 = 26.0;

/// Where a staff was before it moved: a dashed flag, and a dotted way to where it is.
fn moved_staffs(over: &Overlay, shown: &Shown) {
    for (unit, placed) in &shown.units {
        let Some(was) = unit.was().map(|was| over.camera.to_screen(was)) else { continue };
        let middle = placed.centre(&over.camera);
        let way = middle - was;
        if way.length() < MOVED {
            continue;
        }
        let rgb = if unit.allied() { palette::OWN } else { palette::HOSTILE };
        let flag = egui::Rect::from_min_size(pos(was - Vec2::new(0.0, 16.0)), EguiVec2::new(18.0, 11.0));
        let corners =
            [flag.left_top(), flag.right_top(), flag.right_bottom(), flag.left_bottom(), flag.left_top()];
        for (width, rgb) in [(3.6, palette::CASING), (1.7, rgb)] {
            let pen = Stroke::new(width, colour(rgb));
            over.painter.extend(egui::Shape::dashed_line(&corners, pen, 4.0, 3.0));
            over.painter.line_segment([flag.left_top(), pos(was + Vec2::new(0.0, 5.0))], pen);
        }
        let tip = middle - way.normalize() * (placed.half.length() + 6.0);
        over.dashed(&[was + way.normalize() * 8.0, tip], 2.0, 5.0, 2.2, rgb);
        over.arrowhead(tip, way, 6.0, rgb);
    }
}

/// A double line between two facilities that are worth most together, and how much.
fn braces(over: &Overlay, board: &Board, shown: &Shown, words: &Words, placer: &mut Placer) {
    let place = |entity: Entity| shown.facilities.iter().find(|(there, _)| there.entity == entity);
    for there in &board.cut_pairs {
        let [Some((_, a)), Some((_, b))] = there.facilities.map(place) else { continue };
        let (from, to) = (a.centre(&over.camera), b.centre(&over.camera));
        let way = (to - from).normalize_or_zero();
        let knee = from.midpoint(to) - way.perp() * 0.09 * from.distance(to);
        let curve = |t: f32| from.lerp(knee, t).lerp(knee.lerp(to, t), t);
        let clear = |end: &Placed| 1.5 * end.half.max_element() / from.distance(to).max(1.0);
        let (start, stop) = (clear(a), 1.0 - clear(b));
        if start >= stop {
            continue;
        }
        let points: Vec<Vec2> =
            (0..=40).map(|step| curve(start + (stop - start) * step as f32 / 40.0)).collect();
        for (width, rgb) in [(7.0, palette::CASING), (4.6, palette::CYBER), (1.6, palette::CASING)] {
            let line = points.iter().map(|point| pos(*point)).collect();
            over.painter.line(line, Stroke::new(width, colour(rgb)));
        }
        let text = format!(
            "+{:.0} h {}, +{:.0} h {}",
            there.together,
            words.together,
            there.alone.iter().sum::<f64>(),
            words.alone
        );
        let galley = over.measure(&text, SEMI_BOLD, if over.large { 15.0 } else { 12.5 }, palette::TEXT);
        let size = Overlay::tag_size(&galley);
        let screen = Rect::from_corners(Vec2::ZERO, over.camera.size);
        let places = [0.5, 0.35, 0.65, 0.2, 0.8].map(|share| curve(share) - 0.5 * size);
        if let Some(corner) = placer.settle(places, size, screen) {
            over.tag(Rect::from_corners(corner, corner + size), galley, palette::CYBER);
        }
    }
}

/// Towns: a square for a capital, a dot for the rest.
fn towns(over: &Overlay, shown: &Shown, placer: &mut Placer) {
    let screen = Rect::from_corners(Vec2::ZERO, over.camera.size);
    let least = least_town_rank(over.camera.km_per_point);
    let size = if over.large { 16.0 } else { 13.0 };
    let rgb = palette::TEXT;
    let mut named = 0;
    for town in Gazetteer::embedded()
        .places()
        .iter()
        .filter(|town| town.rank <= least || (town.capital && town.population > 250_000))
    {
        let at = over.camera.to_screen(plane(town.lonlat));
        if !screen.contains(at) || named >= 60 {
            continue;
        }
        let dot = Rect::from_center_half_size(at, Vec2::splat(3.0));
        let goal = |goal: &str| goal == town.name || goal == town.english_name();
        if shown.axes.iter().any(|axis| goal(axis.name.as_str())) || !placer.is_free(dot.inflate(2.0)) {
            continue;
        }
        let (family, size) = if town.capital { (SEMI_BOLD, size + 1.0) } else { (MEDIUM, size) };
        let galley = over.measure(&town.name, family, size, rgb);
        let room = Vec2::new(galley.size().x, galley.size().y - 4.0);
        if let Some(corner) = placer.place(dot, room, 4.0, &TOWN_SIDES, screen) {
            placer.reserve(dot);
            town_dot(over, at, town.capital);
            over.text(corner - Vec2::new(0.0, 2.0), &galley, rgb);
            named += 1;
        }
    }
}

fn town_dot(over: &Overlay, at: Vec2, capital: bool) {
    let (ink, fill) = (Stroke::new(1.6, colour(palette::CASING)), colour(palette::NOW));
    if capital {
        let square = egui::Rect::from_center_size(pos(at), EguiVec2::splat(6.5));
        over.painter.rect(square, CornerRadius::ZERO, fill, ink, StrokeKind::Outside);
    } else {
        over.painter.circle(pos(at), 2.8, fill, ink);
    }
}

/// Objectives: the name with a ring that closes when it has fallen.
fn objectives(over: &Overlay, shown: &Shown, placer: &mut Placer) {
    let screen = Rect::from_corners(Vec2::ZERO, over.camera.size);
    for axis in &shown.axes {
        let at = over.camera.to_screen(plane(axis.position.0));
        let lost = axis.objective.lost.is_some();
        if !screen.contains(at) {
            continue;
        }
        let rgb = if lost { palette::HOSTILE } else { palette::NOW };
        over.painter.circle_stroke(pos(at), 8.0, Stroke::new(3.6, colour(palette::CASING)));
        over.painter.circle_stroke(pos(at), 8.0, Stroke::new(1.6, colour(rgb)));
        town_dot(over, at, true);
        if lost {
            over.cross(at, 6.0, palette::HOSTILE);
        }
        let thing = Rect::from_center_half_size(at, Vec2::splat(9.0));
        let size = if over.large { 18.0 } else { 14.5 };
        let galley = over.measure(axis.name.as_str(), SEMI_BOLD, size, palette::TEXT);
        let room = Vec2::new(galley.size().x, galley.size().y - 4.0);
        if let Some(corner) = placer.place(thing, room, 3.0, &TOWN_SIDES, screen) {
            over.text(corner - Vec2::new(0.0, 2.0), &galley, palette::TEXT);
        }
    }
}

/// The cross on a dark channel, the hours left beside it, and a flash when one has just seen it break or come back.
fn break_mark(
    over: &Overlay,
    there: &ShownLink,
    path: &Path,
    dark: &[Entity],
    breaks: &Breaks,
    moment: &Moment,
    placer: &mut Placer,
) {
    let Some(channel) = there.channel(path) else { return };
    // What a facility carries breaks before it, and a facility that is dark tells for all of its links.
    let by_facility = channel.facility.filter(|_| path.shared_from.is_some());
    let (middle, _) = path.along(if by_facility.is_some() { 0.25 } else { 0.5 });
    let at = over.camera.to_screen(middle);
    if let Some(flash) = breaks.flash(channel.id, moment) {
        let rgb = if flash.broke {
            palette::NOW
        } else if there.link.allied() {
            palette::OWN
        } else {
            palette::HOSTILE
        };
        let ring = 10.0 + 26.0 * flash.share;
        over.painter.circle_stroke(pos(at), ring, Stroke::new(3.0, faded(rgb, 1.0 - flash.share)));
    }
    let Some(left) = channel.dark.filter(|_| !by_facility.is_some_and(|facility| dark.contains(&facility)))
    else {
        return;
    };
    if !Rect::from_corners(Vec2::ZERO, over.camera.size).contains(at) {
        return;
    }
    let rgb = if channel.sure { palette::NOW } else { palette::TEXT_QUIET };
    let reach = if over.large { 6.5 } else { 5.5 };
    over.cross(at, reach, rgb);
    let thing = Rect::from_center_half_size(at, Vec2::splat(reach + 3.0));
    placer.reserve(thing);
    let text = match (left, channel.sure) {
        (0, _) => return,
        (hours, true) => format!("{hours} h"),
        (hours, false) => format!("{hours} h?"),
    };
    let galley = over.measure(&text, SEMI_BOLD, if over.large { 15.0 } else { 12.5 }, palette::TEXT);
    let room = Vec2::new(galley.size().x, galley.size().y - 4.0);
    let screen = Rect::from_corners(Vec2::ZERO, over.camera.size);
    if let Some(corner) = placer.place(thing, room, 2.0, &UNIT_SIDES, screen) {
        over.text(corner - Vec2::new(0.0, 2.0), &galley, palette::TEXT);
    }
}

/// Orders and reports: an arrowhead where they are, two lesser ones behind.
fn messages(over: &Overlay, board: &Board, shown: &Shown, moment: &Moment) {
    for run in &board.transmissions {
        let Some(there) = shown.links.iter().find(|there| there.link.key.0 == run.link) else { continue };
        let alive = |path: &&Path| there.channel(path).is_some_and(|channel| channel.dark.is_none());
        let paths = &there.strands.0;
        let Some(path) = paths.iter().find(alive).or(paths.first()) else { continue };
        let up = board.units.get(there.link.ends.child).is_ok_and(|child| child.key.0 == run.from);
        let share = run.progress(moment.hour) as f32;
        let length: f32 = path.points.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
        let step = 15.0 * over.camera.km_per_point / length.max(0.1);
        for (back, size) in [(2.0, 5.5), (1.0, 6.5), (0.0, 9.0)] {
            let gone = share - back * step;
            if gone < 0.0 {
                continue;
            }
            let (place, way) = path.along(if up { gone } else { 1.0 - gone });
            let way = if up { way } else { -way };
            let at = over.camera.to_screen(place);
            let ahead = over.camera.to_screen(place + way * over.camera.km_per_point) - at;
            over.arrowhead(at, ahead, size, palette::NOW);
        }
    }
}

/// A ring around a thing that is picked or pointed at.
fn selection(over: &Overlay, shown: &Shown, thing: Selection, width: f32, alpha: f32) {
    let (ink, light) =
        (Stroke::new(width + 3.0, colour(palette::CASING)), Stroke::new(width, faded(palette::NOW, alpha)));
    match thing {
        Selection::Node(_) | Selection::Facility(_) => {
            let Some(placed) = shown.symbol(thing) else { return };
            let half = placed.half + Vec2::splat(7.0);
            let area = egui::Rect::from_center_size(
                pos(placed.centre(&over.camera)),
                EguiVec2::new(2.0 * half.x, 2.0 * half.y),
            );
            for stroke in [ink, light] {
                over.painter.rect_stroke(area, CornerRadius::same(7), stroke, StrokeKind::Middle);
            }
        }
        Selection::Link(id) => {
            let links = shown.links.iter().filter(|there| there.link.key.0 == id);
            for path in links.flat_map(|there| &there.strands.0) {
                let points: Vec<_> =
                    path.points.iter().map(|point| pos(over.camera.to_screen(*point))).collect();
                over.painter.line(points, Stroke::new(1.2, faded(palette::NOW, alpha)));
            }
        }
        Selection::None | Selection::Access(_) | Selection::Axis(_) | Selection::Dispatch(_) => {}
    }
}

/// The head of an advance and the hours at which its column would pass.
fn advance(over: &Overlay, now: u32, axis: &Advance, placer: &mut Placer) {
    let (_, ahead) = split(axis);
    let Some(end) = ahead.last() else { return };
    let to_screen = |at: Vec2| over.camera.to_screen(at);
    let (_, way) = along(&ahead, 1.0);
    let tip = to_screen(*end);
    let forward = (to_screen(*end + way) - tip).normalize_or_zero();
    // Close to its end the column itself is the head.
    if ahead.first().is_some_and(|head| to_screen(*head).distance(tip) > 60.0) {
        over.arrowhead(tip - forward * 18.0, forward, 15.0, palette::HOSTILE);
    }
    if !axis.clock.is_finite() || axis.clock <= 0.0 || axis.clock > 400.0 {
        return;
    }
    let begun = now.saturating_sub(axis.launched);
    let step = [6, 12, 24, 48].into_iter().find(|step| axis.clock / (*step as f32) <= 7.0).unwrap_or(96);
    let last = begun as f32 + axis.clock;
    let mut hour = (begun / step + 1) * step;
    let size = if over.large { 16.0 } else { 13.0 };
    while (hour as f32) < last - 1.5 {
        let (place, way) = along(&ahead, (hour - begun) as f32 / axis.clock);
        let at = to_screen(place);
        let across = (to_screen(place + way) - at).normalize_or_zero().perp();
        let ends = [pos(at - across * 15.0), pos(at + across * 15.0)];
        over.painter.line_segment(ends, Stroke::new(4.0, colour(palette::CASING)));
        over.painter.line_segment(ends, Stroke::new(1.6, colour(palette::NOW)));
        hour_mark(over, at + across * 30.0, hour, size, placer);
        hour += step;
    }
    hour_mark(over, tip + forward * 4.0 + forward.perp() * 26.0, last as u32, size, placer);
}

/// The name of the line of defence with its hour, beside the first of its places that has room.
fn line_name(over: &Overlay, line: &DefenceLine, course: &[Vec2], name: &str, placer: &mut Placer) {
    let screen = Rect::from_corners(Vec2::ZERO, over.camera.size);
    let size = if over.large { 17.0 } else { 13.5 };
    let galley = over.measure(&format!("{name} H+{}", line.closes), SEMI_BOLD, size, palette::OWN_TEXT);
    let room = Vec2::new(galley.size().x, galley.size().y - 4.0);
    for share in [0.8, 0.25, 0.6, 0.4] {
        let at = over.camera.to_screen(along(course, share).0);
        let thing = Rect::from_center_half_size(at, Vec2::splat(5.0));
        if let Some(corner) = placer.place(thing, room, 4.0, &TOWN_SIDES, screen) {
            return over.text(corner - Vec2::new(0.0, 2.0), &galley, palette::OWN_TEXT);
        }
    }
}

fn hour_mark(over: &Overlay, at: Vec2, hour: u32, size: f32, placer: &mut Placer) {
    let galley = over.measure(&format!("H+{hour}"), SEMI_BOLD, size, palette::HOSTILE_TEXT);
    let half = 0.5 * Vec2::new(galley.size().x, galley.size().y);
    let area = Rect::from_center_half_size(at, half - Vec2::new(0.0, 3.0));
    if placer.is_free(area) {
        placer.reserve(area);
        over.text(at - half, &galley, palette::HOSTILE_TEXT);
    }
}

/// Where the open dispatch has happened: a disc with a cross.
fn incident(over: &Overlay, at: Vec2, placer: &mut Placer) {
    let at = over.camera.to_screen(at);
    placer.reserve(Rect::from_center_half_size(at, Vec2::splat(18.0)));
    over.painter.circle(
        pos2(at.x, at.y),
        17.0,
        faded(palette::CASING, 0.8),
        Stroke::new(2.0, colour(palette::NOW)),
    );
    over.cross(at, 6.5, palette::NOW);
}
