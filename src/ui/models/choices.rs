//! One order that can be given through several: one card, one chip for each.

use super::card::{self, Badge, Card, Shift, Tone};
use super::risk::risks;
use crate::sim::orders::{Name, Offer, Order};
use crate::sim::state::Task;
use crate::sim::{AllyId, Scenario};
use crate::text::{self, Texts, number};

/// A card with its chips.
#[derive(Clone, Debug, PartialEq)]
pub struct Choices {
    /// What is done, its price and hours; nothing is ordered by the card itself.
    pub card: Card,
    /// The most that any of the chips shifts: what is read while the card is folded.
    pub most: Option<Shift>,
    /// Through whom, or with what.
    pub chips: Vec<Chip>,
}

/// One chip.
#[derive(Clone, Debug, PartialEq)]
pub struct Chip {
    /// Letters of an ally, name of an access, an intent.
    pub label: String,
    /// What it adds to the label: hours, or the price where it differs from the card's.
    pub detail: String,
    /// The whole of it, for those who hear the screen.
    pub spoken: String,
    /// Favours left, as pips; none where nobody is asked.
    pub favours: Option<u8>,
    /// Why it would be refused.
    pub refusal: Option<String>,
    /// What a click orders.
    pub order: Order,
}

impl Choices {
    /// The card of offers of one kind; nothing when there are none.
    pub fn of(
        texts: &Texts,
        scenario: &Scenario,
        title: String,
        badge: Badge,
        offers: &[&Offer],
        war: bool,
    ) -> Option<Self> {
        let first = offers.iter().find(|offer| offer.refusal.is_none()).or(offers.first())?;
        let mut card = Card::of(texts, scenario, first, badge, title, war);
        // What differs from chip to chip stands on the chips.
        let same = |of: fn(&Offer) -> f64| offers.iter().all(|o| (of(o) - of(first)).abs() < 0.5);
        let alike = same(|o| 100.0 * o.grade) && same(|o| o.theirs) && same(|o| o.bar);
        if !alike {
            card.shifts.clear();
        }
        let as_true = same(|o| o.truth);
        if !as_true {
            card.shifts.retain(|shift| shift.tone != Tone::Ours);
        }
        if offers.iter().any(|o| o.favours != first.favours) {
            card.price = price_of_one(texts, scenario, first);
        }
        card.fading.clear();
        let weight = |offer: &Offer| match war {
            true => offer.grade,
            false => offer.theirs.abs().max(offer.bar.abs()),
        };
        let best = offers.iter().max_by(|a, b| weight(a).total_cmp(&weight(b)))?;
        let most = card::shifts(texts, best, war).into_iter().next().map(|shift| match alike {
            true => shift,
            false => Shift { hours: texts.tell("choices-up-to", &[("hours", shift.hours.into())]), ..shift },
        });
        let odds = |offer: &Offer| offer.chance.map(|chance| number::odds(texts, chance));
        let sure = offers.iter().all(|offer| odds(offer) == odds(first));
        let common = (alike && sure).then(|| card::chance(texts, first)).filter(|words| !words.is_empty());
        let risky = offers.iter().filter_map(|offer| {
            let risks = risks(texts, scenario, offer).join(", ");
            let choice = label(texts, scenario, &offer.order);
            let args = [("choice", choice.into()), ("risks", risks.as_str().into())];
            (!risks.is_empty()).then(|| texts.tell("risk-of", &args))
        });
        card.remark = common.into_iter().chain(risky).collect::<Vec<_>>().join("; ");
        let detail = |offer: &Offer| {
            let hours = card::shifts(texts, offer, war).into_iter().next().filter(|_| !alike);
            let odds = odds(offer).filter(|_| !sure);
            let truth = || texts.tell("chip-truth", &[("hours", number::shift(texts, offer.truth).into())]);
            let truth = (!as_true).then(truth);
            hours.map(|shift| shift.hours).into_iter().chain(truth).chain(odds).collect::<Vec<_>>().join(", ")
        };
        let chips = offers.iter().map(|offer| Chip {
            label: label(texts, scenario, &offer.order),
            detail: detail(offer),
            spoken: text::order(texts, scenario, &offer.order, None),
            favours: None,
            refusal: offer.refusal.map(|refusal| text::refusal(texts, scenario, refusal)),
            order: offer.order,
        });
        Some(Self { chips: chips.collect(), most, card })
    }
}

/// A price that each ally would ask for itself: whose favour it is stands on the chip.
fn price_of_one(texts: &Texts, scenario: &Scenario, offer: &Offer) -> String {
    let count: u8 = offer.favours.iter().map(|(_, count)| *count).sum();
    let rest = card::price(texts, scenario, &Offer { favours: Vec::new(), ..offer.clone() });
    if count == 0 {
        return rest;
    }
    [texts.tell("price-of-one", &[("count", count.into())]), rest].join(", ")
}

/// What tells one choice from the others: the last thing its order names, as short as it is known by.
fn label(texts: &Texts, scenario: &Scenario, order: &Order) -> String {
    let short = |id: AllyId| scenario.allies[id.index()].id.to_uppercase();
    match order.names().last().map(|(_, name)| *name) {
        Some(Name::Ally(ally)) => short(ally),
        Some(Name::Brigade(which)) => {
            let ally = short(scenario.reinforcements[usize::from(which)].lender);
            let brigade = text::name::brigade(scenario, which);
            texts.tell("chip-brigade", &[("brigade", brigade.into()), ("ally", ally.into())])
        }
        Some(Name::Task(Task::Harden(link) | Task::Repair(link))) => text::name::link(texts, scenario, link),
        // A norm may be proposed, inspected or left: there the act tells more than the name.
        None | Some(Name::Norm(_) | Name::Task(_)) => text::order(texts, scenario, order, None),
        Some(name) => text::named(texts, scenario, name),
    }
}
