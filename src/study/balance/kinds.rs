//! The kinds of order there are, found by looking at what a game offers: whatever the rules bring is picked up by itself.

use super::seated::{Call, OurSide, SeatedGame};
use crate::alliance::Policy;
use crate::sim::orders::{Offer, Refusal, Slot};
use crate::sim::state::Setup;
use crate::sim::{Order, Scenario};
use serde::Serialize;
use std::sync::Arc;

/// What of a week an order takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Takes {
    /// The week's signal.
    Signal,
    /// The week's act.
    Act,
    /// Neither.
    Nothing,
}

/// A kind of order of the crisis.
#[derive(Clone, Debug, PartialEq)]
pub struct Kind {
    /// Its name in the rules, in kebab case.
    pub name: String,
    /// What of a week it takes.
    pub takes: Takes,
    /// Whether no order of this kind has ever had a price in teams or favours.
    pub free: bool,
}

impl Kind {
    /// Whether an order is of this kind.
    pub fn is(&self, order: &Order) -> bool {
        order.kind().name == self.name
    }

    /// Gives the best order of this kind, by the hours it says it brings; tells whether one was taken.
    pub fn give(&self, side: &mut OurSide<'_>) -> bool {
        let offers = side.offers().into_iter().filter(|offer| self.is(&offer.order) && open(offer));
        match offers.reduce(|best, other| if other.expected() > best.expected() { other } else { best }) {
            Some(offer) => give(side, &offer),
            None => false,
        }
    }
}

/// Whether an order could be given, if need be by teams that do something else.
fn open(offer: &Offer) -> bool {
    matches!(offer.refusal, None | Some(Refusal::NoTeam { .. }))
}

fn give(side: &mut OurSide<'_>, offer: &Offer) -> bool {
    side.free(offer.teams);
    side.order(offer.order)
}

/// All kinds that are offered in some games of a policy, in the order in which they are first met. Answers to
/// dispatches are no kind: which of them there are depends on the card.
pub fn met(scenario: &Arc<Scenario>, policy: &Policy, setup: Setup, seed: u64) -> Vec<Kind> {
    let mut kinds = Vec::new();
    let seated = SeatedGame::new(scenario, seed, policy, setup);
    seated.play(&mut |side, call| {
        if let Call::Week(_) = call {
            look(side, &mut kinds);
        }
    });
    kinds
}

/// Puts what several games have met together.
pub fn together(games: impl IntoIterator<Item = Vec<Kind>>) -> Vec<Kind> {
    let mut all: Vec<Kind> = Vec::new();
    for kind in games.into_iter().flatten() {
        match all.iter_mut().find(|known| known.name == kind.name) {
            Some(known) => {
                known.free &= kind.free;
                known.takes = known.takes.min(kind.takes);
            }
            None => all.push(kind),
        }
    }
    all
}

fn look(side: &OurSide<'_>, kinds: &mut Vec<Kind>) {
    for offer in side.offers() {
        if matches!(offer.order, Order::Answer { .. }) {
            continue;
        }
        let free = offer.teams == 0 && offer.favours.iter().all(|(_, favours)| *favours == 0);
        match kinds.iter_mut().find(|kind| kind.is(&offer.order)) {
            Some(kind) => kind.free &= free,
            None if open(&offer) => kinds.push(Kind {
                name: offer.order.kind().name.to_owned(),
                takes: takes(offer.order.kind().slot),
                free,
            }),
            None => {}
        }
    }
}

fn takes(slot: Slot) -> Takes {
    match slot {
        Slot::Signal => Takes::Signal,
        Slot::Act => Takes::Act,
        _ => Takes::Nothing,
    }
}
