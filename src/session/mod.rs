//! One game, and the only loop there is: ask the minds that are due, then let the hour pass.
//!
//! The state is private to this module. Everybody else sees the [`Intel`] of one side, until nobody holds a seat or
//! the game is over.

pub mod council;
pub mod data;
mod draft;
pub mod journal;
mod keeping;
pub mod load;
pub mod open;
mod past;
pub mod planner;
mod recording;
pub mod replay;
pub mod seat;
pub mod store;
pub mod verify;

pub use council::CouncilReport;
pub use past::Moment;
pub use planner::Thought;
pub use seat::{Seat, Seats};

use crate::sim::digest::{self, Digest};
use crate::sim::intel::{observe, readiness_sighted};
use crate::sim::orders::{Moved, Mover, Offer, offers};
use crate::sim::state::{Outcome, Setup, Stage};
use crate::sim::{
    Decision, Event, Hour, Intel, Ledger, Luck, Order, Refusal, Scenario, Side, State, imagine,
};
use crate::{adversary, alliance, sim};
use draft::Draft;
use journal::{Record, Text};
use recording::Recording;
use std::sync::Arc;

/// Subject of the luck of imagined games, by side from here on.
const IMAGINED_GAMES: u64 = 0x100;

/// One game.
#[derive(Debug)]
pub struct Session {
    scenario: Arc<Scenario>,
    setup: Setup,
    seats: Seats,
    /// The game at the beginning of this hour, before any order of it.
    state: State,
    /// What each side has ordered this hour, by [`Side::index`].
    drafts: [Draft; 2],
    /// The orders of both sides, gathered for the step.
    orders: Vec<(Side, Order)>,
    /// What happened in the last hour.
    events: Vec<Event>,
    council: Option<CouncilReport>,
    ledgers: Vec<Ledger>,
    /// Every order carried out so far.
    history: Vec<(Hour, Side, Order)>,
    recording: Option<Recording>,
}

/// The texts a game is built from, for its journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The level.
    pub level: Text,
    /// The assumption set, as [`open::figures`] writes it.
    pub assumptions: Text,
}

impl Session {
    /// A new game.
    pub fn new(scenario: Arc<Scenario>, seed: u64, seats: Seats) -> Self {
        Self::with_setup(scenario, seed, seats, Setup::default())
    }

    /// A new game in which some of what the seed draws is set.
    pub fn with_setup(scenario: Arc<Scenario>, seed: u64, seats: Seats, setup: Setup) -> Self {
        let state = State::begin(&scenario, Luck::new(seed), &setup);
        Self::at(scenario, seats, setup, state)
    }

    /// A game that stands at a state, with nothing of how it came there.
    fn at(scenario: Arc<Scenario>, seats: Seats, setup: Setup, state: State) -> Self {
        Self {
            seats: seats.settled(&scenario),
            scenario,
            setup,
            state,
            drafts: Default::default(),
            orders: Vec::new(),
            events: Vec::new(),
            council: None,
            ledgers: Vec::new(),
            history: Vec::new(),
            recording: None,
        }
    }

    /// The same game at the same hour, without the record of how it came there.
    pub fn fork(&self) -> Self {
        Self {
            scenario: Arc::clone(&self.scenario),
            setup: self.setup,
            seats: self.seats.clone(),
            state: self.state.clone(),
            drafts: self.drafts.clone(),
            orders: Vec::new(),
            events: self.events.clone(),
            council: self.council.clone(),
            ledgers: self.ledgers.clone(),
            history: self.history.clone(),
            recording: None,
        }
    }

    /// The same game at the same hour with other minds at the table, without the record of how it came there; `None` while a
    /// person holds a seat of a game that goes on.
    pub fn reseated(&self, seats: Seats) -> Option<Self> {
        self.truth()?;
        Some(Self { seats: seats.settled(&self.scenario), ..self.fork() })
    }

    /// The level.
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    /// Who decides for the sides.
    pub fn seats(&self) -> &Seats {
        &self.seats
    }

