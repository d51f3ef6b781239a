//! The report of a council, and in the debrief its ledger.

use super::ladder::sight;
use crate::session::{self, CouncilReport};
use crate::sim::Scenario;
use crate::sim::intel::{Band, DeskPicture};
use crate::sim::ledger::Ledger;
use crate::sim::orders::{Moved, Mover};
use crate::sim::state::Chip;
use crate::sim::units::week;
use crate::text::{Texts, ledger, ledger::Step, name, number};

/// What the alliance hears of a council.
#[derive(Clone, Debug, PartialEq)]
pub struct CouncilCard {
    /// Week that ended with it.
    pub week: u32,
    /// What the ladder did.
    pub step: Step,
    /// Where it stands now.
    pub stands: String,
    /// One sentence.
    pub sentence: String,
    /// "They believe".
    pub believed: Band,
    /// "They go if under".
    pub bar: Band,
    /// What moved both since the council before.
    pub moved: Vec<Movement>,
    /// What they did, in a few words, and what intelligence heard.
    pub act: (String, String),
    /// What intelligence counted.
    pub indicators: Vec<(String, bool)>,
    /// The ledger, when everything may be known.
    pub ledger: Option<Lines>,
}

/// One thing that moved what they expect, or under what they attack.
#[derive(Clone, Debug, PartialEq)]
pub struct Movement {
    /// It, in a few words.
    pub cause: String,
    /// Hours on each of both, and whether that is good for us; nothing where it rounds to nothing.
    pub hours: [Option<(String, bool)>; 2],
}

/// A ledger in lines that add up.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// Term, what moved it, utility.
    pub lines: Vec<(String, Option<String>, String)>,
    /// Their sum.
    pub balance: String,
    /// What would have turned the vote.
    pub turning: String,
}

impl CouncilCard {
    /// The report of a council as the desk hears it.
    pub fn of(
        texts: &Texts,
        scenario: &Scenario,
        desk: &DeskPicture,
        council: &CouncilReport,
        moved: &[(Mover, Moved)],
    ) -> Self {
        let step = match council.step {
            session::council::Step::Up => Step::Up,
            session::council::Step::Stay => Step::Held,
            session::council::Step::Down => Step::Down,
            session::council::Step::Launch => Step::Launch,
        };
        let (believed, bar) = (council.believed, council.bar);
        let told = council.sentence.and_then(|index| scenario.acts.get(index));
        let act = match (told, council.act) {
            (Some(sight), _) => (sight.seen.clone(), sight.heard.clone()),
            (None, Some(act)) => sight(scenario, act, council.to),
            (None, None) => Default::default(),
        };
        let counted = scenario.indicators.iter().zip(&desk.book.indicators);
        Self {
            week: week(council.hour.saturating_sub(1)),
            step,
            stands: name::step(texts, council.to),
            sentence: ledger::summary(texts, step, believed.value, bar.value, &desk.chips()),
            believed,
            bar,
            moved: moved.iter().filter_map(|(mover, by)| movement(texts, *mover, *by)).collect(),
            act,
            indicators: counted.map(|(i, seen)| (i.name.clone(), *seen)).collect(),
            ledger: None,
        }
    }
}

/// One thing that moved them, where it is as much as an hour that is shown.
fn movement(texts: &Texts, mover: Mover, by: Moved) -> Option<Movement> {
    let told = |hours: f64, good: bool| (hours.round() != 0.0).then(|| (number::shift(texts, hours), good));
    let hours = [told(by.believed, by.believed > 0.0), told(by.bar, by.bar < 0.0)];
    hours.iter().any(Option::is_some).then(|| Movement { cause: ledger::mover(texts, mover), hours })
}

impl Lines {
    /// A ledger in words. `chips` are all chips given before it, oldest first.
    pub fn of(texts: &Texts, ledger: &Ledger, chips: &[Chip]) -> Self {
        let line = |l: &crate::sim::ledger::Line| {
            (ledger::term(texts, l), ledger::moved_by(texts, l, chips), number::utility(l.utility))
        };
        Self {
            lines: ledger.lines.iter().map(line).collect(),
            balance: number::utility(ledger.balance),
            turning: ledger::turning(texts, ledger.believed, ledger.turning),
        }
    }
}
