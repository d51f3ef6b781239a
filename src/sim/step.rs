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
        orders::apply(&mut Turn::new(scenario, state, events), side, order);
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
    let mut turn = Turn::new(scenario, state, events);
    for phase in PHASES {
        phase(&mut turn);
    }
    turn.state.hour += 1;
}

/// The phases of an hour. Each looks first whether it is due.
const PHASES: [fn(&mut Turn); 16] = [
    // The week turns after the council, or a war begins.
    phase::week::pass,
    phase::launch::pass,
    // Orders and reports travel; what has arrived is carried out.
    phase::traffic::pass,
    phase::arrivals::pass,
    // Cyber operations break links, accesses are found and patched, links come back.
    phase::cyber::pass,
    phase::discovery::pass,
    phase::repair::pass,
    phase::air::pass,
    // Dispatches come, brigades arrive.
    phase::dispatches::pass,
    phase::brigades::pass,
    // The adversary strikes, jammers work, columns advance and fight; both sides look; the clocks of the war run on.
    phase::strikes::pass,
    phase::jamming::pass,
    phase::march::pass,
    phase::pulse::pass,
    phase::watch::pass,
    phase::ending::pass,
];
