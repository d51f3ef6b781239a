//! What one side knows. Minds, entities, offered orders, refusals, panels and sentences are made from this and from
//! the [`Scenario`](super::Scenario), never from the state.

pub mod forecast;
mod observe;
mod sight;

pub use crate::sim::rules::outlook::outlook;
pub use observe::{observe, readiness_seen, readiness_sighted};

use crate::map::projection::LonLat;
use crate::sim::model::ids::*;
use crate::sim::model::scenario::{Act, Scenario};
use crate::sim::model::state::{
    BrigadeState, Chip, ColumnBook, Council, DeskBook, DisruptionCause, Intent, NormState, Payload, Stage,
    WarBook, WarDesk, Weapon,
};
use crate::sim::model::units::Hour;
use crate::sim::rules::grade::Grade;
use crate::sim::rules::jamming::reached;
use crate::sim::rules::network::Condition;
use crate::sim::rules::reckoning::Outlook;
use crate::sim::rules::repair::mendable;
use forecast::Approach;

/// What one side knows at one hour.
#[derive(Clone, Debug, PartialEq)]
pub struct Intel {
    /// Whose knowledge it is.
    pub side: Side,
    /// Now.
    pub hour: Hour,
    /// Crisis, war, or over.
    pub stage: Stage,
    /// Every node as believed, by `NodeId`.
    pub nodes: Vec<NodePicture>,
    /// Believed quality of every link, by `LinkId`.
    pub link_quality: Vec<f64>,
    /// Links over which emergency field cable lies, by `LinkId`: everybody sees it laid.
    pub cabled: Vec<bool>,
    /// Nodes known to attack, by `NodeId`.
    pub attacking: Vec<bool>,
    /// Headquarters known to be on the move and silent, by `NodeId`.
    pub silent: Vec<bool>,
    /// Every channel as believed, by `ChannelId`.
    pub channels: Vec<ChannelPicture>,
    /// Orders and reports on their way that this side can see.
    pub traffic: Vec<TransmissionPicture>,
    /// What only this side's seat knows.
    pub seat: Seat,
    /// The war as this side sees it.
    pub war: Option<WarPicture>,
}

/// The seat of one side.
#[derive(Clone, Debug, PartialEq)]
pub enum Seat {
    /// The alliance's effects desk.
    Desk(Box<DeskPicture>),
    /// The adversary's council.
    Council(Box<CouncilPicture>),
}

/// An estimate with its band.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Band {
    /// Best guess.
    pub value: f64,
    /// Half-width: the truth lies inside in about nineteen of twenty cases.
    pub half: f64,
}

/// A node as believed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NodePicture {
    /// Where it is believed to be.
    pub at: LonLat,
    /// Believed combat power.
    pub strength: f64,
    /// Believed command quality: of our own as it was at the last report.
    pub quality: f64,
    /// Hour of the last report from it or about it.
    pub reported: Hour,
    /// Whether it is on the march.
    pub marching: bool,
    /// Radius of the circle in which it lies in about nineteen of twenty cases, km: it grows with the age of the report.
    pub error: f64,
    /// Confidence in the report, from 1 down to 0.
    pub confidence: f64,
    /// Number by which this side calls it while it cannot name it.
    pub number: Option<u16>,
    /// Whether its chain of command is thought to be cut.
    pub cut: bool,
    /// Whether it is known to have left its place of peace.
    pub moved: bool,
    /// Whether one of our accesses listens there.
    pub ear: bool,
}

/// A channel as believed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChannelPicture {
    /// When it is thought to come back, if it is thought dark.
    pub dark_until: Option<Hour>,
    /// Why, as far as known.
    pub cause: Option<DisruptionCause>,
    /// Whether the picture is confirmed (own network, a listening access, a confirmed report).
    pub sure: bool,
}

/// A transmission as seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TransmissionPicture {
    /// Running number.
    pub id: u32,
    /// Whose.
    pub side: Side,
    /// What it carries; `None` when only its passing is noticed.
    pub payload: Option<Payload>,
    /// The link it is on.
    pub link: LinkId,
    /// The end it came from.
    pub from: NodeId,
    /// Where it is bound for.
    pub to: NodeId,
    /// When it entered the link.
    pub since: Hour,
    /// When it leaves it; `Hour::MAX` while it waits.
    pub arrives: Hour,
}

