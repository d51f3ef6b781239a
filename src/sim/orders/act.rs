//! The week's act among the allies and towards the adversary: brigades, consultations, Article 4, silence, sharing,
//! off-ramps and the back channel.

use super::name::Name;
use super::offer::Offer;
use super::order::Order;
use super::pressure::{Listener, Pressure};
use super::refusal::{Refusal, require};
use super::rule::{Giver, Price, Purse, Rule};
use super::view::View;
use crate::sim::model::event::EventKind;
use crate::sim::model::ids::{AllyId, Side};
use crate::sim::model::luck::Stream;
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::{DeskBook, Payload};
use crate::sim::model::units::{Hour, WEEK, after};
use crate::sim::phase::{Turn, politics, traffic};
use crate::sim::rules::prices::{BRIGADE_FAVOURS, OFF_RAMP_WEEKS, ROADS};

/// Send a reinforcement brigade.
pub(super) struct Reinforce {
    pub which: u8,
}

/// Consult an ally.
pub(super) struct Consult {
    pub ally: AllyId,
}

/// Invoke Article 4, once: every ally is consulted.
pub(super) struct ArticleFour;

/// Put a commitment to Article 5 under silence until the council.
pub(super) struct Silence;

/// Share with the allies what tells an intruder.
pub(super) struct Share;

/// Offer the adversary an off-ramp.
pub(super) struct OffRamp {
    pub ally: AllyId,
}

/// Send the adversary a word that nobody else hears.
pub(super) struct Backchannel {
    pub ally: AllyId,
}

pub(super) fn brigades(giver: &Giver) -> Vec<Order> {
    giver.in_crisis(|_| {
        (0..giver.scenario.reinforcements.len() as u8).map(|which| Order::Reinforce { which }).collect()
    })
}

pub(super) fn consultations(giver: &Giver) -> Vec<Order> {
    giver.in_crisis(|_| allies(giver.scenario).map(|ally| Order::Consult { ally }).collect())
}

pub(super) fn article_four(giver: &Giver) -> Vec<Order> {
    giver.in_crisis(|_| vec![Order::ArticleFour])
}

pub(super) fn silence(giver: &Giver) -> Vec<Order> {
    giver.in_crisis(|_| vec![Order::Silence])
}

pub(super) fn share(giver: &Giver) -> Vec<Order> {
    giver.in_crisis(|_| vec![Order::Share])
}

pub(super) fn off_ramps(giver: &Giver) -> Vec<Order> {
    giver.in_crisis(|_| lenders(giver.scenario).map(|ally| Order::OffRamp { ally }).collect())
}

pub(super) fn backchannels(giver: &Giver) -> Vec<Order> {
    giver.in_crisis(|_| lenders(giver.scenario).map(|ally| Order::Backchannel { ally }).collect())
}

fn allies(scenario: &Scenario) -> impl Iterator<Item = AllyId> + '_ {
    (0..scenario.allies.len()).map(AllyId::from)
}

/// Allies who have a cell, and so can carry something.
fn lenders(scenario: &Scenario) -> impl Iterator<Item = AllyId> + '_ {
    allies(scenario).filter(|ally| scenario.allies[ally.index()].cell.is_some())
}

/// In place a brigade slows the advance; until then it closes a window.
impl Rule for Reinforce {
    fn names(&self) -> Vec<(&'static str, Name)> {
        vec![("brigade", Name::Brigade(self.which))]
    }

