//! Appends to a journal in a thread of its own, so that an order can be drawn as given once it is on the disk. A disk
//! that says no is asked again until it says yes: the journal is kept in memory meanwhile, and nothing of it is lost.

use super::super::journal::{self, End, Record};
use super::file::Held;
use crate::sim::Hour;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

/// How often a disk that said no is asked again.
const AGAIN: Duration = Duration::from_secs(2);

/// How long anybody waits for a disk that gives no answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// How far the writing thread has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// Everything is on the disk.
    All,
    /// Nothing has happened yet that is worth a file.
    Unbegun,
    /// Something is on its way there.
    Waiting,
    /// The disk said no; it is asked again.
    Failed(String),
}

/// A journal and the thread that writes it. Dropping it writes what was given to it.
#[derive(Debug)]
pub struct Writer {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Shared {
    pending: Mutex<Pending>,
    /// Something is to be done, or asked again.
    called: Condvar,
    /// Something was done, or tried.
    done: Condvar,
}

/// What lies between whoever gives records and the thread.
#[derive(Debug)]
struct Pending {
    /// The journal as it should be on the disk.
    text: Vec<u8>,
    /// Bytes of it that are there.
    synced: usize,
    /// Checksum of its last line.
    sum: u32,
    /// Hour of its last record.
    noted: Hour,
    /// Hour at which the game stands.
    hour: Hour,
    /// Whether there is anything worth a file.
    begun: bool,
    /// The folder and the name, without number and ending, under which a file is created.
    place: (PathBuf, String),
    /// The folder in which a new file is to be created, even if there is one.
    moves: Option<PathBuf>,
    /// The same while that attempt is under way.
    moving: Option<PathBuf>,
    /// Why that could not be done.
    refused: Option<String>,
    /// The file, once there is one.
    path: Option<PathBuf>,
    /// Why the last attempt failed.
    failure: Option<String>,
    /// Whether a failed attempt is to be repeated at once.
    asked: bool,
    /// Attempts made.
    attempts: u64,
    /// Whether nothing more will come.
    closing: bool,
    /// Whether the last attempt of all is under way.
    parting: bool,
    /// Whether the thread has ended.
    closed: bool,
}

impl Pending {
    fn settled(&self) -> bool {
        let there = self.synced == self.text.len() && self.path.is_some();
        !self.begun || (there && self.moves.is_none() && self.moving.is_none())
    }

    fn append(&mut self, record: &Record) {
        let (line, sum) = journal::line(record, self.sum);
        self.text.extend_from_slice(line.as_bytes());
        (self.sum, self.noted, self.begun) = (sum, record.hour(), true);
    }

    fn written(&self) -> Written {
        match &self.failure {
            Some(failure) => Written::Failed(failure.clone()),
            None if !self.begun => Written::Unbegun,
            None if self.settled() => Written::All,
            None => Written::Waiting,
        }
    }
}

impl Shared {
    fn pending(&self) -> MutexGuard<'_, Pending> {
        self.pending.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits until everything is on the disk, the disk has said no, or patience ends.
    fn flush(&self) -> Written {
        let mut pending = self.pending();
        pending.asked = true;
        self.called.notify_all();
        let before = pending.attempts;
        let waiting = |pending: &mut Pending| {
            !pending.settled() && !pending.closed && (pending.failure.is_none() || pending.attempts == before)
        };
        let waited = self.done.wait_timeout_while(pending, PATIENCE, waiting);
        waited.unwrap_or_else(PoisonError::into_inner).0.written()
    }
}

/// A hand on a writer that can note the hour at which the game stands, whoever holds the writer.
#[derive(Clone, Debug)]
pub struct Handle(Arc<Shared>);

impl Handle {
    /// Notes the hour, if the game is worth a file, and waits until it is on the disk.
    pub fn leave(&self) -> Written {
        let mut pending = self.0.pending();
        if pending.hour != pending.noted {
            let hour = pending.hour;
            pending.append(&Record::Reached { hour });
        }
        drop(pending);
        self.0.flush()
    }
}

impl Writer {
    /// Writes a journal that begins: its file is created in a folder with the first record.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn begin(folder: &Path, stem: &str, text: String, end: End, hour: Hour) -> io::Result<Self> {
        Self::start(
            Pending::new((folder.to_owned(), stem.to_owned()), text.into_bytes(), end.sum, hour),
            None,
        )
    }

    /// Goes on in a file after its whole lines, which are given; a torn line behind them is cut off.
    ///
    /// # Errors
    /// When the system gives no thread.
    pub fn resume(held: Held, mut text: Vec<u8>, end: End, hour: Hour) -> io::Result<Self> {
        text.truncate(end.bytes as usize);
        let synced = text.len();
        if end.unbroken {
            text.push(b'\n');
        }
        let path = held.path().to_owned();
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let pending = Pending {
            synced,
            begun: true,
            path: Some(path),
            ..Pending::new((folder, stem), text, end.sum, hour)
        };
        Self::start(pending, Some(held))
    }

    fn start(pending: Pending, held: Option<Held>) -> io::Result<Self> {
        let shared =
            Arc::new(Shared { pending: Mutex::new(pending), called: Condvar::new(), done: Condvar::new() });
        let seen = Arc::clone(&shared);
        let thread =
            std::thread::Builder::new().name("journal".to_owned()).spawn(move || work(held, &seen))?;
        Ok(Self { shared, thread: Some(thread) })
    }

    /// Where it writes, once there is a file.
    pub fn path(&self) -> Option<PathBuf> {
        self.shared.pending().path.clone()
    }

