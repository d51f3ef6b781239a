//! The levels there are to play, so that no panel has to know where levels come from.

use crate::level;
use crate::sim::scenario::Scenario;
use crate::sim::{DispositionId, Hour, Side};
use bevy::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a game is begun with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setup {
    /// Name of a level in the library.
    pub level: String,
    /// Key of the game's luck.
    pub seed: u64,
    /// The side one plays, or watches.
    pub side: Side,
    /// The alliance's policy, for a game that plays by itself; `None` for a player.
    pub pilot: Option<String>,
    /// Hour of a launch that no council decides.
    pub launch_at: Option<Hour>,
    /// The adversary's character, instead of a draw.
    pub disposition: Option<DispositionId>,
}

impl Setup {
    /// A game for a player.
    pub fn new(level: &str, seed: u64, side: Side) -> Self {
        Self { level: level.to_owned(), seed, side, pilot: None, launch_at: None, disposition: None }
    }
}

/// A level as the menu shows it.
#[derive(Clone, Debug)]
pub struct Shelf {
    /// Short name, as on the command line.
    pub id: String,
    /// Title for people.
    pub title: String,
    /// One line.
    pub summary: String,
    /// What is wrong with it, if it cannot be played.
    pub fault: Option<String>,
    source: Source,
}

#[derive(Clone, Debug)]
enum Source {
    Shipped(&'static str),
    File(PathBuf),
    Ready(Arc<Scenario>),
}

/// All levels, in the order of the menu.
#[derive(Resource, Clone, Debug, Default)]
pub struct Library {
    /// The levels.
    pub levels: Vec<Shelf>,
    /// Name of the assumption set they are read under.
    pub assumptions: String,
}

impl Library {
    /// The levels that come with the game, read under an assumption set.
    pub fn shipped(assumptions: &str) -> Self {
        let mut library = Self { levels: Vec::new(), assumptions: assumptions.to_owned() };
        for (id, text) in level::shipped() {
            library.add(id, Source::Shipped(text));
        }
        library
    }

    /// Adds every level of a folder, under those that are there. A sound one of the same name as one that is there takes its
    /// place; one with faults stands beside it, under the name of its file, with the first fault for its summary.
    pub fn add_folder(&mut self, folder: &Path) {
        for (id, path) in level::in_folder(folder) {
            let known = self.levels.iter().any(|shelf| shelf.id == id);
            let source = Source::File(path.clone());
            let id = if known && self.read(&id, &source).is_err() { path.display().to_string() } else { id };
            self.add(&id, source);
        }
    }

    /// Adds the level of a file, under the name of the file, which is given; `None` for a file without one.
    pub fn add_file(&mut self, path: PathBuf) -> Option<String> {
        let id = level::id_of(&path)?;
        self.add(&id, Source::File(path));
        Some(id)
    }

    /// Adds a level that has been built already, as by an editor.
    pub fn add_scenario(&mut self, scenario: Arc<Scenario>) {
        self.add(&scenario.id.clone(), Source::Ready(scenario));
    }

    /// Builds a level.
    ///
    /// # Errors
    /// What is wrong with it, for people.
    pub fn open(&self, id: &str) -> Result<Arc<Scenario>, String> {
        match self.levels.iter().find(|shelf| shelf.id == id) {
            Some(shelf) => self.read(id, &shelf.source),
            None => Err(format!("there is no level `{id}`")),
        }
    }

    /// The text of a level, for a journal; `None` for one that was never text.
    pub fn text(&self, id: &str) -> Option<String> {
        match &self.levels.iter().find(|shelf| shelf.id == id)?.source {
            Source::Shipped(text) => Some((*text).to_owned()),
            Source::File(path) => std::fs::read_to_string(path).ok(),
            Source::Ready(_) => None,
        }
    }

    fn add(&mut self, id: &str, source: Source) {
        let id = id.to_owned();
        let shelf = match self.read(&id, &source) {
            Ok(scenario) => {
                let (title, summary) = (scenario.title.clone(), scenario.summary.clone());
                Shelf { id, title, summary, fault: None, source }
            }
            Err(fault) => {
                let first = fault.lines().next().unwrap_or_default().to_owned();
                Shelf { title: id.clone(), id, summary: first, fault: Some(fault), source }
            }
        };
        match self.levels.iter_mut().find(|known| known.id == shelf.id) {
            Some(known) => *known = shelf,
            None => self.levels.push(shelf),
        }
    }

    fn read(&self, id: &str, source: &Source) -> Result<Arc<Scenario>, String> {
        let file;
        let text = match source {
            Source::Ready(scenario) => return Ok(Arc::clone(scenario)),
            Source::Shipped(text) => text,
            Source::File(path) => {
                (_, file) = level::find(&path.display().to_string()).map_err(|error| error.to_string())?;
                file.as_str()
            }
        };
        let assumptions = level::assumptions::named(&self.assumptions)
            .ok_or_else(|| format!("there is no assumption set `{}`", self.assumptions))?;
        level::parse(id, text, &assumptions)
            .map(|(scenario, _)| Arc::new(scenario))
            .map_err(|report| report.text(false))
    }
}
