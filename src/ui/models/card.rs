//! A choice before the click: its price, its hours, how it fades, why it would be refused.

use super::risk::risks;
use crate::icon::Icon;
use crate::sim::Scenario;
use crate::sim::orders::Offer;
use crate::sim::orders::{Order, Slot};
use crate::text::{self, Texts, number};

/// What stands before the title.
#[derive(Clone, Debug, PartialEq)]
pub enum Badge {
    /// A letter: an option of a dispatch.
    Letter(String),
    /// A number in a disc: an order of this pulse.
    Number(u8),
    /// A picture.
    Picture(Icon),
}

/// Whose number a shift moves: it gives the colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// What they believe.
    Belief,
    /// Their bar or their clock.
    Theirs,
    /// Our clock or our truth.
    Ours,
}

/// "They believe +16 h".
#[derive(Clone, Debug, PartialEq)]
pub struct Shift {
    /// Which number.
    pub label: String,
    /// By how much.
    pub hours: String,
    /// Whose.
    pub tone: Tone,
}

/// One choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// What stands before the title.
    pub badge: Badge,
    /// What is done.
    pub title: String,
    /// In teams, favours, acts and signals.
    pub price: String,
    /// In hours; empty when nothing on the dial moves.
    pub shifts: Vec<Shift>,
    /// How it comes about and how long it lasts.
    pub remark: String,
    /// What is left of it, week by week, as a share.
    pub fading: Vec<f64>,
    /// Why it would be refused now.
    pub refusal: Option<String>,
    /// Whether it has been chosen.
    pub chosen: bool,
    /// What a click orders.
    pub order: Order,
    /// Label of its key.
    pub key: Option<String>,
    /// What the key does with its second press, once it has been pressed.
    pub again: Option<String>,
}

impl Card {
    /// The card of an offer in the crisis (`war` false) or in war.
    pub fn of(
        texts: &Texts,
        scenario: &Scenario,
        offer: &Offer,
        badge: Badge,
        title: String,
        war: bool,
    ) -> Self {
        Self {
            badge,
            title,
            price: price(texts, scenario, offer),
            shifts: shifts(texts, offer, war),
            remark: remark(texts, scenario, offer),
            fading: if offer.theirs.abs() + offer.bar.abs() >= 0.5 {
                offer.fading.clone()
            } else {
                Vec::new()
            },
            refusal: offer.refusal.map(|r| text::refusal(texts, scenario, r)),
            chosen: false,
            order: offer.order,
            key: None,
            again: None,
        }
    }
}

/// The one reason for which all of some cards are refused, if there is one.
pub fn refused_alike<'a>(cards: impl IntoIterator<Item = &'a Card>) -> Option<&'a str> {
    let mut reasons = cards.into_iter().map(|card| card.refusal.as_deref());
    let first = reasons.next()??;
    reasons.all(|reason| reason == Some(first)).then_some(first)
}

/// The price of an offer in words: "1 favour (DK), 1 team, the week's signal".
pub fn price(texts: &Texts, scenario: &Scenario, offer: &Offer) -> String {
    let mut parts = Vec::new();
    for (ally, count) in offer.favours.iter().filter(|(_, count)| *count > 0) {
        let ally = scenario.allies[ally.index()].id.to_uppercase();
        parts.push(texts.tell("price-favours", &[("count", (*count).into()), ("ally", ally.into())]));
    }
    if offer.teams > 0 {
        parts.push(texts.tell("price-teams", &[("count", offer.teams.into())]));
    }
    match offer.order.kind().slot {
        Slot::Signal => parts.push(texts.say("price-signal")),
        Slot::Act => parts.push(texts.say("price-act")),
        _ => {}
    }
    match offer.order {
        Order::Fire { .. } => parts.push(texts.say("price-access")),
        Order::Jam { jammer } => {
            let hours = number::hours(texts, scenario.jammers[jammer.index()].hours.0);
            parts.push(texts.tell("price-jammer", &[("hours", hours.into())]));
        }
        _ => {}
    }
    if offer.silent >= 0.5 {
        let hours = number::hours(texts, offer.silent);
        parts.push(texts.tell("price-silent", &[("hours", hours.into())]));
    }
    if parts.is_empty() {
        parts.push(texts.say("price-nothing"));
    }
    parts.extend(weeks(texts, offer));
    parts.join(", ")
}

/// "there in 2 weeks", for what takes more than this one.
pub fn weeks(texts: &Texts, offer: &Offer) -> Option<String> {
    let weeks = offer.weeks.filter(|weeks| *weeks > 1)?;
    Some(texts.tell("price-weeks", &[("count", weeks.into())]))
}

/// What an offer shifts, in hours.
pub fn shifts(texts: &Texts, offer: &Offer, war: bool) -> Vec<Shift> {
    let shift =
        |id: &str, hours: f64, tone| Shift { label: texts.say(id), hours: number::shift(texts, hours), tone };
    let mut all = Vec::new();
    let seen = |hours: f64| hours.abs() >= 0.5;
    if seen(offer.sooner) {
        all.push(shift("shift-sooner", -offer.sooner, Tone::Ours));
    }
    if war {
        let label = texts.say("shift-grade");
        all.push(Shift { label, hours: number::grade_shift(offer.grade), tone: Tone::Ours });
        if seen(offer.theirs) {
            all.push(shift("shift-their-clock", offer.theirs, Tone::Theirs));
        }
        if seen(offer.bar) {
            all.push(shift("shift-our-clock", offer.bar, Tone::Ours));
        }
        if offer.saved.abs() >= 0.05 {
            let label = texts.say("shift-saved");
            all.push(Shift { label, hours: number::brigades(texts, offer.saved), tone: Tone::Ours });
        }
    } else {
        if seen(offer.theirs) {
            all.push(shift("shift-believe", offer.theirs, Tone::Belief));
        }
        if seen(offer.bar) {
            all.push(shift("shift-bar", offer.bar, Tone::Theirs));
        }
        if seen(offer.truth) {
            all.push(shift("shift-truth", offer.truth, Tone::Ours));
        }
    }
    all
}

/// Its chance or how it fades, and what may come with it.
fn remark(texts: &Texts, scenario: &Scenario, offer: &Offer) -> String {
    let chance = Some(chance(texts, offer)).filter(|words| !words.is_empty());
    chance.into_iter().chain(risks(texts, scenario, offer)).collect::<Vec<_>>().join("; ")
}

/// What is surer than this needs no odds.
const SURE: f64 = 0.99;

/// "works 4 in 5", or how it fades.
pub fn chance(texts: &Texts, offer: &Offer) -> String {
    match offer.chance {
        Some(chance) if offer.order == Order::Interdict => {
            texts.tell("card-interdict", &[("odds", number::odds(texts, chance).into())])
        }
        Some(chance) if offer.on_failure.abs() >= 0.5 => {
            let fails = number::shift(texts, offer.on_failure);
            let args = [("odds", number::odds(texts, chance).into()), ("fails", fails.into())];
            texts.tell("card-chance-or", &args)
        }
        Some(chance) if chance > SURE => String::new(),
        Some(chance) => texts.tell("card-chance", &[("odds", number::odds(texts, chance).into())]),
        None => fades(texts, &offer.fading),
    }
}

/// "half gone in 3 weeks", from the shares left week by week; nothing when it lasts.
fn fades(texts: &Texts, fading: &[f64]) -> String {
    match fading.iter().position(|share| *share <= 0.5) {
        Some(weeks) if weeks > 0 => texts.tell("card-half-gone", &[("count", weeks.into())]),
        _ => String::new(),
    }
}
