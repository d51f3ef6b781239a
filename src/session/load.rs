//! Loading: the recorded orders of a journal are repeated; no mind is asked. Where game and record part (other rules,
//! usually), the game goes on from the last day on which they agreed, as a branch.

use super::Session;
use super::journal::{Header, Journal, Record};
use super::recording::Recording;
use super::replay::{Divergence, Minds, Replay};
use super::seat::{Seat, Seats};
use crate::level::{habits, policies};
use crate::sim::state::Setup;
use crate::sim::{DispositionId, Hour, RULES_VERSION, Scenario, Side};
use std::fmt;
use std::sync::Arc;

/// A game as loaded.
#[derive(Debug)]
pub struct Loaded {
    /// The game, at the hour at which it was left.
    pub session: Session,
    /// What its player should know.
    pub notes: Vec<Note>,
}

/// What the player of a loaded game should know.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// The last line was torn when the writing stopped, and was dropped.
    Torn {
        /// Which.
        line: usize,
    },
    /// The game was played under other rules, and comes out the same.
    OtherRules {
        /// Which.
        rules: u32,
    },
    /// Game and record part; the game goes on from the last day on which they agreed.
    Branched {
        /// Rules the record was made under.
        rules: u32,
        /// Where they part.
        divergence: Divergence,
        /// Hour from which the game goes on.
        from: Hour,
    },
    /// A line of the record is damaged; the game goes on from what is whole above it.
    TakenWhole {
        /// Which.
        line: usize,
        /// Hour from which the game goes on.
        from: Hour,
    },
}

impl Note {
    /// Whether the game goes on in another file than that of its record.
    pub fn leaves_the_file(&self) -> bool {
        matches!(self, Note::Branched { .. } | Note::TakenWhole { .. })
    }
}

/// What of a header this game cannot build from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HeaderFault {
    /// The level has errors: its report.
    Level(String),
    /// The assumption set has errors.
    Assumptions(String),
    /// The level knows no such disposition.
    Disposition(String),
    /// A policy is not one this game knows.
    Policy(Side, String),
}

impl fmt::Display for HeaderFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            HeaderFault::Level(report) => write!(f, "the level in the journal cannot be built\n{report}"),
            HeaderFault::Assumptions(what) => write!(f, "the assumption set in the journal: {what}"),
            HeaderFault::Disposition(name) => write!(f, "the level knows no disposition `{name}`"),
            HeaderFault::Policy(Side::Alliance, what) => {
                write!(f, "the policy of the alliance in the journal: {what}")
            }
            HeaderFault::Policy(Side::Adversary, what) => {
                write!(f, "the policy of the adversary in the journal: {what}")
            }
        }
    }
}

/// The game of a journal at the hour at which it was left, with its record, in memory only.
///
/// # Errors
/// When no game can be built from the header.
pub fn resume(journal: &Journal, scenario: Arc<Scenario>) -> Result<Loaded, HeaderFault> {
    let header = &journal.header;
    let mut replay = Replay::new(begin(header, scenario)?, Minds::Silent);
    let mut agreed = (replay.session().fork(), 0);
    let mut parted = None;
    for (index, entry) in journal.entries.iter().enumerate() {
        if let Err(divergence) = replay.take(entry) {
            parted = Some(divergence);
            break;
        }
        if matches!(entry.record, Record::Digest { .. }) && replay.session().hour() > agreed.0.hour() {
            agreed = (replay.session().fork(), index + 1);
        }
    }
    let mut notes: Vec<Note> = journal.torn.map(|line| Note::Torn { line }).into_iter().collect();
    let (mut session, kept) = match &parted {
        None => (replay.into_session(), journal.entries.len()),
        Some(_) => agreed,
    };
    let mut records: Vec<Record> = journal.entries[..kept].iter().map(|entry| entry.record.clone()).collect();
    if let Some(divergence) = parted {
        let from = session.hour();
        records.push(Record::Branched { hour: from, rules: RULES_VERSION });
        notes.push(Note::Branched { rules: journal.rules(), divergence, from });
    } else if journal.rules() != RULES_VERSION {
        notes.push(Note::OtherRules { rules: journal.rules() });
    }
    session.recording = Some(Recording::resumed(header.clone(), records));
    Ok(Loaded { session, notes })
}

/// The game of a journal as it stood at an hour, or where it was left, or parted from its record, if that is earlier:
/// for looking back.
///
/// # Errors
/// When no game can be built from the header.
pub fn at(
    journal: &Journal,
    scenario: Arc<Scenario>,
    hour: Hour,
) -> Result<(Session, Option<Divergence>), HeaderFault> {
    let mut replay = Replay::new(begin(&journal.header, scenario)?, Minds::Silent);
    let earlier = journal.entries.iter().take_while(|entry| entry.record.hour() < hour);
    let done = earlier.into_iter().try_for_each(|entry| replay.take(entry));
    let done = done.and_then(|()| match journal.entries.last() {
        Some(last) => replay.reach(hour.min(last.record.hour()), last.line),
        None => Ok(()),
    });
    Ok((replay.into_session(), done.err()))
}

/// The game of a header before its first hour.
///
/// # Errors
/// What of the header this game cannot build from.
pub fn begin(header: &Header, scenario: Arc<Scenario>) -> Result<Session, HeaderFault> {
    let named = |name: &String| {
        let found = scenario.dispositions.iter().position(|disposition| disposition.id == *name);
        found.map(DispositionId::from).ok_or_else(|| HeaderFault::Disposition(name.clone()))
    };
    let disposition = header.disposition.as_ref().map(named).transpose()?;
    let policy = |side, error: ron::de::SpannedError| HeaderFault::Policy(side, error.to_string());
    let seats = Seats {
        alliance: Seat::of(&header.alliance).map_err(|error| policy(Side::Alliance, error))?,
        adversary: Seat::of(&header.adversary).map_err(|error| policy(Side::Adversary, error))?,
    };
    bounded(&seats)?;
    let setup = Setup { launch_at: header.launch_at, disposition };
    Ok(Session::with_setup(scenario, header.seed, seats, setup))
}

/// Whether every number of the minds lies where one from a file may lie.
fn bounded(seats: &Seats) -> Result<(), HeaderFault> {
    if let Seat::Mind(policy) = &seats.alliance
        && let Some(what) = policies::refusal(policy)
    {
        return Err(HeaderFault::Policy(Side::Alliance, what));
    }
    let Seat::Mind(policy) = &seats.adversary else { return Ok(()) };
    match policy.minds().iter().find_map(habits::refusal) {
        Some(what) => Err(HeaderFault::Policy(Side::Adversary, what)),
        None => Ok(()),
    }
}
