//! Outlines at one level of detail: countries over shared arcs, lakes, rivers, lines of control; read and checked.

use super::bytes::Bytes;
pub use super::bytes::{DecodeError, Fault};

/// A point of the map, metres east and north of the projection's origin.
pub type Point = [f32; 2];

/// What one level of detail draws.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// The step all points lie on, metres.
    pub grid_m: u32,
    /// West, south, east, north edge, metres.
    pub frame: [f32; 4],
    /// Sorted by id.
    pub countries: Vec<Country>,
    pub arcs: Vec<Arc>,
    pub lakes: Vec<Lake>,
    pub rivers: Vec<River>,
    pub contested: Vec<ContestedLine>,
}

/// A country, or a part of one that is held by another.
#[derive(Clone, Debug, PartialEq)]
pub struct Country {
    /// ISO 3166 code: `LV`, or `UA-43` for Crimea.
    pub id: String,
    pub name: String,
    /// Id of the country it belongs to.
    pub de_jure: String,
    /// Id of the country that holds it.
    pub de_facto: String,
    pub polygons: Vec<Polygon>,
}

impl Country {
    /// Whether another country than the one it belongs to holds it: drawn as the owner's, hatched.
    pub fn is_occupied(&self) -> bool {
        self.de_jure != self.de_facto
    }
}

/// An area; rings are closed (the last point repeats the first), the exterior runs counter-clockwise, holes clockwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Polygon {
    pub exterior: Vec<Point>,
    pub holes: Vec<Vec<Point>>,
}

/// A line between two countries, or between one and the sea, drawn once.
#[derive(Clone, Debug, PartialEq)]
pub struct Arc {
    pub points: Vec<Point>,
    /// Index of the country on the left, walking along the points.
    pub left: Option<usize>,
    /// Index of the country on the right.
    pub right: Option<usize>,
    pub kind: ArcKind,
}

/// What an arc is on the ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ArcKind {
    /// Land on one side, sea on the other.
    Coast,
    /// A country on each side.
    Border,
    /// Where the map is cut off: not to be drawn.
    Frame,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Lake {
    /// Empty where the source has no name.
    pub name: String,
    pub polygon: Polygon,
}

#[derive(Clone, Debug, PartialEq)]
pub struct River {
    /// Empty where the source has no name.
    pub name: String,
    /// 0 is the greatest.
    pub rank: u8,
    pub points: Vec<Point>,
}

/// A line of control of 2016-17 that is no border.
#[derive(Clone, Debug, PartialEq)]
pub struct ContestedLine {
    pub name: String,
    pub points: Vec<Point>,
}

const MAGIC: &[u8] = b"ADTH\x01";

impl Outline {
    /// Reads the form described in `assets/source/README.md`.
    pub fn decode(file: &[u8]) -> Result<Self, DecodeError> {
        let mut bytes = Bytes::open(file, MAGIC)?;
        let grid = Grid::read(&mut bytes)?;
        let lines = bytes.many(|b| grid.line(b, 2))?;
        let mut sides = vec![Sides::default(); lines.len()];
        let mut index = 0;
        let countries = bytes.many(|b| {
            let country = Country {
                id: b.text()?,
                name: b.text()?,
                de_jure: b.text()?,
                de_facto: b.text()?,
                polygons: b.many(|b| grid.polygon(b, |b| shared_ring(b, &lines, &mut sides, index)))?,
            };
            index += 1;
            if country.polygons.is_empty() { Err(b.error(Fault::Empty)) } else { Ok(country) }
        })?;
        let lakes = bytes.many(|b| {
            let name = b.text()?;
            Ok(Lake { name, polygon: grid.polygon(b, |b| Ok(closed(grid.line(b, 3)?)))? })
        })?;
        let rivers = bytes.many(|b| {
            let name = b.text()?;
            let rank = u8::try_from(b.number()?).map_err(|_| b.error(Fault::Number))?;
            Ok(River { name, rank, points: grid.metres(&grid.line(b, 2)?) })
        })?;
        let contested =
            bytes.many(|b| Ok(ContestedLine { name: b.text()?, points: grid.metres(&grid.line(b, 2)?) }))?;
        bytes.close()?;

        let arcs = lines
            .iter()
            .zip(sides)
            .map(|(line, Sides { left, right })| {
                let kind = match (left, right) {
                    (Some(_), Some(_)) => ArcKind::Border,
                    _ if grid.runs_along_edge(line) => ArcKind::Frame,
                    _ => ArcKind::Coast,
                };
                Arc { points: grid.metres(line), left, right, kind }
            })
            .collect();
        let frame = [grid.west, grid.south, grid.east, grid.north].map(|edge| edge as f32);
        Ok(Self { grid_m: grid.step as u32, frame, countries, arcs, lakes, rivers, contested })
    }

    /// The country with this id.
    pub fn country(&self, id: &str) -> Option<&Country> {
        self.countries.iter().find(|country| country.id == id)
    }
}

