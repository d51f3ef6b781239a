//! A mind that thinks. Before it orders it tries orders in imagined games, in which both minds play on to the end, and it gives
//! those after which the games end best: the rollout algorithm (Tesauro and Galperin 1996) over a plain policy. It knows
//! what its side knows and nothing else; the luck of its games is its own.

use super::{Seats, Session};
use crate::alliance::{self, Policy};
use crate::sim::orders::{Offer, Slot, offers};
use crate::sim::rules::grade;
use crate::sim::state::{OpenDispatch, Setup};
use crate::sim::{Intel, Luck, Order, Scenario, imagine};
use crate::{adversary, sim};
use std::sync::Arc;

/// Subject of the luck of games that a mind imagines while it thinks.
const THOUGHTS: u64 = 0x200;

/// Times that an order is added to what the plain policy would give.
const PASSES: usize = 2;

/// Games in the first comparison, as a share of those of the last.
const SCREENING: u32 = 4;

/// What came of thinking.
#[derive(Clone, Debug, PartialEq)]
pub struct Thought {
    /// What is to be ordered, the plain policy's orders included.
    pub orders: Vec<Order>,
    /// Orders that the plain policy would not have given, each with what it adds on average, most first found.
    pub reasons: Vec<Reason>,
    /// What the games end with on average when these orders are given, in points of at most [`grade::PEACE`].
    pub expected: f64,
}

/// Why an order is given.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reason {
    /// The order.
    pub order: Order,
    /// Points it adds.
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
        let worlds: Vec<Session> = (0..games.max(1)).map(|n| self.world(n, &seats)).collect();
        let mut given: Vec<Order> = Vec::new();
        let mut reasons = Vec::new();
        let mut expected = None;
        for _ in 0..PASSES {
            let more = self.candidates(&given, &own);
            if more.is_empty() {
                break;
            }
            let plans: Vec<Vec<Order>> = std::iter::once(given.clone())
                .chain(more.iter().map(|order| given.iter().copied().chain([*order]).collect()))
                .collect();
            let (best, ends) = best(&worlds, &plans);
            expected = Some(mean(&ends[best]));
            if best == 0 {
                break;
            }
            let adds = mean(&ends[best]) - mean(&ends[0]);
            reasons.push(Reason { order: more[best - 1], adds, games: ends[best].len() as u32 });
            given.push(more[best - 1]);
        }
        let expected = expected.unwrap_or_else(|| mean(&ends(&worlds, &given)));
        given.extend(own);
        Thought { orders: given, reasons, expected }
    }

    fn world(&self, n: u32, seats: &Seats) -> Session {
        let luck = self.luck.imagined(THOUGHTS, u64::from(self.intel.hour) << 32 | u64::from(n));
        let state = imagine(self.scenario, self.intel, luck);
        Session::at(Arc::clone(self.scenario), seats.clone(), Setup::default(), state)
    }

    /// Orders that may be tried beside those already chosen: whatever can be given now and decides something.
    fn candidates(&self, given: &[Order], own: &[Order]) -> Vec<Order> {
        let answers = matches!(
            self.intel.desk().and_then(|desk| desk.book.dispatch),
            Some(OpenDispatch { since, answer: None, .. }) if since + 1 == self.intel.hour
        );
        let asked = |offer: &Offer| {
            let slot = offer.order.kind().slot;
            let decides = match slot {
                Slot::Answer => answers,
                Slot::Signal | Slot::Act => !answers,
                Slot::Pulse => true,
                _ => false,
            };
            let taken = given.iter().any(|order| order.kind().slot == slot && slot != Slot::Pulse);
            decides && !taken && offer.refusal.is_none() && self.policy.gives(&offer.order)
        };
        let offers = offers(self.scenario, self.intel).into_iter();
        let orders = offers.filter(asked).map(|offer| offer.order);
        orders.filter(|order| !own.contains(order) && !given.contains(order)).collect()
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
    let differences: Vec<f64> = these.iter().zip(those).map(|(a, b)| a - b).collect();
    let mean = mean(&differences);
    let squares: f64 = differences.iter().map(|by| (by - mean) * (by - mean)).sum();
    let count = differences.len().max(1) as f64;
    mean > (squares / count / count).sqrt()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// Points with which each world ends when a plan is given in it.
fn ends(worlds: &[Session], plan: &[Order]) -> Vec<f64> {
    let end = |world: &Session| {
        let mut game = world.fork();
        for order in plan {
            // What an imagined world forbids is not given in it.
            let _ = game.admit(sim::Side::Alliance, *order);
        }
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
