//! The alliance's seat held by a study: it gives orders of its own through the door a person uses, and leaves the rest
//! to a policy.

use crate::adversary;
use crate::alliance::Policy;
use crate::session::{Seat, Seats, Session};
use crate::sim::orders::Offer;
use crate::sim::state::{Setup, Stage, Task};
use crate::sim::{DispatchId, Order, Scenario, Side};
use std::sync::Arc;

/// Whose seat it is.
const OURS: Side = Side::Alliance;

/// What the seat is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Call {
    /// The plan of a week, counted from 1.
    Week(u32),
    /// The answer to a dispatch that has just come.
    Dispatch(DispatchId),
    /// What is to be done now that readiness is seen to have changed.
    Sighting,
}

/// A game whose alliance is led by a study.
#[derive(Debug)]
pub struct SeatedGame<'a> {
    session: Session,
    policy: &'a Policy,
    weeks: u32,
    given: Vec<Order>,
}

impl<'a> SeatedGame<'a> {
    /// A new game.
    pub fn new(scenario: &Arc<Scenario>, seed: u64, policy: &'a Policy, setup: Setup) -> Self {
        let seats = Seats { alliance: Seat::Human, adversary: Seat::Mind(adversary::Policy::default()) };
        let session = Session::with_setup(Arc::clone(scenario), seed, seats, setup);
        Self { session, policy, weeks: 0, given: Vec::new() }
    }

    /// The same game at the same hour.
    pub fn fork(&self) -> Self {
        Self { session: self.session.fork(), given: self.given.clone(), ..*self }
    }

    /// What is asked for in this hour, if anything is.
    pub fn call(&self) -> Option<Call> {
        if self.session.stage() != Stage::Crisis || !self.session.waits_for(OURS) {
            return None;
        }
        let intel = self.session.intel(OURS);
        let asked = intel.desk()?.book.asks(intel.hour);
        let called = if self.session.week_begins() { Call::Week(self.weeks + 1) } else { Call::Sighting };
        Some(asked.map_or(called, Call::Dispatch))
    }

    /// Lets an hour pass. When the seat is called, `own` gives its orders first, and the policy plans with what they
    /// leave; what it wants beyond that is refused, as it would be at anybody's hands.
    pub fn advance(&mut self, own: &mut dyn FnMut(&mut OurSide<'_>, Call)) {
        if let Some(call) = self.call() {
            own(&mut OurSide(&mut self.session), call);
            for order in self.session.plan(self.policy) {
                OurSide(&mut self.session).order(order);
            }
            self.given.extend_from_slice(self.session.given(OURS));
            self.session.release(OURS);
            self.weeks += u32::from(matches!(call, Call::Week(_)));
        }
        self.session.advance();
    }

    /// Plays the crisis to its end; tells whether the attack came, and all orders of the alliance.
    pub fn play(mut self, own: &mut dyn FnMut(&mut OurSide<'_>, Call)) -> (bool, Vec<Order>) {
        while self.session.stage() == Stage::Crisis {
            self.advance(own);
        }
        (self.attacked(), self.given)
    }

    /// Whether the attack has come.
    pub fn attacked(&self) -> bool {
        self.session.stage() == Stage::War
    }

    /// Whether the crisis goes on.
    pub fn on(&self) -> bool {
        self.session.stage() == Stage::Crisis
    }
}

/// The alliance in an hour in which its seat is called.
pub struct OurSide<'a>(&'a mut Session);

impl<'a> OurSide<'a> {
    /// The alliance of a game.
    pub fn of(session: &'a mut Session) -> Self {
        Self(session)
    }

    /// Gives an order, and tells whether it was taken.
    pub fn order(&mut self, order: Order) -> bool {
        self.0.order(OURS, order).is_ok()
    }

    /// Everything that can be ordered, with prices.
    pub fn offers(&self) -> Vec<Offer> {
        self.0.offers(OURS)
    }

    /// Frees as many teams as an order needs, the last ones first.
    pub fn free(&mut self, teams: u8) {
        let Some(desk) = self.0.intel(OURS).desk() else { return };
        let lacking = teams.saturating_sub(desk.book.teams_free());
        let busy = |task: &Task| !matches!(task, Task::Idle | Task::Signal | Task::Dispatch);
        let busy: Vec<usize> =
            (0..desk.book.tasks.len()).rev().filter(|team| busy(&desk.book.tasks[*team])).collect();
        for team in busy.into_iter().take(usize::from(lacking)) {
            self.order(Order::Assign { team: team as u8, task: Task::Idle });
        }
    }
}
