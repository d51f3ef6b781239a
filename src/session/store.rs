//! Where saves lie and how they get there: created whole or not at all, then appended and synced by a thread, so
//! that an order can be drawn as given once it is on the disk.

use super::data;
use super::journal::{self, End, Journal, Record, Unreadable};
use crate::sim::Hour;
use crate::sim::state::Outcome;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::SystemTime;

/// How the name of a save ends.
pub const EXTENSION: &str = "journal";

/// Environment variable that names another folder for saves.
pub const FOLDER_VARIABLE: &str = "ASSURED_DISRUPTION_SAVES";

/// The folder of the player's saves, by the platform's conventions; `None` when the platform has none.
pub fn folder() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os(FOLDER_VARIABLE).filter(|folder| !folder.is_empty()) {
        return Some(folder.into());
    }
    data::folder().map(|folder| folder.join("saves"))
}

/// XDG base directories: a relative or empty `XDG_DATA_HOME` is to be ignored.
#[cfg(target_os = "linux")]
pub(super) fn data_home() -> Option<PathBuf> {
    let given = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    given.or_else(|| std::env::home_dir().map(|home| home.join(".local").join("share")))
}

#[cfg(target_os = "macos")]
pub(super) fn data_home() -> Option<PathBuf> {
    std::env::home_dir().map(|home| home.join("Library").join("Application Support"))
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub(super) fn data_home() -> Option<PathBuf> {
    bevy::platform::dirs::preferences_dir()
}

/// A save in the list.
#[derive(Clone, Debug)]
pub struct Save {
    /// Where it lies.
    pub path: PathBuf,
    /// When it was last written to.
    pub written: SystemTime,
    /// What is in it, as far as it can be read.
    pub glance: Result<Glance, Unreadable>,
}

/// A save at a glance.
#[derive(Clone, Debug, PartialEq)]
pub struct Glance {
    /// Name of the level.
    pub level: String,
    /// Key of the game's luck.
    pub seed: u64,
    /// The hour it was left at.
    pub hour: Hour,
    /// How it ended, if it did.
    pub outcome: Option<Outcome>,
}

impl Glance {
    /// A journal at a glance.
    pub fn of(journal: &Journal) -> Self {
        let last = journal.entries.iter().map(|entry| entry.record.hour()).max();
        let outcome = journal.entries.iter().rev().find_map(|entry| match entry.record {
            Record::Ended { outcome, .. } => Some(outcome),
            _ => None,
        });
        let header = &journal.header;
        Self { level: header.level.name.clone(), seed: header.seed, hour: last.unwrap_or(0), outcome }
    }
}

/// The saves of a folder, the one last written first; a folder that does not exist has none.
///
/// # Errors
/// When the folder or a save in it cannot be read at all.
pub fn list(folder: &Path) -> io::Result<Vec<Save>> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut saves = Vec::new();
    for entry in entries {
        let entry = entry?;
        let path = entry.path();
        if path.extension().is_none_or(|extension| extension != EXTENSION) || !entry.metadata()?.is_file() {
            continue;
        }
        let written = entry.metadata()?.modified()?;
        let glance = journal::read(&fs::read(&path)?).map(|journal| Glance::of(&journal));
        saves.push(Save { path, written, glance });
    }
    saves.sort_by(|a, b| b.written.cmp(&a.written).then_with(|| b.path.cmp(&a.path)));
    Ok(saves)
}

/// A name in a folder that no save has yet: the level, the seed, and a number when that is taken.
pub fn fresh_path(folder: &Path, level: &str, seed: u64) -> PathBuf {
    let safe = |c: char| if c.is_ascii_alphanumeric() || c == '_' || c == '-' { c } else { '_' };
    let level: String = level.chars().take(64).map(safe).collect();
    let numbered = |n: u32| match n {
        1 => folder.join(format!("{level}-{seed}.{EXTENSION}")),
        n => folder.join(format!("{level}-{seed}-{n}.{EXTENSION}")),
    };
    (1..).map(numbered).find(|path| !path.exists()).expect("one of four thousand million names is free")
}

