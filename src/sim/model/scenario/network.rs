//! The network as it is laid: links, their media, the infrastructure these ride on, air defence.

use crate::map::projection::LonLat;
use crate::sim::model::coefficients::Coefficients;
use crate::sim::model::ids::*;
use serde::{Deserialize, Serialize};

/// A transmission medium. Source of the list: docs/sources.md (media).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Medium {
    /// Fibre and civil telecommunications
    Fibre,
    /// Satellite
    Satellite,
    /// Microwave relay
    Microwave,
    /// Field cable
    Cable,
    /// HF radio
    Hf,
    /// VHF and UHF radio
    Vhf,
    /// Courier
    Courier,
}

impl Medium {
    /// All of them, best capacity first.
    pub const ALL: [Medium; 7] = [
        Medium::Fibre,
        Medium::Satellite,
        Medium::Microwave,
        Medium::Cable,
        Medium::Vhf,
        Medium::Hf,
        Medium::Courier,
    ];

    /// Share of a full staff's traffic that the medium carries.
    pub fn capacity(self, figures: &Coefficients) -> f64 {
        match self {
            Medium::Fibre => figures.fibre_capacity,
            Medium::Satellite => figures.satellite_capacity,
            Medium::Microwave => figures.microwave_capacity,
            Medium::Cable => figures.cable_capacity,
            Medium::Hf => figures.hf_capacity,
            Medium::Vhf => figures.vhf_capacity,
            Medium::Courier => figures.courier_capacity,
        }
    }

    /// Whether software can touch it. Field cable, HF, VHF and couriers are immune (docs/sources.md, media).
    pub fn malware(self) -> bool {
        matches!(self, Medium::Fibre | Medium::Satellite | Medium::Microwave)
    }

    /// Whether a jammer near the front can touch it.
    pub fn jammable(self) -> bool {
        matches!(self, Medium::Satellite | Medium::Microwave | Medium::Hf | Medium::Vhf)
    }
}

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LinkKind {
    /// Chain of command.
    Command,
    /// Between neighbours; carries orders when command links fail.
    Coordination,
}

/// A link between two nodes of one side.
#[derive(Clone, Debug)]
pub struct Link {
    /// Name in the level, `child-parent` unless given.
    pub id: String,
    /// The lower end.
    pub child: NodeId,
    /// The upper end.
    pub parent: NodeId,
    /// What it is for.
    pub kind: LinkKind,
    /// Its media, by number.
    pub channels: Vec<ChannelId>,
    /// Load of the link when its lower end stands.
    pub load: f64,
    /// Load of the link when its lower end attacks.
    pub load_attacking: f64,
    /// Whether nuclear warning depends on it.
    pub entangled: bool,
}

/// One medium of one link.
#[derive(Clone, Debug)]
pub struct Channel {
    /// The link.
    pub link: LinkId,
    /// The medium.
    pub medium: Medium,
    /// The shared infrastructure it rides on, if any.
    pub facility: Option<FacilityId>,
    /// Stable identity for luck.
    pub subject: u64,
}

/// Shared infrastructure: an exchange, a ground station, a relay. When it is out, so is all that rides on it.
#[derive(Clone, Debug)]
pub struct Facility {
    /// Name in the level.
    pub id: String,
    /// Name on the map.
    pub name: String,
    /// Whose network it serves.
    pub side: Side,
    /// The medium it carries.
    pub medium: Medium,
    /// Where it stands.
    pub at: LonLat,
    /// Everything that rides on it.
    pub channels: Vec<ChannelId>,
    /// Whether nuclear warning rides on it too.
    pub entangled: bool,
    /// People who lose a service when it is out.
    pub persons: u32,
}

/// Radars, a centre and batteries that keep the other side's air power off.
#[derive(Clone, Debug)]
pub struct AirDefence {
    /// Name in the level.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// The headquarters or site that tells the batteries what comes. Its side is that of the defence.
    pub centre: NodeId,
    /// What sees.
    pub radars: Vec<NodeId>,
    /// What fires.
    pub batteries: Vec<NodeId>,
    /// The card that comes when one of them, left alone, fires at a civil aircraft.
    pub incident: Option<DispatchId>,
}
