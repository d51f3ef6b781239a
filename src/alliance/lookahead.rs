//! The desk looks ahead: it imagines worlds in which it would know what it knows, gives each answer it can pay in every one
//! of them, and sees where the needles stand some weeks later. The only place of this module that runs the rules, and
//! never on a game.

use crate::sim::capability;
use crate::sim::imagine::tried;
use crate::sim::intel::outlook;
use crate::sim::reckoning::reckon;
use crate::sim::rules::defence::posture;
use crate::sim::rules::weapons::held_weapons;
use crate::sim::scenario::Scenario;
use crate::sim::state::State;
use crate::sim::units::{Hour, WEEK};
use crate::sim::{Intel, Luck, Order};

/// Weeks within which everything has come back that may come of an answer.
const WEEKS: Hour = 3;

/// What each of some answers is worth in hours, on average over imagined worlds: what the adversary believes above the
/// bar, and what is true.
///
/// The hours played for one decision, over all worlds and answers, are at most those that the crisis of the level may last.
pub fn worth(
    scenario: &Scenario,
    intel: &Intel,
    answers: &[Vec<Order>],
    worlds: u32,
    luck: Luck,
) -> Vec<f64> {
    let tries = worlds.saturating_mul(answers.len() as u32).max(1);
    let hours = (WEEKS * WEEK).min(scenario.horizon_weeks.1 * WEEK / tries);
    tried(scenario, intel, answers, (worlds, hours), luck, |world| {
        needles(scenario, world) / f64::from(worlds)
    })
}

/// Hours by which the adversary believes more than the bar, and the hours that are true.
fn needles(scenario: &Scenario, world: &State) -> f64 {
    let alliance = world.alliance(scenario);
    let read = reckon(&scenario.coefficients, &outlook(scenario, world, &alliance.overall()));
    let held = capability::hours(scenario, &held_weapons(world));
    let truth = posture(scenario, &world.desk.book.brigades, world.hour) * (scenario.undisturbed().0 + held);
    read.believed - read.bar + truth
}
