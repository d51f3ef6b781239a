//! What the desk says of the adversary, for its own score: how likely a launch is, and whom it has before it.

use super::name::Name;
use super::order::Order;
use super::refusal::{Refusal, require};
use super::rule::{Giver, Rule};
use crate::sim::model::ids::DispositionId;
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::DeskBook;
use crate::sim::model::units::{Hour, week};
use crate::sim::rules::prices::PROFILE_WEEK;

/// State the chance of a launch within two councils.
pub(super) struct Estimate {
    pub chance: f64,
}

/// Name the disposition of the adversary.
pub(super) struct Profile {
    pub disposition: DispositionId,
}

/// An estimate is a number on a slider, and no list of orders.
pub(super) fn none(_: &Giver) -> Vec<Order> {
    Vec::new()
}

pub(super) fn profiles(giver: &Giver) -> Vec<Order> {
    let count = giver.scenario.dispositions.len();
    let all = || (0..count).map(|index| Order::Profile { disposition: index.into() }).collect();
    giver.in_crisis(|_| if count > 1 { all() } else { Vec::new() })
}

impl Rule for Estimate {
    fn names(&self) -> Vec<(&'static str, Name)> {
        vec![("chance", Name::Chance(self.chance))]
    }

    fn check(&self, _: &Giver) -> Result<(), Refusal> {
        require((0.0..=1.0).contains(&self.chance), Refusal::NotAChance)
    }

    fn changes(&self, _: &Scenario, book: &mut DeskBook, _: Hour) {
        book.estimate = Some(self.chance);
    }
}

impl Rule for Profile {
    fn names(&self) -> Vec<(&'static str, Name)> {
        vec![("name", Name::Disposition(self.disposition))]
    }

    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        let known = self.disposition.index() < giver.scenario.dispositions.len();
        require(known, Refusal::Unknown)?;
        require(week(giver.intel.hour) >= PROFILE_WEEK, Refusal::TooEarly)?;
        require(giver.desk()?.book.profile != Some(self.disposition), Refusal::NoChange)
    }

    fn changes(&self, _: &Scenario, book: &mut DeskBook, _: Hour) {
        book.profile = Some(self.disposition);
    }
}
