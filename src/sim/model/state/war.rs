//! The war: columns, pulses, what was fired.

use crate::sim::model::ids::*;
use crate::sim::model::state::DisruptionCause;
use crate::sim::model::units::Hour;
use serde::{Deserialize, Serialize};

/// How the alliance defends an axis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Intent {
    /// Fall back fighting.
    Delay,
    /// Stand.
    Hold,
    /// Give ground, keep the formations.
    TradeGround,
}

/// How a column marches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum March {
    /// By orders: as fast as command quality allows. Blind when cut off.
    OnOrders,
    /// Stands and lays cable to the link that is dark.
    LayCable,
    /// By orders given beforehand: no recall, no need of a network.
    PreDelegated,
    /// Stands where it is until it has word to go on.
    Halted,
}

/// What the adversary's council decides about its war.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Conduct {
    /// The attack goes on.
    PressOn,
    /// It stops where it stands.
    Halt,
    /// It goes on, and the columns have their orders beforehand from now on.
    HandDown,
}

/// What everybody sees of a column.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct ColumnBook {
    /// How it marches.
    pub march: March,
    /// When its objective fell.
    pub fell: Option<Hour>,
    /// How the axis is defended.
    pub intent: Intent,
}

/// A column on an axis.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Column {
    /// What everybody sees.
    pub book: ColumnBook,
    /// Kilometres from the line of departure.
    pub km: f64,
    /// When cable laying ends.
    pub cable_done: Hour,
    /// Hours it has been cut off without a break.
    pub dark: Hour,
    /// Hours it has lost to disruption.
    pub lost: f64,
    /// Fastest pace on the road, without a defence, that each side has seen it march at, km/h; 0 before it has.
    pub road: [f64; 2],
}

/// Something fired, and what is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Shot {
    /// The access or jammer.
    pub weapon: Weapon,
    /// When it took effect, or did not.
    pub at: Hour,
    /// The truth.
    pub worked: bool,
    /// What the first report says.
    pub reported: bool,
    /// When the report is confirmed.
    pub confirmed_at: Hour,
    /// Hours without a service that it cost civilians, times their number.
    pub harm: f64,
}

/// A strike that took effect, as long as its link is dark.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct StrikeDamage {
    /// The link.
    pub link: LinkId,
    /// When it was hit.
    pub since: Hour,
    /// When it would work again by itself.
    pub until: Hour,
    /// Hours the strike adds to our clock when it lasts so long.
    pub hours: f64,
}

impl StrikeDamage {
    /// Hours that are given back when the link works at an hour: what was still to come of the strike.
    pub fn left(&self, hour: Hour) -> f64 {
        let whole = f64::from(self.until - self.since).max(1.0);
        self.hours * f64::from(self.until.saturating_sub(hour)) / whole
    }
}

/// What was fired.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Weapon {
    /// Malware through an access.
    Access(AccessId),
    /// A jammer.
    Jammer(JammerId),
}

impl Weapon {
    /// What an outage by it is put down to.
    pub fn cause(self) -> DisruptionCause {
        match self {
            Weapon::Access(access) => DisruptionCause::Access(access),
            Weapon::Jammer(jammer) => DisruptionCause::Jammer(jammer),
        }
    }
}

/// What both sides know of a war.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct WarBook {
    /// Hour of the launch, H.
    pub since: Hour,
    /// Number of the pulse that runs, from 0.
    pub pulse: u32,
    /// When the next pulse begins.
    pub next_pulse: Hour,
    /// Until when each side keeps its aircraft on the ground, by [`Side::index`]; 0 while it flies.
    pub grounded: [Hour; 2],
    /// Jammers used, by `JammerId`: everybody near hears them.
    pub jammers_used: Vec<bool>,
    /// The first objective lost, and when.
    pub lost: Option<(AxisId, Hour)>,
    /// When our line closed.
    pub closed: Option<Hour>,
    /// Councils held in war.
    pub councils: u32,
    /// How many of the last of them in a row halted the attack.
    pub halts: u32,
    /// When the council gave the attack up.
    pub given_up: Option<Hour>,
}

/// What only the alliance knows of it: its own orders, and what was done to its network.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct WarDesk {
    /// Orders left in this pulse.
    pub orders: u8,
    /// Links of ours that are shielded, each against one strike.
    pub shields: Vec<LinkId>,
    /// Strikes whose link is still dark.
    pub strike_damage: Vec<StrikeDamage>,
}

/// The war.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct War {
    /// What both sides know.
    pub book: WarBook,
    /// What only the alliance knows.
    pub desk: WarDesk,
    /// Friction of the march: factor on all hours.
    pub pace: f64,
    /// Hours from H until our line closes, without strikes still to come.
    pub line: f64,
    /// Columns, by `AxisId`.
    pub columns: Vec<Column>,
    /// Hours every node has been cut off without a break, by `NodeId`.
    pub cut: Vec<Hour>,
    /// When the pulse that runs began.
    pub pulse_began: Hour,
    /// What was fired.
    pub shots: Vec<Shot>,
    /// Jammers that work, and until when.
    pub jamming: Vec<(JammerId, Hour)>,
    /// Jammers that are shelled in this hour.
    pub shelled: Vec<JammerId>,
    /// Links of ours that are struck in this hour, with the implants used.
    pub struck: Vec<(LinkId, u32)>,
    /// Implants in our network still to be used.
    pub implants: Vec<LinkId>,
    /// Hours each of them adds to our clock when its strike takes effect.
    pub strike_hours: f64,
    /// How it was judged when it ended, from 0 to 1; 0 for an alliance that came apart.
    pub grade: f64,
}

impl WarBook {
    /// Hours from the launch to the loss of the first objective, if one was lost.
    pub fn hours_to_objective(&self) -> Option<Hour> {
        self.lost.map(|(_, hour)| hour.saturating_sub(self.since))
    }

    /// Until when a side keeps its aircraft on the ground; `None` while it flies.
    pub fn grounded_until(&self, side: Side, now: Hour) -> Option<Hour> {
        Some(self.grounded[side.index()]).filter(|until| *until > now)
    }
}

impl War {
    /// Links at which the adversary can still strike.
    pub fn strikes_left(&self) -> u8 {
        let mut links = self.implants.clone();
        links.sort_unstable();
        links.dedup();
        links.len() as u8
    }
}
