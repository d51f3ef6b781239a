//! What can be ordered now, at which price, and what it is thought to do in hours: made from an [`Intel`], so that a
//! price or a refusal never tells what its reader does not know.

use super::order::Order;
use super::refusal::Refusal;
use super::rule::{Giver, check, price_of};
use super::table::KINDS;
use super::view::{Moved, View};
use crate::sim::intel::Intel;
use crate::sim::model::ids::*;
use crate::sim::model::scenario::Scenario;
use crate::sim::rules::politics::Reading;

/// An order with its price and its effect, before the click.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The order.
    pub order: Order,
    /// Team-weeks.
    pub teams: u8,
    /// Turns of the week until it is there, where it takes more than this one.
    pub weeks: Option<u32>,
    /// Favours, and whose.
    pub favours: Vec<(AllyId, u8)>,
    /// Hours it adds to what they believe (crisis) or to their clock (war).
    pub theirs: f64,
    /// Hours it adds to the bar under which they go (crisis) or to our clock (war).
    pub bar: f64,
    /// Hours it adds to the truth that only we see.
    pub truth: f64,
    /// An access that makes it worth more, and the hours both together add to the truth.
    pub companion: Option<(AccessId, f64)>,
    /// What it adds to the grade that is expected of a war, from -1 to 1.
    pub grade: f64,
    /// Combat power of the defenders it saves (or costs, when negative) until the line closes, a brigade being 1.
    pub saved: f64,
    /// Person-hours without a service that it is expected to cost civilians.
    pub harm: f64,
    /// Chance that its software reaches beyond its target; what it would touch stands in the scenario.
    pub spread: Option<f64>,
    /// Chance that a battery of air defence which it leaves alone fires at what it should not: in the crisis at a civil
    /// aircraft, in war at one of its own side.
    pub stray: f64,
    /// Chance that it is taken for a hit at nuclear warning, and is a rung up; nothing where no warning depends on it.
    pub entangled: Option<f64>,
    /// Chance that the access survives this use unseen.
    pub survives: f64,
    /// Hours for which a headquarters of ours is silent because of it.
    pub silent: f64,
    /// Hours by which a link of ours works again sooner because of it.
    pub sooner: f64,
    /// Chance that it takes effect.
    pub chance: Option<f64>,
    /// Chance that somebody learns of it who should not.
    pub leaks: f64,
    /// How the lender's lawyers read it.
    pub reading: Option<Reading>,
    /// Hours it puts between what they believe and the bar if it fails.
    pub on_failure: f64,
    /// A signed norm that it breaks when it takes effect.
    pub breaks: Option<NormId>,
    /// Who of neither side may stand behind what somebody else is named for, and grow bolder: the likeliest, and the chance.
    pub emboldens: Option<(ActorId, f64)>,
    /// What is left of its effect after each of twelve weeks, as a share.
    pub fading: Vec<f64>,
    /// Why it would be refused now.
    pub refusal: Option<Refusal>,
}

impl Offer {
    /// An order without price and effect.
    pub fn of(order: Order) -> Self {
        Self {
            order,
            teams: 0,
            weeks: None,
            favours: Vec::new(),
            theirs: 0.0,
            bar: 0.0,
            truth: 0.0,
            companion: None,
            grade: 0.0,
            saved: 0.0,
            harm: 0.0,
            spread: None,
            stray: 0.0,
            entangled: None,
            survives: 0.0,
            silent: 0.0,
            sooner: 0.0,
            chance: None,
            leaks: 0.0,
            reading: None,
            on_failure: 0.0,
            breaks: None,
            emboldens: None,
            fading: Vec::new(),
            refusal: None,
        }
    }
}

/// Weeks of fading that an offer shows.
pub(super) const SHOWN_WEEKS: u32 = 12;

impl Offer {
    /// Hours by which both needles move.
    pub(super) fn moved(&mut self, moved: Moved) {
        (self.theirs, self.bar) = (moved.believed, moved.bar);
    }

    /// Hours that it puts between what they believe and the bar, on the mean of what may come of it.
    pub fn expected(&self) -> f64 {
        let chance = self.chance.unwrap_or(1.0);
        chance * (self.theirs - self.bar) + (1.0 - chance) * self.on_failure
    }

    /// Its effect holds whole for so many weeks, and then is gone.
    pub(super) fn lasts(&mut self, weeks: f64) {
        let held = |week| f64::from(u8::from(f64::from(week) <= weeks));
        self.fading = (1..=SHOWN_WEEKS).map(held).collect();
    }
}

/// Everything that can be ordered now, refused orders too.
pub fn offers(scenario: &Scenario, intel: &Intel) -> Vec<Offer> {
    let giver = Giver { scenario, intel };
    offers_of(scenario, intel, KINDS.iter().flat_map(|kind| (kind.offered)(&giver)))
}

/// The price and the effect of one order.
pub fn offer(scenario: &Scenario, intel: &Intel, order: Order) -> Offer {
    seen(scenario, intel, View::of(scenario, intel).as_ref(), order)
}

/// The price and the effect of some orders.
pub(super) fn offers_of(
    scenario: &Scenario,
    intel: &Intel,
    orders: impl IntoIterator<Item = Order>,
) -> Vec<Offer> {
    let view = View::of(scenario, intel);
    orders.into_iter().map(|order| seen(scenario, intel, view.as_ref(), order)).collect()
}

/// An order as the desk sees it; who has no desk sees no more than whether it is refused.
fn seen(scenario: &Scenario, intel: &Intel, view: Option<&View>, order: Order) -> Offer {
    let mut offer = Offer { refusal: check(scenario, intel, &order).err(), ..Offer::of(order) };
    if let Some(view) = view {
        order.with(|_, rule| {
            let price = price_of(scenario, intel, view.desk, rule);
            (offer.teams, offer.favours) = (price.teams, price.favours);
            rule.preview(view, &mut offer);
        });
    }
    offer
}
