//! What a crew can mend.

use crate::sim::model::ids::*;
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::DisruptionCause;

/// Whether a crew can mend what is dark for a reason: rolled-up field cable is nothing to mend, and a jammed band nothing to
/// mend it with.
pub fn mends(cause: DisruptionCause) -> bool {
    !matches!(cause, DisruptionCause::March | DisruptionCause::Jammer(_))
}

/// What a crew sent to a link works at: its dark media, and what lies dark with them on the same infrastructure.
pub fn mendable(
    scenario: &Scenario,
    link: LinkId,
    cause: impl Fn(ChannelId) -> Option<DisruptionCause>,
) -> Vec<ChannelId> {
    let broken = |channel: &&ChannelId| cause(**channel).is_some_and(mends);
    let own = scenario.link(link).channels.iter().filter(broken);
    own.flat_map(|channel| scenario.together(channel)).filter(broken).copied().collect()
}
