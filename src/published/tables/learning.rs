//! Learning by evidence. Source: Bayes' rule.

use crate::published::learning::Beta;
use crate::published::table::{Status::Shown, Table};

/// The printed posterior means: (evidence, successes, trials, credibility, mean).
const PRINTED: [(&str, u32, u32, f64, f64); 4] = [
    ("one credible success", 1, 1, 1.0, 0.1818),
    ("3 of 4", 3, 4, 1.0, 0.2857),
    ("3 of 4 at half credibility", 3, 4, 0.5, 0.2083),
    ("one failure", 0, 1, 1.0, 0.0909),
];

/// The comparison.
pub fn table() -> Table {
    let mut table = Table::new(
        "learning",
        "What share of links the other can cut, believed after some evidence",
        "Bayes' rule",
        "A Beta belief with a mean of .1 before. A failed demonstration lowers it",
    );
    let prior = Beta { successes: 1.0, failures: 9.0 };
    for (evidence, successes, trials, credibility, mean) in PRINTED {
        let ours = prior.after(successes, trials, credibility).mean();
        table.number(Shown, format!("mean after {evidence}"), mean, ours, 5e-5);
    }
    table
}