    /// Hands a record to the thread.
    pub fn append(&mut self, record: &Record) {
        self.shared.pending().append(record);
        self.shared.called.notify_all();
    }

    /// Tells at which hour the game stands, for whoever has to note it in a hurry.
    pub fn stand(&self, hour: Hour) {
        self.shared.pending().hour = hour;
    }

    /// Creates the file now, with whatever there is.
    pub fn create(&self) -> Written {
        self.shared.pending().begun = true;
        self.shared.flush()
    }

    /// Goes on in a new file in another folder, which gets the whole journal. The file so far stays as it is.
    ///
    /// # Errors
    /// Why there can be no file there; the place so far is kept then.
    pub fn elsewhere(&self, folder: &Path) -> Result<(), String> {
        let mut pending = self.shared.pending();
        if !pending.begun {
            pending.place.0 = folder.to_owned();
            return Ok(());
        }
        pending.moves = Some(folder.to_owned());
        pending.refused = None;
        self.shared.called.notify_all();
        let waiting =
            |pending: &mut Pending| (pending.moves.is_some() || pending.moving.is_some()) && !pending.closed;
        let waited = self.shared.done.wait_timeout_while(pending, PATIENCE, waiting);
        let mut pending = waited.unwrap_or_else(PoisonError::into_inner).0;
        pending.refused.take().map_or(Ok(()), Err)
    }

    /// How far the thread has come.
    pub fn written(&self) -> Written {
        self.shared.pending().written()
    }

    /// Waits until everything is on the disk, the disk has said no, or some seconds have passed without an answer.
    pub fn flush(&self) -> Written {
        self.shared.flush()
    }

    /// A hand on it, for whoever ends the program.
    pub fn handle(&self) -> Handle {
        Handle(Arc::clone(&self.shared))
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.shared.pending().closing = true;
        self.shared.called.notify_all();
        let waiting = |pending: &mut Pending| !pending.closed;
        let waited = self.shared.done.wait_timeout_while(self.shared.pending(), PATIENCE, waiting);
        let closed = waited.unwrap_or_else(PoisonError::into_inner).0.closed;
        if let Some(thread) = self.thread.take().filter(|_| closed) {
            // A thread that panicked has nothing left to write.
            let _ = thread.join();
        }
    }
}

impl Pending {
    /// Takes what came of an attempt after which so many bytes are to be on the disk.
    fn take(&mut self, length: usize, done: io::Result<()>, held: Option<&Held>) {
        self.attempts += 1;
        let moved = self.moving.take();
        match (done, moved) {
            (Ok(()), moved) => {
                (self.synced, self.failure) = (length, None);
                self.path = held.map(|held| held.path().to_owned());
                if let Some(folder) = moved {
                    self.place.0 = folder;
                }
            }
            (Err(error), Some(_)) => self.refused = Some(error.to_string()),
            (Err(error), None) => self.failure = Some(error.to_string()),
        }
    }

    fn new(place: (PathBuf, String), text: Vec<u8>, sum: u32, hour: Hour) -> Self {
        Self {
            text,
            synced: 0,
            sum,
            noted: hour,
            hour,
            begun: false,
            place,
            moves: None,
            moving: None,
            refused: None,
            path: None,
            failure: None,
            asked: false,
            attempts: 0,
            closing: false,
            parting: false,
            closed: false,
        }
    }
}

/// What one attempt is to do.
enum Task {
    /// Put the whole text into a new file of this folder and name.
    Create(PathBuf, String, Vec<u8>),
    /// Put what is new behind what is there.
    Append(usize, Vec<u8>),
}

/// Writes whatever has come together, then syncs once for all of it, until nothing more comes.
fn work(mut held: Option<Held>, shared: &Shared) {
    while let Some(task) = next(held.is_some(), shared) {
        let (length, done) = match task {
            Task::Create(folder, stem, text) => {
                (text.len(), Held::create(&folder, &stem, &text).map(|created| held = Some(created)))
            }
            Task::Append(after, text) => {
                let file = held.as_mut().expect("only a file that is there is appended to");
                let done = file.append(after as u64, &text);
                // A file that was removed is created anew.
                if done.as_ref().is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
                    held = None;
                }
                (after + text.len(), done)
            }
        };
        shared.pending().take(length, done, held.as_ref());
        shared.done.notify_all();
    }
    shared.pending().closed = true;
    shared.done.notify_all();
}

/// Waits for something to do; `None` when there is nothing more.
fn next(there: bool, shared: &Shared) -> Option<Task> {
    let mut pending = shared.pending();
    loop {
        let idle = |pending: &mut Pending| !pending.closing && pending.settled();
        pending = if pending.failure.is_some() && !pending.settled() {
            let patient =
                |pending: &mut Pending| !pending.closing && !pending.asked && pending.moves.is_none();
            let waited = shared.called.wait_timeout_while(pending, AGAIN, patient);
            waited.unwrap_or_else(PoisonError::into_inner).0
        } else {
            shared.called.wait_while(pending, idle).unwrap_or_else(PoisonError::into_inner)
        };
        if pending.closing && (pending.settled() || pending.parting) {
            return None;
        }
        if !pending.settled() {
            break;
        }
    }
    (pending.asked, pending.parting) = (false, pending.closing);
    pending.moving = pending.moves.take();
    let (folder, stem) = pending.place.clone();
    Some(match &pending.moving {
        Some(other) => Task::Create(other.clone(), stem, pending.text.clone()),
        None if !there => Task::Create(folder, stem, pending.text.clone()),
        None => Task::Append(pending.synced, pending.text[pending.synced..].to_vec()),
    })
}
