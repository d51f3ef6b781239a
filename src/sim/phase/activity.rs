//! How active those are who belong to neither side.

use crate::sim::model::ids::*;
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::State;

/// The most active somebody can become.
const MOST: f64 = 4.0;

/// How active somebody is today: by itself, and drawn in by the ladder of escalation.
pub fn activity(scenario: &Scenario, state: &State, id: ActorId) -> f64 {
    let drawn = scenario.actors[id.index()].drawn * f64::from(state.desk.book.politics.rung);
    (state.actors[id.index()] + drawn).clamp(0.0, MOST)
}

/// Moves how active somebody is.
pub fn stir(state: &mut State, id: ActorId, by: f64) {
    let activity = &mut state.actors[id.index()];
    *activity = (*activity + by).clamp(0.0, MOST);
}
