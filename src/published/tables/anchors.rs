//! The figures that the whole decision hangs on, and what they were anchored to. Source: Shlapak and Johnson 2016, Lanchester 1916
//! and 3.3.

use crate::published::launch::{LaunchFigures, march_spread};
use crate::published::table::{Status::*, Table};

/// The comparison.
pub fn table() -> Table {
    let mut table = Table::new(
        "anchors",
        "What the decision is anchored to",
        "RAND RR-1253 (2016); RUSI (November 2022); CSIS (July 2023); Lanchester 1916",
        "The calibrated rows were fitted, so they show no more than where the constants come from",
    );
    let council = LaunchFigures::with_gain(2.0);
    table.number(
        Calibrated,
        "T0 (h): middle of 36 to 60 h in ln, the march to Tallinn or Riga",
        46.48,
        council.undisturbed,
        0.005,
    );
    table.number(
        Calibrated,
        "spread of the march (ln): 36 to 60 h is two sigma either way",
        0.1277,
        march_spread(36.0, 60.0),
        5e-5,
    );
    table.number(
        Calibrated,
        "p0: 30 games of 30 lost, by Laplace's rule",
        31.0 / 32.0,
        council.win(0.0, 0.0),
        0.003,
    );
    table.number(
        Calibrated,
        "m0: cruise missiles shot down in the first days (12-18 %) to later (40-60 %)",
        (12.0 + 18.0) / (40.0 + 60.0),
        council.floor,
        0.005,
    );
    table.number(
        Shown,
        "p after one outage of 24 h with everything down",
        0.89,
        council.win(1.0, 24.0),
        0.005,
    );
    table.number(
        Shown,
        "concessions (%), one in 113 cyber campaigns; the source prints .088",
        0.88,
        100.0 / 113.0,
        0.005,
    );
    table
}
