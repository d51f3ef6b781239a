//! The week's signal: said, exercised, or demonstrated, on a replica or live.

use super::name::Name;
use super::offer::Offer;
use super::order::Order;
use super::refusal::{Refusal, require};
use super::rule::{Giver, Price, Purse, Rule};
use super::view::View;
use crate::sim::model::event::EventKind;
use crate::sim::model::ids::{AccessId, Side};
use crate::sim::model::scenario::{Manner, Scenario};
use crate::sim::model::state::{AccessLife, DeskBook, Payload, Weapon};
use crate::sim::model::units::Hour;
use crate::sim::phase::{Turn, cyber, traffic};
use crate::sim::rules::politics::Reading;
use crate::sim::rules::prices::{DEMONSTRATION_TEAMS, EXERCISE_TEAMS, demonstration_favours};
use crate::sim::rules::provocation;

/// Say that the capability exists.
pub(super) struct Claim;

/// Show it in an exercise.
pub(super) struct Exercise;

/// Show an access on a replica, before their attachés.
pub(super) struct Decoy {
    pub access: AccessId,
}

/// Show an access on the live network.
pub(super) struct Demonstrate {
    pub access: AccessId,
}

pub(super) fn claim(giver: &Giver) -> Vec<Order> {
    giver.in_crisis(|_| vec![Order::Claim])
}

pub(super) fn exercise(giver: &Giver) -> Vec<Order> {
    giver.in_crisis(|_| vec![Order::Exercise])
}

pub(super) fn decoys(giver: &Giver) -> Vec<Order> {
    giver.in_crisis(|desk| desk.book.hidden().map(|access| Order::Decoy { access }).collect())
}

pub(super) fn demonstrations(giver: &Giver) -> Vec<Order> {
    giver.in_crisis(|desk| desk.book.hidden().map(|access| Order::Demonstrate { access }).collect())
}

/// A signal is given, and everybody sees it.
fn give(turn: &mut Turn, manner: Manner) {
    turn.open(EventKind::SignalGiven { manner, access: None });
}

/// Only what is held and hidden can be shown.
fn hidden(giver: &Giver, access: AccessId) -> Result<(), Refusal> {
    let there = giver.desk()?.book.accesses.get(access.index()).ok_or(Refusal::Unknown)?;
    require(there.life == AccessLife::Hidden, Refusal::NoAccess)
}

impl Rule for Claim {
    fn changes(&self, _: &Scenario, book: &mut DeskBook, now: Hour) {
        book.lay(Manner::Claim, 1.0, now);
    }

    fn preview(&self, view: &View, offer: &mut Offer) {
        view.signal(offer, Manner::Claim, None);
    }

    fn apply(&self, turn: &mut Turn, _: Side) {
        give(turn, Manner::Claim);
    }
}

impl Rule for Exercise {
    fn price(&self, _: &Purse) -> Price {
        Price { teams: EXERCISE_TEAMS, ..Price::default() }
    }

    fn changes(&self, _: &Scenario, book: &mut DeskBook, now: Hour) {
        book.lay(Manner::Exercise, 1.0, now);
    }

    fn preview(&self, view: &View, offer: &mut Offer) {
        view.signal(offer, Manner::Exercise, None);
    }

    fn apply(&self, turn: &mut Turn, _: Side) {
        give(turn, Manner::Exercise);
    }
}

/// On a replica everything is in our hands: it works, if cyber effects exist at all, and nobody is attacked.
impl Rule for Decoy {
    fn names(&self) -> Vec<(&'static str, Name)> {
        vec![("access", Name::Access(self.access))]
    }

    fn price(&self, _: &Purse) -> Price {
        Price { teams: DEMONSTRATION_TEAMS, ..Price::default() }
    }

    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        hidden(giver, self.access)
    }

    fn changes(&self, _: &Scenario, book: &mut DeskBook, now: Hour) {
        book.show(Manner::Decoy, self.access, now);
    }

    fn preview(&self, view: &View, offer: &mut Offer) {
        view.signal(offer, Manner::Decoy, Some(self.access));
        offer.truth = -view.marginal(self.access);
    }

    fn apply(&self, turn: &mut Turn, _: Side) {
        give(turn, Manner::Decoy);
        cyber::show(turn, self.access);
    }
}

impl Demonstrate {
    /// How the lender's lawyers read it.
    fn reading(&self, purse: &Purse) -> Reading {
        purse.book.alliance(purse.scenario, purse.now).reading(self.access, purse.readiness)
    }
}

/// The order travels to the lender's cell; what it does there stands in `phase::operations`.
impl Rule for Demonstrate {
    fn names(&self) -> Vec<(&'static str, Name)> {
        vec![("access", Name::Access(self.access))]
    }

    fn price(&self, purse: &Purse) -> Price {
        let Some(plan) = purse.scenario.accesses.get(self.access.index()) else { return Price::default() };
        let favours = purse.favours(plan.owner, demonstration_favours(self.reading(purse)));
        Price { teams: DEMONSTRATION_TEAMS, ..favours }
    }

    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        hidden(giver, self.access)?;
        let desk = giver.desk()?;
        let alliance = desk.book.alliance(giver.scenario, giver.intel.hour);
        let ally = giver.scenario.accesses[self.access.index()].owner;
        let reading = alliance.reading(self.access, desk.readiness);
        require(reading != Reading::Refused, Refusal::Unlawful { ally })
    }

    fn preview(&self, view: &View, offer: &mut Offer) {
        let (scenario, readiness) = (view.scenario, view.desk.readiness);
        let figures = &scenario.coefficients;
        let plan = &scenario.accesses[self.access.index()];
        offer.reading = Some(view.alliance().reading(self.access, readiness));
        offer.chance = Some(scenario.effect(Weapon::Access(self.access)));
        view.risks(offer, self.access, plan.outage.0 * figures.demonstration_outage);
        view.signal(offer, Manner::Live, Some(self.access));
        let provoked = view.shift(|world| {
            world.book.show(Manner::Live, self.access, view.intel.hour);
            world.book.politics.climb(1);
            if let Some(provoked) = provocation::of(figures, readiness) {
                world.book.politics.climb(provoked.rungs);
                world.gain += provoked.stakes;
            }
        });
        let climbed = view.shift(|world| world.book.politics.climb(1));
        let strayed = view.shift(|world| {
            world.book.politics.climb(1);
            world.audience += figures.stray_audience;
        });
        let broken = view.shift(|world| {
            world.book.politics.climb(1);
            world.book.politics.move_all(-figures.norm_broken);
        });
        let breaks = f64::from(u8::from(offer.breaks.is_some())) * offer.chance.unwrap_or(0.0);
        offer.bar = breaks * broken.bar
            + provoked.bar
            + offer.entangled.unwrap_or(0.0) * climbed.bar
            + offer.stray * strayed.bar;
        let failed = view.shift(|world| world.book.lay(Manner::Failed, 1.0, view.intel.hour));
        offer.on_failure = failed.believed - failed.bar;
        offer.truth = -view.marginal(self.access);
    }

    fn apply(&self, turn: &mut Turn, _: Side) {
        turn.state.desk.book.accesses[self.access.index()].life = AccessLife::Committed;
        let cell = turn.scenario.accesses[self.access.index()].cell;
        traffic::send(turn, Side::Alliance, cell, Payload::Demonstrate(self.access));
    }
}
