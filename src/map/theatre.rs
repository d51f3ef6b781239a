//! The theatre the game carries: outlines at three levels of detail, and what lies at a place.

use std::sync::LazyLock;

use super::outline::{Country, DecodeError, Outline, Point, Polygon};
use super::projection::{LonLat, Projection};

/// How closely the ground is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// All of Europe: lines right within 7 km.
    Continent,
    /// A theatre: within 2 km.
    Theatre,
    /// Operations: within 350 m.
    Operational,
}

impl Detail {
    pub const ALL: [Detail; 3] = [Detail::Continent, Detail::Theatre, Detail::Operational];
}

/// The ground.
#[derive(Clone, Debug)]
pub struct Theatre {
    continent: Outline,
    theatre: Outline,
    operational: Outline,
    land: Vec<Area>,
    lakes: Vec<Area>,
}

/// A polygon of the finest level, by index, with the box round it.
#[derive(Clone, Debug)]
struct Area {
    owner: usize,
    part: usize,
    west: f32,
    south: f32,
    east: f32,
    north: f32,
}

impl Theatre {
    /// The theatre the game carries.
    pub fn embedded() -> &'static Theatre {
        static EMBEDDED: LazyLock<Theatre> = LazyLock::new(|| {
            Theatre::decode(
                include_bytes!("../../assets/map/continent.outline"),
                include_bytes!("../../assets/map/theatre.outline"),
                include_bytes!("../../assets/map/operational.outline"),
            )
            .expect("tests read the embedded outlines")
        });
        &EMBEDDED
    }

    /// Reads the three levels.
    pub fn decode(continent: &[u8], theatre: &[u8], operational: &[u8]) -> Result<Self, DecodeError> {
        let operational = Outline::decode(operational)?;
        let land = operational
            .countries
            .iter()
            .enumerate()
            .flat_map(|(owner, country)| {
                country.polygons.iter().enumerate().map(move |(part, polygon)| Area::of(owner, part, polygon))
            })
            .collect();
        let lakes =
            operational.lakes.iter().enumerate().map(|(i, lake)| Area::of(i, 0, &lake.polygon)).collect();
        Ok(Self {
            continent: Outline::decode(continent)?,
            theatre: Outline::decode(theatre)?,
            operational,
            land,
            lakes,
        })
    }

    /// The outlines of a level of detail.
    pub fn level(&self, detail: Detail) -> &Outline {
        match detail {
            Detail::Continent => &self.continent,
            Detail::Theatre => &self.theatre,
            Detail::Operational => &self.operational,
        }
    }

    /// The country a place lies in, its lakes included; none at sea and outside the frame.
    pub fn country_at(&self, at: LonLat) -> Option<&Country> {
        let point = Projection::europe().project(at);
        let polygon = |area: &Area| &self.operational.countries[area.owner].polygons[area.part];
        let area = self.land.iter().find(|area| area.holds(point) && holds(polygon(area), point))?;
        Some(&self.operational.countries[area.owner])
    }

    /// Whether a place is dry: in a country and in no lake.
    pub fn is_land(&self, at: LonLat) -> bool {
        let point = Projection::europe().project(at);
        let lake = |area: &Area| &self.operational.lakes[area.owner].polygon;
        self.country_at(at).is_some()
            && !self.lakes.iter().any(|area| area.holds(point) && holds(lake(area), point))
    }
}

/// Water on a straight way over the map: the longest stretch of each kind, as a share of the way.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Water {
    /// In lakes.
    pub lake: f64,
    /// Outside every country.
    pub sea: f64,
}

impl Theatre {
    /// The water on the straight way over the map between two places.
    pub fn water_between(&self, from: LonLat, to: LonLat) -> Water {
        let way = [from, to].map(|place| Projection::europe().project(place));
        let countries = &self.operational.countries;
        let on_land = self.land.iter().filter(|area| area.meets(&way));
        let on_land = on_land.flat_map(|area| within(&countries[area.owner].polygons[area.part], &way));
        let in_lakes = self.lakes.iter().filter(|area| area.meets(&way));
        let in_lakes = in_lakes.flat_map(|area| within(&self.operational.lakes[area.owner].polygon, &way));
        let in_lakes = joined(in_lakes.collect());
        let longest = |parts: &[(f64, f64)]| parts.iter().map(|(from, to)| to - from).fold(0.0, f64::max);
        Water { lake: longest(&in_lakes), sea: longest(&gaps(&joined(on_land.collect()))) }
    }
}

