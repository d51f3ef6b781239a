//! The kinds of order there are, found by looking at what a game offers: whatever the rules bring is picked up by itself.

use super::chair::{Call, Chair, Desk};
use crate::alliance::Policy;
use crate::sim::orders::Offer;
use crate::sim::orders::Refusal;
use crate::sim::state::Setup;
use crate::sim::{Order, Scenario};
use serde::Serialize;
use std::mem::{Discriminant, discriminant};
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
    which: Discriminant<Order>,
}

impl Kind {
    /// Whether an order is of this kind.
    pub fn is(&self, order: &Order) -> bool {
        discriminant(order) == self.which
    }

    /// Gives the best order of this kind, by the hours it says it brings; tells whether one was taken.
    pub fn give(&self, desk: &mut Desk<'_>) -> bool {
        let offers = desk.offers().into_iter().filter(|offer| self.is(&offer.order) && open(offer));
        match offers.reduce(|best, other| if worth(&other) > worth(&best) { other } else { best }) {
            Some(offer) => give(desk, &offer),
            None => false,
        }
    }
}

/// Whether an order could be given, if need be by teams that do something else.
fn open(offer: &Offer) -> bool {
    matches!(offer.refusal, None | Some(Refusal::NoTeam { .. }))
}

/// Hours an order is thought to put between what they believe and the bar.
fn worth(offer: &Offer) -> f64 {
    let chance = offer.chance.unwrap_or(1.0);
    chance * (offer.theirs - offer.bar) + (1.0 - chance) * offer.on_failure
}

fn give(desk: &mut Desk<'_>, offer: &Offer) -> bool {
    desk.free(offer.teams);
    desk.order(offer.order)
}

/// All kinds that are offered in some games of a policy, in the order in which they are first met. Answers to
/// dispatches are no kind: which of them there are depends on the card.
pub fn met(scenario: &Arc<Scenario>, policy: &Policy, setup: Setup, seed: u64) -> Vec<Kind> {
    let mut kinds = Vec::new();
    let chair = Chair::new(scenario, seed, policy, setup);
    chair.play(&mut |desk, call| {
        if let Call::Week(_) = call {
            look(desk, &mut kinds);
        }
    });
    kinds
}

/// Puts what several games have met together.
pub fn together(games: impl IntoIterator<Item = Vec<Kind>>) -> Vec<Kind> {
    let mut all: Vec<Kind> = Vec::new();
    for kind in games.into_iter().flatten() {
        match all.iter_mut().find(|known| known.which == kind.which) {
            Some(known) => {
                known.free &= kind.free;
                known.takes = known.takes.min(kind.takes);
            }
            None => all.push(kind),
        }
    }
    all
}

fn look(desk: &Desk<'_>, kinds: &mut Vec<Kind>) {
    for offer in desk.offers() {
        if matches!(offer.order, Order::Answer { .. }) {
            continue;
        }
        let free = offer.teams == 0 && offer.favours.iter().all(|(_, favours)| *favours == 0);
        match kinds.iter_mut().find(|kind| kind.is(&offer.order)) {
            Some(kind) => kind.free &= free,
            None if open(&offer) => kinds.push(Kind {
                name: name(&offer.order),
                takes: takes(desk, &offer),
                free,
                which: discriminant(&offer.order),
            }),
            None => {}
        }
    }
}

/// What of the week an order takes: it is given in a copy of the game.
fn takes(desk: &Desk<'_>, offer: &Offer) -> Takes {
    let mut copy = desk.copy();
    let mut desk = Desk::of(&mut copy);
    let before = desk.taken();
    give(&mut desk, offer);
    match (before, desk.taken()) {
        ((false, _), (true, _)) => Takes::Signal,
        ((_, false), (_, true)) => Takes::Act,
        _ => Takes::Nothing,
    }
}

/// The name of an order's kind in the rules: `OffRamp { ally: .. }` is `off-ramp`.
fn name(order: &Order) -> String {
    let told = format!("{order:?}");
    let word = told.split(|letter: char| !letter.is_alphanumeric()).next().unwrap_or_default();
    let mut name = String::new();
    for letter in word.chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('-');
        }
        name.extend(letter.to_lowercase());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sim::AllyId;

    #[test]
    fn a_kind_is_called_as_in_the_rules() {
        assert_eq!(name(&Order::OffRamp { ally: AllyId(0) }), "off-ramp");
        assert_eq!(name(&Order::Claim), "claim");
    }
}
