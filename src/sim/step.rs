//! One hour of the game: the orders, then the phases, in this order.

use crate::sim::model::event::Event;
use crate::sim::model::ids::Side;
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::State;
use crate::sim::orders::{self, Order};
use crate::sim::phase;
use crate::sim::phase::Turn;

/// Carries out one order now. It has been checked by [`orders::check`] on what its giver knows;
/// one that the truth forbids does nothing.
pub fn give(scenario: &Scenario, state: &mut State, side: Side, order: Order, events: &mut Vec<Event>) {
    if state.over().is_none() {
        orders::apply(&mut Turn { scenario, state, events }, side, order);
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
