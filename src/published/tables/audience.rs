//! Who backs down first. Source: Fearon 1994.

use crate::published::audience::still_in;
use crate::published::table::{Status::Shown, Table};

/// Times, and the chances that state 2 and state 1 are still in.
const PRINTED: [(f64, f64, f64); 3] = [(0.5, 0.5, 0.6667), (1.0, 0.3333, 0.5), (2.0, 0.2, 0.3333)];

/// The comparison.
pub fn table() -> Table {
    let mut table = Table::new(
        "audience",
        "Chance that a state is still in the crisis, audience costs 2 and 1 a unit of time",
        "Fearon, APSR 1994",
        "The linear case, derived from indifference. The military balance is no argument of the function, \
         which is the paper's claim",
    );
    for (time, second, first) in PRINTED {
        table.number(Shown, format!("state 2 at t = {time}"), second, still_in(2.0, 1.0, time), 5e-5);
        table.number(Shown, format!("state 1 at t = {time}"), first, still_in(1.0, 1.0, time), 5e-5);
    }
    table
}
