//! What stands on the map and who takes part, as the viewer believes it: components of nodes, axes and members.

use crate::map::projection::LonLat;
use crate::sim::intel::{ColumnPicture, Intel, NodePicture};
use crate::sim::state::{ColumnBook, DisruptionCause, Intent, March};
use crate::sim::{self, AllyId, AxisId, Hour, JammerId, NodeId, Scenario};
use bevy::prelude::*;

/// Marks every entity of the believed world; a new game despawns them all.
#[derive(Component, Clone, Copy, Debug, Default)]
pub struct Believed;

/// Which node of the scenario an entity is.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct NodeKey(pub NodeId);

/// Marches and fights.
#[derive(Component, Clone, Copy, Debug, Default)]
pub struct Formation;

/// Commands others.
#[derive(Component, Clone, Copy, Debug, Default)]
pub struct Headquarters;

/// Stands where it stands.
#[derive(Component, Clone, Copy, Debug, Default)]
pub struct Site;

/// Whose it is.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Side(pub sim::Side);

/// How large it is, as in APP-6.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Echelon(pub sim::scenario::Echelon);

/// Its main function, as in APP-6.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Branch(pub sim::scenario::Branch);

/// What it does when it is cut off.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Doctrine(pub sim::scenario::Doctrine);

/// Where it is believed to be.
#[derive(Component, Clone, Copy, Debug, PartialEq)]
pub struct Position(pub LonLat);

/// Believed combat power, a brigade being 1.
#[derive(Component, Clone, Copy, Debug, PartialEq)]
pub struct Strength(pub f64);

/// Believed quality of the best chain from its summit, 0 to 1.
#[derive(Component, Clone, Copy, Debug, PartialEq)]
pub struct CommandQuality(pub f64);

/// Whether it is believed to be on the march.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Marching(pub bool);

/// Whether one of the viewer's accesses listens there.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ear(pub bool);

/// The last report from it or about it.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct LastReport {
    /// When it came; while it is watched, since when.
    pub at: Hour,
    /// How old it is, in classes, so that it changes only when a class is passed.
    pub age: Age,
}

/// How old a report is. House numbers: half a day, three days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Age {
    /// It is watched at this moment.
    Watched,
    /// Younger than 12 h.
    Current,
    /// Younger than 72 h.
    Ageing,
    /// Older.
    Stale,
}

impl LastReport {
    /// The report of hour `at`, seen from hour `now`.
    pub fn of(at: Hour, now: Hour) -> Self {
        let age = match now.saturating_sub(at) {
            0 => Age::Watched,
            1..12 => Age::Current,
            12..72 => Age::Ageing,
            _ => Age::Stale,
        };
        Self { at, age }
    }

    /// What follows on it when the last report is of hour `at`.
    pub fn next(self, at: Hour, now: Hour) -> Self {
        let next = Self::of(at, now);
        if (self.age, next.age) == (Age::Watched, Age::Watched) { self } else { next }
    }

    /// Hours since the report, at hour `now`.
    pub fn hours(self, now: Hour) -> Hour {
        if self.age == Age::Watched { 0 } else { now.saturating_sub(self.at) }
    }
}

/// How far to trust what is believed of it.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trust {
    /// Radius of the circle it lies in, in steps of 5 km, so that it changes only when it shows.
    pub error_km: u16,
    /// Confidence in the report, in steps of 10 %.
    pub confidence: u8,
    /// Number by which the viewer calls it until it is known what it is.
    pub number: Option<u16>,
    /// Whether its chain of command is thought to be cut.
    pub cut: bool,
    /// Whether it is known to have left its place of peace.
    pub moved: bool,
}

impl From<&NodePicture> for Trust {
    fn from(seen: &NodePicture) -> Self {
        Self {
            error_km: (seen.error / 5.0).ceil() as u16 * 5,
            confidence: (seen.confidence * 10.0).ceil() as u8 * 10,
            number: seen.number,
            cut: seen.cut,
            moved: seen.moved,
        }
    }
}

/// Points to the headquarters whose orders it takes.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
#[relationship(relationship_target = Subordinates)]
pub struct CommandedBy(pub Entity);

/// Everything a headquarters commands directly.
#[derive(Component, Debug)]
#[relationship_target(relationship = CommandedBy)]
pub struct Subordinates(Vec<Entity>);

/// The objective of an axis of advance.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Objective {
    /// The axis that leads to it.
    pub axis: AxisId,
    /// When it fell.
    pub lost: Option<Hour>,
}