/// The effects desk's own knowledge.
#[derive(Clone, Debug, PartialEq)]
pub struct DeskPicture {
    /// What it knows of itself.
    pub book: DeskBook,
    /// What each access is worth, by `AccessId`.
    pub worth: Vec<AccessWorth>,
    /// Hours that each chip of evidence adds to their estimate now, oldest first.
    pub chip_hours: Vec<f64>,
    /// "They believe": hours to the objective as intelligence thinks the adversary reckons.
    pub believed: Band,
    /// "They go if under".
    pub bar: Band,
    /// "In truth": hours to the objective with what we hold, by our own staff. Only we see it.
    pub truth: f64,
    /// Readiness of the adversary as last seen.
    pub readiness: u8,
    /// When that was.
    pub readiness_as_of: Hour,
    /// The adversary's visible act of this week.
    pub act: Act,
    /// Hours the adversary is thought to hold in our network.
    pub intrusion: Band,
    /// When the next council is expected.
    pub next_council: Hour,
}

/// Hours an access is worth.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AccessWorth {
    /// Alone.
    pub alone: f64,
    /// What all held accesses lose without it, or gain with it.
    pub marginal: f64,
}

/// A chip of evidence as its giver sees it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChipPicture {
    /// The chip.
    pub chip: Chip,
    /// Hours it adds to their estimate now.
    pub hours: f64,
}

/// The council's own knowledge.
#[derive(Clone, Debug, PartialEq)]
pub struct CouncilPicture {
    /// The council itself: nothing of it is hidden from it.
    pub book: Council,
    /// What it reckons with today.
    pub outlook: Outlook,
    /// Whether it sits in this hour.
    pub sits: bool,
    /// Its character.
    pub disposition: DispositionId,
    /// Where each norm stands, by `NormId`.
    pub norms: Vec<NormState>,
    /// Evidence it has seen, oldest first; the outlook has the weight of each today.
    pub chips: Vec<Chip>,
    /// Brigades that were sent: everybody sees them on the road.
    pub brigades: Vec<BrigadeState>,
    /// Accesses of the alliance it has met: found, shown or patched.
    pub accesses_met: u8,
    /// Headquarters in whose own machines one of them sat, and that have not moved since.
    pub feared: Vec<NodeId>,
}

/// The war as one side sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct WarPicture {
    /// What both sides know.
    pub book: WarBook,
    /// What only the alliance knows: nothing for the other side.
    pub desk: Option<WarDesk>,
    /// Columns, by `AxisId`.
    pub columns: Vec<ColumnPicture>,
    /// Hours from now until the next objective falls, as things are believed to stand; 0 when all have fallen.
    pub their_clock: f64,
    /// The axis on which that is; the first that was lost when all have fallen.
    pub first: AxisId,
    /// How the war is thought to be judged in the end, if nothing is done beyond what is known.
    pub grade: Grade,
    /// Hours from now until our line closes, as reckoned.
    pub our_clock: f64,
    /// Of these, hours the adversary still holds in our network.
    pub their_hold: f64,
    /// Share of its full cover that each side's air defence is believed to give, by [`Side::index`].
    pub cover: [f64; 2],
    /// What was fired, and what is known of it.
    pub shots: Vec<ShotPicture>,
    /// Jammers that work: everybody near hears them.
    pub jamming: Vec<JammerId>,
    /// Links in which the adversary's own implants still sit; the alliance does not know where.
    pub implants: Vec<LinkId>,
    /// Strikes the adversary has left; the alliance knows their number from the hunt in its own network.
    pub strikes_left: u8,
    /// Hours of a pulse at this stage of the war.
    pub pulse_hours: Hour,
}

/// A column as seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ColumnPicture {
    /// What everybody sees.
    pub book: ColumnBook,
    /// Kilometres from the line of departure.
    pub km: f64,
    /// Where that is.
    pub at: LonLat,
    /// Hours it has been cut off, as far as known.
    pub dark: Hour,
    /// Hours it is behind an undisturbed march: its own side's record, or what the other side reckons from the way it
    /// has seen it go.
    pub lost: f64,
    /// Hours to its objective; 0 when that has fallen.
    pub clock: f64,
    /// How the alliance defends its way, as far as is known here: an order that is on its way counts.
    pub ordered: Intent,
    /// What is left of its way.
    pub approach: Approach,
}

