//! The bars of fun: a figure, between what it should lie, and whether it does. Source: docs/rules/balance.md.

use super::Balance;
use super::lever::Lever;
use super::levers::Levers;
use super::scores::Share;
use super::wars::{self, Before, Fought, How};
use crate::study::statistics::Rate;
use serde::Serialize;

/// Which bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Name {
    /// Weeks in which nothing that could be ordered changes the launch rate by two points.
    DeadWeeks,
    /// Weeks late in the crisis in which some order decides, under the policy the level names as best.
    LateWeeks,
    /// Share of the variance of the score that whether the attack came explains.
    ScoreByOutcome,
    /// Share of it that the policy explains.
    ScoreByPolicy,
    /// Launches under the default policy.
    SilenceLaunches,
    /// Launches under the policy the level names as best.
    BestLaunches,
    /// Launches that differ, where cyber has no effect, between policies that only reveal differently.
    WithoutEffect,
    /// Points by which the best plan against one disposition is worse against another.
    DispositionsDiffer,
    /// Points by which the best plan that shows nothing is worse than the best, against all dispositions but one.
    WithoutSignals,
    /// The same against that one.
    WithoutSignalsThere,
    /// Points by which the best plan that does nothing but show is worse than the best.
    SignalsOnly,
    /// What the best plan loses without a lever.
    Lever(Lever),
    /// Points by which the best plan for all is worse than the best against a disposition, against all but one.
    ForAll,
    /// Points by which an order without a price, repeated every week, changes the launch rate.
    FreeOrders,
    /// Kinds of order that no good plan gives, or that every one gives.
    OrderKinds,
    /// Answers to dispatches that hardly any good path gives.
    Answers,
    /// Wars held in which nothing is ordered.
    HeldByNothing,
    /// Wars held in which everything is fired at once.
    HeldAtOnce,
    /// Wars held by a mind that thinks, with a brigade in place.
    HeldByPlanner,
    /// What a war loses of the grade without some kinds of order.
    Worth(&'static [&'static str]),
    /// What it loses without the brigade.
    Brigade,
    /// What it loses where nobody has hunted.
    Hunting,
    /// Share of the states of war in which the least useful intent promises the best end.
    Intents,
}

/// What can be said of a bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The figure lies within, and three standard errors around it.
    Holds,
    /// Neither: more games would tell.
    CannotTell,
    /// It lies without, and three standard errors around it.
    Fails,
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
    /// Its standard error; 0 where it is counted.
    pub error: f64,
    /// Whether it is, as far as so many games can tell.
    pub verdict: Verdict,
    /// What keeps it from holding, where that has names.
    pub because: Vec<String>,
}

/// Change of the launch rate by which a week is alive.
pub const ALIVE: f64 = 0.02;
/// Share of the best paths that an answer must have.
pub const SEEN: f64 = 0.05;

/// Standard errors between a figure and what it should be for a verdict.
const SURE: f64 = 3.0;

/// All bars of what was measured.
pub fn all(balance: &Balance, best: &str) -> Vec<Bar> {
    let rate = |name: &str| {
        let named = balance.policies.iter().find(|named| named.policy == name);
        named.map_or((f64::NAN, 0.0), |named| (named.launches.share(), named.launches.error()))
    };
    let dead = balance.weeks.iter().filter(|week| week.change.abs() < ALIVE);
    let dead: Vec<String> = dead.map(|week| week.week.to_string()).collect();
    let dead_share = dead.len() as f64 / balance.weeks.len().max(1) as f64;
    let reveals =
        || balance.policies.iter().filter(|named| named.reveals_only).map(|named| named.without_effect);
    let pairs = reveals().flat_map(|one| reveals().map(move |other| (one, other)));
    let most =
        pairs.map(|(one, other)| (one.above(other), apart(one, other))).max_by(|a, b| a.0.total_cmp(&b.0));
    let moved = |change: f64| balance.repeated.iter().filter(move |order| order.change.abs() > change);
    let most_moved = balance.repeated.iter().max_by(|a, b| a.change.abs().total_cmp(&b.change.abs()));
    let silent = &balance.policies[0];
    let most_moved =
        most_moved.map_or((0.0, 0.0), |order| (order.change.abs(), apart(order.launches, silent.launches)));
    let mut bars = vec![
        bar(Name::DeadWeeks, (dead_share, 0.0), (0.0, 0.25), dead),
        bar(
            Name::LateWeeks,
            (balance.late.decided.share(), balance.late.decided.error()),
            (0.12, 1.0),
            Vec::new(),
        ),
        bar(Name::ScoreByOutcome, of_share(balance.scores.by_outcome), (0.0, 0.6), Vec::new()),
        bar(Name::ScoreByPolicy, of_share(balance.scores.by_policy), (0.6, 1.0), Vec::new()),
        bar(Name::SilenceLaunches, rate(&silent.policy), (0.60, 0.85), Vec::new()),
        bar(Name::BestLaunches, rate(best), (0.05, 0.25), Vec::new()),
        bar(Name::WithoutEffect, most.unwrap_or_default(), (0.0, 0.02), Vec::new()),
        bar(Name::DispositionsDiffer, (balance.levers.differ(), 0.0), (0.15, 1.0), Vec::new()),
        bar(
            Name::FreeOrders,
            most_moved,
            (0.0, 0.10),
            moved(0.10).map(|order| order.order.clone()).collect(),
        ),
        counted(Name::OrderKinds, one_sided(balance)),
        counted(Name::Answers, hardly_given(balance)),
    ];
    bars.extend(of_levers(&balance.levers));
    bars.extend(of_wars(balance));
    bars
}

