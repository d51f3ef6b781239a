//! The slot of the week in hand, and what can be ordered with it.

use super::selection::Selection;
use super::table::Game;
use crate::sim::Hour;
use crate::sim::orders::{Offer, Slot, offers_at, stands_at, team_offers};
use crate::sim::state::{DeskBook, Stage, Task};
use crate::sim::{Order, event::Subject};
use bevy::prelude::*;

/// What of the week is filled next: sockets on the map and the list of the plan offer what fits.
#[derive(Resource, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hand {
    /// A team, by its number from 0.
    Team(u8),
    /// The week's signal.
    Signal,
    /// The week's act.
    Act,
}

impl Default for Hand {
    fn default() -> Self {
        Hand::Team(0)
    }
}

impl Hand {
    /// Every slot of a week.
    pub fn all(book: &DeskBook) -> impl Iterator<Item = Hand> + Clone {
        (0..book.tasks.len() as u8).map(Hand::Team).chain([Hand::Signal, Hand::Act])
    }

    /// Whether the slot is still to be filled.
    pub fn open(self, book: &DeskBook) -> bool {
        match self {
            Hand::Team(team) => book.tasks.get(usize::from(team)) == Some(&Task::Idle),
            Hand::Signal => !book.signalled,
            Hand::Act => !book.acted,
        }
    }

    /// Whether an order fills it.
    pub fn takes(self, order: &Order) -> bool {
        match (self, order) {
            (Hand::Team(team), Order::Assign { team: sent, task }) => team == *sent && *task != Task::Idle,
            (Hand::Team(_), _) => false,
            (Hand::Signal, order) => order.kind().slot == Slot::Signal,
            (Hand::Act, order) => order.kind().slot == Slot::Act,
        }
    }

    /// The first slot after this one, going round, that is still to be filled, or the next where none is.
    pub(super) fn next(self, book: &DeskBook) -> Hand {
        let count = Hand::all(book).count();
        let at = Hand::all(book).position(|slot| slot == self).unwrap_or(0);
        let after = Hand::all(book).cycle().skip(at + 1);
        after.clone().take(count).find(|slot| slot.open(book)).or(after.clone().next()).unwrap_or_default()
    }

    /// What is filled first in a week.
    fn first(book: &DeskBook) -> Hand {
        Hand::all(book).find(|slot| slot.open(book)).unwrap_or_default()
    }
}

/// Everything the viewer can order now, refused orders too; in the crisis also what the team in hand could do.
#[derive(Resource, Clone, Debug, Default)]
pub struct Offers(pub Vec<Offer>);

impl Offers {
    /// Those at a place that have not been ordered.
    pub fn at(&self, game: &Game, place: Subject) -> Vec<Offer> {
        let mut found = offers_at(game.scenario(), game.intel(), &self.0, place);
        found.retain(|offer| !game.given().contains(&offer.order));
        found
    }

    /// Those that can be given and fill the slot in hand, in war an order of the pulse. A team that is at work is sent
    /// elsewhere from the list only.
    pub fn fitting(&self, game: &Game, hand: Hand) -> impl Iterator<Item = &Offer> {
        let desk = game.intel().desk().filter(|_| game.played() && !game.replaying());
        let war = game.intel().war.is_some();
        let open = desk.is_some_and(|desk| war || hand.open(&desk.book));
        let fits = move |offer: &&Offer| open && offer.refusal.is_none() && (war || hand.takes(&offer.order));
        self.0.iter().filter(fits)
    }

    /// The places of those, what is worth most first.
    pub fn places(&self, game: &Game, hand: Hand) -> Vec<Selection> {
        let war = game.intel().war.is_some();
        let worth = |offer: &Offer| if war { offer.grade } else { offer.expected() + offer.truth };
        let mut fitting: Vec<&Offer> = self.fitting(game, hand).collect();
        fitting.sort_by(|a, b| worth(b).total_cmp(&worth(a)));
        let places = fitting.into_iter().filter_map(|offer| stands_at(game.scenario(), &offer.order));
        let mut found: Vec<Selection> = Vec::new();
        for place in places.map(Selection::from).filter(|place| place.on_the_map()) {
            if !found.contains(&place) {
                found.push(place);
            }
        }
        found
    }
}

/// A new hour begins with the first slot that is open; a team that was sent gives way to the next idle one. From teams it
/// never turns to the signal by itself: nothing is to change under a pointer that clicks once more.
pub(super) fn follow(game: Res<Game>, mut hand: ResMut<Hand>, mut last: Local<Hour>) {
    let Some(desk) = game.intel().desk().filter(|_| game.stage() == Stage::Crisis) else { return };
    let book = &desk.book;
    if *last != game.hour() {
        *last = game.hour();
        hand.set_if_neq(Hand::first(book));
    } else if let Hand::Team(_) = *hand
        && !hand.open(book)
        && let next @ Hand::Team(_) = hand.next(book)
        && next.open(book)
    {
        *hand = next;
    }
}

/// Asks again what can be ordered when the game or the hand has changed.
pub(super) fn offer(game: Res<Game>, hand: Res<Hand>, mut offers: ResMut<Offers>) {
    if !game.is_changed() && !hand.is_changed() {
        return;
    }
    let mut found = game.offers();
    if let Some(desk) = game.intel().desk() {
        let bound = |task: &Task| matches!(task, Task::Signal | Task::Dispatch);
        let tasks = &desk.book.tasks;
        let idle = tasks.iter().position(|task| *task == Task::Idle).map(|team| team as u8);
        let team = match *hand {
            Hand::Team(team) => Some(team).filter(|team| !tasks.get(usize::from(*team)).is_none_or(bound)),
            Hand::Signal | Hand::Act => idle,
        };
        found.extend(team_offers(game.scenario(), game.intel(), team));
    }
    offers.0 = found;
}
