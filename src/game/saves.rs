//! Keeps the game that is played in a journal, and takes up one that was left.

use super::library::{Library, Setup};
use super::messages::SaveFailed;
use super::table::Game;
use crate::level;
use crate::session::journal::{self, Journal, Record, Text};
use crate::session::store::{self, Written};
use crate::session::{Origin, load, open};
use crate::sim::{Hour, Order, Side};
use bevy::prelude::{Local, MessageWriter, Res, Resource};
use std::path::{Path, PathBuf};

/// The folder in which every game that is played is kept; `None` keeps none.
#[derive(Resource, Clone, Debug, Default)]
pub struct Saves(pub Option<PathBuf>);

impl Saves {
    /// Writes a game that begins to a journal of its own. A level that was never a text has none.
    ///
    /// # Errors
    /// What the file system says. The game goes on, unkept.
    pub(super) fn keep(&self, library: &Library, game: &mut Game) -> std::io::Result<()> {
        let setup = game.setup().clone();
        let (Some(folder), true) = (&self.0, game.played()) else { return Ok(()) };
        let Some(origin) = origin(library, &setup.level) else { return Ok(()) };
        std::fs::create_dir_all(folder)?;
        let session = game.session_mut();
        session.keep_record(origin);
        session.save_to(&store::fresh_path(folder, &setup.level, setup.seed))
    }
}

fn origin(library: &Library, level: &str) -> Option<Origin> {
    let assumptions = level::assumptions::named(&library.assumptions)?;
    let level = Text { name: level.to_owned(), text: library.text(level)? };
    Some(Origin { level, assumptions: open::figures(&assumptions) })
}

/// Tells once when the disk takes no more of the journal. The game goes on, unkept.
pub(super) fn watch(game: Res<Game>, mut told: Local<bool>, mut unsaved: MessageWriter<SaveFailed>) {
    let failed = match game.session().written() {
        Some(Written::Failed(report)) => Some(report),
        _ => None,
    };
    let before = std::mem::replace(&mut *told, failed.is_some());
    if let Some(report) = failed.filter(|_| !before) {
        unsaved.write(SaveFailed { report });
    }
}

/// The game of a journal, at the hour at which it was left.
///
/// # Errors
/// Why it cannot be taken up, for people.
pub(super) fn resume(path: &Path) -> Result<Game, String> {
    let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
    let journal = journal::read(&bytes).map_err(|error| error.to_string())?;
    let session = open::open(path).map_err(|error| error.to_string())?.session;
    let scenario = session.scenario().clone();
    let beginning = load::begin(&journal.header, scenario).map_err(|error| error.to_string())?;
    let alliance = session.seats().human(Side::Alliance);
    let watched = session.seats().unwatched();
    let setup = Setup {
        level: journal.header.level.name.clone(),
        seed: journal.header.seed,
        side: if alliance || watched { Side::Alliance } else { Side::Adversary },
        pilot: watched.then(|| "recorded".to_owned()),
        launch_at: journal.header.launch_at,
        disposition: None,
    };
    let past = orders(&journal, setup.side, session.hour());
    Ok(Game::resumed(setup, session, beginning, past))
}

/// What a person ordered for a side before an hour, as it stood when each hour passed.
fn orders(journal: &Journal, of: Side, before: Hour) -> Vec<(Hour, Order)> {
    let mut given = Vec::new();
    for entry in &journal.entries {
        match &entry.record {
            Record::Ordered { hour, side, order } if *side == of && *hour < before => {
                given.push((*hour, *order));
            }
            Record::Undone { hour, side } if *side == of && *hour < before => {
                given.pop();
            }
            _ => {}
        }
    }
    given
}
