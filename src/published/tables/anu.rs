//! Evolving deterrence. Source: ANU deterrence model.

use crate::published::anu::{ROUNDS, deterrence, published};
use crate::published::table::{Effort, Status::Reproduced, Table};

/// Rounds of a run when there is no time. Where attackers have reason the chances have settled by then; where
/// they have none they only drift, and have not.
const FEW_ROUNDS: usize = 4_000;

/// Both sides of the cliff, and attackers without reason: the code's rationality and the attribution, in
/// tenths.
const CELLS: [(usize, usize); 3] = [(10, 2), (10, 1), (0, 0)];

/// Cells that are run as well when there is time, over the whole of the published table.
const MORE: [(usize, usize); 10] =
    [(10, 0), (10, 5), (10, 10), (8, 1), (7, 3), (6, 5), (5, 2), (3, 9), (2, 4), (0, 10)];

/// The comparison.
pub fn table(effort: Effort) -> Table {
    let (runs, rounds, settled, note) = match effort {
        Effort::Short => (
            1,
            FEW_ROUNDS,
            &CELLS[..2],
            "One run of 4,000 rounds, where a published cell is the mean of ten of 10,000; `model --table anu` \
             has five of 10,000 and more cells",
        ),
        Effort::Full => {
            (5, ROUNDS, &CELLS[..], "Five runs of 10,000 rounds, where a published cell is the mean of ten")
        }
    };
    let mut table = Table::new(
        "anu",
        "Largest mean chance of retaliation among evolving states, by rationality of the code and \
         attribution",
        "ANU deterrence model (MIT licence), Summary.csv",
        note,
    );
    let mean = |(rationality, attribution): (usize, usize)| {
        let run = |run: u64| deterrence(rationality as f64 / 10.0, attribution as f64 / 10.0, rounds, run);
        (0..runs).map(run).sum::<f64>() / runs as f64
    };
    let mut row = |(rationality, attribution): (usize, usize), ours: f64| {
        let tenths = |tenths: usize| tenths as f64 / 10.0;
        let (code, table_has) = (tenths(rationality), tenths(10 - rationality));
        let quantity =
            format!("rationality {code}, attribution {} (published as {table_has})", tenths(attribution));
        table.number(Reproduced, quantity, published(rationality, attribution), ours, 0.08);
    };
    let [above, below, drifting] = CELLS.map(mean);
    for (cell, ours) in settled.iter().zip([above, below, drifting]) {
        row(*cell, ours);
    }
    if effort == Effort::Full {
        MORE.iter().for_each(|cell| row(*cell, mean(*cell)));
    }
    let cliff = above > 0.95 && below < 0.75;
    table.claim(Reproduced, "the rational are above .95 at attribution .2 and below .75 at .1", cliff);
    table.claim(Reproduced, "those without reason are below .45 at attribution 0", drifting < 0.45);
    table
}
