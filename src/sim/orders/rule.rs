//! What every order has: a price, a check, a preview and an effect. They stand side by side in the rule of its kind, and
//! what is common to all of them stands here.

use super::name::Name;
use super::offer::Offer;
use super::order::Order;
use super::pressure::{Listener, Pressure};
use super::refusal::{Refusal, require};
use super::slot::Slot;
use super::table::Kind;
use super::view::View;
use crate::sim::intel::{CouncilPicture, DeskPicture, Intel, WarPicture, readiness_seen};
use crate::sim::model::event::EventKind;
use crate::sim::model::ids::{AllyId, Side};
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::{DeskBook, Stage, Task, WarDesk};
use crate::sim::model::units::Hour;
use crate::sim::phase::{Turn, desk};
use crate::sim::rules::prices::price;

/// The rule of one kind of order, for one order of it.
pub(super) trait Rule {
    /// What it is about, for the sentence that tells it: the argument's name in the text, and what it names.
    fn names(&self) -> Vec<(&'static str, Name)> {
        Vec::new()
    }

    /// The text that tells it, where one kind is told in several ways; else `order-` and the name of the kind.
    fn text(&self) -> Option<&'static str> {
        None
    }

    /// What it costs beside its slot.
    fn price(&self, _: &Purse) -> Price {
        Price::default()
    }

    /// What must hold beside its slot and its price.
    ///
    /// # Errors
    /// Why it would be refused, on what its giver knows.
    fn check(&self, _: &Giver) -> Result<(), Refusal> {
        Ok(())
    }

    /// What it changes at once in the desk's own book. Effect and preview both run this.
    fn changes(&self, _: &Scenario, _: &mut DeskBook, _: Hour) {}

    /// What it changes at once in the adversary's reckoning. Effect and preview both run this.
    fn presses(&self, _: &Listener) -> Pressure {
        Pressure::default()
    }

    /// What it is thought to do, before the click.
    fn preview(&self, _: &View, _: &mut Offer) {}

    /// What it does beyond that when it is given. Whatever must travel becomes a transmission.
    fn apply(&self, _: &mut Turn, _: Side) {}

    /// Whether what it brings shows as soon as it is given, so that it cannot be taken back.
    fn shows_at_once(&self) -> bool {
        false
    }
}

/// Who gives an order, and what that side knows.
pub(super) struct Giver<'a> {
    pub scenario: &'a Scenario,
    pub intel: &'a Intel,
}

impl<'a> Giver<'a> {
    /// The alliance's desk; an order of the other seat is not its own.
    pub fn desk(&self) -> Result<&'a DeskPicture, Refusal> {
        self.intel.desk().ok_or(Refusal::NotYours)
    }

    /// The adversary's council; an order of the other seat is not its own.
    pub fn council(&self) -> Result<&'a CouncilPicture, Refusal> {
        self.intel.council().ok_or(Refusal::NotYours)
    }

    /// The war.
    pub fn war(&self) -> Result<&'a WarPicture, Refusal> {
        self.intel.war.as_ref().ok_or(Refusal::OnlyInWar)
    }

    /// What only the alliance knows of the war.
    pub fn war_desk(&self) -> Result<&'a WarDesk, Refusal> {
        self.war()?.desk.as_ref().ok_or(Refusal::NotYours)
    }

    /// What a desk is offered in the crisis; nothing to anybody else.
    pub fn in_crisis(&self, orders: impl FnOnce(&'a DeskPicture) -> Vec<Order>) -> Vec<Order> {
        self.intel.desk().filter(|_| self.intel.stage == Stage::Crisis).map(orders).unwrap_or_default()
    }

    /// What a desk is offered in war; nothing to anybody else.
    pub fn in_war(&self, orders: impl FnOnce(&'a DeskPicture) -> Vec<Order>) -> Vec<Order> {
        self.intel.desk().filter(|_| self.intel.stage == Stage::War).map(orders).unwrap_or_default()
    }

    /// What a council is offered at a stage; nothing to anybody else.
    pub fn at(&self, stage: Stage, orders: impl FnOnce(&'a CouncilPicture) -> Vec<Order>) -> Vec<Order> {
        self.intel.council().filter(|_| self.intel.stage == stage).map(orders).unwrap_or_default()
    }

    /// In the crisis.
    pub fn crisis(&self) -> Result<(), Refusal> {
        require(self.intel.stage == Stage::Crisis, Refusal::OnlyInCrisis)
    }
}

/// What the desk pays from, as it stands now.
pub(super) struct Purse<'a> {
    pub scenario: &'a Scenario,
    pub book: &'a DeskBook,
    pub now: Hour,
    /// Readiness of the adversary as last seen.
    pub readiness: u8,
}

impl Purse<'_> {
    /// Favours of one ally: one more when the same ally is asked twice running.
    pub fn favours(&self, ally: AllyId, base: u8) -> Price {
        Price { favours: vec![(ally, price(self.book.last_asked, ally, base))], ..Price::default() }
    }
}

