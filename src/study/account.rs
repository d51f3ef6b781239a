//! One game of two minds, council by council, as data.

use super::game::SeatTaken;
use super::summary::line;
use crate::session::Session;
use crate::sim::event::EventKind;
use crate::sim::ledger::{Ledger, Term};
use crate::sim::scenario::letter;
use crate::sim::state::Outcome;
use crate::sim::units::WEEK;
use crate::sim::{Hour, Order, Side};
use serde::Serialize;
use std::sync::Arc;

/// What is kept of the game.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Account {
    /// Id of the level.
    pub level: String,
    /// Key of the game's luck.
    pub seed: u64,
    /// Disposition of the adversary, by its id in the level.
    pub disposition: String,
    /// Every council of the adversary, in order.
    pub councils: Vec<CouncilAccount>,
    /// Every order that was carried out, in order, the alliance's of an hour first.
    pub orders: Vec<Given>,
    /// Every dispatch that was answered, or that its default answered.
    pub answers: Vec<Answered>,
    /// Hour of the launch, if there was one.
    pub launched: Option<Hour>,
    /// Hours from the launch to the loss of the first objective, if one was lost.
    pub objective: Option<Hour>,
    /// How the war was judged, from 0 to 1, if there was one.
    pub grade: Option<f64>,
    /// Hour of the end.
    pub ended: Hour,
    /// How it ended: `deterred`, `defended`, `partial` or `lost`.
    pub outcome: &'static str,
    /// Digest of the last hour, hexadecimal.
    pub digest: String,
}

/// One council.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct CouncilAccount {
    /// When it met.
    pub hour: Hour,
    /// The week, from 0.
    pub week: u32,
    /// Readiness before it.
    pub from: u8,
    /// Readiness after it.
    pub to: u8,
    /// How it reckoned, where it did.
    pub ledger: Option<Ledger>,
}

/// An answer to a dispatch.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answered {
    /// When it counted.
    pub hour: Hour,
    /// The dispatch, by its id in the level.
    pub dispatch: String,
    /// The option, by its letter.
    pub option: String,
    /// Whether nobody answered and the default counted.
    pub by_default: bool,
}

/// An order.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Given {
    /// When it was carried out.
    pub hour: Hour,
    /// Whose.
    pub side: Side,
    /// What.
    pub order: Order,
}

impl Account {
    /// Plays a game to its end.
    ///
    /// # Errors
    /// [`SeatTaken`] when a person holds a seat.
    pub fn of(mut session: Session) -> Result<Self, SeatTaken> {
        let disposition = session.truth().ok_or(SeatTaken)?.opening.disposition;
        let disposition = session.scenario().dispositions[disposition.index()].id.clone();
        let scenario = Arc::clone(session.scenario());
        let (mut councils, mut answers) = (Vec::new(), Vec::new());
        let outcome = loop {
            if let Some(outcome) = session.over() {
                break outcome;
            }
            let mut met = None;
            for event in session.advance() {
                match event.kind {
                    EventKind::CouncilMet { from, to } => met = Some((event.hour, from, to)),
                    EventKind::DispatchAnswered { dispatch, option, by_default } => answers.push(Answered {
                        hour: event.hour,
                        dispatch: scenario.dispatches[dispatch.index()].id.clone(),
                        option: letter(option),
                        by_default,
                    }),
                    _ => {}
                }
            }
            if let Some((hour, from, to)) = met {
                let ledger = session.ledgers().ok_or(SeatTaken)?.last().filter(|ledger| ledger.hour == hour);
                councils.push(CouncilAccount { hour, week: hour / WEEK, from, to, ledger: ledger.cloned() });
            }
        };
        let mut orders: Vec<Given> = Vec::new();
        for side in Side::BOTH {
            let given = session.history(side).ok_or(SeatTaken)?;
            orders.extend(given.into_iter().map(|(hour, order)| Given { hour, side, order }));
        }
        orders.sort_by_key(|given| given.hour);
        let war = session.truth().and_then(|state| state.war.as_ref()).map(|war| war.book.clone());
        let launched = war.as_ref().map(|war| war.since);
        Ok(Self {
            level: session.scenario().id.clone(),
            seed: session.seed(),
            disposition,
            councils,
            orders,
            answers,
            launched,
            objective: war.and_then(|war| war.hours_to_objective()),
            grade: session.truth().and_then(|state| state.grade()),
            ended: session.hour(),
            outcome: name(outcome),
            digest: format!("{:016x}", session.digest().total()),
        })
    }

    /// One JSON object.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).expect("an account holds plain data only")
    }

    /// A line of names and a line for every council; what is not there is left empty.
    pub fn csv(&self) -> String {
        let names = ["seed", "hour", "week", "from", "to", "believed", "bar", "chance", "mood", "yes"];
        let rows = self.councils.iter().map(|council| {
            let ledger = council.ledger.as_ref();
            let figure = |of: fn(&Ledger) -> String| ledger.map_or(String::new(), of);
            let cells = [
                self.seed.to_string(),
                council.hour.to_string(),
                council.week.to_string(),
                council.from.to_string(),
                council.to.to_string(),
                figure(|ledger| ledger.believed.to_string()),
                figure(|ledger| finite(ledger.bar)),
                figure(|ledger| ledger.chance.to_string()),
                figure(|ledger| mood(ledger).to_string()),
                figure(|ledger| ledger.yes.to_string()),
            ];
            line(cells.iter().map(String::as_str))
        });
        std::iter::once(line(names.into_iter())).chain(rows).collect()
    }
}

/// What nobody outside a council saw of it.
fn mood(ledger: &Ledger) -> f64 {
    ledger.lines.iter().find(|line| line.term == Term::Unseen).map_or(0.0, |line| line.utility)
}

/// A number, or nothing where there is no bound.
fn finite(value: f64) -> String {
    if value.is_finite() { value.to_string() } else { String::new() }
}

fn name(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Deterred { .. } => "deterred",
        Outcome::Defended => "defended",
        Outcome::Partial => "partial",
        Outcome::Lost => "lost",
    }
}
