//! The levels there are to play, so that no panel has to know where levels come from.

use crate::level;
use crate::session::journal::Text;
use crate::session::{Origin, open};
use crate::sim::luck;
use crate::sim::scenario::Scenario;
use crate::sim::{DispositionId, Hour, Side};
use bevy::prelude::*;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What a game is begun with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GameSetup {
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

impl GameSetup {
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
    /// Whether the menu shows it; a level that is known only from a game that was kept is not in the menu.
    pub listed: bool,
    source: Source,
}

#[derive(Clone, Debug)]
enum Source {
    Shipped(&'static str),
    File(PathBuf),
    /// The texts in the header of a journal.
    Kept(Box<Origin>),
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

    /// Builds a level, and gives the texts it was built from; none for a level that was never text.
    ///
    /// # Errors
    /// What is wrong with it, for people.
    pub fn open(&self, id: &str) -> Result<(Arc<Scenario>, Option<Origin>), String> {
        match self.levels.iter().find(|shelf| shelf.id == id) {
            Some(shelf) => self.read(id, &shelf.source),
            None => Err(format!("there is no level `{id}`")),
        }
    }

    /// The name of the level with these texts. A level is known by its text, not by its name: one that differs from that
    /// of the same name, because it was changed since or lay elsewhere, stands beside it.
    pub fn known(&mut self, origin: &Origin, scenario: &Scenario) -> String {
        if let Some(shelf) = self.levels.iter().find(|shelf| self.is(shelf, origin)) {
            return shelf.id.clone();
        }
        let id = format!("{}@{:016x}", origin.level.name, hash(origin));
        self.levels.push(Shelf {
            id: id.clone(),
            title: scenario.title.clone(),
            summary: scenario.summary.clone(),
            fault: None,
            listed: false,
            source: Source::Kept(Box::new(origin.clone())),
        });
        id
    }

    /// Whether a level has these texts now.
    fn is(&self, shelf: &Shelf, origin: &Origin) -> bool {
        match &shelf.source {
            Source::Ready(_) => false,
            Source::Kept(kept) => {
                kept.level.text == origin.level.text && kept.assumptions == origin.assumptions
            }
            source => {
                let same = self.origin(&shelf.id, source).is_ok_and(|o| o.level.text == origin.level.text);
                same && self.figures().is_ok_and(|figures| open::figures(&figures) == origin.assumptions)
            }
        }
    }

    fn add(&mut self, id: &str, source: Source) {
        let id = id.to_owned();
        let shelf = match self.read(&id, &source) {
            Ok((scenario, _)) => {
                let (title, summary) = (scenario.title.clone(), scenario.summary.clone());
                Shelf { id, title, summary, fault: None, listed: true, source }
            }
            Err(fault) => {
                // What the menu has room for: the first of what is wrong.
                let (title, summary) = (id.clone(), fault.lines().next().unwrap_or_default().to_owned());
                Shelf { title, id, summary, fault: Some(fault), listed: true, source }
            }
        };
        match self.levels.iter_mut().find(|known| known.id == shelf.id) {
            Some(known) => *known = shelf,
            None => self.levels.push(shelf),
        }
    }

    /// A level and the texts it was built from, which are read once, so that they are those it was built from.
    fn read(&self, id: &str, source: &Source) -> Result<(Arc<Scenario>, Option<Origin>), String> {
        let origin = match source {
            Source::Ready(scenario) => return Ok((Arc::clone(scenario), None)),
            Source::Kept(origin) => {
                let scenario = open::build(origin).map_err(|fault| fault.to_string())?;
                return Ok((Arc::new(scenario), Some((**origin).clone())));
            }
            source => self.origin(id, source)?,
        };
        level::parse(id, &origin.level.text, &self.figures()?)
            .map(|(scenario, _)| (Arc::new(scenario), Some(origin)))
            .map_err(|report| report.text(false))
    }

    fn origin(&self, id: &str, source: &Source) -> Result<Origin, String> {
        let text = match source {
            Source::Ready(_) => return Err(format!("`{id}` was never a text")),
            Source::Kept(origin) => return Ok((**origin).clone()),
            Source::Shipped(text) => (*text).to_owned(),
            Source::File(path) => {
                level::find(&path.display().to_string()).map_err(|error| error.to_string())?.1
            }
        };
        let assumptions = open::figures(&self.figures()?);
        Ok(Origin { level: Text { name: id.to_owned(), text }, assumptions })
    }

    /// The assumption set that levels are read under.
    fn figures(&self) -> Result<level::Assumptions, String> {
        level::assumptions::named(&self.assumptions)
            .ok_or_else(|| format!("there is no assumption set `{}`", self.assumptions))
    }
}

/// What tells a level from all others, with the figures it is read under.
fn hash(origin: &Origin) -> u64 {
    luck::subject(&origin.level.text) ^ luck::subject(&origin.assumptions.text).rotate_left(1)
}
