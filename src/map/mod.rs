//! The ground: theatre, projection, geodesics, outlines.

use serde::{Deserialize, Serialize};

/// A place on the ellipsoid, degrees east and north.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct LonLat {
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
}
