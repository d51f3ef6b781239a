//! The best plan that a seeded search finds: against every adversary that a level has or against one disposition, with all
//! levers or without some. What the search needed to choose has no say in the figures that are told.

use super::lever::{Lever, without};
use super::plans::{between, random};
use super::{Round, middle_week};
use crate::alliance::Policy;
use crate::sim::luck::{Draw, Stream, subject};
use crate::sim::{DispositionId, Luck};
use crate::study::job::{Failure, Tally};
use crate::study::statistics::Rate;
use rayon::prelude::*;
use serde::Serialize;

/// Times that new plans are bred from the best.
const GENERATIONS: u32 = 5;

/// Plans that are bred from, and kept.
const PARENTS: usize = 8;

/// Plans that are judged by more than a few games.
const CONTEST: usize = 24;

/// Chance for each field of a new plan to be drawn anew.
const MUTATION: f64 = 0.12;

/// A search.
#[derive(Clone, Copy, Debug)]
pub struct Search<'a> {
    /// The level, and the seeds whose games tell what the best plan is worth. Its policy has no say.
    pub round: Round<'a>,
    /// Against whom; nothing for dispositions as the seed draws them.
    pub against: Option<DispositionId>,
    /// What plans have to do without.
    pub without: &'a [Lever],
    /// Plans to begin with; in every generation a fifth of them is bred.
    pub plans: &'a [Policy],
    /// Games for each plan and generation.
    pub games: u32,
}

/// What a search found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Found {
    /// Against whom; nothing for dispositions as the seed draws them.
    pub against: Option<String>,
    /// What plans had to do without.
    pub without: Vec<Lever>,
    /// The best plan.
    pub plan: Policy,
    /// How often the attack comes, over games that had no say in the choice.
    pub launches: Rate,
    /// The same against each disposition.
    pub by_disposition: Vec<Rate>,
}

/// A plan and what is known of it.
struct Candidate {
    plan: Policy,
    rate: Rate,
}

impl Search<'_> {
    /// Games it plays at most.
    pub fn size(&self) -> usize {
        let generations = GENERATIONS as usize + 1;
        let few = self.plans.len() + GENERATIONS as usize * self.bred() + generations * 2 * CONTEST;
        let told = PARENTS + 1 + self.round.scenario.dispositions.len();
        few * self.games as usize + told * self.round.runs as usize
    }

    fn bred(&self) -> usize {
        self.plans.len().div_ceil(GENERATIONS as usize)
    }

    /// Searches.
    ///
    /// # Errors
    /// When the study was cancelled.
    pub fn run(&self, tally: Tally<'_>) -> Result<Found, Failure> {
        let scenario = self.round.scenario;
        let luck = Luck::new(self.round.seed);
        let mut draw = luck.draw(Stream::Study, subject("search"), 0);
        let mut all: Vec<Candidate> = self.plans.iter().map(|plan| self.fresh(plan)).collect();
        // Seeds that choose lie behind those that tell.
        let mut seed = self.round.seed.wrapping_add(u64::from(self.round.runs));
        self.contest(&mut all, seed, tally)?;
        for generation in 0..GENERATIONS {
            seed = seed.wrapping_add(u64::from(3 * self.games));
            let bred: Vec<Candidate> = (0..self.bred() as u32)
                .map(|number| {
                    let other =
                        random(scenario, luck, number + (generation + 1) * 10_000, middle_week(scenario));
                    self.fresh(&child(&all, &other, &mut draw))
                })
                .collect();
            all.extend(bred);
            self.contest(&mut all, seed, tally)?;
        }
        seed = seed.wrapping_add(u64::from(3 * self.games));
        self.judge(&mut all, seed, self.round.runs, tally)?;
        keep_best(&mut all, 1);
        let plan = all.remove(0).plan;
        let by_disposition: Vec<Rate> = (0..scenario.dispositions.len())
            .map(|id| self.round.launches(&plan, Some(id.into()), tally))
            .collect::<Result<_, Failure>>()?;
        let launches = match self.against {
            Some(id) => by_disposition[id.index()],
            None => self.round.launches(&plan, None, tally)?,
        };
        let against = self.against.map(|id| scenario.dispositions[id.index()].id.clone());
        Ok(Found { against, without: self.without.to_vec(), plan, launches, by_disposition })
    }

    fn fresh(&self, plan: &Policy) -> Candidate {
        Candidate { plan: without(plan, self.without), rate: Rate::default() }
    }

    /// Finds the best of some plans: those that do well in a few games play twice as many more.
    fn contest(&self, all: &mut Vec<Candidate>, seed: u64, tally: Tally<'_>) -> Result<(), Failure> {
        let known = all.iter().take_while(|candidate| candidate.rate.runs > 0).count();
        self.judge(&mut all[known..], seed, self.games, tally)?;
        keep_best(all, CONTEST);
        self.judge(all, seed.wrapping_add(u64::from(self.games)), 2 * self.games, tally)?;
        keep_best(all, PARENTS);
        Ok(())
    }

    /// Plays further games with every plan, the same for all.
    fn judge(&self, all: &mut [Candidate], seed: u64, games: u32, tally: Tally<'_>) -> Result<(), Failure> {
        let rates: Vec<Rate> = all
            .par_iter()
            .map(|candidate| {
                Round { seed, runs: games, ..self.round }.launches(&candidate.plan, self.against, tally)
            })
            .collect::<Result<_, Failure>>()?;
        for (candidate, rate) in all.iter_mut().zip(rates) {
            candidate.rate.hits += rate.hits;
            candidate.rate.runs += rate.runs;
        }
        Ok(())
    }
}

/// Keeps the plans that are attacked least; of two alike the one that is known better.
fn keep_best(all: &mut Vec<Candidate>, count: usize) {
    all.sort_by(|a, b| a.rate.share().total_cmp(&b.rate.share()).then(b.rate.runs.cmp(&a.rate.runs)));
    all.truncate(count);
}

/// A child of two of the best, with something of a random plan.
fn child(parents: &[Candidate], other: &Policy, draw: &mut Draw) -> Policy {
    let any = |draw: &mut Draw| &parents[(draw.uniform() * parents.len() as f64) as usize].plan;
    let (one, two) = (any(draw), any(draw));
    let child = between(one, two, 0.5, draw);
    Policy { name: other.name.clone(), ..between(&child, other, MUTATION, draw) }
}
