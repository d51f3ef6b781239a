//! The circles of the scene: jamming, the error of a last place, the dark disc under a silent unit.

use super::areas::{self, Area, AreaMaterial, Hatch};
use super::arrangement::Arrangement;
use super::camera::MapCamera;
use super::scene::{Jamming, Scene, Seen};
use crate::game::palette;
use crate::sim::JammerId;
use bevy::camera::visibility::NoFrustumCulling;
use bevy::prelude::*;

/// The entity that shows all circles.
#[derive(Component)]
pub(super) struct AreaMesh;

/// A jammer that is about to be ordered; set by whoever shows previews.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub struct JammingPreview(pub Option<Jamming>);

impl JammingPreview {
    /// Whether it shows a jammer.
    pub fn shows(&self, id: JammerId) -> bool {
        self.0.is_some_and(|jamming| jamming.id == id)
    }
}

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

/// Draws the circles again after the arrangement or the preview has changed.
pub(super) fn draw(
    scene: Res<Scene>,
    arrangement: Res<Arrangement>,
    preview: Res<JammingPreview>,
    camera: Res<MapCamera>,
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
    if !arrangement.is_changed() && !preview.is_changed() {
        return;
    }
    let all = of(&scene, &arrangement, &preview);
    visibility.set_if_neq(if all.is_empty() { Visibility::Hidden } else { Visibility::Inherited });
    if !all.is_empty() {
        mesh.0 = meshes.add(areas::mesh(&all));
    }
}

fn of(scene: &Scene, arrangement: &Arrangement, preview: &JammingPreview) -> Vec<Area> {
    let mut all = Vec::new();
    let jam = |jamming: &Jamming, edge: palette::Rgb| Area {
        at: jamming.at,
        radius: jamming.radius,
        least: 26.0,
        fill: (palette::CYBER, 0.42),
        edge: (edge, 0.95),
        dash: (6.0, 4.0),
        hatch: Hatch::Falling,
    };
    all.extend(
        scene.jamming.iter().filter(|jamming| !preview.shows(jamming.id)).map(|j| jam(j, palette::CYBER)),
    );
    all.extend(preview.0.iter().map(|jamming| jam(jamming, palette::NOW)));
    for unit in arrangement.symbols.iter().map(|placed| &scene.units[placed.id.index()]) {
        let colour = if unit.allied { palette::OWN } else { palette::HOSTILE };
        let (fill, colour) = match unit.seen {
            Seen::Live => continue,
            Seen::Hours(_) => ((colour, 0.05), colour),
            Seen::Silent(_) => ((palette::CASING, 0.55), colour),
        };
        all.push(Area {
            at: unit.at,
            radius: unit.error,
            least: 40.0,
            fill,
            edge: (colour, 0.85),
            dash: (2.5, 4.0),
            hatch: Hatch::None,
        });
    }
    all
}
