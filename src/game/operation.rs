//! Cyber operations and what they do to links, as their owner knows them: a [`CyberOperation`] targets a link, a
//! [`Disruption`] disrupts one of its media.

use crate::sim::intel::Intel;
use crate::sim::scenario::{Medium, Scenario};
use crate::sim::state::{AccessLife, DisruptionCause, Payload, Weapon};
use crate::sim::{AccessId, ChannelId, Hour, JammerId, LinkId};
use bevy::prelude::*;

/// An operation against one link, from the order until its effect is over and its damage report confirmed.
/// A weapon that reaches several links is one operation against each.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct CyberOperation {
    /// With what.
    pub weapon: Weapon,
    /// How far it has come.
    pub phase: Phase,
    /// Hour at which the viewer first saw it under way.
    pub since: Hour,
}

/// How far an operation has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// The order is on its way.
    Ordered,
    /// It is thought to keep something of the link dark.
    Biting,
    /// It was carried out; nothing of this link is thought dark, and no report has been confirmed.
    Unconfirmed,
}

/// Points to the link an operation is against.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
#[relationship(relationship_target = TargetedBy)]
pub struct Targets(pub Entity);

/// The operations against a link.
#[derive(Component, Debug)]
#[relationship_target(relationship = Targets, linked_spawn)]
pub struct TargetedBy(Vec<Entity>);

/// One medium of one link is thought dark.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Disruption {
    /// Which medium of which link, by number.
    pub channel: ChannelId,
    /// Of what kind it is.
    pub medium: Medium,
    /// When the viewer first believed it.
    pub since: Hour,
    /// When it is thought to come back; `Hour::MAX` for cable that is rolled up as long as its formation marches.
    pub until: Hour,
    /// Why, as far as known.
    pub cause: Option<DisruptionCause>,
    /// Whether that is confirmed.
    pub sure: bool,
}

impl Disruption {
    /// The disruption of a channel as an intel knows it: it begins to be believed now.
    pub fn believed(scenario: &Scenario, intel: &Intel, channel: ChannelId) -> Option<Self> {
        let seen = &intel.channels[channel.index()];
        let (medium, since) = (scenario.channel(channel).medium, intel.hour);
        let (cause, sure) = (seen.cause, seen.sure);
        Some(Self { channel, medium, since, until: seen.dark_until?, cause, sure })
    }
}

/// Points to the link that is disrupted.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
#[relationship(relationship_target = DisruptedBy)]
pub struct Disrupts(pub Entity);

/// The disruptions of a link.
#[derive(Component, Debug)]
#[relationship_target(relationship = Disrupts, linked_spawn)]
pub struct DisruptedBy(Vec<Entity>);

/// The operations an intel knows to be under way: weapon, link and phase. Only their owner knows of them.
pub fn under_way(scenario: &Scenario, intel: &Intel) -> Vec<(Weapon, LinkId, Phase)> {
    let Some(desk) = intel.desk() else { return Vec::new() };
    let mut found = Vec::new();
    for index in 0..scenario.accesses.len() {
        let access = AccessId::from(index);
        let ordered = desk.book.accesses[index].life == AccessLife::Committed;
        collect(scenario, intel, Weapon::Access(access), ordered, &mut found);
    }
    for index in 0..scenario.jammers.len() {
        let id = JammerId::from(index);
        let ordered = intel.on_its_way(Payload::Jam(id));
        collect(scenario, intel, Weapon::Jammer(id), ordered, &mut found);
    }
    found
}

fn collect(
    scenario: &Scenario,
    intel: &Intel,
    weapon: Weapon,
    ordered: bool,
    found: &mut Vec<(Weapon, LinkId, Phase)>,
) {
    let mut shots = intel.war.iter().flat_map(|war| &war.shots);
    let unconfirmed = shots.any(|shot| shot.weapon == weapon && !shot.confirmed);
    let mut links: Vec<LinkId> =
        scenario.targets(weapon).iter().map(|target| scenario.channel(*target).link).collect();
    links.sort_unstable();
    links.dedup();
    for link in links {
        let biting = scenario.link(link).channels.iter().any(|channel| {
            let picture = &intel.channels[channel.index()];
            picture.dark_until.is_some() && picture.cause == Some(weapon.cause())
        });
        let phase = match (ordered, biting, unconfirmed) {
            (true, ..) => Phase::Ordered,
            (_, true, _) => Phase::Biting,
            (.., true) => Phase::Unconfirmed,
            _ => continue,
        };
        found.push((weapon, link, phase));
    }
}
