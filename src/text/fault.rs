//! Why a command ended early, and what it says beside its result.

use super::{TextError, Texts, number};
use crate::level::LoadError;
use crate::level::NoNumber;
use crate::sim::Parameter;
use crate::sim::figures::Impossible;
use crate::sim::parameter::NoParameter;
use crate::study::job::Failure;
use crate::study::sweep::{MOST_STEPS, NoRange};
use std::fmt::Display;
use std::path::Path;

/// What can be named on the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thing {
    /// A level.
    Level,
    /// A policy of the alliance.
    Policy,
    /// Habits of the adversary.
    Habits,
    /// An assumption set.
    Assumptions,
    /// A disposition of the adversary.
    Disposition,
    /// A figure of the model.
    Figure,
    /// A comparison with published figures.
    Table,
}

/// A name that nothing has: the nearest one, if one is near, and all there are.
pub fn unknown(texts: &Texts, thing: Thing, name: &str, near: Option<&str>, known: &[&str]) -> String {
    let id = match thing {
        Thing::Level => "fault-no-level",
        Thing::Policy => "fault-no-policy",
        Thing::Habits => "fault-no-habits",
        Thing::Assumptions => "fault-no-assumptions",
        Thing::Disposition => "fault-no-disposition",
        Thing::Figure => "fault-no-figure",
        Thing::Table => "fault-no-table",
    };
    let what = texts.tell(id, &[("name", name.into())]);
    let known = known.join(", ");
    match near {
        Some(near) => {
            let args = [("what", what.into()), ("near", near.into()), ("known", known.into())];
            texts.tell("fault-unknown-near", &args)
        }
        None => texts.tell("fault-unknown", &[("what", what.into()), ("known", known.into())]),
    }
}

/// A fault as it is printed.
pub fn error(texts: &Texts, message: &str) -> String {
    texts.tell("fault-error", &[("message", message.into())])
}

/// A warning as it is printed.
pub fn warning(texts: &Texts, message: &str) -> String {
    texts.tell("fault-warning", &[("message", message.into())])
}

/// A file that could not be read or written, with what the system says, or what is wrong in it.
pub fn file(texts: &Texts, path: &Path, error: &dyn Display) -> String {
    let path = path.display().to_string();
    texts.tell("fault-file", &[("path", path.into()), ("error", error.to_string().into())])
}

/// The player's own texts that cannot be used, and why.
pub fn left_out(texts: &Texts, error: &TextError) -> String {
    let why = match error {
        TextError::Unknown(language) => {
            texts.tell("texts-unknown", &[("language", language.as_str().into())])
        }
        TextError::Unreadable { path, source } => file(texts, path, source),
        TextError::Malformed { path, line, reason } => {
            let path = path.display().to_string();
            let args = [
                ("path", path.into()),
                ("line", line.to_string().into()),
                ("reason", reason.as_str().into()),
            ];
            texts.tell("texts-malformed", &args)
        }
    };
    texts.tell("texts-left-out", &[("why", why.into())])
}

/// Standard output that takes nothing.
pub fn standard_output(texts: &Texts, error: &dyn Display) -> String {
    texts.tell("fault-output", &[("error", error.to_string().into())])
}

/// Why a level's text could not be got at; `None` for one with a report of its own.
pub fn load(texts: &Texts, error: &LoadError) -> Option<String> {
    match error {
        LoadError::Unknown(name) => Some(texts.tell("fault-no-file", &[("name", name.as_str().into())])),
        LoadError::File { path, source } => Some(file(texts, Path::new(path), source)),
        LoadError::Text(_) => None,
    }
}

/// Why a study has no result.
pub fn failure(texts: &Texts, failure: &Failure) -> String {
    match failure {
        Failure::SeatTaken(_) => texts.say("fault-seat-taken"),
        Failure::Threads(why) => texts.tell("fault-threads", &[("error", why.as_str().into())]),
        Failure::Level(report) => report.clone(),
        Failure::NoNumber(NoNumber::Unknown { at, name, known }) => {
            let args = [
                ("name", name.as_str().into()),
                ("at", at.as_str().into()),
                ("known", known.join(", ").into()),
            ];
            texts.tell(if at.is_empty() { "fault-no-field" } else { "fault-no-field-at" }, &args)
        }
        Failure::NoNumber(NoNumber::Other { path, found }) => {
            texts.tell("fault-no-number", &[("path", path.as_str().into()), ("found", found.as_str().into())])
        }
        Failure::Cancelled => texts.say("fault-cancelled"),
    }
}

/// Why a text is no sweep; `None` where a figure is unknown, which [`unknown`] says better.
pub fn no_range(texts: &Texts, fault: &NoRange) -> Option<String> {
    let about = |id: &str, name: &str| Some(texts.tell(id, &[("name", name.to_owned().into())]));
    match fault {
        NoRange::Form => Some(texts.tell("fault-sweep-form", &[("most", MOST_STEPS.into())])),
        NoRange::Impossible(Impossible { name, value, low, high }) => {
            let args = [
                ("name", name.as_str().into()),
                ("value", number::figure(*value).into()),
                ("low", number::figure(*low).into()),
                ("high", number::figure(*high).into()),
            ];
            Some(texts.tell("fault-impossible", &args))
        }
        NoRange::Parameter(NoParameter::Unknown(_)) => None,
        NoRange::Parameter(NoParameter::WhichType(name)) => about("fault-which-type", name),
        NoRange::Parameter(NoParameter::OneValue(name)) => about("fault-one-value", name),
        NoRange::Parameter(NoParameter::UnknownType(name)) => about("fault-unknown-type", name),
    }
}

/// A sweep beyond what can be defended.
pub fn beyond(
    texts: &Texts,
    parameter: Parameter,
    (from, to): (f64, f64),
    (low, high): (f64, f64),
) -> String {
    let args = [
        ("name", parameter.to_string().into()),
        ("from", number::figure(from).into()),
        ("to", number::figure(to).into()),
        ("low", number::figure(low).into()),
        ("high", number::figure(high).into()),
    ];
    texts.tell("warning-beyond", &args)
}

/// A level of the player's own in place of a shipped one.
pub fn overridden(texts: &Texts, name: &str, path: &Path) -> String {
    let path = path.display().to_string();
    texts.tell("warning-overridden", &[("name", name.into()), ("path", path.into())])
}

/// The program was built without a window, and what is done instead.
pub fn windowless(texts: &Texts) -> String {
    texts.say("window-unbuilt")
}

/// Nothing to check in what was named.
pub fn nothing_to_check(texts: &Texts) -> String {
    texts.say("validate-nothing")
}

/// How many files were checked and left out, and how many errors and warnings were found.
pub fn checked(
    texts: &Texts,
    (files, left_out): (usize, usize),
    (errors, warnings): (usize, usize),
) -> String {
    let omitted = if left_out == 0 {
        String::new()
    } else {
        texts.tell("validate-left-out", &[("count", left_out.into())])
    };
    let args = [
        ("files", files.into()),
        ("omitted", omitted.into()),
        ("errors", errors.into()),
        ("warnings", warnings.into()),
    ];
    texts.tell("validate-checked", &args)
}
