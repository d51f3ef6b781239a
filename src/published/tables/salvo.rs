//! Salvoes of missiles. Source: Lanchester 1916.

use crate::published::salvo::{Fleet, lost};
use crate::published::table::{Status::Shown, Table};

/// The comparison.
pub fn table() -> Table {
    let mut table = Table::new(
        "salvo",
        "Ships lost to one salvo",
        "Hughes 1995",
        "Each ship of A and B fires 4 missiles, stops 3 and bears 2 hits, unless said. Uncoordinated defence \
         turns half a loss into annihilation",
    );
    let of = |ships: f64| Fleet { ships, offence: 4.0, defence: 3.0, staying: 2.0 };
    let (two, three) = (of(2.0), of(3.0));
    let mut row = |quantity: &str, published: f64, fleet: Fleet, to: Fleet| {
        table.number(Shown, quantity, published, lost(fleet, to), 1e-12);
    };
    row("B lost, 3 against 2", 2.0, two, three);
    row("A lost, 3 against 2", 0.0, three, two);
    row("A lost, 3 against 3", 1.5, three, three);
    row("B lost, 3 against 3", 1.5, three, three);
    row("A lost, 3 against 3, when each of A stops 1", 3.0, Fleet { defence: 1.0, ..three }, three);
    row("A lost, 3 against 3, when each of B fires 2", 0.0, three, Fleet { offence: 2.0, ..three });
    table
}
