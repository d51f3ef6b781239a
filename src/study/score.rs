//! The score of a finished game: the decision, not the luck. Source: docs/rules/score.md.
//!
//! *Your doing* and *what you leave* ask what would have become of the same orders under other luck, and of the peace
//! that was left; both play many games, on threads of their own.

use super::job::{Failure, Job, Tally};
use super::statistics::Rate;
use crate::adversary;
use crate::alliance;
use crate::session::{Seat, Seats, Session};
use crate::sim::rules::grade;
use crate::sim::scenario::Scenario;
use crate::sim::state::Standing;
use crate::sim::state::{Outcome, Setup, Stage, State};
use crate::sim::{DispositionId, Hour, Order, Side};
use rayon::prelude::*;
use std::num::NonZeroUsize;
use std::sync::Arc;

/// Pairs of games behind *your doing*.
pub const PAIRS: u32 = 200;
/// Games behind *what you leave*.
pub const AFTERWARDS: u32 = 100;
/// Weeks of each of them.
pub const AFTER_WEEKS: u32 = 12;
/// Chance of a launch within two councils that somebody states who knows nothing of the week: what *knowing* is held
/// against. `never-reveal` on Baltic flash: in about 1,350 of 7,587 weeks of 1,000 games.
pub const BASE_RATE: f64 = 0.18;

/// The score.
#[derive(Clone, Debug, PartialEq)]
pub struct Score {
    /// How it ended: at most 30.
    pub outcome: f64,
    /// What your orders did, whatever the luck: at most 25.
    pub doing: Doing,
    /// What you leave: at most 20.
    pub left: Rate,
    /// Harm and law: at most 10.
    pub harm: f64,
    /// Knowing: at most 15.
    pub knowing: Knowing,
    /// Where this game's luck lay among other games with the same orders, 0 to 1: half is neither good nor bad.
    pub luck: f64,
}

/// How often the attack comes with your orders and without them, under the same other luck.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Doing {
    /// With them.
    pub with: Rate,
    /// With nobody at the desk.
    pub without: Rate,
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

impl Doing {
    /// Share of the attacks that your orders prevented; never below 0.
    pub fn prevented(&self) -> f64 {
        if self.without.hits == 0 {
            return 0.0;
        }
        (self.without.above(self.with) / self.without.share()).max(0.0)
    }

