//! Where on the picture each symbol stands and each channel of a link runs: fanned out, cut off at the symbols' edges.
//! Depends on the scene and the scale, not on where the map is panned to.

use super::camera::MapCamera;
use super::scene::{Scene, Unit};
use crate::game::Selection;
use crate::map::symbols::SymbolAtlas;
use crate::sim::{ChannelId, LinkId, NodeId};
use bevy::prelude::*;

/// Points that a pixel of the atlas takes: a frame of 60 pixels is 38 points wide.
pub const SYMBOL_SCALE: f32 = 38.0 / 60.0;

/// The arrangement at one scale.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Arrangement {
    /// Symbols that are shown.
    pub symbols: Vec<Placed>,
    /// Channels that are shown.
    pub channels: Vec<Path>,
    /// The scale it was made for.
    made_for: Option<(f32, f32, bool)>,
}

/// A symbol and where it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// The unit.
    pub id: NodeId,
    /// Its place, km of the plane.
    pub at: Vec2,
    /// Middle of its frame from its place, points, y down.
    pub offset: Vec2,
    /// Half the size of its frame, points.
    pub half: Vec2,
    /// Whether it was pushed aside, so that a leader must tell its place.
    pub aside: bool,
    /// Size of the symbol relative to the usual.
    pub scale: f32,
    /// Formations of its column that it stands for, there being no room for them behind it.
    pub behind: u8,
}

/// A channel of a link.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// The link.
    pub link: LinkId,
    /// The medium.
    pub channel: ChannelId,
    /// From the lower end to the upper, km of the plane.
    pub points: Vec<Vec2>,
    /// Whether it stands for all media of its link, the others being left out.
    pub alone: bool,
}

impl Path {
    /// The point at a share of the length, and the direction there, km.
    pub fn along(&self, share: f32) -> (Vec2, Vec2) {
        along(&self.points, share)
    }
}

/// The point at a share of a line's length, and the direction there.
pub fn along(points: &[Vec2], share: f32) -> (Vec2, Vec2) {
    let whole: f32 = points.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
    let mut left = whole * share.clamp(0.0, 1.0);
    for pair in points.windows(2) {
        let length = pair[0].distance(pair[1]);
        if left <= length && length > 0.0 {
            return (pair[0].lerp(pair[1], left / length), (pair[1] - pair[0]) / length);
        }
        left -= length;
    }
    let last = points.last().copied().unwrap_or_default();
    let before = points.len().checked_sub(2).map(|index| points[index]).unwrap_or(last);
    (last, (last - before).normalize_or_zero())
}

impl Placed {
    /// Middle of the frame on the picture, points.
    pub fn centre(&self, camera: &MapCamera) -> Vec2 {
        camera.to_screen(self.at) + self.offset
    }
}

/// Kilometres in a point of the large picture: what is left out depends on the room there is, not on the pixels.
fn room(camera: &MapCamera) -> f32 {
    camera.km_per_point * size(camera)
}

/// The lowest rank that is shown.
fn least_rank(camera: &MapCamera) -> u8 {
    match room(camera) {
        scale if scale > 3.0 => 1,
        scale if scale > 1.9 => 2,
        scale if scale > 1.3 => 3,
        _ => u8::MAX,
    }
}

/// Whether the map is near enough to show everything: units beside the question, every medium of a link.
fn near(camera: &MapCamera) -> bool {
    room(camera) < 0.6
}

/// Links at which something happens, by their ids: a medium is dark, or more than a routine report runs along.
fn eventful(scene: &Scene) -> Vec<bool> {
    let mut links: Vec<bool> =
        scene.links.iter().map(|link| link.channels.iter().any(|channel| channel.dark.is_some())).collect();
    for run in scene.messages.iter().filter(|run| !run.routine) {
        if let Some(link) = links.get_mut(run.link.index()) {
            *link = true;
        }
    }
    links
}

/// Arranges the scene again when it or the scale has changed.
pub(super) fn arrange(
    scene: Res<Scene>,
    camera: Res<MapCamera>,
    picked: Res<Selection>,
    mut arrangement: ResMut<Arrangement>,
) {
    let key = Some((camera.km_per_point, camera.turn, super::overlay::is_large(camera.size)));
    if scene.is_changed() || picked.is_changed() || arrangement.made_for != key {
        let symbols = place(&scene, &camera, *picked);
        let channels = run(&scene, &camera, &symbols, *picked);
        *arrangement = Arrangement { symbols, channels, made_for: key };
    }
}

