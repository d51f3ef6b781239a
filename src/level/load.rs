//! From a name or a text to a scenario.

use crate::sim::figures::possible;
use std::path::{Path, PathBuf};

use super::assumptions::{self, Assumptions};
use super::format::Level;
use super::read::{Read, Reading, read_whole};
use super::report::{Finding, Findings, Report};
use super::tree::{MAX_SIZE, Tree};
use super::{build, checks, code, file};
use crate::sim::{Parameter, Scenario};

/// Id and text of each level the game carries.
const SHIPPED: &[(&str, &str)] = &[
    ("baltic_flash", include_str!("../../levels/baltic_flash.ron")),
    ("minimal", include_str!("../../levels/minimal.ron")),
];

/// Id and text of each level the game carries, in the order of the menu.
pub fn shipped() -> &'static [(&'static str, &'static str)] {
    SHIPPED
}

/// The levels of a folder, each by the name of its file (without `.ron`, and without `.level` before that), in the order of
/// their names; none when there is no such folder, or it cannot be read.
pub fn in_folder(folder: &Path) -> Vec<(String, PathBuf)> {
    let entries = std::fs::read_dir(folder).into_iter().flatten();
    let paths = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let named = paths.filter(|path| path.extension().is_some_and(|extension| extension == "ron"));
    let mut levels: Vec<(String, PathBuf)> = named.filter_map(|path| Some((id_of(&path)?, path))).collect();
    levels.sort();
    levels
}

/// The name of the level in a file: that of the file, without its ending.
pub fn id_of(path: &Path) -> Option<String> {
    let stem = path.file_stem()?.to_str()?;
    Some(stem.trim_end_matches(".level").to_owned())
}

/// Why there is no text to read.
#[derive(Debug, thiserror::Error)]
pub enum LoadError {
    /// Neither a level nor a file has this name.
    #[error("there is no level `{0}`, and no file of that name")]
    Unknown(String),
    /// The file cannot be read.
    #[error("`{path}` cannot be read: {source}")]
    File {
        /// The file.
        path: String,
        /// Why.
        source: std::io::Error,
    },
    /// The file is no UTF-8 text, or too large.
    #[error("{}", .0.text(false))]
    Text(Box<Report>),
}

/// Name and text of a shipped level, by its id, or of a file, by its path.
pub fn find(name_or_path: &str) -> Result<(String, String), LoadError> {
    if let Some((id, text)) = SHIPPED.iter().find(|(id, _)| *id == name_or_path) {
        return Ok((format!("levels/{id}.ron"), (*text).to_owned()));
    }
    let path = Path::new(name_or_path);
    if !path.exists() || path.is_dir() {
        return Err(LoadError::Unknown(name_or_path.to_owned()));
    }
    let bytes =
        file::read(path).map_err(|source| LoadError::File { path: name_or_path.to_owned(), source })?;
    match String::from_utf8(bytes) {
        Ok(text) if text.len() <= MAX_SIZE => Ok((name_or_path.to_owned(), text)),
        Ok(text) => Err(LoadError::Text(Box::new(Tree::parse(text).report(name_or_path)))),
        Err(error) => {
            Err(LoadError::Text(Box::new(Tree::parse_bytes(error.as_bytes()).report(name_or_path))))
        }
    }
}

/// The scenario of a level under an assumption set, with a report that may hold warnings.
///
/// # Errors
/// A report of every mistake, found in one run.
pub fn parse(name: &str, text: &str, set: &Assumptions) -> Result<(Scenario, Report), Report> {
    parse_turned(name, text, set, &[])
}

/// The same with some numbers of the model turned, whatever set and level say of them.
///
/// # Errors
/// A report of every mistake; a number can be turned so far that a sound level is one no more.
pub fn parse_turned(
    name: &str,
    text: &str,
    set: &Assumptions,
    turned: &[(Parameter, f64)],
) -> Result<(Scenario, Report), Report> {
    let tree = Tree::parse_as(text, Level::KIND);
    let Reading { value, mut findings, whole } = read_whole::<Level>(&tree);
    let scenario = value.and_then(|level| build(&tree, &level, whole, set, turned, &mut findings));
    let report = Report::new(name, text, findings);
    match scenario {
        Some(scenario) => Ok((scenario, report)),
        None => Err(report),
    }
}

/// All that is said of a level under the assumptions that hold unless others are named.
pub(super) fn check(name: &str, text: &str) -> Report {
    let set = assumptions::named("anchored").expect("it is shipped");
    match parse(name, text, &set) {
        Ok((_, report)) | Err(report) => report,
    }
}

/// Whatever was found before, all that can be checked is checked; what needs the network only if nothing of it is missing.
fn build(
    tree: &Tree,
    level: &Level,
    whole: bool,
    set: &Assumptions,
    turned: &[(Parameter, f64)],
    findings: &mut Findings,
) -> Option<Scenario> {
    let mut figures = checks::figures::overridden(level, set, findings);
    for (parameter, value) in turned {
        match possible(parameter.name(), *value) {
            Ok(()) => figures.turn(*parameter, *value),
            Err(beyond) => findings.push(Finding::error(code::IMPOSSIBLE, 0..0, beyond.to_string())),
        }
    }
    let mut built = build::built(level, &set.name, &figures);
    built.complete &= whole;
    let before = built.findings.has_errors();
    findings.extend(std::mem::take(&mut built.findings));
    checks::records::check(tree, Level::record(), findings);
    let is_sound = checks::run(level, &built, findings);
    if built.complete && is_sound && !before {
        checks::advise(level, &built, findings);
    }
    if findings.has_errors() || !built.complete {
        return None;
    }
    Some(Scenario::of(built.tables))
}
