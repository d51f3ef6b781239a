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
