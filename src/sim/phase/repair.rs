//! Outages end.

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
        if turn.state.network.outages[index].is_some_and(|outage| outage.until <= hour) {
            turn.state.network.outages[index] = None;
            let link = turn.scenario.bearers[index].link;
            turn.on_link(link, EventKind::LinkRestored { bearer: BearerId::from(index) });
        }
    }
    turn.state.network.refresh(turn.scenario);
}
