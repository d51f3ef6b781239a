//! Where saves lie, what a list of them shows, and how they are written.

mod departure;
mod file;
mod writer;

pub use departure::Departure;
pub use file::{Held, delete, read, sweep, sync_folder};
pub use writer::{Handle, Writer, Written};

use super::data;
use super::journal::{self, Fault, Glance, Glimpse};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// How the name of a save ends.
pub const EXTENSION: &str = "journal";

/// The most saves a list shows: the ones last written.
pub const MOST_LISTED: usize = 10_000;

/// Environment variable that names another folder for saves.
pub const FOLDER_VARIABLE: &str = "ASSURED_DISRUPTION_SAVES";

/// The folder of the player's saves, by the platform's conventions; `None` when the platform has none.
pub fn folder() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os(FOLDER_VARIABLE).filter(|folder| !folder.is_empty()) {
        return Some(folder.into());
    }
    data::folder().map(|folder| folder.join("saves"))
}

/// A save in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Save {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was last written to.
    pub written: SystemTime,
    /// The game, as far as it is whole.
    pub game: Option<Glance>,
    /// What is wrong with it.
    pub damage: Option<Damage>,
}

/// What is wrong with a save.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// The file cannot be read: what the file system says.
    File(String),
    /// A line is not what was written.
    Line {
        /// Which, from 1.
        line: usize,
        /// What is wrong with it.
        fault: Fault,
    },
}

impl Save {
    /// Looks at a save.
    pub fn look(path: PathBuf, written: SystemTime) -> Self {
        match file::read(&path) {
            Ok(bytes) => {
                let Glimpse { game, damage } = journal::glance(&bytes);
                let damage = damage.map(|(line, fault)| Damage::Line { line, fault });
                Self { path, written, game, damage }
            }
            Err(error) => Self { path, written, game: None, damage: Some(Damage::File(error.to_string())) },
        }
    }

    /// Whether there is a game to go on with in it, without any damage.
    pub fn open(&self) -> bool {
        self.damage.is_none() && self.game.as_ref().is_some_and(|game| game.outcome.is_none())
    }
}

/// The journals of a folder with the time they were last written, the last one first; a folder that does not exist has
/// none. A file that tells nothing of itself counts as the oldest.
///
/// # Errors
/// When the folder cannot be read.
pub fn paths(folder: &Path) -> io::Result<Vec<(PathBuf, SystemTime)>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let journals = entries.filter_map(Result::ok).map(|entry| entry.path()).filter(|path| is_save(path));
    let mut found: Vec<(PathBuf, SystemTime)> = journals
        .filter_map(|path| match fs::metadata(&path) {
            Ok(data) if !data.is_file() => None,
            Ok(data) => Some((path, data.modified().unwrap_or(SystemTime::UNIX_EPOCH))),
            Err(_) => Some((path, SystemTime::UNIX_EPOCH)),
        })
        .collect();
    found.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| b.0.cmp(&a.0)));
    found.truncate(MOST_LISTED);
    Ok(found)
}

/// Whether a file is a save by its name.
pub fn is_save(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == EXTENSION)
}

/// The saves of a folder, the one last written first. One that cannot be read is listed with what is wrong with it.
///
/// # Errors
/// When the folder cannot be read.
pub fn list(folder: &Path) -> io::Result<Vec<Save>> {
    Ok(paths(folder)?.into_iter().map(|(path, written)| Save::look(path, written)).collect())
}

/// The name of a save before its number and its ending: the level and the seed.
pub fn stem(level: &str, seed: u64) -> String {
    let safe = |c: char| if c.is_ascii_alphanumeric() || c == '_' || c == '-' { c } else { '_' };
    let level: String = level.chars().take(64).map(safe).collect();
    format!("{level}-{seed}")
}

/// The names a save may have in a folder, in the order in which they are tried.
fn numbered(folder: &Path, stem: &str) -> impl Iterator<Item = PathBuf> {
    (1u32..).map(move |n| match n {
        1 => folder.join(format!("{stem}.{EXTENSION}")),
        n => folder.join(format!("{stem}-{n}.{EXTENSION}")),
    })
}
