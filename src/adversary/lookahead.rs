//! The staff looks ahead: it imagines worlds in which it would know what it knows, gives each answer it thinks of in
//! every one of them, and sees what comes of it. The only place of this module that runs the rules, and never on a game.

use crate::sim::habits::Lookahead;
use crate::sim::imagine::tried;
use crate::sim::scenario::Scenario;
use crate::sim::state::State;
use crate::sim::{AxisId, Intel, Luck, Order};

/// Position of the answer that does best, the first of equals.
///
/// The hours played for one decision, over all
/// worlds and answers, are at most those that the war of the level may last: with more to try, each is tried for less.
pub fn best(
    scenario: &Scenario,
    intel: &Intel,
    answers: &[Vec<Order>],
    plan: Lookahead,
    luck: Luck,
) -> usize {
    let tries = plan.worlds.saturating_mul(answers.len() as u32);
    let hours = plan.hours.min(scenario.war_window / tries.max(1));
    let gained = tried(scenario, intel, answers, (plan.worlds, hours), luck, |world| margin(scenario, world));
    let better = |best: usize, other: usize| if gained[other] > gained[best] { other } else { best };
    (0..answers.len()).reduce(better).unwrap_or_default()
}

/// Hours by which the adversary wins its race: from the fall of the first objective, by the way that is left on the axis
/// that is furthest, to the closing of our line.
fn margin(scenario: &Scenario, world: &State) -> f64 {
    let Some(war) = &world.war else { return 0.0 };
    let now = f64::from(world.hour - war.book.since);
    let axes = (0..scenario.axes.len()).map(AxisId::from).zip(&scenario.axes);
    let falls = axes.zip(&war.columns).map(|((id, axis), column)| match column.book.fell {
        Some(hour) => f64::from(hour - war.book.since),
        None => now + (1.0 - column.km / axis.length.0) * scenario.opposed(id).0,
    });
    war.line - falls.fold(f64::INFINITY, f64::min)
}