/// The parts of a way that lie inside a polygon, as shares of it.
fn within(polygon: &Polygon, way: &[[f64; 2]; 2]) -> Vec<(f64, f64)> {
    let mut edges: Vec<f64> = std::iter::once(&polygon.exterior)
        .chain(&polygon.holes)
        .flat_map(|ring| ring.windows(2))
        .filter_map(|edge| crossing(way, edge[0], edge[1]))
        .collect();
    edges.sort_by(f64::total_cmp);
    if holds(polygon, way[0]) {
        edges.insert(0, 0.0);
    }
    edges.push(1.0);
    edges.chunks_exact(2).map(|part| (part[0], part[1])).collect()
}

/// The share of a way at which it crosses an edge. An edge has its lower end, not its upper one, so that a way through a
/// corner crosses there once or twice, as it must.
fn crossing([a, b]: &[[f64; 2]; 2], [cx, cy]: Point, [dx, dy]: Point) -> Option<f64> {
    let (cx, cy, dx, dy) = (f64::from(cx), f64::from(cy), f64::from(dx), f64::from(dy));
    let (along, across) = (b[0] - a[0], b[1] - a[1]);
    let side = |x: f64, y: f64| along * (y - a[1]) - across * (x - a[0]);
    let (from, to) = (side(cx, cy), side(dx, dy));
    if (from > 0.0) == (to > 0.0) {
        return None;
    }
    let share = from / (from - to);
    let (x, y) = (cx + share * (dx - cx), cy + share * (dy - cy));
    let length = along * along + across * across;
    let at = ((x - a[0]) * along + (y - a[1]) * across) / length;
    (0.0..1.0).contains(&at).then_some(at)
}

/// Parts in order, those that touch as one. A grain of the grid between two countries is no gap.
fn joined(mut parts: Vec<(f64, f64)>) -> Vec<(f64, f64)> {
    const GRAIN: f64 = 1e-9;
    parts.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut whole: Vec<(f64, f64)> = Vec::new();
    for (from, to) in parts {
        match whole.last_mut() {
            Some(last) if from <= last.1 + GRAIN => last.1 = last.1.max(to),
            _ => whole.push((from, to)),
        }
    }
    whole
}

/// What is left of a whole way between parts of it.
fn gaps(parts: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let starts = std::iter::once(0.0).chain(parts.iter().map(|part| part.1));
    let ends = parts.iter().map(|part| part.0).chain(std::iter::once(1.0));
    starts.zip(ends).collect()
}

impl Area {
    fn of(owner: usize, part: usize, polygon: &Polygon) -> Self {
        let start = Self {
            owner,
            part,
            west: f32::INFINITY,
            south: f32::INFINITY,
            east: f32::NEG_INFINITY,
            north: f32::NEG_INFINITY,
        };
        polygon.exterior.iter().fold(start, |area, [x, y]| Self {
            west: area.west.min(*x),
            south: area.south.min(*y),
            east: area.east.max(*x),
            north: area.north.max(*y),
            ..area
        })
    }

    /// Whether the box round a way has a point in common with that of the area.
    fn meets(&self, [a, b]: &[[f64; 2]; 2]) -> bool {
        let apart = |low: f32, high: f32, from: f64, to: f64| {
            from.max(to) < f64::from(low) || from.min(to) > f64::from(high)
        };
        !apart(self.west, self.east, a[0], b[0]) && !apart(self.south, self.north, a[1], b[1])
    }

    fn holds(&self, [x, y]: [f64; 2]) -> bool {
        (f64::from(self.west)..=f64::from(self.east)).contains(&x)
            && (f64::from(self.south)..=f64::from(self.north)).contains(&y)
    }
}

/// Whether a point lies inside a polygon: a line east from it crosses the rings an odd number of times.
fn holds(polygon: &Polygon, point: [f64; 2]) -> bool {
    let crossings = |ring: &[Point]| ring.windows(2).filter(|edge| crosses(edge[0], edge[1], point)).count();
    let total: usize =
        crossings(&polygon.exterior) + polygon.holes.iter().map(|hole| crossings(hole)).sum::<usize>();
    total % 2 == 1
}

fn crosses([ax, ay]: Point, [bx, by]: Point, [x, y]: [f64; 2]) -> bool {
    let (ax, ay, bx, by) = (f64::from(ax), f64::from(ay), f64::from(bx), f64::from(by));
    (ay > y) != (by > y) && x < (bx - ax) * (y - ay) / (by - ay) + ax
}
