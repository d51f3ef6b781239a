//! Attrition, and the worth of seeing the target. Source: Lanchester 1916.

use crate::published::lanchester::{MixedLaw, square_law_end};
use crate::published::table::{Status::Shown, Table};
use crate::sim::formula::combat::square_law_survivors;

/// Printed survivors of 1,000 against 800, with the fire of the first times m; negative for the second.
const SURVIVORS: [(f64, f64); 5] = [(1.0, 600.0), (0.8, 447.21), (0.64, 0.0), (0.5, -374.17), (0.3, -583.10)];

/// Printed forces needed to beat 30 among 300: (mu, B).
const NEEDED: [(f64, f64); 7] =
    [(1.0, 30.0), (0.9, 31.51), (0.75, 34.26), (0.5, 41.09), (0.25, 54.87), (0.1, 75.74), (0.0, 134.16)];

/// The comparison.
pub fn table() -> Table {
    let mut table = Table::new(
        "lanchester",
        "The square law with worse command, and the force that must find its targets",
        "Lanchester; Deitchman 1962; Kress & MacKay 2014",
        "The survivors are the game's own formula. Command below (B/A)^2 turns the outcome; losing the \
         picture multiplies the force needed by 4.5",
    );
    for (share, survivors) in SURVIVORS {
        let ours = square_law_survivors(1000.0, 800.0, 0.01 * share, 0.01);
        table.number(Shown, format!("survivors of 1,000 (or -800) at m = {share}"), survivors, ours, 0.005);
    }
    table.number(
        Shown,
        "time to the end at m = 1",
        109.8612,
        square_law_end(1000.0, 800.0, 0.01, 0.01),
        5e-5,
    );
    for (picture, needed) in NEEDED {
        let law = MixedLaw { picture, target: 30.0, population: 300.0, alpha: 0.1, gamma: 0.1 };
        table.number(
            Shown,
            format!("force needed against 30, picture mu = {picture}"),
            needed,
            law.force_needed(),
            0.005,
        );
    }
    table
}
