//! Tempo, coordination, picture. Source: Dekker 2002.

use crate::published::finc::{Role::*, measures};
use crate::published::table::{Status::Shown, Table};

/// The comparison.
pub fn table() -> Table {
    let mut table = Table::new(
        "finc",
        "Flow, coordination and intelligence of a network of one source, one headquarters and two forces",
        "Dekker, FINC (2002)",
        "The definitions are reconstructed; check them against the paper before leaning on them",
    );
    let roles = [Intelligence, Command, Force, Force];
    let links = [(0, 1, 1.0), (1, 2, 1.0), (1, 3, 1.0)];
    let direct = [links.as_slice(), &[(0, 2, 1.0)]].concat();
    for (name, links, flow, coordination, intelligence) in [
        ("all by the headquarters", links.as_slice(), 2.0, 2.0, 0.5),
        ("source linked to one force", &direct, 1.5, 2.0, 0.75),
    ] {
        let ours = measures(&roles, links);
        table.number(Shown, format!("flow, {name}"), flow, ours.flow.unwrap_or(f64::NAN), 1e-12);
        table.number(
            Shown,
            format!("coordination, {name}"),
            coordination,
            ours.coordination.unwrap_or(f64::NAN),
            1e-12,
        );
        table.number(Shown, format!("intelligence, {name}"), intelligence, ours.intelligence, 1e-12);
    }
    table
}
