//! What may come with an order beside the hours it is given for: doubts of law, software that goes further, harm to
//! civilians, an access that outlives its use.

use crate::sim::offer::Offer;
use crate::sim::order::Order;
use crate::sim::politics::Reading;
use crate::sim::scenario::Scenario;
use crate::text::{Texts, name, number};

/// Harm below this is not told, person-hours: a village for a night.
const TOLD: f64 = 1000.0;

/// Each risk in a few words; none where there is nothing to tell.
pub fn risks(texts: &Texts, scenario: &Scenario, offer: &Offer) -> Vec<String> {
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
        let odds = number::odds(texts, chance);
        told.push(texts.tell("risk-spread", &[("place", place.into()), ("odds", odds.into())]));
    }
    if offer.harm >= TOLD {
        told.push(texts.tell("risk-harm", &[("hours", number::rough(offer.harm).into())]));
    }
    if offer.survives >= 0.05 {
        told.push(texts.tell("risk-survives", &[("odds", number::odds(texts, offer.survives).into())]));
    }
    told
}
