//! What the pointer points at on the map, and what a click picks: the nearest symbol or link within ten points.

use super::camera::{Dragged, MapCamera};
use super::stage::Stage;
use crate::sim::{LinkId, NodeId};
use bevy::prelude::*;
use bevy::window::PrimaryWindow;
use bevy_egui::input::EguiWantsInput;

/// Something on the map.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Thing {
    /// The map itself.
    #[default]
    Nothing,
    /// A unit.
    Node(NodeId),
    /// A link.
    Link(LinkId),
}

impl Thing {
    /// The unit.
    pub fn node(self) -> Option<NodeId> {
        match self {
            Thing::Node(id) => Some(id),
            _ => None,
        }
    }

    /// The link.
    pub fn link(self) -> Option<LinkId> {
        match self {
            Thing::Link(id) => Some(id),
            _ => None,
        }
    }
}

/// What is picked and pointed at.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pick {
    /// Picked by a click.
    pub picked: Thing,
    /// Under the pointer.
    pub hovered: Thing,
}

/// How near the pointer must be to a link, points.
const NEAR: f32 = 10.0;

/// The nearest thing at a point of the picture: symbols before links.
pub fn thing_at(stage: &Stage, camera: &MapCamera, point: Vec2) -> Thing {
    let symbols = stage.symbols.iter().map(|placed| {
        let away = ((point - placed.centre(camera)).abs() - placed.half).max(Vec2::ZERO).length();
        (away, Thing::Node(placed.id))
    });
    let nearest = |things: &mut dyn Iterator<Item = (f32, Thing)>, reach: f32| {
        things.filter(|(away, _)| *away <= reach).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, thing)| thing)
    };
    if let Some(thing) = nearest(&mut symbols.into_iter(), 0.4 * NEAR) {
        return thing;
    }
    let place = camera.to_map(point);
    let mut links = stage.strands.iter().map(|path| {
        let away = path.points.windows(2).map(|pair| distance(place, pair[0], pair[1])).fold(f32::MAX, f32::min);
        (away / camera.km_per_point, Thing::Link(path.link))
    });
    nearest(&mut links, NEAR).unwrap_or_default()
}

fn distance(point: Vec2, a: Vec2, b: Vec2) -> f32 {
    let t = ((point - a).dot(b - a) / (b - a).length_squared().max(1e-9)).clamp(0.0, 1.0);
    point.distance(a.lerp(b, t))
}

/// Follows the pointer; a click that was no drag picks.
pub(super) fn point(
    windows: Query<&Window, With<PrimaryWindow>>,
    buttons: Res<ButtonInput<MouseButton>>,
    wants: Res<EguiWantsInput>,
    dragged: Res<Dragged>,
    stage: Res<Stage>,
    camera: Res<MapCamera>,
    mut pressed: Local<bool>,
    mut pick: ResMut<Pick>,
) {
    let Ok(window) = windows.single() else { return };
    let free = !wants.wants_any_pointer_input();
    let pointer = window.cursor_position().filter(|_| free).map(|at| at * window.scale_factor() / camera.dpr);
    let hovered = pointer.map_or(Thing::Nothing, |at| thing_at(&stage, &camera, at));
    let mut next = Pick { hovered, ..*pick };
    if buttons.just_pressed(MouseButton::Left) {
        *pressed = free;
    }
    if buttons.just_released(MouseButton::Left) && *pressed && free && !dragged.0 {
        next.picked = hovered;
    }
    pick.set_if_neq(next);
}
