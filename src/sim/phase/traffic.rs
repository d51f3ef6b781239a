//! Orders and reports on their way: from staff to staff, hop by hop along the best links. An order that finds its link
//! dead goes round, or by courier; a report waits and is overtaken by the next.

use crate::sim::model::event::EventKind;
use crate::sim::model::ids::*;
use crate::sim::model::luck::Stream;
use crate::sim::model::scenario::{Kind, Scenario};
use crate::sim::model::state::{Course, NetworkState, Payload, Stage, State, Transmission};
use crate::sim::model::units::{Hour, later, whole_hours};
use crate::sim::phase::{Turn, arrivals, watch};
use crate::sim::rules::network::route;
use crate::sim::rules::whereabouts;

/// Sends a payload from the summit of a side to a node, or carries it out at once where the two are one.
pub fn send(turn: &mut Turn, side: Side, to: NodeId, payload: Payload) {
    depart(turn, side, turn.scenario.summit(side), to, payload);
}

fn depart(turn: &mut Turn, side: Side, from: NodeId, to: NodeId, payload: Payload) {
    let (scenario, state) = (turn.scenario, &mut *turn.state);
    let course = way(scenario, &state.network.link_quality, from, to);
    let report = (payload == Payload::Report).then(|| whereabouts::report(scenario, state, from));
    let next = &mut state.next_transmission[side.index()];
    let id = *next;
    *next += 1;
    let mut transmission = Transmission {
        id,
        side,
        payload,
        course,
        to,
        from,
        departed: state.hour,
        at: from,
        since: state.hour,
        arrives: Hour::MAX,
        tried: 0,
        courier: false,
        report,
    };
    if transmission.link(scenario).is_none() && from == to {
        transmission.arrives = state.hour;
    } else {
        enter_hop(scenario, &state.network, state.hour, &mut transmission);
    }
    state.traffic.push(transmission);
    if payload != Payload::Report {
        turn.only(side, EventKind::TransmissionSent { id, side, payload });
    }
}

/// The undisturbed way where it works, else the best there is now, else the undisturbed way for a courier.
fn way(scenario: &Scenario, quality: &[f64], from: NodeId, to: NodeId) -> Course {
    let usual = || scenario.usual_way(from, to);
    let works = usual().next().is_some()
        && usual().all(|link| quality[link.index()] >= scenario.coefficients.cut_off);
    let best = if works { Vec::new() } else { route(scenario, quality, from, to) };
    if best.is_empty() { Course::Usual { gone: 0 } } else { Course::Detour(best) }
}

/// Starts the next hop: after the hours an order lies with the staff it has come to.
fn enter_hop(scenario: &Scenario, network: &NetworkState, now: Hour, transmission: &mut Transmission) {
    let (quality, figures) = (&network.link_quality, &scenario.coefficients);
    let order = transmission.payload != Payload::Report;
    let handled = if order { network.staff[transmission.at.index()] } else { 0 };
    transmission.since = now.saturating_add(handled);
    transmission.tried = network.version;
    let works = |link: LinkId| quality[link.index()] >= figures.cut_off;
    let mut link = transmission.link(scenario);
    if !link.is_some_and(works) {
        let other = route(scenario, quality, transmission.at, transmission.to);
        if !other.is_empty() {
            link = other.first().copied();
            transmission.course = Course::Detour(other);
        }
    }
    transmission.courier = false;
    transmission.arrives = match link {
        Some(link) if works(link) => later(transmission.since, libm::ceil(1.0 / quality[link.index()])),
        Some(link) if order => {
            transmission.courier = true;
            transmission.since.saturating_add(courier_hours(scenario, link))
        }
        Some(_) | None => Hour::MAX,
    };
}

/// Hours of a courier from one end of a link to the other. Source: docs/sources.md, media (house).
fn courier_hours(scenario: &Scenario, link: LinkId) -> Hour {
    let figures = &scenario.coefficients;
    whole_hours(libm::ceil((scenario.distance(link).0 / figures.courier_pace).max(figures.courier_least)))
}

