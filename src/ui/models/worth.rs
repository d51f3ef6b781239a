//! Why a weapon alone holds nothing up: the orders have another way.

use crate::sim::scenario::Bearer;
use crate::sim::state::Weapon;
use crate::sim::{BearerId, LinkId, Scenario};
use crate::text::{Texts, name};

/// "Alone: orders go by microwave", for a weapon that adds no hours to what is `dark` already.
pub fn why_nothing(
    texts: &Texts,
    scenario: &Scenario,
    weapon: Weapon,
    dark: impl Fn(BearerId) -> bool,
) -> String {
    let targets = scenario.targets(weapon);
    let carrier = |id: BearerId| scenario.bearer(id).carrier;
    let hit = |id: BearerId| {
        targets.iter().any(|t| *t == id || (carrier(id).is_some() && carrier(*t) == carrier(id)))
    };
    let mut links: Vec<LinkId> = targets.iter().map(|id| scenario.bearer(*id).link).collect();
    links.sort();
    links.dedup();
    let way = links.into_iter().find_map(|id| {
        let link = scenario.link(id);
        let live = link.bearers.iter().filter(|b| !dark(**b) && !hit(**b)).map(|b| scenario.bearer(*b));
        let live: Vec<&Bearer> = live.collect();
        let capacity = |bearer: &&&Bearer| bearer.medium.capacity(&scenario.coefficients);
        let left: f64 = live.iter().map(|bearer| capacity(&bearer)).sum();
        let carries = left >= scenario.coefficients.cut_off * link.load_attacking;
        let largest = live.iter().max_by(|a, b| capacity(a).total_cmp(&capacity(b)));
        largest.filter(|_| carries).map(|bearer| bearer.medium)
    });
    match way {
        Some(medium) => texts.tell("alone-go-by", &[("medium", name::medium(texts, medium).into())]),
        None => texts.say("alone-no-column"),
    }
}
