//! The score of a finished game. Counting plays some hundred games on threads of their own, and is given up with the
//! end screen.

use super::table::Game;
use crate::sim::Side;
use crate::study::job::{Job, Progress};
use crate::study::score::{self, Score};
use bevy::prelude::*;

/// How far the score has been counted.
#[derive(Resource, Debug, Default)]
pub enum Scoring {
    /// There is none: the game goes on, or was not the alliance's to play.
    #[default]
    None,
    /// Games are being played.
    Counting(Job<Score>),
    /// Here it is.
    Counted(Score),
    /// Why there is none, for people.
    Failed(String),
}

impl Scoring {
    /// How far the games behind it have come, while they are played.
    pub fn progress(&self) -> Option<Progress> {
        match self {
            Scoring::Counting(job) => Some(job.poll()),
            _ => None,
        }
    }
}

/// Begins to count the score of the game that has just ended.
pub(super) fn begin(game: Res<Game>, mut scoring: ResMut<Scoring>) {
    if game.viewer() != Side::Alliance {
        return;
    }
    *scoring = match score::begin(game.session(), None) {
        Ok(Some(job)) => Scoring::Counting(job),
        Ok(None) => Scoring::None,
        Err(failure) => Scoring::Failed(failure.to_string()),
    };
}

/// Takes the score when it has been counted.
pub(super) fn take(mut scoring: ResMut<Scoring>) {
    if !scoring.progress().is_some_and(|progress| progress.finished) {
        return;
    }
    if let Scoring::Counting(job) = std::mem::take(&mut *scoring) {
        *scoring = match job.finish() {
            Ok(score) => Scoring::Counted(score),
            Err(failure) => Scoring::Failed(failure.to_string()),
        };
    }
}

/// Nobody looks at it any more.
pub(super) fn forget(mut scoring: ResMut<Scoring>) {
    *scoring = Scoring::None;
}
