//! Those who belong to neither side act by themselves.

use crate::sim::model::event::EventKind;
use crate::sim::model::ids::*;
use crate::sim::model::luck::Stream;
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::State;
use crate::sim::phase::{Turn, effects};

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

/// Once a week each may act by itself.
pub fn turn_of_the_week(turn: &mut Turn) {
    let week = u64::from(turn.state.week());
    for id in (0..turn.scenario.actors.len()).map(ActorId::from) {
        let actor = &turn.scenario.actors[id.index()];
        let chance = actor.restless * activity(turn.scenario, turn.state, id);
        if turn.state.luck.chance(Stream::Actor, actor.subject, week, chance) {
            turn.only(Side::Alliance, EventKind::ActorActed { actor: id });
            for effect in &actor.deeds {
                effects::apply(turn, *effect, None);
            }
        }
    }
}
