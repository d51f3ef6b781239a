//! Why a weapon alone holds nothing up: the orders have another way.

use crate::sim::scenario::Channel;
use crate::sim::state::Weapon;
use crate::sim::{ChannelId, LinkId, Scenario};
use crate::text::{Texts, name};

/// "Alone: orders go by microwave", for a weapon that adds no hours to what is `dark` already.
pub fn why_nothing(
    texts: &Texts,
    scenario: &Scenario,
    weapon: Weapon,
    dark: impl Fn(ChannelId) -> bool,
) -> String {
    let targets = scenario.targets(weapon);
    let facility = |id: ChannelId| scenario.channel(id).facility;
    let hit = |id: ChannelId| {
        targets.iter().any(|t| *t == id || (facility(id).is_some() && facility(*t) == facility(id)))
    };
    let mut links: Vec<LinkId> = targets.iter().map(|id| scenario.channel(*id).link).collect();
    links.sort();
    links.dedup();
    let way = links.into_iter().find_map(|id| {
        let link = scenario.link(id);
        let live = link.channels.iter().filter(|b| !dark(**b) && !hit(**b)).map(|b| scenario.channel(*b));
        let live: Vec<&Channel> = live.collect();
        let capacity = |channel: &&&Channel| channel.medium.capacity(&scenario.coefficients);
        let left: f64 = live.iter().map(|channel| capacity(&channel)).sum();
        let carries = left >= scenario.coefficients.cut_off * link.load_attacking;
        let largest = live.iter().max_by(|a, b| capacity(a).total_cmp(&capacity(b)));
        largest.filter(|_| carries).map(|channel| channel.medium)
    });
    match way {
        Some(medium) => texts.tell("alone-go-by", &[("medium", name::medium(texts, medium).into())]),
        None => texts.say("alone-no-column"),
    }
}
