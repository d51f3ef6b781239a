//! Where nodes stand and go, and what was last reported of them.

use crate::map::geodesic::interpolate;
use crate::map::projection::LonLat;
use crate::sim::model::units::Hour;
use serde::Serialize;

/// Where a node stands, or between which places it is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Post {
    /// Where it set out.
    pub from: LonLat,
    /// Where it stands or will stand.
    pub to: LonLat,
    /// When it set out.
    pub since: Hour,
    /// When it is there.
    pub until: Hour,
}

impl Post {
    /// It stands there and always has.
    pub fn standing(at: LonLat) -> Self {
        Self { from: at, to: at, since: 0, until: 0 }
    }

    /// Whether it is on the march.
    pub fn marching(&self, now: Hour) -> bool {
        now < self.until
    }

    /// Where it is.
    pub fn at(&self, now: Hour) -> LonLat {
        if !self.marching(now) {
            return self.to;
        }
        let share = f64::from(now.saturating_sub(self.since)) / f64::from(self.until - self.since);
        interpolate(self.from, self.to, share)
    }
}

/// A node as it was at one hour.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Sighting {
    /// When.
    pub hour: Hour,
    /// Where.
    pub at: LonLat,
    /// Kilometres from the line of departure, in a column.
    pub km: f64,
    /// Combat power.
    pub strength: f64,
    /// Whether it was on the march.
    pub marching: bool,
    /// Whether it is known which node it is.
    pub identified: bool,
    /// Whether the place was measured and not judged from afar.
    pub exact: bool,
}

/// What a node says of itself.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct StatusReport {
    /// Place and power.
    pub seen: Sighting,
    /// Quality of its chain of command.
    pub quality: f64,
}
