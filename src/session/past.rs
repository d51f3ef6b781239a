//! The past of a finished game: every hour at which our side ordered, and what might have followed from there, as far as it
//! could know.

use super::{Seat, Seats, Session};
use crate::sim::intel::observe;
use crate::sim::state::{Outcome, Stage};
use crate::sim::units::WEEK;
use crate::sim::{Hour, Intel, Luck, Order, Side, State};
use std::sync::Arc;

/// Subject of the luck of games that were possible at an hour of the past.
const POSSIBLE: u64 = 0x300;

/// An hour of a finished game at which the alliance ordered.
#[derive(Debug)]
pub struct Moment {
    /// The game at its beginning, with nobody at the desk.
    begun: Arc<Session>,
    /// What the alliance knew in that hour.
    intel: Intel,
    /// What it ordered.
    orders: Vec<Order>,
}

impl Moment {
    /// When it was.
    pub fn hour(&self) -> Hour {
        self.intel.hour
    }

    /// A game that this one might have been, as far as the alliance knew, by its number: with the orders of this hour or
    /// without them, and from then on with nobody at the desk.
    pub fn future(&self, number: u32, ordered: bool) -> Session {
        let Session { scenario, seats, state, setup, .. } = &*self.begun;
        let mut future = Session::drawn(scenario, &self.intel, state.luck, (POSSIBLE, number), seats.clone());
        future.state.opening.launch_at = setup.launch_at;
        for order in self.orders.iter().filter(|_| ordered) {
            // It was allowed by what was known, and that is known here.
            future.admit(Side::Alliance, *order).ok();
        }
        future
    }
}

impl Session {
    /// The hours at which the alliance ordered, from the first; `None` while the game goes on, and for one that does not
    /// begin at the beginning and so cannot be repeated.
    pub fn moments(&self) -> Option<Vec<Moment>> {
        self.over()?;
        let begun = Arc::new(self.anew());
        let mut game = begun.fork();
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
                    let intel = observe(&self.scenario, &game.state, Side::Alliance);
                    let orders = game.given(Side::Alliance).to_vec();
                    moments.push(Moment { begun: Arc::clone(&begun), intel, orders });
                }
            }
            game.pass();
        }
        left.is_empty().then_some(moments)
    }

    /// A game of the level from its beginning under luck of a branch of its own, with nobody at the desk; `None` while the
    /// game goes on.
    pub fn idle(&self, branch: u64) -> Option<Self> {
        self.over()?;
        let luck = Luck::new(self.seed()).branch(branch);
        let state = State::begin(&self.scenario, luck, &self.setup);
        Some(Self::at(Arc::clone(&self.scenario), self.nobody(), self.setup, state))
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
        Self::with_setup(Arc::clone(&self.scenario), self.seed(), self.nobody(), self.setup)
    }

    /// Nobody at the desk, and the same mind on the other side.
    fn nobody(&self) -> Seats {
        Seats { alliance: Seat::Human, adversary: Seat::Mind(self.opponent()) }
    }
}
