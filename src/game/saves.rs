//! Keeps the game that is played in a journal, and takes up one that was left.

use super::library::{GameSetup, Library};
use super::messages::{KeepElsewhere, KeptElsewhere, SaveFailed};
use super::playback::Playback;
use super::table::Game;
use crate::session::journal::{self, Journal, Record};
use crate::session::load::{self, Note};
use crate::session::open::{self, Damaged};
use crate::session::store::{Departure, Written};
use crate::session::{Origin, Seat, Session};
use crate::sim::{DispositionId, Hour, Order, Scenario, Side};
use bevy::prelude::{
    DetectChanges, DetectChangesMut, Local, MessageReader, MessageWriter, Res, ResMut, Resource,
};
use std::io;
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

/// Where the games that are played are kept.
#[derive(Resource, Clone, Debug, Default)]
pub struct Saves {
    /// The folder of new games; `None` keeps none.
    pub folder: Option<PathBuf>,
    /// Folders in which there may be older ones.
    pub others: Vec<PathBuf>,
}

/// Where whoever ends the program finds the journal of the game on the table.
#[derive(Resource, Clone, Debug, Default)]
pub struct Leaving(pub Departure);

impl Saves {
    /// Games in one folder, or none at all.
    pub fn in_folder(folder: Option<PathBuf>) -> Self {
        Self { folder, others: Vec::new() }
    }

    /// Every folder in which there may be games, each once.
    pub fn folders(&self) -> Vec<PathBuf> {
        let mut folders: Vec<PathBuf> = Vec::new();
        for folder in self.folder.iter().chain(&self.others) {
            if !folders.contains(folder) {
                folders.push(folder.clone());
            }
        }
        folders
    }

    /// Keeps a game that begins, from its first order on. A level that was never a text cannot be kept, nor is a game in
    /// which nobody plays.
    ///
    /// # Errors
    /// When the system gives no thread to write in. The game goes on, unkept.
    pub(super) fn keep(&self, origin: Option<Origin>, game: &mut Game) -> io::Result<()> {
        let (Some(folder), Some(origin), true) = (&self.folder, origin, game.played()) else { return Ok(()) };
        let session = game.session_mut();
        session.keep_record(origin);
        session.keep_in(folder)
    }
}

/// Tells once when the disk takes no more of the journal; what is missing is kept in memory, and the disk is asked again.
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

/// Notes the hour whenever time stops, so that nothing that ends the program takes it along.
pub(super) fn note_stops(playback: Res<Playback>, mut game: ResMut<Game>) {
    if playback.is_changed() && playback.paused() && game.hour() > 0 {
        game.bypass_change_detection().session_mut().note();
    }
}

/// Goes on with the journal in another folder; new games are kept there as well.
pub(super) fn move_elsewhere(
    mut wishes: MessageReader<KeepElsewhere>,
    mut saves: ResMut<Saves>,
    game: Option<ResMut<Game>>,
    mut told: MessageWriter<KeptElsewhere>,
) {
    let Some(KeepElsewhere(folder)) = wishes.read().last() else { return };
    let Some(mut game) = game else { return };
    let done = game.bypass_change_detection().session_mut().keep_elsewhere(folder);
    if done.is_ok() {
        let before = saves.folder.replace(folder.clone());
        saves.others.extend(before.filter(|before| before != folder));
    }
    told.write(KeptElsewhere { folder: folder.clone(), refused: done.err() });
}

/// A game that is being taken up, in a thread of its own: whatever is in the file, the table does not stand still.
#[derive(Resource, Debug, Default)]
pub struct Loading(Option<(PathBuf, JoinHandle<Result<Resumed, String>>)>);

impl Loading {
    /// The file that is being read, if one is.
    pub fn path(&self) -> Option<&Path> {
        self.0.as_ref().map(|(path, _)| path.as_path())
    }

    /// Begins to read a file; what was being read before is given up.
    pub(super) fn begin(&mut self, path: PathBuf, damaged: Damaged) -> io::Result<()> {
        let file = path.clone();
        let thread = std::thread::Builder::new().name("load".to_owned());
        self.0 = Some((path, thread.spawn(move || resume(&file, damaged))?));
        Ok(())
    }

    /// Nobody waits for it any more.
    pub(super) fn give_up(&mut self) {
        self.0 = None;
    }

    /// What was read, once it has been.
    pub(super) fn take(&mut self) -> Option<(PathBuf, Result<Resumed, String>)> {
        let (path, thread) = self.0.take_if(|(_, thread)| thread.is_finished())?;
        let done = thread.join().unwrap_or_else(|_| Err("the reading broke off".to_owned()));
        Some((path, done))
    }
}

/// A game that was left.
#[derive(Debug)]
pub(super) struct Resumed {
    session: Session,
    beginning: Session,
    past: Vec<(Hour, Order)>,
    setup: GameSetup,
    origin: Origin,
    /// What its player should know.
    pub(super) notes: Vec<Note>,
}

impl Resumed {
    /// The game, of a level that the library knows.
    pub(super) fn into_game(self, library: &mut Library) -> (Game, Vec<Note>) {
        let level = library.known(&self.origin, self.session.scenario());
        let setup = GameSetup { level, ..self.setup };
        (Game::resumed(setup, self.session, self.beginning, self.past), self.notes)
    }
}

/// The game of a journal, at the hour at which it was left.
///
/// # Errors
/// Why it cannot be taken up, for people.
fn resume(path: &Path, damaged: Damaged) -> Result<Resumed, String> {
    let loaded = open::open(path, damaged).map_err(|failure| failure.to_string())?;
    let session = loaded.session;
    let text = session.journal().expect("a loaded game has its record");
    let journal = journal::read(text.as_bytes()).map_err(|error| error.to_string())?;
    let scenario = session.scenario().clone();
    let disposition = journal.header.disposition.as_deref().and_then(|name| disposition(&scenario, name));
    let beginning = load::begin(&journal.header, scenario).map_err(|error| error.to_string())?;
    let watched = session.seats().unwatched();
    let side =
        if session.seats().human(Side::Alliance) || watched { Side::Alliance } else { Side::Adversary };
    let pilot = match &session.seats().alliance {
        Seat::Mind(policy) if watched => Some(policy.name.clone()),
        _ => None,
    };
    let setup = GameSetup {
        level: journal.header.level.name.clone(),
        seed: journal.header.seed,
        side,
        pilot,
        launch_at: journal.header.launch_at,
        disposition,
    };
    let past = orders(&journal, side, session.hour());
    Ok(Resumed { beginning, past, setup, origin: journal.header.origin(), notes: loaded.notes, session })
}

fn disposition(scenario: &Scenario, name: &str) -> Option<DispositionId> {
    scenario.dispositions.iter().position(|known| known.id == name).map(DispositionId::from)
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