/// A shot as its giver knows it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShotPicture {
    /// With what.
    pub weapon: Weapon,
    /// When.
    pub at: Hour,
    /// What the last report says.
    pub reported: bool,
    /// Whether that is confirmed.
    pub confirmed: bool,
}

impl Intel {
    /// The desk, when the alliance's.
    pub fn desk(&self) -> Option<&DeskPicture> {
        match &self.seat {
            Seat::Desk(desk) => Some(desk),
            Seat::Council(_) => None,
        }
    }

    /// The council, when the adversary's.
    pub fn council(&self) -> Option<&CouncilPicture> {
        match &self.seat {
            Seat::Council(council) => Some(council),
            Seat::Desk(_) => None,
        }
    }
}

impl Intel {
    /// Weapons the desk could fire: hidden accesses and unused jammers.
    pub fn weapons(&self, scenario: &Scenario) -> Vec<Weapon> {
        let hidden = self.desk().into_iter().flat_map(|desk| desk.book.hidden()).map(Weapon::Access);
        let free = |jammer: &JammerId| {
            let used = self.war.as_ref().map(|war| war.book.jammers_used[jammer.index()]);
            used.is_none_or(|used| !used && self.in_reach(scenario, *jammer))
        };
        let jammers = (0..scenario.jammers.len()).map(JammerId::from).filter(free);
        hidden.chain(jammers.map(Weapon::Jammer)).collect()
    }

    /// Media that a crew sent to a link would work at, as far as known.
    pub fn mendable(&self, scenario: &Scenario, link: LinkId) -> Vec<ChannelId> {
        mendable(scenario, link, |channel| {
            let there = self.channels[channel.index()];
            there.dark_until.and(there.cause)
        })
    }

    /// Whether an order or a report of one's own is on its way.
    pub fn on_its_way(&self, payload: Payload) -> bool {
        self.traffic.iter().any(|message| message.payload == Some(payload))
    }

    /// The network as believed.
    pub fn condition<'a>(&self, scenario: &'a Scenario) -> Condition<'a> {
        Condition {
            tables: scenario,
            dark: self.channels.iter().map(|picture| picture.dark_until.is_some()).collect(),
            cabled: self.cabled.clone(),
            attacking: self.attacking.clone(),
            silent: self.silent.clone(),
        }
    }

    /// What links would carry without a facility, where that changes it, as shares of what they have to carry. In the crisis as if they attacked; in war as it stands.
    pub fn without(&self, scenario: &Scenario, facility: FacilityId) -> Vec<(LinkId, f64)> {
        let mut condition = self.condition(scenario);
        if self.war.is_none() {
            let marching = Condition::marching(scenario);
            condition.dark.iter_mut().zip(&marching.dark).for_each(|(dark, rolled_up)| *dark |= rolled_up);
            condition.attacking = marching.attacking;
        }
        let before = condition.link_qualities();
        for channel in &scenario.facilities[facility.index()].channels {
            condition.dark[channel.index()] = true;
        }
        let both = before.into_iter().zip(condition.link_qualities()).enumerate();
        both.filter(|(_, (before, after))| before != after)
            .map(|(link, (_, after))| (LinkId::from(link), after))
            .collect()
    }

    /// Whether anything a jammer could touch is thought to be within its radius.
    pub fn in_reach(&self, scenario: &Scenario, jammer: JammerId) -> bool {
        jammer.index() < scenario.jammers.len()
            && reached(scenario, jammer, |node| self.nodes[node.index()].at).next().is_some()
    }
}

impl DeskPicture {
    /// Evidence laid before the adversary with the hours each chip adds now, oldest first.
    pub fn chips(&self) -> Vec<ChipPicture> {
        let pairs = self.book.chips.iter().zip(&self.chip_hours);
        pairs.map(|(chip, hours)| ChipPicture { chip: *chip, hours: *hours }).collect()
    }
}

impl WarPicture {
    /// The columns whose objectives have not fallen.
    pub fn marching(&self) -> impl Iterator<Item = &ColumnBook> {
        self.columns.iter().map(|column| &column.book).filter(|column| column.fell.is_none())
    }

    /// The axes whose objectives have not fallen, by `AxisId`: what is worth slowing.
    pub fn standing(&self) -> Vec<bool> {
        self.columns.iter().map(|column| column.book.fell.is_none()).collect()
    }
}
