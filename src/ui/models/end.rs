//! The end of a game: outcome, reason, three numbers, and the councils with the truth beside what we thought.

use super::council::Lines;
use crate::text::Texts;
use crate::text::outcome::{self, Ending, Figure};

/// The end screen.
#[derive(Clone, Debug, PartialEq)]
pub struct End {
    /// Level and seed.
    pub played: String,
    /// Name of the outcome.
    pub title: String,
    /// Why, in one sentence.
    pub why: String,
    /// Three numbers.
    pub figures: [Figure; 3],
    /// The adversary's character, told now.
    pub character: String,
    /// The councils.
    pub councils: Vec<CouncilRow>,
}

/// One council: what we thought beside what was.
#[derive(Clone, Debug, PartialEq)]
pub struct CouncilRow {
    /// Week.
    pub week: u32,
    /// What the ladder did, in words.
    pub step: String,
    /// "They believe" as we thought, hours.
    pub thought: Option<f64>,
    /// "They believe" in truth, hours.
    pub believed: f64,
    /// "They go if under" in truth, hours.
    pub bar: f64,
    /// The ledger.
    pub lines: Lines,
}

impl End {
    /// The end screen of a finished game.
    pub fn of(
        texts: &Texts,
        played: String,
        ending: &Ending,
        character: &str,
        councils: Vec<CouncilRow>,
    ) -> Self {
        Self {
            played,
            title: outcome::title(texts, ending.outcome),
            why: outcome::why(texts, ending),
            figures: outcome::figures(texts, ending),
            character: texts.tell("end-character", &[("name", character.into())]),
            councils,
        }
    }
}
