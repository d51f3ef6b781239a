//! The staff in war: what a column does when it is cut off, and where to strike.

use super::lookahead;
use crate::sim::habits::{Habits, Risks, Strikes, WarHabits};
use crate::sim::intel::{ColumnPicture, WarPicture};
use crate::sim::luck::Stream;
use crate::sim::rules::combat::kept;
use crate::sim::rules::network::cable_helps;
use crate::sim::scenario::Scenario;
use crate::sim::state::March;
use crate::sim::units::Hour;
use crate::sim::{AxisId, Intel, LinkId, Luck, Order};

/// Answers a pulse.
pub fn answer(scenario: &Scenario, intel: &Intel, habits: &Habits, luck: Luck) -> Vec<Order> {
    let Some(war) = &intel.war else { return Vec::new() };
    let habits = &habits.war;
    let mut orders = marches(scenario, intel, war, habits, luck);
    orders.extend(strike(war, habits, luck));
    if habits.shells {
        orders.extend(war.jamming.iter().map(|jammer| Order::Shell { jammer: *jammer }));
    }
    orders
}

/// What the columns that are cut off do now: by the habits, or whatever does best in imagined worlds.
fn marches(
    scenario: &Scenario,
    intel: &Intel,
    war: &WarPicture,
    habits: &WarHabits,
    luck: Luck,
) -> Vec<Order> {
    let columns = || war.columns.iter().enumerate().map(|(index, column)| (AxisId::from(index), column));
    let cut = |column: &ColumnPicture| column.book.march == March::OnOrders && column.dark > 0;
    let by_habit: Vec<Order> = columns()
        .filter(|(_, column)| cut(column))
        .filter_map(|(axis, column)| {
            let march = march(scenario, intel, habits, axis, column)?;
            Some(Order::March { axis, march })
        })
        .collect();
    let dark: Vec<AxisId> = columns().filter(|(_, column)| cut(column)).map(|(axis, _)| axis).collect();
    let Some(plan) = habits.lookahead.filter(|_| !dark.is_empty()) else { return by_habit };
    let order = |march: March| move |axis: &AxisId| Order::March { axis: *axis, march };
    let cable = dark.iter().filter(|axis| helped(scenario, intel, **axis)).map(order(March::LayCable));
    let mut answers = vec![by_habit, Vec::new(), cable.collect()];
    if habits.patience.is_some() {
        answers.push(dark.iter().map(order(March::PreDelegated)).collect());
    }
    let best = lookahead::best(scenario, intel, &answers, plan, luck);
    answers.swap_remove(best)
}

/// A column that is dark halts for cable when that is thought to cost less than going on blind, or where nothing is to be
/// risked; one that has lost too much goes on by orders given beforehand.
fn march(
    scenario: &Scenario,
    intel: &Intel,
    habits: &WarHabits,
    axis: AxisId,
    column: &ColumnPicture,
) -> Option<March> {
    let figures = &scenario.coefficients;
    let helps = helped(scenario, intel, axis);
    if helps && habits.risks == Risks::MainAxis && axis != scenario.main_axis() {
        return Some(March::LayCable);
    }
    if habits.patience.is_some_and(|hours| column.lost > hours) {
        return Some(March::PreDelegated);
    }
    (helps && taking(scenario, intel, axis) > figures.cable_halt * habits.halting).then_some(March::LayCable)
}

/// Whether cable would bring a column its orders back.
fn helped(scenario: &Scenario, intel: &Intel, axis: AxisId) -> bool {
    cable_helps(scenario, scenario.axes[axis.index()].lead(), &intel.link_quality, &intel.attacking)
}

/// Hours that what is dark now will take from a column that goes on blind.
pub(super) fn taking(scenario: &Scenario, intel: &Intel, axis: AxisId) -> f64 {
    (1.0 - kept(scenario, &scenario.axes[axis.index()], 0.0)) * dark_hours(scenario, intel, axis)
}

/// Hours until the way to a column works again, as its own engineers know.
fn dark_hours(scenario: &Scenario, intel: &Intel, axis: AxisId) -> f64 {
    let route = scenario.way_down(scenario.axes[axis.index()].lead());
    let broken = route.iter().filter(|link| intel.link_quality[link.index()] < scenario.coefficients.cut_off);
    let last = broken
        .filter_map(|link| {
            let channels = scenario.link(*link).channels.iter().map(|b| &intel.channels[b.index()]);
            channels.filter_map(|picture| picture.dark_until.filter(|until| *until != Hour::MAX)).min()
        })
        .max();
    last.map_or(0.0, |until| f64::from(until.saturating_sub(intel.hour)))
}

/// The link that is struck in this pulse, if an implant is left.
fn strike(war: &WarPicture, habits: &WarHabits, luck: Luck) -> Option<Order> {
    let link = match habits.strikes {
        Strikes::Scattered => {
            let even = vec![1.0; war.implants.len()];
            let index = luck.draw(Stream::Choice, 1, u64::from(war.book.pulse)).weighted(&even)?;
            war.implants[index]
        }
        Strikes::Massed => {
            let sitting = |link: &LinkId| war.implants.iter().filter(|there| *there == link).count();
            // Of equals the one with the lowest number.
            *war.implants.iter().max_by_key(|link| (sitting(link), std::cmp::Reverse(**link)))?
        }
    };
    Some(Order::Strike { link })
}
