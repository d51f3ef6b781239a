//! What of an event the viewer sees. The rules tell truths that only time will show; a message or a line of the log
//! that carried one would be a look behind the curtain.

use crate::sim::event::{Event, EventKind};
use crate::sim::intel::Intel;
use crate::sim::scenario::Scenario;
use crate::sim::{BearerId, Side};

/// An event as the viewer of an intel sees it; `None` when he does not.
pub fn seen(scenario: &Scenario, intel: &Intel, event: &Event) -> Option<Event> {
    if !event.seen_by(intel.side) {
        return None;
    }
    let kind = match event.kind {
        // Whoever fired knows what is reported; whether it is true, he learns when it is confirmed.
        EventKind::OperationResolved { weapon, reported, .. } if intel.side == Side::Alliance => {
            EventKind::OperationResolved { weapon, worked: reported, reported }
        }
        EventKind::LinkDisrupted { bearer, cause, .. } => {
            let picture = &intel.bearers[bearer.index()];
            let until = picture.dark_until?;
            EventKind::LinkDisrupted { bearer, until, cause: picture.cause.unwrap_or(cause) }
        }
        EventKind::LinkRestored { bearer } if !known(scenario, intel, bearer) => return None,
        kind => kind,
    };
    Some(Event { kind, ..event.clone() })
}

/// Whether the state of a bearer is known for certain: one's own, or one that is listened to.
fn known(scenario: &Scenario, intel: &Intel, bearer: BearerId) -> bool {
    scenario.side_of(scenario.bearer(bearer).link) == intel.side || intel.bearers[bearer.index()].sure
}
