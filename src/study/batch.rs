//! Many games in parallel. The games come back in the order of their seeds whatever the number of threads, so every
//! figure made from them is the same too.

use super::game::{Game, SeatTaken, Stopwatch, play};
use crate::session::Seats;
use crate::sim::Scenario;
use crate::sim::state::Setup;
use rayon::prelude::*;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread::JoinHandle;

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

/// Why there are no games.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// A person holds a seat.
    #[error(transparent)]
    SeatTaken(#[from] SeatTaken),
    /// The platform gave no threads.
    #[error("no threads to play on: {0}")]
    Threads(String),
    /// The study was cancelled.
    #[error("cancelled")]
    Cancelled,
}

/// How far a study has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Games played.
    pub done: u32,
    /// Games asked for.
    pub runs: u32,
    /// Whether [`Batch::finish`] would not wait.
    pub finished: bool,
}

/// A study that runs. Dropping it cancels it.
#[derive(Debug)]
pub struct Batch {
    runs: u32,
    shared: Arc<Shared>,
    thread: Option<JoinHandle<Result<Vec<Game>, Failure>>>,
}

#[derive(Debug, Default)]
struct Shared {
    done: AtomicU32,
    cancelled: AtomicBool,
}

impl Batch {
    /// Starts to play on threads of its own.
    ///
    /// # Errors
    /// [`Failure::Threads`] when the platform gives none.
    pub fn start(plan: Plan) -> Result<Self, Failure> {
        let runs = plan.runs;
        let shared = Arc::new(Shared::default());
        let seen = Arc::clone(&shared);
        let thread = std::thread::Builder::new()
            .name("study".to_owned())
            .spawn(move || play_all(&plan, &seen))
            .map_err(|error| Failure::Threads(error.to_string()))?;
        Ok(Self { runs, shared, thread: Some(thread) })
    }

    /// How far it has come; never waits.
    pub fn poll(&self) -> Progress {
        let finished = self.thread.as_ref().is_none_or(JoinHandle::is_finished);
        Progress { done: self.shared.done.load(Ordering::Relaxed), runs: self.runs, finished }
    }

    /// Lets every thread end its game and begin no other.
    pub fn cancel(&self) {
        self.shared.cancelled.store(true, Ordering::Relaxed);
    }

    /// Waits for the games, in the order of their seeds.
    ///
    /// # Errors
    /// Why there are none.
    pub fn finish(mut self) -> Result<Vec<Game>, Failure> {
        let thread = self.thread.take().expect("only `finish` and `drop` take it, and each ends the study");
        thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    }
}

impl Drop for Batch {
    fn drop(&mut self) {
        self.cancel();
        if let Some(thread) = self.thread.take() {
            // Whoever drops a study does not want its result, not even its failure.
            let _ = thread.join();
        }
    }
}

/// Plays all games of a plan and waits for them.
///
/// # Errors
/// Why there are none.
pub fn run(plan: Plan) -> Result<Vec<Game>, Failure> {
    Batch::start(plan)?.finish()
}

fn play_all(plan: &Plan, shared: &Shared) -> Result<Vec<Game>, Failure> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(plan.threads.map_or(0, NonZeroUsize::get))
        .thread_name(|index| format!("study {index}"))
        .build()
        .map_err(|error| Failure::Threads(error.to_string()))?;
    pool.install(|| (0..plan.runs).into_par_iter().map(|run| play_one(plan, run, shared)).collect())
}

fn play_one(plan: &Plan, run: u32, shared: &Shared) -> Result<Game, Failure> {
    if shared.cancelled.load(Ordering::Relaxed) {
        return Err(Failure::Cancelled);
    }
    let seed = plan.seed.wrapping_add(u64::from(run));
    let game = play(&plan.scenario, seed, &plan.seats, &plan.setup, plan.stopwatch)?;
    shared.done.fetch_add(1, Ordering::Relaxed);
    Ok(game)
}