    fn price(&self, purse: &Purse) -> Price {
        let plan = purse.scenario.reinforcements.get(usize::from(self.which));
        plan.map(|plan| purse.favours(plan.lender, BRIGADE_FAVOURS)).unwrap_or_default()
    }

    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        let book = &giver.desk()?.book;
        require(usize::from(self.which) < giver.scenario.reinforcements.len(), Refusal::Unknown)?;
        let sent = book.brigades.iter().any(|brigade| brigade.which == self.which);
        require(!sent && !book.brigades_asked.contains(&self.which), Refusal::AlreadySent)?;
        let moving = book.brigades.iter().filter(|brigade| brigade.arrives > giver.intel.hour).count();
        require(moving + book.brigades_asked.len() < ROADS, Refusal::RoadsFull)?;
        require(book.politics.alarmed(giver.desk()?.readiness), Refusal::NoAlarm)
    }

    fn preview(&self, view: &View, offer: &mut Offer) {
        view.brigade(offer, self.which);
    }

    fn apply(&self, turn: &mut Turn, _: Side) {
        turn.state.desk.book.brigades_asked.push(self.which);
        let node = turn.scenario.reinforcements[usize::from(self.which)].node;
        traffic::send(turn, Side::Alliance, node, Payload::Reinforce(self.which));
    }
}

impl Rule for Consult {
    fn names(&self) -> Vec<(&'static str, Name)> {
        vec![("ally", Name::Ally(self.ally))]
    }

    /// Free, but the ally is the one who was asked last.
    fn price(&self, _: &Purse) -> Price {
        Price { favours: vec![(self.ally, 0)], ..Price::default() }
    }

    fn changes(&self, scenario: &Scenario, book: &mut DeskBook, now: Hour) {
        book.politics.allies[self.ally.index()].consult(&scenario.coefficients, now);
    }

    fn preview(&self, view: &View, offer: &mut Offer) {
        offer.moved(view.at_once(self));
    }

    fn apply(&self, turn: &mut Turn, _: Side) {
        turn.open(EventKind::Consulted { ally: self.ally });
    }
}

impl Rule for ArticleFour {
    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        let desk = giver.desk()?;
        require(desk.book.politics.article_four.is_none(), Refusal::Once)?;
        let reason = desk.readiness > 0 || !desk.book.politics.incidents.is_empty();
        require(reason, Refusal::NoReason)
    }

    fn changes(&self, scenario: &Scenario, book: &mut DeskBook, now: Hour) {
        book.politics.article_four = Some(now);
        book.politics.consult_all(&scenario.coefficients, now);
    }

    fn preview(&self, view: &View, offer: &mut Offer) {
        offer.moved(view.at_once(self));
    }

    fn apply(&self, turn: &mut Turn, _: Side) {
        turn.open(EventKind::ArticleFourInvoked);
    }
}

/// Whether it holds shows at the council: phase `politics`.
impl Rule for Silence {
    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        let politics = &giver.desk()?.book.politics;
        let lasts = |until: Option<Hour>| until.is_some_and(|until| until > giver.intel.hour);
        require(!lasts(politics.broken.map(|(until, _)| until)), Refusal::BrokenSilence)?;
        require(!politics.silence && !lasts(politics.guarantee), Refusal::NoChange)
    }

    fn changes(&self, _: &Scenario, book: &mut DeskBook, _: Hour) {
        book.politics.silence = true;
    }

    fn preview(&self, view: &View, offer: &mut Offer) {
        offer.chance = Some(view.alliance().silence_holds());
        let until = after(view.intel.hour, 1.0);
        offer.moved(view.shift(|world| world.book.politics.guarantee = Some(until)));
        // If it does not hold, as many break it as are likely to.
        let breakers = view.alliance().breakers_expected();
        let broken = view.shift(|world| world.book.politics.broken = Some((until, breakers)));
        offer.on_failure = broken.believed - broken.bar;
        offer.lasts(view.scenario.coefficients.guarantee_weeks);
    }

    fn apply(&self, turn: &mut Turn, _: Side) {
        turn.only(Side::Alliance, EventKind::SilenceTabled);
    }
}

