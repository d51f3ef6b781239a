//! The one place where a link breaks, or is given back before its time: what is hit goes down, the network is reckoned anew, and
//! whoever sees it is told.

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

/// Gives back what one cause holds dark of some channels; whether it held any. Whoever calls brings the network in step.
pub fn restore(turn: &mut Turn, channels: &[ChannelId], cause: DisruptionCause) -> bool {
    let mut restored = false;
    for channel in channels {
        let slot = &mut turn.state.network.outages[channel.index()];
        if slot.is_some_and(|outage| outage.cause == cause) {
            *slot = None;
            restored = true;
            turn.on_link(*channel, cause, EventKind::LinkRestored { channel: *channel });
        }
    }
    restored
}
