//! The end of a game: outcome, reason, three numbers, the score, and the councils with the truth beside what we thought.

use super::council::Lines;
use crate::sim::Hour;
use crate::study::score::{Medal, Score};
use crate::text::outcome::{self, Ending, Figure};
use crate::text::score::{self, Part};
use crate::text::{Texts, number};

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
    /// The score.
    pub score: Scored,
    /// The councils.
    pub councils: Vec<CouncilRow>,
}

/// The score, as far as it has been counted.
#[derive(Clone, Debug, PartialEq)]
pub enum Scored {
    /// There is none.
    None,
    /// Games played, of those to play, and what that is for.
    Counting(f32, String),
    /// Why there is none.
    Failed(String),
    /// Here it is.
    Counted(ScoreBoard),
}

/// A counted score, in words.
#[derive(Clone, Debug, PartialEq)]
pub struct ScoreBoard {
    /// All points.
    pub total: String,
    /// Its parts.
    pub parts: Vec<Part>,
    /// Every medal there is, what it takes, and whether it was earned.
    pub medals: Vec<(String, String, bool)>,
    /// The orders that changed the end most.
    pub turning_points: String,
}

impl ScoreBoard {
    /// A score in words.
    pub fn of(texts: &Texts, score: &Score) -> Self {
        let earned = score.medals();
        let medal = |medal: Medal| {
            (score::medal(texts, medal), score::medal_takes(texts, medal), earned.contains(&medal))
        };
        Self {
            total: score::total(texts, score),
            parts: score::parts(texts, score),
            medals: Medal::ALL.map(medal).to_vec(),
            turning_points: score::turning_points(texts, score),
        }
    }
}

impl Scored {
    /// While `done` of `runs` games have been played.
    pub fn counting(texts: &Texts, done: u32, runs: u32) -> Self {
        let args = [
            ("done", number::whole(f64::from(done)).into()),
            ("runs", number::whole(f64::from(runs)).into()),
        ];
        Self::Counting(done as f32 / runs.max(1) as f32, texts.tell("score-counting", &args))
    }
}

/// One council: what we thought beside what was.
#[derive(Clone, Debug, PartialEq)]
pub struct CouncilRow {
    /// When it met.
    pub hour: Hour,
    /// When, what it decided, and by which hours.
    pub title: String,
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
        score: Scored,
        councils: Vec<CouncilRow>,
    ) -> Self {
        Self {
            played,
            title: outcome::title(texts, ending.outcome),
            why: outcome::why(texts, ending),
            figures: outcome::figures(texts, ending),
            character: texts.tell("end-character", &[("name", character.into())]),
            score,
            councils,
        }
    }
}
