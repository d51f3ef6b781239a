//! Jammers: local, immediate, reversible. One needs a place near the front, reaches only what is within its radius, and
//! betrays itself: while it works the adversary knows where its crew stands, and can shell it with what it still commands.

use crate::sim::model::event::EventKind;
use crate::sim::model::ids::*;
use crate::sim::model::luck::Stream;
use crate::sim::model::state::*;
use crate::sim::model::units::later;
use crate::sim::phase::disruption::{disrupt, restore};
use crate::sim::phase::shot::{entangle, record_shot};
use crate::sim::phase::{Turn, norms};
use crate::sim::rules::jamming::reached;
use crate::sim::rules::whereabouts;

/// A jammer starts. Its crew hears whether the band is dead; so does the adversary, and takes a bearing.
pub fn begin(turn: &mut Turn, jammer: JammerId) {
    let (scenario, hour) = (turn.scenario, turn.state.hour);
    let plan = &scenario.jammers[jammer.index()];
    let hit: Vec<ChannelId> =
        reached(scenario, jammer, |node| whereabouts::seen(scenario, turn.state, node).at).collect();
    let until = later(hour, plan.hours.0);
    disrupt(turn, &hit, until, DisruptionCause::Jammer(jammer));
    record_shot(turn, Weapon::Jammer(jammer), !hit.is_empty(), 0.0);
    if scenario.entangled(&hit) {
        entangle(turn, Weapon::Jammer(jammer), plan.subject, 0);
    }
    norms::hit(turn, &hit, Side::Alliance);
    turn.state.contacts[plan.crew.index()] = whereabouts::seen(scenario, turn.state, plan.crew);
    if let Some(war) = &mut turn.state.war {
        war.jamming.push((jammer, until));
    }
}

/// Targets drive out of reach, jammers stop, and those that are shelled fall silent.
pub fn pass(turn: &mut Turn) {
    if !turn.at_war() {
        return;
    }
    let (scenario, hour) = (turn.scenario, turn.state.hour);
    let Some(war) = turn.state.war.as_mut().filter(|war| !war.jamming.is_empty()) else { return };
    war.jamming.retain(|(_, until)| *until > hour);
    let shelled = std::mem::take(&mut war.shelled);
    let working: Vec<JammerId> = war.jamming.iter().map(|(jammer, _)| *jammer).collect();
    for jammer in working {
        if shelled.contains(&jammer) && hit(turn, jammer) {
            release(turn, jammer, &[]);
            continue;
        }
        let near: Vec<ChannelId> =
            reached(scenario, jammer, |node| whereabouts::seen(scenario, turn.state, node).at).collect();
        release(turn, jammer, &near);
    }
}

/// Whether the shells find the crew: it loses men, and the jammer stops.
fn hit(turn: &mut Turn, jammer: JammerId) -> bool {
    let scenario = turn.scenario;
    let plan = &scenario.jammers[jammer.index()];
    let Some(pulse) = turn.state.war.as_ref().map(|war| u64::from(war.book.pulse)) else { return false };
    let hit = turn.state.luck.chance(Stream::Strike, plan.subject, pulse, scenario.coefficients.suppression);
    if hit {
        turn.state.strength[plan.crew.index()] *= 1.0 - scenario.coefficients.crew_loss;
        if let Some(war) = &mut turn.state.war {
            war.jamming.retain(|(there, _)| *there != jammer);
        }
    }
    turn.only(Side::Alliance, EventKind::JammerShelled { jammer, hit });
    hit
}

/// Gives back what a jammer holds dark but for what is still near.
fn release(turn: &mut Turn, jammer: JammerId, near: &[ChannelId]) {
    let targets = turn.scenario.jammers[jammer.index()].targets.iter().copied();
    let far: Vec<ChannelId> = targets.filter(|channel| !near.contains(channel)).collect();
    if restore(turn, &far, DisruptionCause::Jammer(jammer)) {
        turn.state.network.refresh(turn.scenario);
    }
}
