//! A possible state: one of the many in which a side would know exactly what it knows.
//!
//! It is made from an [`Intel`] and from luck of its own, and from nothing else: whatever is hidden from a side is drawn as
//! the beginning of a game draws it, weighed by what intelligence has read. So nobody who looks ahead in imagined states
//! can look behind a card; `tests/headless/imagine.rs` changes what is hidden and holds that they stay the same.

mod seat;
mod war;

use crate::sim::intel::{Intel, NodePicture, Seat};
use crate::sim::model::luck::Luck;
use crate::sim::model::scenario::{Kind, Scenario};
use crate::sim::model::state::*;
use crate::sim::model::units::{Hour, later};
use crate::sim::orders::Order;
use crate::sim::phase::opening;
use crate::sim::rules::network::route;
use crate::sim::step::step;

/// A state that looks to its side as `intel` does, drawn with luck of its own: [`Luck::imagined`], never the game's.
///
/// Reports on their way are left out (they say what their side will know, not what is), and no card comes before the next
/// council.
pub fn imagine(scenario: &Scenario, intel: &Intel, luck: Luck) -> State {
    let mut state = State::begin(scenario, luck, &Setup::default());
    (state.hour, state.stage) = (intel.hour, intel.stage);
    state.opening.horizon = opening::horizon(scenario, luck, intel.hour + 1);
    state.desk.secrets.next_dispatch = Hour::MAX;
    for (index, picture) in intel.nodes.iter().enumerate() {
        node(&mut state, index, picture);
    }
    network(scenario, intel, &mut state);
    match &intel.seat {
        Seat::Desk(desk) => seat::desk(scenario, intel, desk, &mut state),
        Seat::Council(council) => seat::council(scenario, intel, council, &mut state),
    }
    if let Some(seen) = &intel.war {
        war::fill(scenario, intel, seen, &mut state);
    }
    traffic(scenario, intel, &mut state);
    state
}

/// What each of some answers of a side is worth some hours later, summed over imagined worlds in which nobody decides
/// anything else. All answers are tried in the same worlds, drawn with luck of their own.
pub fn tried(
    scenario: &Scenario,
    intel: &Intel,
    answers: &[Vec<Order>],
    (worlds, hours): (u32, Hour),
    luck: Luck,
    worth: impl Fn(&State) -> f64,
) -> Vec<f64> {
    let mut sums = vec![0.0; answers.len()];
    let mut events = Vec::new();
    for n in 0..worlds {
        // Worlds are told apart by the hour and their number, within it.
        let key = u64::from(intel.hour) << 8 | u64::from(n);
        let world = imagine(scenario, intel, luck.imagined(intel.side.index() as u64, key));
        for (answer, sum) in answers.iter().zip(&mut sums) {
            let mut world = world.clone();
            let mut given: Vec<_> = answer.iter().map(|order| (intel.side, *order)).collect();
            for _ in 0..hours {
                step(scenario, &mut world, &given, &mut events);
                given.clear();
                events.clear();
            }
            *sum += worth(&world);
        }
    }
    sums
}

/// A node stands where it is believed to be, and both sides believe that.
fn node(state: &mut State, index: usize, picture: &NodePicture) {
    let seen = Sighting {
        hour: picture.reported,
        at: picture.at,
        km: 0.0,
        strength: picture.strength,
        marching: picture.marching,
        identified: picture.number.is_none(),
        exact: picture.number.is_none(),
    };
    state.strength[index] = picture.strength;
    state.posts[index] = Post::standing(picture.at);
    state.reports[index] = StatusReport { seen, quality: picture.quality };
    state.contacts[index] = seen;
    if let Some(number) = picture.number {
        state.numbers[index] = number;
    }
}

/// What is thought dark is dark, and for as long as it is thought to be.
fn network(scenario: &Scenario, intel: &Intel, state: &mut State) {
    let network = &mut state.network;
    let outages = intel.channels.iter().map(|picture| {
        let cause = picture.cause.unwrap_or(DisruptionCause::March);
        picture.dark_until.map(|until| Outage { since: intel.hour, until, cause })
    });
    network.outages = outages.collect();
    network.cabled.clone_from(&intel.cabled);
    let attacking = intel.war.iter().flat_map(|_| &scenario.axes).flat_map(|axis| &axis.column);
    attacking.for_each(|node| network.attacking[node.index()] = true);
    let moving = scenario.coefficients.relocation_hours;
    for (index, there) in scenario.nodes.iter().enumerate() {
        if there.kind == Kind::Headquarters && intel.nodes[index].marching {
            network.silent[index] = later(intel.nodes[index].reported, moving).max(intel.hour + 1);
        }
    }
    network.refresh(scenario);
}

/// Orders that are seen on their way go on from where they are.
fn traffic(scenario: &Scenario, intel: &Intel, state: &mut State) {
    let orders = intel.traffic.iter().filter_map(|seen| Some((seen, seen.payload?)));
    for (seen, payload) in orders.filter(|(_, payload)| *payload != Payload::Report) {
        let link = scenario.link(seen.link);
        let next = if link.child == seen.from { link.parent } else { link.child };
        let mut links = vec![seen.link];
        links.extend(route(scenario, &state.network.link_quality, next, seen.to));
        let number = &mut state.next_transmission[seen.side.index()];
        *number = (*number).max(seen.id.wrapping_add(1));
        state.traffic.push(Transmission {
            id: seen.id,
            side: seen.side,
            payload,
            course: Course::Detour(links),
            to: seen.to,
            from: seen.from,
            departed: seen.since,
            at: seen.from,
            since: seen.since,
            arrives: seen.arrives,
            tried: state.network.version,
            courier: false,
            report: None,
        });
    }
}
