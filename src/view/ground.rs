//! The texture under the ground: relief, and the distance to the nearest coast or outer border of a bloc.

use crate::map::blocs::{Bloc, bloc_of};
use crate::map::outline::{ArcKind, Outline};
use bevy::asset::RenderAssetUsages;
use bevy::image::{CompressedImageFormats, ImageSampler, ImageType, TextureFormatPixelInfo};
use bevy::prelude::*;
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};

/// Kilometres that a full distance channel stands for.
pub const REACH_KM: f32 = 160.0;

/// Columns of the grid on which distances are found.
const COLUMNS: usize = 1024;

/// The texture: red is relief, green the square root of the distance over [`REACH_KM`]. North is its first row.
pub fn texture(outline: &Outline, hillshade: &[u8]) -> Image {
    let relief = Image::from_buffer(
        hillshade,
        ImageType::Extension("jpg"),
        CompressedImageFormats::NONE,
        false,
        ImageSampler::Default,
        RenderAssetUsages::MAIN_WORLD,
    )
    .expect("the embedded relief is a picture");
    let (width, height) = (relief.width() as usize, relief.height() as usize);
    let stride = relief.texture_descriptor.format.pixel_size().unwrap_or(1);
    let shades = relief.data.as_deref().unwrap_or_default();
    let distances = Distances::to(outline);
    let mut texels = Vec::with_capacity(width * height * 2);
    for row in 0..height {
        for column in 0..width {
            let shade = shades.get((row * width + column) * stride).copied().unwrap_or(128);
            let at = Vec2::new((column as f32 + 0.5) / width as f32, (row as f32 + 0.5) / height as f32);
            let share = (distances.at(at) / REACH_KM).clamp(0.0, 1.0).sqrt();
            texels.extend([shade, (share * 255.0).round() as u8]);
        }
    }
    let size = Extent3d { width: width as u32, height: height as u32, depth_or_array_layers: 1 };
    let mut image = Image::new(
        size,
        TextureDimension::D2,
        texels,
        TextureFormat::Rg8Unorm,
        RenderAssetUsages::RENDER_WORLD,
    );
    image.sampler = ImageSampler::linear();
    image
}

/// Kilometres to the nearest line, on a grid over the frame.
struct Distances {
    columns: usize,
    rows: usize,
    km: Vec<f32>,
}

impl Distances {
    /// To every coast, and to every border where the bloc changes. A way from inside a bloc to any other of these
    /// lines crosses the bloc's own outer border first, so one grid serves sea and both blocs.
    fn to(outline: &Outline) -> Self {
        let bloc = |country: Option<usize>| match country {
            Some(index) => bloc_of(&outline.countries[index].de_jure),
            None => Bloc::Neutral,
        };
        let lines = outline.arcs.iter().filter(|arc| match arc.kind {
            ArcKind::Coast => true,
            ArcKind::Border => bloc(arc.left) != bloc(arc.right),
            ArcKind::Frame => false,
        });
        let [west, south, east, north] = outline.frame;
        let cell = (east - west) / COLUMNS as f32;
        let rows = ((north - south) / cell).round() as usize;
        let to_cells = |[x, y]: [f32; 2]| Vec2::new((x - west) / cell, (north - y) / cell);
        let segments: Vec<(Vec2, Vec2)> = lines
            .flat_map(|arc| arc.points.windows(2).map(|pair| (to_cells(pair[0]), to_cells(pair[1]))))
            .collect();
        let km = nearest(COLUMNS, rows, &segments).into_iter().map(|cells| cells * cell / 1000.0).collect();
        Self { columns: COLUMNS, rows, km }
    }

    /// Between the four cells around a place, 0 to 1 from the upper left corner.
    fn at(&self, share: Vec2) -> f32 {
        let p = share * Vec2::new(self.columns as f32, self.rows as f32) - 0.5;
        let p = p.clamp(Vec2::ZERO, Vec2::new(self.columns as f32 - 1.0, self.rows as f32 - 1.0));
        let (x, y) = (p.x as usize, p.y as usize);
        let (right, below) = ((x + 1).min(self.columns - 1), (y + 1).min(self.rows - 1));
        let value = |x: usize, y: usize| self.km[y * self.columns + x];
        let (fx, fy) = (p.x.fract(), p.y.fract());
        let upper = value(x, y) * (1.0 - fx) + value(right, y) * fx;
        let lower = value(x, below) * (1.0 - fx) + value(right, below) * fx;
        upper * (1.0 - fy) + lower * fy
    }
}

