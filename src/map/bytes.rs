//! Reading a sealed run of bytes from a source that may be broken: every step is checked, nothing is trusted.

use std::fmt;

/// Why bytes are no outline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DecodeError {
    /// Offset of the byte at which it was noticed.
    pub at: usize,
    pub fault: Fault,
}

/// What is wrong with the bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    Truncated,
    NotAnOutline,
    Seal,
    Number,
    Text,
    /// The frame is no rectangle of whole steps.
    Frame,
    OutsideFrame,
    LineTooShort,
    NoSuchArc,
    /// An arc has two countries on the same side.
    ArcTwice,
    /// Arcs that do not meet, or a ring that does not end where it began.
    OpenRing,
    /// A shell that runs clockwise, a hole that does not, or a ring without area.
    Winding,
    /// An area without a shell, or a country without an area.
    Empty,
    LeftOver,
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.fault {
            Fault::Truncated => "the file ends too early",
            Fault::NotAnOutline => "this is no outline file of version 1",
            Fault::Seal => "the checksum does not fit the content",
            Fault::Number => "a number is too long",
            Fault::Text => "a name is not UTF-8",
            Fault::Frame => "the frame is no rectangle of whole steps",
            Fault::OutsideFrame => "a point lies outside the frame",
            Fault::LineTooShort => "a line has too few points",
            Fault::NoSuchArc => "a ring names an arc that does not exist",
            Fault::ArcTwice => "an arc has two countries on one side",
            Fault::OpenRing => "the arcs of a ring do not meet",
            Fault::Winding => "a ring runs the wrong way round",
            Fault::Empty => "an area has no ring",
            Fault::LeftOver => "bytes are left over at the end",
        };
        write!(f, "outline, byte {}: {what}", self.at)
    }
}

impl std::error::Error for DecodeError {}

/// The 32-bit FNV-1a hash the files are sealed with: finds damage, keeps nobody out.
pub(super) fn seal(bytes: &[u8]) -> u32 {
    bytes.iter().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193))
}

/// A cursor over bytes.
pub(super) struct Bytes<'a> {
    all: &'a [u8],
    at: usize,
}

impl<'a> Bytes<'a> {
    /// Opens a file: `magic`, content, seal.
    pub(super) fn open(file: &'a [u8], magic: &[u8]) -> Result<Self, DecodeError> {
        let bad = |fault| DecodeError { at: 0, fault };
        let (all, trailer) = file.split_last_chunk::<4>().ok_or(bad(Fault::Truncated))?;
        if !all.starts_with(magic) {
            return Err(bad(Fault::NotAnOutline));
        }
        if seal(all) != u32::from_le_bytes(*trailer) {
            return Err(bad(Fault::Seal));
        }
        Ok(Self { all, at: magic.len() })
    }

    pub(super) fn error(&self, fault: Fault) -> DecodeError {
        DecodeError { at: self.at, fault }
    }

    /// A number of seven bits a byte, least first; at most 32 bits.
    pub(super) fn number(&mut self) -> Result<u32, DecodeError> {
        let mut value = 0u64;
        for shift in [0, 7, 14, 21, 28] {
            let byte = *self.all.get(self.at).ok_or(self.error(Fault::Truncated))?;
            self.at += 1;
            value |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return u32::try_from(value).map_err(|_| self.error(Fault::Number));
            }
        }
        Err(self.error(Fault::Number))
    }

    /// A signed number: even ones stand for n / 2, odd ones for -(n + 1) / 2.
    pub(super) fn signed(&mut self) -> Result<i64, DecodeError> {
        let n = i64::from(self.number()?);
        Ok(if n % 2 == 0 { n / 2 } else { -(n + 1) / 2 })
    }

    /// How many items follow: never more than there are bytes left, so that a false count cannot fill the memory.
    fn count(&mut self) -> Result<usize, DecodeError> {
        let n = self.number()? as usize;
        if n > self.all.len() - self.at { Err(self.error(Fault::Truncated)) } else { Ok(n) }
    }

    pub(super) fn text(&mut self) -> Result<String, DecodeError> {
        let length = self.count()?;
        let raw = &self.all[self.at..self.at + length];
        let text = std::str::from_utf8(raw).map_err(|_| self.error(Fault::Text))?;
        self.at += length;
        Ok(text.to_owned())
    }

    pub(super) fn many<T>(
        &mut self,
        mut read: impl FnMut(&mut Self) -> Result<T, DecodeError>,
    ) -> Result<Vec<T>, DecodeError> {
        (0..self.count()?).map(|_| read(self)).collect()
    }

    /// Ends the reading: nothing may be left.
    pub(super) fn close(self) -> Result<(), DecodeError> {
        if self.at == self.all.len() { Ok(()) } else { Err(self.error(Fault::LeftOver)) }
    }
}