    /// Key of the game's luck.
    pub fn seed(&self) -> u64 {
        self.state.luck.seed()
    }

    /// Now.
    pub fn hour(&self) -> Hour {
        self.state.hour
    }

    /// Crisis, war, or over.
    pub fn stage(&self) -> Stage {
        self.state.stage
    }

    /// How the game ended, if it did.
    pub fn over(&self) -> Option<Outcome> {
        self.state.over()
    }

    /// What a side knows now, its own orders of this hour included.
    pub fn intel(&self, side: Side) -> &Intel {
        self.drafts[side.index()].intel(&self.scenario, &self.state, side)
    }

    /// Everything a side can order now, with price, hours and refusal.
    pub fn offers(&self, side: Side) -> Vec<Offer> {
        offers(&self.scenario, self.intel(side))
    }

    /// The orders a side has given this hour, in their order.
    pub fn given(&self, side: Side) -> &[Order] {
        self.drafts[side.index()].orders()
    }

    /// A person's order of this hour: checked on what the side knows, kept, and recorded.
    ///
    /// # Errors
    /// Why it was refused; [`Refusal::NotYours`] when a mind holds the seat.
    pub fn order(&mut self, side: Side, order: Order) -> Result<(), Refusal> {
        if !self.seats.human(side) {
            return Err(Refusal::NotYours);
        }
        self.admit(side, order)?;
        self.record(Record::Ordered { hour: self.state.hour, side, order });
        Ok(())
    }

    /// Takes back the last order a person gave this hour. What has shown its outcome at once stands (the answer to a
    /// dispatch, a secret told): taking it back would be a look behind the card.
    pub fn undo(&mut self, side: Side) -> Option<Order> {
        if !self.seats.human(side) {
            return None;
        }
        let order = self.drafts[side.index()].undo(&self.scenario, &self.state, side)?;
        self.record(Record::Undone { hour: self.state.hour, side });
        Some(order)
    }

    /// Takes back one order a person gave this hour. Those after it are taken back too and given again; what can no longer be
    /// given without it is gone with it. Nothing is taken back from before an order that has shown its outcome.
    pub fn take_back(&mut self, side: Side, order: Order) -> Option<Order> {
        let given = self.given(side);
        let at = given.iter().rposition(|other| *other == order)?;
        let (back, after) = (given.len() - at, given[at + 1..].to_vec());
        if given[at..].iter().any(Order::shows_at_once) {
            return None;
        }
        for _ in 0..back {
            self.undo(side)?;
        }
        for order in after {
            self.order(side, order).ok();
        }
        Some(order)
    }

    /// Whether the game should stand still for a person: the side is due, and has not said that it is done.
    pub fn waits_for(&self, side: Side) -> bool {
        self.seats.human(side) && !self.drafts[side.index()].released && self.due(side)
    }

    /// A person is done with this hour.
    pub fn release(&mut self, side: Side) {
        self.drafts[side.index()].released = true;
    }

    /// One hour: asks the minds that are due, then lets it pass. Gives what happened; who may know of it stands in
    /// each event. After the end nothing happens any more.
    pub fn advance(&mut self) -> &[Event] {
        if self.over().is_none() {
            for side in Side::BOTH {
                if !self.drafts[side.index()].decided && self.due(side) {
                    self.ask(side);
                }
            }
        }
        self.pass()
    }

    /// What happened in the last hour, as far as a side sees it at once.
    pub fn heard(&self, side: Side) -> impl Iterator<Item = &Event> {
        self.events.iter().filter(move |event| event.seen_by(side))
    }

    /// What the alliance hears of the last council.
    pub fn council(&self) -> Option<&CouncilReport> {
        self.council.as_ref()
    }

    /// What moved the adversary's estimate and its threshold from the council before to the last one, in hours.
    pub fn council_moved(&self) -> Vec<(Mover, Moved)> {
        let beginning = || {
            let state = State::begin(&self.scenario, self.state.luck, &self.setup);
            observe(&self.scenario, &state, Side::Alliance)
        };
        self.council.as_ref().map(|report| report.moved(&self.scenario, beginning)).unwrap_or_default()
    }

