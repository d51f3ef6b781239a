//! The weeks to come, played by the staff on what the desk knows. A team on the map table reports at the turn of the week;
//! how often they launch in its games stands beside the weekly estimate. Source: docs/rules/knowing.md.

use super::background::Background;
use super::table::Game;
use crate::adversary;
use crate::alliance::policy;
use crate::session::Seats;
use crate::sim::Hour;
use crate::sim::state::Stage;
use crate::study::estimate::{self, Estimate};
use crate::study::job::{Failure, Job};
use bevy::prelude::*;
use std::num::NonZeroUsize;

/// Games that the staff plays.
pub const GAMES: u32 = 200;

/// What the staff has found.
pub type Wargame = Background<Estimate>;

/// The council before which the staff reported last.
#[derive(Resource, Debug, Default)]
pub struct Reported(Option<Hour>);

/// Begins to play when a new week brings the staff's report, and forgets it when the week is over.
pub(super) fn begin(game: Res<Game>, mut reported: ResMut<Reported>, mut wargame: ResMut<Wargame>) {
    let desk = game.intel().desk().filter(|desk| desk.book.wargamed && game.stage() == Stage::Crisis);
    let week = desk.filter(|_| game.played() && !game.replaying()).map(|desk| desk.next_council);
    if reported.0 != week {
        reported.0 = week;
        *wargame = week.map_or(Background::None, |_| Background::begin(play(&game)));
    }
}

/// The table is cleared with the game.
pub(super) fn forget(mut reported: ResMut<Reported>, mut wargame: ResMut<Wargame>) {
    (reported.0, *wargame) = (None, Background::None);
}

/// Starts games in which we say nothing more. One thread is left to the picture.
fn play(game: &Game) -> Result<Option<Job<Estimate>>, Failure> {
    let quiet = policy::named(policy::NAMES[0]).expect("it is shipped");
    let seats = Seats::minds(quiet, adversary::Policy::default());
    estimate::start(game.session(), &seats, GAMES, NonZeroUsize::new(1)).map(Some)
}
