//! Standing by to cut off the adversary's next step up in readiness: the demonstration whose hour the adversary chooses.

use super::offer::Offer;
use super::order::Order;
use super::refusal::{Refusal, require};
use super::rule::{Giver, Price, Purse, Rule};
use super::view::View;
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::DeskBook;
use crate::sim::model::units::Hour;
use crate::sim::rules::interdiction::{chance, ready};
use crate::sim::rules::prices::{INTERDICTION_FAVOURS, INTERDICTION_TEAMS};

/// Stand by until the council.
pub(super) struct Interdict;

pub(super) fn offered(giver: &Giver) -> Vec<Order> {
    giver.in_crisis(|_| vec![Order::Interdict])
}

/// Nothing is used, and nothing is seen, unless the council votes for a step: what happens then stands in
/// `phase::interdiction`.
impl Rule for Interdict {
    fn price(&self, purse: &Purse) -> Price {
        let there = ready(purse.scenario, purse.book, purse.now, purse.readiness);
        let mut lenders: Vec<_> =
            there.iter().map(|access| purse.scenario.accesses[access.index()].owner).collect();
        lenders.sort_unstable();
        lenders.dedup();
        let favours =
            lenders.into_iter().flat_map(|lender| purse.favours(lender, INTERDICTION_FAVOURS).favours);
        Price { teams: INTERDICTION_TEAMS, favours: favours.collect() }
    }

    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        let desk = giver.desk()?;
        let there = ready(giver.scenario, &desk.book, giver.intel.hour, desk.readiness);
        require(!there.is_empty(), Refusal::NoAccess)?;
        require(chance(giver.scenario, &there, &giver.intel.cabled) > 0.0, Refusal::NothingCut)
    }

    fn changes(&self, _: &Scenario, book: &mut DeskBook, _: Hour) {
        book.interdicts = true;
    }

    fn preview(&self, view: &View, offer: &mut Offer) {
        let there = ready(view.scenario, &view.desk.book, view.intel.hour, view.desk.readiness);
        offer.chance = Some(chance(view.scenario, &there, &view.intel.cabled));
        view.together(offer, &there);
    }
}
