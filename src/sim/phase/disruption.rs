//! The one place where a link breaks: what is hit goes down, the network is reckoned anew, and whoever sees it is told.

use crate::sim::model::event::EventKind;
use crate::sim::model::ids::BearerId;
use crate::sim::model::state::{Cause, Outage};
use crate::sim::model::units::Hour;
use crate::sim::phase::Turn;

/// Takes bearers down until an hour.
pub fn disrupt(turn: &mut Turn, bearers: &[BearerId], until: Hour, cause: Cause) {
    let since = turn.state.hour;
    let mut changed = false;
    for bearer in bearers {
        if turn.state.network.disrupt(*bearer, Outage { since, until, cause }) {
            changed = true;
            turn.on_link(*bearer, cause, EventKind::LinkDisrupted { bearer: *bearer, until, cause });
        }
    }
    if changed {
        turn.state.network.refresh(turn.scenario);
    }
}
