//! Opening a save: the file is read, the level built from the text in its header, the record repeated, and the writing
//! goes on. A branch gets a file of its own; the old one is never touched then.

use super::Origin;
use super::journal::{self, Header, Text, Unreadable};
use super::load::{HeaderFault, Loaded, Note, resume};
use super::store::{self, Writer};
use crate::level::{self, Assumptions};
use crate::sim::Scenario;
use crate::sim::figures::{Layer, possible};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::{fs, io};

/// Why a journal could not be loaded.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// The file could not be read or written.
    #[error("{path}: {error}")]
    File {
        /// Which.
        path: PathBuf,
        /// What the file system says.
        error: io::Error,
    },
    /// The journal could not be read to its end.
    #[error("{0}")]
    Journal(Box<Unreadable>),
    /// The game could not be built from the texts of the header.
    #[error("{0}")]
    Header(HeaderFault),
}

/// Loads a save and goes on writing to it; a branch gets a file of its own beside it.
///
/// # Errors
/// Why the journal could not be read, or no game built from it.
pub fn open(path: &Path) -> Result<Loaded, Failure> {
    let failed = |error| Failure::File { path: path.to_owned(), error };
    let bytes = fs::read(path).map_err(failed)?;
    let journal = journal::read(&bytes).map_err(|error| Failure::Journal(Box::new(error)))?;
    let scenario = scenario(&journal.header).map_err(Failure::Header)?;
    let mut loaded = resume(&journal, scenario).map_err(Failure::Header)?;
    let branched = loaded.notes.iter().any(|note| matches!(note, Note::Branched { .. }));
    let Some(recording) = &mut loaded.session.recording else { return Ok(loaded) };
    if branched {
        let folder = path.parent().unwrap_or(Path::new(""));
        let fresh = store::fresh_path(folder, &journal.header.level.name, journal.header.seed);
        recording.save_to(&fresh).map_err(|error| Failure::File { path: fresh, error })?;
    } else {
        recording.go_on(Writer::resume(path, journal.end).map_err(failed)?);
    }
    Ok(loaded)
}

/// The level of a header.
///
/// # Errors
/// The level's report, when it has errors.
pub fn scenario(header: &Header) -> Result<Arc<Scenario>, HeaderFault> {
    build(&header.origin()).map(Arc::new)
}

/// The scenario of a game's texts.
///
/// # Errors
/// The level's report, when it has errors.
pub fn build(origin: &Origin) -> Result<Scenario, HeaderFault> {
    let assumptions = assumptions(&origin.assumptions)?;
    level::parse(&origin.level.name, &origin.level.text, &assumptions)
        .map(|(scenario, _)| scenario)
        .map_err(|report| HeaderFault::Level(report.text(false)))
}

/// The figures of a set as a journal keeps them: all of them, so that a later version of the set changes no old game.
pub fn figures(assumptions: &Assumptions) -> Text {
    let figures: BTreeMap<&str, &[f64]> =
        assumptions.figures.iter().map(|figure| (figure.name, figure.values.as_slice())).collect();
    let text = ron::to_string(&figures).expect("figures are plain data");
    Text { name: assumptions.name.clone(), text }
}

/// The set a journal kept. A figure that did not exist then has today's value; one that exists no more is left out. One
/// that the rules cannot compute with is told with its place in the text.
fn assumptions(text: &Text) -> Result<Assumptions, HeaderFault> {
    let figures: BTreeMap<String, Vec<f64>> =
        ron::from_str(&text.text).map_err(|error| HeaderFault::Assumptions(error.to_string()))?;
    let today = level::assumptions::named(&text.name).or_else(|| level::assumptions::named(COMPLETE));
    let mut assumptions = today.expect("the complete set is shipped");
    for (name, values) in &figures {
        values.iter().try_for_each(|value| possible(name, *value)).map_err(|beyond| {
            let (line, column) = place(&text.text, name);
            HeaderFault::Assumptions(format!("line {line}, column {column}: {beyond}"))
        })?;
        assumptions.figures.set(name, values, Layer::Set(text.name.clone()));
    }
    Ok(assumptions)
}

/// Line and column, from 1, at which a text first names a figure.
fn place(text: &str, name: &str) -> (usize, usize) {
    let before = text.find(&format!("\"{name}\"")).map_or("", |at| &text[..at]);
    let line = before.rsplit('\n').next().unwrap_or_default();
    (before.matches('\n').count() + 1, line.chars().count() + 1)
}

/// The set that names every figure.
const COMPLETE: &str = "anchored";
