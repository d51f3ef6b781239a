//! The desk stands by, and the council votes for a step: everything that is held is used at once against the order to march.

use crate::sim::model::event::EventKind;
use crate::sim::model::ids::ChannelId;
use crate::sim::model::state::AccessLife;
use crate::sim::phase::{Turn, cyber};
use crate::sim::rules::interdiction::{cuts, ready};

/// Whether a step that the council has just voted for is cut off. Who holds the order beforehand needs no order: then nothing
/// is used.
pub fn cut_off(turn: &mut Turn) -> bool {
    let (scenario, now) = (turn.scenario, turn.state.hour);
    let council = &turn.state.council;
    if !turn.state.desk.book.interdicts || council.predelegated {
        return false;
    }
    let mut worked = false;
    for access in ready(scenario, &turn.state.desk.book, now, council.readiness) {
        turn.state.desk.book.accesses[access.index()].life = AccessLife::Committed;
        worked |= cyber::use_live(turn, access);
    }
    if worked {
        cyber::take_blame(turn);
    }
    let network = &turn.state.network;
    let stopped = worked && {
        let dark = |channel: ChannelId| network.outages[channel.index()].is_some();
        cuts(scenario, dark, &network.cabled)
    };
    turn.open(if stopped { EventKind::StepCutOff } else { EventKind::StepGotThrough });
    stopped
}
