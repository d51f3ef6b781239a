//! A save is a journal: a header with everything the game was built from, then one line a record. This file owns the
//! records and the form of a line; `read` gets them back from any bytes whatever.
//!
//! A line is eight hexadecimal digits, a blank, and the record in RON. The digits are the CRC-32 of the record's
//! text, continued from that of the line before: a line that was altered, lost, doubled or moved is found. Line ends do
//! not count: a journal that went through a program that writes others is the journal it was.

mod read;

pub use read::{Glance, Glimpse, glance, read};

use super::Origin;
use crate::sim::ledger::Ledger;
use crate::sim::orders::Order;
use crate::sim::state::Outcome;
use crate::sim::{Hour, Side};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Version of the form of a journal, raised when an older game could not read it.
pub const FORMAT: u32 = 1;

/// The most bytes of a journal. A long game with a large level takes a tenth of it.
pub const MOST_BYTES: u64 = 16 << 20;

/// The most records of a journal. A long game with many second thoughts takes a tenth of it.
pub const MOST_RECORDS: usize = 50_000;

/// A text the game was built from, under the name it had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    /// What it was called.
    pub name: String,
    /// All of it.
    pub text: String,
}

/// Who decided for a side. A policy is kept as its own text, so that a journal stays readable when policies change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Author {
    /// A person.
    Human,
    /// A mind, with its policy in RON.
    Mind(String),
}

/// Everything a game was built from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// [`FORMAT`] of the journal.
    pub format: u32,
    /// Version of the rules it was played under.
    pub rules: u32,
    /// Version of the game that wrote it.
    pub game: String,
    /// Title of the level, for lists of games; empty in journals of versions that did not keep it.
    #[serde(default)]
    pub title: String,
    /// The level.
    pub level: Text,
    /// The assumption set, as its figures.
    pub assumptions: Text,
    /// Key of the game's luck.
    pub seed: u64,
    /// Hour at which the launch was set, if it was.
    pub launch_at: Option<Hour>,
    /// Disposition that was set, by its name in the level.
    pub disposition: Option<String>,
    /// Who decided for the alliance.
    pub alliance: Author,
    /// Who decided for the adversary.
    pub adversary: Author,
}

impl Header {
    /// The texts a game is built from.
    pub fn origin(&self) -> Origin {
        Origin { level: self.level.clone(), assumptions: self.assumptions.clone() }
    }
}

/// One thing that happened to a game.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Record {
    /// What the game was built from: the first line, and no other.
    Header(Box<Header>),
    /// A person gave an order.
    Ordered {
        /// When.
        hour: Hour,
        /// For whom.
        side: Side,
        /// What.
        order: Order,
    },
    /// A person took back the last order of that hour.
    Undone {
        /// When.
        hour: Hour,
        /// For whom.
        side: Side,
    },
    /// A mind was asked and decided.
    Decided {
        /// When.
        hour: Hour,
        /// For whom.
        side: Side,
        /// What it ordered.
        orders: Vec<Order>,
        /// How the council reckoned, when one met.
        ledger: Option<Box<Ledger>>,
    },
    /// How every part of the state hashed when that hour was reached.
    Digest {
        /// When.
        hour: Hour,
        /// Name and hash of each part.
        parts: Vec<(String, u64)>,
    },
    /// The game was left at that hour.
    Reached {
        /// When.
        hour: Hour,
    },
    /// The game left its record here and went on under other rules.
    Branched {
        /// When.
        hour: Hour,
        /// The rules it went on under.
        rules: u32,
    },
    /// The game ended.
    Ended {
        /// When.
        hour: Hour,
        /// How.
        outcome: Outcome,
    },
}

impl Record {
    /// The hour a record belongs to.
    pub fn hour(&self) -> Hour {
        match self {
            Record::Header(_) => 0,
            Record::Ordered { hour, .. }
            | Record::Undone { hour, .. }
            | Record::Decided { hour, .. }
            | Record::Digest { hour, .. }
            | Record::Reached { hour }
            | Record::Branched { hour, .. }
            | Record::Ended { hour, .. } => *hour,
        }
    }
}

/// A record and the line it stands on.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Number of the line, from 1.
    pub line: usize,
    /// What it says.
    pub record: Record,
}

/// A journal as read.
#[derive(Clone, Debug, PartialEq)]
pub struct Journal {
    /// What the game was built from.
    pub header: Header,
    /// The records after the header, in their order.
    pub entries: Vec<Entry>,
    /// Where a writer goes on.
    pub end: End,
    /// The line that was torn when the writing stopped, and was dropped.
    pub torn: Option<usize>,
}

