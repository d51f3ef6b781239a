//! The week in which to show a capability that will be patched. Source: docs/rules/council.md.

use crate::published::reveal::{best_week, survival};
use crate::published::table::{Status::Shown, Table};

/// Weeks of the printed table.
const WEEKS: [u32; 5] = [0, 3, 5, 6, 7];

/// The printed table: weekly hazard once shown, survival when shown in each of [`WEEKS`], best week.
const PRINTED: [(f64, [f64; 5], u32); 5] = [
    (0.0011, [0.2715, 0.2595, 0.2517, 0.0633, 0.0159], 0),
    (0.05, [0.0927, 0.1553, 0.2124, 0.0597, 0.0158], 5),
    (0.16, [0.0063, 0.0382, 0.1339, 0.0508, 0.0156], 5),
    (0.30, [0.0006, 0.0061, 0.0663, 0.0394, 0.0152], 5),
    (0.50, [0.0001, 0.0008, 0.0224, 0.0254, 0.0145], 6),
];

/// The comparison.
pub fn table() -> Table {
    let mut table = Table::new(
        "reveal",
        "Chance that a crisis of twelve weeks passes without a launch, by the week of a live demonstration",
        "The rule of docs/rules/council.md, worked out for the week of the reveal",
        "The stakes are 1.75 in weeks 5 to 7, else 1. A week is: show, decide, patch. The slower the \
         patching the earlier it pays to show; at high hazard an early show is worse than none",
    );
    for (hazard, row, best) in PRINTED {
        for (week, published) in WEEKS.iter().zip(row) {
            let quantity = format!("survival, shown in week {week}, patched with {hazard} a week");
            table.number(Shown, quantity, published, survival(Some(*week), hazard), 1.5e-4);
        }
        let quantity = format!("best week, patched with {hazard} a week");
        table.number(Shown, quantity, f64::from(best), f64::from(best_week(hazard)), 0.0);
    }
    table.number(Shown, "survival, never shown", 0.0037, survival(None, 0.0), 1.5e-4);
    let trap = [0.3, 0.5].iter().all(|hazard| survival(Some(0), *hazard) < survival(None, *hazard));
    table.claim(Shown, "shown in week 0 it is worse than never, at a hazard of .3 and more", trap);
    table
}
