//! What a jammer reaches, and what can reach a jammer.

use crate::map::geodesic::distance_km;
use crate::map::projection::LonLat;
use crate::sim::model::ids::*;
use crate::sim::model::scenario::{Branch, Scenario};

/// The channels of a jammer whose lower end stands within its radius.
pub fn reached(
    scenario: &Scenario,
    jammer: JammerId,
    at: impl Fn(NodeId) -> LonLat,
) -> impl Iterator<Item = ChannelId> + '_ {
    let plan = &scenario.jammers[jammer.index()];
    let near: Vec<ChannelId> = plan
        .targets
        .iter()
        .copied()
        .filter(|channel| {
            let end = scenario.link(scenario.channel(*channel).link).child;
            distance_km(plan.at, at(end)) <= plan.radius.0
        })
        .collect();
    near.into_iter()
}

/// Whether the adversary has guns or missiles under command to shell with, by what it knows of its own.
pub fn has_fires(scenario: &Scenario, quality: impl Fn(NodeId) -> f64) -> bool {
    scenario.nodes.iter().enumerate().any(|(index, node)| {
        node.side == Side::Adversary
            && matches!(node.branch, Branch::Artillery | Branch::Missile)
            && quality(NodeId::from(index)) >= scenario.coefficients.cut_off
    })
}
