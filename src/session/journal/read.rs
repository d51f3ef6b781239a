//! Reading a journal back: every record of it, or only what a list of games shows.

use super::{
    End, Entry, FORMAT, Fault, Header, Journal, MOST_BYTES, MOST_RECORDS, Record, Unreadable, checksum,
};
use crate::sim::Hour;
use crate::sim::state::Outcome;

/// What some programs put before a text.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// Reads a journal. A torn last line is dropped and named in [`Journal::torn`].
///
/// # Errors
/// [`Unreadable`] at the first line that is not what was written, with the records above it.
pub fn read(bytes: &[u8]) -> Result<Journal, Unreadable> {
    let mut reader = Reader::default();
    let fault = walk(bytes, |line, text, end| reader.take(line, text, end)).err();
    let Reader { header, entries, end, .. } = reader;
    let kept = header.map(|header| Journal { header, entries, end, torn: None });
    match (fault, kept) {
        (None, Some(journal)) => Ok(journal),
        (Some(Stop { line, torn: true, .. }), Some(journal)) => Ok(Journal { torn: Some(line), ..journal }),
        (Some(Stop { line, column, fault, .. }), kept) => {
            Err(Unreadable { line, column, fault, kept: kept.map(Box::new) })
        }
        (None, None) => Err(Unreadable { line: 1, column: 1, fault: Fault::Empty, kept: None }),
    }
}

/// A game at a glance.
#[derive(Clone, Debug, PartialEq)]
pub struct Glance {
    /// Title of the level; empty when the journal is older than titles.
    pub title: String,
    /// Name of the level.
    pub level: String,
    /// Key of the game's luck.
    pub seed: u64,
    /// The hour it was left at.
    pub hour: Hour,
    /// How it ended, if it did.
    pub outcome: Option<Outcome>,
}

/// What a glance at a journal shows: the game as far as it is whole, and the line that is not.
#[derive(Clone, Debug, PartialEq)]
pub struct Glimpse {
    /// The game; `None` when not even the header is whole.
    pub game: Option<Glance>,
    /// The first line that is not what was written, and what is wrong with it.
    pub damage: Option<(usize, Fault)>,
}

/// Looks at a journal: every checksum is held against its line, but only the header and the last whole record are read,
/// so that a long list of games is there at once. [`read`] may still find a fault that the checksums do not.
pub fn glance(bytes: &[u8]) -> Glimpse {
    let (mut first, mut last) = (None, None);
    let stop = walk(bytes, |_, text, _| {
        if first.is_none() {
            first = Some(text);
        } else {
            last = Some(text);
        }
        Ok(())
    });
    let mut damage = stop.err().filter(|stop| !stop.torn).map(|stop| (stop.line, stop.fault));
    if first.is_none() && damage.is_none() {
        damage = Some((1, Fault::Empty));
    }
    let header = first.map(|text| match parse(text) {
        Ok(Record::Header(header)) if header.format > FORMAT => Err(Fault::Format(header.format)),
        Ok(Record::Header(header)) => Ok(header),
        Ok(_) => Err(Fault::NoHeader),
        Err((_, fault)) => Err(fault),
    });
    let header = match header {
        Some(Ok(header)) => header,
        Some(Err(fault)) => return Glimpse { game: None, damage: Some((1, fault)) },
        None => return Glimpse { game: None, damage },
    };
    let last = last.and_then(|text| parse(text).ok());
    let outcome = match last {
        Some(Record::Ended { outcome, .. }) => Some(outcome),
        _ => None,
    };
    let hour = last.map_or(0, |record| record.hour());
    let Header { title, level, seed, .. } = *header;
    Glimpse { game: Some(Glance { title, level: level.name, seed, hour, outcome }), damage }
}

/// Where a walk stopped.
struct Stop {
    line: usize,
    column: usize,
    fault: Fault,
    /// Whether it is a last line that was still being written, under a header that is whole.
    torn: bool,
}

/// Gives the text of each line to `take` whose checksum holds, with where a writer would go on after it.
fn walk<'a>(
    bytes: &'a [u8],
    mut take: impl FnMut(usize, &'a [u8], End) -> Result<(), (usize, Fault)>,
) -> Result<(), Stop> {
    let stop = |line, (column, fault), torn| Stop { line, column, fault, torn };
    if bytes.len() as u64 > MOST_BYTES {
        return Err(stop(1, (1, Fault::TooLarge), false));
    }
    let mut end = End::default();
    let mark = if bytes.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
    end.bytes = mark as u64;
    for (index, line) in bytes[mark..].split_inclusive(|byte| *byte == b'\n').enumerate() {
        let broken = line.ends_with(b"\n");
        let body = line.strip_suffix(b"\n").unwrap_or(line);
        let body = body.strip_suffix(b"\r").unwrap_or(body);
        let taken = checked(body, end.sum).and_then(|(text, sum)| {
            end = End { bytes: end.bytes + line.len() as u64, sum, unbroken: !broken };
            take(index + 1, text, end)
        });
        taken.map_err(|fault| stop(index + 1, fault, !broken && index > 0))?;
    }
    Ok(())
}

/// The text of a line and its checksum, if that holds; else the column and what is wrong.
fn checked(body: &[u8], before: u32) -> Result<(&[u8], u32), (usize, Fault)> {
    let (digits, text) = match body.get(8) {
        Some(b' ') => (&body[..8], &body[9..]),
        _ => return Err((1, Fault::NoChecksum)),
    };
    let written = hexadecimal(digits).ok_or((1, Fault::NoChecksum))?;
    let found = checksum(text, before);
    if written == found { Ok((text, found)) } else { Err((1, Fault::Checksum { written, found })) }
}

/// The record of a line's text; else the column and what is wrong.
fn parse(text: &[u8]) -> Result<Record, (usize, Fault)> {
    let text = str::from_utf8(text).map_err(|error| (10 + error.valid_up_to(), Fault::NotText))?;
    ron::from_str(text)
        .map_err(|error| (9 + error.span.start.col.max(1), Fault::Record(error.code.to_string())))
}

#[derive(Default)]
struct Reader {
    header: Option<Header>,
    entries: Vec<Entry>,
    hour: Hour,
    end: End,
}

impl Reader {
    /// Takes the text of one line; on failure gives the column and what is wrong.
    fn take(&mut self, line: usize, text: &[u8], end: End) -> Result<(), (usize, Fault)> {
        let record = parse(text)?;
        self.accept(line, record).map_err(|fault| (10, fault))?;
        self.end = end;
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
            (_, Some(_)) if self.entries.len() >= MOST_RECORDS => Err(Fault::TooMany),
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
}

/// Eight lower-case hexadecimal digits.
fn hexadecimal(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0u32, |value, digit| match digit {
        b'0'..=b'9' => Some(value << 4 | u32::from(digit - b'0')),
        b'a'..=b'f' => Some(value << 4 | u32::from(digit - b'a' + 10)),
        _ => None,
    })
}
