//! The staff's estimate: how often the attack comes in games that this one may be, as far as one side knows.
//!
//! Nothing of the true state goes into it but the side's own knowledge, so it may be asked for while somebody plays; the
//! orders of the hour count, so it can be asked again with and without one.

use super::job::{Failure, Job, Tally};
use super::statistics::Rate;
use crate::session::{Seats, Session};
use crate::sim::Side;
use crate::sim::state::Stage;
use crate::sim::units::Hour;
use rayon::prelude::*;
use std::num::NonZeroUsize;

/// What the staff thinks of the weeks to come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// How often the attack comes within two councils: what the weekly estimate is asked for.
    pub soon: Rate,
    /// How often it comes before the crisis ends.
    pub ever: Rate,
}

/// When the attack comes in an imagined game, if it does; `None` when somebody sits at its table.
fn launched(mut game: Session) -> Option<Hour> {
    while game.stage() == Stage::Crisis {
        game.advance();
    }
    game.truth()?.war.as_ref().map(|war| war.book.since)
}

/// Starts to play imagined games of a session, as the alliance knows it and with the policies given at the table.
///
/// # Errors
/// [`Failure::SeatTaken`] when a person is to sit at that table, [`Failure::Threads`] when there are no threads.
pub fn start(
    session: &Session,
    seats: &Seats,
    worlds: u32,
    threads: Option<NonZeroUsize>,
) -> Result<Job<Estimate>, Failure> {
    if !seats.unwatched() {
        return Err(super::game::SeatTaken.into());
    }
    let soon = session.hour() + 2 * session.scenario().council_interval;
    let (session, seats) = (session.fork(), seats.clone());
    Job::begin(threads, move |tally: Tally<'_>| {
        tally.expect(worlds as usize);
        let imagined = |n| session.imagined(Side::Alliance, n, seats.clone());
        let play = |n| tally.game(|| Ok(launched(imagined(n))));
        let launches: Vec<Option<Hour>> = (0..worlds).into_par_iter().map(play).collect::<Result<_, _>>()?;
        let within = |until: Hour| {
            Rate::of(&launches.iter().map(|at| at.is_some_and(|at| at <= until)).collect::<Vec<_>>())
        };
        Ok(Estimate { soon: within(soon), ever: within(Hour::MAX) })
    })
}
