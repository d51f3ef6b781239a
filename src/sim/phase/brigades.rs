//! Brigades set out when their order arrives, and arrive weeks later.

use crate::sim::model::event::EventKind;
use crate::sim::model::state::{BrigadeState, Post};
use crate::sim::model::units::{Hour, WEEK};
use crate::sim::phase::Turn;

/// A brigade sets out. Allies on notice (a high estimate) move a week faster.
pub fn depart(turn: &mut Turn, which: u8) {
    let hour = turn.state.hour;
    let notice = turn.state.desk.book.estimate.is_some_and(|chance| chance > 0.5);
    let weeks = turn.scenario.coefficients.brigade_weeks - if notice { 1.0 } else { 0.0 };
    let arrives = hour + (weeks * f64::from(WEEK)) as Hour;
    turn.state.desk.book.brigades_asked.retain(|asked| *asked != which);
    turn.state.desk.book.brigades.push(BrigadeState { which, departed: hour, arrives });
    let plan = &turn.scenario.reinforcements[usize::from(which)];
    let post = &mut turn.state.posts[plan.node.index()];
    *post = Post { from: post.at(hour), to: plan.to, since: hour, until: arrives };
    turn.open(EventKind::BrigadeDeparted { which, arrives });
}

/// Notes the brigades that arrive in this hour.
pub fn pass(turn: &mut Turn) {
    let hour = turn.state.hour;
    for index in 0..turn.state.desk.book.brigades.len() {
        let brigade = turn.state.desk.book.brigades[index];
        if brigade.arrives == hour {
            turn.open(EventKind::BrigadeArrived { which: brigade.which });
        }
    }
}
