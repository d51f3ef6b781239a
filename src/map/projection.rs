//! The map's projection: Lambert conformal conic over Europe, degrees to metres and back.

use std::f64::consts::{FRAC_PI_2, FRAC_PI_4};
use std::sync::LazyLock;

/// Semi-major axis of the GRS80 ellipsoid, metres.
pub const SEMI_MAJOR_M: f64 = 6_378_137.0;
/// Flattening of the GRS80 ellipsoid.
pub const FLATTENING: f64 = 1.0 / 298.257_222_101;

const RADIANS: f64 = std::f64::consts::PI / 180.0;

/// A place on the ellipsoid, degrees: east and north are positive.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct LonLat {
    pub lon: f64,
    pub lat: f64,
}

impl LonLat {
    pub const fn new(lon: f64, lat: f64) -> Self {
        Self { lon, lat }
    }

    /// Whether both are finite and the latitude is one.
    pub fn is_valid(self) -> bool {
        self.lon.is_finite() && self.lat.abs() <= 90.0
    }
}

/// A Lambert conformal conic projection with two standard parallels.
///
/// Closed form of J. P. Snyder, *Map Projections: A Working Manual* (USGS 1395, 1987), equations 14-15 and 15-1 to
/// 15-11. Shapes and bearings are true; lengths over Europe are right within 3 %, so distances come from
/// [`geodesic`](super::geodesic), never from the map.
#[derive(Clone, Copy, Debug)]
pub struct Projection {
    central_lon: f64,
    /// Cone constant: the share of a turn that 360 degrees of longitude take on the map.
    cone: f64,
    /// Metres from the cone's tip per unit of t^cone.
    spread: f64,
    /// Metres from the cone's tip to the origin.
    origin_radius: f64,
}

impl Projection {
    /// The game's projection: parallels 38 and 65 N, origin 52 N 20 E.
    pub fn europe() -> &'static Projection {
        static EUROPE: LazyLock<Projection> =
            LazyLock::new(|| Projection::conic((38.0, 65.0), LonLat::new(20.0, 52.0)));
        &EUROPE
    }

    fn conic(parallels: (f64, f64), origin: LonLat) -> Self {
        let (south, north) = (parallels.0 * RADIANS, parallels.1 * RADIANS);
        let cone = (libm::log(parallel_radius(south)) - libm::log(parallel_radius(north)))
            / (libm::log(isometric(south)) - libm::log(isometric(north)));
        let spread = SEMI_MAJOR_M * parallel_radius(south) / (cone * libm::pow(isometric(south), cone));
        let origin_radius = spread * libm::pow(isometric(origin.lat * RADIANS), cone);
        Self { central_lon: origin.lon, cone, spread, origin_radius }
    }

    /// Metres east and north of the origin.
    pub fn project(&self, at: LonLat) -> [f64; 2] {
        let radius = self.spread * libm::pow(isometric(at.lat * RADIANS), self.cone);
        let angle = self.convergence(at) * RADIANS;
        [radius * libm::sin(angle), self.origin_radius - radius * libm::cos(angle)]
    }

    /// Degrees of a point given in metres east and north of the origin.
    pub fn unproject(&self, [x, y]: [f64; 2]) -> LonLat {
        let down = self.origin_radius - y;
        let t = libm::pow(libm::hypot(x, down) / self.spread, 1.0 / self.cone);
        let lon = self.central_lon + libm::atan2(x, down) / self.cone / RADIANS;
        LonLat::new(wrapped(lon), latitude(t) / RADIANS)
    }

    /// Degrees by which true north leans east of the map's up (negative: west), the camera's turn for north up.
    ///
    /// Lines of longitude are straight on the map, and lean by the same angle from end to end.
    pub fn convergence(&self, at: LonLat) -> f64 {
        self.cone * wrapped(at.lon - self.central_lon)
    }

    /// Map metres per metre on the ground, in every direction; 1 on the standard parallels.
    pub fn scale(&self, at: LonLat) -> f64 {
        let lat = at.lat * RADIANS;
        self.cone * self.spread * libm::pow(isometric(lat), self.cone) / (SEMI_MAJOR_M * parallel_radius(lat))
    }
}

/// Degrees of longitude brought to -180..180.
pub(super) fn wrapped(lon: f64) -> f64 {
    if lon.abs() <= 180.0 { lon } else { lon - 360.0 * (lon / 360.0).round() }
}

fn eccentricity() -> f64 {
    (FLATTENING * (2.0 - FLATTENING)).sqrt()
}

/// Radius of a parallel over the semi-major axis (Snyder 14-15).
fn parallel_radius(lat: f64) -> f64 {
    let s = eccentricity() * libm::sin(lat);
    libm::cos(lat) / (1.0 - s * s).sqrt()
}

/// Snyder's t (15-9): falls from infinity at the south pole to 0 at the north pole.
fn isometric(lat: f64) -> f64 {
    let e = eccentricity();
    let s = e * libm::sin(lat);
    libm::tan(FRAC_PI_4 - lat / 2.0) / libm::pow((1.0 - s) / (1.0 + s), e / 2.0)
}

/// The latitude of a given t, radians (Snyder 7-9). The step shrinks by e^2 each time, so eight reach the last bit.
fn latitude(t: f64) -> f64 {
    let e = eccentricity();
    let mut lat = FRAC_PI_2 - 2.0 * libm::atan(t);
    for _ in 0..8 {
        let s = e * libm::sin(lat);
        lat = FRAC_PI_2 - 2.0 * libm::atan(t * libm::pow((1.0 - s) / (1.0 + s), e / 2.0));
    }
    lat
}
