//! Outages end, and so do the moves of headquarters. Crews of ours bring the end nearer.

use crate::sim::model::event::EventKind;
use crate::sim::model::ids::*;
use crate::sim::model::state::{DisruptionCause, NetworkState, State, StrikeDamage, Task};
use crate::sim::model::units::{Hour, whole_hours};
use crate::sim::phase::{Turn, relocation};
use crate::sim::rules::repair::mends;

/// Brings back every channel whose hour has come.
pub fn pass(turn: &mut Turn) {
    crews(turn);
    let hour = turn.state.hour;
    if turn.state.network.next_repair > hour {
        return;
    }
    for index in 0..turn.state.network.outages.len() {
        if let Some(outage) = turn.state.network.outages[index].filter(|outage| outage.until <= hour) {
            turn.state.network.outages[index] = None;
            let channel = ChannelId::from(index);
            turn.on_link(channel, outage.cause, EventKind::LinkRestored { channel });
        }
    }
    relocation::end(turn);
    turn.state.network.refresh(turn.scenario);
    heal(turn);
    go_home(turn);
}

fn broken(network: &NetworkState, channel: ChannelId) -> bool {
    network.outages[channel.index()].is_some_and(|outage| mends(outage.cause))
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
        let hours = libm::floor(done);
        desk.secrets.mending[index].1 = done - hours;
        for own in &scenario.link(link).channels {
            if broken(network, *own) {
                scenario
                    .together(own)
                    .iter()
                    .for_each(|channel| mend(network, *channel, whole_hours(hours), hour));
            }
        }
    }
}

/// Takes some hours off an outage.
fn mend(network: &mut NetworkState, channel: ChannelId, by: Hour, now: Hour) {
    if !broken(network, channel) {
        return;
    }
    if let Some(outage) = &mut network.outages[channel.index()] {
        outage.until = outage.until.saturating_sub(by).max(now);
        network.next_repair = network.next_repair.min(outage.until);
    }
}

/// What a strike was still to cost is given back when the link it hit works before its time.
fn heal(turn: &mut Turn) {
    let (scenario, hour) = (turn.scenario, turn.state.hour);
    let network = &turn.state.network;
    let Some(war) = &mut turn.state.war else { return };
    let dark = |damage: &StrikeDamage| {
        let struck = |channel: &ChannelId| {
            network.outages[channel.index()].is_some_and(|outage| outage.cause == DisruptionCause::Strike)
        };
        scenario.link(damage.link).channels.iter().any(struck)
    };
    let (open, healed): (Vec<StrikeDamage>, Vec<StrikeDamage>) =
        war.desk.strike_damage.iter().copied().partition(dark);
    war.line -= healed.iter().map(|damage| damage.left(hour)).sum::<f64>();
    war.desk.strike_damage = open;
}

/// Crews whose link works are free.
fn go_home(turn: &mut Turn) {
    for index in 0..turn.state.desk.book.tasks.len() {
        let Task::Repair(link) = turn.state.desk.book.tasks[index] else { continue };
        let network = &turn.state.network;
        if !turn.scenario.link(link).channels.iter().any(|channel| broken(network, *channel)) {
            turn.state.desk.book.tasks[index] = Task::Idle;
            turn.only(Side::Alliance, EventKind::CrewHome { link });
        }
    }
}
