//! What the command line can name: levels, policies, dispositions, assumption sets, comparisons. An unknown name gets the list
//! and the nearest one.

use super::fault::Fault;
use super::terminal;
use crate::alliance;
use crate::level::tree::Tree;
use crate::level::{self, Assumptions, LoadError, Report};
use crate::published::table::{Effort, Table};
use crate::published::tables;
use crate::session::journal::Text;
use crate::session::{Origin, open};
use crate::sim::parameter::NoKnob;
use crate::sim::{Coefficients, DispositionId, Habits, Scenario};
use crate::study::setting::Setting;
use crate::study::sweep::{NoRange, Range};
use std::path::Path;
use std::sync::Arc;

/// The assumption set that holds unless another is named.
pub const DEFAULT_ASSUMPTIONS: &str = "anchored";

/// The level that is played unless another is named.
pub const DEFAULT_LEVEL: &str = "baltic_flash";

/// A level, named or from a file, and an assumption set.
///
/// # Errors
/// [`Fault::Usage`] for an unknown name, [`Fault::File`] for a file that cannot be read.
pub fn setting(name: &str, assume: &str) -> Result<Setting, Fault> {
    Ok(Setting { assumptions: assumptions(assume)?, level: level_text(name)? })
}

/// Builds it.
///
/// # Errors
/// [`Fault::Findings`] for a level with errors, after its report has been printed.
pub fn build(setting: &Setting) -> Result<Arc<Scenario>, Fault> {
    setting.build(&[]).map_err(|report| faulty(&report))
}

/// The texts it is built from, for a journal.
pub fn origin(setting: &Setting) -> Origin {
    Origin { level: setting.level.clone(), assumptions: open::figures(&setting.assumptions) }
}

/// A number of the model and the values it takes; one beyond what can be defended is warned of.
///
/// # Errors
/// [`Fault::Usage`] when there is no such number, or it is written in another way.
pub fn range(scenario: &Scenario, text: &str) -> Result<Range, Fault> {
    let range: Range = text.parse().map_err(|error| match error {
        NoRange::Knob(NoKnob::Unknown(name)) => {
            unknown("coefficient", &name, Coefficients::NAMES.iter().copied())
        }
        other => Fault::Usage(other.to_string()),
    })?;
    if let Some(figure) = scenario.figures.get(range.knob.name()) {
        let (low, high) = figure.range;
        let beyond = |end: &f64| !(low..=high).contains(end);
        if [range.from, range.to].iter().any(beyond) {
            let (knob, from, to) = (range.knob, range.from, range.to);
            terminal::say(&format!("warning: `{knob}` from {from} to {to}; defensible is {low} to {high}"));
        }
    }
    Ok(range)
}

/// The text of a level: one that comes with the game, or a file when the name looks like a path or is one.
fn level_text(name: &str) -> Result<Text, Fault> {
    let shipped = level::shipped();
    if let Some((id, text)) = shipped.iter().find(|(id, _)| *id == name) {
        return Ok(Text { name: (*id).to_owned(), text: (*text).to_owned() });
    }
    if !looks_like_a_path(name) {
        return Err(unknown("level", name, shipped.iter().map(|(id, _)| *id)));
    }
    match level::find(name) {
        Ok((name, text)) => Ok(Text { name, text }),
        Err(LoadError::Text(report)) => Err(faulty(&report)),
        Err(error) => Err(Fault::File(error.to_string())),
    }
}

/// Prints why a level cannot be played, or habits cannot be used.
fn faulty(report: &Report) -> Fault {
    terminal::report(report).err().unwrap_or(Fault::Findings)
}

/// An assumption set.
fn assumptions(name: &str) -> Result<Assumptions, Fault> {
    let sets = level::assumptions::SETS;
    level::assumptions::named(name).ok_or_else(|| unknown("assumption set", name, sets.iter().copied()))
}

/// A policy of the alliance, named or from a file.
///
/// # Errors
/// [`Fault::Usage`] when there is none of that name, [`Fault::File`] for a file that cannot be read, and
/// [`Fault::Findings`] for one with errors, after its report has been printed.
pub fn policy(name: &str) -> Result<alliance::Policy, Fault> {
    if let Some(policy) = alliance::policy::named(name) {
        return Ok(policy);
    }
    let path = Path::new(name);
    if !looks_like_a_path(name) {
        return Err(unknown("policy", name, alliance::policy::NAMES.iter().copied()));
    }
    level::policies::parse(name, &file_text(path)?).map_err(|report| faulty(&report))
}

/// The text of a file that should hold a policy or habits.
fn file_text(path: &Path) -> Result<String, Fault> {
    let bytes = level::file::read(path).map_err(|error| Fault::file(path, &error))?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(text),
        Err(error) => Err(faulty(&Tree::parse_bytes(error.as_bytes()).report(&path.display().to_string()))),
    }
}

/// Habits of the adversary, named or from a file.
///
/// # Errors
/// [`Fault::Usage`] when there are none of that name, [`Fault::File`] for a file that cannot be read, and
/// [`Fault::Findings`] for one with errors, after its report has been printed.
pub fn habits(name: &str) -> Result<Habits, Fault> {
    if let Some(habits) = level::habits::named(name) {
        return Ok(habits);
    }
    if !looks_like_a_path(name) {
        return Err(unknown("habits", name, level::habits::NAMES.iter().copied()));
    }
    let path = Path::new(name);
    level::habits::parse(name, &file_text(path)?).map_err(|report| faulty(&report))
}

/// Whether a name is meant as a file's.
fn looks_like_a_path(name: &str) -> bool {
    name.contains(['/', '\\']) || name.ends_with(".ron") || Path::new(name).exists()
}

/// A disposition of a level.
///
/// # Errors
/// [`Fault::Usage`] when there is none of that name.
pub fn disposition(scenario: &Scenario, name: &str) -> Result<DispositionId, Fault> {
    let found = scenario.dispositions.iter().position(|disposition| disposition.id == name);
    let known = scenario.dispositions.iter().map(|disposition| disposition.id.as_str());
    found.map(DispositionId::from).ok_or_else(|| unknown("disposition", name, known))
}

/// A comparison with published figures, computed in full.
///
/// # Errors
/// [`Fault::Usage`] when there is none of that name.
pub fn comparison(name: &str) -> Result<Table, Fault> {
    tables::named(name, Effort::Full).ok_or_else(|| unknown("table", name, tables::names()))
}

fn unknown<'a>(what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> Fault {
    let known: Vec<&str> = known.collect();
    let near =
        known.iter().max_by(|a, b| strsim::jaro_winkler(name, a).total_cmp(&strsim::jaro_winkler(name, b)));
    let near = near.filter(|near| strsim::jaro_winkler(name, near) > 0.7);
    let hint = near.map_or(String::new(), |near| format!(" Did you mean `{near}`?"));
    Fault::Usage(format!("there is no {what} `{name}`.{hint} There are: {}", known.join(", ")))
}
