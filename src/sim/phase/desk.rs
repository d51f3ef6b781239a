//! What the desk spends: teams, favours, evidence, orders of a pulse.

use crate::sim::model::state::*;
use crate::sim::phase::Turn;
use crate::sim::rules::outlook::off_ramp_taken;

/// Binds idle teams for this week.
pub fn bind_teams(turn: &mut Turn, count: u8, task: Task) {
    let idle = turn.state.desk.book.tasks.iter_mut().filter(|t| **t == Task::Idle);
    for slot in idle.take(usize::from(count)) {
        *slot = task;
    }
}

/// Opens an off-ramp of a size before the council.
pub fn open_off_ramp(turn: &mut Turn, size: f64) {
    let figures = &turn.scenario.coefficients;
    let disposition = &turn.scenario.dispositions[turn.state.opening.disposition.index()];
    let weakness = f64::from(u8::from(disposition.reads_weakness));
    let (audience, heard) = off_ramp_taken(figures, size, disposition.off_ramp, weakness);
    turn.state.council.audience -= audience;
    turn.state.council.heard -= heard;
}

/// Spends one of the orders of this pulse.
pub fn spend_order(turn: &mut Turn) {
    if let Some(war) = &mut turn.state.war {
        war.desk.orders = war.desk.orders.saturating_sub(1);
    }
}