/// The bars of levers.
fn of_levers(levers: &Levers) -> Vec<Bar> {
    let worse = |(one, other): (Rate, Rate)| (one.above(other), apart(one, other));
    // By size, so that the first is the one exception.
    let sorted = |pairs: Vec<(Rate, Rate)>| {
        let mut sorted: Vec<(f64, f64)> = pairs.into_iter().map(worse).collect();
        sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
        sorted
    };
    let of = |sorted: &[(f64, f64)], place: usize| {
        sorted.get(place.min(sorted.len().saturating_sub(1))).copied().unwrap_or_default()
    };
    let (silence, for_all) = (sorted(levers.silence()), sorted(levers.for_all()));
    let best = levers.best.launches;
    let mut bars = vec![
        bar(Name::WithoutSignals, of(&silence, 1), (0.12, 1.0), Vec::new()),
        bar(Name::WithoutSignalsThere, of(&silence, 0), (0.08, 1.0), Vec::new()),
        bar(Name::SignalsOnly, worse((levers.signals_only.launches, best)), (0.15, 1.0), Vec::new()),
        bar(Name::ForAll, of(&for_all, 1), (0.08, 1.0), Vec::new()),
    ];
    let left_out = levers.left_out.iter();
    bars.extend(left_out.map(|without| {
        bar(Name::Lever(without.lever), worse((without.launches, best)), (0.04, 0.15), Vec::new())
    }));
    bars
}

/// The bars of wars.
fn of_wars(balance: &Balance) -> Vec<Bar> {
    let held = |before, how| {
        let held = fought(balance, before, how).held;
        (held.share(), held.error())
    };
    let weighed = |before| fought(balance, before, How::Weighed);
    let loses = |before| wars::above(weighed(Before::Prepared), weighed(before));
    let intents = [balance.intents.delay, balance.intents.hold, balance.intents.trade_ground];
    let least = intents.into_iter().min_by(|a, b| a.share().total_cmp(&b.share())).unwrap_or_default();
    let mut bars = vec![
        bar(Name::HeldByNothing, held(Before::Unprepared, How::Nothing), (0.0, 0.08), Vec::new()),
        bar(Name::HeldAtOnce, held(Before::Unprepared, How::AtOnce), (0.10, 0.20), Vec::new()),
        bar(Name::HeldByPlanner, held(Before::Prepared, How::Planner), (0.35, 0.55), Vec::new()),
        bar(Name::Brigade, loses(Before::NotReinforced), (0.08, 1.0), Vec::new()),
        bar(Name::Hunting, loses(Before::NotHunted), (0.06, 1.0), Vec::new()),
        bar(Name::Intents, (least.share(), least.error()), (0.15, 1.0), Vec::new()),
    ];
    let without = balance.wars.iter().filter_map(|fought| match fought.how {
        How::Without(kinds) => Some((kinds, wars::above(weighed(fought.before), fought))),
        _ => None,
    });
    let worth = |(kinds, figure): (&'static [&'static str], (f64, f64))| {
        let least = if kinds == ["fire"] { 0.12 } else { 0.02 };
        bar(Name::Worth(kinds), figure, (least, 1.0), Vec::new())
    };
    bars.extend(without.map(worth));
    bars
}

fn fought(balance: &Balance, before: Before, how: How) -> &Fought {
    balance.wars.iter().find(|there| (there.before, there.how) == (before, how)).expect("it was fought")
}

fn of_share(of: Share) -> (f64, f64) {
    (of.share, of.error)
}

/// Standard error of the difference of two rates.
fn apart(one: Rate, other: Rate) -> f64 {
    libm::hypot(one.error(), other.error())
}

/// A bar that wants a figure, given with its standard error, between two others.
fn bar(name: Name, (figure, error): (f64, f64), (least, most): (f64, f64), because: Vec<String>) -> Bar {
    let (low, high) = (figure - SURE * error, figure + SURE * error);
    // Nothing lies below 0 or above 1 but by chance.
    let verdict = if (low >= least || least <= 0.0) && (high <= most || most >= 1.0) {
        Verdict::Holds
    } else if high < least || low > most || !figure.is_finite() {
        Verdict::Fails
    } else {
        Verdict::CannotTell
    };
    let because = if verdict == Verdict::Holds { Vec::new() } else { because };
    Bar { name, figure, least, most, error, verdict, because }
}

/// A bar that wants nothing to be counted.
fn counted(name: Name, because: Vec<String>) -> Bar {
    bar(name, (because.len() as f64, 0.0), (0.0, 0.0), because)
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
