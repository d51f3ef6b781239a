//! The advisor: it is asked by hand, thinks while the table goes on, and what it says holds for the orders it was asked about.

use super::background::Background;
use super::messages::AskAdvisor;
use super::table::Game;
use crate::session::planner::Reason;
use crate::sim::{Hour, Order, Side};
use crate::study::advice;
use bevy::prelude::*;
use std::num::NonZeroUsize;

/// What it says: the one change that it would make, or none.
pub type Advice = Background<Option<Reason>>;

/// What it was asked about: the hour, and the orders given in it.
#[derive(Resource, Debug, Default)]
pub struct Asked(Option<(Hour, Vec<Order>)>);

/// Begins to think when it is asked. One thread is left to the picture.
pub(super) fn ask(
    mut asks: MessageReader<AskAdvisor>,
    game: Option<Res<Game>>,
    mut asked: ResMut<Asked>,
    mut advice: ResMut<Advice>,
) {
    let Some(game) = game.filter(|_| asks.read().count() > 0) else { return };
    if game.viewer() == Side::Alliance && game.played() && !game.replaying() {
        asked.0 = Some((game.hour(), game.given().to_vec()));
        *advice = Background::begin(advice::start(game.session(), NonZeroUsize::new(1)).map(Some));
    }
}

/// Forgets what was said about other orders than those of now.
pub(super) fn forget(game: Option<Res<Game>>, mut asked: ResMut<Asked>, mut advice: ResMut<Advice>) {
    let Some((hour, orders)) = &asked.0 else { return };
    let holds = game.is_some_and(|game| game.hour() == *hour && game.given() == orders.as_slice());
    if !holds {
        (asked.0, *advice) = (None, Background::None);
    }
}
