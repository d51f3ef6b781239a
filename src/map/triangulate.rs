//! Polygons to triangles, for drawing areas.

use geo::TriangulateEarcut;

use super::outline::{Point, Polygon};

/// Triangles over shared vertices, metres; three indices a triangle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mesh {
    pub vertices: Vec<Point>,
    pub indices: Vec<u32>,
}

impl Mesh {
    /// Adds another mesh behind this one.
    pub fn append(&mut self, other: Mesh) {
        let base = self.vertices.len() as u32;
        self.vertices.extend(other.vertices);
        self.indices.extend(other.indices.into_iter().map(|i| base + i));
    }
}

/// The triangles of a polygon with holes.
pub fn triangulate(polygon: &Polygon) -> Mesh {
    let shape = geo::Polygon::new(
        line_string(&polygon.exterior),
        polygon.holes.iter().map(|hole| line_string(hole)).collect(),
    );
    let raw = shape.earcut_triangles_raw();
    Mesh {
        vertices: raw.vertices.iter().map(|[x, y]| [*x as f32, *y as f32]).collect(),
        indices: raw.triangle_indices.into_iter().map(|i| i as u32).collect(),
    }
}

/// The triangles of several polygons in one mesh.
pub fn triangulate_all<'a>(polygons: impl IntoIterator<Item = &'a Polygon>) -> Mesh {
    let mut mesh = Mesh::default();
    polygons.into_iter().for_each(|polygon| mesh.append(triangulate(polygon)));
    mesh
}

/// In double precision, so that ears are cut by the sign of exact products.
fn line_string(ring: &[Point]) -> geo::LineString<f64> {
    ring.iter().map(|[x, y]| (f64::from(*x), f64::from(*y))).collect()
}
