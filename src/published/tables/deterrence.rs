//! Thresholds of perfect deterrence. Source: Zagare and Kilgour 2000.

use crate::published::deterrence::{Equilibrium, Unilateral, credibility};
use crate::published::table::{Status::Shown, Table};

/// The printed thresholds of the rudimentary game, a_DC = 1: (a_SQ, a_DD, p*).
const RUDIMENTARY: [(f64, f64, f64); 5] =
    [(0.0, -1.0, 0.5), (-0.5, -1.0, 0.75), (0.5, -1.0, 0.25), (0.0, -3.0, 0.25), (0.5, -3.0, 0.125)];

/// The worked example of the unilateral game.
const EXAMPLE: Unilateral = Unilateral {
    won: 1.0,
    status_quo: 0.5,
    war: 0.2,
    backed_down: 0.0,
    defended: 0.8,
    yielded: 0.0,
    soft_war: -0.4,
};

/// The comparison.
pub fn table() -> Table {
    let mut table = Table::new(
        "deterrence",
        "How credible a threat must be",
        "Zagare & Kilgour, Perfect Deterrence (2000)",
        "The rudimentary game is the book's; thresholds of the unilateral game are solved from its \
         description. The steadfast equilibrium, which rests on beliefs about what never happens, is left \
         out",
    );
    for (status_quo, war, bar) in RUDIMENTARY {
        let quantity = format!("p* at a_SQ = {status_quo}, a_DD = {war}");
        table.number(Shown, quantity, bar, credibility(1.0, status_quo, war), 1e-12);
    }
    table.number(Shown, "c_t: hard challengers are deterred from", 0.625, EXAMPLE.hard_bar(), 1e-12);
    table.number(Shown, "c_s: soft challengers are deterred from", 0.5, EXAMPLE.soft_bar(), 1e-12);
    table.number(Shown, "d1: soft defenders resist up to", 0.6667, EXAMPLE.resistance_bar(), 5e-5);
    for (defender, challenger, region) in
        [(0.7, 0.5, "Deterrence"), (0.55, 0.5, "Separating"), (0.3, 0.8, "Attack"), (0.1, 0.2, "Bluff")]
    {
        let name = match EXAMPLE.equilibrium(defender, challenger) {
            Equilibrium::Deterrence => "Deterrence",
            Equilibrium::Separating => "Separating",
            Equilibrium::Attack => "Attack",
            Equilibrium::Bluff { .. } => "Bluff",
        };
        let quantity = format!("equilibrium at p_Def = {defender}, p_Ch = {challenger}");
        table.words(Shown, &quantity, region, name.to_owned());
    }
    if let Equilibrium::Bluff { attack, resist } = EXAMPLE.equilibrium(0.1, 0.2) {
        table.number(Shown, "soft challengers bluff", 0.125, attack, 1e-9);
        table.number(Shown, "soft defenders resist", 0.444, resist, 5e-4);
    }
    table
}
