//! A save is a journal: a header with everything the game was built from, then one line a record. This file owns the
//! records, the form of a line, and reading them back from any bytes whatever.
//!
//! A line is eight hexadecimal digits, a blank, and the record in RON. The digits are the CRC-32 of the record's
//! text, continued from that of the line before: a line that was altered, lost, doubled or moved is found.

use super::Origin;
use crate::sim::ledger::Ledger;
use crate::sim::orders::Order;
use crate::sim::state::Outcome;
use crate::sim::{Hour, Side};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Version of the form of a journal, raised when an older game could not read it.
pub const FORMAT: u32 = 1;

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

/// Reads a journal. A torn last line is dropped and named in [`Journal::torn`].
///
/// # Errors
/// [`Unreadable`] at the first line that is not what was written, with the records above it.
pub fn read(bytes: &[u8]) -> Result<Journal, Unreadable> {
    let mut reader = Reader::default();
    for (index, line) in bytes.split_inclusive(|byte| *byte == b'\n').enumerate() {
        let broken = line.ends_with(b"\n");
        let body = if broken { &line[..line.len() - 1] } else { line };
        match reader.take(index + 1, body) {
            Ok(()) => {
                reader.end.bytes += line.len() as u64;
                reader.end.unbroken = !broken;
            }
            Err(_) if !broken && reader.header.is_some() => {
                reader.torn = Some(index + 1);
                break;
            }
            Err((column, fault)) => {
                return Err(Unreadable {
                    line: index + 1,
                    column,
                    fault,
                    kept: reader.finish().map(Box::new),
                });
            }
        }
    }
    reader.finish().ok_or(Unreadable { line: 1, column: 1, fault: Fault::Empty, kept: None })
}

fn checksum(text: &[u8], before: u32) -> u32 {
    let mut hasher = crc32fast::Hasher::new_with_initial(before);
    hasher.update(text);
    hasher.finalize()
}

#[derive(Default)]
struct Reader {
    header: Option<Header>,
    entries: Vec<Entry>,
    hour: Hour,
    end: End,
    torn: Option<usize>,
}

impl Reader {
    /// Takes one line without its break; on failure gives the column and what is wrong.
    fn take(&mut self, line: usize, body: &[u8]) -> Result<(), (usize, Fault)> {
        let (digits, text) = match body.get(8) {
            Some(b' ') => (&body[..8], &body[9..]),
            _ => return Err((1, Fault::NoChecksum)),
        };
        let written = hexadecimal(digits).ok_or((1, Fault::NoChecksum))?;
        let found = checksum(text, self.end.sum);
        if written != found {
            return Err((1, Fault::Checksum { written, found }));
        }
        let text = str::from_utf8(text).map_err(|error| (10 + error.valid_up_to(), Fault::NotText))?;
        let record: Record = ron::from_str(text)
            .map_err(|error| (9 + error.span.start.col.max(1), Fault::Record(error.code.to_string())))?;
        self.accept(line, record).map_err(|fault| (10, fault))?;
        self.end.sum = found;
        Ok(())
    }

    fn accept(&mut self, line: usize, record: Record) -> Result<(), Fault> {
        match (record, &self.header) {
            (Record::Header(header), None) if header.format > FORMAT => Err(Fault::Format(header.format)),
            (Record::Header(header), None) => {
                self.header = Some(*header);
                Ok(())
            }
            (Record::Header(_), Some(_)) => Err(Fault::SecondHeader),
            (_, None) => Err(Fault::NoHeader),
            (record, Some(_)) if record.hour() < self.hour => {
                Err(Fault::Backwards { from: self.hour, to: record.hour() })
            }
            (record, Some(_)) => {
                self.hour = record.hour();
                self.entries.push(Entry { line, record });
                Ok(())
            }
        }
    }

    fn finish(self) -> Option<Journal> {
        let Reader { header, entries, end, torn, .. } = self;
        header.map(|header| Journal { header, entries, end, torn })
    }
}

/// Eight lower-case hexadecimal digits.
fn hexadecimal(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0u32, |value, digit| match digit {
        b'0'..=b'9' => Some(value << 4 | u32::from(digit - b'0')),
        b'a'..=b'f' => Some(value << 4 | u32::from(digit - b'a' + 10)),
        _ => None,
    })
}
