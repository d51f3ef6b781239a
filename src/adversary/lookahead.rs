//! The staff looks ahead: it imagines worlds in which it would know what it knows, gives each answer it thinks of in
//! every one of them, and sees what comes of it. The only place of this module that runs the rules, and never on a game.

use crate::sim::habits::Lookahead;
use crate::sim::ids::Side;
use crate::sim::scenario::Scenario;
use crate::sim::state::State;
use crate::sim::units::Hour;
use crate::sim::{Intel, Luck, Order, imagine, step};

/// Position of the answer that does best, the first of equals.
///
/// All answers are tried in the same worlds, drawn with luck of their own. The hours played for one decision, over all
/// worlds and answers, are at most those that the war of the level may last: with more to try, each is tried for less.
pub fn best(
    scenario: &Scenario,
    intel: &Intel,
    answers: &[Vec<Order>],
    plan: Lookahead,
    luck: Luck,
) -> usize {
    let tries = plan.worlds * answers.len() as u32;
    let hours = plan.hours.min(scenario.war_window / tries.max(1));
    let mut gained = vec![0.0; answers.len()];
    for n in 0..plan.worlds {
        // Worlds are told apart by the hour and their number, within it.
        let key = u64::from(intel.hour) << 8 | u64::from(n);
        let world = imagine(scenario, intel, luck.imagined(intel.side.index() as u64, key));
        for (answer, gained) in answers.iter().zip(&mut gained) {
            *gained += margin(scenario, &played(scenario, world.clone(), intel.side, answer, hours));
        }
    }
    let better = |best: usize, other: usize| if gained[other] > gained[best] { other } else { best };
    (0..answers.len()).reduce(better).unwrap_or_default()
}

/// A world some hours after its orders, with nobody else deciding anything.
fn played(scenario: &Scenario, mut world: State, side: Side, orders: &[Order], hours: Hour) -> State {
    let mut given: Vec<(Side, Order)> = orders.iter().map(|order| (side, *order)).collect();
    let mut events = Vec::new();
    for _ in 0..hours {
        step(scenario, &mut world, &given, &mut events);
        given.clear();
        events.clear();
    }
    world
}

/// Hours by which the adversary wins his race: from the fall of the first objective, by the way that is left on the axis
/// that is furthest, to the closing of our line.
fn margin(scenario: &Scenario, world: &State) -> f64 {
    let Some(war) = &world.war else { return 0.0 };
    let now = f64::from(world.hour - war.since);
    let falls = scenario.axes.iter().zip(&war.columns).map(|(axis, column)| match column.fell {
        Some(hour) => f64::from(hour - war.since),
        None => now + (1.0 - column.km / axis.length.0) * axis.hours.0,
    });
    war.line - falls.fold(f64::INFINITY, f64::min)
}
