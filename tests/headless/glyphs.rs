//! The table of letters that the fonts of the game have, held against the fonts themselves.

use assured_disruption::level::glyphs::{COVERED, is_covered, missing};
use std::collections::BTreeSet;
use std::path::Path;

/// Big-endian numbers of a font file.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn u16(&self, at: usize) -> usize {
        usize::from(u16::from_be_bytes([self.0[at], self.0[at + 1]]))
    }

    fn u32(&self, at: usize) -> usize {
        self.u16(at) << 16 | self.u16(at + 2)
    }
}

/// Code points with a glyph: the tables of formats 4 and 12 of a font's `cmap`
/// (OpenType specification, learn.microsoft.com/typography/opentype/spec/cmap).
fn code_points(font: &[u8]) -> BTreeSet<usize> {
    let bytes = Bytes(font);
    let tables = (0..bytes.u16(4)).map(|table| 12 + 16 * table);
    let cmap = tables.clone().find(|at| &font[*at..*at + 4] == b"cmap").map(|at| bytes.u32(at + 8));
    let cmap = cmap.expect("a font maps characters");
    let mut points = BTreeSet::new();
    for table in (0..bytes.u16(cmap + 2)).map(|table| cmap + bytes.u32(cmap + 8 + 8 * table)) {
        match bytes.u16(table) {
            4 => points.extend(by_segments(&bytes, table)),
            12 => {
                for group in (0..bytes.u32(table + 12)).map(|group| table + 16 + 12 * group) {
                    points.extend(bytes.u32(group)..=bytes.u32(group + 4));
                }
            }
            _ => {}
        }
    }
    points
}

fn by_segments(bytes: &Bytes, table: usize) -> Vec<usize> {
    let count = bytes.u16(table + 6) / 2;
    let column = |which: usize, segment: usize| {
        table + 14 + 2 * count * which + 2 * segment + if which > 0 { 2 } else { 0 }
    };
    let mut points = Vec::new();
    for segment in 0..count {
        let (first, last) = (bytes.u16(column(1, segment)), bytes.u16(column(0, segment)));
        let (delta, offset) = (bytes.u16(column(2, segment)), bytes.u16(column(3, segment)));
        for point in (first..=last).filter(|point| *point != 0xffff) {
            let glyph = match offset {
                0 => (point + delta) & 0xffff,
                _ => bytes.u16(column(3, segment) + offset + 2 * (point - first)),
            };
            points.extend((glyph != 0).then_some(point));
        }
    }
    points
}

#[test]
fn the_table_of_letters_is_that_of_the_fonts() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts");
    let mut points = BTreeSet::new();
    for entry in std::fs::read_dir(folder).expect("the fonts are there") {
        let path = entry.expect("a file").path();
        if path.extension().is_some_and(|extension| extension == "ttf") {
            points.extend(code_points(&std::fs::read(path).expect("a font")));
        }
    }
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for point in points.into_iter().map(|point| point as u32).filter(|point| *point > 0x7e) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == point => *last = point,
            _ => runs.push((point, point)),
        }
    }
    assert_eq!(runs, COVERED);
}

#[test]
fn scripts_without_a_glyph_are_named_once() {
    assert!(missing("Rīga, Łódź, Köln, Αθήνα, Київ, Việt – 12 °C").is_empty());
    assert_eq!(missing("道路 ทาง 道"), ["Han letters", "Thai letters"]);
    assert_eq!(missing("קו طريق"), ["Hebrew letters", "Arabic letters"]);
    assert!(is_covered('ä') && !is_covered('路'));
}
