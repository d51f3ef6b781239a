//! What the command line can name: levels, policies, dispositions, assumption sets, comparisons. An unknown name gets the list
//! and the nearest one.

use super::fault::Fault;
use super::{talk, terminal, words};
use crate::alliance;
use crate::level::tree::Tree;
use crate::level::{self, Assumptions, LoadError, Report};
use crate::published::table::{Effort, Table};
use crate::published::tables;
use crate::session::journal::Text;
use crate::session::{Origin, data, open};
use crate::sim::parameter::NoParameter;
use crate::sim::{Coefficients, DispositionId, Habits, Scenario};
use crate::study::setting::{Setting, Turned};
use crate::study::sweep::{NoRange, Range};
use crate::text::fault::{self, Thing};
use std::path::{Path, PathBuf};
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
    let range: Range = text.parse().map_err(|error| no_range(&error))?;
    if let Turned::Figure(parameter) = range.turned
        && let Some(figure) = scenario.figures.get(parameter.name())
    {
        let (low, high) = figure.range(parameter.index());
        let beyond = |end: &f64| !(low..=high).contains(end);
        if [range.from, range.to].iter().any(beyond) {
            let ends = (range.from, range.to);
            let told = fault::beyond(words::texts(), parameter, ends, (low, high));
            talk::say(&fault::warning(words::texts(), &told));
        }
    }
    Ok(range)
}

fn no_range(error: &NoRange) -> Fault {
    match (error, fault::no_range(words::texts(), error)) {
        (_, Some(message)) => Fault::Usage(message),
        (NoRange::Parameter(NoParameter::Unknown(name)), None) => {
            unknown(Thing::Figure, name, Coefficients::NAMES.iter().copied())
        }
        (other, None) => Fault::Usage(other.to_string()),
    }
}

/// The text of a level: one of the player's own, one that comes with the game, or a file when the name looks like a path or
/// is one.
fn level_text(name: &str) -> Result<Text, Fault> {
    let shipped = level::shipped().iter().find(|(id, _)| *id == name);
    let own = own_levels();
    match (own.iter().find(|(id, _)| id == name), shipped) {
        (Some((_, path)), shipped) => {
            if shipped.is_some() {
                let told = fault::overridden(words::texts(), name, path);
                talk::say(&fault::warning(words::texts(), &told));
            }
            read(&path.display().to_string())
        }
        (None, Some((id, text))) => Ok(Text { name: (*id).to_owned(), text: (*text).to_owned() }),
        (None, None) if looks_like_a_path(name) => read(name),
        (None, None) => {
            let shipped = level::shipped().iter().map(|(id, _)| *id);
            Err(unknown(Thing::Level, name, shipped.chain(own.iter().map(|(id, _)| id.as_str()))))
        }
    }
}

fn read(path: &str) -> Result<Text, Fault> {
    match level::find(path) {
        Ok((name, text)) => Ok(Text { name, text }),
        Err(LoadError::Text(report)) => Err(faulty(&report)),
        Err(error) => {
            Err(Fault::File(fault::load(words::texts(), &error).unwrap_or_else(|| error.to_string())))
        }
    }
}

/// The levels in the player's folder, by name.
fn own_levels() -> Vec<(String, PathBuf)> {
    data::levels().map(|folder| level::in_folder(&folder)).unwrap_or_default()
}

/// Prints why a level cannot be played, or habits cannot be used.
fn faulty(report: &Report) -> Fault {
    terminal::report(report).err().unwrap_or(Fault::Findings)
}

/// An assumption set.
fn assumptions(name: &str) -> Result<Assumptions, Fault> {
    let sets = level::assumptions::SETS;
    level::assumptions::named(name).ok_or_else(|| unknown(Thing::Assumptions, name, sets.iter().copied()))
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
        return Err(unknown(Thing::Policy, name, alliance::policy::names()));
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
        return Err(unknown(Thing::Habits, name, level::habits::NAMES.iter().copied()));
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
    found.map(DispositionId::from).ok_or_else(|| unknown(Thing::Disposition, name, known))
}

/// A comparison with published figures, computed in full.
///
/// # Errors
/// [`Fault::Usage`] when there is none of that name.
pub fn comparison(name: &str) -> Result<Table, Fault> {
    tables::named(name, Effort::Full).ok_or_else(|| unknown(Thing::Table, name, tables::names()))
}

fn unknown<'a>(thing: Thing, name: &str, known: impl Iterator<Item = &'a str>) -> Fault {
    let known: Vec<&str> = known.collect();
    let near =
        known.iter().max_by(|a, b| strsim::jaro_winkler(name, a).total_cmp(&strsim::jaro_winkler(name, b)));
    let near = near.filter(|near| strsim::jaro_winkler(name, near) > 0.7);
    Fault::Usage(fault::unknown(words::texts(), thing, name, near.copied(), &known))
}
