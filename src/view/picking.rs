//! What the pointer points at on the map, and what a click picks: the nearest symbol or link within ten points.

use super::camera::{Dragged, MapCamera};
use super::docks::Docks;
use super::highlight::Highlight;
use super::placement::Placed;
use super::sockets::{Does, Sockets};
use super::strands::{Path, Strands};
use crate::game::components::NodeKey;
use crate::game::facility::FacilityKey;
use crate::game::messages::{DropMissed, Dropped, IssueOrder, WithdrawOrder};
use crate::game::network::LinkKey;
use crate::game::{Hand, Hovered, PickedAt, Preview, Selection};
use crate::sim::LinkId;
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use bevy::window::PrimaryWindow;
use bevy_egui::input::EguiWantsInput;

/// How near the pointer must be to a link, points.
const NEAR: f32 = 10.0;

/// What is shown and can be picked.
#[derive(SystemParam)]
pub(super) struct Things<'w, 's> {
    units: Query<'w, 's, (&'static NodeKey, &'static Placed)>,
    facilities: Query<'w, 's, (&'static FacilityKey, &'static Placed)>,
    links: Query<'w, 's, (&'static LinkKey, &'static Strands)>,
    docks: Res<'w, Docks>,
}

impl Things<'_, '_> {
    /// Where a thing is drawn, points; nothing when it is not.
    fn frame(&self, camera: &MapCamera, thing: Selection) -> Option<Rect> {
        match thing {
            Selection::Node(id) => {
                let (_, placed) = self.units.iter().find(|(key, _)| key.0 == id)?;
                Some(placed.frame(camera))
            }
            Selection::Facility(id) => {
                let (_, placed) = self.facilities.iter().find(|(key, _)| key.0 == id)?;
                Some(placed.frame(camera))
            }
            Selection::Link(id) => {
                let (_, strands) = self.links.iter().find(|(key, _)| key.0 == id)?;
                let (middle, _) = strands.0.first()?.along(0.5);
                Some(Rect::from_center_half_size(camera.to_screen(middle), Vec2::splat(NEAR)))
            }
            _ => None,
        }
    }

    fn at(&self, camera: &MapCamera, point: Vec2) -> Selection {
        if let Some((thing, _)) = self.docks.0.iter().find(|(_, place)| place.contains(point)) {
            return *thing;
        }
        let units = self.units.iter().map(|(key, placed)| (Selection::Node(key.0), placed));
        let facilities = self.facilities.iter().map(|(key, placed)| (Selection::Facility(key.0), placed));
        let links = self.links.iter().flat_map(|(key, strands)| strands.0.iter().map(|path| (key.0, path)));
        thing_at(units.chain(facilities), links, camera, point)
    }
}

/// The nearest thing at a point of the picture: symbols before links.
fn thing_at<'a>(
    symbols: impl Iterator<Item = (Selection, &'a Placed)>,
    links: impl Iterator<Item = (LinkId, &'a Path)>,
    camera: &MapCamera,
    point: Vec2,
) -> Selection {
    let symbols = symbols.map(|(thing, placed)| {
        let away = ((point - placed.centre(camera)).abs() - placed.half).max(Vec2::ZERO).length();
        (away, thing)
    });
    if let Some(thing) = nearest(symbols, 0.4 * NEAR) {
        return thing;
    }
    let place = camera.to_map(point);
    let links = links.map(|(id, path)| {
        let away =
            path.points.windows(2).map(|pair| distance(place, pair[0], pair[1])).fold(f32::MAX, f32::min);
        (away / camera.km_per_point, Selection::Link(id))
    });
    nearest(links, NEAR).unwrap_or_default()
}

fn nearest(things: impl Iterator<Item = (f32, Selection)>, reach: f32) -> Option<Selection> {
    let near = things.filter(|(away, _)| *away <= reach);
    near.min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))).map(|(_, thing)| thing)
}

fn distance(point: Vec2, a: Vec2, b: Vec2) -> f32 {
    let t = ((point - a).dot(b - a) / (b - a).length_squared().max(1e-9)).clamp(0.0, 1.0);
    point.distance(a.lerp(b, t))
}

/// A slot that is dragged onto the map, and what is asked of the game.
type Wishes<'w, 's> = (
    MessageReader<'w, 's, Dropped>,
    MessageWriter<'w, IssueOrder>,
    MessageWriter<'w, WithdrawOrder>,
    MessageWriter<'w, DropMissed>,
);

/// What the pointer did so far.
#[derive(Default)]
pub(super) struct Pointer {
    /// What it last pointed at on the map.
    at: Selection,
    /// Whether the button went down over the map.
    pressed: bool,
}

