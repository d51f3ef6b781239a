//! Games that are played on threads of their own while the table goes on: for the score, or for a wargame.

use crate::study::job::{Failure, Job, Progress};
use bevy::prelude::*;

/// An answer that many games give.
#[derive(Resource, Debug, Default)]
pub enum Background<T: Send + Sync + 'static> {
    /// Nobody asked.
    #[default]
    None,
    /// Games are being played. They are given up with the question.
    Playing(Job<T>),
    /// Here it is.
    Done(T),
    /// Why there is none, for people.
    Failed(String),
}

impl<T: Send + Sync + 'static> Background<T> {
    /// Begins to play, if there is anything to play for.
    pub(super) fn begin(job: Result<Option<Job<T>>, Failure>) -> Self {
        match job {
            Ok(Some(job)) => Self::Playing(job),
            Ok(None) => Self::None,
            Err(failure) => Self::Failed(failure.to_string()),
        }
    }

    /// How far the games behind it have come, while they are played.
    pub fn progress(&self) -> Option<Progress> {
        match self {
            Self::Playing(job) => Some(job.poll()),
            _ => None,
        }
    }

    /// Takes the answer when all games have been played; tells whether it did.
    fn take(&mut self) -> bool {
        if !self.progress().is_some_and(|progress| progress.finished) {
            return false;
        }
        if let Self::Playing(job) = std::mem::take(self) {
            *self = match job.finish() {
                Ok(answer) => Self::Done(answer),
                Err(failure) => Self::Failed(failure.to_string()),
            };
        }
        true
    }
}

/// Takes an answer that has come.
pub(super) fn take<T: Send + Sync + 'static>(mut answer: ResMut<Background<T>>) {
    if answer.bypass_change_detection().take() {
        answer.set_changed();
    }
}
