//! Sea, land, lakes, rivers, coast and borders, at three levels of detail.

use super::backdrop::GROUND_LAYER;
use super::camera::MapCamera;
use super::ground::{self, REACH_KM};
use super::lines::{LineMaterial, Lines, Pattern, SharedLineMaterial, Stroke};
use crate::game::palette::{self, Rgb};
use crate::map::blocs::{Bloc, bloc_of};
use crate::map::outline::{ArcKind, Country, Outline, Point};
use crate::map::theatre::{Detail, Theatre};
use crate::map::triangulate;
use bevy::asset::{RenderAssetUsages, uuid_handle};
use bevy::camera::primitives::Aabb;
use bevy::mesh::{Indices, MeshVertexBufferLayoutRef, PrimitiveTopology};
use bevy::prelude::*;
use bevy::reflect::TypePath;
use bevy::render::render_resource::{AsBindGroup, RenderPipelineDescriptor, SpecializedMeshPipelineError};
use bevy::shader::{Shader, ShaderRef};
use bevy::sprite_render::{AlphaMode2d, Material2d, Material2dKey};

pub(super) const SHADER: Handle<Shader> = uuid_handle!("7be3c1c2-2a56-4e8c-a7c4-1a3f2c8d9e12");

const HILLSHADE: &[u8] = include_bytes!("../../assets/map/hillshade.jpg");

/// Neutral countries of 2016 that lie in the theatre; other neutral ones are drawn quieter.
const NEAR: [&str; 16] =
    ["SE", "FI", "UA", "UA-43", "BY", "MD", "AT", "CH", "IE", "RS", "BA", "ME", "MK", "XK", "AX", "CY"];

/// What the shader paints: a variant of it each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Zone {
    /// Water to the frame's edge, painted last, where nothing stands yet: the depth test spares the rest.
    Sea,
    /// Water inside the land.
    Lake,
    /// Land of the theatre, with the glow of its bloc along the border.
    Land,
    /// Land outside the theatre.
    Far,
    /// Land held by another than its owner.
    Occupied,
}

impl Zone {
    fn of(country: &Country) -> Self {
        if country.is_occupied() {
            return Zone::Occupied;
        }
        match bloc_of(&country.de_jure) {
            Bloc::Neutral if !NEAR.contains(&country.id.as_str()) => Zone::Far,
            _ => Zone::Land,
        }
    }

    /// The name of the shader's variant.
    fn variant(self) -> Option<&'static str> {
        match self {
            Zone::Sea => Some("SEA"),
            Zone::Lake => Some("LAKE"),
            Zone::Land => None,
            Zone::Far => Some("FAR"),
            Zone::Occupied => Some("OCCUPIED"),
        }
    }
}

/// Colour of a country's glow, and how strong it is.
fn glow(country: &Country) -> [f32; 4] {
    let (colour, strength) = match bloc_of(&country.de_jure) {
        Bloc::Alliance => (palette::OWN, 0.5),
        Bloc::Adversary => (palette::HOSTILE, 0.72),
        Bloc::Neutral => (palette::LAND, 0.0),
    };
    let [r, g, b] = colour.map(|channel| f32::from(channel) / 255.0);
    [r, g, b, strength]
}

/// The material of sea, land and lakes.
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug)]
#[bind_group_data(Zone)]
pub struct GroundMaterial {
    #[uniform(0)]
    frame: Vec4,
    #[uniform(0)]
    sea_deep: Vec4,
    #[uniform(0)]
    sea_shore: Vec4,
    #[uniform(0)]
    land: Vec4,
    #[uniform(0)]
    land_afar: Vec4,
    #[uniform(0)]
    land_quiet: Vec4,
    #[uniform(0)]
    coast: Vec4,
    #[uniform(0)]
    hostile: Vec4,
    /// x: device pixels in a point; y: km of a full distance channel.
    #[uniform(0)]
    pub(super) scale: Vec4,
    #[texture(1)]
    #[sampler(2)]
    texture: Handle<Image>,
    zone: Zone,
}

impl From<&GroundMaterial> for Zone {
    fn from(material: &GroundMaterial) -> Self {
        material.zone
    }
}

impl Material2d for GroundMaterial {
    fn fragment_shader() -> ShaderRef {
        ShaderRef::Handle(SHADER)
    }

