//! The one place where a link breaks: what is hit goes down, the network is reckoned anew, and whoever sees it is told.

use crate::sim::model::event::EventKind;
use crate::sim::model::ids::ChannelId;
use crate::sim::model::state::{DisruptionCause, Outage};
use crate::sim::model::units::Hour;
use crate::sim::phase::Turn;

/// Takes channels down until an hour.
pub fn disrupt(turn: &mut Turn, channels: &[ChannelId], until: Hour, cause: DisruptionCause) {
    let since = turn.state.hour;
    let mut changed = false;
    for channel in channels {
        if turn.state.network.disrupt(*channel, Outage { since, until, cause }) {
            changed = true;
            turn.on_link(*channel, cause, EventKind::LinkDisrupted { channel: *channel, until, cause });
        }
    }
    if changed {
        turn.state.network.refresh(turn.scenario);
    }
}
