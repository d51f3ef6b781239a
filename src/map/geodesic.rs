//! Distances and bearings on the ellipsoid: the shortest way between two places, and points along it.
//!
//! T. Vincenty, "Direct and inverse solutions of geodesics on the ellipsoid", Survey Review 23 (1975), on GRS80 (which
//! differs from WGS84 by a tenth of a millimetre). Its inverse does not settle for places nearly opposite each other on
//! the globe; those get the great circle of the mean sphere, within 0.6 %. Nothing on the map of Europe is that far.

use super::projection::{FLATTENING, LonLat, SEMI_MAJOR_M, wrapped};

/// Kilometres of a degree of latitude, on the mean sphere.
pub const DEGREE_KM: f64 = 111.2;

/// Mean radius of GRS80, kilometres.
const MEAN_RADIUS_KM: f64 = 6_371.008_8;
const RADIANS: f64 = std::f64::consts::PI / 180.0;

/// The shortest way between two places.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Geodesic {
    /// Length, kilometres.
    pub km: f64,
    /// Bearing at the start, degrees clockwise from north, 0 to 360.
    pub bearing: f64,
}

/// Length of the shortest way, kilometres.
pub fn distance_km(from: LonLat, to: LonLat) -> f64 {
    between(from, to).km
}

/// Length and first bearing of the shortest way.
pub fn between(from: LonLat, to: LonLat) -> Geodesic {
    vincenty_inverse(from, to).unwrap_or_else(|| great_circle(from, to))
}

/// The place reached from `from` after `km` kilometres on a first bearing in degrees (Vincenty's direct formula).
pub fn destination(from: LonLat, bearing: f64, km: f64) -> LonLat {
    let minor = SEMI_MAJOR_M * (1.0 - FLATTENING);
    let (sin_bearing, cos_bearing) = (libm::sin(bearing * RADIANS), libm::cos(bearing * RADIANS));
    let tan_u = (1.0 - FLATTENING) * libm::tan(from.lat * RADIANS);
    let cos_u = 1.0 / (1.0 + tan_u * tan_u).sqrt();
    let sin_u = tan_u * cos_u;
    let sigma_one = libm::atan2(tan_u, cos_bearing);
    let sin_azimuth = cos_u * sin_bearing;
    let cos2_azimuth = 1.0 - sin_azimuth * sin_azimuth;
    let (a, b) = series(cos2_azimuth);

    let straight = km * 1000.0 / (minor * a);
    let mut sigma = straight;
    for _ in 0..MOST_STEPS {
        let cos_two_middle = libm::cos(2.0 * sigma_one + sigma);
        let next = straight + arc_correction(b, libm::sin(sigma), libm::cos(sigma), cos_two_middle);
        let settled = (next - sigma).abs() < SETTLED;
        sigma = next;
        if settled {
            break;
        }
    }
    let (sin_sigma, cos_sigma) = (libm::sin(sigma), libm::cos(sigma));
    let cos_two_middle = libm::cos(2.0 * sigma_one + sigma);
    let across = sin_u * sin_sigma - cos_u * cos_sigma * cos_bearing;
    let lat = libm::atan2(
        sin_u * cos_sigma + cos_u * sin_sigma * cos_bearing,
        (1.0 - FLATTENING) * (sin_azimuth * sin_azimuth + across * across).sqrt(),
    );
    let lambda = libm::atan2(sin_sigma * sin_bearing, cos_u * cos_sigma - sin_u * sin_sigma * cos_bearing);
    let lon = lambda - lon_correction(sin_azimuth, cos2_azimuth, sigma, sin_sigma, cos_sigma, cos_two_middle);
    LonLat::new(wrapped(from.lon + lon / RADIANS), lat / RADIANS)
}

/// Kilometres from each place of a way to the next.
pub fn legs(way: &[LonLat]) -> Vec<f64> {
    way.windows(2).map(|leg| distance_km(leg[0], leg[1])).collect()
}

/// The place a share of the way along: 0 is `from`, 1 is `to`.
pub fn interpolate(from: LonLat, to: LonLat, share: f64) -> LonLat {
    let way = between(from, to);
    destination(from, way.bearing, way.km * share)
}

/// Points along the shortest way, both ends among them, no two further apart than `step_km`.
pub fn points(from: LonLat, to: LonLat, step_km: f64) -> Vec<LonLat> {
    let way = between(from, to);
    // A step that is no length at all means the ends alone; the cap keeps a tiny one from filling the memory.
    let legs = if step_km > 0.0 { (way.km / step_km).ceil().clamp(1.0, 65_536.0) as u32 } else { 1 };
    let middle = (1..legs).map(|i| destination(from, way.bearing, way.km * f64::from(i) / f64::from(legs)));
    std::iter::once(from).chain(middle).chain(std::iter::once(to)).collect()
}

const MOST_STEPS: usize = 100;
/// Radians: a hundredth of a millimetre on the ground.
const SETTLED: f64 = 1e-12;

