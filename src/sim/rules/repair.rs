//! What a crew can mend.

use crate::sim::model::ids::*;
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::Cause;

/// Whether a crew can mend what is dark for a reason: rolled-up field cable is nothing to mend, and a jammed band nothing to
/// mend it with.
pub fn mends(cause: Cause) -> bool {
    !matches!(cause, Cause::March | Cause::Jammer(_))
}

/// What a crew sent to a link works at: its dark media, and what lies dark with them on the same infrastructure.
pub fn mendable(
    scenario: &Scenario,
    link: LinkId,
    cause: impl Fn(BearerId) -> Option<Cause>,
) -> Vec<BearerId> {
    let broken = |bearer: &&BearerId| cause(**bearer).is_some_and(mends);
    let own = scenario.link(link).bearers.iter().filter(broken);
    own.flat_map(|bearer| scenario.together(bearer)).filter(broken).copied().collect()
}
