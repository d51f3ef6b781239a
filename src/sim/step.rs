//! One hour of the game: the orders, then the phases, in this order.

use super::event::{Event, EventKind};
use super::ids::{BearerId, Side};
use super::order::Order;
use super::phase;
use super::scenario::Scenario;
use super::state::{Cause, State};

/// The hour at work: what a phase may read and change.
pub struct Turn<'a> {
    /// The level.
    pub scenario: &'a Scenario,
    /// The game.
    pub state: &'a mut State,
    /// What has happened in this call.
    pub events: &'a mut Vec<Event>,
}

impl Turn<'_> {
    /// Something both sides see.
    pub fn open(&mut self, kind: EventKind) {
        self.events.push(Event::open(self.state.hour, kind));
    }

    /// Something that happened to a bearer: its owner sees it, and both sides do where a demonstration darkened it. In
    /// war the other side has its reports.
    pub fn on_link(&mut self, bearer: BearerId, cause: Cause, kind: EventKind) {
        let shown = self.state.war.is_none() && matches!(cause, Cause::Access(_));
        let owner = self.scenario.side_of(self.scenario.bearer(bearer).link);
        if shown { self.open(kind) } else { self.only(owner, kind) }
    }

    /// Something one side sees.
    pub fn only(&mut self, side: Side, kind: EventKind) {
        self.events.push(Event::only(self.state.hour, side, kind));
    }
}

/// Carries out one order now. It has been checked by [`order::check`](super::order::check) on what its giver knows;
/// one that the truth forbids does nothing.
pub fn give(scenario: &Scenario, state: &mut State, side: Side, order: Order, events: &mut Vec<Event>) {
    if state.over().is_none() {
        phase::orders::apply(&mut Turn { scenario, state, events }, side, order);
    }
}

/// Gives the orders of this hour, lets the hour pass and moves on to the next.
pub fn step(scenario: &Scenario, state: &mut State, orders: &[(Side, Order)], events: &mut Vec<Event>) {
    for (side, order) in orders {
        give(scenario, state, *side, *order, events);
    }
    if state.over().is_some() {
        return;
    }
    let mut turn = Turn { scenario, state, events };
    for phase in PHASES {
        phase(&mut turn);
    }
    turn.state.hour += 1;
}

/// The phases of an hour. Each looks first whether it is due.
const PHASES: [fn(&mut Turn); 11] = [
    phase::week::pass,
    phase::launch::pass,
    phase::traffic::pass,
    phase::discovery::pass,
    phase::repair::pass,
    phase::air::pass,
    phase::dispatches::pass,
    phase::brigades::pass,
    phase::march::pass,
    phase::watch::pass,
    phase::ending::pass,
];
