//! Spawns the believed world of a game from its scenario and the viewer's intel.

use super::components::*;
use super::entity_index::EntityIndex;
use super::facility::{Facility, FacilityKey, FacilityState};
use super::network::{C2Link, Channel, LinkKey, LinkState, Load, Media};
use super::operation::{Disruption, Disrupts};
use crate::sim::intel::Intel;
use crate::sim::scenario::{Kind, Scenario};
use crate::sim::{AllyId, AxisId, FacilityId, JammerId, LinkId, NodeId};
use bevy::prelude::{Commands, Entity, Name};

/// Spawns every entity that lasts as long as the game, and what is dark when it is laid out. Operations, other disruptions and
/// transmissions come later.
pub fn lay_out(commands: &mut Commands, scenario: &Scenario, intel: &Intel) -> EntityIndex {
    let nodes = (0..scenario.nodes.len()).map(|index| node(commands, scenario, intel, NodeId::from(index)));
    let nodes: Vec<Entity> = nodes.collect();
    for (index, fixed) in scenario.nodes.iter().enumerate() {
        if let Some(commander) = fixed.commander {
            commands.entity(nodes[index]).insert(CommandedBy(nodes[commander.index()]));
        }
    }
    let facilities =
        (0..scenario.facilities.len()).map(|index| facility(commands, scenario, intel, index.into()));
    let facilities: Vec<Entity> = facilities.collect();
    let links = (0..scenario.links.len())
        .map(|index| link(commands, scenario, intel, (&nodes, &facilities), LinkId::from(index)));
    let links: Vec<Entity> = links.collect();
    let axes = (0..scenario.axes.len()).map(|index| axis(commands, scenario, AxisId::from(index))).collect();
    let members =
        (0..scenario.allies.len()).map(|index| member(commands, scenario, intel, AllyId::from(index)));
    let members = members.collect();
    for index in 0..scenario.jammers.len() {
        jammer(commands, scenario, intel, index.into());
    }
    let line = commands.spawn((Believed, Front)).id();
    let place = Position(Intrusion::place(scenario));
    let intrusion = commands.spawn((Believed, Intrusion::believed(intel), place)).id();
    let disruptions = (0..scenario.channels.len()).map(|index| {
        let seen = Disruption::believed(scenario, intel, index.into())?;
        Some(disruption(commands, seen, links[scenario.channel(seen.channel).link.index()]))
    });
    let disruptions = disruptions.collect();
    EntityIndex { nodes, links, facilities, axes, members, line, intrusion, disruptions }
}

fn node(commands: &mut Commands, scenario: &Scenario, intel: &Intel, id: NodeId) -> Entity {
    let (fixed, seen) = (scenario.node(id), &intel.nodes[id.index()]);
    let mut entity = commands.spawn((
        Believed,
        NodeKey(id),
        Name::new(fixed.name.clone()),
        Side(fixed.side),
        Echelon(fixed.echelon),
        Branch(fixed.branch),
        Doctrine(fixed.doctrine),
        Position(seen.at),
        Strength(seen.strength),
        CommandQuality(seen.quality),
        Marching(seen.marching),
        Ear(seen.ear),
        Trust::from(seen),
        LastReport::of(seen.reported, intel.hour),
    ));
    match fixed.kind {
        Kind::Headquarters => entity.insert(Headquarters),
        Kind::Formation => entity.insert(Formation),
        Kind::Site => entity.insert(Site),
    };
    entity.id()
}

fn link(
    commands: &mut Commands,
    scenario: &Scenario,
    intel: &Intel,
    (nodes, facilities): (&[Entity], &[Entity]),
    id: LinkId,
) -> Entity {
    let fixed = scenario.link(id);
    let media = fixed.channels.iter().map(|id| {
        let there = scenario.channel(*id);
        let facility = there.facility.map(|facility| facilities[facility.index()]);
        let capacity = there.medium.capacity(&scenario.coefficients);
        Channel { id: *id, medium: there.medium, facility, capacity }
    });
    let ends =
        C2Link { child: nodes[fixed.child.index()], parent: nodes[fixed.parent.index()], kind: fixed.kind };
    let state = LinkState::believed(scenario, intel, id);
    let (media, load) = (Media(media.collect()), Load(fixed.load_attacking));
    commands.spawn((Believed, LinkKey(id), Side(scenario.side_of(id)), ends, media, load, state)).id()
}

fn facility(commands: &mut Commands, scenario: &Scenario, intel: &Intel, id: FacilityId) -> Entity {
    let fixed = &scenario.facilities[id.index()];
    let name = Name::new(fixed.name.clone());
    let what = (FacilityKey(id), Facility { medium: fixed.medium }, Site);
    let state = FacilityState::believed(scenario, intel, id);
    commands.spawn((Believed, what, name, Side(fixed.side), Position(fixed.at), state)).id()
}

fn axis(commands: &mut Commands, scenario: &Scenario, id: AxisId) -> Entity {
    let fixed = &scenario.axes[id.index()];
    let objective = Objective { axis: id, lost: None };
    let mut entity = commands.spawn((Believed, objective, Name::new(fixed.objective.clone())));
    if let Some(end) = fixed.way.last() {
        entity.insert(Position(*end));
    }
    entity.id()
}

/// What is thought dark from an hour on.
pub fn disruption(commands: &mut Commands, seen: Disruption, link: Entity) -> Entity {
    commands.spawn((Believed, seen, Disrupts(link))).id()
}

fn jammer(commands: &mut Commands, scenario: &Scenario, intel: &Intel, id: JammerId) {
    let fixed = &scenario.jammers[id.index()];
    let name = Name::new(fixed.name.clone());
    commands.spawn((Believed, Jammer::believed(scenario, intel, id), name, Position(fixed.at)));
}

fn member(commands: &mut Commands, scenario: &Scenario, intel: &Intel, id: AllyId) -> Entity {
    let member = Member::believed(intel, id);
    commands.spawn((Believed, member, Name::new(scenario.allies[id.index()].name.clone()))).id()
}
