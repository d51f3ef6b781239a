//! The network at work: what is live, the quality of every link and chain, the way an order takes.

use crate::sim::formula::tempo::{link_quality, staff_hours};
use crate::sim::model::ids::*;
use crate::sim::model::scenario::{Echelon, Kind, Medium, Node, Scenario, Tables};
use crate::sim::model::state::{Air, DisruptionCause, NetworkState, Outage};
use crate::sim::model::units::{Hour, whole_hours};

/// Which channels are dark and which links are cabled or loaded: the part of a network that qualities follow from.
/// The rules fill it from the state, a mind from its own picture, the reckoning of a capability from nothing.
#[derive(Clone, Debug)]
pub struct Condition<'a> {
    /// The level.
    pub tables: &'a Tables,
    /// Whether a channel is dark, by `ChannelId`.
    pub dark: Vec<bool>,
    /// Whether emergency cable lies along a link, by `LinkId`.
    pub cabled: Vec<bool>,
    /// Whether a node attacks, by `NodeId`.
    pub attacking: Vec<bool>,
    /// Whether a headquarters is on the move and silent, by `NodeId`.
    pub silent: Vec<bool>,
}

impl<'a> Condition<'a> {
    /// Everything works and everybody stands.
    pub fn undisturbed(tables: &'a Tables) -> Self {
        Self {
            tables,
            dark: vec![false; tables.channels.len()],
            cabled: vec![false; tables.links.len()],
            attacking: vec![false; tables.nodes.len()],
            silent: vec![false; tables.nodes.len()],
        }
    }

    /// Everything works, and the columns of every axis march: their field cable is rolled up.
    pub fn marching(tables: &'a Tables) -> Self {
        let mut condition = Self::undisturbed(tables);
        for node in tables.axes.iter().flat_map(|axis| &axis.column) {
            condition.attacking[node.index()] = true;
        }
        for (index, channel) in tables.channels.iter().enumerate() {
            condition.dark[index] = rolled_up(tables, channel.link, channel.medium, &condition.attacking);
        }
        condition
    }

    /// Quality of one link: live capacity over load, at most 1 (docs/rules/command.md).
    pub fn link_quality(&self, link: LinkId) -> f64 {
        let figures = &self.tables.coefficients;
        let there = self.tables.link(link);
        if self.silent[there.child.index()] || self.silent[there.parent.index()] {
            return 0.0;
        }
        let live = there.channels.iter().filter(|channel| !self.dark[channel.index()]);
        let carried: f64 = live.map(|b| self.tables.channel(*b).medium.capacity(figures)).sum();
        let cabled = self.cabled[link.index()] && takes_cable(self.tables, link, &self.attacking);
        let cable = if cabled { Medium::Cable.capacity(figures) } else { 0.0 };
        let load = if self.attacking[there.child.index()] { there.load_attacking } else { there.load };
        link_quality(carried + cable, load)
    }

    /// Qualities of all links.
    pub fn link_qualities(&self) -> Vec<f64> {
        (0..self.tables.links.len()).map(|link| self.link_quality(LinkId::from(link))).collect()
    }
}

/// Hours an order lies at each headquarters, by `NodeId`: the staff's rate falls with what is left of its links.
/// Nobody else has a queue.
fn staff(tables: &Tables, link_quality: &[f64]) -> Vec<Hour> {
    let figures = &tables.coefficients;
    let (mut links, mut live) = (vec![0u32; tables.nodes.len()], vec![0.0; tables.nodes.len()]);
    for (link, quality) in tables.links.iter().zip(link_quality) {
        for end in [link.child.index(), link.parent.index()] {
            links[end] += 1;
            live[end] += quality;
        }
    }
    let hours = |(index, node): (usize, &Node)| {
        if node.kind != Kind::Headquarters {
            return 0;
        }
        let rate = if node.echelon < Echelon::Corps { figures.staff_rate } else { figures.staff_rate_high };
        let left = live[index] / f64::from(links[index].max(1));
        whole_hours(libm::round(staff_hours(&(rate * left), &figures.staff_load, &figures.staff_most)))
    };
    tables.nodes.iter().enumerate().map(hours).collect()
}

/// Whether a channel is field cable to a node that attacks.
pub fn rolled_up(tables: &Tables, link: LinkId, medium: Medium, attacking: &[bool]) -> bool {
    medium == Medium::Cable && attacking[tables.link(link).child.index()]
}

/// Whether emergency cable can lie along a link: who attacks marches, and rolls it up.
/// Source: docs/rules/command.md, "Field cable".
pub fn takes_cable(tables: &Tables, link: LinkId, attacking: &[bool]) -> bool {
    !attacking[tables.link(link).child.index()]
}

