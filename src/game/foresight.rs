//! What would be if: the links that would carry less without the facility that is picked or pointed at, and facilities that
//! are worth most when both are down.

use super::components::Believed;
use super::entity_index::EntityIndex;
use super::network::LinkKey;
use super::selection::{Hovered, Selection};
use super::table::Game;
use crate::sim::AccessId;
use crate::sim::capability::companion;
use crate::sim::intel::Intel;
use crate::sim::scenario::Scenario;
use bevy::prelude::*;

/// What a link would carry without the facility in question, as a share of what it has to carry.
#[derive(Component, Clone, Copy, Debug, PartialEq)]
pub struct Foreseen(pub f64);

/// Two facilities that take more hours together than each alone.
#[derive(Component, Clone, Copy, Debug, PartialEq)]
pub struct CutSet {
    /// Which.
    pub facilities: [Entity; 2],
    /// Hours that each would add alone.
    pub alone: [f64; 2],
    /// Hours that they would add together.
    pub together: f64,
}

/// Cut sets that are shown at a time.
const SHOWN: usize = 2;

/// Follows the pointer and the pick.
pub(super) fn foresee(
    mut commands: Commands,
    game: Option<Res<Game>>,
    entity_index: Option<Res<EntityIndex>>,
    (hovered, picked): (Res<Hovered>, Res<Selection>),
    shown: Query<(Entity, &LinkKey, &Foreseen)>,
) {
    let changed =
        hovered.is_changed() || picked.is_changed() || game.as_ref().is_some_and(|game| game.is_changed());
    let (Some(game), Some(entity_index), true) = (game, entity_index, changed) else { return };
    let wanted: Vec<_> = match picked.in_question(*hovered) {
        Some(facility) => game.intel().without(game.scenario(), facility),
        None => Vec::new(),
    };
    for (entity, key, _) in &shown {
        if wanted.iter().all(|(link, _)| *link != key.0) {
            commands.entity(entity).remove::<Foreseen>();
        }
    }
    for (link, share) in wanted {
        let (entity, foreseen) = (entity_index.link(link), Foreseen(share));
        if shown.get(entity).map(|(_, _, shown)| *shown) != Ok(foreseen) {
            commands.entity(entity).insert(foreseen);
        }
    }
}

/// Finds the cut sets again when what is held or known has changed.
pub(super) fn find_cut_sets(
    mut commands: Commands,
    game: Res<Game>,
    entity_index: Res<EntityIndex>,
    shown: Query<(Entity, &CutSet)>,
) {
    let wanted = best_pairs(game.scenario(), game.intel(), &entity_index);
    let known: Vec<CutSet> = shown.iter().map(|(_, there)| *there).collect();
    for (entity, there) in &shown {
        if !wanted.contains(there) {
            commands.entity(entity).despawn();
        }
    }
    for there in wanted.into_iter().filter(|there| !known.contains(there)) {
        commands.spawn((Believed, there));
    }
}

/// The best pairs of accesses that could still be built, the best first.
fn best_pairs(scenario: &Scenario, intel: &Intel, entity_index: &EntityIndex) -> Vec<CutSet> {
    let Some(desk) = intel.desk().filter(|_| intel.war.is_none()) else { return Vec::new() };
    let held = intel.weapons(scenario);
    let open = |access: AccessId| desk.book.accesses[access.index()].life.buildable();
    let facility = |access: AccessId| scenario.accesses[access.index()].facility;
    let mut found: Vec<([AccessId; 2], f64)> = Vec::new();
    for access in (0..scenario.accesses.len()).map(AccessId::from).filter(|access| open(*access)) {
        let Some((other, together)) = companion(scenario, &held, access).filter(|(other, _)| open(*other))
        else {
            continue;
        };
        let pair = [access.min(other), access.max(other)];
        if found.iter().all(|(known, _)| *known != pair) {
            found.push((pair, together));
        }
    }
    found.sort_by(|a, b| b.1.total_cmp(&a.1));
    let cut_set = |(pair, together): ([AccessId; 2], f64)| {
        let [a, b] = pair.map(facility);
        let facilities = [entity_index.facility(a?), entity_index.facility(b?)];
        let alone = pair.map(|access| desk.worth[access.index()].marginal);
        (facilities[0] != facilities[1]).then_some(CutSet { facilities, alone, together })
    };
    found.into_iter().filter_map(cut_set).take(SHOWN).collect()
}
