//! Orders and reports on their way: hop by hop along the best links, waiting where nothing works.

use super::operations;
use crate::sim::event::EventKind;
use crate::sim::ids::*;
use crate::sim::network::route;
use crate::sim::scenario::{Kind, Scenario};
use crate::sim::state::{NetworkState, Payload, Stage, Transmission};
use crate::sim::step::Turn;
use crate::sim::units::{DAY, Hour};

/// Hours a courier needs for a hop over a link too weak to carry an order. Source: model.md 2.8 (house).
const COURIER_HOURS: Hour = 6;
/// Hours between two reports of a formation in war.
const WAR_REPORT: Hour = 6;

/// Sends a payload from the summit of a side to a node, or carries it out at once where the two are one.
pub fn send(turn: &mut Turn, side: Side, to: NodeId, payload: Payload) {
    depart(turn, side, turn.scenario.summit(side), to, payload);
}

fn depart(turn: &mut Turn, side: Side, from: NodeId, to: NodeId, payload: Payload) {
    let (scenario, state) = (turn.scenario, &mut *turn.state);
    let path = way(scenario, &state.network.link_quality, from, to);
    let next = &mut state.next_transmission[side.index()];
    let id = *next;
    *next += 1;
    let mut transmission = Transmission {
        id,
        side,
        payload,
        path,
        to,
        from,
        departed: state.hour,
        at: from,
        since: state.hour,
        arrives: Hour::MAX,
        tried: 0,
    };
    if transmission.path.is_empty() && from == to {
        transmission.arrives = state.hour;
    } else {
        enter_hop(scenario, &state.network, state.hour, &mut transmission);
    }
    state.traffic.push(transmission);
    if payload != Payload::Report {
        turn.only(side, EventKind::TransmissionSent { id, side, payload });
    }
}

/// The undisturbed way where it works, else the best there is now.
fn way(scenario: &Scenario, quality: &[f64], from: NodeId, to: NodeId) -> Vec<LinkId> {
    let side = scenario.node(to).side;
    let summit = scenario.summit(side);
    let usual = |node: NodeId| &scenario.routes[node.index()];
    let works = |path: &[LinkId]| path.iter().all(|l| quality[l.index()] >= scenario.coefficients.cut_off);
    if from == summit && works(usual(to)) {
        return usual(to).clone();
    }
    if to == summit && works(usual(from)) {
        return usual(from).iter().rev().copied().collect();
    }
    route(scenario, quality, from, to)
}

/// Starts the next hop, or waits.
fn enter_hop(scenario: &Scenario, network: &NetworkState, now: Hour, transmission: &mut Transmission) {
    let quality = &network.link_quality;
    (transmission.since, transmission.tried) = (now, network.version);
    let next = transmission.path.first().map(|link| quality[link.index()]);
    if next.is_none_or(|q| q < scenario.coefficients.cut_off) {
        let other = route(scenario, quality, transmission.at, transmission.to);
        if !other.is_empty() {
            transmission.path = other;
        }
    }
    transmission.arrives = match transmission.path.first().map(|link| quality[link.index()]) {
        Some(q) if q >= scenario.coefficients.cut_off => now + libm::ceil(1.0 / q) as Hour,
        Some(q) if q > 0.0 => now + COURIER_HOURS,
        Some(_) | None => Hour::MAX,
    };
}

/// Moves everything that is on its way, and sends the reports that are due.
pub fn pass(turn: &mut Turn) {
    report(turn);
    let hour = turn.state.hour;
    let mut index = 0;
    while index < turn.state.traffic.len() {
        let (scenario, state) = (turn.scenario, &mut *turn.state);
        let transmission = &mut state.traffic[index];
        if transmission.arrives == Hour::MAX && transmission.tried != state.network.version {
            enter_hop(scenario, &state.network, hour, transmission);
        }
        if transmission.arrives > hour {
            index += 1;
            continue;
        }
        if !transmission.path.is_empty() {
            let link = scenario.link(transmission.path.remove(0));
            transmission.at = if link.child == transmission.at { link.parent } else { link.child };
        }
        if transmission.at != transmission.to {
            enter_hop(scenario, &state.network, hour, transmission);
            index += 1;
            continue;
        }
        let done = state.traffic.remove(index);
        arrive(turn, &done);
    }
}

fn arrive(turn: &mut Turn, done: &Transmission) {
    let Transmission { id, side, payload, to, .. } = *done;
    match payload {
        Payload::Report => {}
        _ => turn.only(side, EventKind::TransmissionArrived { id, side, payload, at: to }),
    }
    operations::carry_out(turn, done);
}

/// Formations report to their summit: once a day in the crisis, every six hours in war, each at its own hour.
fn report(turn: &mut Turn) {
    let every = if turn.state.stage == Stage::War { WAR_REPORT } else { DAY };
    let slot = (turn.state.hour % every) as usize;
    let scenario = turn.scenario;
    for index in (slot..scenario.nodes.len()).step_by(every as usize) {
        let node = &scenario.nodes[index];
        let summit = scenario.summit(node.side);
        if node.kind == Kind::Site || NodeId::from(index) == summit {
            continue;
        }
        let waits = |t: &Transmission| {
            t.payload == Payload::Report && t.from == NodeId::from(index) && t.arrives == Hour::MAX
        };
        // What has waited for a link until the next report is due says less than that one.
        turn.state.traffic.retain(|transmission| !waits(transmission));
        if turn.state.network.command_quality[index] > 0.0 {
            depart(turn, node.side, NodeId::from(index), summit, Payload::Report);
        }
    }
}