fn place(scene: &Scene, camera: &MapCamera, picked: Selection) -> Vec<Placed> {
    let atlas = SymbolAtlas::embedded();
    let least = least_rank(camera);
    let scale = size(camera);
    let placed = |unit: &Unit| {
        let symbol = atlas.get_or_plain(&unit.symbol)?;
        let per_pixel = SYMBOL_SCALE * scale;
        let middle = Vec2::new(symbol.rect[2] as f32, symbol.rect[3] as f32) * 0.5;
        Some(Placed {
            id: unit.id,
            at: unit.at,
            offset: (middle - Vec2::from_array(symbol.anchor)) * per_pixel,
            half: Vec2::from_array(symbol.frame) * 0.5 * per_pixel,
            aside: false,
            scale,
            behind: 0,
        })
    };
    let near = near(camera);
    let mut called: Vec<NodeId> = Vec::new();
    for (link, eventful) in scene.links.iter().zip(eventful(scene)) {
        if eventful || picked == Selection::Link(link.id) {
            called.extend([link.child, link.parent]);
        }
    }
    if let Selection::Node(id) = picked {
        called.push(id);
    }
    let shown = scene
        .units
        .iter()
        .filter(|unit| (unit.rank <= least && (near || unit.focus)) || called.contains(&unit.id));
    let mut symbols: Vec<Placed> = shown.filter_map(placed).collect();
    close_up(&mut symbols, scene, camera, &called);
    let natural: Vec<Vec2> = symbols.iter().map(|symbol| symbol.offset).collect();
    let ground: Vec<Vec2> = symbols.iter().map(|symbol| camera.to_screen(symbol.at)).collect();
    let goals: Vec<Vec2> = scene.goals.iter().map(|goal| camera.to_screen(goal.at)).collect();
    spread(&mut symbols, &ground, &goals);
    for (symbol, natural) in symbols.iter_mut().zip(natural) {
        symbol.aside = symbol.offset.distance(natural) > 9.0;
    }
    symbols
}

/// Leaves out formations that march so close behind the head of their column that they would cover it, unless they
/// are called for.
fn close_up(symbols: &mut Vec<Placed>, scene: &Scene, camera: &MapCamera, called: &[NodeId]) {
    let heads: Vec<Placed> = symbols.clone();
    let mut hidden: Vec<NodeId> = Vec::new();
    symbols.retain(|symbol| {
        let head = scene.units[symbol.id.index()].follows;
        let head = head.and_then(|head| heads.iter().find(|other| other.id == head));
        let covers = head.filter(|head| {
            let apart = (camera.to_screen(head.at) - camera.to_screen(symbol.at)).abs();
            apart.cmplt(head.half + symbol.half).all() && !called.contains(&symbol.id)
        });
        hidden.extend(covers.map(|head| head.id));
        covers.is_none()
    });
    for symbol in symbols {
        symbol.behind = hidden.iter().filter(|head| **head == symbol.id).count() as u8;
    }
}

/// Half the room of the ring around an objective, points.
const GOAL: f32 = 11.0;

/// Pushes symbols off objectives, and apart that would cover each other; a symbol with its echelon takes more room
/// above than below.
fn spread(symbols: &mut [Placed], ground: &[Vec2], goals: &[Vec2]) {
    for _ in 0..60 {
        let mut moved = false;
        for (symbol, ground) in symbols.iter_mut().zip(ground) {
            for goal in goals {
                let apart = *ground + symbol.offset - *goal;
                let short = symbol.half + Vec2::splat(GOAL) - apart.abs();
                if short.min_element() <= 0.0 {
                    continue;
                }
                moved = true;
                if short.x <= short.y * 1.4 {
                    symbol.offset.x += if apart.x < 0.0 { -short.x } else { short.x };
                } else {
                    symbol.offset.y += if apart.y < 0.0 { -short.y } else { short.y };
                }
            }
        }
        for a in 0..symbols.len() {
            for b in a + 1..symbols.len() {
                let apart = (ground[b] + symbols[b].offset) - (ground[a] + symbols[a].offset);
                let room = symbols[a].half + symbols[b].half + Vec2::new(5.0, 12.0) * symbols[a].scale;
                let short = room - apart.abs();
                if short.x <= 0.0 || short.y <= 0.0 {
                    continue;
                }
                moved = true;
                // Those that stand on one spot go side by side, in the order of their ids.
                let push = if short.x <= short.y * 1.4 {
                    Vec2::new(if apart.x < 0.0 { -short.x } else { short.x }, 0.0)
                } else {
                    Vec2::new(0.0, if apart.y < 0.0 { -short.y } else { short.y })
                };
                symbols[a].offset -= push * 0.5;
                symbols[b].offset += push * 0.5;
            }
        }
        if !moved {
            break;
        }
    }
}

