//! Circles: jamming, the error of a last place, the dark disc under a silent unit.

use super::appearance::plane;
use super::areas::{self, Area, AreaMaterial, Hatch};
use super::board::{Board, Seen};
use super::camera::MapCamera;
use super::placement::{Arrangement, Placed};
use crate::game::Preview;
use crate::game::components::Jammer;
use crate::game::palette;
use crate::sim::Order;
use bevy::camera::visibility::NoFrustumCulling;
use bevy::prelude::*;

/// The entity that shows all circles.
#[derive(Component)]
pub(super) struct AreaMesh;

pub(super) fn spawn(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<AreaMaterial>>,
) {
    // A mesh needs a vertex; this one is never shown.
    let none = (palette::CASING, 0.0);
    let blank = Area {
        at: Vec2::ZERO,
        radius: 1.0,
        least: 1.0,
        fill: none,
        edge: none,
        dash: (0.0, 0.0),
        hatch: Hatch::None,
    };
    commands.spawn((
        AreaMesh,
        Mesh2d(meshes.add(areas::mesh(&[blank]))),
        MeshMaterial2d(materials.add(AreaMaterial { scale: Vec4::new(1.0, 0.0, 0.0, 0.0) })),
        Transform::from_xyz(0.0, 0.0, 25.0),
        NoFrustumCulling,
        Visibility::Hidden,
    ));
}

/// Draws the circles again after the arrangement, the hour or the preview has changed.
pub(super) fn draw(
    board: Board,
    placed: Query<Entity, With<Placed>>,
    jammers: Query<(), Changed<Jammer>>,
    (arrangement, preview, camera): (Res<Arrangement>, Res<Preview>, Res<MapCamera>),
    mut drawn_at: Local<u32>,
    mut shown: Query<(&mut Mesh2d, &mut Visibility, &MeshMaterial2d<AreaMaterial>), With<AreaMesh>>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<AreaMaterial>>,
) {
    let Ok((mut mesh, mut visibility, material)) = shown.single_mut() else { return };
    if materials.get(&material.0).is_some_and(|material| material.scale.x != camera.dpr)
        && let Some(mut material) = materials.get_mut(&material.0)
    {
        material.scale.x = camera.dpr;
    }
    let later = std::mem::replace(&mut *drawn_at, board.hour()) != board.hour();
    if !arrangement.is_changed() && !preview.is_changed() && !later && jammers.is_empty() {
        return;
    }
    let all = of(&board, &placed, *preview);
    visibility.set_if_neq(if all.is_empty() { Visibility::Hidden } else { Visibility::Inherited });
    if !all.is_empty() {
        mesh.0 = meshes.add(areas::mesh(&all));
    }
}

fn of(board: &Board, placed: &Query<Entity, With<Placed>>, preview: Preview) -> Vec<Area> {
    let jam = |at: Vec2, radius: f64, edge: palette::Rgb| Area {
        at,
        radius: radius as f32,
        least: 26.0,
        fill: (palette::CYBER, 0.42),
        edge: (edge, 0.95),
        dash: (6.0, 4.0),
        hatch: Hatch::Falling,
    };
    // One about to be ordered is shown where it would work.
    let ordered = |jammer: &Jammer| preview.order() == Some(Order::Jam { jammer: jammer.id });
    let jammers = board.jammers.iter().filter(|(jammer, _)| jammer.works || ordered(jammer));
    let mut all: Vec<Area> = jammers
        .map(|(jammer, position)| {
            let edge = if ordered(jammer) { palette::NOW } else { palette::CYBER };
            jam(plane(position.0), jammer.radius, edge)
        })
        .collect();
    for unit in board.units.iter().filter(|unit| placed.contains(unit.entity)) {
        let colour = if unit.allied() { palette::OWN } else { palette::HOSTILE };
        let (fill, colour) = match unit.seen(board.hour()) {
            Seen::Live => continue,
            Seen::Hours(_) => ((colour, 0.05), colour),
            Seen::Silent(_) => ((palette::CASING, 0.55), colour),
        };
        all.push(Area {
            at: unit.at(),
            radius: unit.error(board.hour()),
            least: 40.0,
            fill,
            edge: (colour, 0.85),
            dash: (2.5, 4.0),
            hatch: Hatch::None,
        });
    }
    all
}
