//! The adversary as the level draws it: dispositions, visible acts, indicators; and actors of neither side.

use crate::sim::model::scenario::Effect;
use serde::{Deserialize, Serialize};

/// One thing intelligence counts, with stated rates.
#[derive(Clone, Debug)]
pub struct Indicator {
    /// Name in the level.
    pub id: String,
    /// What is counted.
    pub name: String,
    /// Readiness from which it is really there.
    pub from_readiness: u8,
    /// Chance to see it when it is there.
    pub hit: f64,
    /// Chance to see it when it is not.
    pub false_alarm: f64,
    /// Stable identity for luck.
    pub subject: u64,
}

/// What the adversary does in a week, one act each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Act {
    /// Goes on as usual.
    Routine,
    /// Works its way deeper into our network.
    Probe,
    /// Looks for ways into its own.
    Hunt,
    /// Lays cable to a headquarters.
    Harden,
    /// Pretends to be more ready than it is.
    Feint,
    /// Trains run, staffs move: a step up the ladder.
    Mobilise,
    /// Formations go home: a step down.
    StandDown,
    /// Formations get the order to attack beforehand: no recall, and no need of a network.
    PreDelegate,
}

/// How an act is seen and told.
#[derive(Clone, Debug)]
pub struct ActSight {
    /// The act.
    pub act: Act,
    /// Readiness at which this sentence fits, if only there.
    pub readiness: Option<u8>,
    /// What is seen, a few words.
    pub seen: String,
    /// The sentence intelligence hears.
    pub heard: String,
}

/// A character of the adversary, drawn by the seed and never shown before the end. Source: docs/rules/adversary.md.
#[derive(Clone, Debug)]
pub struct Disposition {
    /// Name in the level.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Weight in the draw.
    pub odds: f64,
    /// Factor on what is said: the evidence of claims, exercises and replicas, and what the allies promise.
    pub talk: f64,
    /// Factor on the evidence of live demonstrations.
    pub deed: f64,
    /// Added to the stakes, beside the level's.
    pub stakes: f64,
    /// How much loud signals, brigades and the loss of its implants frighten it, times the coefficient `fear`.
    pub fearful: f64,
    /// Factor on off-ramps.
    pub off_ramp: f64,
    /// Whether it reads an off-ramp as weakness.
    pub reads_weakness: bool,
}

/// Somebody who belongs to neither side and has a will of its own: volunteers, criminals, a third state. What the
/// desk does moves how active it is, and an active one acts by itself and brings more of its dispatches.
#[derive(Clone, Debug)]
pub struct Actor {
    /// Name in the level.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// How active it is at the beginning; 1 is a normal measure.
    pub activity: f64,
    /// What each rung of the ladder of escalation adds to that.
    pub drawn: f64,
    /// Weekly chance, at an activity of 1, that it acts by itself.
    pub restless: f64,
    /// What it then does.
    pub deeds: Vec<Effect>,
    /// The sentence that tells it.
    pub heard: String,
    /// Stable identity for luck.
    pub subject: u64,
}
