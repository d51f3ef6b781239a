//! The score of a finished game. Counting plays some hundred games; it is given up with the end screen.

use super::background::Background;
use super::table::Game;
use crate::sim::Side;
use crate::study::score::{self, Score};
use bevy::prelude::*;

/// How far the score has been counted.
pub type Scoring = Background<Score>;

/// Begins to count the score of the game that has just ended, if it was the alliance's to play.
pub(super) fn begin(game: Res<Game>, mut scoring: ResMut<Scoring>) {
    if game.viewer() == Side::Alliance {
        *scoring = Background::begin(score::begin(game.session(), None));
    }
}

/// Nobody looks at it any more.
pub(super) fn forget(mut scoring: ResMut<Scoring>) {
    *scoring = Background::None;
}
