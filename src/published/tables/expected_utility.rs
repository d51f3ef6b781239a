//! Expected utility of a challenge. Source: Bueno de Mesquita 1981.

use crate::published::expected_utility::{ACTORS, Challenge, lead, mean_position};
use crate::published::table::{Status::Shown, Table};

/// The comparison.
pub fn table() -> Table {
    let mut table = Table::new(
        "expected-utility",
        "Bueno de Mesquita's forecast for ten states, and the worth of a challenge",
        "A public replication of Scholz et al. with its example data",
        "Only the parts of the published code that its replicator trusts",
    );
    table.number(
        Shown,
        "mean position, weighted with power and salience",
        7.38996,
        mean_position(&ACTORS),
        5e-6,
    );
    table.number(Shown, "position 7 leads 4 by", 0.0905, lead(&ACTORS, 7.0, 4.0), 1e-9);
    table.number(Shown, "position 7 leads 10 by", 0.0025, lead(&ACTORS, 7.0, 10.0), 1e-9);
    for (distance, success, salience, utility) in
        [(1.0, 0.5, 1.0, 0.0), (0.5, 0.6, 0.8, 0.36), (0.5, 0.4, 0.8, 0.04)]
    {
        let challenge = Challenge { distance, success, salience, unchanged: 1.0, risk: 1.0 };
        let quantity = format!("EU of a challenge, D = {distance}, P = {success}, s = {salience}");
        table.number(Shown, quantity, utility, challenge.expected_utility(), 1e-12);
    }
    table
}
