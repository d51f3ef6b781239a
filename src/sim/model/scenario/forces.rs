//! Headquarters, formations and sites: what commands, marches, stands.

use crate::map::projection::LonLat;
use crate::sim::model::ids::*;
use serde::{Deserialize, Serialize};

/// What kind of thing a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    /// Commands others.
    Headquarters,
    /// Marches and fights.
    Formation,
    /// Stands where it stands.
    Site,
}

/// APP-6 echelon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Echelon {
    /// II
    Battalion,
    /// III
    Regiment,
    /// X
    Brigade,
    /// XX
    Division,
    /// XXX
    Corps,
    /// XXXX
    Army,
    /// XXXXX and above
    Theatre,
}

/// APP-6 main function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Branch {
    /// Infantry
    Infantry,
    /// Mechanised infantry
    Mechanised,
    /// Armour
    Armour,
    /// Airborne or air assault
    Airborne,
    /// Artillery
    Artillery,
    /// Missile
    Missile,
    /// Air defence
    AirDefence,
    /// Signals
    Signals,
    /// Electronic warfare
    ElectronicWarfare,
    /// Cyber
    Cyber,
    /// Naval infantry
    NavalInfantry,
    /// Reconnaissance and special operations
    SpecialOperations,
    /// Sustainment
    Sustainment,
    /// Combined command of several arms
    Command,
    /// Air base
    AirBase,
    /// Radar
    Radar,
    /// Satellite ground station
    GroundStation,
    /// Telecommunications
    Telecom,
}

/// What a formation does when it is cut off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Doctrine {
    /// Stands where it is.
    Hold,
    /// Goes on with the last order.
    LastOrder,
    /// Attacks on its own authority.
    PreDelegated,
    /// Falls back.
    Withdraw,
}

/// A headquarters, formation or site.
#[derive(Clone, Debug)]
pub struct Node {
    /// Name in the level.
    pub id: String,
    /// Name on the map.
    pub name: String,
    /// Whose it is.
    pub side: Side,
    /// What it is.
    pub kind: Kind,
    /// How large it is.
    pub echelon: Echelon,
    /// Its main function.
    pub branch: Branch,
    /// Where it stands in peace.
    pub at: LonLat,
    /// Name of that place.
    pub place: String,
    /// Combat power, a brigade being 1.
    pub strength: f64,
    /// What it does when cut off.
    pub doctrine: Doctrine,
    /// Who commands it, by its command link.
    pub commander: Option<NodeId>,
    /// Whether it is a part of nuclear warning.
    pub entangled: bool,
}
