//! The past of a finished game: every hour at which our side ordered, and what may follow from there under other luck.

use super::{Seat, Seats, Session};
use crate::sim::state::{Outcome, Stage};
use crate::sim::units::WEEK;
use crate::sim::{Hour, Side};
use std::sync::Arc;

/// An hour of a finished game at which the alliance ordered.
#[derive(Debug)]
pub struct Moment {
    /// The game as it stood, with what was ordered.
    session: Session,
}

impl Moment {
    /// When it was.
    pub fn hour(&self) -> Hour {
        self.session.hour()
    }

    /// What may follow under other luck, of a branch of its own: with the orders of this hour or without them, and from
    /// then on with nobody at the desk.
    pub fn future(&self, branch: u64, ordered: bool) -> Session {
        let mut future = self.session.fork();
        if !ordered {
            future.drafts = Default::default();
        }
        future.state.luck = future.state.luck.branch(branch);
        future
    }
}

impl Session {
    /// The hours at which the alliance ordered, from the first; `None` while the game goes on, and for one that does not
    /// begin at the beginning and so cannot be repeated.
    pub fn moments(&self) -> Option<Vec<Moment>> {
        self.over()?;
        let mut game = self.anew();
        let mut moments = Vec::new();
        let mut left = self.history.as_slice();
        while game.over().is_none() {
            let (now, rest) =
                left.split_at(left.iter().take_while(|(hour, ..)| *hour == game.hour()).count());
            left = rest;
            // Our side comes first in an hour, so that a moment holds none of the other's orders.
            for (place, (_, side, order)) in now.iter().enumerate() {
                game.admit(*side, *order).ok()?;
                let next = now.get(place + 1).map(|(_, side, _)| *side);
                if *side == Side::Alliance && next != Some(Side::Alliance) {
                    moments.push(Moment { session: game.fork() });
                }
            }
            game.pass();
        }
        left.is_empty().then_some(moments)
    }

    /// The game from its beginning under other luck, with nobody at the desk; `None` while the game goes on.
    pub fn idle(&self, branch: u64) -> Option<Self> {
        self.over()?;
        let mut game = self.anew();
        game.state.luck = game.state.luck.branch(branch);
        Some(game)
    }

    /// A crisis that ended without war, going on for some weeks under other luck with other people at the table;
    /// `None` for a game that is not over, and after a war.
    pub fn afterwards(&self, weeks: u32, branch: u64, seats: Seats) -> Option<Self> {
        if !matches!(self.over()?, Outcome::Deterred { .. }) {
            return None;
        }
        let mut state = self.state.clone();
        state.luck = state.luck.branch(branch);
        state.stage = Stage::Crisis;
        state.opening.horizon = state.hour + weeks * WEEK;
        Some(Self { seats, state, drafts: Default::default(), recording: None, ..self.fork() })
    }

    /// The same game at its beginning, with nobody at the desk, against the same mind.
    fn anew(&self) -> Self {
        let seats = Seats { alliance: Seat::Human, adversary: Seat::Mind(self.opponent()) };
        Self::with_setup(Arc::clone(&self.scenario), self.seed(), seats, self.setup)
    }
}
