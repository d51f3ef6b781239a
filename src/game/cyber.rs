//! The systems that keep operations, disruptions and transmissions in step with what the viewer believes.

use super::components::Believed;
use super::entity_index::EntityIndex;
use super::messages::{LinkDisrupted, LinkRestored};
use super::network::Transmission;
use super::operation::{CyberOperation, Disruption, Phase, Targets, under_way};
use super::spawn;
use super::table::Game;
use crate::sim::state::Weapon;
use crate::sim::{ChannelId, LinkId};
use bevy::prelude::*;

/// Spawns the operations that have been ordered since.
pub(super) fn begin_operations(
    mut commands: Commands,
    game: Res<Game>,
    entity_index: Res<EntityIndex>,
    known: Query<(&CyberOperation, &Targets)>,
) {
    let intel = game.intel();
    let begun = |weapon: Weapon, link: LinkId| {
        known
            .iter()
            .any(|(operation, target)| operation.weapon == weapon && target.0 == entity_index.link(link))
    };
    for (weapon, link, phase) in under_way(game.scenario(), intel) {
        if !begun(weapon, link) {
            let operation = CyberOperation { weapon, phase, since: intel.hour };
            commands.spawn((Believed, operation, Targets(entity_index.link(link))));
        }
    }
}

/// Moves operations from one phase to the next, and ends those that are over.
pub(super) fn advance_operations(
    mut commands: Commands,
    game: Res<Game>,
    entity_index: Res<EntityIndex>,
    mut known: Query<(Entity, &mut CyberOperation, &Targets)>,
) {
    if known.is_empty() {
        return;
    }
    let now = under_way(game.scenario(), game.intel());
    for (entity, mut operation, target) in &mut known {
        let phase = now.iter().find_map(|(weapon, link, phase): &(Weapon, LinkId, Phase)| {
            (*weapon == operation.weapon && entity_index.link(*link) == target.0).then_some(*phase)
        });
        match phase {
            Some(phase) => {
                let moved = CyberOperation { phase, ..*operation };
                operation.set_if_neq(moved);
            }
            None => commands.entity(entity).despawn(),
        }
    }
}

/// Spawns a disruption for every medium that is thought dark since, and corrects those that are known.
pub(super) fn disrupt_links(
    mut commands: Commands,
    game: Res<Game>,
    mut entity_index: ResMut<EntityIndex>,
    mut known: Query<&mut Disruption>,
    mut disrupted: MessageWriter<LinkDisrupted>,
) {
    let (scenario, intel) = (game.scenario(), game.intel());
    for channel in (0..scenario.channels.len()).map(ChannelId::from) {
        let Some(seen) = Disruption::believed(scenario, intel, channel) else { continue };
        let there = &mut entity_index.disruptions[channel.index()];
        if let Some(mut disruption) = there.and_then(|entity| known.get_mut(entity).ok()) {
            let corrected = Disruption { since: disruption.since, ..seen };
            disruption.set_if_neq(corrected);
            continue;
        }
        let link = scenario.channel(channel).link;
        let entity = spawn::disruption(&mut commands, seen, entity_index.links[link.index()]);
        entity_index.disruptions[channel.index()] = Some(entity);
        disrupted.write(LinkDisrupted { hour: intel.hour, link, channel, cause: seen.cause });
    }
}

/// Ends the disruptions of media that are thought to work again.
pub(super) fn restore_links(
    mut commands: Commands,
    game: Res<Game>,
    mut entity_index: ResMut<EntityIndex>,
    known: Query<(Entity, &Disruption)>,
    mut restored: MessageWriter<LinkRestored>,
) {
    let intel = game.intel();
    for (entity, &Disruption { channel, .. }) in &known {
        if intel.channels[channel.index()].dark_until.is_none() {
            commands.entity(entity).despawn();
            entity_index.disruptions[channel.index()] = None;
            let link = game.scenario().channel(channel).link;
            restored.write(LinkRestored { hour: intel.hour, link, channel });
        }
    }
}

/// Spawns what set out, moves what hops from link to link, ends what arrived or was lost from sight.
pub(super) fn move_transmissions(
    mut commands: Commands,
    game: Res<Game>,
    mut known: Query<(Entity, &mut Transmission)>,
) {
    let mut seen: Vec<Transmission> = game.intel().traffic.iter().map(Transmission::from).collect();
    let key = |transmission: &Transmission| (transmission.side, transmission.id);
    seen.sort_by_key(key);
    let mut known_before = vec![false; seen.len()];
    for (entity, mut transmission) in &mut known {
        match seen.binary_search_by_key(&key(&transmission), key) {
            Ok(position) => {
                known_before[position] = true;
                transmission.set_if_neq(seen[position]);
            }
            Err(_) => commands.entity(entity).despawn(),
        }
    }
    for (transmission, _) in seen.into_iter().zip(known_before).filter(|(_, known)| !known) {
        commands.spawn((Believed, transmission));
    }
}
