//! The hour at work.

use crate::sim::model::event::{Event, EventKind};
use crate::sim::model::ids::{ChannelId, Side};
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::{DisruptionCause, State, Transmission};

/// The hour at work: what a phase may read and change.
pub struct Turn<'a> {
    /// The level.
    pub scenario: &'a Scenario,
    /// The game.
    pub state: &'a mut State,
    /// What has happened in this call.
    pub events: &'a mut Vec<Event>,
    /// Orders that have come to where they are carried out, and wait for that in this hour.
    pub arrived: Vec<Transmission>,
}

impl<'a> Turn<'a> {
    /// An hour of a game.
    pub fn new(scenario: &'a Scenario, state: &'a mut State, events: &'a mut Vec<Event>) -> Self {
        Self { scenario, state, events, arrived: Vec::new() }
    }

    /// Whether it is an hour of war after that of the launch.
    pub fn at_war(&self) -> bool {
        self.state.war.as_ref().is_some_and(|war| war.book.since != self.state.hour)
    }

    /// Something both sides see.
    pub fn open(&mut self, kind: EventKind) {
        self.events.push(Event::open(self.state.hour, kind));
    }

    /// Something that happened to a channel: its owner sees it, and both sides do where a demonstration disrupted it. In
    /// war the other side has its reports.
    pub fn on_link(&mut self, channel: ChannelId, cause: DisruptionCause, kind: EventKind) {
        let shown = self.state.war.is_none() && matches!(cause, DisruptionCause::Access(_));
        let owner = self.scenario.side_of(self.scenario.channel(channel).link);
        if shown { self.open(kind) } else { self.only(owner, kind) }
    }

    /// Something one side sees.
    pub fn only(&mut self, side: Side, kind: EventKind) {
        self.events.push(Event::only(self.state.hour, side, kind));
    }
}
