//! Outages end, and so do the moves of headquarters. Crews of ours bring the end nearer.

use crate::sim::model::event::EventKind;
use crate::sim::model::ids::*;
use crate::sim::model::state::{Cause, NetworkState, State, Task, Wound};
use crate::sim::model::units::Hour;
use crate::sim::phase::{Turn, relocation};
use crate::sim::rules::repair::mends;

/// Brings back every bearer whose hour has come.
pub fn pass(turn: &mut Turn) {
    crews(turn);
    let hour = turn.state.hour;
    if turn.state.network.next_repair > hour {
        return;
    }
    for index in 0..turn.state.network.outages.len() {
        if let Some(outage) = turn.state.network.outages[index].filter(|outage| outage.until <= hour) {
            turn.state.network.outages[index] = None;
            let bearer = BearerId::from(index);
            turn.on_link(bearer, outage.cause, EventKind::LinkRestored { bearer });
        }
    }
    relocation::end(turn);
    turn.state.network.refresh(turn.scenario);
    heal(turn);
    go_home(turn);
}

fn broken(network: &NetworkState, bearer: BearerId) -> bool {
    network.outages[bearer.index()].is_some_and(|outage| mends(outage.cause))
}

/// Crews bring the end of an outage nearer, hour by hour.
fn crews(turn: &mut Turn) {
    let (scenario, hour) = (turn.scenario, turn.state.hour);
    let State { desk, network, .. } = &mut *turn.state;
    desk.secrets.mending.retain(|(link, _)| desk.book.tasks.contains(&Task::Repair(*link)));
    for task in &desk.book.tasks {
        let Task::Repair(link) = *task else { continue };
        let index = desk.secrets.mending.iter().position(|(there, _)| *there == link).unwrap_or_else(|| {
            desk.secrets.mending.push((link, 0.0));
            desk.secrets.mending.len() - 1
        });
        let done = desk.secrets.mending[index].1 + scenario.coefficients.crew;
        let whole = libm::floor(done);
        desk.secrets.mending[index].1 = done - whole;
        for own in &scenario.link(link).bearers {
            if broken(network, *own) {
                scenario.together(own).iter().for_each(|bearer| mend(network, *bearer, whole as Hour, hour));
            }
        }
    }
}

/// Takes some hours off an outage.
fn mend(network: &mut NetworkState, bearer: BearerId, by: Hour, now: Hour) {
    if !broken(network, bearer) {
        return;
    }
    if let Some(outage) = &mut network.outages[bearer.index()] {
        outage.until = outage.until.saturating_sub(by).max(now);
        network.next_repair = network.next_repair.min(outage.until);
    }
}

/// What a strike was still to cost is given back when the link it hit works before its time.
fn heal(turn: &mut Turn) {
    let (scenario, hour) = (turn.scenario, turn.state.hour);
    let network = &turn.state.network;
    let Some(war) = &mut turn.state.war else { return };
    let dark = |wound: &Wound| {
        let struck = |bearer: &BearerId| {
            network.outages[bearer.index()].is_some_and(|outage| outage.cause == Cause::Strike)
        };
        scenario.link(wound.link).bearers.iter().any(struck)
    };
    let (open, healed): (Vec<Wound>, Vec<Wound>) = war.wounds.iter().copied().partition(dark);
    war.line -= healed.iter().map(|wound| wound.left(hour)).sum::<f64>();
    war.wounds = open;
}

/// Crews whose link works are free.
fn go_home(turn: &mut Turn) {
    for index in 0..turn.state.desk.book.tasks.len() {
        let Task::Repair(link) = turn.state.desk.book.tasks[index] else { continue };
        let network = &turn.state.network;
        if !turn.scenario.link(link).bearers.iter().any(|bearer| broken(network, *bearer)) {
            turn.state.desk.book.tasks[index] = Task::Idle;
            turn.only(Side::Alliance, EventKind::CrewHome { link });
        }
    }
}
