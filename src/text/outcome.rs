//! The end of a game: what it is called, why in one sentence, and three numbers.

use super::{Texts, number};
use crate::sim::Hour;
use crate::sim::state::Outcome;

/// What the end screen says is made of this.
#[derive(Clone, Debug, PartialEq)]
pub struct Ending {
    /// How it ended.
    pub outcome: Outcome,
    /// Hours the crisis lasted.
    pub crisis: Hour,
    /// Hours that belief lay above the bar at the closest council; negative if it lay below.
    pub closest: f64,
    /// Councils held.
    pub councils: u32,
    /// The war, if there was one.
    pub war: Option<WarEnding>,
}

/// How a war ended.
#[derive(Clone, Debug, PartialEq)]
pub struct WarEnding {
    /// The objective of the nearest axis, or the one that fell.
    pub objective: String,
    /// Hours after launch at which it fell.
    pub lost: Option<Hour>,
    /// Hours after launch at which our line closed.
    pub closed: Option<Hour>,
    /// Hours that disruption took from the leading column.
    pub taken: f64,
}

/// A number with its label.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// What it counts.
    pub label: String,
    /// The number, with its unit.
    pub value: String,
}

/// Name of an outcome.
pub fn title(texts: &Texts, outcome: Outcome) -> String {
    texts.say(match outcome {
        Outcome::Deterred { clean: true } => "outcome-deterred-clean",
        Outcome::Deterred { clean: false } => "outcome-deterred-armed",
        Outcome::Defended => "outcome-defended",
        Outcome::Partial => "outcome-partial",
        Outcome::Lost => "outcome-lost",
    })
}

/// Why, in one sentence.
pub fn why(texts: &Texts, ending: &Ending) -> String {
    let closest = number::hours(texts, ending.closest.abs());
    let Some(war) = &ending.war else {
        return match ending.outcome {
            Outcome::Lost => texts.say("why-politics"),
            _ if ending.closest >= 0.0 => texts.tell("why-deterred", &[("hours", closest.into())]),
            _ => texts.tell("why-spared", &[("hours", closest.into())]),
        };
    };
    let objective = war.objective.as_str();
    match (war.lost, war.closed) {
        (None, Some(closed)) => {
            let closed = number::since_launch(texts, closed);
            texts.tell("why-held", &[("objective", objective.into()), ("closed", closed.into())])
        }
        (None, None) => texts.tell("why-held-open", &[("objective", objective.into())]),
        (Some(lost), Some(closed)) if closed > lost => {
            let id = if ending.outcome == Outcome::Partial { "why-half" } else { "why-late" };
            let late = number::hours(texts, f64::from(closed - lost));
            texts.tell(id, &[("objective", objective.into()), ("late", late.into())])
        }
        (Some(lost), _) => {
            let lost = number::since_launch(texts, lost);
            texts.tell("why-fell", &[("objective", objective.into()), ("lost", lost.into())])
        }
    }
}

/// The three numbers.
pub fn figures(texts: &Texts, ending: &Ending) -> [Figure; 3] {
    let figure = |id: &str, value: String| Figure { label: texts.say(id), value };
    let never = || texts.say("figure-never");
    let since = |hour: Option<Hour>| hour.map_or_else(never, |h| number::since_launch(texts, h));
    match &ending.war {
        None => [
            figure("figure-crisis", number::span(texts, ending.crisis)),
            figure("figure-councils", ending.councils.to_string()),
            figure("figure-closest", number::shift(texts, ending.closest)),
        ],
        Some(war) => [
            figure("figure-lost", since(war.lost)),
            figure("figure-closed", since(war.closed)),
            figure("figure-taken", number::hours(texts, war.taken)),
        ],
    }
}
