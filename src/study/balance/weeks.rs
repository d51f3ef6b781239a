//! What one week is worth: every signal with every act is put into it, the rest is left to the policy. And what an order
//! without a price is worth when it is repeated every week.

use super::Round;
use super::kinds::{Kind, Takes};
use super::seated::{Call, SeatedGame};
use crate::study::job::{Failure, Tally};
use crate::study::statistics::Rate;
use rayon::prelude::*;
use serde::Serialize;

/// The most that anything put into one week changes.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Week {
    /// Which, from 1.
    pub week: u32,
    /// Games that reach it.
    pub reached: u32,
    /// The largest change of the launch rate, as a share; negative when fewer attacks come.
    pub change: f64,
    /// The orders that bring it.
    pub by: Vec<String>,
}

/// An order without a price, repeated every week.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Repeated {
    /// Its kind.
    pub order: String,
    /// How often the attack comes then.
    pub launches: Rate,
    /// By how much that differs from the policy alone.
    pub change: f64,
}

/// Whether a single order still decides late in the crisis.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Late {
    /// The weeks that are looked at, the first and the last, counted from 1.
    pub weeks: (u32, u32),
    /// Weeks of games in which some order decides between war and peace, of all those that were reached.
    pub decided: Rate,
    /// The kinds of order that do, each with the number of weeks in which it does, the most frequent first.
    pub by: Vec<(String, u32)>,
}

/// The week from which a crisis is late.
const LATE: u32 = 8;

/// Puts every order by itself into every late week of games of a policy.
///
/// # Errors
/// When the study was cancelled.
pub fn late(round: &Round<'_>, kinds: &[Kind], last: u32, tally: Tally<'_>) -> Result<Late, Failure> {
    let decides = |kind: &&Kind| matches!(kind.takes, Takes::Signal | Takes::Act);
    let orders: Vec<Vec<&Kind>> = kinds.iter().filter(decides).map(|kind| vec![kind]).collect();
    let first = LATE.min(last);
    tally.expect(orders.len() * (last + 1 - first) as usize * round.runs as usize);
    let games = round.seeds().into_par_iter().map(|seed| one(round, &orders, (first, last), seed, tally));
    let games: Vec<Vec<Option<Vec<i32>>>> = games.collect::<Result<_, _>>()?;
    let reached: Vec<Vec<i32>> = games.into_iter().flatten().flatten().collect();
    let decided = reached.iter().map(|changes| changes.iter().any(|change| *change != 0));
    let weeks_of = |order: usize| reached.iter().filter(|changes| changes[order] != 0).count() as u32;
    let by = orders.iter().enumerate().map(|(at, order)| (order[0].name.clone(), weeks_of(at)));
    let mut by: Vec<(String, u32)> = by.filter(|(_, weeks)| *weeks > 0).collect();
    by.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    Ok(Late { weeks: (first, last), decided: Rate::of(&decided.collect::<Vec<_>>()), by })
}

/// Every signal with every act, and each alone.
pub fn pairs(kinds: &[Kind]) -> Vec<Vec<&Kind>> {
    let taking = |takes: Takes| {
        let these = kinds.iter().filter(move |kind| kind.takes == takes).map(Some);
        std::iter::once(None).chain(these)
    };
    let pairs = taking(Takes::Signal).flat_map(|signal| taking(Takes::Act).map(move |act| [signal, act]));
    pairs.map(|pair| pair.into_iter().flatten().collect()).filter(|pair: &Vec<_>| !pair.is_empty()).collect()
}

/// Measures the weeks from the first to `last`.
///
/// # Errors
/// When the study was cancelled.
pub fn measure(
    round: &Round<'_>,
    pairs: &[Vec<&Kind>],
    last: u32,
    tally: Tally<'_>,
) -> Result<Vec<Week>, Failure> {
    let games: Vec<Vec<Option<Vec<i32>>>> = round
        .seeds()
        .into_par_iter()
        .map(|seed| one(round, pairs, (1, last), seed, tally))
        .collect::<Result<_, _>>()?;
    let weeks = (0..last as usize).map(|index| {
        let reached: Vec<&Vec<i32>> = games.iter().filter_map(|game| game[index].as_ref()).collect();
        let changes = (0..pairs.len()).map(|pair| reached.iter().map(|changes| changes[pair]).sum::<i32>());
        // Of two alike the first: the simpler one.
        let most = changes.enumerate().max_by_key(|(pair, change)| (change.abs(), std::cmp::Reverse(*pair)));
        let (pair, change) = most.filter(|(_, change)| *change != 0).unzip();
        Week {
            week: index as u32 + 1,
            reached: reached.len() as u32,
            change: f64::from(change.unwrap_or(0)) / games.len().max(1) as f64,
            by: pair.map_or(Vec::new(), |pair| pairs[pair].iter().map(|kind| kind.name.clone()).collect()),
        }
    });
    Ok(weeks.collect())
}

/// One game: for each week from the first to the last that it reaches, by how many launches each pair changes it: -1, 0 or 1.
fn one(
    round: &Round<'_>,
    pairs: &[Vec<&Kind>],
    (first, last): (u32, u32),
    seed: u64,
    tally: Tally<'_>,
) -> Result<Vec<Option<Vec<i32>>>, Failure> {
    let mut seated = SeatedGame::new(round.scenario, seed, round.policy, round.setup);
    let mut forced: Vec<Option<Vec<Option<bool>>>> = vec![None; (last + 1 - first) as usize];
    while seated.on() {
        if let Some(Call::Week(week)) = seated.call()
            && (first..=last).contains(&week)
        {
            let tried = pairs.iter().map(|pair| tally.game(|| Ok(with(&seated, pair))));
            forced[(week - first) as usize] = Some(tried.collect::<Result<_, _>>()?);
        }
        seated.advance(&mut |_, _| {});
    }
    let missed = forced.iter().filter(|week| week.is_none()).count();
    tally.skip(missed * pairs.len());
    let alone = seated.attacked();
    let change =
        |attacked: Option<bool>| attacked.map_or(0, |attacked| i32::from(attacked) - i32::from(alone));
    Ok(forced.into_iter().map(|week| week.map(|pairs| pairs.into_iter().map(change).collect())).collect())
}

/// Whether the attack comes when these orders are given in this week; nothing when they cannot be given together.
fn with(seated: &SeatedGame<'_>, orders: &[&Kind]) -> Option<bool> {
    let mut fork = seated.fork();
    let mut taken = false;
    fork.advance(&mut |side, _| taken = orders.iter().all(|kind| kind.give(side)));
    taken.then(|| fork.play(&mut |_, _| {}).0)
}

/// Repeats each kind every week.
///
/// # Errors
/// When the study was cancelled.
pub fn repeat(
    round: &Round<'_>,
    kinds: &[&Kind],
    alone: Rate,
    tally: Tally<'_>,
) -> Result<Vec<Repeated>, Failure> {
    let one = |kind: &Kind, seed: u64| {
        let seated = SeatedGame::new(round.scenario, seed, round.policy, round.setup);
        let weekly = seated.play(&mut |side, call| {
            if let Call::Week(_) = call {
                kind.give(side);
            }
        });
        weekly.0
    };
    let repeated = kinds.iter().map(|kind| {
        let games = round.seeds().into_par_iter().map(|seed| tally.game(|| Ok(one(kind, seed))));
        let launches = Rate::of(&games.collect::<Result<Vec<bool>, Failure>>()?);
        let change = launches.above(alone);
        Ok(Repeated { order: kind.name.clone(), launches, change })
    });
    repeated.collect()
}
