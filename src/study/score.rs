//! The score of a finished game: the decision, not the luck. Source: docs/rules/score.md.
//!
//! *The difference you made* asks of every hour what its orders change in the games that this one might have been, as far as
//! the desk could know, so that whoever reads the adversary is judged by what they did when they did it; *durability* asks what becomes of what was left. Both play many
//! games, on threads of their own.

use super::job::{Failure, Job, Tally};
use super::statistics::Rate;
use crate::adversary;
use crate::alliance;
use crate::session::{Moment, Seats, Session};
use crate::sim::formula::sample::{mean, standard_error};
use crate::sim::rules::grade;
use crate::sim::scenario::Scenario;
use crate::sim::state::Standing;
use crate::sim::state::{Outcome, Stage, State};
use crate::sim::{DispositionId, Hour, Side};
use rayon::prelude::*;
use std::num::NonZeroUsize;

/// Futures of an hour at which something was ordered, with the orders and without, on the mean over all of them; and of the
/// whole game with nobody at the desk.
pub const FUTURES: u32 = 100;
/// The first look at every hour is by this part of its futures; it says where the others are wanted.
const PILOT: u32 = 4;
/// Games behind the durability of a peace.
pub const AFTERWARDS: u32 = 100;
/// Weeks of each of them.
pub const AFTER_WEEKS: u32 = 12;
/// Chance of a launch within two councils that somebody states who knows nothing of the week: what an assessment is held
/// against. `never-reveal` on Baltic flash: in about 1,350 of 7,587 weeks of 1,000 games.
pub const BASE_RATE: f64 = 0.18;
/// The most points of each part: the difference you made, durability, harm and law, assessment.
pub const MOST: [f64; 4] = [50.0, 20.0, 15.0, 15.0];

/// The score.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// Whether no attack came.
    pub deterred: bool,
    /// What your orders did, whatever the luck.
    pub difference: Difference,
    /// Chance that what you leave lasts.
    pub durability: f64,
    /// Whether that is the peace of a crisis, and not the ground of a war.
    pub peace: bool,
    /// Points for harm and law.
    pub harm: f64,
    /// How well you knew.
    pub knowing: Knowing,
}

/// What the end was worth, of [`grade::PEACE`] points, and to whom it is owed: the three add up.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// What such a game ends with on average when nobody is at the desk.
    pub idle: f64,
    /// What the orders of each hour added.
    pub decisions: Vec<Decision>,
    /// What it ended with.
    pub ended: f64,
}

/// How well you knew.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Knowing {
    /// Brier skill of the weekly estimate, at most 1; below 0 for one worse than the base rate.
    pub skill: f64,
    /// Whether the adversary's disposition was named, and rightly.
    pub profile: Option<bool>,
    /// Share of the incidents on which you were right, weighed by your confidence; `None` without an incident.
    pub incidents: Option<f64>,
}

/// The three medals instead of a grade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Medal {
    /// No war.
    Deterred,
    /// You knew.
    Understood,
    /// The peace holds.
    LeftStanding,
}

impl Medal {
    /// All of them.
    pub const ALL: [Medal; 3] = [Medal::Deterred, Medal::Understood, Medal::LeftStanding];
}

/// What the orders of one hour added to what the game would end with on average.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Decision {
    /// When.
    pub hour: Hour,
    /// Points.
    pub gain: f64,
    /// Its standard error.
    pub error: f64,
}

impl Difference {
    /// What all orders added.
    pub fn made(&self) -> f64 {
        self.decisions.iter().map(|decision| decision.gain).sum()
    }

    /// Standard error of that sum.
    pub fn error(&self) -> f64 {
        self.decisions.iter().map(|decision| decision.error * decision.error).sum::<f64>().sqrt()
    }

    /// What luck added.
    pub fn luck(&self) -> f64 {
        self.ended - self.idle - self.made()
    }

    /// Share of what could be gained that the orders gained: below 0 where they did harm.
    pub fn share(&self) -> f64 {
        let most = grade::PEACE - self.idle;
        if most > 0.0 { self.made() / most } else { 0.0 }
    }

    /// The orders that added most and those that cost most, at most so many of each, the weightiest first: those that did
    /// more than chance makes likely.
    pub fn turning_points(&self, most: usize) -> Vec<Decision> {
        let mut sure: Vec<Decision> =
            self.decisions.iter().filter(|there| there.gain.abs() > 2.0 * there.error).copied().collect();
        sure.sort_by(|a, b| b.gain.abs().total_cmp(&a.gain.abs()).then(a.hour.cmp(&b.hour)));
        let (mut added, mut cost) = (0, 0);
        sure.retain(|there| {
            let count = if there.gain > 0.0 { &mut added } else { &mut cost };
            *count += 1;
            *count <= most
        });
        sure
    }
}

