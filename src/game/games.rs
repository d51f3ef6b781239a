//! The list of games that were kept, made in a thread of its own: however many there are, the menu does not wait.

use super::messages::{DeleteGame, DeleteRefused};
use super::saves::Saves;
use crate::session::store::{self, Save};
use bevy::prelude::{DetectChangesMut, MessageReader, MessageWriter, Res, ResMut, Resource};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::SystemTime;

/// The games, the one last played first.
#[derive(Resource, Debug, Default)]
pub struct Games {
    /// Those found so far.
    pub saves: Vec<Save>,
    /// Why a folder could not be read, if one could not.
    pub trouble: Option<String>,
    search: Option<Search>,
}

/// A look through the folders. Dropping it ends it.
#[derive(Debug)]
struct Search {
    shared: Arc<Shared>,
    thread: JoinHandle<()>,
}

#[derive(Debug, Default)]
struct Shared {
    found: Mutex<Found>,
    unwanted: AtomicBool,
}

#[derive(Debug, Default)]
struct Found {
    saves: Vec<Save>,
    trouble: Option<String>,
}

impl Drop for Search {
    fn drop(&mut self) {
        self.shared.unwanted.store(true, Ordering::Relaxed);
    }
}

impl Games {
    /// Whether there may be more than are listed yet.
    pub fn searching(&self) -> bool {
        self.search.is_some()
    }

    /// The game to go on with: the one last played that has not ended.
    pub fn last(&self) -> Option<&Save> {
        self.saves.iter().find(|save| save.open())
    }

    /// The damaged games that were played later than the one to go on with.
    pub fn damaged_since(&self) -> impl Iterator<Item = &Save> {
        self.saves.iter().take_while(|save| !save.open()).filter(|save| save.damage.is_some())
    }

    /// The place of a file in the list.
    pub fn position(&self, path: &Path) -> Option<usize> {
        self.saves.iter().position(|save| save.path == path)
    }

    fn begin(&mut self, folders: Vec<PathBuf>) {
        let shared = Arc::new(Shared::default());
        let seen = Arc::clone(&shared);
        let thread = std::thread::Builder::new().name("games".to_owned());
        *self = Self::default();
        match thread.spawn(move || search(&folders, &seen)) {
            Ok(thread) => self.search = Some(Search { shared, thread }),
            Err(error) => self.trouble = Some(error.to_string()),
        }
    }

    /// Takes what has been found; tells whether that was anything.
    fn take(&mut self) -> bool {
        let Some(search) = &self.search else { return false };
        let finished = search.thread.is_finished();
        let found = std::mem::take(&mut *search.shared.found.lock().unwrap_or_else(PoisonError::into_inner));
        let news = !found.saves.is_empty() || found.trouble.is_some() || finished;
        self.saves.extend(found.saves);
        self.trouble = self.trouble.take().or(found.trouble);
        if finished {
            self.search = None;
        }
        news
    }
}

/// Looks at every save of some folders, the one last written first, and clears away what was left half made.
fn search(folders: &[PathBuf], shared: &Shared) {
    let found = || shared.found.lock().unwrap_or_else(PoisonError::into_inner);
    let mut paths: Vec<(PathBuf, SystemTime)> = Vec::new();
    for folder in folders {
        store::sweep(folder);
        match store::paths(folder) {
            Ok(inside) => paths.extend(inside),
            Err(error) => found().trouble = Some(format!("{}: {error}", folder.display())),
        }
    }
    paths.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| b.0.cmp(&a.0)));
    for (path, written) in paths {
        if shared.unwanted.load(Ordering::Relaxed) {
            return;
        }
        let save = Save::look(path, written);
        found().saves.push(save);
    }
}

/// Begins to look whenever the menu opens.
pub(super) fn begin(saves: Res<Saves>, mut games: ResMut<Games>) {
    games.begin(saves.folders());
}

/// Takes what has been found.
pub(super) fn take(mut games: ResMut<Games>) {
    if games.bypass_change_detection().take() {
        games.set_changed();
    }
}

/// Removes games for good.
pub(super) fn delete(
    mut wishes: MessageReader<DeleteGame>,
    mut games: ResMut<Games>,
    mut refused: MessageWriter<DeleteRefused>,
) {
    for DeleteGame(path) in wishes.read() {
        // Only what is on the list can be asked for.
        let Some(index) = games.position(path) else { continue };
        match store::delete(path) {
            Ok(()) => drop(games.saves.remove(index)),
            Err(error) => {
                refused.write(DeleteRefused { path: path.clone(), report: error.to_string() });
            }
        }
    }
}
