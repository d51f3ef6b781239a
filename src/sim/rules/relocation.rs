//! What hangs on the place of a headquarters.

use crate::sim::model::ids::*;
use crate::sim::model::scenario::Scenario;

/// Whether an access works through the machines of a headquarters: it listens there and sits on no shared infrastructure.
pub fn on_the_spot(scenario: &Scenario, access: AccessId, headquarters: NodeId) -> bool {
    let plan = &scenario.accesses[access.index()];
    plan.facility.is_none() && plan.ear == headquarters
}

/// Whether a link ends at a headquarters.
pub fn touches(scenario: &Scenario, link: LinkId, headquarters: NodeId) -> bool {
    let there = scenario.link(link);
    there.child == headquarters || there.parent == headquarters
}
