//! Which numbers of the level move a bar that does not hold: every bar is measured again with the same luck, some numbers of
//! the level turned.

use super::bar::{Bar, Name, Verdict};
use super::{Balance, Question};
use crate::level::LevelNumber;
use crate::study::job::{Failure, Tally};
use serde::Serialize;

/// Numbers of a level that decide how hard it is; those of a line are turned at once.
const FIELDS: [&str; 13] = [
    "crisis.stakes.0",
    "crisis.optimism.*",
    "crisis.teams",
    "axes.*.hours",
    "alliance.formations.*.strength",
    "adversary.formations.*.strength",
    "accesses.*.effect",
    "accesses.*.outage_hours",
    "allies.*.bar",
    "allies.*.favours",
    "dispositions.*.stakes",
    "dispositions.*.fearful",
    "actors.*.activity",
];

/// How they are turned.
const FACTORS: [f64; 2] = [0.9, 1.1];

/// Standard errors of the difference by which a bar must move for a hint.
const SURE: f64 = 2.0;

/// What moves a bar towards where it should lie.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hint {
    /// The bar.
    pub bar: Name,
    /// The numbers of the level, by a path in which a star stands for every name.
    pub field: &'static str,
    /// They were so many times as great.
    pub factor: f64,
    /// What the figure was then.
    pub figure: f64,
    /// Where the bar would be met if it went on like that; nothing where that lies further away than half or double the numbers.
    pub reached_at: Option<f64>,
}

/// A measurement with numbers of the level turned.
struct Trial {
    field: &'static str,
    factor: f64,
    bars: Vec<Bar>,
}

impl Question {
    /// For every bar that does not hold: what moves it most in the right direction, if anything does.
    pub(super) fn hints(&self, at_rest: &Balance, tally: Tally<'_>) -> Result<Vec<Hint>, Failure> {
        let missed: Vec<&Bar> = at_rest.bars.iter().filter(|bar| bar.verdict == Verdict::Fails).collect();
        if missed.is_empty() {
            return Ok(Vec::new());
        }
        let each = tally.expected();
        tally.expect(FIELDS.len() * FACTORS.len() * each);
        let mut trials = Vec::new();
        for (field, factor) in FIELDS.into_iter().flat_map(|field| FACTORS.map(|factor| (field, factor))) {
            let measured = self.turned(field, factor).map(|turned| turned.measure(tally.foretold()));
            match measured {
                Some(Ok(Balance { bars, .. })) => trials.push(Trial { field, factor, bars }),
                // A level without these numbers, or that is none with them turned, gives no hint.
                None | Some(Err(Failure::Level(_))) => tally.skip(each),
                Some(Err(failure)) => return Err(failure),
            }
        }
        Ok(missed.into_iter().filter_map(|bar| best(bar, &trials)).collect())
    }

    /// The same question of the level with some of its numbers turned; nothing where it has none of them.
    fn turned(&self, field: &str, factor: f64) -> Option<Self> {
        let numbers = LevelNumber::all(&self.setting.level.text, field).ok()?.into_iter();
        let turned = numbers.map(|(_, number)| (number.times(factor), number));
        let turned: Vec<(LevelNumber, f64)> = turned.map(|(value, number)| (number, value)).collect();
        let moves = turned.iter().any(|(number, value)| number.value != *value);
        moves.then(|| Self { setting: self.setting.rewritten(&turned), ..self.clone() })
    }
}

/// What moves a bar most towards where it should lie.
fn best(bar: &Bar, trials: &[Trial]) -> Option<Hint> {
    let wanted = if bar.figure < bar.least { bar.least } else { bar.most };
    let way = (wanted - bar.figure).signum();
    let tried = trials.iter().filter_map(|trial| {
        let there = trial.bars.iter().find(|there| there.name == bar.name)?;
        let moved = (there.figure - bar.figure) * way;
        (moved > SURE * libm::hypot(there.error, bar.error)).then_some((trial, there.figure, moved))
    });
    let (trial, figure, moved) = tried.max_by(|a, b| a.2.total_cmp(&b.2))?;
    let reached_at = 1.0 + (trial.factor - 1.0) * (wanted - bar.figure).abs() / moved;
    Some(Hint {
        bar: bar.name,
        field: trial.field,
        factor: trial.factor,
        figure,
        reached_at: Some(reached_at).filter(|factor| (0.5..=2.0).contains(factor)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(figure: f64) -> Bar {
        let (least, most, error, verdict) = (0.6, 0.85, 0.02, Verdict::Fails);
        Bar { name: Name::SilenceLaunches, figure, least, most, error, verdict, because: Vec::new() }
    }

    #[test]
    fn the_hint_is_what_moves_a_bar_most_in_the_right_direction_beyond_chance() {
        let trial = |field, factor, figure| Trial { field, factor, bars: vec![bar(figure)] };
        let trials = [
            trial("crisis.teams", 0.9, 0.94),
            trial("axes.*.hours", 1.1, 0.90),
            trial("axes.*.hours", 0.9, 1.0),
            trial("crisis.stakes.0", 0.9, 0.75),
        ];
        let hint = best(&bar(0.95), &trials).expect("the stakes move it");
        assert_eq!((hint.field, hint.factor, hint.figure), ("crisis.stakes.0", 0.9, 0.75));
        assert!((hint.reached_at.expect("near") - 0.95).abs() < 1e-12, "half of the way is enough");
        assert_eq!(best(&bar(0.95), &trials[..1]), None, "a point is chance");
        let up = best(&bar(0.5), &[trial("axes.*.hours", 0.9, 0.56)]).expect("it grows");
        assert_eq!(up.reached_at.map(|factor| (factor * 1000.0).round()), Some(833.0));
    }
}
