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
    let orders = singles(kinds);
    let first = LATE.min(last);
    let weeks = vec![orders.clone(); (last + 1 - first) as usize];
    tally.expect(orders.len() * weeks.len() * round.runs as usize);
    let games = round.seeds().into_par_iter().map(|seed| one(round, &weeks, first, seed, tally));
    let games: Vec<Vec<Option<Vec<i32>>>> = games.collect::<Result<_, _>>()?;
    let reached: Vec<Vec<i32>> = games.into_iter().flatten().flatten().collect();
    let decided = reached.iter().map(|changes| changes.iter().any(|change| *change != 0));
    let weeks_of = |order: usize| reached.iter().filter(|changes| changes[order] != 0).count() as u32;
    let by = orders.iter().enumerate().map(|(at, order)| (order[0].name.clone(), weeks_of(at)));
    let mut by: Vec<(String, u32)> = by.filter(|(_, weeks)| *weeks > 0).collect();
    by.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    Ok(Late { weeks: (first, last), decided: Rate::of(&decided.collect::<Vec<_>>()), by })
}

/// Signals and acts that are tried together in a week: those that change it most by themselves.
const TOGETHER: usize = 2;

/// What can be put into a week by itself.
pub fn singles(kinds: &[Kind]) -> Vec<Vec<&Kind>> {
    let decides = |kind: &&Kind| matches!(kind.takes, Takes::Signal | Takes::Act);
    kinds.iter().filter(decides).map(|kind| vec![kind]).collect()
}

/// Games that [`measure`] plays at most for each week and seed.
pub fn tried(kinds: &[Kind]) -> usize {
    singles(kinds).len() + TOGETHER * TOGETHER
}

/// Measures the weeks from the first to `last`: every signal and every act by itself, then the best of them together.
///
/// # Errors
/// When the study was cancelled.
pub fn measure<'a>(
    round: &Round<'_>,
    kinds: &'a [Kind],
    last: u32,
    tally: Tally<'_>,
) -> Result<Vec<Week>, Failure> {
    let singles = singles(kinds);
    let alone = changes(round, &vec![singles.clone(); last as usize], tally)?;
    let pairs = |week: &Changes<'a>| -> Vec<Vec<&'a Kind>> {
        let best = |takes: Takes| {
            let mut of: Vec<_> = week.sums.iter().filter(|(kinds, _)| kinds[0].takes == takes).collect();
            of.sort_by_key(|(_, sum)| std::cmp::Reverse(sum.abs()));
            of.into_iter().take(TOGETHER).map(|(kinds, _)| kinds[0])
        };
        best(Takes::Signal).flat_map(|signal| best(Takes::Act).map(move |act| vec![signal, act])).collect()
    };
    let together: Vec<Vec<Vec<&Kind>>> = alone.iter().map(pairs).collect();
    let left: usize = together.iter().map(|pairs| TOGETHER * TOGETHER - pairs.len()).sum();
    tally.skip(left * round.runs as usize);
    let paired = changes(round, &together, tally)?;
    let games = round.runs.max(1);
    let weeks = alone.into_iter().zip(paired).zip(1..).map(|((alone, paired), week)| {
        let all = alone.sums.iter().chain(&paired.sums).enumerate();
        // Of two alike the first: the simpler one.
        let most = all.max_by_key(|(place, (_, sum))| (sum.abs(), std::cmp::Reverse(*place)));
        let most = most.map(|(_, (kinds, sum))| (kinds, *sum)).filter(|(_, sum)| *sum != 0);
        Week {
            week,
            reached: alone.reached,
            change: f64::from(most.map_or(0, |(_, sum)| sum)) / f64::from(games),
            by: most.map_or(Vec::new(), |(kinds, _)| kinds.iter().map(|kind| kind.name.clone()).collect()),
        }
    });
    Ok(weeks.collect())
}

/// What some orders change in one week.
struct Changes<'a> {
    /// Games that reach it.
    reached: u32,
    /// By how many launches each changes it over all games.
    sums: Vec<(Vec<&'a Kind>, i32)>,
}

/// What orders of its own change in each week from the first on.
fn changes<'a>(
    round: &Round<'_>,
    orders: &[Vec<Vec<&'a Kind>>],
    tally: Tally<'_>,
) -> Result<Vec<Changes<'a>>, Failure> {
    let play = |seed| one(round, orders, 1, seed, tally);
    let games: Vec<Vec<Option<Vec<i32>>>> =
        round.seeds().into_par_iter().map(play).collect::<Result<_, _>>()?;
    let weeks = orders.iter().enumerate().map(|(index, orders)| {
        let reached: Vec<&Vec<i32>> = games.iter().filter_map(|game| game[index].as_ref()).collect();
        let sum = |order: usize| reached.iter().map(|changes| changes[order]).sum();
        let sums = orders.iter().enumerate().map(|(at, order)| (order.clone(), sum(at)));
        Changes { reached: reached.len() as u32, sums: sums.collect() }
    });
    Ok(weeks.collect())
}

/// One game: for each week from `first` on for which there are orders, if it is reached, by how many launches each changes it:
/// -1, 0 or 1.
fn one(
    round: &Round<'_>,
    orders: &[Vec<Vec<&Kind>>],
    first: u32,
    seed: u64,
    tally: Tally<'_>,
) -> Result<Vec<Option<Vec<i32>>>, Failure> {
    let mut seated = SeatedGame::new(round.scenario, seed, round.policy, round.setup);
    let mut forced: Vec<Option<Vec<Option<bool>>>> = vec![None; orders.len()];
    while seated.on() {
        if let Some(Call::Week(week)) = seated.call()
            && let Some(place) =
                week.checked_sub(first).map(|place| place as usize).filter(|at| *at < orders.len())
        {
            let tried = orders[place].iter().map(|order| tally.game(|| Ok(with(&seated, order))));
            forced[place] = Some(tried.collect::<Result<_, _>>()?);
        }
        seated.advance(&mut |_, _| {});
    }
    let missed = forced.iter().zip(orders).filter(|(week, _)| week.is_none());
    tally.skip(missed.map(|(_, orders)| orders.len()).sum());
    let alone = seated.attacked();
    let change =
        |attacked: Option<bool>| attacked.map_or(0, |attacked| i32::from(attacked) - i32::from(alone));
    Ok(forced.into_iter().map(|week| week.map(|all| all.into_iter().map(change).collect())).collect())
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