impl Knowing {
    /// Points, at most 15: nine for the estimate, three for the disposition, three for the incidents.
    pub fn points(&self) -> f64 {
        let profile = if self.profile == Some(true) { 3.0 } else { 0.0 };
        // A crisis without an incident asks nothing.
        9.0 * self.skill.clamp(0.0, 1.0) + profile + 3.0 * self.incidents.unwrap_or(1.0)
    }
}

impl Score {
    /// Points of each part, as in [`MOST`].
    pub fn points(&self) -> [f64; 4] {
        let [difference, durability, ..] = MOST;
        let made = difference * self.difference.share().clamp(0.0, 1.0);
        [made, durability * self.durability, self.harm, self.knowing.points()]
    }

    /// All points, at most 100.
    pub fn total(&self) -> f64 {
        self.points().iter().sum()
    }

    /// The medals earned.
    pub fn medals(&self) -> Vec<Medal> {
        let earned = [
            (self.deterred, Medal::Deterred),
            (self.knowing.points() >= 10.0, Medal::Understood),
            (self.peace && self.durability >= 0.8, Medal::LeftStanding),
        ];
        earned.into_iter().filter(|(earned, _)| *earned).map(|(_, medal)| medal).collect()
    }
}

/// Begins to score a finished game; `None` while it is not over, and for one that cannot be repeated from its beginning.
///
/// # Errors
/// [`Failure::Threads`] when the platform gives none.
pub fn begin(session: &Session, threads: Option<NonZeroUsize>) -> Result<Option<Job<Score>>, Failure> {
    let Some(moments) = session.moments() else { return Ok(None) };
    let session = session.fork();
    Job::begin(threads, move |tally| of(&session, &moments, FUTURES, tally)).map(Some)
}

/// Scores a finished game by so many futures of each of its moments.
pub(super) fn of(
    session: &Session,
    moments: &[Moment],
    futures: u32,
    tally: Tally<'_>,
) -> Result<Score, Failure> {
    let state = session.truth().expect("the game is over");
    let outcome = session.over().expect("the game is over");
    tally.expect(((1 + 2 * moments.len()) * futures as usize) + AFTERWARDS as usize);
    let peace = matches!(outcome, Outcome::Deterred { .. });
    Ok(Score {
        deterred: peace,
        difference: Difference {
            idle: idle(session, futures, tally)?,
            decisions: decisions(moments, futures, tally)?,
            ended: grade::points(outcome, state.grade()),
        },
        durability: if peace { afterwards(session, tally)? } else { held_again(session, tally) },
        peace,
        harm: harm(state),
        knowing: knowing(session.scenario(), state),
    })
}

/// What a game ends with, of [`grade::PEACE`] points, when nobody orders any more.
fn end(mut game: Session) -> f64 {
    while game.over().is_none() {
        game.advance();
    }
    let (outcome, state) = (game.over().expect("it has just ended"), game.truth().expect("it has ended"));
    grade::points(outcome, state.grade())
}

/// What such a game ends with on average when nobody is at the desk.
fn idle(session: &Session, futures: u32, tally: Tally<'_>) -> Result<f64, Failure> {
    let play = |n: u32| tally.game(|| Ok(end(session.idle(u64::from(n) + 1).expect("the game is over"))));
    let ends: Vec<f64> = (0..futures).into_par_iter().map(play).collect::<Result<_, Failure>>()?;
    Ok(mean(&ends))
}

/// What the orders of every hour added to what the game would end with: pairs of games under the same luck, one with these
/// orders and one without, and nobody at the desk from then on. Whatever was ordered later is told at its own hour. Hours
/// whose pairs differ most are played in more of them, so that the sum is as sure as so many games can make it (Neyman 1934).
fn decisions(moments: &[Moment], futures: u32, tally: Tally<'_>) -> Result<Vec<Decision>, Failure> {
    let end = |moment: &Moment, n: u32, ordered| tally.game(|| Ok(end(moment.future(n, ordered))));
    // All pairs that are asked for, in parallel: for each moment, those from a number on.
    let play = |asked: Vec<(u32, u32)>| -> Result<Vec<Vec<f64>>, Failure> {
        let pairs =
            asked.iter().enumerate().flat_map(|(at, (from, until))| (*from..*until).map(move |n| (at, n)));
        let pairs: Vec<(usize, u32)> = pairs.collect();
        let gain = |(at, n): &(usize, u32)| {
            let moment = &moments[*at];
            Ok((*at, end(moment, *n, true)? - end(moment, *n, false)?))
        };
        let mut gains = vec![Vec::new(); moments.len()];
        for (at, gain) in pairs.par_iter().map(gain).collect::<Result<Vec<_>, Failure>>()? {
            gains[at].push(gain);
        }
        Ok(gains)
    };
    let pilot = (futures / PILOT).max(2).min(futures.max(1));
    let mut gains = play(vec![(0, pilot); moments.len()])?;
    let spreads: Vec<f64> = gains.iter().map(|gains| standard_error(gains)).collect();
    let (all, left) = (spreads.iter().sum::<f64>(), f64::from(futures - pilot) * moments.len() as f64);
    let more = |spread: &f64| if all > 0.0 { (left * spread / all) as u32 } else { 0 };
    let asked: Vec<(u32, u32)> = spreads.iter().map(|spread| (pilot, pilot + more(spread))).collect();
    let played: u32 = asked.iter().map(|(from, until)| until - from).sum();
    tally.skip(2 * (left as usize - played as usize));
    for (gains, more) in gains.iter_mut().zip(play(asked)?) {
        gains.extend(more);
    }
    let told = moments.iter().zip(&gains);
    Ok(told
        .map(|(moment, gains)| Decision {
            hour: moment.hour(),
            gain: mean(gains),
            error: standard_error(gains),
        })
        .collect())
}