/// For some weeks the adversary gains nothing in our network, and the ear the indicators came from may be lost.
impl Rule for Share {
    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        let shared = giver.desk()?.book.shared;
        require(shared.is_none_or(|until| until <= giver.intel.hour), Refusal::NoChange)
    }

    fn changes(&self, scenario: &Scenario, book: &mut DeskBook, now: Hour) {
        book.shared = Some(after(now, scenario.coefficients.sharing_weeks));
    }

    fn preview(&self, view: &View, offer: &mut Offer) {
        let figures = &view.scenario.coefficients;
        let heard = view.desk.book.hidden().next();
        offer.leaks = heard.map_or(0.0, |_| figures.sharing_leak);
        offer.truth = -heard.map_or(0.0, |access| offer.leaks * view.marginal(access));
        let kept_out = figures.intrusion_weekly * figures.sharing_weeks;
        offer.moved(view.shift(|world| world.intrusion -= kept_out));
    }

    fn apply(&self, turn: &mut Turn, _: Side) {
        turn.open(EventKind::IndicatorsShared);
        let hidden = turn.state.desk.book.hidden().next();
        if let Some(access) = hidden {
            let subject = turn.scenario.accesses[access.index()].subject;
            let (week, leak) = (u64::from(turn.state.week()), turn.scenario.coefficients.sharing_leak);
            if turn.state.luck.chance(Stream::Implant, subject, week, leak) {
                politics::lose(turn, access);
            }
        }
    }

    fn shows_at_once(&self) -> bool {
        true
    }
}

impl Rule for OffRamp {
    fn names(&self) -> Vec<(&'static str, Name)> {
        vec![("ally", Name::Ally(self.ally))]
    }

    fn price(&self, purse: &Purse) -> Price {
        purse.favours(self.ally, 1)
    }

    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        let week = giver.intel.hour / WEEK;
        let last = giver.desk()?.book.last_off_ramp;
        require(last.is_none_or(|last| week >= last + OFF_RAMP_WEEKS), Refusal::TooSoon)
    }

    fn changes(&self, _: &Scenario, book: &mut DeskBook, now: Hour) {
        book.last_off_ramp = Some(now / WEEK);
        book.politics.offers = book.politics.offers.saturating_add(1);
    }

    fn presses(&self, listener: &Listener) -> Pressure {
        listener.off_ramp(listener.figures.off_ramp)
    }

    fn preview(&self, view: &View, offer: &mut Offer) {
        offer.moved(view.at_once(self));
    }

    fn apply(&self, turn: &mut Turn, _: Side) {
        turn.open(EventKind::OffRampOffered { ally: self.ally });
    }
}

/// For some weeks loud signals and brigades frighten less; the channel may leak.
impl Rule for Backchannel {
    fn names(&self) -> Vec<(&'static str, Name)> {
        vec![("ally", Name::Ally(self.ally))]
    }

    fn price(&self, purse: &Purse) -> Price {
        purse.favours(self.ally, 1)
    }

    fn changes(&self, scenario: &Scenario, book: &mut DeskBook, now: Hour) {
        book.politics.reassured = Some(after(now, scenario.coefficients.reassurance_weeks));
    }

    fn preview(&self, view: &View, offer: &mut Offer) {
        let figures = &view.scenario.coefficients;
        let kept = view.at_once(self);
        let known = view.shift(|world| {
            self.changes(view.scenario, &mut world.book, view.intel.hour);
            world.book.politics.offers = world.book.politics.offers.saturating_add(1);
        });
        offer.leaks = figures.channel_leak;
        let mean = |kept: f64, known: f64| (1.0 - figures.channel_leak) * kept + figures.channel_leak * known;
        (offer.theirs, offer.bar) = (mean(kept.believed, known.believed), mean(kept.bar, known.bar));
        offer.lasts(figures.reassurance_weeks);
    }

    fn apply(&self, turn: &mut Turn, _: Side) {
        let figures = &turn.scenario.coefficients;
        turn.only(Side::Alliance, EventKind::BackchannelUsed { ally: self.ally });
        let subject = turn.scenario.allies[self.ally.index()].subject;
        let week = u64::from(turn.state.week());
        if turn.state.luck.chance(Stream::Accident, subject, week, figures.channel_leak) {
            let politics = &mut turn.state.desk.book.politics;
            politics.offers = politics.offers.saturating_add(1);
            turn.only(Side::Alliance, EventKind::ChannelLeaked);
        }
    }

    fn shows_at_once(&self) -> bool {
        true
    }
}
