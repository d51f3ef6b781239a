//! What may come with an order beside the hours it is given for: doubts of law, software that goes further, a hit taken for
//! one at nuclear warning, a battery that fires astray, a norm broken, a third party that feels safe, harm to civilians, an
//! access that outlives its use.

use crate::sim::orders::Offer;
use crate::sim::orders::Order;
use crate::sim::politics::Reading;
use crate::sim::scenario::Scenario;
use crate::text::{Texts, name, number};

/// Harm below this is not told, person-hours: a village for a night.
const TOLD: f64 = 1000.0;

/// A chance below this is not told.
const LIKELY: f64 = 0.03;

/// Each risk in a few words; none where there is nothing to tell.
pub fn risks(texts: &Texts, scenario: &Scenario, offer: &Offer) -> Vec<String> {
    let odds = |chance: f64| number::odds(texts, chance);
    let mut told = Vec::new();
    if offer.reading == Some(Reading::Doubtful) {
        told.push(texts.say("risk-doubtful"));
    }
    if let (Some(chance), Order::Demonstrate { access } | Order::Fire { access }) =
        (offer.spread, offer.order)
        && let Some(spread) = &scenario.accesses[access.index()].spread
        && let Some(reached) = spread.targets.first()
    {
        let place = name::carried(scenario, *reached);
        told.push(texts.tell("risk-spread", &[("place", place.into()), ("odds", odds(chance).into())]));
    }
    if let Some(chance) = offer.entangled {
        told.push(texts.tell("risk-entangled", &[("odds", odds(chance).into())]));
    }
    if offer.stray >= LIKELY {
        told.push(texts.tell("risk-stray", &[("odds", odds(offer.stray).into())]));
    }
    if let Some(norm) = offer.breaks {
        told.push(texts.tell("risk-breaks", &[("norm", name::norm(scenario, norm).into())]));
    }
    if let Some((actor, chance)) = offer.emboldens.filter(|(_, chance)| *chance >= LIKELY) {
        let actor = scenario.actors[actor.index()].name.as_str();
        told.push(texts.tell("risk-emboldens", &[("actor", actor.into()), ("odds", odds(chance).into())]));
    }
    if offer.harm >= TOLD {
        told.push(texts.tell("risk-harm", &[("hours", number::rough(offer.harm).into())]));
    }
    if offer.leaks >= LIKELY {
        let what = if offer.truth < 0.0 { "risk-leaks-ear" } else { "risk-leaks" };
        told.push(texts.tell(what, &[("odds", odds(offer.leaks).into())]));
    }
    if offer.survives >= LIKELY {
        told.push(texts.tell("risk-survives", &[("odds", odds(offer.survives).into())]));
    }
    told
}
