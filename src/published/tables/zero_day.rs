//! Lifetimes of unknown vulnerabilities. Source: Axelrod and Iliev 2014.

use crate::published::reveal::HIDDEN_HAZARD;
use crate::published::table::{Status::*, Table};
use crate::published::zero_day::{Weibull, weekly_hazard};

/// Mean lifetime in years.
const MEAN: f64 = 6.9;

/// The comparison.
pub fn table() -> Table {
    let mut table = Table::new(
        "zero-day",
        "How long a vulnerability stays unknown",
        "RAND, Zero Days, Thousands of Nights (2017)",
        "A Weibull law is fitted to the two quartiles; the mean is the check",
    );
    let law = Weibull::through((0.25, 1.51), (0.75, 9.5));
    table.number(Predicted, "mean lifetime (years)", MEAN, law.mean(), 0.2);
    table.number(Calibrated, "first quartile (years)", 1.51, law.quantile(0.25), 1e-9);
    table.number(Calibrated, "third quartile (years)", 9.5, law.quantile(0.75), 1e-9);
    table.number(
        Calibrated,
        "weekly hazard of a patch before anything is shown",
        HIDDEN_HAZARD,
        weekly_hazard(0.057),
        5e-5,
    );
    table.number(Shown, "mean of the fitted law (years)", 7.03, law.mean(), 0.005);
    table.number(Shown, "shape of the law", 0.855, law.shape, 5e-4);
    table.number(Shown, "scale of the law (years)", 6.48, law.scale, 0.005);
    let exponential = Weibull { shape: 1.0, scale: MEAN };
    table.number(
        Shown,
        "first quartile of an exponential law (years)",
        1.99,
        exponential.quantile(0.25),
        0.005,
    );
    table.number(Shown, "weekly hazard, 5.7 % found a year", 0.00113, weekly_hazard(0.057), 5e-6);
    table.number(Shown, "weekly hazard, from the mean lifetime", 0.0028, 1.0 / (52.0 * MEAN), 5e-5);
    table
}
