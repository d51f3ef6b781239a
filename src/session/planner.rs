//! A mind that thinks. Before it orders it tries orders in imagined games, in which both minds play on to the end, and it
//! gives those after which the games end best: the rollout algorithm (Tesauro and Galperin 1996) over a plain policy. It knows
//! what its side knows and nothing else; the luck of its games is its own.

use super::{Seats, Session};
use crate::adversary;
use crate::alliance::{self, Policy};
use crate::sim::formula::sample::{differences, mean, standard_error};
use crate::sim::orders::{Offer, Slot, offers};
use crate::sim::rules::grade;
use crate::sim::state::{Stage, Task};
use crate::sim::{Intel, Luck, Order, Scenario, Side};
use std::sync::Arc;

/// Subject of the luck of games that a mind imagines while it thinks.
const THOUGHTS: u64 = 0x200;

/// Times that what the plain policy would order is changed.
const PASSES: usize = 2;

/// Games in the first comparison, as a share of those of the last.
const SCREENING: u32 = 4;

/// Points below which an advisor says nothing.
const WORTH_SAYING: f64 = 0.2;

/// Standard errors by which what it says must be better.
const SURE: f64 = 2.0;

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

/// Told after every imagined game; says whether to think on.
pub type Watch<'a> = &'a dyn Fn() -> bool;

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
        let worlds = self.worlds(&plain, games);
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
            let (best, ends) = best(&worlds, &plans, &|| true).expect("nobody gives it up");
            expected = Some(mean(&ends[best]));
            if best == 0 {
                break;
            }
            let adds = mean(&ends[best]) - mean(&ends[0]);
            reasons.push(Reason { change: changes[best - 1], adds, games: ends[best].len() as u32 });
            orders.clone_from(&plans[best]);
        }
        let all = || ends(&worlds, &orders, &|| true).expect("nobody gives it up");
        let expected = expected.unwrap_or_else(|| mean(&all()));
        Thought { orders, reasons, expected }
    }

    /// The one change that betters what has been ordered most, by so many imagined games; nothing where none does. `now` is
    /// what the alliance knows with these orders given. `None` when it was told to give up.
    pub fn advise(
        &self,
        given: &[Order],
        now: &Intel,
        games: u32,
        watch: Watch<'_>,
    ) -> Option<Option<Reason>> {
        let plain = Policy { thinks: None, ..self.policy.clone() };
        let worlds = self.worlds(&plain, games);
        let more = offers(self.scenario, now).into_iter();
        let idle = now.desk().and_then(|desk| desk.book.tasks.iter().position(|task| *task == Task::Idle));
        let to_work = |order: &Order| match order {
            Order::Assign { team, task } => idle == Some(usize::from(*team)) && *task != Task::Idle,
            _ => false,
        };
        let tried = |order: &Order| self.tries(order) || (to_work(order) && self.policy.gives(order));
        let more = more.filter(|offer| tried(&offer.order) && offer.refusal.is_none());
        let mut more: Vec<Offer> = more.collect();
        self.shorten(&mut more);
        let more = more.into_iter().map(|offer| Change::Order(offer.order));
        let changes: Vec<Change> = more.chain(self.less(given)).collect();
        let changed = changes.iter().map(|change| match change {
            Change::Order(order) => given.iter().copied().chain([*order]).collect(),
            Change::Leave(_) => change.of(given),
        });
        let plans: Vec<Vec<Order>> = std::iter::once(given.to_vec()).chain(changed).collect();
        let (best, ends) = best(&worlds, &plans, watch)?;
        let by = differences(&ends[best], &ends[0]);
        let (adds, games) = (mean(&by), ends[best].len() as u32);
        let sure = best > 0 && adds > WORTH_SAYING.max(SURE * standard_error(&by));
        Some(sure.then(|| Reason { change: changes[best - 1], adds, games }))
    }

    /// Games that this one may be, both minds playing on.
    fn worlds(&self, plain: &Policy, games: u32) -> Vec<Session> {
        let seats = Seats::minds(plain.clone(), self.adversary.clone());
        let world = |n| Session::drawn(self.scenario, self.intel, self.luck, (THOUGHTS, n), seats.clone());
        (0..games.max(1)).map(world).collect()
    }

    /// Whether an order is one that is tried now: it can be given and decides something.
    fn tries(&self, order: &Order) -> bool {
        let answers = self.intel.desk().is_some_and(|desk| desk.book.asks(self.intel.hour).is_some());
        let decides = match order.kind().slot {
            Slot::Answer => answers,
            Slot::Signal | Slot::Act => !answers,
            Slot::Pulse => true,
            _ => false,
        };
        decides && self.policy.gives(order)
    }

    /// In war only what the staff promises most of is tried.
    fn shorten(&self, offers: &mut Vec<Offer>) {
        if self.intel.stage == Stage::War {
            offers.sort_by(|a, b| b.grade.total_cmp(&a.grade));
            offers.truncate(TRIED);
        }
    }

    /// Changes of some orders that may be tried: whatever can be given now and decides something, and leaving out what is
    /// given.
    fn changes(&self, orders: &[Order]) -> Vec<Change> {
        let usable = |offer: &Offer| {
            self.tries(&offer.order) && !orders.contains(&offer.order) && offer.refusal.is_none()
        };
        let mut offers = offers(self.scenario, self.intel);
        offers.retain(usable);
        self.shorten(&mut offers);
        let more = offers.into_iter().map(|offer| Change::Order(offer.order));
        more.chain(self.less(orders)).collect()
    }

    /// Leaving out one of some orders; an answer is for good.
    fn less<'o>(&'o self, orders: &'o [Order]) -> impl Iterator<Item = Change> + 'o {
        let less = orders.iter().filter(|order| self.tries(order) && order.kind().slot != Slot::Answer);
        less.map(|order| Change::Leave(*order))
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
/// in some of them; the worse half of the plans is not played in more. `None` when it is given up.
fn best(worlds: &[Session], plans: &[Vec<Order>], watch: Watch<'_>) -> Option<(usize, Vec<Vec<f64>>)> {
    let mut ends_of: Vec<Vec<f64>> = vec![Vec::new(); plans.len()];
    let mut left: Vec<usize> = (0..plans.len()).collect();
    let mut until = worlds.len().div_ceil(SCREENING as usize);
    loop {
        for plan in &left {
            let from = ends_of[*plan].len();
            let more = ends(&worlds[from..until], &plans[*plan], watch)?;
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
    Some((best.unwrap_or(0), ends_of))
}

/// Whether some ends are better than others in the same worlds by more than a standard error.
fn beyond_chance(these: &[f64], those: &[f64]) -> bool {
    let by = differences(these, those);
    mean(&by) > standard_error(&by)
}

/// Points with which each world ends when a plan is given in it, and both minds go on from there; `None` when it is given up.
fn ends(worlds: &[Session], plan: &[Order], watch: Watch<'_>) -> Option<Vec<f64>> {
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
        watch().then(|| grade::points(outcome, game.state.grade()))
    };
    worlds.iter().map(end).collect()
}
