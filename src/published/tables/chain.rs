//! Chains of command under attack. Source: docs/sources.md (hierarchy).

use crate::published::golden;
use crate::published::hierarchy::share_cut_off;
use crate::published::launch::LaunchFigures;
use crate::published::table::{Status::Shown, Table};
use crate::sim::formula::tempo::chain_quality;

/// Chances theta of the printed table.
const THETAS: [f64; 7] = [0.1, 0.3, 0.5, 0.6, 0.7, 0.85, 0.9];

/// The printed table: media on each hop, and the quality of the chain at each of [`THETAS`].
const PRINTED: [([u32; 4], [f64; 7]); 4] = [
    ([3, 3, 2, 2], [0.9781, 0.7840, 0.4307, 0.2518, 0.1123, 0.0115, 0.0027]),
    ([1, 1, 1, 1], [0.6561, 0.2401, 0.0625, 0.0256, 0.0081, 0.0005, 0.0001]),
    ([2, 2, 2, 2], [0.9606, 0.6857, 0.3164, 0.1678, 0.0677, 0.0059, 0.0013]),
    ([3, 3, 3, 3], [0.9960, 0.8963, 0.5862, 0.3778, 0.1863, 0.0222, 0.0054]),
];

/// The comparison.
pub fn table() -> Table {
    let mut table = Table::new(
        "chain",
        "Chance that an order gets down a chain when each medium is down with chance theta",
        "The hierarchy of docs/sources.md, worked out (assets/published/golden.json)",
        "The game's own formula. One more medium a hop is the best defence there is",
    );
    for (media, row) in PRINTED {
        for (theta, published) in THETAS.iter().zip(row) {
            let quantity = format!("c at theta {theta}, media {media:?}");
            table.number(Shown, quantity, published, chain_quality(*theta, &media), 5e-5);
        }
    }
    for theta in golden::keys("c_theta") {
        let Ok(figure) = theta.parse() else { continue };
        let ours = chain_quality(figure, &LaunchFigures::with_gain(1.0).media);
        table.golden(Shown, &format!("c_theta/{theta}"), format!("c at theta {theta}"), ours, 1e-6);
    }
    for (branches, level) in [(2, 1), (2, 3), (3, 2), (4, 1)] {
        let nodes = f64::from(u32::pow(branches, level));
        let quantity = format!("leaves cut off by one dead node on level {level} of a tree of {branches}");
        table.number(Shown, quantity, 1.0 / nodes, share_cut_off(branches, level), 1e-12);
    }
    table
}
