//! Deterrence with imperfect attribution. Source: Baliga et al. 2020.

use crate::published::attribution::{Sight, attack_chances, cutoffs};
use crate::published::table::{Status::*, Table};

/// The printed equilibria: (detection, identification, false alarm, x*, chance of attack).
const PRINTED: [(f64, f64, f64, f64, f64); 7] = [
    (0.9, 0.9, 0.05, 0.647085, 0.176457),
    (0.9, 0.9, 0.20, 0.515856, 0.242072),
    (0.6, 0.9, 0.05, 0.438469, 0.280766),
    (0.9, 0.6, 0.05, 0.425493, 0.287254),
    (0.3, 0.9, 0.05, 0.211541, 0.394230),
    (0.0, 0.9, 0.05, 0.0, 0.5),
    (1.0, 1.0, 0.0, 1.0, 0.0),
];

/// The other attacker when one grows bolder: (shift of the first one's gains, cut-off, chance of attack).
const BOLDER: [(f64, f64, f64); 4] =
    [(0.0, 0.54972, 0.22514), (0.1, 0.53726, 0.23137), (0.2, 0.52534, 0.23733), (0.3, 0.51397, 0.24302)];

/// Chance of an opportunity to attack.
const OPPORTUNITY: f64 = 0.5;

/// The comparison.
pub fn table() -> Table {
    let mut table = Table::new(
        "attribution",
        "Deterrence when one cannot be sure who did it, two attackers",
        "Baliga, Bueno de Mesquita & Wolitzky, APSR 2020",
        "The equations are reconstructed; each was solved twice. The claims at the end are the paper's",
    );
    let solve = |sight: Sight, shift: f64| {
        let shifts = [shift, 0.0];
        let cutoffs = cutoffs(sight, OPPORTUNITY, &shifts);
        let attack = attack_chances(&cutoffs, &shifts, OPPORTUNITY);
        (cutoffs[1], attack[1])
    };
    for (detection, identification, false_alarm, cutoff, attack) in PRINTED {
        let (x, chance) = solve(Sight { detection, identification, false_alarm }, 0.0);
        let of = |what: &str| format!("{what}, d={detection}, c={identification}, a={false_alarm}");
        table.number(Shown, of("x*"), cutoff, x, 1e-6);
        table.number(Shown, of("chance of attack"), attack, chance, 1e-6);
    }
    let sight = Sight { detection: 0.9, identification: 0.8, false_alarm: 0.05 };
    for (shift, cutoff, attack) in BOLDER {
        let (x, chance) = solve(sight, shift);
        table.number(Shown, format!("x* of the second when the first gains {shift} more"), cutoff, x, 5e-6);
        table.number(Shown, format!("chance of attack by the second, first + {shift}"), attack, chance, 5e-6);
    }
    let cutoff = |sight: Sight| solve(sight, 0.0).0;
    let bolder = BOLDER.windows(2).all(|pair| solve(sight, pair[1].0).0 < solve(sight, pair[0].0).0);
    table.claim(Reproduced, "if one attacker grows bolder, so does the other", bolder);
    table.claim(
        Reproduced,
        "fewer false alarms deter",
        cutoff(Sight { false_alarm: 0.01, ..sight }) > cutoff(sight),
    );
    // Seen and taken for the other, or not seen at all: as many attacks point to the right one.
    let unseen = Sight { detection: 0.72, identification: 1.0, ..sight };
    table.claim(
        Reproduced,
        "not seeing an attack is better than taking it for another's",
        cutoff(unseen) > cutoff(sight),
    );
    // What is seen in addition points to anybody.
    let blurred = Sight { detection: 1.0, identification: (0.72 + 0.05) / 1.0, ..sight };
    let sharp = Sight { detection: 0.72, identification: 1.0, ..sight };
    table.claim(
        Reproduced,
        "seeing more attacks that are hard to identify can weaken deterrence",
        cutoff(blurred) < cutoff(sharp),
    );
    table
}