/// Writes a file whole or not at all: beside it first, synced, then moved into place.
///
/// # Errors
/// What the file system says.
pub fn create(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder)?;
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.new", std::process::id()));
    let written = File::create(&beside).and_then(|mut file| {
        file.write_all(text.as_bytes())?;
        file.sync_all()
    });
    let moved = written.and_then(|()| fs::rename(&beside, path));
    if moved.is_err() {
        // The first error is the one to tell; a leftover that cannot be removed either does no harm.
        let _ = fs::remove_file(&beside);
    }
    moved
}

/// How far the writing thread has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// Everything is on the disk.
    All,
    /// Something is on its way there.
    Waiting,
    /// The disk said no; nothing more will be written.
    Failed(String),
}

/// Appends lines to a journal and syncs them, in a thread of its own. Dropping it writes what was given to it.
#[derive(Debug)]
pub struct Writer {
    path: PathBuf,
    sum: u32,
    sender: Option<Sender<String>>,
    thread: Option<JoinHandle<()>>,
    progress: Arc<Progress>,
}

#[derive(Debug, Default)]
struct Progress {
    counts: Mutex<Counts>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct Counts {
    given: u64,
    synced: u64,
    failure: Option<String>,
}

impl Progress {
    fn counts(&self) -> MutexGuard<'_, Counts> {
        self.counts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Writer {
    /// Goes on after the whole lines of a journal; a torn line behind them is cut off.
    ///
    /// # Errors
    /// When the file cannot be opened for writing.
    pub fn resume(path: &Path, end: End) -> io::Result<Self> {
        let mut file = OpenOptions::new().write(true).open(path)?;
        file.set_len(end.bytes)?;
        file.seek(SeekFrom::End(0))?;
        if end.unbroken {
            file.write_all(b"\n")?;
        }
        let progress = Arc::new(Progress::default());
        let (sender, receiver) = channel();
        let seen = Arc::clone(&progress);
        let thread = std::thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || write_lines(&mut file, &receiver, &seen))?;
        let (sender, thread) = (Some(sender), Some(thread));
        Ok(Self { path: path.to_owned(), sum: end.sum, sender, thread, progress })
    }

    /// Where it writes.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Hands a record to the thread.
    pub fn append(&mut self, record: &Record) {
        let (line, sum) = journal::line(record, self.sum);
        self.sum = sum;
        self.progress.counts().given += 1;
        if let Some(sender) = &self.sender {
            // The thread ends early only on a failure, which `written` tells.
            let _ = sender.send(line);
        }
    }

    /// How far the thread has come.
    pub fn written(&self) -> Written {
        let counts = self.progress.counts();
        match &counts.failure {
            Some(failure) => Written::Failed(failure.clone()),
            None if counts.synced == counts.given => Written::All,
            None => Written::Waiting,
        }
    }

    /// Waits until everything is on the disk or the disk has said no.
    pub fn flush(&self) -> Written {
        let waiting = |counts: &mut Counts| counts.failure.is_none() && counts.synced < counts.given;
        let held = self.progress.changed.wait_while(self.progress.counts(), waiting);
        drop(held);
        self.written()
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has nothing left to write.
            let _ = thread.join();
        }
    }
}

/// Writes whatever has come together, then syncs once for all of it.
fn write_lines(file: &mut File, lines: &Receiver<String>, progress: &Progress) {
    while let Ok(first) = lines.recv() {
        let (mut text, mut count) = (first, 1);
        for line in lines.try_iter() {
            text.push_str(&line);
            count += 1;
        }
        let done = file.write_all(text.as_bytes()).and_then(|()| file.sync_data());
        let mut counts = progress.counts();
        match done {
            Ok(()) => counts.synced += count,
            Err(error) => counts.failure = Some(error.to_string()),
        }
        let failed = counts.failure.is_some();
        drop(counts);
        progress.changed.notify_all();
        if failed {
            return;
        }
    }
}
