//! The clocks of a war: damage is confirmed, our line closes, the next pulse begins.

use crate::sim::model::event::EventKind;
use crate::sim::model::ids::Side;
use crate::sim::model::state::Weapon;
use crate::sim::phase::Turn;
use crate::sim::phase::march::grounded;
use crate::sim::rules::pace::{ORDERS, pulse_hours};

/// Ends an hour of war.
pub fn pass(turn: &mut Turn) {
    if turn.at_war() {
        confirm(turn);
        bomb(turn);
        close_line(turn);
        next_pulse(turn);
    }
}

/// The next pulse corrects the first reports of battle damage.
fn confirm(turn: &mut Turn) {
    let hour = turn.state.hour;
    let Some(war) = &turn.state.war else { return };
    let due: Vec<(Weapon, bool, f64)> = war
        .shots
        .iter()
        .filter(|shot| shot.confirmed_at == hour)
        .map(|shot| (shot.weapon, shot.worked, shot.harm))
        .collect();
    for (weapon, worked, harm) in due {
        turn.state.desk.book.harm += harm;
        turn.only(Side::Alliance, EventKind::DamageConfirmed { weapon, worked });
    }
}

fn close_line(turn: &mut Turn) {
    let hour = turn.state.hour;
    let Some(war) = &mut turn.state.war else { return };
    if war.book.closed.is_none() && f64::from(hour - war.book.since) >= war.line {
        war.book.closed = Some(hour);
        turn.open(EventKind::LineClosed);
    }
}

fn next_pulse(turn: &mut Turn) {
    let hour = turn.state.hour;
    let Some(war) = &mut turn.state.war else { return };
    if war.book.next_pulse != hour + 1 {
        return;
    }
    war.book.pulse += 1;
    war.pulse_began = hour + 1;
    war.book.next_pulse = hour + 1 + pulse_hours(hour + 1 - war.book.since);
    war.desk.orders = ORDERS;
    let pulse = war.book.pulse;
    turn.state.council.voted = false;
    turn.open(EventKind::PulseBegan { pulse });
}

/// Its aircraft delay our line as far as our sky lies open.
fn bomb(turn: &mut Turn) {
    let delay = turn.scenario.coefficients.air_delay * turn.state.network.air.open(Side::Alliance);
    let state = &mut *turn.state;
    let flies = state.war.as_ref().is_some_and(|war| !grounded(state, war, Side::Adversary));
    if let Some(war) = state.war.as_mut().filter(|war| flies && war.book.closed.is_none()) {
        war.line += delay;
    }
}