/// Distance of every cell's middle to the nearest segment, in cells. Segments are handed on from neighbour to
/// neighbour in two sweeps (P.-E. Danielsson, *Euclidean distance mapping*, 1980).
fn nearest(columns: usize, rows: usize, segments: &[(Vec2, Vec2)]) -> Vec<f32> {
    const NONE: u32 = u32::MAX;
    let mut owner = vec![NONE; columns * rows];
    let mut best = vec![f32::MAX; columns * rows];
    let squared = |segment: u32, x: usize, y: usize| {
        let (a, b) = segments[segment as usize];
        let p = Vec2::new(x as f32 + 0.5, y as f32 + 0.5);
        let along = b - a;
        let t = ((p - a).dot(along) / along.length_squared().max(1e-9)).clamp(0.0, 1.0);
        p.distance_squared(a + along * t)
    };
    let mut offer = |owner: &mut [u32], segment: u32, x: usize, y: usize| {
        let cell = y * columns + x;
        if segment == NONE || owner[cell] == segment {
            return;
        }
        let d = squared(segment, x, y);
        if d < best[cell] {
            best[cell] = d;
            owner[cell] = segment;
        }
    };
    for (index, &(a, b)) in segments.iter().enumerate() {
        let steps = (a.distance(b) * 2.0).ceil().max(1.0) as usize;
        for step in 0..=steps {
            let p = a.lerp(b, step as f32 / steps as f32);
            if p.x >= 0.0 && p.y >= 0.0 && (p.x as usize) < columns && (p.y as usize) < rows {
                offer(&mut owner, index as u32, p.x as usize, p.y as usize);
            }
        }
    }
    for y in 0..rows {
        for x in 0..columns {
            for (dx, dy) in [(-1, 0), (-1, -1), (0, -1), (1, -1)] {
                let segment = neighbour(&owner, columns, rows, x as i32 + dx, y as i32 + dy);
                offer(&mut owner, segment.unwrap_or(NONE), x, y);
            }
        }
        for x in (0..columns).rev() {
            let segment = neighbour(&owner, columns, rows, x as i32 + 1, y as i32);
            offer(&mut owner, segment.unwrap_or(NONE), x, y);
        }
    }
    for y in (0..rows).rev() {
        for x in (0..columns).rev() {
            for (dx, dy) in [(1, 0), (1, 1), (0, 1), (-1, 1)] {
                let segment = neighbour(&owner, columns, rows, x as i32 + dx, y as i32 + dy);
                offer(&mut owner, segment.unwrap_or(NONE), x, y);
            }
        }
        for x in 0..columns {
            let segment = neighbour(&owner, columns, rows, x as i32 - 1, y as i32);
            offer(&mut owner, segment.unwrap_or(NONE), x, y);
        }
    }
    best.into_iter().map(|d| if d == f32::MAX { 1e6 } else { d.sqrt() }).collect()
}

fn neighbour(owner: &[u32], columns: usize, rows: usize, x: i32, y: i32) -> Option<u32> {
    let inside = x >= 0 && y >= 0 && (x as usize) < columns && (y as usize) < rows;
    inside.then(|| owner[y as usize * columns + x as usize])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_finds_its_nearest_segment() {
        let segments =
            [(Vec2::new(2.0, 3.0), Vec2::new(9.0, 5.0)), (Vec2::new(20.0, 30.0), Vec2::new(28.0, 12.0))];
        let found = nearest(40, 40, &segments);
        for y in 0..40 {
            for x in 0..40 {
                let p = Vec2::new(x as f32 + 0.5, y as f32 + 0.5);
                let exact = segments
                    .iter()
                    .map(|&(a, b)| {
                        let t = ((p - a).dot(b - a) / (b - a).length_squared()).clamp(0.0, 1.0);
                        p.distance(a.lerp(b, t))
                    })
                    .fold(f32::MAX, f32::min);
                assert!((found[y * 40 + x] - exact).abs() < 0.3, "{x} {y}: {} {exact}", found[y * 40 + x]);
            }
        }
    }
}
