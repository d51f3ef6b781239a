//! Spawns the believed world of a new game from its scenario and the viewer's intel.

use super::components::*;
use super::entity_index::EntityIndex;
use super::network::{C2Link, LinkKey, LinkState, Media};
use crate::sim::intel::Intel;
use crate::sim::scenario::{Kind, Scenario};
use crate::sim::{AllyId, AxisId, FacilityId, LinkId, NodeId};
use bevy::ecs::system::Commands as WorldCommands;
use bevy::prelude::{Entity, Name};

/// Spawns every entity that lasts as long as the game. Operations, disruptions and transmissions come later.
pub fn lay_out(commands: &mut WorldCommands, scenario: &Scenario, intel: &Intel) -> EntityIndex {
    let nodes = (0..scenario.nodes.len()).map(|index| node(commands, scenario, intel, NodeId::from(index)));
    let nodes: Vec<Entity> = nodes.collect();
    for (index, fixed) in scenario.nodes.iter().enumerate() {
        if let Some(commander) = fixed.commander {
            commands.entity(nodes[index]).insert(CommandedBy(nodes[commander.index()]));
        }
    }
    let links =
        (0..scenario.links.len()).map(|index| link(commands, scenario, intel, &nodes, LinkId::from(index)));
    let links = links.collect();
    let facilities =
        (0..scenario.facilities.len()).map(|index| facility(commands, scenario, FacilityId::from(index)));
    let facilities = facilities.collect();
    let axes = (0..scenario.axes.len()).map(|index| axis(commands, scenario, AxisId::from(index))).collect();
    let members =
        (0..scenario.allies.len()).map(|index| member(commands, scenario, intel, AllyId::from(index)));
    let members = members.collect();
    EntityIndex { nodes, links, facilities, axes, members, disruptions: vec![None; scenario.channels.len()] }
}

fn node(commands: &mut WorldCommands, scenario: &Scenario, intel: &Intel, id: NodeId) -> Entity {
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
    commands: &mut WorldCommands,
    scenario: &Scenario,
    intel: &Intel,
    nodes: &[Entity],
    id: LinkId,
) -> Entity {
    let fixed = scenario.link(id);
    let media = fixed.channels.iter().map(|channel| (*channel, scenario.channel(*channel).medium));
    let ends =
        C2Link { child: nodes[fixed.child.index()], parent: nodes[fixed.parent.index()], kind: fixed.kind };
    let state = LinkState::believed(scenario, intel, id);
    commands
        .spawn((Believed, LinkKey(id), Side(scenario.side_of(id)), ends, Media(media.collect()), state))
        .id()
}

fn facility(commands: &mut WorldCommands, scenario: &Scenario, id: FacilityId) -> Entity {
    let fixed = &scenario.facilities[id.index()];
    let name = Name::new(fixed.name.clone());
    commands.spawn((Believed, FacilityKey(id), Site, name, Side(fixed.side), Position(fixed.at))).id()
}

fn axis(commands: &mut WorldCommands, scenario: &Scenario, id: AxisId) -> Entity {
    let fixed = &scenario.axes[id.index()];
    let objective = Objective { axis: id, lost: None };
    let mut entity = commands.spawn((Believed, objective, Name::new(fixed.objective.clone())));
    if let Some(end) = fixed.way.last() {
        entity.insert(Position(*end));
    }
    entity.id()
}

fn member(commands: &mut WorldCommands, scenario: &Scenario, intel: &Intel, id: AllyId) -> Entity {
    let member = Member::believed(intel, id);
    commands.spawn((Believed, member, Name::new(scenario.allies[id.index()].name.clone()))).id()
}