/// Least points from channel to channel in the middle of a link; a long one parts a little more.
const CHANNEL_GAP: f32 = 15.0;
/// Points that stay free around a symbol.
const CLEAR: f32 = 6.0;

/// One channel for each link until the map is near; every medium of a link that is picked, at a unit that is, or
/// disrupted.
fn run(scene: &Scene, camera: &MapCamera, symbols: &[Placed], picked: Selection) -> Vec<Path> {
    let find = |id: NodeId| symbols.iter().find(|symbol| symbol.id == id);
    let mut paths = Vec::new();
    for link in &scene.links {
        let (Some(child), Some(parent)) = (find(link.child), find(link.parent)) else { continue };
        let (from, to) = (child.centre(camera), parent.centre(camera));
        let span = to - from;
        if span.length() < 1.0 {
            continue;
        }
        let best = link.channels.iter().find(|channel| channel.dark.is_none()).or(link.channels.first());
        let ends = [Selection::Node(link.child), Selection::Node(link.parent), Selection::Link(link.id)];
        let disrupted = link.channels.iter().any(|channel| channel.dark.is_some());
        let every = near(camera) || disrupted || ends.contains(&picked);
        let shown: Vec<_> = if every { link.channels.iter().collect() } else { best.into_iter().collect() };
        let across = span.normalize().perp();
        for (index, channel) in shown.iter().enumerate() {
            let lane = index as f32 - 0.5 * (shown.len() as f32 - 1.0);
            // A quiet bow by itself, so that crossing links part; twice the offset because the curve reaches half of it.
            let gap = CHANNEL_GAP * size(camera) + (0.02 * span.length()).min(9.0);
            let bow = 2.0 * lane * gap + 0.07 * span.length();
            let knee = from + 0.5 * span + across * bow;
            let curve = |t: f32| from.lerp(knee, t).lerp(knee.lerp(to, t), t);
            let outside = |point: Vec2| {
                [(from, child.half), (to, parent.half)].iter().all(|(middle, half)| {
                    let away = (point - *middle).abs() - *half;
                    away.x > CLEAR || away.y > CLEAR
                })
            };
            let points: Vec<Vec2> = (0..=64)
                .map(|step| curve(step as f32 / 64.0))
                .filter(|point| outside(*point))
                .map(|point| camera.to_map(point))
                .collect();
            if points.len() >= 2 {
                paths.push(Path { link: link.id, channel: channel.channel, points, alone: !every });
            }
        }
    }
    paths
}

/// How large symbols are drawn, relative to the 1080p picture.
fn size(camera: &MapCamera) -> f32 {
    if super::overlay::is_large(camera.size) { 1.0 } else { 0.8 }
}

#[cfg(test)]
impl Placed {
    /// A symbol in the middle of the plane, for tests.
    pub(super) fn sample(id: u16) -> Self {
        Self {
            id: NodeId(id),
            at: Vec2::ZERO,
            offset: Vec2::ZERO,
            half: Vec2::new(19.0, 13.0),
            aside: false,
            scale: 1.0,
            behind: 0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_on_one_spot_do_not_cover_each_other() {
        let mut symbols = [0, 1, 2, 3].map(Placed::sample);
        spread(&mut symbols, &[Vec2::ZERO; 4], &[]);
        for a in 0..4 {
            for b in a + 1..4 {
                let apart = (symbols[a].offset - symbols[b].offset).abs();
                assert!(apart.x > 37.9 || apart.y > 25.9, "{a} and {b}: {apart}");
            }
        }
    }

    #[test]
    fn a_symbol_at_an_objective_leaves_its_ring_free() {
        let mut symbols = [0, 1].map(Placed::sample);
        let goal = Vec2::new(4.0, 1.0);
        spread(&mut symbols, &[Vec2::ZERO; 2], &[goal]);
        for symbol in symbols {
            let away = (symbol.offset - goal).abs() - symbol.half;
            assert!(away.max_element() > GOAL - 0.1, "{away}");
        }
    }

    #[test]
    fn half_the_length_of_a_line_is_its_middle() {
        let line = [Vec2::ZERO, Vec2::new(2.0, 0.0), Vec2::new(2.0, 6.0)];
        assert_eq!(along(&line, 0.5), (Vec2::new(2.0, 2.0), Vec2::new(0.0, 1.0)));
    }
}
