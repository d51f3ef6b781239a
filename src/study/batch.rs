//! Many games in parallel. The games come back in the order of their seeds whatever the number of threads, so every
//! figure made from them is the same too.

use super::game::{GameResult, Stopwatch, attacked, play};
use super::job::{Failure, Job, Tally};
use super::statistics::Rate;
use crate::session::Seats;
use crate::sim::Scenario;
use crate::sim::state::Setup;
use rayon::prelude::*;
use std::num::NonZeroUsize;
use std::sync::Arc;

/// Which games to play.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The level.
    pub scenario: Arc<Scenario>,
    /// Both minds.
    pub seats: Seats,
    /// What is set of what the seed draws.
    pub setup: Setup,
    /// How many games.
    pub runs: u32,
    /// Seed of the first; each has one more than the one before.
    pub seed: u64,
    /// Threads to use; `None` for as many as the machine has cores.
    pub threads: Option<NonZeroUsize>,
    /// A clock, when the speed is wanted.
    pub stopwatch: Option<Stopwatch>,
}

/// Games being played.
pub type Batch = Job<Vec<GameResult>>;

impl Batch {
    /// Starts to play.
    ///
    /// # Errors
    /// [`Failure::Threads`] when the platform gives no threads.
    pub fn start(plan: Plan) -> Result<Self, Failure> {
        Job::begin(plan.threads, move |tally| {
            tally.expect(plan.runs as usize);
            plan.play(tally)
        })
    }
}

impl Plan {
    /// Plays all games on the threads of a study that expects them.
    ///
    /// # Errors
    /// Why there are none.
    pub fn play(&self, tally: Tally<'_>) -> Result<Vec<GameResult>, Failure> {
        self.each(tally, |seed| Ok(play(&self.scenario, seed, &self.seats, &self.setup, self.stopwatch)?))
    }

    /// What becomes of each seed, in their order.
    pub(super) fn each<T: Send>(
        &self,
        tally: Tally<'_>,
        one: impl Fn(u64) -> Result<T, Failure> + Sync,
    ) -> Result<Vec<T>, Failure> {
        let seeds = (0..self.runs).into_par_iter().map(|run| self.seed.wrapping_add(u64::from(run)));
        seeds.map(|seed| tally.game(|| one(seed))).collect()
    }
}

/// How often the attack comes over some seeds, on the threads of a study that expects these games.
///
/// # Errors
/// When the study was cancelled.
pub fn launches(
    scenario: &Arc<Scenario>,
    seats: &Seats,
    setup: &Setup,
    seed: u64,
    runs: u32,
    tally: Tally<'_>,
) -> Result<Rate, Failure> {
    let one = |run: u32| {
        let seed = seed.wrapping_add(u64::from(run));
        tally.game(|| Ok(attacked(scenario, seed, seats, setup)))
    };
    let games: Result<Vec<bool>, Failure> = (0..runs).into_par_iter().map(one).collect();
    games.map(|games| Rate::of(&games))
}

/// Plays all games of a plan and waits for them.
///
/// # Errors
/// Why there are none.
pub fn run(plan: Plan) -> Result<Vec<GameResult>, Failure> {
    Batch::start(plan)?.finish()
}
