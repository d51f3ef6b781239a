//! Cutting off a step up in readiness: an army on the march rolls up its field cable, and who has no order does not march.
//! Source: docs/rules/interdiction.md.

use crate::sim::model::ids::{AccessId, ChannelId};
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::{DeskBook, Weapon};
use crate::sim::model::units::Hour;
use crate::sim::rules::capability::MOST_WEAPONS;
use crate::sim::rules::network::{Condition, chain_qualities};
use crate::sim::rules::politics::Reading;

/// The accesses that stand by: all that are held, at most as many as are tried together, but for those whose lender finds it
/// unlawful at such a readiness.
pub fn ready(scenario: &Scenario, book: &DeskBook, now: Hour, readiness: u8) -> Vec<AccessId> {
    let alliance = book.alliance(scenario, now);
    let lawful = |access: &AccessId| alliance.reading(*access, readiness) != Reading::Refused;
    book.hidden().filter(lawful).take(MOST_WEAPONS).collect()
}

/// Whether the order to march does not reach the column of the main axis when these channels are dark and cable lies along
/// these links, by `ChannelId` and `LinkId`.
pub fn cuts(scenario: &Scenario, dark: impl Fn(ChannelId) -> bool, cabled: &[bool]) -> bool {
    let mut march = Condition::marching(scenario);
    for (index, there) in march.dark.iter_mut().enumerate() {
        *there |= dark(ChannelId::from(index));
    }
    march.cabled.copy_from_slice(cabled);
    let axis = &scenario.axes[scenario.main_axis().index()];
    let mut chain = vec![0.0; scenario.nodes.len()];
    chain_qualities(scenario, &march.link_qualities(), axis.command, &mut chain);
    chain[axis.lead().index()] < scenario.coefficients.cut_off
}

/// Chance that some accesses, used together, cut off that order: the sum over every part of them that cuts, of the chance that
/// just these take effect. Source: docs/rules/interdiction.md.
pub fn chance(scenario: &Scenario, accesses: &[AccessId], cabled: &[bool]) -> f64 {
    let plan = |access: &AccessId| &scenario.accesses[access.index()];
    let works = |access: &AccessId| scenario.effect(Weapon::Access(*access));
    let part_cuts = |part: usize| {
        let there = accesses.iter().enumerate().filter(|(place, _)| part >> place & 1 == 1);
        let hit: Vec<ChannelId> = there.flat_map(|(_, access)| &plan(access).targets).copied().collect();
        cuts(scenario, |channel| hit.contains(&channel), cabled)
    };
    let chance = |part: usize| -> f64 {
        let each = accesses.iter().enumerate();
        each.map(|(place, access)| if part >> place & 1 == 1 { works(access) } else { 1.0 - works(access) })
            .product()
    };
    (1..1_usize << accesses.len()).filter(|part| part_cuts(*part)).map(chance).sum()
}
