//! The advisor: which one change of what has been ordered ends best, by games imagined on what the desk knows.

use super::job::{Failure, Job};
use crate::alliance::policy;
use crate::session::Session;
use crate::session::planner::Reason;
use std::num::NonZeroUsize;

/// Imagined games in the last comparison.
pub const GAMES: u32 = 32;

/// The policy by which the advisor lets the alliance play on.
const ADVISOR: &str = "planner";

/// Starts to think about what the alliance has ordered this hour. The answer is nothing where no change that it tried is
/// better by more than chance.
///
/// # Errors
/// [`Failure::Threads`] when the platform gives none.
pub fn start(session: &Session, threads: Option<NonZeroUsize>) -> Result<Job<Option<Reason>>, Failure> {
    let policy = policy::named(ADVISOR).expect("it is shipped");
    let session = session.fork();
    Job::begin(threads, move |tally| session.advise(&policy, GAMES, &|| tally.on()).ok_or(Failure::Cancelled))
}