/// The column that advances on an objective; there is one as soon as the viewer sees a war.
#[derive(Component, Clone, Copy, Debug, PartialEq)]
pub struct Column {
    /// When it crossed the line of departure.
    pub launched: Hour,
    /// Kilometres from the line of departure.
    pub km: f64,
    /// Where that is.
    pub at: LonLat,
    /// How it marches.
    pub march: March,
    /// Hours it has been cut off, as far as known.
    pub dark: Hour,
    /// Hours it has lost to disruption, as far as known.
    pub lost: f64,
    /// Hours to its objective, as believed.
    pub clock: f64,
    /// How the axis is defended.
    pub intent: Intent,
}

/// Where our line of defence is to close, through the places of the reinforcements.
#[derive(Component, Clone, Copy, Debug, Default)]
pub struct Front;

/// Our line of defence; there is one as soon as the viewer sees a war.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct DefenceLine {
    /// Hours after the launch at which it closes or has closed, as reckoned.
    pub closes: Hour,
    /// Whether it stands.
    pub closed: bool,
}

/// A jammer of the level.
#[derive(Component, Clone, Copy, Debug, PartialEq)]
pub struct Jammer {
    /// Which.
    pub id: JammerId,
    /// How far it reaches, km.
    pub radius: f64,
    /// Whether something is thought dark by it.
    pub works: bool,
}

/// Where the dispatch that waits for an answer has happened.
#[derive(Component, Clone, Copy, Debug, Default)]
pub struct Incident;

/// An ally: a seat in the North Atlantic Council and a lender of effects.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// Which.
    pub ally: AllyId,
    /// Favours it still holds; `None` for a viewer who cannot know.
    pub favours: Option<u8>,
    /// Whether it has been asked this week.
    pub asked: bool,
}

impl Member {
    /// An ally as an intel knows it.
    pub fn believed(intel: &Intel, ally: AllyId) -> Self {
        let desk = intel.desk();
        let favours = desk.map(|desk| desk.book.favours[ally.index()]);
        Self { ally, favours, asked: desk.is_some_and(|desk| desk.book.asked.contains(&ally)) }
    }
}

impl Column {
    /// A column as an intel knows it.
    pub fn believed(launched: Hour, seen: &ColumnPicture) -> Self {
        let &ColumnPicture { book: ColumnBook { march, intent, .. }, km, at, dark, lost, clock, .. } = seen;
        Self { launched, km, at, march, dark, lost, clock, intent }
    }
}

impl DefenceLine {
    /// The line as an intel knows it, once there is a war.
    pub fn believed(intel: &Intel) -> Option<Self> {
        let war = intel.war.as_ref()?;
        let since = |hour: Hour| hour.saturating_sub(war.book.since);
        let reckoned = since(intel.hour) + war.our_clock.round() as Hour;
        Some(Self { closes: war.book.closed.map_or(reckoned, since), closed: war.book.closed.is_some() })
    }
}

impl Jammer {
    /// A jammer as an intel knows it.
    pub fn believed(scenario: &Scenario, intel: &Intel, id: JammerId) -> Self {
        let cause = Some(DisruptionCause::Jammer(id));
        let works = intel.channels.iter().any(|there| there.cause == cause && there.dark_until.is_some());
        Self { id, radius: scenario.jammers[id.index()].radius.0, works }
    }
}

/// The adversary's accesses to our own network, as our staff estimates them. Nobody knows where they sit.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Intrusion {
    /// Whole hours that they would take from our line; nothing to a viewer who has no desk, and in war.
    pub hours: Option<u16>,
}

impl Intrusion {
    /// As an intel estimates it.
    pub fn believed(intel: &Intel) -> Self {
        let desk = intel.desk().filter(|_| intel.war.is_none());
        Self { hours: desk.map(|desk| desk.intrusion.value.round() as u16) }
    }

    /// In the midst of the headquarters that lead the defence: the links it may sit in end there.
    pub fn place(scenario: &Scenario) -> LonLat {
        let defenders = scenario.axes.iter().flat_map(|axis| &axis.defenders);
        let mut staffs: Vec<NodeId> = defenders.filter_map(|id| scenario.node(*id).commander).collect();
        staffs.sort_unstable();
        staffs.dedup();
        let count = staffs.len().max(1) as f64;
        let at = staffs.iter().map(|id| scenario.node(*id).at);
        let (lon, lat) = at.fold((0.0, 0.0), |sum, at| (sum.0 + at.lon / count, sum.1 + at.lat / count));
        LonLat { lon, lat }
    }
}