    /// The game as it is: only when nobody holds a seat, or when it is over.
    pub fn truth(&self) -> Option<&State> {
        (self.seats.unwatched() || self.over().is_some()).then_some(&self.state)
    }

    /// How every council reckoned: only when nobody holds a seat, or when the game is over.
    pub fn ledgers(&self) -> Option<&[Ledger]> {
        self.truth().map(|_| self.ledgers.as_slice())
    }

    /// How the adversary's council reckons now: for the person who holds its seat, and for nobody else.
    pub fn reckoning(&self) -> Option<Ledger> {
        let side = Side::Adversary;
        let intel = self.seats.human(side).then(|| self.intel(side))?;
        adversary::reckoning(&self.scenario, intel, self.state.luck)
    }

    /// The orders of both sides in the last hour: only when nobody holds a seat, or when the game is over.
    pub fn ordered(&self) -> Option<&[(Side, Order)]> {
        self.truth().map(|_| self.orders.as_slice())
    }

    /// Every order a side has given, with its hour: only when nobody holds a seat, or when the game is over.
    pub fn history(&self, side: Side) -> Option<Vec<(Hour, Order)>> {
        let own = |(hour, whose, order): &(Hour, Side, Order)| (*whose == side).then_some((*hour, *order));
        self.truth().map(|_| self.history.iter().filter_map(own).collect())
    }

    /// A game that this one may be, as far as a side knows with its orders of this hour: an imagined state under luck of its
    /// own, with other people at the table. It holds nothing of what the side does not know, nor of how it came there.
    pub fn imagined(&self, side: Side, n: u32, seats: Seats) -> Self {
        // Studies and minds that imagine in the same hour draw under subjects of their own.
        let subject = IMAGINED_GAMES + side.index() as u64;
        Self::drawn(&self.scenario, self.intel(side), self.state.luck, (subject, n), seats)
    }

    /// The nth of the games that what a side knows may be, drawn under a subject of luck.
    fn drawn(
        scenario: &Arc<Scenario>,
        intel: &Intel,
        luck: Luck,
        (subject, n): (u64, u32),
        seats: Seats,
    ) -> Self {
        let luck = luck.imagined(subject, u64::from(intel.hour) << 32 | u64::from(n));
        Self::at(Arc::clone(scenario), seats, Setup::default(), imagine(scenario, intel, luck))
    }

    /// The hash of every part of the game, which tells nothing of what is in it.
    pub fn digest(&self) -> Digest {
        digest::of(&self.state)
    }

    /// Whether the mind or the person of a side is asked this hour.
    fn due(&self, side: Side) -> bool {
        self.state.due(&self.scenario, side) || side == Side::Alliance && self.sighted()
    }

    /// Whether the desk sees in this hour that the adversary's readiness has changed.
    pub fn sighted(&self) -> bool {
        self.state.stage == Stage::Crisis && readiness_sighted(&self.scenario, &self.state)
    }

    /// Whether a week of the crisis begins in this hour: then the desk plans it whole.
    pub fn week_begins(&self) -> bool {
        self.state.stage == Stage::Crisis && self.state.week_begins(&self.scenario)
    }

    /// Adds an order to a side's draft when its giver could give it.
    fn admit(&mut self, side: Side, order: Order) -> Result<(), Refusal> {
        self.drafts[side.index()].admit(&self.scenario, &self.state, side, order)
    }

    /// Asks a side's mind, keeps what it orders, and records it.
    fn ask(&mut self, side: Side) {
        let Some(Decision { mut orders, ledger }) = self.decision(side) else { return };
        orders.retain(|order| self.admit(side, *order).is_ok());
        self.drafts[side.index()].decided = true;
        self.ledgers.extend(ledger.clone());
        if !orders.is_empty() || ledger.is_some() {
            let ledger = ledger.map(Box::new);
            self.record(Record::Decided { hour: self.state.hour, side, orders, ledger });
        }
    }

