//! Where on the picture each channel of a link runs: by the facility that carries it, or fanned out; cut off at the symbols'
//! edges.

use super::board::{Board, Channel, LinkItem};
use super::camera::MapCamera;
use super::placement::{Arrangement, Placed, near, size};
use crate::game::Selection;
use crate::sim::ChannelId;
use bevy::prelude::*;

/// The channels of a link that are shown, on its entity.
#[derive(Component, Clone, Debug, PartialEq)]
pub struct Strands(pub Vec<Path>);

/// A channel on the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    /// Which.
    pub channel: ChannelId,
    /// From the lower end to the upper, km of the plane.
    pub points: Vec<Vec2>,
    /// Whether it stands for all media of its link, the others being left out.
    pub alone: bool,
    /// The point at which it leaves the facility that carries it: from there on it is shared.
    pub shared_from: Option<usize>,
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

/// Lays the strands again after the symbols were placed anew.
pub(super) fn lay(
    mut commands: Commands,
    board: Board,
    arrangement: Res<Arrangement>,
    camera: Res<MapCamera>,
    picked: Res<Selection>,
    placed: Query<&Placed>,
    mut laid: Query<&mut Strands>,
) {
    if !arrangement.is_changed() {
        return;
    }
    for link in &board.links {
        let paths = paths(&board, &link, &camera, &placed, *picked);
        match laid.get_mut(link.entity) {
            Ok(_) if paths.is_empty() => {
                commands.entity(link.entity).remove::<Strands>();
            }
            Ok(mut strands) => {
                strands.set_if_neq(Strands(paths));
            }
            Err(_) if paths.is_empty() => {}
            Err(_) => {
                commands.entity(link.entity).insert(Strands(paths));
            }
        }
    }
}

/// Least points from channel to channel in the middle of a link; a long one parts a little more.
const CHANNEL_GAP: f32 = 15.0;
/// Points that stay free around a symbol.
const CLEAR: f32 = 6.0;

/// One channel for each link until the map is near; every medium of a link that is picked, at a unit that is, or
/// disrupted.
fn paths(
    board: &Board,
    link: &LinkItem,
    camera: &MapCamera,
    placed: &Query<&Placed>,
    picked: Selection,
) -> Vec<Path> {
    let (Ok(child), Ok(parent)) = (placed.get(link.ends.child), placed.get(link.ends.parent)) else {
        return Vec::new();
    };
    let (from, to) = (child.centre(camera), parent.centre(camera));
    let span = to - from;
    if span.length() < 1.0 {
        return Vec::new();
    }
    let channels = board.channels(link);
    let best = channels.iter().find(|channel| channel.dark.is_none()).or(channels.first());
    let is_picked =
        |entity: Entity| board.units.get(entity).is_ok_and(|unit| picked == Selection::Node(unit.key.0));
    let disrupted = channels.iter().any(|channel| channel.dark.is_some());
    let asked =
        picked == Selection::Link(link.key.0) || is_picked(link.ends.child) || is_picked(link.ends.parent);
    let every = near(camera) || disrupted || asked;
    let site = |channel: &Channel| channel.facility.and_then(|facility| placed.get(facility).ok());
    let carried = channels.iter().any(|channel| site(channel).is_some());
    let shown: Vec<&Channel> = match (every, carried) {
        (true, _) => channels.iter().collect(),
        // What rides on infrastructure is shown with it.
        (false, true) => channels.iter().filter(|channel| site(channel).is_some()).collect(),
        (false, false) => best.into_iter().collect(),
    };
    let outside = |point: Vec2, ends: [&Placed; 2]| {
        ends.iter().all(|end| {
            let away = (point - end.centre(camera)).abs() - end.half;
            away.x > CLEAR || away.y > CLEAR
        })
    };
    let hop = |ends: [&Placed; 2], bow: f32| -> Vec<Vec2> {
        let [from, to] = ends.map(|end| end.centre(camera));
        let span = to - from;
        let knee = from + 0.5 * span + span.normalize_or_zero().perp() * bow;
        let curve = |t: f32| from.lerp(knee, t).lerp(knee.lerp(to, t), t);
        let points = (0..=48).map(|step| curve(step as f32 / 48.0));
        points.filter(|point| outside(*point, ends)).map(|point| camera.to_map(point)).collect()
    };
    let path = |(index, channel): (usize, &&Channel)| {
        let alone = !every && !carried;
        if let Some(site) = site(channel) {
            let bow = |a: &Placed, b: &Placed| 0.07 * a.centre(camera).distance(b.centre(camera));
            let mut points = hop([child, site], bow(child, site));
            let shared_from = Some(points.len());
            points.extend(hop([site, parent], bow(site, parent)));
            return (points.len() >= 2).then_some(Path { channel: channel.id, points, alone, shared_from });
        }
        let lane = index as f32 - 0.5 * (shown.len() as f32 - 1.0);
        // A quiet bow by itself, so that crossing links part; twice the offset because the curve reaches half of it.
        let gap = CHANNEL_GAP * size(camera) + (0.02 * span.length()).min(9.0);
        let bow = 2.0 * lane * gap + 0.07 * span.length();
        let points = hop([child, parent], bow);
        (points.len() >= 2).then_some(Path { channel: channel.id, points, alone, shared_from: None })
    };
    shown.iter().enumerate().filter_map(path).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_the_length_of_a_line_is_its_middle() {
        let line = [Vec2::ZERO, Vec2::new(2.0, 0.0), Vec2::new(2.0, 6.0)];
        assert_eq!(along(&line, 0.5), (Vec2::new(2.0, 2.0), Vec2::new(0.0, 1.0)));
    }
}
