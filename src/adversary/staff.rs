//! The staff in war: what a column does when it is cut off, and where to strike.

use super::Policy;
use crate::sim::intel::{ColumnPicture, WarPicture};
use crate::sim::luck::Stream;
use crate::sim::scenario::{Axis, Scenario};
use crate::sim::state::March;
use crate::sim::units::Hour;
use crate::sim::{AxisId, Decision, Intel, Luck, Order};

/// Answers a pulse.
pub fn answer(scenario: &Scenario, intel: &Intel, policy: &Policy, luck: Luck) -> Decision {
    let Some(war) = &intel.war else { return Decision::default() };
    let columns = scenario.axes.iter().zip(&war.columns).enumerate();
    let mut orders: Vec<Order> = columns
        .filter_map(|(index, (axis, column))| {
            let march = march(scenario, intel, policy, axis, column)?;
            Some(Order::March { axis: AxisId::from(index), march })
        })
        .collect();
    orders.extend(strike(war, luck));
    orders.extend(war.jamming.iter().map(|jammer| Order::Shell { jammer: *jammer }));
    Decision { orders, ledger: None }
}

/// A column that is dark halts for cable when that costs less than going on blind; one that has lost too much goes on
/// by orders given beforehand.
fn march(
    scenario: &Scenario,
    intel: &Intel,
    policy: &Policy,
    axis: &Axis,
    column: &ColumnPicture,
) -> Option<March> {
    let figures = &scenario.coefficients;
    if column.march != March::OnOrders || column.dark == 0 {
        return None;
    }
    if policy.predelegates && column.lost > policy.patience {
        return Some(March::PreDelegated);
    }
    let left = dark_hours(scenario, intel, axis);
    let blind = (1.0 - figures.initiative) * left;
    (blind > figures.cable_halt).then_some(March::LayCable)
}

/// Hours until the way to a column works again, as its own engineers know.
fn dark_hours(scenario: &Scenario, intel: &Intel, axis: &Axis) -> f64 {
    let route = &scenario.routes[axis.column[0].index()];
    let broken = route.iter().filter(|link| intel.link_quality[link.index()] < scenario.coefficients.cut_off);
    let last = broken
        .filter_map(|link| {
            let bearers = scenario.link(*link).bearers.iter().map(|b| &intel.bearers[b.index()]);
            bearers.filter_map(|picture| picture.dark_until.filter(|until| *until != Hour::MAX)).min()
        })
        .max();
    last.map_or(0.0, |until| f64::from(until.saturating_sub(intel.hour)))
}

/// Strikes where most implants sit, by chance in proportion.
fn strike(war: &WarPicture, luck: Luck) -> Option<Order> {
    let even = vec![1.0; war.implants.len()];
    let index = luck.draw(Stream::Choice, 1, u64::from(war.pulse)).weighted(&even)?;
    Some(Order::Strike { link: war.implants[index] })
}
