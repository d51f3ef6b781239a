//! Whether the score tells the decision from the luck: games of every named policy are scored, and the variance of what they
//! score is taken apart.

use super::Round;
use crate::adversary;
use crate::alliance::Policy;
use crate::session::{Seats, Session};
use crate::sim::formula::sample::{mean, standard_error};
use crate::study::job::{Failure, Tally};
use crate::study::score::{self, Score};
use rayon::prelude::*;
use serde::Serialize;
use std::sync::Arc;

/// Futures of each of a game's moments.
const FUTURES: u32 = score::FUTURES / 4;

/// What the scores say.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Scores {
    /// Mean score of each named policy.
    pub policies: Vec<(String, f64)>,
    /// Share of the variance of all scores that whether the attack came explains.
    pub by_outcome: Share,
    /// Share that the policy explains.
    pub by_policy: Share,
    /// Mean of what luck added to the worth of an end, in points, with its standard error: 0 if the score is just.
    pub luck: (f64, f64),
}

/// A share of a variance that groups explain.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Share {
    /// Epsilon squared: the share, less what chance groups of that number would explain (Kelley 1935).
    pub share: f64,
    /// Its standard error, by that of a squared multiple correlation (Olkin and Finn 1995).
    pub error: f64,
}

/// Scores so many games of each policy.
///
/// # Errors
/// When the study was cancelled.
pub fn measure(round: &Round<'_>, named: &[Policy], games: u32, tally: Tally<'_>) -> Result<Scores, Failure> {
    let all: Vec<(usize, u64)> =
        (0..named.len()).flat_map(|policy| (0..games).map(move |game| (policy, u64::from(game)))).collect();
    let one = |(policy, game): &(usize, u64)| {
        let plan = &named[*policy];
        Ok((*policy, scored(round, plan, round.seed.wrapping_add(*game), tally)?))
    };
    let scored: Vec<(usize, Score)> = all.par_iter().map(one).collect::<Result<_, Failure>>()?;
    let totals = |of: &dyn Fn(&(usize, Score)) -> usize| -> Vec<(usize, f64)> {
        scored.iter().map(|game| (of(game), game.1.total())).collect()
    };
    let by_policy = totals(&|(policy, _)| *policy);
    let mean_of = |policy: usize| mean(&group(&by_policy, policy));
    let luck: Vec<f64> = scored.iter().map(|(_, score)| score.difference.luck()).collect();
    Ok(Scores {
        policies: named.iter().enumerate().map(|(at, plan)| (plan.name.clone(), mean_of(at))).collect(),
        by_outcome: explained(&totals(&|(_, score)| usize::from(score.deterred))),
        by_policy: explained(&by_policy),
        luck: (mean(&luck), standard_error(&luck)),
    })
}

fn scored(round: &Round<'_>, policy: &Policy, seed: u64, tally: Tally<'_>) -> Result<Score, Failure> {
    let seats = Seats::minds(policy.clone(), adversary::Policy::default());
    let mut game = Session::with_setup(Arc::clone(round.scenario), seed, seats, round.setup);
    while game.over().is_none() {
        game.advance();
    }
    let moments = game.moments().expect("it is over, and was played from its beginning");
    score::of(&game, &moments, FUTURES, tally)
}

/// The share of the variance of some figures that the groups they belong to explain.
pub fn explained(figures: &[(usize, f64)]) -> Share {
    let mut groups: Vec<usize> = figures.iter().map(|(group, _)| *group).collect();
    groups.sort_unstable();
    groups.dedup();
    let squares = |of: &[f64]| of.iter().map(|x| (x - mean(of)) * (x - mean(of))).sum::<f64>();
    let all: Vec<f64> = figures.iter().map(|(_, figure)| *figure).collect();
    let within: f64 = groups.iter().map(|of| squares(&group(figures, *of))).sum();
    let (count, kinds) = (figures.len() as f64, groups.len() as f64);
    let whole = squares(&all);
    if whole <= 0.0 || count <= kinds {
        return Share::default();
    }
    let share = (1.0 - within / (count - kinds) / (whole / (count - 1.0))).max(0.0);
    Share { share, error: 2.0 * share.sqrt() * (1.0 - share) / count.sqrt() }
}

/// The figures of one group.
fn group(figures: &[(usize, f64)], of: usize) -> Vec<f64> {
    figures.iter().filter(|(group, _)| *group == of).map(|(_, figure)| *figure).collect()
}
