//! The launch decision: beliefs, stakes, posture. Source: docs/rules/council.md.

use crate::published::golden;
use crate::published::launch::{LaunchFigures, SIGNALS, belief};
use crate::published::table::{Status::Shown, Table};

/// Gains B of the printed table.
const GAINS: [f64; 7] = [1.0, 1.5, 1.75, 2.0, 2.25, 2.5, 3.0];

/// The printed rows that the golden file has not: the adversary is certain of one type.
const CERTAIN: [(&str, usize, [f64; 7]); 3] = [
    ("none", 0, [0.0548, 0.7349, 0.9504, 0.9925, 0.9989, 0.9998, 1.0000]),
    ("medium", 2, [0.0143, 0.3302, 0.7416, 0.9435, 0.9898, 0.9982, 0.9999]),
    ("heavy", 3, [0.0001, 0.0006, 0.0019, 0.0055, 0.0163, 0.0472, 0.3066]),
];

/// P(launch) at B = 2 by posture: (g, after silence, after a live demonstration).
const POSTURES: [(f64, f64, f64); 3] = [(1.0, 0.9684, 0.7192), (1.5, 0.4092, 0.0122), (2.0, 0.0102, 0.0001)];

/// Half a unit of the fourth decimal.
const FOUR: f64 = 5e-5;
/// Half a unit of the third decimal, for figures that were rounded to the fourth before.
const THREE: f64 = 5.5e-4;

/// The comparison.
pub fn table() -> Table {
    let mut table = Table::new(
        "launch",
        "P(launch) by belief, stakes and posture",
        "The rule of docs/rules/council.md with the numbers of a worked example (assets/published/golden.json)",
        "The game's own formulas with the house numbers of the research note: the order of the rows is the \
         claim, not their size",
    );
    for (signal, _) in SIGNALS {
        let belief = belief(signal);
        for gain in golden::keys(&format!("p_launch/{signal}")) {
            let Ok(figure) = gain.parse() else { continue };
            let launch = LaunchFigures::with_gain(figure).launch(&belief);
            table.golden(
                Shown,
                &format!("p_launch/{signal}/{gain}"),
                format!("P(launch) after {signal}, B = {gain}"),
                launch,
                1e-5,
            );
        }
    }
    for (signal, _) in SIGNALS {
        for (i, (share, name)) in belief(signal).iter().zip(["none", "light", "medium", "heavy"]).enumerate()
        {
            table.golden(
                Shown,
                &format!("posterior/{signal}/{i}"),
                format!("belief in {name} after {signal}"),
                *share,
                1e-6,
            );
        }
    }
    for (name, kind, row) in CERTAIN {
        let mut certain = [0.0; 4];
        certain[kind] = 1.0;
        for (gain, published) in GAINS.iter().zip(row) {
            let launch = LaunchFigures::with_gain(*gain).launch(&certain);
            table.number(Shown, format!("P(launch), certain of {name}, B = {gain}"), published, launch, FOUR);
        }
    }
    postures(&mut table);
    one_at_a_time(&mut table);
    table
}

fn postures(table: &mut Table) {
    let launch = |posture: f64, signal: &str| {
        let council = LaunchFigures { posture, ..LaunchFigures::with_gain(2.0) };
        council.launch(&belief(signal))
    };
    for (g, silent, live) in POSTURES {
        for (signal, published) in [("silence", silent), ("live", live)] {
            let quantity = format!("P(launch) after {signal}, B = 2, posture g = {g}");
            table.number(Shown, quantity, published, launch(g, signal), FOUR);
        }
    }
    let low = launch(3.0, "silence").max(launch(3.0, "live"));
    table.claim(Shown, "P(launch) below .0001 at g = 3, whatever is shown", low < 1e-4);
}

/// One figure changed at B = 1.5 under silence.
fn one_at_a_time(table: &mut Table) {
    let launch = |change: &dyn Fn(&mut LaunchFigures)| {
        let mut council = LaunchFigures::with_gain(1.5);
        change(&mut council);
        council.launch(&belief("silence"))
    };
    for (cost, published) in [(0.0, 0.450), (0.1, 0.646), (0.2, 0.802), (0.4, 0.953)] {
        let ours = launch(&|council| council.stakes.audience = cost);
        table.number(Shown, format!("P(launch), B = 1.5, audience cost {cost}"), published, ours, THREE);
    }
    for (response, published) in [(0.0, 0.627), (0.3, 0.450), (0.6, 0.285), (1.0, 0.132)] {
        let ours = launch(&|council| council.stakes.response = response);
        table.number(Shown, format!("P(launch), B = 1.5, allied answer {response}"), published, ours, THREE);
    }
    for (loss, published) in [(0.0, 0.635), (1.0, 0.450), (2.0, 0.278), (3.0, 0.154)] {
        let ours = launch(&|council| council.stakes.loss = loss);
        table.number(
            Shown,
            format!("P(launch), B = 1.5, loss of a failed attempt {loss}"),
            published,
            ours,
            THREE,
        );
    }
}
