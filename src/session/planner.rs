//! A mind that thinks. Before it orders it tries orders in imagined games, in which both minds play on to the end, and it
//! gives those after which the games end best: the rollout algorithm (Tesauro and Galperin 1996) over a plain policy. It knows
//! what its side knows and nothing else; the luck of its games is its own.

use super::{Seats, Session};
use crate::adversary;
use crate::alliance::{self, Policy};
use crate::sim::formula::sample::{differences, mean, standard_error};
use crate::sim::orders::{Offer, Slot, offers};
use crate::sim::rules::grade;
use crate::sim::state::Stage;
use crate::sim::{Intel, Luck, Order, Scenario, Side};
use std::sync::Arc;

/// Subject of the luck of games that a mind imagines while it thinks.
const THOUGHTS: u64 = 0x200;

/// Times that what the plain policy would order is changed.
const PASSES: usize = 2;

/// Games in the first comparison, as a share of those of the last.
const SCREENING: u32 = 4;

/// Orders of war that are tried: those of which the staff promises most.
const TRIED: usize = 10;

/// What came of thinking.
#[derive(Clone, Debug, PartialEq)]
pub struct Thought {
    /// What is to be ordered.
    pub orders: Vec<Order>,
    /// In what that differs from the plain policy, in the order in which it was found.
    pub reasons: Vec<Reason>,
    /// What the games end with on average when this is ordered, in points of at most [`grade::PEACE`].
    pub expected: f64,
}

/// A way in which orders are bettered.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Change {
    /// This is ordered as well, or instead.
    Order(Order),
    /// This is not ordered.
    Leave(Order),
}

/// Why something is ordered, or is not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reason {
    /// What changes.
    pub change: Change,
    /// Points that it adds.
    pub adds: f64,
    /// Imagined games that say so.
    pub games: u32,
}

/// What is to be thought about.
pub struct Question<'a> {
    /// The level.
    pub scenario: &'a Arc<Scenario>,
    /// What the alliance knows.
    pub intel: &'a Intel,
    /// The policy; what it does without thinking is played on.
    pub policy: &'a Policy,
    /// Whom it takes the adversary for.
    pub adversary: adversary::Policy,
    /// Luck of the game; its imagined games have their own.
    pub luck: Luck,
}

impl Question<'_> {
    /// Thinks in so many imagined games.
    pub fn think(&self, games: u32) -> Thought {
        let plain = Policy { thinks: None, ..self.policy.clone() };
        let own = alliance::decide(self.scenario, self.intel, &plain, self.luck).orders;
        let seats = Seats::minds(plain, self.adversary.clone());
        let world = |n| Session::drawn(self.scenario, self.intel, self.luck, (THOUGHTS, n), seats.clone());
        let worlds: Vec<Session> = (0..games.max(1)).map(world).collect();
        let mut orders = own;
        let mut reasons = Vec::new();
        let mut expected = None;
        for _ in 0..PASSES {
            let changes = self.changes(&orders);
            if changes.is_empty() {
                break;
            }
            let changed = changes.iter().map(|change| change.of(&orders));
            let plans: Vec<Vec<Order>> = std::iter::once(orders.clone()).chain(changed).collect();
            let (best, ends) = best(&worlds, &plans);
            expected = Some(mean(&ends[best]));
            if best == 0 {
                break;
            }
            let adds = mean(&ends[best]) - mean(&ends[0]);
            reasons.push(Reason { change: changes[best - 1], adds, games: ends[best].len() as u32 });
            orders.clone_from(&plans[best]);
        }
        let expected = expected.unwrap_or_else(|| mean(&ends(&worlds, &orders)));
        Thought { orders, reasons, expected }
    }

    /// Changes of some orders that may be tried: whatever can be given now and decides something, and leaving out what is
    /// given.
    fn changes(&self, orders: &[Order]) -> Vec<Change> {
        let answers = self.intel.desk().is_some_and(|desk| desk.book.asks(self.intel.hour).is_some());
        let decides = |order: &Order| match order.kind().slot {
            Slot::Answer => answers,
            Slot::Signal | Slot::Act => !answers,
            Slot::Pulse => true,
            _ => false,
        };
        let usable = |offer: &Offer| {
            let given = orders.contains(&offer.order);
            decides(&offer.order) && !given && offer.refusal.is_none() && self.policy.gives(&offer.order)
        };
        let mut offers = offers(self.scenario, self.intel);
        offers.retain(usable);
        if self.intel.stage == Stage::War {
            offers.sort_by(|a, b| b.grade.total_cmp(&a.grade));
            offers.truncate(TRIED);
        }
        let more = offers.into_iter().map(|offer| Change::Order(offer.order));
        let less = orders.iter().filter(|order| decides(order) && order.kind().slot != Slot::Answer);
        more.chain(less.map(|order| Change::Leave(*order))).collect()
    }
}

impl Change {
    /// Some orders with this change: what is new is given first, so that what it excludes is refused.
    fn of(self, orders: &[Order]) -> Vec<Order> {
        match self {
            Change::Order(order) => std::iter::once(order).chain(orders.iter().copied()).collect(),
            Change::Leave(order) => orders.iter().copied().filter(|given| *given != order).collect(),
        }
    }
}

/// The position of the plan after which the games end best, with the ends of every plan as far as it was played. The first
/// plan is left only for one that is better by more than chance makes likely. Plans are compared in the same worlds, first
/// in some of them; the worse half of the plans is not played in more.
fn best(worlds: &[Session], plans: &[Vec<Order>]) -> (usize, Vec<Vec<f64>>) {
    let mut ends_of: Vec<Vec<f64>> = vec![Vec::new(); plans.len()];
    let mut left: Vec<usize> = (0..plans.len()).collect();
    let mut until = worlds.len().div_ceil(SCREENING as usize);
    loop {
        for plan in &left {
            let from = ends_of[*plan].len();
            let more = ends(&worlds[from..until], &plans[*plan]);
            ends_of[*plan].extend(more);
        }
        if until == worlds.len() {
            break;
        }
        left.sort_by(|a, b| mean(&ends_of[*b]).total_cmp(&mean(&ends_of[*a])).then(a.cmp(b)));
        left.truncate((left.len() / 2).max(2));
        if !left.contains(&0) {
            left.push(0);
        }
        until = (2 * until).min(worlds.len());
    }
    let better = |plan: &usize| beyond_chance(&ends_of[*plan], &ends_of[0]);
    let found = left.iter().copied().filter(|plan| *plan != 0 && better(plan));
    let best = found.max_by(|a, b| mean(&ends_of[*a]).total_cmp(&mean(&ends_of[*b])).then(b.cmp(a)));
    (best.unwrap_or(0), ends_of)
}

/// Whether some ends are better than others in the same worlds by more than a standard error.
fn beyond_chance(these: &[f64], those: &[f64]) -> bool {
    let by = differences(these, those);
    mean(&by) > standard_error(&by)
}

/// Points with which each world ends when a plan is given in it, and both minds go on from there.
fn ends(worlds: &[Session], plan: &[Order]) -> Vec<f64> {
    let end = |world: &Session| {
        let mut game = world.fork();
        // What an imagined world forbids is not given in it.
        plan.iter().for_each(|order| _ = game.admit(Side::Alliance, *order));
        game.drafts[Side::Alliance.index()].decided = true;
        let outcome = loop {
            if let Some(outcome) = game.over() {
                break outcome;
            }
            game.advance();
        };
        grade::points(outcome, game.state.grade())
    };
    worlds.iter().map(end).collect()
}