/// What an order costs beside its slot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Price {
    /// Teams that are bound for the week.
    pub teams: u8,
    /// Favours, and whose.
    pub favours: Vec<(AllyId, u8)>,
}

impl Price {
    /// Whether a desk can pay it.
    fn check(&self, book: &DeskBook) -> Result<(), Refusal> {
        let free = book.teams_free();
        require(free >= self.teams, Refusal::NoTeam { needed: self.teams, free })?;
        self.favours.iter().try_for_each(|&(ally, needed)| {
            let left = *book.favours.get(ally.index()).ok_or(Refusal::Unknown)?;
            require(left >= needed, Refusal::NoFavour { ally, needed, left })
        })
    }

    /// Pays it: teams are bound to a task until the council, and whoever was asked is remembered.
    fn pay(&self, turn: &mut Turn, task: Task) {
        desk::bind_teams(turn, self.teams, task);
        for &(ally, cost) in &self.favours {
            let book = &mut turn.state.desk.book;
            let left = &mut book.favours[ally.index()];
            *left = left.saturating_sub(cost);
            book.asked.push(ally);
            if cost > 0 {
                turn.open(EventKind::FavourChanged { ally, by: -(cost as i8) });
            }
        }
    }
}

/// Whether the giver may order this, on what that side knows.
///
/// # Errors
/// The first reason against it: slot, then what the kind needs, then price.
pub fn check(scenario: &Scenario, intel: &Intel, order: &Order) -> Result<(), Refusal> {
    if matches!(intel.stage, Stage::Over(_)) {
        return Err(Refusal::GameOver);
    }
    let giver = Giver { scenario, intel };
    order.with(|kind, rule| {
        kind.slot.check(&giver)?;
        rule.check(&giver)?;
        match intel.desk() {
            Some(desk) => price_of(scenario, intel, desk, rule).check(&desk.book),
            None => Ok(()),
        }
    })
}

/// What an order costs a desk.
pub(super) fn price_of(scenario: &Scenario, intel: &Intel, desk: &DeskPicture, rule: &dyn Rule) -> Price {
    rule.price(&Purse { scenario, book: &desk.book, now: intel.hour, readiness: desk.readiness })
}

/// Carries out one order of one side: it is paid, takes its slot, and does what it does at once.
pub fn apply(turn: &mut Turn, side: Side, order: Order) {
    order.with(|kind: &Kind, rule| {
        let (scenario, now) = (turn.scenario, turn.state.hour);
        if side == Side::Alliance {
            let readiness = readiness_seen(scenario, turn.state);
            let price = rule.price(&Purse { scenario, book: &turn.state.desk.book, now, readiness });
            price.pay(turn, if kind.slot == Slot::Answer { Task::Dispatch } else { Task::Signal });
        }
        kind.slot.take(turn, side);
        rule.changes(scenario, &mut turn.state.desk.book, now);
        let pressure = rule.presses(&Listener::true_one(scenario, turn.state));
        turn.state.council.audience += pressure.audience;
        turn.state.council.heard += pressure.heard;
        rule.apply(turn, side);
    });
}

impl Order {
    /// Whether what it brings shows as soon as it is given, so that it cannot be taken back.
    pub fn shows_at_once(&self) -> bool {
        self.with(|_, rule| rule.shows_at_once())
    }

    /// What it is about: the name of the argument in its text, and what it names.
    pub fn names(&self) -> Vec<(&'static str, Name)> {
        self.with(|_, rule| rule.names())
    }

    /// Id of the text that tells it.
    pub fn text(&self) -> String {
        self.with(|kind, rule| rule.text().map_or_else(|| format!("order-{}", kind.name), str::to_owned))
    }

    /// Its kind.
    pub fn kind(&self) -> &'static Kind {
        self.with(|kind, _| kind)
    }
}