impl Journal {
    /// The rules the game was last played under.
    pub fn rules(&self) -> u32 {
        let branched = self.entries.iter().rev().find_map(|entry| match entry.record {
            Record::Branched { rules, .. } => Some(rules),
            _ => None,
        });
        branched.unwrap_or(self.header.rules)
    }

    /// The hour of its last record.
    pub fn hour(&self) -> Hour {
        self.entries.last().map_or(0, |entry| entry.record.hour())
    }
}

/// Where the whole lines of a journal end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct End {
    /// Bytes of whole lines.
    pub bytes: u64,
    /// Checksum of the last one.
    pub sum: u32,
    /// Whether the last one still lacks its line break.
    pub unbroken: bool,
}

/// What is wrong with a journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// There is nothing in it.
    Empty,
    /// It has more bytes than [`MOST_BYTES`].
    TooLarge,
    /// It has more records than [`MOST_RECORDS`].
    TooMany,
    /// The line does not begin with eight hexadecimal digits and a blank.
    NoChecksum,
    /// The line is not the one that was written.
    Checksum {
        /// What the line says.
        written: u32,
        /// What its text makes.
        found: u32,
    },
    /// The line is not UTF-8.
    NotText,
    /// The checksum holds, but the record cannot be read.
    Record(String),
    /// The first line is no header.
    NoHeader,
    /// A header stands where none belongs.
    SecondHeader,
    /// A later form of journal than this game knows.
    Format(u32),
    /// A record of an hour before that of the record above it.
    Backwards {
        /// The hour above.
        from: Hour,
        /// Its own.
        to: Hour,
    },
}

/// A journal that could not be read to its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Unreadable {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, counted in bytes.
    pub column: usize,
    /// What is wrong there.
    pub fault: Fault,
    /// The whole records above it, when there is a header to make something of them.
    pub kept: Option<Box<Journal>>,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Empty => write!(f, "the journal is empty"),
            Fault::TooLarge => write!(f, "a journal has at most {} MiB; this has more", MOST_BYTES >> 20),
            Fault::TooMany => write!(f, "a journal has at most {MOST_RECORDS} records; this has more"),
            Fault::NoChecksum => {
                write!(f, "a line begins with eight hexadecimal digits and a blank; this does not")
            }
            Fault::Checksum { written, found } => write!(
                f,
                "the checksum is {written:08x} but the text makes {found:08x}: this line, or the order of the lines, was changed"
            ),
            Fault::NotText => write!(f, "these bytes are not UTF-8 text"),
            Fault::Record(what) => write!(f, "the record cannot be read: {what}"),
            Fault::NoHeader => write!(f, "the first line is no header"),
            Fault::SecondHeader => write!(f, "a second header"),
            Fault::Format(form) => {
                write!(f, "the journal has form {form}; this game reads forms up to {FORMAT}")
            }
            Fault::Backwards { from, to } => write!(f, "a record of hour {to} follows one of hour {from}"),
        }
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}: {}", self.line, self.column, self.fault)?;
        match &self.kept {
            Some(journal) => {
                write!(f, "; the header and {} records above it are whole", journal.entries.len())
            }
            None => write!(f, "; nothing above it could be kept"),
        }
    }
}

impl std::error::Error for Unreadable {}

/// The line of a record, with its break, and the checksum the next line goes on from.
pub fn line(record: &Record, sum: u32) -> (String, u32) {
    let text = ron::to_string(record).expect("records hold plain data only");
    let sum = checksum(text.as_bytes(), sum);
    (format!("{sum:08x} {text}\n"), sum)
}

/// The text of a whole journal, and where a writer goes on.
pub fn write<'a>(header: &Header, records: impl IntoIterator<Item = &'a Record>) -> (String, End) {
    let (mut text, mut sum) = line(&Record::Header(Box::new(header.clone())), 0);
    for record in records {
        let (next, after) = line(record, sum);
        text.push_str(&next);
        sum = after;
    }
    let end = End { bytes: text.len() as u64, sum, unbroken: false };
    (text, end)
}

/// The checksum of a record's text, continued from that of the line before.
fn checksum(text: &[u8], before: u32) -> u32 {
    let mut hasher = crc32fast::Hasher::new_with_initial(before);
    hasher.update(text);
    hasher.finalize()
}