    fn alpha_mode(&self) -> AlphaMode2d {
        if self.zone == Zone::Sea { AlphaMode2d::Mask(0.5) } else { AlphaMode2d::Opaque }
    }

    fn specialize(
        descriptor: &mut RenderPipelineDescriptor,
        _layout: &MeshVertexBufferLayoutRef,
        key: Material2dKey<Self>,
    ) -> Result<(), SpecializedMeshPipelineError> {
        if let (Some(fragment), Some(variant)) = (&mut descriptor.fragment, key.bind_group_data.variant()) {
            fragment.shader_defs.push(variant.into());
        }
        Ok(())
    }
}

/// To which level of detail an entity belongs.
#[derive(Component, Clone, Copy, PartialEq, Eq)]
pub(super) struct DrawnAt(Detail);

/// The level of detail for a scale, kilometres in a point.
fn detail(km_per_point: f32) -> Detail {
    match km_per_point {
        scale if scale > 4.5 => Detail::Continent,
        scale if scale > 1.3 => Detail::Theatre,
        _ => Detail::Operational,
    }
}

pub(super) fn spawn(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    mut images: ResMut<Assets<Image>>,
    mut materials: ResMut<Assets<GroundMaterial>>,
    line_material: Res<SharedLineMaterial>,
) {
    let theatre = Theatre::embedded();
    let [west, south, east, north] = theatre.level(Detail::Theatre).frame.map(|edge| edge / 1000.0);
    let colour = |[r, g, b]: Rgb| Vec4::new(f32::from(r), f32::from(g), f32::from(b), 255.0) / 255.0;
    let material = GroundMaterial {
        frame: Vec4::new(west, south, east - west, north - south),
        sea_deep: colour(palette::SEA_DEEP),
        sea_shore: colour(palette::SEA_SHORE),
        land: colour(palette::LAND),
        land_afar: colour(palette::LAND_AFAR),
        land_quiet: colour(palette::LAND_QUIET),
        coast: colour(palette::COAST),
        hostile: colour(palette::HOSTILE),
        scale: Vec4::new(1.0, REACH_KM, 0.0, 0.0),
        texture: images.add(ground::texture(theatre.level(Detail::Theatre), HILLSHADE)),
        zone: Zone::Land,
    };
    let mut of_zone = |zone: Zone| materials.add(GroundMaterial { zone, ..material.clone() });
    let [sea, lake, land, far, occupied] =
        [Zone::Sea, Zone::Lake, Zone::Land, Zone::Far, Zone::Occupied].map(&mut of_zone);
    let corners = vec![[west, south], [east, south], [east, north], [west, north]];
    let sheet = area_mesh(corners, vec![0, 1, 2, 0, 2, 3], [0.0; 4]);
    commands.spawn((
        Mesh2d(meshes.add(sheet)),
        MeshMaterial2d(sea),
        Transform::from_xyz(0.0, 0.0, -10.0),
        GROUND_LAYER,
    ));
    for detail in Detail::ALL {
        let outline = theatre.level(detail);
        let mut place = |(mesh, bounds): (Mesh, Aabb), material: &Handle<GroundMaterial>, z: f32| {
            let at = Transform::from_xyz(0.0, 0.0, z);
            let drawn = (DrawnAt(detail), Visibility::Hidden, GROUND_LAYER);
            commands.spawn((Mesh2d(meshes.add(mesh)), MeshMaterial2d(material.clone()), at, bounds, drawn));
        };
        for country in &outline.countries {
            let material = match Zone::of(country) {
                Zone::Far => &far,
                Zone::Occupied => &occupied,
                Zone::Sea | Zone::Lake | Zone::Land => &land,
            };
            place(areas(country.polygons.iter(), glow(country)), material, -5.0);
        }
        place(areas(outline.lakes.iter().map(|lake| &lake.polygon), [0.0; 4]), &lake, -4.0);
        for (lines, bounds) in strokes(outline) {
            commands.spawn((
                Mesh2d(meshes.add(lines.mesh())),
                MeshMaterial2d::<LineMaterial>(line_material.0.clone()),
                Transform::from_xyz(0.0, 0.0, 0.0),
                bounds,
                DrawnAt(detail),
                Visibility::Hidden,
                GROUND_LAYER,
            ));
        }
    }
}