/// Whole metres beyond this are not exact in the 32-bit points.
const FARTHEST: i64 = 1 << 24;

/// A point in steps from the south-west corner.
type Step = (i64, i64);

/// Which country lies on either side of an arc.
#[derive(Clone, Default)]
struct Sides {
    left: Option<usize>,
    right: Option<usize>,
}

/// The frame and the step of its grid, metres.
struct Grid {
    step: i64,
    west: i64,
    south: i64,
    east: i64,
    north: i64,
}

impl Grid {
    fn read(b: &mut Bytes) -> Result<Self, DecodeError> {
        let step = i64::from(b.number()?);
        let grid =
            Self { step, west: b.signed()?, south: b.signed()?, east: b.signed()?, north: b.signed()? };
        let (width, height) = (grid.east - grid.west, grid.north - grid.south);
        let near = [grid.west, grid.south, grid.east, grid.north].iter().all(|edge| edge.abs() <= FARTHEST);
        let whole = near && step > 0 && width > 0 && height > 0 && width % step == 0 && height % step == 0;
        if whole { Ok(grid) } else { Err(b.error(Fault::Frame)) }
    }

    /// The corner opposite the origin, in steps.
    fn far_corner(&self) -> Step {
        ((self.east - self.west) / self.step, (self.north - self.south) / self.step)
    }

    /// A run of points, each as the way from the one before.
    fn line(&self, b: &mut Bytes, least: usize) -> Result<Vec<Step>, DecodeError> {
        let (width, height) = self.far_corner();
        let (mut x, mut y) = (0, 0);
        let line = b.many(|b| {
            x += b.signed()?;
            y += b.signed()?;
            let inside = (0..=width).contains(&x) && (0..=height).contains(&y);
            if inside { Ok((x, y)) } else { Err(b.error(Fault::OutsideFrame)) }
        })?;
        if line.len() < least { Err(b.error(Fault::LineTooShort)) } else { Ok(line) }
    }

    fn polygon(
        &self,
        b: &mut Bytes,
        read_ring: impl FnMut(&mut Bytes) -> Result<Vec<Step>, DecodeError>,
    ) -> Result<Polygon, DecodeError> {
        let rings = b.many(read_ring)?;
        for (i, ring) in rings.iter().enumerate() {
            let area = twice_area(ring);
            if area == 0 || (area > 0) != (i == 0) {
                return Err(b.error(Fault::Winding));
            }
        }
        let mut rings = rings.iter().map(|ring| self.metres(ring));
        let exterior = rings.next().ok_or(b.error(Fault::Empty))?;
        Ok(Polygon { exterior, holes: rings.collect() })
    }

    fn metres(&self, line: &[Step]) -> Vec<Point> {
        line.iter()
            .map(|(x, y)| [(self.west + x * self.step) as f32, (self.south + y * self.step) as f32])
            .collect()
    }

    fn runs_along_edge(&self, line: &[Step]) -> bool {
        let (width, height) = self.far_corner();
        // Round a corner of the frame the arc leaves one edge and takes the next, point by point on either.
        line.iter().all(|(x, y)| *x == 0 || *y == 0 || *x == width || *y == height)
    }
}

/// A ring put together from arcs; notes on which side of each the country lies.
fn shared_ring(
    b: &mut Bytes,
    lines: &[Vec<Step>],
    sides: &mut [Sides],
    country: usize,
) -> Result<Vec<Step>, DecodeError> {
    let mut ring: Vec<Step> = Vec::new();
    for reference in b.many(Bytes::number)? {
        let (arc, backwards) = ((reference / 2) as usize, reference % 2 == 1);
        let line = lines.get(arc).ok_or(b.error(Fault::NoSuchArc))?;
        // Shells run counter-clockwise and holes clockwise, so the country is always on the left of its ring.
        let side = if backwards { &mut sides[arc].right } else { &mut sides[arc].left };
        if side.replace(country).is_some() {
            return Err(b.error(Fault::ArcTwice));
        }
        let mut walk: Vec<Step> = line.clone();
        if backwards {
            walk.reverse();
        }
        if let Some(end) = ring.pop()
            && end != walk[0]
        {
            return Err(b.error(Fault::OpenRing));
        }
        ring.extend(walk);
    }
    if ring.len() < 4 {
        return Err(b.error(Fault::LineTooShort));
    }
    if ring.first() != ring.last() {
        return Err(b.error(Fault::OpenRing));
    }
    Ok(ring)
}

/// An open ring with its first point repeated at its end.
fn closed(mut ring: Vec<Step>) -> Vec<Step> {
    ring.extend_from_within(..1);
    ring
}

/// Twice the area of a closed ring, positive when it runs counter-clockwise.
fn twice_area(ring: &[Step]) -> i64 {
    ring.windows(2).map(|pair| pair[0].0 * pair[1].1 - pair[1].0 * pair[0].1).sum()
}