/// Whether cable along the dark links of the way to a node would bring the way back.
pub fn cable_helps(scenario: &Scenario, to: NodeId, link_quality: &[f64], attacking: &[bool]) -> bool {
    let dark = |link: &&LinkId| link_quality[link.index()] < scenario.coefficients.cut_off;
    let mut dark = scenario.way_down(to).iter().filter(dark).peekable();
    dark.peek().is_some() && dark.all(|link| takes_cable(scenario, *link, attacking))
}

/// Quality of the best chain from `from` to every node: the largest product of link qualities, over command and
/// coordination links alike. Nodes of the other side get 0.
pub fn chain_qualities(tables: &Tables, link_quality: &[f64], from: NodeId, chain: &mut [f64]) {
    chain.fill(0.0);
    chain[from.index()] = 1.0;
    relax(tables, link_quality, chain);
}

/// Spreads chain qualities until nothing improves: at most one round a node, in practice the depth of the tree.
fn relax(tables: &Tables, link_quality: &[f64], chain: &mut [f64]) {
    loop {
        let mut improved = false;
        for (link, quality) in tables.links.iter().zip(link_quality) {
            let (child, parent) = (link.child.index(), link.parent.index());
            let down = chain[parent] * quality;
            if down > chain[child] {
                chain[child] = down;
                improved = true;
            }
            let up = chain[child] * quality;
            if up > chain[parent] {
                chain[parent] = up;
                improved = true;
            }
        }
        if !improved {
            return;
        }
    }
}

/// The links from `from` to `to` along the best chain; empty when there is none.
pub fn route(scenario: &Scenario, link_quality: &[f64], from: NodeId, to: NodeId) -> Vec<LinkId> {
    let mut chain = vec![0.0; scenario.nodes.len()];
    chain_qualities(scenario, link_quality, from, &mut chain);
    let mut path = Vec::new();
    let mut at = to;
    while at != from {
        let best = scenario
            .links_at(at)
            .iter()
            .map(|link| {
                let there = scenario.link(*link);
                let other = if there.child == at { there.parent } else { there.child };
                (*link, other, chain[other.index()] * link_quality[link.index()])
            })
            .filter(|(_, other, through)| *through > 0.0 && chain[other.index()] > 0.0)
            .max_by(|a, b| a.2.total_cmp(&b.2).then(b.0.cmp(&a.0)));
        let Some((link, other, _)) = best.filter(|_| path.len() < scenario.links.len()) else {
            return Vec::new();
        };
        path.push(link);
        at = other;
    }
    path.reverse();
    path
}

/// What [`route`] gives from one node to every node, by `NodeId`, for little more than one of them costs.
pub fn routes(tables: &Tables, link_quality: &[f64], from: NodeId) -> Vec<Vec<LinkId>> {
    let mut chain = vec![0.0; tables.nodes.len()];
    chain_qualities(tables, link_quality, from, &mut chain);
    let mut before: Vec<Option<(LinkId, NodeId, f64)>> = vec![None; tables.nodes.len()];
    for (index, link) in tables.links.iter().enumerate() {
        for (at, other) in [(link.child, link.parent), (link.parent, link.child)] {
            let through = chain[other.index()] * link_quality[index];
            let best = &mut before[at.index()];
            if through > best.map_or(0.0, |(.., quality)| quality) {
                *best = Some((LinkId::from(index), other, through));
            }
        }
    }
    let route = |to: usize| {
        let (mut path, mut at) = (Vec::new(), NodeId::from(to));
        while at != from {
            let Some((link, other, _)) = before[at.index()].filter(|_| path.len() < tables.links.len())
            else {
                return Vec::new();
            };
            path.push(link);
            at = other;
        }
        path.reverse();
        path
    };
    (0..tables.nodes.len()).map(route).collect()
}

/// The smallest sets of channels whose loss cuts `to` off from `from` (chain quality below `cut_off`), of at most
/// `most` channels. Channels on one facility fall together and count once, named by the first of them.
pub fn cut_sets(condition: &Condition, from: NodeId, to: NodeId, most: usize) -> Vec<Vec<ChannelId>> {
    let tables = condition.tables;
    let mut groups: Vec<Vec<ChannelId>> = tables.facilities.iter().map(|c| c.channels.clone()).collect();
    let loose = tables.channels.iter().enumerate().filter(|(_, channel)| channel.facility.is_none());
    groups.extend(loose.map(|(index, _)| vec![ChannelId::from(index)]));
    groups.retain(|group| {
        group.iter().any(|b| {
            let link = tables.channel(*b).link;
            !condition.dark[b.index()] && tables.side_of(link) == tables.node(to).side
        })
    });
    let mut found: Vec<Vec<usize>> = Vec::new();
    for size in 1..=most {
        let mut pick: Vec<usize> = (0..size).collect();
        while pick.last().is_some_and(|last| *last < groups.len()) {
            let minimal = !found.iter().any(|smaller| smaller.iter().all(|g| pick.contains(g)));
            if minimal && cuts(condition, &groups, &pick, from, to) {
                found.push(pick.clone());
            }
            if !next_combination(&mut pick, groups.len()) {
                break;
            }
        }
        if !found.is_empty() {
            break;
        }
    }
    found.into_iter().map(|pick| pick.into_iter().map(|group| groups[group][0]).collect()).collect()
}