    /// What a side's mind would decide at this hour, less the orders that would be refused.
    fn accepted(&self, side: Side) -> Option<Decision> {
        let mut decision = self.decision(side)?;
        let mut draft = Draft::default();
        decision.orders.retain(|order| draft.admit(&self.scenario, &self.state, side, *order).is_ok());
        Some(decision)
    }

    /// What a side's mind decides at this hour; `None` when a person holds the seat.
    fn decision(&self, side: Side) -> Option<Decision> {
        let intel = self.drafts[side.index()].unordered(&self.scenario, &self.state, side);
        let (scenario, luck) = (&self.scenario, self.state.luck);
        match side {
            Side::Alliance => match &self.seats.alliance {
                Seat::Mind(policy) => Some(self.planned(&intel, policy)),
                Seat::Human => None,
            },
            Side::Adversary => match &self.seats.adversary {
                Seat::Mind(policy) => Some(adversary::decide(scenario, &intel, policy, luck)),
                Seat::Human => None,
            },
        }
    }

    /// What a policy would order for the alliance now, beside what has been ordered this hour.
    pub fn plan(&self, policy: &alliance::Policy) -> Vec<Order> {
        self.planned(self.intel(Side::Alliance), policy).orders
    }

    /// What comes of thinking in so many imagined games about what the alliance could order now, beside a plain policy.
    pub fn think(&self, policy: &alliance::Policy, games: u32) -> Thought {
        self.question(self.intel(Side::Alliance), policy).think(games)
    }

    /// The one change that betters most what the alliance has ordered this hour, by so many imagined games in which it plays on
    /// by a policy; nothing where none does. `None` when `watch` said so.
    pub fn advise(
        &self,
        policy: &alliance::Policy,
        games: u32,
        watch: planner::Watch<'_>,
    ) -> Option<Option<planner::Reason>> {
        let side = Side::Alliance;
        let before = self.drafts[side.index()].unordered(&self.scenario, &self.state, side);
        self.question(&before, policy).advise(self.given(side), self.intel(side), games, watch)
    }

    fn planned(&self, intel: &Intel, policy: &alliance::Policy) -> Decision {
        let Some(games) = policy.thinks else {
            return alliance::decide(&self.scenario, intel, policy, self.state.luck);
        };
        Decision { orders: self.question(intel, policy).think(games).orders, ledger: None }
    }

    /// What a mind of the alliance thinks about, by what it knows; it takes the adversary for who sits there, or for what the
    /// level says where a person does.
    fn question<'a>(&'a self, intel: &'a Intel, policy: &'a alliance::Policy) -> planner::Question<'a> {
        let adversary = self.opponent();
        planner::Question { scenario: &self.scenario, intel, policy, adversary, luck: self.state.luck }
    }

    /// The mind that holds the adversary's seat, or that of the level where a person does.
    fn opponent(&self) -> adversary::Policy {
        match &self.seats.adversary {
            Seat::Mind(policy) => policy.clone(),
            Seat::Human => adversary::Policy::default(),
        }
    }

    /// Lets the hour pass with the orders in both drafts.
    fn pass(&mut self) -> &[Event] {
        self.events.clear();
        if self.over().is_some() {
            return &self.events;
        }
        self.orders.clear();
        for side in Side::BOTH {
            self.orders.extend(self.drafts[side.index()].orders().iter().map(|order| (side, *order)));
            self.drafts[side.index()].clear();
        }
        let hour = self.state.hour;
        self.history.extend(self.orders.iter().map(|(side, order)| (hour, *side, *order)));
        sim::step(&self.scenario, &mut self.state, &self.orders, &mut self.events);
        let intel = || {
            Arc::clone(self.drafts[Side::Alliance.index()].intel(&self.scenario, &self.state, Side::Alliance))
        };
        if let Some(report) = CouncilReport::of(&self.scenario, &self.events, self.council.as_ref(), intel) {
            self.council = Some(report);
        }
        self.note_hour();
        &self.events
    }
}
