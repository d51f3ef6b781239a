//! Iwo Jima, February and March 1945: the test that Engel (1954) gave Lanchester's equations,
//! M' = P(t) - A N, N' = -B M, with the data of a public replication. Source: Lanchester 1916.

use super::numeric::runge_kutta;

/// Kills a day per man: (by a defender, by an attacker). Source: Lanchester 1916.
pub const RATES: [f64; 2] = [0.0544, 0.0106];

/// Defenders on the first day.
pub const DEFENDERS: f64 = 21_500.0;

/// Days of the battle.
pub const DAYS: usize = 36;

/// Men landed, evenly over a day, by the day on which they land.
pub type Landings = [(usize, f64)];

/// The landings as they were.
pub const LANDED: [(usize, f64); 3] = [(0, 54_000.0), (2, 6_000.0), (5, 13_000.0)];

/// Landings too weak to win, an alternative of the replication.
pub const WEAK: [(usize, f64); 3] = [(0, 30_000.0), (4, 3_000.0), (7, 1_000.0)];

/// The same men, but late, an alternative of the replication.
pub const LATE: [(usize, f64); 3] = [(0, 54_000.0), (20, 6_000.0), (35, 13_000.0)];

/// Steps of the integration a day: the error is far below a man.
const STEPS: usize = 10;

/// Strengths (attackers, defenders) at the end of each day, beginning with day 0. `effectiveness` scales the
/// attackers' fire by the day. A force below zero has lost before.
pub fn course(landings: &Landings, effectiveness: impl Fn(usize) -> f64) -> Vec<[f64; 2]> {
    let mut strengths = vec![[0.0, DEFENDERS]];
    for day in 0..DAYS {
        let landing: f64 = landings.iter().filter(|(at, _)| *at == day).map(|(_, men)| men).sum();
        let attack = RATES[1] * effectiveness(day);
        let slope = |[m, n]: [f64; 2]| [landing - RATES[0] * n, -attack * m];
        let step = |x, _| runge_kutta(x, 1.0 / STEPS as f64, slope);
        strengths.push((0..STEPS).fold(strengths[day], step));
    }
    strengths
}
