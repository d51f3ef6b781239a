//! The bars of fun: a figure, between what it should lie, and whether it does. Source: docs/rules/score.md.

use super::{Balance, plans};
use serde::Serialize;

/// Which bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Name {
    /// Weeks in which nothing that could be ordered changes the launch rate by two points.
    DeadWeeks,
    /// Launches under the default policy.
    SilenceLaunches,
    /// Launches under the policy the level names as best.
    BestLaunches,
    /// Launches that differ, where cyber has no effect, between policies that only reveal differently.
    WithoutEffect,
    /// Points by which the best plan against one disposition is worse against another.
    DispositionsDiffer,
    /// Points by which an order without a price, repeated every week, changes the launch rate.
    FreeOrders,
    /// Kinds of order that no good plan gives, or that every one gives.
    OrderKinds,
    /// Answers to dispatches that hardly any good path gives.
    Answers,
}

/// A bar.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bar {
    /// Which.
    pub name: Name,
    /// The figure: a share, or a count.
    pub figure: f64,
    /// It should be at least this.
    pub least: f64,
    /// It should be at most this.
    pub most: f64,
    /// Whether it is.
    pub holds: bool,
    /// What keeps it from holding, where that has names.
    pub because: Vec<String>,
}

/// Change of the launch rate by which a week is alive.
pub const ALIVE: f64 = 0.02;
/// Share of the best paths that an answer must have.
pub const SEEN: f64 = 0.05;

/// All bars of what was measured.
pub fn all(balance: &Balance, best: &str) -> Vec<Bar> {
    let rate = |name: &str| {
        let named = balance.policies.iter().find(|named| named.policy == name);
        named.map_or(f64::NAN, |named| named.launches.share())
    };
    let dead = balance.weeks.iter().filter(|week| week.change.abs() < ALIVE);
    let dead: Vec<String> = dead.map(|week| week.week.to_string()).collect();
    let dead_share = dead.len() as f64 / balance.weeks.len().max(1) as f64;
    let reveals =
        || balance.policies.iter().filter(|named| named.reveals_only).map(|named| named.without_effect);
    let apart = reveals().flat_map(|one| reveals().map(move |other| one.above(other))).fold(0.0, f64::max);
    let moved = |change: f64| balance.repeated.iter().filter(move |order| order.change.abs() > change);
    let most_moved = balance.repeated.iter().map(|order| order.change.abs()).fold(0.0, f64::max);
    vec![
        bar(Name::DeadWeeks, dead_share, (0.0, 0.25), dead),
        bar(Name::SilenceLaunches, rate(&balance.policies[0].policy), (0.60, 0.85), Vec::new()),
        bar(Name::BestLaunches, rate(best), (0.05, 0.25), Vec::new()),
        bar(Name::WithoutEffect, apart, (0.0, 0.02), Vec::new()),
        bar(Name::DispositionsDiffer, plans::difference(&balance.best), (0.15, 1.0), Vec::new()),
        bar(
            Name::FreeOrders,
            most_moved,
            (0.0, 0.10),
            moved(0.10).map(|order| order.order.clone()).collect(),
        ),
        counted(Name::OrderKinds, one_sided(balance)),
        counted(Name::Answers, hardly_given(balance)),
    ]
}

/// A bar that wants a figure between two others.
fn bar(name: Name, figure: f64, (least, most): (f64, f64), because: Vec<String>) -> Bar {
    let holds = (least..=most).contains(&figure);
    Bar { name, figure, least, most, holds, because: if holds { Vec::new() } else { because } }
}

/// A bar that wants nothing to be counted.
fn counted(name: Name, because: Vec<String>) -> Bar {
    bar(name, because.len() as f64, (0.0, 0.0), because)
}

/// Kinds that none of the best plans gives, and those that all of them give against everybody.
fn one_sided(balance: &Balance) -> Vec<String> {
    let nowhere = |plans: &[u32]| plans.iter().all(|count| *count == 0);
    let everywhere = |plans: &[u32]| plans.iter().all(|count| *count == balance.top);
    let one_sided = balance.orders.iter().filter(|given| nowhere(&given.plans) || everywhere(&given.plans));
    one_sided.map(|given| given.order.clone()).collect()
}

fn hardly_given(balance: &Balance) -> Vec<String> {
    let hardly = balance.answers.iter().filter(|answer| answer.came == 0 || answer.share() < SEEN);
    hardly.map(|answer| format!("{}: {}", answer.dispatch, answer.option)).collect()
}
