//! Work that takes a while, on threads of its own: it can be looked at and cancelled.

use super::game::SeatTaken;
use crate::level::NoNumber;
use rayon::ThreadPoolBuilder;
use std::num::NonZeroUsize;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread::JoinHandle;

/// Why there is no result.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// A person holds a seat.
    #[error(transparent)]
    SeatTaken(#[from] SeatTaken),
    /// The platform gave no threads.
    #[error("no threads to play on: {0}")]
    Threads(String),
    /// The level cannot be played as it is asked for.
    #[error("{0}")]
    Level(String),
    /// What is to be turned is no number of the level.
    #[error(transparent)]
    NoNumber(NoNumber),
    /// The study was cancelled.
    #[error("cancelled")]
    Cancelled,
}

/// How far a study has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Games played.
    pub done: u32,
    /// Games to play, as far as known.
    pub runs: u32,
    /// Whether [`Job::finish`] would not wait.
    pub finished: bool,
}

/// The most threads a study plays on, however many are asked for.
pub const MOST_THREADS: usize = 256;

/// A study that runs. Dropping it cancels it.
#[derive(Debug)]
pub struct Job<T> {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<Result<T, Failure>>>,
}

#[derive(Debug, Default)]
struct Shared {
    done: AtomicU32,
    runs: AtomicU32,
    cancelled: AtomicBool,
}

/// How the work tells how far it has come, and learns that it is no longer wanted.
#[derive(Clone, Copy, Debug)]
pub struct Tally<'a> {
    shared: &'a Shared,
    foretold: bool,
}

impl Tally<'_> {
    /// So many more games are to be played.
    pub fn expect(self, games: usize) {
        if !self.foretold {
            self.shared.runs.fetch_add(games as u32, Ordering::Relaxed);
        }
    }

    /// Games to play, as far as known.
    pub fn expected(self) -> usize {
        self.shared.runs.load(Ordering::Relaxed) as usize
    }

    /// For work whose games are all expected already.
    pub fn foretold(self) -> Self {
        Self { foretold: true, ..self }
    }

    /// Plays one of them, unless nobody wants it any more.
    ///
    /// # Errors
    /// [`Failure::Cancelled`], or what the game says.
    pub fn game<T>(self, play: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
        if self.shared.cancelled.load(Ordering::Relaxed) {
            return Err(Failure::Cancelled);
        }
        let game = play()?;
        self.skip(1);
        Ok(game)
    }

    /// One more has been played; whether another is wanted.
    pub fn on(self) -> bool {
        self.skip(1);
        !self.shared.cancelled.load(Ordering::Relaxed)
    }

    /// So many of them need not be played.
    pub fn skip(self, games: usize) {
        self.shared.done.fetch_add(games as u32, Ordering::Relaxed);
    }
}

impl<T: Send + 'static> Job<T> {
    /// Starts work on threads of its own, as many as the machine has cores unless a number is given. Whatever the work
    /// does in parallel, it gives in an order of its own, so that the result is the same on any number of them.
    ///
    /// # Errors
    /// [`Failure::Threads`] when the platform gives none.
    pub fn begin(
        threads: Option<NonZeroUsize>,
        work: impl FnOnce(Tally<'_>) -> Result<T, Failure> + Send + 'static,
    ) -> Result<Self, Failure> {
        let shared = Arc::new(Shared::default());
        let seen = Arc::clone(&shared);
        let pool = ThreadPoolBuilder::new()
            .num_threads(threads.map_or(0, |threads| threads.get().min(MOST_THREADS)))
            .thread_name(|index| format!("study {index}"))
            .build()
            .map_err(|error| Failure::Threads(error.to_string()))?;
        let thread = std::thread::Builder::new()
            .name("study".to_owned())
            .spawn(move || pool.install(|| work(Tally { shared: &seen, foretold: false })))
            .map_err(|error| Failure::Threads(error.to_string()))?;
        Ok(Self { shared, thread: Some(thread) })
    }
}

impl<T> Job<T> {
    /// How far it has come; never waits.
    pub fn poll(&self) -> Progress {
        Progress {
            done: self.shared.done.load(Ordering::Relaxed),
            runs: self.shared.runs.load(Ordering::Relaxed),
            finished: self.thread.as_ref().is_none_or(JoinHandle::is_finished),
        }
    }

    /// Lets every thread end its game and begin no other.
    pub fn cancel(&self) {
        self.shared.cancelled.store(true, Ordering::Relaxed);
    }

    /// Waits for the result.
    ///
    /// # Errors
    /// Why there is none.
    pub fn finish(mut self) -> Result<T, Failure> {
        let thread = self.thread.take().expect("only `finish` and `drop` take it, and each ends the study");
        thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    }
}

impl<T> Drop for Job<T> {
    fn drop(&mut self) {
        self.cancel();
        if let Some(thread) = self.thread.take() {
            // Whoever drops a study does not want its result, not even its failure.
            let _ = thread.join();
        }
    }
}
