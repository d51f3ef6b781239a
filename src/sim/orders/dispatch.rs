//! The answer to the dispatch on the desk.

use super::name::Name;
use super::offer::Offer;
use super::order::Order;
use super::refusal::Refusal;
use super::rule::{Giver, Price, Purse, Rule};
use super::view::View;
use crate::sim::model::ids::Side;
use crate::sim::model::scenario::{DispatchOption, Scenario};
use crate::sim::model::state::{DeskBook, OpenDispatch};
use crate::sim::phase::{Turn, dispatches};

/// Answer the dispatch on the desk.
pub(super) struct Answer {
    pub option: u8,
}

pub(super) fn answers(giver: &Giver) -> Vec<Order> {
    giver.in_crisis(|desk| {
        let Some(OpenDispatch { id, answer: None, .. }) = desk.book.dispatch else { return Vec::new() };
        let options = giver.scenario.dispatches[id.index()].options.len() as u8;
        (0..options).map(|option| Order::Answer { option }).collect()
    })
}

impl Answer {
    fn chosen<'a>(&self, scenario: &'a Scenario, book: &DeskBook) -> Result<&'a DispatchOption, Refusal> {
        let open = book.dispatch.ok_or(Refusal::NoDispatch)?;
        let card = &scenario.dispatches[open.id.index()];
        card.options.get(usize::from(self.option)).ok_or(Refusal::NoSuchAnswer)
    }
}

impl Rule for Answer {
    fn names(&self) -> Vec<(&'static str, Name)> {
        vec![("option", Name::Option(self.option))]
    }

    fn price(&self, purse: &Purse) -> Price {
        let chosen = self.chosen(purse.scenario, purse.book);
        let price = |chosen: &DispatchOption| Price { teams: chosen.teams, favours: chosen.favours.clone() };
        chosen.map(price).unwrap_or_default()
    }

    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        let book = &giver.desk()?.book;
        if book.dispatch.is_none_or(|open| open.answer.is_some()) {
            return Err(Refusal::NoDispatch);
        }
        self.chosen(giver.scenario, book).map(|_| ())
    }

    fn preview(&self, view: &View, offer: &mut Offer) {
        view.answer(offer, self.option);
    }

    fn apply(&self, turn: &mut Turn, _: Side) {
        dispatches::answer(turn, self.option, false);
    }

    fn shows_at_once(&self) -> bool {
        true
    }
}
