//! Brigades set out when their order arrives, and arrive weeks later.

use crate::sim::model::event::EventKind;
use crate::sim::model::state::{BrigadeState, Post};
use crate::sim::model::units::after;
use crate::sim::phase::Turn;
use crate::sim::rules::defence::weeks_on_the_road;

/// A brigade sets out.
pub fn depart(turn: &mut Turn, which: u8) {
    let hour = turn.state.hour;
    let weeks = weeks_on_the_road(&turn.scenario.coefficients, turn.state.desk.book.estimate);
    let arrives = after(hour, weeks);
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
