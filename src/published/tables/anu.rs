//! Evolving deterrence. Source: model.md 1.10.

use crate::published::anu::{ROUNDS, deterrence, published};
use crate::published::table::{Effort, Status::Reproduced, Table};

/// Cells that are always run, by the code's rationality and the attribution in tenths: both sides of the
/// cliff, and attackers without reason.
const CELLS: [(usize, usize); 3] = [(10, 2), (10, 1), (0, 0)];

/// Cells that are run as well when there is time.
const MORE: [(usize, usize); 10] =
    [(10, 0), (10, 5), (10, 10), (8, 1), (7, 3), (6, 5), (5, 2), (3, 9), (2, 4), (0, 10)];

/// Rounds of a run when there is no time; the chances have settled to the tolerance by then.
const FEW_ROUNDS: usize = 3_000;

/// The comparison.
pub fn table(effort: Effort) -> Table {
    let (runs, rounds, note) = match effort {
        Effort::Short => (
            1,
            FEW_ROUNDS,
            "One run of 3,000 rounds a cell, where the published cells are the mean of ten of 10,000; `model \
             --table anu` runs three of 10,000",
        ),
        Effort::Full => {
            (3, ROUNDS, "Three runs of 10,000 rounds a cell, where the published cells are the mean of ten")
        }
    };
    let mut table = Table::new(
        "anu",
        "Largest mean chance of retaliation among evolving states, by rationality of the code and \
         attribution",
        "ANU deterrence model (MIT licence), Summary.csv; model.md 1.10",
        note,
    );
    let more = MORE.iter().filter(|_| effort == Effort::Full);
    for &(rationality, attribution) in CELLS.iter().chain(more) {
        let (r, a) = (rationality as f64 / 10.0, attribution as f64 / 10.0);
        let mean = (0..runs).map(|run| deterrence(r, a, rounds, run)).sum::<f64>() / runs as f64;
        let quantity = format!("rationality {r}, attribution {a} (published as rationality {:.1})", 1.0 - r);
        table.number(Reproduced, quantity, published(rationality, attribution), mean, 0.08);
    }
    table
}
