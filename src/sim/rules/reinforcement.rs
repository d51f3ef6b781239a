//! The part of our own network that reinforcement depends on.

use crate::sim::model::ids::*;
use crate::sim::model::scenario::{Kind, Scenario};

/// Links of our own that reinforcement depends on: what the adversary strikes at, and what can be shielded.
pub fn reinforcement_links(scenario: &Scenario) -> Vec<LinkId> {
    let ours = |node: NodeId| {
        let node = scenario.node(node);
        node.side == Side::Alliance && node.kind == Kind::Headquarters
    };
    let on_the_way = |link: &LinkId| {
        let there = scenario.link(*link);
        ours(there.child) && ours(there.parent) && feeds_defence(scenario, there.child)
    };
    (0..scenario.links.len()).map(LinkId::from).filter(on_the_way).take(5).collect()
}

/// Those of them that no shield guards.
pub fn open_links<'a>(scenario: &Scenario, shields: &'a [LinkId]) -> impl Iterator<Item = LinkId> + 'a {
    reinforcement_links(scenario).into_iter().filter(|link| !shields.contains(link))
}

/// Share of what is prepared against our line that no shield guards, each link holding its even share.
pub fn open_share(scenario: &Scenario, shields: &[LinkId]) -> f64 {
    open_links(scenario, shields).count() as f64 / reinforcement_links(scenario).len().max(1) as f64
}

/// Share of what is prepared against our line that is left when so many links have been struck: implants lie in the links by
/// chance, so that n of them fill L (1 - (1 - 1/L)^n) of L links, and each is struck once. Source: docs/rules/intrusion.md.
pub fn unused_share(links: f64, implants: f64, struck: f64) -> f64 {
    let filled = links * (1.0 - libm::pow(1.0 - 1.0 / links, implants));
    (1.0 - struck / filled.max(1.0)).max(0.0)
}

/// Headquarters of our own at the ends of those links that can move: all but the summit.
pub fn reinforcement_headquarters(scenario: &Scenario) -> Vec<NodeId> {
    let links = reinforcement_links(scenario).into_iter();
    let mut ends: Vec<NodeId> =
        links.flat_map(|link| [scenario.link(link).child, scenario.link(link).parent]).collect();
    ends.sort_unstable();
    ends.dedup();
    ends.retain(|node| *node != scenario.summit(Side::Alliance));
    ends
}

/// Whether a headquarters commands a defender, directly or through others.
fn feeds_defence(scenario: &Scenario, headquarters: NodeId) -> bool {
    let defenders = scenario.axes.iter().flat_map(|axis| &axis.defenders);
    defenders.copied().any(|defender| {
        let commander = |node: &NodeId| scenario.node(*node).commander;
        std::iter::successors(Some(defender), commander).any(|above| above == headquarters)
    })
}
