//! The war: two clocks that race, and two orders a pulse.

use super::card::{Badge, Card};
use super::choices::Choices;
use super::keys::{Deed, Keys};
use super::worth;
use crate::sim::intel::{Intel, WarPicture};
use crate::sim::offer::Offer;
use crate::sim::order::Order;
use crate::sim::state::Weapon;
use crate::sim::units::Hour;
use crate::sim::{BearerId, Scenario};
use crate::text::{self, Texts};
use crate::ui::action::Speed;
use crate::ui::icon::Icon;

/// The two clocks.
#[derive(Clone, Debug, PartialEq)]
pub struct Clocks {
    /// Where theirs runs to.
    pub objective: String,
    /// Hours after launch, now.
    pub now: Hour,
    /// Hours from now until the objective falls.
    pub theirs: f64,
    /// Hours from now until our line closes.
    pub ours: f64,
    /// Of these, what they still hold in our network.
    pub hold: f64,
    /// Both clocks with the orders placed and the one under the pointer, and what these are called.
    pub preview: Option<(f64, f64, String)>,
}

impl Clocks {
    /// Hours the line comes too late; negative when it stands in time.
    pub fn short(&self) -> f64 {
        self.ours.round() - self.theirs.round()
    }

    /// The clocks of a war; `added` are the shifts of the placed orders and of the one under the pointer.
    pub fn of(texts: &Texts, scenario: &Scenario, war: &WarPicture, hour: Hour, added: &[&Offer]) -> Self {
        let sum = |of: fn(&Offer) -> f64| added.iter().map(|offer| of(offer)).sum::<f64>();
        let (theirs, ours) = (sum(|o| o.theirs), sum(|o| o.bar));
        let called = match added.len() {
            0 | 1 => texts.say("clocks-with-one"),
            _ => texts.say("clocks-with-both"),
        };
        let moves = !added.is_empty();
        Self {
            objective: scenario.axes[war.first.index()].objective.clone(),
            now: hour.saturating_sub(war.since),
            theirs: war.their_clock,
            ours: war.our_clock,
            hold: war.their_hold,
            preview: moves.then_some((war.their_clock + theirs, war.our_clock + ours, called)),
        }
    }
}

/// The orders of a pulse.
#[derive(Clone, Debug, PartialEq)]
pub struct Orders {
    /// Hours after launch, now.
    pub now: Hour,
    /// Number of the pulse, from 1.
    pub pulse: u32,
    /// Hours after launch at which it ends.
    pub until: Hour,
    /// Orders still free.
    pub left: u8,
    /// Orders placed.
    pub placed: Vec<Card>,
    /// What else could be ordered.
    pub offers: Vec<Card>,
    /// The link to shield, and the intents, one card an axis.
    pub folded: Vec<Choices>,
    /// Both clocks with everything placed and pointed at.
    pub result: (f64, f64),
    /// Where their clock runs to.
    pub objective: String,
    /// How fast the hours pass.
    pub speed: Speed,
    /// Labels of keys.
    pub keys: Keys,
}

impl Orders {
    /// The orders of a war at an hour. `placed` are the offers behind the orders given in this pulse.
    #[expect(
        clippy::too_many_arguments,
        reason = "a model gathers what the screen knows; grouping would only rename"
    )]
    pub fn of(
        texts: &Texts,
        scenario: &Scenario,
        intel: &Intel,
        war: &WarPicture,
        offers: &[Offer],
        placed: &[Offer],
        clocks: &Clocks,
        speed: Speed,
        keys: &Keys,
    ) -> Self {
        let dark = |id: BearerId| intel.bearers[id.index()].dark_until.is_some();
        let card = |offer: &Offer, badge: Badge| {
            let title = text::order(texts, scenario, &offer.order, None);
            let mut card = Card::of(texts, scenario, offer, badge, title, true);
            card.fading = Vec::new();
            if let Some(weapon) = weapon(&offer.order).filter(|_| offer.theirs.abs() < 0.5) {
                let why = worth::why_nothing(texts, scenario, weapon, dark);
                card.remark = [why, card.remark].join("; ");
            }
            card
        };
        let placed: Vec<Card> = placed
            .iter()
            .enumerate()
            .map(|(index, offer)| Card {
                chosen: true,
                refusal: None,
                ..card(offer, Badge::Number(index as u8 + 1))
            })
            .collect();
        let mut open: Vec<(&Offer, Icon)> =
            offers.iter().filter_map(|offer| picture(&offer.order).map(|icon| (offer, icon))).collect();
        open.retain(|(offer, _)| !placed.iter().any(|p| p.order == offer.order));
        let axes = (0..scenario.axes.len()).filter_map(|index| {
            let on = |order: &Order| matches!(order, Order::SetIntent { axis, .. } if axis.index() == index);
            let folded: Vec<&Offer> = offers.iter().filter(|offer| on(&offer.order)).collect();
            let free = placed.iter().all(|card| !on(&card.order));
            let axis = scenario.axes[index].name.as_str();
            let title = texts.tell("ask-intent", &[("axis", axis.into())]);
            free.then(|| Choices::of(texts, scenario, title, Badge::Picture(Icon::Flag), &folded, true))?
        });
        let intents: Vec<Choices> = axes.collect();
        let shields: Vec<&Offer> =
            offers.iter().filter(|offer| matches!(offer.order, Order::Shield { .. })).collect();
        let title = texts.say("ask-shield");
        let shields = Choices::of(texts, scenario, title, Badge::Picture(Icon::Shield), &shields, true);
        // What can be done stands first, then what gains most.
        let gain = |offer: &Offer| offer.theirs - offer.bar;
        open.sort_by(|(a, _), (b, _)| {
            let usable = a.refusal.is_some().cmp(&b.refusal.is_some());
            usable.then(gain(b).total_cmp(&gain(a)))
        });
        let offers = open.iter().enumerate().map(|(index, (offer, icon))| {
            let key = keys.of(Deed::Choose(index as u8)).map(str::to_owned);
            Card { key, ..card(offer, Badge::Picture(*icon)) }
        });
        let result = clocks
            .preview
            .as_ref()
            .map_or((clocks.theirs, clocks.ours), |(theirs, ours, _)| (*theirs, *ours));
        Self {
            now: intel.hour.saturating_sub(war.since),
            pulse: war.pulse + 1,
            until: war.next_pulse.saturating_sub(war.since),
            left: war.orders,
            placed,
            offers: offers.collect(),
            folded: shields.into_iter().chain(intents).collect(),
            result,
            objective: clocks.objective.clone(),
            speed,
            keys: keys.clone(),
        }
    }
}

fn picture(order: &Order) -> Option<Icon> {
    match order {
        Order::Fire { .. } => Some(Icon::Bolt),
        Order::Jam { .. } => Some(Icon::Mast),
        _ => None,
    }
}

fn weapon(order: &Order) -> Option<Weapon> {
    match *order {
        Order::Fire { access } => Some(Weapon::Access(access)),
        Order::Jam { jammer } => Some(Weapon::Jammer(jammer)),
        _ => None,
    }
}
