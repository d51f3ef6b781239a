//! The last thing done for a game, by whoever ends the program and does not hold the game.

use super::writer::{Handle, Written};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Where the journal can be found that is being written, if one is. Clones are the same place.
#[derive(Clone, Debug, Default)]
pub struct Departure(Arc<Mutex<Option<Handle>>>);

impl Departure {
    /// From now on this journal is written, or none.
    pub fn expect(&self, handle: Option<Handle>) {
        *self.slot() = handle;
    }

    /// Notes the hour at which the game stands and waits until it is on the disk; `None` when no game is kept.
    pub fn leave(&self) -> Option<Written> {
        let handle = self.slot().clone();
        handle.map(|handle| handle.leave())
    }

    fn slot(&self) -> MutexGuard<'_, Option<Handle>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
