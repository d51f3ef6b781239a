//! Defenders that count when a war ends.

use crate::sim::model::ids::*;
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::{BrigadeState, State};
use crate::sim::model::units::Hour;
use crate::sim::rules::defence::defends;

/// A number of the defenders of a level, and how many there are.
pub type Count = (usize, usize);

/// Whether it is at least half of them.
pub fn half((some, all): Count) -> bool {
    2 * some >= all
}

/// Defenders that have orders and half their power.
pub fn fit(scenario: &Scenario, state: &State) -> Count {
    let quality = &state.network.command_quality;
    let (brigades, now) = (&state.desk.book.brigades, state.hour);
    count(scenario, brigades, now, |node| state.strength[node.index()], |node| quality[node.index()])
}

/// Defenders that have half their power, whether or not an order reaches them: power that is lost does not come back.
pub fn whole(scenario: &Scenario, state: &State) -> Count {
    let (brigades, now) = (&state.desk.book.brigades, state.hour);
    count(scenario, brigades, now, |node| state.strength[node.index()], |_| 1.0)
}

/// Defenders that have half their power and are in command.
pub fn count(
    scenario: &Scenario,
    brigades: &[BrigadeState],
    now: Hour,
    strength: impl Fn(NodeId) -> f64,
    quality: impl Fn(NodeId) -> f64,
) -> Count {
    let defenders = || {
        let nodes = (0..scenario.nodes.len()).map(NodeId::from);
        nodes.filter(|node| defends(scenario, brigades, *node, now))
    };
    let fit = |node: &NodeId| {
        quality(*node) >= scenario.coefficients.cut_off
            && strength(*node) >= 0.5 * scenario.node(*node).strength
    };
    (defenders().filter(fit).count(), defenders().count())
}
