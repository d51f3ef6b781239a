//! Orders are carried out where they have come to; cyber operations and jammers have phases of their own.

use crate::sim::model::state::{AccessLife, Payload};
use crate::sim::phase::{Turn, approach, brigades, march, relocation};

/// Carries out what has come in this hour.
pub fn pass(turn: &mut Turn) {
    for order in std::mem::take(&mut turn.arrived) {
        match order.payload {
            Payload::Reinforce(which) => brigades::depart(turn, which),
            Payload::Intent(axis, intent) => march::set_intent(turn, axis, intent),
            Payload::Ready(step) => approach::march(turn, order.to, step),
            Payload::Relocate(headquarters) => relocation::begin(turn, headquarters),
            Payload::March(axis, march) => march::answer(turn, axis, march),
            Payload::Demonstrate(_) | Payload::Fire(_) | Payload::Jam(_) => turn.arrived.push(order),
            // Reports are read where traffic brings them.
            Payload::Report => {}
        }
    }
}

/// Takes back what an order that was lost had bound.
pub fn take_back(turn: &mut Turn, payload: Payload) {
    let desk = &mut turn.state.desk;
    match payload {
        Payload::Demonstrate(access) | Payload::Fire(access) => {
            let there = &mut desk.book.accesses[access.index()];
            if there.life == AccessLife::Committed {
                there.life = AccessLife::Hidden;
            }
        }
        Payload::Jam(jammer) => {
            if let Some(war) = &mut turn.state.war {
                war.book.jammers_used[jammer.index()] = false;
            }
        }
        Payload::Reinforce(which) => desk.book.brigades_asked.retain(|asked| *asked != which),
        Payload::Report | Payload::Intent(..) | Payload::Ready(_) | Payload::March(..) => {}
        Payload::Relocate(_) => {}
    }
}
