//! Circles on the map: jamming, a circle of error, the dark disc under a silent unit. One mesh, one draw call.

use super::flat::flat_material;
use crate::game::palette::Rgb;
use bevy::asset::{RenderAssetUsages, uuid_handle};
use bevy::mesh::{Indices, MeshVertexAttribute, PrimitiveTopology, VertexAttributeValues};
use bevy::prelude::*;
use bevy::reflect::TypePath;
use bevy::render::render_resource::{AsBindGroup, VertexFormat};
use bevy::shader::Shader;

const CORNER: MeshVertexAttribute =
    MeshVertexAttribute::new("AreaCorner", 0x0061_7265_6101, VertexFormat::Float32x4);
const FILL: MeshVertexAttribute =
    MeshVertexAttribute::new("AreaFill", 0x0061_7265_6102, VertexFormat::Unorm8x4);
const EDGE: MeshVertexAttribute =
    MeshVertexAttribute::new("AreaEdge", 0x0061_7265_6103, VertexFormat::Unorm8x4);
const PATTERN: MeshVertexAttribute =
    MeshVertexAttribute::new("AreaPattern", 0x0061_7265_6104, VertexFormat::Float32x4);

pub(super) const SHADER: Handle<Shader> = uuid_handle!("5ad0a1f4-5d1c-4f4e-8f0e-0f7d4f0c2b11");

/// Stripes in a circle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hatch {
    /// None.
    None,
    /// Rising to the right: theirs.
    Rising,
    /// Falling to the right: ours.
    Falling,
}

/// A circle on the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Area {
    /// Middle, km of the plane.
    pub at: Vec2,
    /// Radius, km.
    pub radius: f32,
    /// It is never drawn smaller than this, points.
    pub least: f32,
    /// Colour and opacity inside.
    pub fill: (Rgb, f32),
    /// Colour and opacity of the edge.
    pub edge: (Rgb, f32),
    /// Dashes of the edge, on and off, points; off 0 is a solid edge.
    pub dash: (f32, f32),
    /// Stripes.
    pub hatch: Hatch,
}

/// The mesh of some circles.
pub fn mesh(areas: &[Area]) -> Mesh {
    let mut position = Vec::new();
    let mut corner = Vec::new();
    let mut fill = Vec::new();
    let mut edge = Vec::new();
    let mut pattern = Vec::new();
    let mut indices = Vec::new();
    let pack = |(colour, alpha): (Rgb, f32)| {
        [colour[0], colour[1], colour[2], (alpha.clamp(0.0, 1.0) * 255.0).round() as u8]
    };
    for area in areas {
        let first = position.len() as u32;
        let hatch = match area.hatch {
            Hatch::None => 0.0,
            Hatch::Rising => 1.0,
            Hatch::Falling => -1.0,
        };
        let period = if area.dash.1 > 0.0 { area.dash.0 + area.dash.1 } else { 0.0 };
        for (x, y) in [(-1.0, -1.0), (1.0, -1.0), (-1.0, 1.0), (1.0, 1.0)] {
            position.push([area.at.x, area.at.y, 0.0]);
            corner.push([x, y, area.radius, area.least]);
            fill.push(pack(area.fill));
            edge.push(pack(area.edge));
            pattern.push([hatch, 9.0, area.dash.0, period]);
        }
        indices.extend([first, first + 1, first + 2, first + 2, first + 1, first + 3]);
    }
    Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
        .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, position)
        .with_inserted_attribute(CORNER, corner)
        .with_inserted_attribute(FILL, VertexAttributeValues::Unorm8x4(fill))
        .with_inserted_attribute(EDGE, VertexAttributeValues::Unorm8x4(edge))
        .with_inserted_attribute(PATTERN, pattern)
        .with_inserted_indices(Indices::U32(indices))
}

/// The material of the circles.
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug)]
pub struct AreaMaterial {
    /// x: device pixels in a point.
    #[uniform(0)]
    pub scale: Vec4,
}

flat_material!(AreaMaterial, SHADER, [CORNER, FILL, EDGE, PATTERN]);
