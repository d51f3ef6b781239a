//! Keeping the record of a game: what is noted, and where it is written.

use super::journal::{self, Record};
use super::recording::{self, Recording};
use super::store::{self, Written};
use super::{Origin, Session};
use crate::sim::units::DAY;
use crate::sim::{self, DispositionId, Side};
use std::io;
use std::path::{Path, PathBuf};

impl Session {
    /// Keeps a record from now on, for a save. To be called before the first hour passes and the first order is
    /// given: a game of which something is missing could not be played again. Gives whether a record is kept.
    pub fn keep_record(&mut self, origin: Origin) -> bool {
        let untouched =
            self.state.hour == 0 && Side::BOTH.into_iter().all(|side| self.given(side).is_empty());
        if untouched && self.recording.is_none() {
            self.recording = Some(Recording::new(self.header(origin)));
        }
        self.recording.is_some()
    }

    /// The journal of the game up to now; `None` when no record is kept.
    pub fn journal(&self) -> Option<String> {
        self.recording.as_ref().map(|recording| recording.text(self.state.hour))
    }

    /// From now on writes the record to a file of its own in a folder. The file is created with the first record, so that a
    /// game in which nothing was done leaves none; a disk that says no is asked again while the game goes on.
    ///
    /// # Errors
    /// When no record is kept, or the system gives no thread to write in.
    pub fn keep_in(&mut self, folder: &Path) -> io::Result<()> {
        self.recording.as_mut().ok_or_else(no_record)?.keep_in(folder)
    }

    /// Writes the journal to a new file of this name, whole or not at all, and from now on appends to it.
    ///
    /// # Errors
    /// What the file system says; [`io::ErrorKind::Unsupported`] when no record is kept.
    pub fn save_to(&mut self, path: &Path) -> io::Result<()> {
        self.recording.as_mut().ok_or_else(no_record)?.save_to(path)
    }

    /// Goes on in a new file in another folder, which gets the whole record.
    ///
    /// # Errors
    /// Why there can be none there, as the file system says it; the place so far is kept then.
    pub fn keep_elsewhere(&mut self, folder: &Path) -> Result<(), String> {
        match self.recording.as_mut() {
            None => Err(no_record().to_string()),
            Some(recording) => match recording.writer() {
                Some(writer) => writer.elsewhere(folder),
                None => recording.keep_in(folder).map_err(|error| error.to_string()),
            },
        }
    }

    /// How far the writing of the journal has come; `None` when it is not written to a file.
    pub fn written(&self) -> Option<Written> {
        self.recording.as_ref()?.writer().map(store::Writer::written)
    }

    /// The file the journal is written to, once there is one.
    pub fn file(&self) -> Option<PathBuf> {
        self.recording.as_ref()?.writer()?.path()
    }

    /// A hand on the writer, for whoever ends the program.
    pub fn handle(&self) -> Option<store::Handle> {
        self.recording.as_ref()?.writer().map(store::Writer::handle)
    }

    /// Notes the hour the game is left at and waits until all of the journal is on the disk, or the disk says no.
    pub fn pause(&mut self) -> Option<Written> {
        let hour = self.state.hour;
        self.recording.as_mut()?.leave(hour);
        self.recording.as_ref()?.writer().map(store::Writer::flush)
    }

    /// Notes the hour at which the game stands, without waiting for the disk.
    pub fn note(&mut self) {
        let hour = self.state.hour;
        if let Some(recording) = &mut self.recording {
            recording.leave(hour);
        }
    }

    /// Whether the record holds a digest of this hour.
    pub(super) fn digest_due(&self) -> bool {
        self.over().is_some() || self.state.war.is_some() || self.state.hour.is_multiple_of(DAY)
    }

    /// Records the digest when one is due, and the end.
    pub(super) fn note_hour(&mut self) {
        let Some(recording) = &self.recording else { return };
        let hour = self.state.hour;
        recording.stand(hour);
        if self.digest_due() {
            self.record(Record::Digest { hour, parts: recording::parts(&self.digest()) });
        }
        if let Some(outcome) = self.over() {
            self.record(Record::Ended { hour, outcome });
        }
    }

    pub(super) fn record(&mut self, record: Record) {
        if let Some(recording) = &mut self.recording {
            recording.add(record);
        }
    }

    fn header(&self, origin: Origin) -> journal::Header {
        let named = |id: DispositionId| self.scenario.dispositions[id.index()].id.clone();
        journal::Header {
            format: journal::FORMAT,
            rules: sim::RULES_VERSION,
            game: env!("CARGO_PKG_VERSION").to_owned(),
            title: self.scenario.title.clone(),
            level: origin.level,
            assumptions: origin.assumptions,
            seed: self.seed(),
            launch_at: self.setup.launch_at,
            disposition: self.setup.disposition.map(named),
            alliance: self.seats.alliance.author(),
            adversary: self.seats.adversary.author(),
        }
    }
}

fn no_record() -> io::Error {
    io::Error::new(io::ErrorKind::Unsupported, "no record of this game is kept")
}
