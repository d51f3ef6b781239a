//! One game of a study: played from its beginning to its end, and what is kept of it.

use crate::session::{Seats, Session};
use crate::sim::event::EventKind;
use crate::sim::state::{Outcome, Setup, Stage};
use crate::sim::{Hour, Scenario, Side, State};
use std::sync::Arc;

/// Seconds since some moment. The rules know no clock: whoever wants the speed hands one in.
pub type Stopwatch = fn() -> f64;

/// What is kept of one game.
#[derive(Clone, Debug, PartialEq)]
pub struct GameResult {
    /// Key of its luck.
    pub seed: u64,
    /// How it ended.
    pub outcome: Outcome,
    /// Hour of the launch, if there was one.
    pub launched: Option<Hour>,
    /// Hours from the launch to the loss of the first objective, if one was lost.
    pub objective: Option<Hour>,
    /// Mean share of a side's links that carried enough to command by, over all hours of the game, by
    /// [`Side::index`].
    pub availability: [f64; 2],
    /// Digest of its last hour.
    pub digest: u64,
    /// How long it took.
    pub pace: Pace,
}

/// Hours played and the seconds that took; without a stopwatch, none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pace {
    /// Hours of crisis.
    pub crisis_ticks: u64,
    /// Hours of war.
    pub war_ticks: u64,
    /// Seconds of crisis, on one thread.
    pub crisis_s: f64,
    /// Seconds of war, on one thread.
    pub war_s: f64,
}

/// A game that cannot be counted because a person holds a seat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a game with a person at the table cannot be played by itself")]
pub struct SeatTaken;

/// Plays a game to its end.
///
/// # Errors
/// [`SeatTaken`] when a person holds a seat.
pub fn play(
    scenario: &Arc<Scenario>,
    seed: u64,
    seats: &Seats,
    setup: &Setup,
    stopwatch: Option<Stopwatch>,
) -> Result<GameResult, SeatTaken> {
    let mut session = Session::with_setup(Arc::clone(scenario), seed, seats.clone(), *setup);
    let mut links = Links::default();
    let mut pace = Pace::default();
    let now = || stopwatch.map_or(0.0, |watch| watch());
    let (began, mut war_began) = (now(), None);
    links.count(scenario, session.truth().ok_or(SeatTaken)?);
    let outcome = loop {
        let war = session.stage() == Stage::War;
        if war && war_began.is_none() {
            war_began = Some(now());
        }
        let disturbed = session.advance().iter().any(|event| {
            matches!(event.kind, EventKind::LinkDisrupted { .. } | EventKind::LinkRestored { .. })
        });
        *(if war { &mut pace.war_ticks } else { &mut pace.crisis_ticks }) += 1;
        if war || disturbed {
            links.count(scenario, session.truth().ok_or(SeatTaken)?);
        }
        links.pass();
        if let Some(outcome) = session.over() {
            break outcome;
        }
    };
    let ended = now();
    pace.crisis_s = war_began.unwrap_or(ended) - began;
    pace.war_s = war_began.map_or(0.0, |war_began| ended - war_began);
    let state = session.truth().ok_or(SeatTaken)?;
    let war = state.war.as_ref();
    Ok(GameResult {
        seed,
        outcome,
        launched: war.map(|war| war.book.since),
        objective: war.and_then(|war| war.book.hours_to_objective()),
        availability: links.mean(),
        digest: session.digest().total(),
        pace,
    })
}

/// Plays a crisis to its end and tells whether the attack came. Much faster than [`play`]: no war is fought.
pub fn attacked(scenario: &Arc<Scenario>, seed: u64, seats: &Seats, setup: &Setup) -> bool {
    let mut session = Session::with_setup(Arc::clone(scenario), seed, seats.clone(), *setup);
    while session.stage() == Stage::Crisis {
        session.advance();
    }
    session.stage() == Stage::War
}

/// Counts over time the links that carry enough to command by; in crisis it looks again only when one is disturbed.
#[derive(Debug, Default)]
struct Links {
    share: [f64; 2],
    sum: [f64; 2],
    hours: u32,
}

impl Links {
    fn count(&mut self, scenario: &Scenario, state: &State) {
        let (mut all, mut working) = ([0u32; 2], [0u32; 2]);
        for (index, quality) in state.network.link_quality.iter().enumerate() {
            let side = scenario.side_of(index.into()).index();
            all[side] += 1;
            working[side] += u32::from(*quality >= scenario.coefficients.cut_off);
        }
        for side in Side::BOTH.map(Side::index) {
            self.share[side] =
                if all[side] == 0 { 1.0 } else { f64::from(working[side]) / f64::from(all[side]) };
        }
    }

    fn pass(&mut self) {
        self.hours += 1;
        for side in Side::BOTH.map(Side::index) {
            self.sum[side] += self.share[side];
        }
    }

    fn mean(&self) -> [f64; 2] {
        self.sum.map(|sum| if self.hours == 0 { 1.0 } else { sum / f64::from(self.hours) })
    }
}
