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
    /// Hours after launch at which the first objective fell.
    pub lost: Option<Hour>,
    /// Hours after launch at which our line closed.
    pub closed: Option<Hour>,
    /// Whether its window was over first.
    pub expired: bool,
    /// When their council gave the attack up, hours after launch.
    pub given_up: Option<Hour>,
    /// Objectives that were held, and how many there were.
    pub held: (usize, usize),
    /// How it was judged, from 0 to 1.
    pub grade: f64,
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
    let ended = match (war.given_up, war.closed) {
        (Some(hour), _) => texts.tell("why-given-up", &[("hour", number::since_launch(texts, hour).into())]),
        (None, Some(hour)) => texts.tell("why-closed", &[("hour", number::since_launch(texts, hour).into())]),
        (None, None) if war.expired => texts.say("why-expired"),
        (None, None) => return texts.say("why-politics"),
    };
    let (held, all) = war.held;
    let id = match held {
        0 => "why-none-held",
        held if held == all => "why-all-held",
        _ => "why-some-held",
    };
    texts.tell(
        id,
        &[("ended", ended.into()), ("held", held.to_string().into()), ("all", all.to_string().into())],
    )
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
            figure("figure-grade", number::grade(war.grade)),
            figure("figure-taken", number::hours(texts, war.taken)),
        ],
    }
}
