//! What one adversary does otherwise than another. How it weighs evidence stands in its
//! [`Disposition`](super::scenario::Disposition); its habits are for its mind alone, and the rules never ask for them.

use serde::{Deserialize, Serialize};

/// The habits of one adversary: what `assets/policies/adversary/*.ron` hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Habits {
    /// Name, in kebab case.
    pub name: String,
    /// One line for people.
    pub summary: String,
    /// Chance of a yes below which a council that voted no takes a step down.
    pub gives_way: f64,
    /// Weights of what is done in a week in which nothing else is called for.
    pub quiet: QuietWeek,
    /// Links of its main axis to which it lays cable in peace, once it has met an access.
    pub cables: usize,
    /// Whether a staff in whose machines an access was met moves.
    pub moves: bool,
    /// When an assembled army that fears for its network is given the order to attack beforehand.
    pub predelegates: Delegation,
    /// What it does in war.
    pub war: WarHabits,
}

/// When an assembled army that fears for its network is given the order to attack beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Delegation {
    /// Never: every decision is kept at the top.
    Never,
    /// When it waits on.
    Waiting,
    /// Also when it would have to go home otherwise.
    RatherThanLeave,
}

/// Weights of the acts of a quiet week.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct QuietWeek {
    /// Nothing that shows.
    pub routine: f64,
    /// Into our network.
    pub probe: f64,
    /// After us in its own.
    pub hunt: f64,
    /// A show of readiness that is none.
    pub feint: f64,
}

/// Habits in war.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WarHabits {
    /// Hours a column must have lost before it goes on by orders given beforehand; `None`: it never does.
    pub patience: Option<f64>,
    /// Factor on what a halt for cable is thought to cost against going on blind: above 1, it halts later.
    pub halting: f64,
    /// Where a column that is cut off may go on at all.
    pub risks: Risks,
    /// Where the strikes at our network go.
    pub strikes: Strikes,
    /// Whether it shells jammers.
    pub shells: bool,
    /// How far it looks ahead before it answers; `None`: not at all, it goes by the rules above.
    pub lookahead: Option<Lookahead>,
}

/// Where a column that is cut off may go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Risks {
    /// On every axis.
    Everywhere,
    /// On the axis whose objective falls first; on others it halts for cable.
    MainAxis,
}

/// Where strikes go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Strikes {
    /// By chance, in proportion to the implants that sit in a link.
    Scattered,
    /// To the link in which most implants sit.
    Massed,
}

/// How far a staff looks ahead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lookahead {
    /// Imagined worlds in which every answer is tried.
    pub worlds: u32,
    /// Hours that are played in each, as far as the staff's time allows.
    pub hours: u32,
}
