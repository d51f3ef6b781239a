//! Games that are kept and files that are written: how they stand, what would be lost, and why.

use super::{Texts, number, outcome};
use crate::session::journal::Journal;
use crate::session::load::Note;
use crate::session::store::{Damage, Save, Written};
use crate::sim::Hour;
use crate::sim::units::{DAY, week};
use std::path::Path;

/// An option that names a file the command reads.
pub fn overwrites_input(texts: &Texts, option: &str, path: &Path) -> String {
    let path = path.display().to_string();
    texts.tell("file-input", &[("option", option.into()), ("path", path.into())])
}

/// Two options that name one file.
pub fn written_twice(texts: &Texts, first: &str, second: &str, path: &Path) -> String {
    let path = path.display().to_string();
    let args = [("first", first.into()), ("second", second.into()), ("path", path.into())];
    texts.tell("file-twice", &args)
}

/// A damaged journal of which something is whole: how that can be played.
pub fn offers_whole(texts: &Texts) -> String {
    texts.say("journal-offers-whole")
}

/// What is whole of a damaged journal is played.
pub fn takes_whole(texts: &Texts, line: usize, journal: &Journal) -> String {
    let hour = journal.hour();
    let args = [("line", line.into()), ("hour", hour.into()), ("day", (hour / DAY).into())];
    texts.tell("journal-takes-whole", &args)
}

/// Hours of which a journal should hold a digest, and does not.
pub fn missing_digests(texts: &Texts, missing: &[Hour]) -> Option<String> {
    let first = missing.first()?;
    let args = [("count", missing.len().into()), ("first", (*first).into())];
    Some(texts.tell("journal-missing", &args))
}

/// The program was stopped, and what became of the game that was played.
pub fn stopped(texts: &Texts, signal: &str, game: Option<Written>) -> String {
    let args = [("signal", signal.into())];
    let report = match game {
        None => return texts.tell("stopped-plain", &args),
        Some(Written::All) => return texts.tell("stopped-kept", &args),
        Some(Written::Unbegun) => return texts.tell("stopped-unbegun", &args),
        Some(Written::Waiting) => texts.say("stopped-unanswered"),
        Some(Written::Failed(report)) => report,
    };
    texts.tell("stopped-unkept", &[("signal", signal.into()), ("report", report.into())])
}

/// What a game is called in a list: the level and the week, or the name of its file where nothing is known.
pub fn title(texts: &Texts, save: &Save) -> String {
    let Some(game) = &save.game else {
        return save.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    };
    let title = if game.title.is_empty() { &game.level } else { &game.title };
    let week = week(game.hour).to_string();
    texts.tell("heading-week", &[("title", title.as_str().into()), ("week", week.into())])
}

/// How a game in a list stands, and when it was last played.
pub fn about(texts: &Texts, save: &Save) -> String {
    let date = number::date(texts, save.written);
    let Some(game) = &save.game else {
        return texts.tell("games-unknown", &[("date", date.into())]);
    };
    let state =
        game.outcome.map_or_else(|| texts.say("games-open"), |outcome| outcome::title(texts, outcome));
    let args = [
        ("day", (game.hour / DAY).to_string().into()),
        ("state", state.into()),
        ("seed", game.seed.to_string().into()),
        ("date", date.into()),
    ];
    texts.tell("games-about", &args)
}

/// What is wrong with a game in a list, and how much of it is whole.
pub fn damage(texts: &Texts, save: &Save) -> Option<String> {
    let line = match save.damage.as_ref()? {
        Damage::File(report) => {
            return Some(texts.tell("games-unreadable", &[("report", report.as_str().into())]));
        }
        Damage::Line { line, .. } => line.to_string(),
    };
    Some(match &save.game {
        Some(game) => {
            let day = (game.hour / DAY).to_string();
            texts.tell("games-whole", &[("line", line.into()), ("day", day.into())])
        }
        None => texts.tell("games-nothing-whole", &[("line", line.into())]),
    })
}

/// What the player of a game that is taken up should know of it.
pub fn note(texts: &Texts, note: &Note) -> String {
    match note {
        Note::Torn { line } => texts.tell("taken-torn", &[("line", (*line).to_string().into())]),
        Note::OtherRules { rules } => {
            texts.tell("taken-other-rules", &[("rules", (*rules).to_string().into())])
        }
        Note::Branched { rules, from, .. } => {
            let day = (from / DAY).to_string();
            texts.tell("taken-branched", &[("rules", (*rules).to_string().into()), ("day", day.into())])
        }
        Note::TakenWhole { line, from } => {
            let day = (from / DAY).to_string();
            texts.tell("taken-whole", &[("line", (*line).to_string().into()), ("day", day.into())])
        }
    }
}
