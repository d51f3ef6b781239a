//! Lines of constant width: many polylines in one mesh, dashed by their own length, one draw call.

use super::flat::flat_material;
use crate::game::palette::{self, Rgb};
use bevy::asset::{RenderAssetUsages, uuid_handle};
use bevy::mesh::{Indices, MeshVertexAttribute, PrimitiveTopology};
use bevy::prelude::*;
use bevy::reflect::TypePath;
use bevy::render::render_resource::{AsBindGroup, VertexFormat};
use bevy::shader::Shader;

const AROUND: MeshVertexAttribute =
    MeshVertexAttribute::new("LineAround", 0x006c_696e_6501, VertexFormat::Float32x4);
const ALONG: MeshVertexAttribute =
    MeshVertexAttribute::new("LineAlong", 0x006c_696e_6502, VertexFormat::Float32x4);
const COLOUR: MeshVertexAttribute =
    MeshVertexAttribute::new("LineColour", 0x006c_696e_6503, VertexFormat::Unorm8x4);
const PATTERN: MeshVertexAttribute =
    MeshVertexAttribute::new("LinePattern", 0x006c_696e_6504, VertexFormat::Float32x4);

pub(super) const SHADER: Handle<Shader> = uuid_handle!("0b53f7c6-3c55-4d0c-9f41-9a3f4d2f7f10");

/// How a line is dashed; lengths in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Pattern {
    /// Not at all.
    Solid,
    /// Dashes.
    Dash {
        /// Length of a dash.
        on: f32,
        /// Length of a gap.
        off: f32,
    },
    /// Round dots.
    Dots {
        /// Radius of a dot.
        radius: f32,
        /// From dot to dot.
        period: f32,
    },
    /// A translucent band with dashed edges (solid ones when `off` is 0).
    Band {
        /// Length of a dash.
        on: f32,
        /// Length of a gap.
        off: f32,
    },
}

impl Pattern {
    fn packed(self, cut: f32) -> [f32; 4] {
        match self {
            Pattern::Solid => [0.0, 0.0, 1.0, cut],
            Pattern::Dash { on, off } => [1.0, on, on + off, cut],
            Pattern::Dots { radius, period } => [2.0, radius, period, cut],
            Pattern::Band { on, off } => [3.0, on, if off > 0.0 { on + off } else { 0.0 }, cut],
        }
    }
}

/// How a line looks. Widths in points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    /// Colour.
    pub colour: Rgb,
    /// Opacity, 0 to 1.
    pub alpha: f32,
    /// Width of the line itself.
    pub width: f32,
    /// Dark casing on either side.
    pub casing: f32,
    /// Dashes.
    pub pattern: Pattern,
    /// Share of the length cut out of the middle.
    pub cut: f32,
}

impl Stroke {
    /// A solid line without casing.
    pub const fn plain(colour: Rgb, width: f32) -> Self {
        Self { colour, alpha: 1.0, width, casing: 0.0, pattern: Pattern::Solid, cut: 0.0 }
    }
}

/// One channel of an sRGB colour as light.
fn linear(channel: u8) -> f32 {
    let c = f32::from(channel) / 255.0;
    if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
}

/// Collects polylines for one mesh.
#[derive(Default)]
pub struct Lines {
    position: Vec<[f32; 3]>,
    around: Vec<[f32; 4]>,
    along: Vec<[f32; 4]>,
    colour: Vec<[u8; 4]>,
    pattern: Vec<[f32; 4]>,
    indices: Vec<u32>,
}

impl Lines {
    /// Adds a polyline; points in km of the plane. Fewer than two points draw nothing.
    pub fn add(&mut self, points: &[Vec2], stroke: &Stroke) {
        if points.len() < 2 {
            return;
        }
        let whole: f32 = points.windows(2).map(|pair| pair[0].distance(pair[1])).sum();
        let alpha = (stroke.alpha.clamp(0.0, 1.0) * 255.0).round() as u8;
        let colour = [stroke.colour[0], stroke.colour[1], stroke.colour[2], alpha];
        let pattern = stroke.pattern.packed(stroke.cut);
        let first = self.position.len() as u32;
        let mut length = 0.0;
        for (index, &here) in points.iter().enumerate() {
            let before = points[index.saturating_sub(1)];
            let after = points[(index + 1).min(points.len() - 1)];
            length += before.distance(here);
            for side in [-1.0, 1.0] {
                self.position.push([here.x, here.y, side]);
                self.around.push([before.x, before.y, after.x, after.y]);
                self.along.push([length, whole, 0.5 * stroke.width, stroke.casing]);
                self.colour.push(colour);
                self.pattern.push(pattern);
            }
        }
        for pair in 0..points.len() as u32 - 1 {
            let v = first + 2 * pair;
            self.indices.extend([v, v + 1, v + 2, v + 2, v + 1, v + 3]);
        }
    }

    /// The mesh of all of them.
    pub fn mesh(self) -> Mesh {
        Mesh::new(PrimitiveTopology::TriangleList, RenderAssetUsages::RENDER_WORLD)
            .with_inserted_attribute(Mesh::ATTRIBUTE_POSITION, self.position)
            .with_inserted_attribute(AROUND, self.around)
            .with_inserted_attribute(ALONG, self.along)
            .with_inserted_attribute(COLOUR, bevy::mesh::VertexAttributeValues::Unorm8x4(self.colour))
            .with_inserted_attribute(PATTERN, self.pattern)
            .with_inserted_indices(Indices::U32(self.indices))
    }
}

/// The material of every line.
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug)]
pub struct LineMaterial {
    /// x: device pixels in a point; y: how far the dashes have run, points.
    #[uniform(0)]
    pub scale: Vec4,
    /// Colour of the casing, light.
    #[uniform(0)]
    pub casing: Vec4,
}

impl Default for LineMaterial {
    fn default() -> Self {
        let [r, g, b] = palette::CASING.map(linear);
        Self { scale: Vec4::new(1.0, 0.0, 0.0, 0.0), casing: Vec4::new(r, g, b, 1.0) }
    }
}

flat_material!(LineMaterial, SHADER, [AROUND, ALONG, COLOUR, PATTERN]);

/// The one material all lines share.
#[derive(Resource)]
pub struct SharedLineMaterial(pub Handle<LineMaterial>);

impl FromWorld for SharedLineMaterial {
    fn from_world(world: &mut World) -> Self {
        Self(world.resource_mut::<Assets<LineMaterial>>().add(LineMaterial::default()))
    }
}