/// Shows the level of detail that fits the scale.
pub(super) fn choose_detail(camera: Res<MapCamera>, mut drawn: Query<(&DrawnAt, &mut Visibility)>) {
    let wanted = detail(camera.km_per_point);
    for (DrawnAt(level), mut visibility) in &mut drawn {
        visibility.set_if_neq(if *level == wanted { Visibility::Inherited } else { Visibility::Hidden });
    }
}

fn km(point: &Point) -> Vec2 {
    Vec2::new(point[0], point[1]) / 1000.0
}

fn areas<'a>(
    polygons: impl Iterator<Item = &'a crate::map::outline::Polygon>,
    colour: [f32; 4],
) -> (Mesh, Aabb) {
    let triangles = triangulate::triangulate_all(polygons);
    let corners: Vec<[f32; 2]> = triangles.vertices.iter().map(|point| km(point).to_array()).collect();
    let bounds = bounds(corners.iter().map(|corner| Vec2::from_array(*corner)));
    (area_mesh(corners, triangles.indices, colour), bounds)
}

fn area_mesh(corners: Vec<[f32; 2]>, indices: Vec<u32>, colour: [f32; 4]) -> Mesh {
    let colours = vec![colour; corners.len()];
    let positions: Vec<[f32; 3]> = corners.into_iter().map(|[x, y]| [x, y, 0.0]).collect();
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, positions)
        .with_inserted_attribute(Mesh::ATTRIBUTE_COLOR, colours)
        .with_inserted_indices(Indices::U32(indices))
}

fn bounds(points: impl Iterator<Item = Vec2>) -> Aabb {
    let (low, high) = points.fold((Vec2::MAX, Vec2::MIN), |(low, high), p| (low.min(p), high.max(p)));
    // A line is drawn a few points beyond its own box.
    let room = Vec2::splat(20.0);
    Aabb::from_min_max((low - room).extend(-1.0), (high + room).extend(1.0))
}

/// Side of the squares into which lines are sorted, so that what is out of sight is not drawn, km.
const SQUARE: f32 = 600.0;

/// The lines of an outline, in squares.
fn strokes(outline: &Outline) -> Vec<(Lines, Aabb)> {
    let coast = Stroke::plain(palette::COAST, 1.1);
    let border = Stroke { alpha: 0.85, casing: 1.4, ..Stroke::plain(palette::BORDER, 1.0) };
    let river = Stroke { alpha: 0.8, ..Stroke::plain(palette::RIVER, 1.1) };
    let shore = Stroke { alpha: 0.45, ..Stroke::plain(palette::COAST, 0.9) };
    let control = Stroke { alpha: 0.7, pattern: Pattern::Dash { on: 5.0, off: 4.0 }, ..border };
    let mut drawn: Vec<(Vec<Vec2>, Stroke)> = Vec::new();
    let points = |line: &[Point]| -> Vec<Vec2> { line.iter().map(km).collect() };
    drawn.extend(outline.rivers.iter().map(|line| (points(&line.points), river)));
    drawn.extend(outline.lakes.iter().map(|lake| (points(&lake.polygon.exterior), shore)));
    for (kind, stroke) in [(ArcKind::Border, border), (ArcKind::Coast, coast)] {
        drawn.extend(
            outline.arcs.iter().filter(|arc| arc.kind == kind).map(|arc| (points(&arc.points), stroke)),
        );
    }
    drawn.extend(outline.contested.iter().map(|line| (points(&line.points), control)));
    let mut squares: std::collections::BTreeMap<(i32, i32), (Lines, Vec<Vec2>)> = Default::default();
    for (line, stroke) in drawn {
        for part in in_squares(&line) {
            let middle = part[part.len() / 2] / SQUARE;
            let square = squares.entry((middle.x.floor() as i32, middle.y.floor() as i32)).or_default();
            square.0.add(part, &stroke);
            square.1.extend(part);
        }
    }
    squares.into_values().map(|(lines, points)| (lines, bounds(points.into_iter()))).collect()
}

/// A line in pieces of at most 64 points that share their ends.
fn in_squares(line: &[Vec2]) -> impl Iterator<Item = &[Vec2]> {
    let last = line.len().saturating_sub(1);
    (0..last).step_by(64).map(move |start| &line[start..=(start + 64).min(last)])
}
