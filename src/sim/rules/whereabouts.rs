//! Where everything really is. Only the rules ask: everybody else has reports.

use crate::sim::model::ids::*;
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::{AccessLife, Sighting, State, StatusReport};

/// Kilometres between two formations of a column.
const COLUMN_GAP: f64 = 14.0;

/// A node as it is now, measured on the spot.
pub fn seen(scenario: &Scenario, state: &State, id: NodeId) -> Sighting {
    let post = &state.posts[id.index()];
    let (at, km, marching) = match in_column(scenario, state, id) {
        Some((axis, km)) => (scenario.axes[axis.index()].place(km), km, true),
        None => (post.at(state.hour), 0.0, post.marching(state.hour)),
    };
    let strength = state.strength[id.index()];
    Sighting { hour: state.hour, at, km, strength, marching, identified: true, exact: true }
}

/// The axis on which a node marches in war, and how far it has come.
fn in_column(scenario: &Scenario, state: &State, id: NodeId) -> Option<(AxisId, f64)> {
    let war = state.war.as_ref()?;
    let (axis, rank) = scenario.place_in_column(id)?;
    Some((axis, in_file(war.columns[axis.index()].km, rank)))
}

/// How far the formation of a rank has come when the head of its column is at `km`.
pub fn in_file(km: f64, rank: usize) -> f64 {
    (km - COLUMN_GAP * rank as f64).max(0.0)
}

/// What a node says of itself.
pub fn report(scenario: &Scenario, state: &State, id: NodeId) -> StatusReport {
    StatusReport { seen: seen(scenario, state, id), quality: state.network.command_quality[id.index()] }
}

/// Whether a side listens at a node: every hidden access is an ear of the alliance. Source: docs/rules/accesses.md.
pub fn listens(scenario: &Scenario, state: &State, side: Side, node: NodeId) -> bool {
    let mut accesses = scenario.accesses.iter().zip(&state.desk.book.accesses);
    side == Side::Alliance
        && scenario.coefficients.cyber > 0.0
        && accesses.any(|(plan, access)| access.life == AccessLife::Hidden && plan.ear == node)
}
