//! What may be known of a mood that lasts: it is drawn anew at every council in part only, so that each vote tells
//! something of the next. A filter over cells of the mood, as coarse as a chance that is shown in whole percent allows.

use super::normal::cumulative;

/// Cells of the mood.
const CELLS: usize = 120;
/// How far they reach to either side, in standard deviations; the outermost hold all that lies beyond.
const REACH: f64 = 6.0;
/// Width of a cell.
const WIDTH: f64 = 2.0 * REACH / CELLS as f64;
/// Total of the cells below which what was seen is held to be impossible.
const IMPOSSIBLE: f64 = 1e-12;

/// The belief over a standard normal mood that is autoregressive of order one, as
/// [`Luck::autoregressive`](crate::sim::luck::Luck::autoregressive) draws it.
#[derive(Clone, Debug)]
pub struct Mood {
    /// Chance of each cell.
    cells: Vec<f64>,
    /// Chance to come from a cell to a cell until the next council, row by row.
    passing: Vec<f64>,
}

/// The lower end of a cell.
fn lower(cell: usize) -> f64 {
    if cell == 0 { f64::NEG_INFINITY } else { -REACH + WIDTH * cell as f64 }
}

/// Chance of each cell under a normal distribution.
fn spread(mean: f64, deviation: f64) -> impl Iterator<Item = f64> {
    let below = move |cell| match cell {
        CELLS => 1.0,
        _ => cumulative((lower(cell) - mean) / deviation),
    };
    (0..CELLS).map(move |cell| below(cell + 1) - below(cell))
}

impl Mood {
    /// A mood of which nothing has been seen, of a persistence from -1 to 1.
    pub fn unknown(persistence: f64) -> Self {
        // A mood that never changes stays within its cell.
        let fresh = (1.0 - persistence * persistence).max(0.0).sqrt().max(1e-6);
        let middle = |cell: usize| -REACH + WIDTH * (cell as f64 + 0.5);
        let passing = (0..CELLS).flat_map(|cell| spread(persistence * middle(cell), fresh)).collect();
        Self { cells: spread(0.0, 1.0).collect(), passing }
    }

    /// Chance that the mood lies below a level.
    pub fn below(&self, level: f64) -> f64 {
        self.cells.iter().enumerate().map(|(cell, chance)| chance * part_below(cell, level)).sum()
    }

    /// It was seen whether the mood lay below a level. Source: Bayes' rule.
    pub fn seen(&mut self, level: f64, below: bool) {
        let part = |cell| if below { part_below(cell, level) } else { 1.0 - part_below(cell, level) };
        let parts: Vec<f64> = self.cells.iter().enumerate().map(|(cell, c)| c * part(cell)).collect();
        let total: f64 = parts.iter().sum();
        if total > IMPOSSIBLE {
            self.cells = parts.into_iter().map(|part| part / total).collect();
        }
    }

    /// A council later.
    pub fn pass(&mut self) {
        let mut after = vec![0.0; CELLS];
        for (chance, row) in self.cells.iter().zip(self.passing.chunks(CELLS)) {
            for (cell, to) in after.iter_mut().zip(row) {
                *cell += chance * to;
            }
        }
        self.cells = after;
    }
}

/// The part of a cell that lies below a level.
fn part_below(cell: usize, level: f64) -> f64 {
    let from = -REACH + WIDTH * cell as f64;
    ((level - from) / WIDTH).clamp(0.0, 1.0)
}