fn cuts(condition: &Condition, groups: &[Vec<ChannelId>], pick: &[usize], from: NodeId, to: NodeId) -> bool {
    let mut hit = condition.clone();
    for channel in pick.iter().flat_map(|group| &groups[*group]) {
        hit.dark[channel.index()] = true;
    }
    let tables = condition.tables;
    let mut chain = vec![0.0; tables.nodes.len()];
    chain_qualities(tables, &hit.link_qualities(), from, &mut chain);
    chain[to.index()] < tables.coefficients.cut_off
}

/// Hours an order needs from one node to another as the network stands: with every staff on its way, and on every link.
pub fn order_hours(scenario: &Scenario, link_quality: &[f64], from: NodeId, to: NodeId) -> f64 {
    let works = |link: &LinkId| link_quality[link.index()] >= scenario.coefficients.cut_off;
    let usual: Vec<LinkId> = scenario.usual_way(from, to).collect();
    let way = if usual.iter().all(works) { usual } else { route(scenario, link_quality, from, to) };
    let lies = staff(scenario, link_quality);
    let (mut at, mut hours) = (from, 0.0);
    for link in way {
        let there = scenario.link(link);
        hours += f64::from(lies[at.index()]) + libm::ceil(1.0 / link_quality[link.index()]);
        at = if there.child == at { there.parent } else { there.child };
    }
    hours
}

fn next_combination(pick: &mut [usize], of: usize) -> bool {
    let size = pick.len();
    let Some(at) = (0..size).rev().find(|&i| pick[i] < of - size + i) else { return false };
    pick[at] += 1;
    for i in at + 1..size {
        pick[i] = pick[i - 1] + 1;
    }
    true
}

impl NetworkState {
    /// The peaceful network of a level.
    pub fn begin(tables: &Tables) -> Self {
        let mut network = Self {
            outages: vec![None; tables.channels.len()],
            cabled: vec![false; tables.links.len()],
            attacking: vec![false; tables.nodes.len()],
            silent: vec![0; tables.nodes.len()],
            link_quality: vec![1.0; tables.links.len()],
            command_quality: vec![1.0; tables.nodes.len()],
            column_quality: vec![1.0; tables.axes.len()],
            staff: vec![0; tables.nodes.len()],
            air: Air::whole(tables),
            next_repair: Hour::MAX,
            version: 0,
        };
        network.refresh(tables);
        network
    }

    /// The condition the qualities follow from.
    pub fn condition<'a>(&self, tables: &'a Tables) -> Condition<'a> {
        Condition {
            tables,
            dark: self.outages.iter().map(Option::is_some).collect(),
            cabled: self.cabled.clone(),
            attacking: self.attacking.clone(),
            silent: self.silent.iter().map(|until| *until > 0).collect(),
        }
    }

    /// Brings qualities and the next repair in step with outages, cable and load.
    pub fn refresh(&mut self, tables: &Tables) {
        self.version += 1;
        self.link_quality = self.condition(tables).link_qualities();
        self.command_quality.fill(0.0);
        for side in Side::BOTH {
            self.command_quality[tables.summit(side).index()] = 1.0;
        }
        relax(tables, &self.link_quality, &mut self.command_quality);
        let mut chain = vec![0.0; tables.nodes.len()];
        for (axis, quality) in tables.axes.iter().zip(&mut self.column_quality) {
            chain_qualities(tables, &self.link_quality, axis.command, &mut chain);
            *quality = chain[axis.column[0].index()];
        }
        self.staff = staff(tables, &self.link_quality);
        self.air = Air::of(tables, &self.link_quality);
        let ends = self.outages.iter().flatten().map(|outage| outage.until);
        let moves = self.silent.iter().copied().filter(|until| *until > 0);
        self.next_repair = ends.chain(moves).min().unwrap_or(Hour::MAX);
    }

    /// Takes a channel down, or keeps the longer of two outages. Returns whether it changed anything.
    pub fn disrupt(&mut self, channel: ChannelId, outage: Outage) -> bool {
        let slot = &mut self.outages[channel.index()];
        let longer = slot.is_none_or(|old| {
            old.until < outage.until
                && (old.cause != DisruptionCause::March || outage.cause == DisruptionCause::March)
        });
        if longer {
            *slot = Some(outage);
        }
        longer
    }
}