    /// Points, at most 25.
    pub fn points(&self) -> f64 {
        25.0 * self.prevented()
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
    /// Points for what is left standing, at most 20.
    pub fn left_points(&self) -> f64 {
        20.0 * self.left.share()
    }

    /// All points, at most 100.
    pub fn total(&self) -> f64 {
        self.outcome + self.doing.points() + self.left_points() + self.harm + self.knowing.points()
    }

    /// The medals earned.
    pub fn medals(&self) -> Vec<Medal> {
        let earned = [
            (self.outcome >= 24.0, Medal::Deterred),
            (self.knowing.points() >= 10.0, Medal::Understood),
            (self.left.share() >= 0.8, Medal::LeftStanding),
        ];
        earned.into_iter().filter(|(earned, _)| *earned).map(|(_, medal)| medal).collect()
    }
}

/// Begins to score a finished game; `None` while it is not over.
///
/// # Errors
/// [`Failure::Threads`] when the platform gives none.
pub fn begin(session: &Session, threads: Option<NonZeroUsize>) -> Result<Option<Job<Score>>, Failure> {
    if session.over().is_none() {
        return Ok(None);
    }
    let session = session.fork();
    Job::begin(threads, move |tally| score(&session, tally)).map(Some)
}

fn score(session: &Session, tally: Tally<'_>) -> Result<Score, Failure> {
    let state = session.truth().expect("the game is over");
    let scenario = session.scenario();
    let end = End::of(session).expect("the game is over");
    tally.expect(2 * PAIRS as usize + AFTERWARDS as usize);
    let orders = session.history(Side::Alliance).unwrap_or_default();
    let (with, without) = (futures(session, &orders, tally)?, futures(session, &[], tally)?);
    let attacked = |games: &[End]| Rate::of(&games.iter().map(|end| end.attacked).collect::<Vec<_>>());
    let held = afterwards(session, tally)?;
    Ok(Score {
        outcome: end.points,
        doing: Doing { with: attacked(&with), without: attacked(&without) },
        left: Rate { hits: held, runs: AFTERWARDS },
        harm: harm(state),
        knowing: knowing(scenario, state),
        luck: percentile(end.points, &with),
    })
}

/// The end of one of many games.
struct End {
    attacked: bool,
    points: f64,
}

impl End {
    fn of(session: &Session) -> Option<Self> {
        let (state, outcome) = (session.truth()?, session.over()?);
        let attacked = !matches!(outcome, Outcome::Deterred { .. });
        Some(Self { attacked, points: grade::points(outcome, state.grade()) })
    }
}

/// Where some points lie among those of other games: the share of worse ones and half of the equal ones.
fn percentile(mine: f64, others: &[End]) -> f64 {
    let below = others.iter().filter(|other| other.points < mine).count() as f64;
    let equal = others.iter().filter(|other| other.points == mine).count() as f64;
    (below + equal / 2.0) / others.len().max(1) as f64
}

/// The same orders against the same adversary under other luck. What has become impossible is left out.
fn futures(session: &Session, orders: &[(Hour, Order)], tally: Tally<'_>) -> Result<Vec<End>, Failure> {
    let state = session.truth().expect("the game is over");
    let setup = Setup { launch_at: state.opening.launch_at, disposition: Some(state.opening.disposition) };
    let adversary = match &session.seats().adversary {
        Seat::Mind(policy) => policy.clone(),
        Seat::Human => adversary::Policy::default(),
    };
    let luck = state.luck;
    let play = |pair: u32| {
        let seed = luck.branch(u64::from(pair) + 1).seed();
        let seats = Seats { alliance: Seat::Human, adversary: Seat::Mind(adversary.clone()) };
        let mut game = Session::with_setup(Arc::clone(session.scenario()), seed, seats, setup);
        let mut left = orders;
        tally.game(|| {
            while game.over().is_none() {
                while let [(hour, order), rest @ ..] = left
                    && *hour <= game.hour()
                {
                    // A refused order is one that has become impossible.
                    let _ = game.order(Side::Alliance, *order);
                    left = rest;
                }
                game.advance();
            }
            Ok(End::of(&game).expect("it has just ended"))
        })
    };
    (0..PAIRS).into_par_iter().map(play).collect()
}

/// Games in which the peace that was left holds for further weeks with nobody showing anything; none after a war.
fn afterwards(session: &Session, tally: Tally<'_>) -> Result<u32, Failure> {
    let Some(policy) = alliance::policy::named(alliance::policy::NAMES[0]) else { return Ok(0) };
    let seats = Seats::minds(policy, adversary::Policy::default());
    let play = |index: u32| {
        let Some(mut game) = session.afterwards(AFTER_WEEKS, u64::from(index) + 1, seats.clone()) else {
            tally.skip(1);
            return Ok(0);
        };
        tally.game(|| {
            while game.over().is_none() && game.stage() != Stage::War {
                game.advance();
            }
            Ok(u32::from(game.stage() != Stage::War))
        })
    };
    (0..AFTERWARDS).into_par_iter().map(play).sum::<Result<u32, Failure>>()
}

/// Harm and law, at most 10: the highest rung reached, accusations of the wrong one, and norms we broke.
fn harm(state: &State) -> f64 {
    let politics = &state.desk.book.politics;
    let culprits = politics.incidents.iter().zip(&state.desk.secrets.culprits);
    let wrong = culprits
        .filter(|(incident, truth)| incident.blamed.is_some_and(|blamed| usize::from(blamed) != **truth));
    let broken = politics.norms.iter().filter(|norm| norm.standing == Standing::Broken(Side::Alliance));
    let lapses = wrong.count() + broken.count();
    (10.0 - f64::from(politics.highest) - 2.0 * lapses as f64).max(0.0)
}

fn knowing(scenario: &Scenario, state: &State) -> Knowing {
    let politics = &state.desk.book.politics;
    let right = |(incident, truth): (&crate::sim::state::Incident, &usize)| match incident.blamed {
        Some(blamed) => f64::from(u8::from(usize::from(blamed) == *truth)),
        None => incident.belief(scenario, true)[*truth],
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
