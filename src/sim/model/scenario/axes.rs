//! Axes of advance, and the brigades that may be sent to them.

use crate::map::geodesic;
use crate::map::projection::LonLat;
use crate::sim::model::ids::*;
use crate::sim::model::units::{Hours, Km};

/// An axis of advance.
#[derive(Clone, Debug)]
pub struct Axis {
    /// Name in the level.
    pub id: String,
    /// Name on the map, "Narva-Tallinn".
    pub name: String,
    /// The way, from the line of departure to the objective.
    pub way: Vec<LonLat>,
    /// Kilometres from each place of the way to the next.
    pub legs: Vec<f64>,
    /// Its length along geodesics.
    pub length: Km,
    /// Hours to the objective on the open road, nobody standing in the way.
    pub hours: Hours,
    /// Name of the objective.
    pub objective: String,
    /// What the objective counts beside the others when a war is judged.
    pub weight: f64,
    /// Attacking formations; the first leads.
    pub column: Vec<NodeId>,
    /// Formations that defend it.
    pub defenders: Vec<NodeId>,
    /// The headquarters whose orders the column marches by.
    pub command: NodeId,
    /// Stable identity for luck.
    pub subject: u64,
}

/// Kilometres between points of a way from which distances are taken.
const WAY_STEP_KM: f64 = 5.0;

/// A brigade that may be sent. It joins the defence of the axis it stands nearest to.
#[derive(Clone, Debug)]
pub struct Reinforcement {
    /// The formation.
    pub node: NodeId,
    /// Where it goes.
    pub to: LonLat,
    /// The ally who is asked.
    pub lender: AllyId,
}

impl Axis {
    /// The formation that leads the column: the reader refuses an axis without one.
    pub fn lead(&self) -> NodeId {
        self.column[0]
    }

    /// Kilometres from a place to the nearest point of the way.
    pub fn distance(&self, from: LonLat) -> f64 {
        let points = self.way.windows(2).flat_map(|ends| geodesic::points(ends[0], ends[1], WAY_STEP_KM));
        points.map(|point| geodesic::distance_km(from, point)).fold(f64::INFINITY, f64::min)
    }

    /// The place so many kilometres from the line of departure.
    pub fn place(&self, km: f64) -> LonLat {
        let total: f64 = self.legs.iter().sum();
        let mut left = (km / self.length.0).clamp(0.0, 1.0) * total;
        for (leg, ends) in self.legs.iter().zip(self.way.windows(2)) {
            if left <= *leg {
                return geodesic::interpolate(ends[0], ends[1], if *leg > 0.0 { left / leg } else { 0.0 });
            }
            left -= leg;
        }
        *self.way.last().expect("an axis has a way")
    }
}