fn vincenty_inverse(from: LonLat, to: LonLat) -> Option<Geodesic> {
    let minor = SEMI_MAJOR_M * (1.0 - FLATTENING);
    let difference = wrapped(to.lon - from.lon) * RADIANS;
    let (sin_u1, cos_u1) = reduced_latitude(from.lat);
    let (sin_u2, cos_u2) = reduced_latitude(to.lat);

    let mut lambda = difference;
    for _ in 0..MOST_STEPS {
        let (sin_lambda, cos_lambda) = (libm::sin(lambda), libm::cos(lambda));
        let east = cos_u2 * sin_lambda;
        let north = cos_u1 * sin_u2 - sin_u1 * cos_u2 * cos_lambda;
        let sin_sigma = (east * east + north * north).sqrt();
        if sin_sigma == 0.0 && cos_lambda > 0.0 {
            return Some(Geodesic { km: 0.0, bearing: 0.0 });
        }
        let cos_sigma = sin_u1 * sin_u2 + cos_u1 * cos_u2 * cos_lambda;
        let sigma = libm::atan2(sin_sigma, cos_sigma);
        let sin_azimuth = if sin_sigma == 0.0 { 0.0 } else { cos_u1 * cos_u2 * sin_lambda / sin_sigma };
        let cos2_azimuth = 1.0 - sin_azimuth * sin_azimuth;
        // Along the equator there is no middle latitude: the term vanishes.
        let cos_two_middle =
            if cos2_azimuth <= 0.0 { 0.0 } else { cos_sigma - 2.0 * sin_u1 * sin_u2 / cos2_azimuth };
        let next = difference
            + lon_correction(sin_azimuth, cos2_azimuth, sigma, sin_sigma, cos_sigma, cos_two_middle);
        if next.abs() > std::f64::consts::PI {
            return None;
        }
        let settled = (next - lambda).abs() < SETTLED;
        lambda = next;
        if settled {
            let (a, b) = series(cos2_azimuth);
            let km = minor * a * (sigma - arc_correction(b, sin_sigma, cos_sigma, cos_two_middle)) / 1000.0;
            return Some(Geodesic { km, bearing: compass(libm::atan2(east, north)) });
        }
    }
    None
}

fn great_circle(from: LonLat, to: LonLat) -> Geodesic {
    let difference = wrapped(to.lon - from.lon) * RADIANS;
    let (sin_a, cos_a) = (libm::sin(from.lat * RADIANS), libm::cos(from.lat * RADIANS));
    let (sin_b, cos_b) = (libm::sin(to.lat * RADIANS), libm::cos(to.lat * RADIANS));
    let east = cos_b * libm::sin(difference);
    let north = cos_a * sin_b - sin_a * cos_b * libm::cos(difference);
    let angle = libm::atan2(libm::hypot(east, north), sin_a * sin_b + cos_a * cos_b * libm::cos(difference));
    Geodesic { km: MEAN_RADIUS_KM * angle, bearing: compass(libm::atan2(east, north)) }
}

/// Sine and cosine of the latitude on the auxiliary sphere.
fn reduced_latitude(lat: f64) -> (f64, f64) {
    let tan_u = (1.0 - FLATTENING) * libm::tan(lat * RADIANS);
    let cos_u = 1.0 / (1.0 + tan_u * tan_u).sqrt();
    (tan_u * cos_u, cos_u)
}

/// Vincenty's A and B (his equations 3 and 4).
fn series(cos2_azimuth: f64) -> (f64, f64) {
    let ratio = 1.0 / ((1.0 - FLATTENING) * (1.0 - FLATTENING)) - 1.0;
    let u2 = cos2_azimuth * ratio;
    let a = 1.0 + u2 / 16_384.0 * (4096.0 + u2 * (-768.0 + u2 * (320.0 - 175.0 * u2)));
    let b = u2 / 1024.0 * (256.0 + u2 * (-128.0 + u2 * (74.0 - 47.0 * u2)));
    (a, b)
}

/// Vincenty's delta sigma (his equation 6), radians.
fn arc_correction(b: f64, sin_sigma: f64, cos_sigma: f64, cos_two_middle: f64) -> f64 {
    let c2 = cos_two_middle * cos_two_middle;
    b * sin_sigma
        * (cos_two_middle
            + b / 4.0
                * (cos_sigma * (-1.0 + 2.0 * c2)
                    - b / 6.0 * cos_two_middle * (-3.0 + 4.0 * sin_sigma * sin_sigma) * (-3.0 + 4.0 * c2)))
}

/// How much longitude on the auxiliary sphere exceeds that on the ellipsoid (his equations 10 and 11), radians.
fn lon_correction(
    sin_azimuth: f64,
    cos2_azimuth: f64,
    sigma: f64,
    sin_sigma: f64,
    cos_sigma: f64,
    cos_two_middle: f64,
) -> f64 {
    let c = FLATTENING / 16.0 * cos2_azimuth * (4.0 + FLATTENING * (4.0 - 3.0 * cos2_azimuth));
    (1.0 - c)
        * FLATTENING
        * sin_azimuth
        * (sigma
            + c * sin_sigma
                * (cos_two_middle + c * cos_sigma * (-1.0 + 2.0 * cos_two_middle * cos_two_middle)))
}

/// Radians from north to degrees of the compass rose.
fn compass(radians: f64) -> f64 {
    let degrees = radians / RADIANS;
    if degrees < 0.0 { degrees + 360.0 } else { degrees }
}
