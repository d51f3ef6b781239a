//! What levers are worth in the crisis: the best plan without one of them, and the best that can be found without some.

use super::Round;
use super::lever::{Lever, without};
use super::search::{Found, Search};
use crate::alliance::Policy;
use crate::sim::DispositionId;
use crate::study::job::{Failure, Tally};
use crate::study::statistics::Rate;
use rayon::prelude::*;
use serde::Serialize;

/// The best plan of all, with a lever taken away.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LeftOut {
    /// Which.
    pub lever: Lever,
    /// How often the attack comes then.
    pub launches: Rate,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Levers {
    /// The best plan for all dispositions.
    pub best: Found,
    /// It without each lever, over the same games.
    pub left_out: Vec<LeftOut>,
    /// The best plan that shows something and does nothing else.
    pub signals_only: Found,
    /// The best plan against each disposition.
    pub best_against: Vec<Found>,
    /// The best plan against each that shows nothing.
    pub silent_against: Vec<Found>,
}

/// Everything but signals.
const ALL_BUT_SIGNALS: &[Lever] =
    &[Lever::Hunting, Lever::Brigades, Lever::Talk, Lever::Allies, Lever::Accesses];

/// Searches from these plans, each judged by so many games a generation.
///
/// # Errors
/// When the study was cancelled.
pub fn measure(round: &Round<'_>, plans: &[Policy], games: u32, tally: Tally<'_>) -> Result<Levers, Failure> {
    let search = Search { round: *round, against: None, without: &[], plans, games };
    let each: Vec<DispositionId> = (0..round.scenario.dispositions.len()).map(DispositionId::from).collect();
    let searches = 2 + 2 * each.len();
    tally.expect(searches * search.size() + Lever::ALL.len() * round.runs as usize);
    let against = |without: &'static [Lever]| {
        let one = |id: &DispositionId| Search { against: Some(*id), without, ..search }.run(tally);
        each.par_iter().map(one).collect::<Result<Vec<Found>, Failure>>()
    };
    let best = search.run(tally)?;
    let left_out = |lever: Lever| {
        let launches = round.launches(&without(&best.plan, &[lever]), None, tally)?;
        Ok(LeftOut { lever, launches })
    };
    Ok(Levers {
        left_out: Lever::ALL.into_iter().map(left_out).collect::<Result<_, Failure>>()?,
        signals_only: Search { without: ALL_BUT_SIGNALS, ..search }.run(tally)?,
        best_against: against(&[])?,
        silent_against: against(&[Lever::Signals])?,
        best,
    })
}

impl Levers {
    /// By how much the best plan against one disposition is worse against another than the best one there, at most.
    pub fn differ(&self) -> f64 {
        let pairs = self
            .best_against
            .iter()
            .flat_map(|one| self.best_against.iter().enumerate().map(move |other| (one, other)));
        let worse =
            |(one, (at, other)): (&Found, (usize, &Found))| one.by_disposition[at].above(other.launches);
        pairs.map(worse).fold(0.0, f64::max)
    }

    /// By how much the best plan that shows nothing is worse than the best, by disposition.
    pub fn silence(&self) -> Vec<(Rate, Rate)> {
        let pairs = self.silent_against.iter().zip(&self.best_against);
        pairs.map(|(silent, best)| (silent.launches, best.launches)).collect()
    }

    /// By how much the best plan for all is worse against each disposition than the best plan against it.
    pub fn for_all(&self) -> Vec<(Rate, Rate)> {
        let pairs = self.best.by_disposition.iter().zip(&self.best_against);
        pairs.map(|(all, best)| (*all, best.launches)).collect()
    }
}
