//! A file as a report shows it: a line at a time, without control characters, every place known by line and column.

use std::ops::Range;

use codespan_reporting::files::{Error, Files};

use super::printable::in_place;

/// Characters are counted up to every so many bytes, so that a column far to the right of a long line is found at once.
const STRIDE: usize = 4096;

/// Name and text of a file, with what it takes to find places in it.
#[derive(Clone, Debug)]
pub struct Listing {
    name: String,
    text: String,
    /// Where each line begins.
    lines: Vec<usize>,
    /// Characters that begin before each [`STRIDE`]th byte.
    counted: Vec<usize>,
}

impl Listing {
    /// The listing of a text. Control characters in it are replaced by harmless ones of the same length.
    pub fn new(name: String, text: String) -> Self {
        let text = in_place(text);
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut counted = vec![0];
        for piece in text.as_bytes().chunks(STRIDE) {
            counted.push(counted[counted.len() - 1] + begun(piece));
        }
        Listing { name, text, lines, counted }
    }

    /// Name of the file.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The text that is shown; its bytes lie where those of the file do.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Line and column of a byte, both from 1, the column in characters.
    pub fn position(&self, byte: usize) -> (usize, usize) {
        let byte = self.text.floor_char_boundary(byte);
        let line = self.line_of(byte);
        (line + 1, self.characters(byte) - self.characters(self.lines[line]) + 1)
    }

    /// The line a byte lies in, with its line break.
    pub fn line_around(&self, byte: usize) -> &str {
        let line = self.line_of(byte);
        &self.text[self.range(line)]
    }

    fn line_of(&self, byte: usize) -> usize {
        self.lines.partition_point(|start| *start <= byte) - 1
    }

    fn range(&self, line: usize) -> Range<usize> {
        self.lines[line]..self.lines.get(line + 1).copied().unwrap_or(self.text.len())
    }

    /// How many characters begin before a byte.
    fn characters(&self, byte: usize) -> usize {
        let from = byte / STRIDE * STRIDE;
        self.counted[byte / STRIDE] + begun(&self.text.as_bytes()[from..byte])
    }
}

/// How many characters begin within a piece of UTF-8.
fn begun(piece: &[u8]) -> usize {
    piece.iter().filter(|byte| (**byte as i8) >= -0x40).count()
}

impl<'a> Files<'a> for Listing {
    type FileId = ();
    type Name = &'a str;
    type Source = &'a str;

    fn name(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.name)
    }

    fn source(&'a self, (): ()) -> Result<&'a str, Error> {
        Ok(&self.text)
    }

    fn line_index(&'a self, (): (), byte: usize) -> Result<usize, Error> {
        Ok(self.line_of(byte))
    }

    fn line_range(&'a self, (): (), line: usize) -> Result<Range<usize>, Error> {
        if line < self.lines.len() {
            return Ok(self.range(line));
        }
        Err(Error::LineTooLarge { given: line, max: self.lines.len() - 1 })
    }

    fn column_number(&'a self, (): (), _: usize, byte: usize) -> Result<usize, Error> {
        Ok(self.position(byte).1)
    }
}
