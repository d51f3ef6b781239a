//! Batteries that are left alone fire by the book: at what their own radar sees and nobody has told them of. In the crisis
//! that may be a civil aircraft, in war one of their own.

use crate::sim::model::event::EventKind;
use crate::sim::model::ids::*;
use crate::sim::model::luck::{Stream, subject};
use crate::sim::model::state::Stage;
use crate::sim::model::units::Hour;
use crate::sim::phase::{Turn, dispatches, march};
use crate::sim::rules::air::by_the_book;

/// Looks which batteries have been left alone since the network last changed.
pub fn pass(turn: &mut Turn) {
    if turn.state.alone.version == turn.state.network.version {
        return;
    }
    turn.state.alone.version = turn.state.network.version;
    let cut_off = turn.scenario.coefficients.cut_off;
    for battery in turn.scenario.air_defences.iter().flat_map(|defence| &defence.batteries) {
        let cut = turn.state.network.air.told[battery.index()] < cut_off;
        if std::mem::replace(&mut turn.state.alone.now[battery.index()], cut) || !cut {
            continue;
        }
        turn.state.alone.times[battery.index()] += 1;
        let side = turn.scenario.node(*battery).side;
        turn.only(side, EventKind::BatteryAlone { battery: *battery });
        if manned(turn) && by_the_book(turn.scenario, *battery) && stray(turn, *battery) {
            fire(turn, *battery);
        }
    }
}

/// Whether crews sit at their sets: in war, and when the adversary has left garrison.
fn manned(turn: &Turn) -> bool {
    turn.state.stage == Stage::War || turn.state.council.readiness > 0
}

/// Whether a battery that has just been left alone fires at what it should not: one draw for each time.
fn stray(turn: &Turn, battery: NodeId) -> bool {
    let chance = turn.scenario.coefficients.stray_fire;
    let time = u64::from(turn.state.alone.times[battery.index()]);
    turn.state.luck.chance(Stream::Stray, subject(&turn.scenario.node(battery).id), time, chance)
}

fn fire(turn: &mut Turn, battery: NodeId) {
    let figures = &turn.scenario.coefficients;
    let side = turn.scenario.node(battery).side;
    let own = turn.state.stage == Stage::War;
    turn.open(EventKind::AircraftHit { battery, own });
    if own {
        let until = turn.state.hour + figures.grounded as Hour;
        march::ground(turn, side, until);
        return;
    }
    turn.state.desk.book.politics.climb(1);
    // A state that has shot at an airliner stands with its back to the wall, whoever cut the wire.
    if side == Side::Adversary {
        turn.state.council.audience += figures.stray_audience;
    }
    let mut defences = turn.scenario.air_defences.iter();
    let incident = defences.find(|defence| defence.batteries.contains(&battery));
    if let Some(dispatch) = incident.and_then(|defence| defence.incident) {
        dispatches::call(turn, dispatch);
    }
}