/// Chance that what was held in a war could be held again.
fn held_again(session: &Session, tally: Tally<'_>) -> f64 {
    tally.skip(AFTERWARDS as usize);
    let state = session.truth().expect("the game is over");
    state.war.as_ref().map_or(0.0, |war| grade::held_again(session.scenario(), state, war))
}

/// Share of games in which the peace that was left holds for further weeks with nobody showing anything.
fn afterwards(session: &Session, tally: Tally<'_>) -> Result<f64, Failure> {
    let policy = alliance::policy::named(alliance::policy::NAMES[0]).expect("it is shipped");
    let seats = Seats::minds(policy, adversary::Policy::default());
    let play = |index: u32| {
        tally.game(|| {
            let game = session.afterwards(AFTER_WEEKS, u64::from(index) + 1, seats.clone());
            let mut game = game.expect("it ended without a war");
            while game.over().is_none() && game.stage() != Stage::War {
                game.advance();
            }
            Ok(game.stage() != Stage::War)
        })
    };
    let held: Vec<bool> = (0..AFTERWARDS).into_par_iter().map(play).collect::<Result<_, Failure>>()?;
    Ok(Rate::of(&held).share())
}

/// Points for harm and law, of [`MOST`]: less the highest rung reached, two for every accusation of the wrong one and for
/// every norm we broke, and up to five for the harm that civilians took.
fn harm(state: &State) -> f64 {
    let book = &state.desk.book;
    let culprits = book.politics.incidents.iter().zip(&state.desk.secrets.culprits);
    let wrong = culprits
        .filter(|(incident, truth)| incident.blamed.is_some_and(|blamed| usize::from(blamed) != **truth));
    let broken = book.politics.norms.iter().filter(|norm| norm.standing == Standing::Broken(Side::Alliance));
    let lapses = wrong.count() + broken.count();
    let lost = f64::from(book.politics.highest) + 2.0 * lapses as f64 + 5.0 * grade::harm(book.harm);
    (MOST[2] - lost).max(0.0)
}

fn knowing(scenario: &Scenario, state: &State) -> Knowing {
    let politics = &state.desk.book.politics;
    let right = |(incident, truth): (&crate::sim::state::Incident, &usize)| match incident.blamed {
        Some(blamed) => f64::from(u8::from(usize::from(blamed) == *truth)),
        None => incident.belief(scenario, true).nth(*truth).unwrap_or(0.0),
    };
    let incidents: Vec<f64> =
        politics.incidents.iter().zip(&state.desk.secrets.culprits).map(right).collect();
    Knowing {
        skill: skill(scenario, state),
        profile: state.desk.book.profile.map(|named: DispositionId| named == state.opening.disposition),
        incidents: (!incidents.is_empty()).then(|| incidents.iter().sum::<f64>() / incidents.len() as f64),
    }
}

/// Brier skill of the weekly estimates of a launch within two councils, against the base rate; 0 without an estimate.
fn skill(scenario: &Scenario, state: &State) -> f64 {
    let launched = state.war.as_ref().map(|war| war.book.since);
    let came = |hour: Hour| {
        let until = hour + 2 * scenario.council_interval;
        f64::from(u8::from(launched.is_some_and(|at| at >= hour && at <= until)))
    };
    let error = |stated: fn(f64) -> f64| {
        let estimates = state.desk.book.estimates.iter();
        estimates
            .map(|(hour, chance)| (stated(*chance) - came(*hour)) * (stated(*chance) - came(*hour)))
            .sum::<f64>()
    };
    let base = error(|_| BASE_RATE);
    if base > 0.0 { 1.0 - error(|chance| chance) / base } else { 0.0 }
}
