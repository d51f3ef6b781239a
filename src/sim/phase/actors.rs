//! Those who belong to neither side act by themselves.

use crate::sim::model::event::EventKind;
use crate::sim::model::ids::*;
use crate::sim::model::luck::Stream;
use crate::sim::phase::activity::activity;
use crate::sim::phase::{Turn, effects};

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