/// Follows the pointer; a click that was no drag picks, or uses the slot in hand. What a panel points at is left alone.
#[expect(clippy::too_many_arguments, reason = "a system's arguments are what it reads")]
pub(super) fn point(
    windows: Query<&Window, With<PrimaryWindow>>,
    buttons: Res<ButtonInput<MouseButton>>,
    wants: Res<EguiWantsInput>,
    dragged: Res<Dragged>,
    things: Things,
    camera: Res<MapCamera>,
    mut pointer: Local<Pointer>,
    sockets: Res<Sockets>,
    mut hand: ResMut<Hand>,
    (mut drops, mut issue, mut withdraw, mut missed): Wishes,
    (mut selection, mut hovered, mut preview): (ResMut<Selection>, ResMut<Hovered>, ResMut<Preview>),
) {
    let Ok(window) = windows.single() else { return };
    let free = !wants.wants_any_pointer_input();
    let at = window.cursor_position().filter(|_| free).map(|at| at * window.scale_factor() / camera.dpr);
    let disc = at.and_then(|at| sockets.at(at));
    let thing = match (disc, at) {
        (Some(disc), _) => disc.thing,
        (None, Some(at)) => things.at(&camera, at),
        (None, None) => Selection::None,
    };
    let offered = match disc.map(|disc| &disc.does) {
        Some(Does::Order(orders)) => orders.as_slice(),
        _ => &[],
    };
    let shown = Preview { map: offered.first().filter(|_| offered.len() == 1).copied(), ..*preview };
    preview.set_if_neq(shown);
    if pointer.at != thing {
        pointer.at = thing;
        hovered.set_if_neq(Hovered(thing));
    }
    if buttons.just_pressed(MouseButton::Left) {
        pointer.pressed = free;
    }
    if buttons.just_released(MouseButton::Left) && pointer.pressed && free && !dragged.0 {
        match (disc.map(|disc| &disc.does), offered) {
            (Some(Does::Take(team)), _) => {
                hand.set_if_neq(Hand::Team(*team));
            }
            (Some(Does::TakeBack(order)), _) => {
                withdraw.write(WithdrawOrder(Some(*order)));
            }
            (_, [order]) => {
                issue.write(IssueOrder(*order));
            }
            _ => {
                selection.set_if_neq(thing);
            }
        }
    }
    for Dropped(at) in drops.read() {
        let onto = sockets.at(*at).map_or_else(|| things.at(&camera, *at), |disc| disc.thing);
        match sockets.offered(*at, onto) {
            Some([order]) => {
                issue.write(IssueOrder(*order));
            }
            Some(_) => {
                selection.set_if_neq(onto);
            }
            None => {
                missed.write(DropMissed);
            }
        }
    }
    // The other button asks what can be done there, whatever is in hand.
    if buttons.just_pressed(MouseButton::Right) && free {
        selection.set_if_neq(thing);
    }
}

/// Tells where the picked thing is drawn, as long as it is in sight, and what hangs on it.
pub(super) fn find_picked(
    things: Things,
    camera: Res<MapCamera>,
    (picked, highlight): (Res<Selection>, Res<Highlight>),
    symbols: Query<(Entity, &Placed)>,
    mut at: ResMut<PickedAt>,
) {
    if *picked == Selection::None {
        at.set_if_neq(PickedAt::default());
        return;
    }
    let sight = Rect::from_corners(Vec2::ZERO, camera.size);
    let dock = things.docks.0.iter().find(|(thing, _)| thing == picked.as_ref()).map(|(_, place)| *place);
    let frame = things.frame(&camera, *picked).filter(|frame| !frame.intersect(sight).is_empty());
    let frame = dock.or(frame);
    let (lit, rest): (Vec<_>, Vec<_>) = symbols.iter().partition(|(entity, _)| highlight.lights(*entity));
    let frames =
        |those: Vec<(Entity, &Placed)>| those.iter().map(|(_, placed)| placed.frame(&camera)).collect();
    at.set_if_neq(PickedAt { frame, around: frames(lit), others: frames(rest) });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::{ChannelId, NodeId};

    #[test]
    fn a_symbol_is_picked_before_the_link_under_it_and_nothing_far_away() {
        let camera = MapCamera { km_per_point: 1.0, ..default() };
        let points = vec![Vec2::ZERO, Vec2::new(200.0, 0.0)];
        let path = Path { channel: ChannelId(0), points, alone: true, shared_from: None };
        let placed = Placed::sample();
        let at = |aside: Vec2| {
            let units = [(Selection::Node(NodeId(4)), &placed)].into_iter();
            let links = [(LinkId(2), &path)].into_iter();
            thing_at(units, links, &camera, 0.5 * camera.size + aside)
        };
        assert_eq!(at(Vec2::ZERO), Selection::Node(NodeId(4)));
        assert_eq!(at(Vec2::new(120.0, 8.0)), Selection::Link(LinkId(2)));
        assert_eq!(at(Vec2::new(120.0, 12.0)), Selection::None);
    }
}
