//! `replay --verify`: the recorded orders are repeated and every mind is asked as well.

use super::journal::Journal;
use super::load::{self, HeaderFault};
use super::replay::{Divergence, Minds, Replay};
use crate::sim::digest::Digest;
use crate::sim::state::Outcome;
use crate::sim::{Hour, Scenario};
use std::sync::Arc;

/// What repeating a whole journal gave.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// Hour the game came to.
    pub hour: Hour,
    /// How it ended, if it did.
    pub outcome: Option<Outcome>,
    /// The digest there.
    pub digest: Digest,
    /// Records that agreed.
    pub agreed: usize,
    /// Where game and record first part.
    pub divergence: Option<Divergence>,
    /// Hours of which the record should hold a digest, and does not: nothing of them was compared.
    pub missing: Vec<Hour>,
}

/// Repeats a journal to its end or to the first divergence.
///
/// # Errors
/// When no game can be built from the header.
pub fn verify(journal: &Journal, scenario: Arc<Scenario>, minds: Minds) -> Result<Verdict, HeaderFault> {
    let mut replay = Replay::new(load::begin(&journal.header, scenario)?, minds);
    let mut divergence = None;
    let mut agreed = 0;
    for entry in &journal.entries {
        match replay.take(entry) {
            Ok(()) => agreed += 1,
            Err(parted) => {
                divergence = Some(parted);
                break;
            }
        }
    }
    let session = replay.session();
    let (hour, outcome, digest) = (session.hour(), session.over(), session.digest());
    let missing = replay.owed().to_vec();
    Ok(Verdict { hour, outcome, digest, agreed, divergence, missing })
}