/// Moves everything that is on its way, and sends the reports that are due.
pub fn pass(turn: &mut Turn) {
    report(turn);
    let hour = turn.state.hour;
    let mut index = 0;
    while index < turn.state.traffic.len() {
        let (scenario, state) = (turn.scenario, &mut *turn.state);
        if state.traffic[index].tried != state.network.version
            && let Some(link) = state.traffic[index].link(scenario)
        {
            if lost_on_the_way(scenario, state, index, link) {
                let lost = turn.state.traffic.remove(index);
                lose(turn, &lost);
                continue;
            }
            try_again(scenario, state, index, link);
        }
        let transmission = &mut state.traffic[index];
        if transmission.arrives > hour {
            index += 1;
            continue;
        }
        if let Some(link) = transmission.link(scenario) {
            let link = scenario.link(link);
            transmission.at = if link.child == transmission.at { link.parent } else { link.child };
            transmission.pass_link();
        }
        if let Some(report) = transmission.report {
            let (at, from, side) = (transmission.at, transmission.from, transmission.side.other());
            if whereabouts::listens(scenario, state, side, at) {
                state.contacts[from.index()] = report.seen;
            }
        }
        let transmission = &mut state.traffic[index];
        if transmission.at != transmission.to {
            enter_hop(scenario, &state.network, hour, transmission);
            index += 1;
            continue;
        }
        let done = state.traffic.remove(index);
        arrive(turn, done);
    }
}

/// Whether the link died on which a message runs, and took it along. What is not lost is sent again from where it was.
fn lost_on_the_way(scenario: &Scenario, state: &mut State, index: usize, link: LinkId) -> bool {
    let message = &mut state.traffic[index];
    let dead = state.network.link_quality[link.index()] < scenario.coefficients.cut_off;
    let running = message.arrives != Hour::MAX && message.since < state.hour && !message.courier;
    if !dead || !running {
        return false;
    }
    let subject = u64::from(message.from.0) << 16 | u64::from(message.to.0);
    if state.luck.chance(Stream::Loss, subject, u64::from(message.departed), scenario.coefficients.order_loss)
    {
        return true;
    }
    message.arrives = Hour::MAX;
    false
}

/// When the network has changed, a message that waits or whose link died before it was sent looks for another way, and
/// a courier may be overtaken.
fn try_again(scenario: &Scenario, state: &mut State, index: usize, link: LinkId) {
    let (network, hour) = (&state.network, state.hour);
    let message = &mut state.traffic[index];
    message.tried = network.version;
    let dead = network.link_quality[link.index()] < scenario.coefficients.cut_off;
    if message.arrives == Hour::MAX || message.since > hour && dead && !message.courier {
        enter_hop(scenario, network, hour, message);
    } else if message.courier {
        let mut other = message.clone();
        enter_hop(scenario, network, hour, &mut other);
        if !other.courier && other.arrives < message.arrives {
            *message = other;
        }
    }
}

/// No receipt comes: whoever sent the order knows that it has to be given again.
fn lose(turn: &mut Turn, lost: &Transmission) {
    let Transmission { id, side, payload, .. } = *lost;
    if payload != Payload::Report {
        turn.only(side, EventKind::TransmissionLost { id, side, payload });
        arrivals::take_back(turn, payload);
    }
}

/// A report is read at its summit; an order waits for its own phase of this hour.
fn arrive(turn: &mut Turn, done: Transmission) {
    let Transmission { id, side, payload, from, to, .. } = done;
    match done.report {
        Some(report) => {
            turn.state.reports[from.index()] = report;
            watch::note_pace(turn, side, from, &report.seen);
        }
        None => {
            turn.only(side, EventKind::TransmissionArrived { id, side, payload, at: to });
            turn.arrived.push(done);
        }
    }
}

/// Formations report to their summit: more often in war, each at its own hour.
fn report(turn: &mut Turn) {
    let figures = &turn.scenario.coefficients;
    let every =
        whole_hours(if turn.state.stage == Stage::War { figures.report_war } else { figures.report }).max(1);
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
