//! Who defends an axis: the formations of the level, and brigades in place on its way.

use crate::sim::model::coefficients::Coefficients;
use crate::sim::model::ids::*;
use crate::sim::model::scenario::{Axis, Scenario};
use crate::sim::model::state::BrigadeState;
use crate::sim::model::units::{ENDLESS, Hour};
use crate::sim::rules::combat::{Contact, opposed};

/// Brigades that are in place.
pub fn in_place(brigades: &[BrigadeState], now: Hour) -> impl Iterator<Item = &BrigadeState> + Clone {
    brigades.iter().filter(move |brigade| brigade.arrives <= now)
}

/// The formations that defend an axis now.
pub fn defenders<'a>(
    scenario: &'a Scenario,
    brigades: &'a [BrigadeState],
    axis: AxisId,
    now: Hour,
) -> impl Iterator<Item = NodeId> + Clone + 'a {
    let joined = in_place(brigades, now).map(|brigade| usize::from(brigade.which));
    let joined = joined.filter(move |which| scenario.joins(*which) == axis);
    let joined = joined.map(|which| scenario.reinforcements[which].node);
    scenario.axes[axis.index()].defenders.iter().copied().chain(joined)
}

/// What meets on an axis now, by what somebody takes power and command quality of the formations to be.
pub fn contact(
    scenario: &Scenario,
    brigades: &[BrigadeState],
    axis: AxisId,
    now: Hour,
    power: impl Fn(NodeId) -> f64,
    command: impl Fn(NodeId) -> f64,
) -> Contact {
    let there = defenders(scenario, brigades, axis, now);
    Contact::of(&scenario.axes[axis.index()].column, there, power, command)
}

/// Whether a formation defends any axis now.
pub fn defends(scenario: &Scenario, brigades: &[BrigadeState], node: NodeId, now: Hour) -> bool {
    let ours = |axis: &Axis| axis.defenders.contains(&node);
    let joined = |brigade: &BrigadeState| scenario.reinforcements[usize::from(brigade.which)].node == node;
    scenario.axes.iter().any(ours) || in_place(brigades, now).any(joined)
}

/// Weeks a brigade is on its way: allies who take an attack for likelier than not move a week faster. Source:
/// docs/rules/brigades.md.
pub fn weeks_on_the_road(figures: &Coefficients, estimate: Option<f64>) -> f64 {
    let notice = estimate.is_some_and(|chance| chance > 0.5);
    figures.brigade_weeks - if notice { 1.0 } else { 0.0 }
}

/// The posture factor g: hours to the first objective against all that is in place, over those against the defence of the
/// level alone. Source: docs/rules/brigades.md.
pub fn posture(scenario: &Scenario, brigades: &[BrigadeState], now: Hour) -> f64 {
    if in_place(brigades, now).next().is_none() {
        return 1.0;
    }
    let hours =
        |(index, axis)| opposed(scenario, axis, defenders(scenario, brigades, AxisId::from(index), now));
    let first = scenario.axes.iter().enumerate().map(hours).fold(ENDLESS, f64::min);
    first / scenario.undisturbed().0
}

/// Share of its hours that our line still needs: what is in place has not to be brought. Source: docs/rules/brigades.md.
pub fn line_share(scenario: &Scenario, brigades: &[BrigadeState], now: Hour) -> f64 {
    let there = in_place(brigades, now).count() as f64;
    (1.0 - scenario.coefficients.brigade_line * there).max(0.0)
}
