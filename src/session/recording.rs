//! The record of a running game: its lines so far, and the writer they go to.

use super::journal::{self, Header, Record};
use super::store::{self, Held, Writer};
use crate::sim::Hour;
use crate::sim::digest::{Digest, PARTS};
use std::io;
use std::path::Path;

/// The record of one game.
#[derive(Debug)]
pub struct Recording {
    header: Header,
    records: Vec<Record>,
    writer: Option<Writer>,
}

impl Recording {
    /// The record of a game that begins.
    pub fn new(header: Header) -> Self {
        Self::resumed(header, Vec::new())
    }

    /// The record of a game that goes on.
    pub fn resumed(header: Header, records: Vec<Record>) -> Self {
        Self { header, records, writer: None }
    }

    /// Goes on with a writer that has everything so far.
    pub fn go_on(&mut self, writer: Writer) {
        self.writer = Some(writer);
    }

    /// Adds a record.
    pub fn add(&mut self, record: Record) {
        if let Some(writer) = &mut self.writer {
            writer.append(&record);
        }
        self.records.push(record);
    }

    /// The game stands at an hour now.
    pub fn stand(&self, hour: Hour) {
        if let Some(writer) = &self.writer {
            writer.stand(hour);
        }
    }

    /// Notes the hour the game is left at, unless the last record does so anyway.
    pub fn leave(&mut self, hour: Hour) {
        if self.last_hour() != hour {
            self.add(Record::Reached { hour });
        }
    }

    /// The journal of a game that stands at `hour`.
    pub fn text(&self, hour: Hour) -> String {
        let reached = (self.last_hour() != hour).then_some(Record::Reached { hour });
        journal::write(&self.header, self.records.iter().chain(&reached)).0
    }

    /// Goes on in a file of a folder that is created with the next record.
    ///
    /// # Errors
    /// When the system gives no thread to write in.
    pub fn keep_in(&mut self, folder: &Path) -> io::Result<()> {
        let (text, end) = journal::write(&self.header, &self.records);
        let stem = store::stem(&self.header.level.name, self.header.seed);
        self.writer = Some(Writer::begin(folder, &stem, text, end, self.last_hour())?);
        Ok(())
    }

    /// Creates a file of this very name and goes on writing to it; a file that is there is kept.
    ///
    /// # Errors
    /// What the file system says.
    pub fn save_to(&mut self, path: &Path) -> io::Result<()> {
        let (text, end) = journal::write(&self.header, &self.records);
        let held = Held::create_at(path, text.as_bytes())?;
        self.writer = Some(Writer::resume(held, text.into_bytes(), end, self.last_hour())?);
        Ok(())
    }

    /// The writer, when the record goes to a file.
    pub fn writer(&self) -> Option<&Writer> {
        self.writer.as_ref()
    }

    fn last_hour(&self) -> Hour {
        self.records.last().map_or(0, Record::hour)
    }
}

/// A digest as it stands in a journal.
pub fn parts(digest: &Digest) -> Vec<(String, u64)> {
    PARTS.iter().zip(digest.parts).map(|(name, hash)| ((*name).to_owned(), hash)).collect()
}
