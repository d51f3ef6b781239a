//! Outages end, and so do the moves of headquarters.

use super::relocation;
use crate::sim::event::EventKind;
use crate::sim::ids::BearerId;
use crate::sim::step::Turn;

/// Brings back every bearer whose hour has come.
pub fn pass(turn: &mut Turn) {
    let hour = turn.state.hour;
    if turn.state.network.next_repair > hour {
        return;
    }
    for index in 0..turn.state.network.outages.len() {
        if let Some(outage) = turn.state.network.outages[index].filter(|outage| outage.until <= hour) {
            turn.state.network.outages[index] = None;
            let bearer = BearerId::from(index);
            turn.on_link(bearer, outage.cause, EventKind::LinkRestored { bearer });
        }
    }
    relocation::end(turn);
    turn.state.network.refresh(turn.scenario);
}
