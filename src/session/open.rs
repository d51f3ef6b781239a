//! Opening a save: the file is read, the level built from the text in its header, the record repeated, and the writing
//! goes on. A branch gets a file of its own; the old one is never touched then.

use super::Origin;
use super::journal::{self, Header, Text, Unreadable};
use super::load::{HeaderFault, Loaded, Note, resume};
use super::store::{self, Held, Writer};
use crate::level::{self, Assumptions};
use crate::sim::Scenario;
use crate::sim::figures::Layer;
use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
    /// Somebody else plays it.
    #[error("{path}: this game is open in another window")]
    Busy {
        /// Which.
        path: PathBuf,
    },
    /// The journal could not be read to its end.
    #[error("{0}")]
    Journal(Box<Unreadable>),
    /// The game could not be built from the texts of the header.
    #[error("{0}")]
    Header(HeaderFault),
    /// The rules broke down over it: what they said.
    #[error("the rules broke down over this game: {0}")]
    Rules(String),
}

/// What becomes of a journal that is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damaged {
    /// It is refused, with what is wrong and how much of it is whole.
    Refuse,
    /// The game goes on from what is whole, in a file of its own.
    TakeWhole,
}

/// Loads a save and goes on writing to it; a branch gets a file of its own beside it. Where nothing can be written the game
/// is loaded all the same, and the disk is asked again while it goes on.
///
/// # Errors
/// Why the journal could not be read, or no game built from it.
pub fn open(path: &Path, damaged: Damaged) -> Result<Loaded, Failure> {
    let failed = |error| Failure::File { path: path.to_owned(), error };
    let mut held = match Held::take(path) {
        Ok(held) => Some(held),
        Err(error) if error.kind() == io::ErrorKind::ResourceBusy => {
            return Err(Failure::Busy { path: path.to_owned() });
        }
        Err(error) if cannot_be_written(&error) => None,
        Err(error) => return Err(failed(error)),
    };
    let bytes = held.as_mut().map_or_else(|| store::read(path), Held::read).map_err(failed)?;
    let (journal, broken) = match (journal::read(&bytes), damaged) {
        (Ok(journal), _) => (journal, None),
        (Err(Unreadable { line, kept: Some(journal), .. }), Damaged::TakeWhole) => (*journal, Some(line)),
        (Err(unreadable), _) => return Err(Failure::Journal(Box::new(unreadable))),
    };
    let mut loaded = guarded(|| {
        let scenario = scenario(&journal.header).map_err(Failure::Header)?;
        resume(&journal, scenario).map_err(Failure::Header)
    })?;
    let hour = loaded.session.hour();
    loaded.notes.extend(broken.map(|line| Note::TakenWhole { line, from: hour }));
    let branched = loaded.notes.iter().any(Note::leaves_the_file);
    let Some(recording) = &mut loaded.session.recording else { return Ok(loaded) };
    match held.filter(|_| !branched) {
        Some(held) => {
            recording.go_on(Writer::resume(held, bytes, journal.end, journal.hour()).map_err(failed)?);
        }
        None => {
            recording.keep_in(path.parent().unwrap_or(Path::new(""))).map_err(failed)?;
            recording.writer().map(Writer::create);
        }
    }
    Ok(loaded)
}

fn cannot_be_written(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem)
}

/// Does something with a game from outside, which the rules were never tried on: if they break down, that is a failure
/// like others.
///
/// # Errors
/// [`Failure::Rules`], or what the work itself gives.
pub fn guarded<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    std::panic::catch_unwind(std::panic::AssertUnwindSafe(work)).unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().map(String::as_str);
        let said = said.or_else(|| panic.downcast_ref::<&str>().copied());
        Err(Failure::Rules(said.unwrap_or_default().to_owned()))
    })
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

/// The set a journal kept. A figure that did not exist then has today's value; one that exists no more is left out.
fn assumptions(text: &Text) -> Result<Assumptions, HeaderFault> {
    let figures: BTreeMap<String, Vec<f64>> =
        ron::from_str(&text.text).map_err(|error| HeaderFault::Assumptions(error.to_string()))?;
    let today = level::assumptions::named(&text.name).or_else(|| level::assumptions::named(COMPLETE));
    let mut assumptions = today.expect("the complete set is shipped");
    for (name, values) in &figures {
        assumptions.figures.set(name, values, Layer::Set(text.name.clone()));
    }
    Ok(assumptions)
}

/// The set that names every figure.
const COMPLETE: &str = "anchored";
