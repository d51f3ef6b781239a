//! The systems that keep formations, links and the age of reports in step with what the viewer believes. Each writes
//! only what changed.

use super::components::*;
use super::entity_index::EntityIndex;
use super::facility::{FacilityKey, FacilityState};
use super::messages::ReportReceived;
use super::network::{LinkKey, LinkState};
use super::table::Game;
use crate::map::projection::LonLat;
use crate::sim::intel::Intel;
use crate::sim::{AllyId, Scenario};
use bevy::prelude::{Commands, DetectChangesMut, Entity, MessageWriter, Query, Res, With};

/// Where formations are, how strong, how well commanded.
pub(super) fn update_formations(
    game: Res<Game>,
    mut nodes: Query<(&NodeKey, &mut Position, &mut Strength, &mut CommandQuality, &mut Marching, &mut Ear)>,
) {
    let intel = game.intel();
    for (key, mut position, mut strength, mut quality, mut marching, mut ear) in &mut nodes {
        let seen = &intel.nodes[key.0.index()];
        position.set_if_neq(Position(seen.at));
        strength.set_if_neq(Strength(seen.strength));
        quality.set_if_neq(CommandQuality(seen.quality));
        marching.set_if_neq(Marching(seen.marching));
        ear.set_if_neq(Ear(seen.ear));
    }
}

/// How well links work.
pub(super) fn update_links(game: Res<Game>, mut links: Query<(&LinkKey, &mut LinkState)>) {
    let (scenario, intel) = (game.scenario(), game.intel());
    for (key, mut state) in &mut links {
        state.set_if_neq(LinkState::believed(scenario, intel, key.0));
    }
}

/// How shared infrastructure stands.
pub(super) fn update_facilities(game: Res<Game>, mut facilities: Query<(&FacilityKey, &mut FacilityState)>) {
    let (scenario, intel) = (game.scenario(), game.intel());
    for (key, mut state) in &mut facilities {
        state.set_if_neq(FacilityState::believed(scenario, intel, key.0));
    }
}

/// How old the belief about each node is, how far to trust it, and which reports came in.
pub(super) fn age_reports(
    game: Res<Game>,
    mut nodes: Query<(&NodeKey, &mut LastReport, &mut Trust)>,
    mut received: MessageWriter<ReportReceived>,
) {
    let intel = game.intel();
    for (key, mut last, mut trust) in &mut nodes {
        trust.set_if_neq(Trust::from(&intel.nodes[key.0.index()]));
        let at = intel.nodes[key.0.index()].reported;
        let (before, next) = (*last, last.next(at, intel.hour));
        if last.set_if_neq(next) && next.at > before.at {
            received.write(ReportReceived { node: key.0, at });
        }
    }
}

/// Where the columns are, and which objectives have fallen.
pub(super) fn update_axes(
    mut commands: Commands,
    game: Res<Game>,
    entity_index: Res<EntityIndex>,
    mut axes: Query<(&mut Objective, Option<&mut Column>)>,
) {
    let war = game.intel().war.as_ref();
    for (index, entity) in entity_index.axes.iter().enumerate() {
        let Ok((mut objective, column)) = axes.get_mut(*entity) else { continue };
        let lost = war.and_then(|war| war.columns.get(index)?.book.fell);
        let axis = objective.axis;
        objective.set_if_neq(Objective { axis, lost });
        let seen = war.and_then(|war| Some(Column::believed(war.book.since, war.columns.get(index)?)));
        match (column, seen) {
            (Some(mut column), Some(seen)) => {
                column.set_if_neq(seen);
            }
            (None, Some(seen)) => {
                commands.entity(*entity).insert(seen);
            }
            (Some(_), None) => {
                commands.entity(*entity).remove::<Column>();
            }
            (None, None) => {}
        }
    }
}

/// Our line of defence, jammers, and where something has happened that waits for an answer.
pub(super) fn update_front(
    mut commands: Commands,
    game: Res<Game>,
    entity_index: Res<EntityIndex>,
    lines: Query<&DefenceLine>,
    mut jammers: Query<&mut Jammer>,
    mut intrusions: Query<&mut Intrusion>,
    incidents: Query<(Entity, &Position), With<Incident>>,
) {
    let (scenario, intel) = (game.scenario(), game.intel());
    let line = DefenceLine::believed(intel);
    if lines.get(entity_index.line).ok() != line.as_ref() {
        match line {
            Some(line) => commands.entity(entity_index.line).insert(line),
            None => commands.entity(entity_index.line).remove::<DefenceLine>(),
        };
    }
    for mut intrusion in &mut intrusions {
        intrusion.set_if_neq(Intrusion::believed(intel));
    }
    for mut jammer in &mut jammers {
        let seen = Jammer::believed(scenario, intel, jammer.id);
        jammer.set_if_neq(seen);
    }
    let at = incident(scenario, intel);
    let shown = incidents.iter().next();
    if shown.map(|(_, position)| position.0) != at {
        incidents.iter().for_each(|(entity, _)| commands.entity(entity).despawn());
        if let Some(at) = at {
            commands.spawn((Believed, Incident, Position(at)));
        }
    }
}

/// Where the open dispatch has happened; in war nobody waits for an answer.
fn incident(scenario: &Scenario, intel: &Intel) -> Option<LonLat> {
    let desk = intel.desk().filter(|_| intel.war.is_none())?;
    let open = desk.book.dispatch.filter(|open| open.answer.is_none())?;
    scenario.dispatches[open.id.index()].at
}

/// What favours the allies still hold, and who has been asked.
pub(super) fn update_members(
    game: Res<Game>,
    entity_index: Res<EntityIndex>,
    mut members: Query<&mut Member>,
) {
    for (index, entity) in entity_index.members.iter().enumerate() {
        if let Ok(mut member) = members.get_mut(*entity) {
            member.set_if_neq(Member::believed(game.intel(), AllyId::from(index)));
        }
    }
}
