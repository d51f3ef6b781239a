//! When it is rational to reveal. Source: Green and Long 2020.

use crate::published::conceal::Capability;
use crate::published::table::{Status::Shown, Table};

/// The comparison.
pub fn table() -> Table {
    let mut table = Table::new(
        "conceal",
        "Conceal or reveal: what makes showing pay",
        "Green & Long, International Security 44:3 (2019/20)",
        "The paper argues in words; the form and the example are ours, the claims are theirs",
    );
    let held = Capability {
        deterrence: 0.2,
        worth: 1.0,
        hidden_hazard: 0.0011,
        shown_hazard: 0.16,
        life: 26.0,
        substitutes: 0,
    };
    let turns = |other: Capability| !held.reveal() && other.reveal();
    table.claim(
        Shown,
        "the easier it is to replace, the more it pays to reveal",
        turns(Capability { substitutes: 3, ..held }),
    );
    table.claim(
        Shown,
        "the slower it is countered, the more it pays to reveal",
        turns(Capability { shown_hazard: 0.01, ..held }),
    );
    table.claim(
        Shown,
        "the larger the gain of the moment, the more it pays to reveal",
        turns(Capability { deterrence: 0.8, ..held }),
    );
    table
}
