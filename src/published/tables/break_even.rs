//! How long an outage must be to deter. Source: docs/rules/council.md.

use crate::published::launch::LaunchFigures;
use crate::published::table::{Status::Shown, Table};

/// The printed table at U_sq = 1: (B, p*, T* in h, t* in h at theta .85).
const PRINTED: [(f64, f64, f64, f64); 5] = [
    (1.5, 0.9160, 58.91, 17.97),
    (1.75, 0.8327, 72.93, 38.23),
    (2.0, 0.7633, 82.88, 52.62),
    (2.5, 0.6543, 97.77, 74.13),
    (3.0, 0.5725, 109.20, 90.65),
];

/// The comparison.
pub fn table() -> Table {
    let mut table = Table::new(
        "break-even",
        "The outage that must be believed before no attack pays",
        "The rule of docs/rules/council.md",
        "Higher stakes need a longer outage. At B = 1 and U_sq = 1 the bar p* is above one: no launch is \
         ever worth it",
    );
    for (gain, bar, hours, outage) in PRINTED {
        let council = LaunchFigures::with_gain(gain);
        let of = |what: &str| format!("{what} at B = {gain}, U_sq = 1");
        table.number(Shown, of("p*"), bar, council.stakes.threshold(), 5e-5);
        table.number(Shown, of("T* (h)"), hours, council.hours_that_deter(), 0.01);
        table.number(Shown, of("t* (h) at theta .85"), outage, council.outage_that_deters(0.85), 0.02);
    }
    let mut worthless = LaunchFigures::with_gain(1.0);
    worthless.stakes.status_quo = 0.0;
    let of = |what: &str| format!("{what} at B = 1, U_sq = 0");
    table.number(Shown, of("p*"), 0.645, worthless.stakes.threshold(), 5e-4);
    table.number(Shown, of("T* (h)"), 99.05, worthless.hours_that_deter(), 0.01);
    table.number(Shown, of("m*"), 0.469, worthless.effectiveness_that_deters(), 5e-4);
    table.number(Shown, of("c*"), 0.242, worthless.quality_that_deters(), 5e-4);
    table.number(Shown, of("theta* of an outage without end"), 0.606, worthless.theta_that_deters(), 5e-4);
    table.number(Shown, of("t* (h) at theta .85"), 75.97, worthless.outage_that_deters(0.85), 0.02);
    let never = LaunchFigures::with_gain(1.0).stakes.threshold() > 1.0;
    table.claim(Shown, "p* is above one at B = 1, U_sq = 1", never);
    table
}
