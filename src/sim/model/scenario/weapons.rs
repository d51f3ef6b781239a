//! Accesses and jammers: what can take a link down, and how.

use crate::map::projection::LonLat;
use crate::sim::model::ids::*;
use crate::sim::model::units::{Hours, Km};

/// A way into the adversary's network.
#[derive(Clone, Debug)]
pub struct AccessPlan {
    /// Name in the level.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Accesses of a family fall together: one shown doubles the discovery of the others.
    pub family: String,
    /// The ally whose it is.
    pub owner: AllyId,
    /// The ally's cell, which carries out what is ordered of it.
    pub cell: NodeId,
    /// The channels it can take down.
    pub targets: Vec<ChannelId>,
    /// The facility it sits on, if it is one.
    pub facility: Option<FacilityId>,
    /// The headquarters it listens to.
    pub ear: NodeId,
    /// Chance that firing it takes effect.
    pub effect: f64,
    /// Mean hours its targets stay dark.
    pub outage: Hours,
    /// S: chance that it survives its use unseen, and can be used again. Source: Axelrod and Iliev 2014.
    pub stealth: f64,
    /// P: chance that it survives a week of not being used; left out, that of the coefficient `found`.
    pub persistence: Option<f64>,
    /// How it may reach beyond its targets.
    pub spread: Option<Spread>,
    /// Whether it is there at the beginning.
    pub held: bool,
    /// Stable identity for luck.
    pub subject: u64,
}

/// Software that does not stop where it should.
#[derive(Clone, Debug)]
pub struct Spread {
    /// Chance of it, when the access takes effect.
    pub chance: f64,
    /// What it takes down as well, on either side.
    pub targets: Vec<ChannelId>,
}

/// A jammer of our own: local, immediate, reversible, never malware.
#[derive(Clone, Debug)]
pub struct Jammer {
    /// Name in the level.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Where it works.
    pub at: LonLat,
    /// Radius of its effect.
    pub radius: Km,
    /// The formation or site that works it.
    pub crew: NodeId,
    /// The channels it can jam.
    pub targets: Vec<ChannelId>,
    /// Hours it can stay before it must move.
    pub hours: Hours,
    /// Stable identity for luck.
    pub subject: u64,
}
