//! The atlas of APP-6 symbols: where each stands in the picture, and where it is pinned to the ground.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::LazyLock;

/// A symbol of the atlas. All lengths are pixels of the picture, y down.
#[derive(Clone, Debug, PartialEq)]
pub struct Symbol {
    /// Identification code of APP-6D: twenty digits.
    pub sidc: String,
    /// Left, top, width, height of its cell; the frame sits at the middle of it.
    pub rect: [u32; 4],
    /// The point that marks the place, from the cell's corner: the foot of a staff, else the middle of the frame.
    pub anchor: [f32; 2],
    /// Width and height of the frame alone: lines to the symbol end there.
    pub frame: [f32; 2],
}

/// All symbols with their picture.
///
/// Names are `{f|h|n|u}_{branch}_{echelon}[_hq][_seen]` or `{f|h|n|u}_{site}`: friend, hostile, neutral, unknown;
/// `_hq` carries a staff, `_seen` the broken frame of a contact last seen. `h_armour_division`, `f_air_base`.
#[derive(Clone, Debug)]
pub struct SymbolAtlas {
    /// The picture, PNG with straight alpha.
    pub png: &'static [u8],
    /// Width and height of the picture.
    pub size: [u32; 2],
    symbols: BTreeMap<String, Symbol>,
}

/// Why an index does not describe its picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SymbolError {
    /// The picture is no PNG.
    Picture,
    /// A line is short or long, or a number cannot be read.
    Line { line: usize },
    /// A symbol lies outside the picture, or its anchor or frame outside its cell.
    Outside { line: usize },
    /// A name stands twice.
    Twice { line: usize },
}

impl fmt::Display for SymbolError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Picture => write!(f, "symbols: the picture is no PNG"),
            Self::Line { line } => write!(f, "symbols, line {line}: cannot be read"),
            Self::Outside { line } => write!(f, "symbols, line {line}: lies outside"),
            Self::Twice { line } => write!(f, "symbols, line {line}: the name stands twice"),
        }
    }
}

impl std::error::Error for SymbolError {}

impl SymbolAtlas {
    /// The atlas the game carries.
    pub fn embedded() -> &'static SymbolAtlas {
        static EMBEDDED: LazyLock<SymbolAtlas> = LazyLock::new(|| {
            SymbolAtlas::read(
                include_str!("../../assets/symbols/app6.index"),
                include_bytes!("../../assets/symbols/app6.png"),
            )
            .expect("tests read the embedded atlas")
        });
        &EMBEDDED
    }

    /// Reads an index of one symbol a line: name, code, left, top, width, height, anchor x and y, frame width and height.
    pub fn read(index: &str, png: &'static [u8]) -> Result<Self, SymbolError> {
        let size = png_size(png).ok_or(SymbolError::Picture)?;
        let mut symbols = BTreeMap::new();
        for (i, text) in index.lines().enumerate() {
            let line = i + 1;
            let (name, symbol) = symbol(text).ok_or(SymbolError::Line { line })?;
            if !symbol.lies_within(size) {
                return Err(SymbolError::Outside { line });
            }
            if symbols.insert(name.to_owned(), symbol).is_some() {
                return Err(SymbolError::Twice { line });
            }
        }
        Ok(Self { png, size, symbols })
    }

    /// The symbol of this name.
    pub fn get(&self, name: &str) -> Option<&Symbol> {
        self.symbols.get(name)
    }

    /// The symbol of this name, else the side's frame without branch and echelon: it shows less, but nothing false.
    pub fn get_or_plain(&self, name: &str) -> Option<&Symbol> {
        let side = name.split('_').next().unwrap_or_default();
        let seen = if name.ends_with("_seen") { "_seen" } else { "" };
        self.get(name)
            .or_else(|| self.get(&format!("{side}_unit{seen}")))
            .or_else(|| self.get(&format!("{side}_unit")))
            .or_else(|| self.get("u_unit"))
    }

    /// All names and symbols, by name.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Symbol)> {
        self.symbols.iter().map(|(name, symbol)| (name.as_str(), symbol))
    }
}

impl Symbol {
    fn lies_within(&self, size: [u32; 2]) -> bool {
        let [x, y, w, h] = self.rect;
        let inside = |start: u32, length: u32, whole: u32| {
            length > 0 && start.checked_add(length).is_some_and(|end| end <= whole)
        };
        let in_cell = |v: [f32; 2]| (0.0..=w as f32).contains(&v[0]) && (0.0..=h as f32).contains(&v[1]);
        inside(x, w, size[0]) && inside(y, h, size[1]) && in_cell(self.anchor) && in_cell(self.frame)
    }
}

fn symbol(line: &str) -> Option<(&str, Symbol)> {
    let columns: Vec<&str> = line.split(' ').collect();
    let [name, sidc, x, y, w, h, anchor_x, anchor_y, frame_w, frame_h] = columns.try_into().ok()?;
    if name.is_empty() || sidc.len() != 20 || !sidc.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let rect = [x.parse().ok()?, y.parse().ok()?, w.parse().ok()?, h.parse().ok()?];
    let anchor = [anchor_x.parse().ok()?, anchor_y.parse().ok()?];
    let frame = [frame_w.parse().ok()?, frame_h.parse().ok()?];
    Some((name, Symbol { sidc: sidc.to_owned(), rect, anchor, frame }))
}

/// Width and height from a PNG's first chunk.
fn png_size(png: &[u8]) -> Option<[u32; 2]> {
    let header = png.strip_prefix(b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR")?;
    let number = |at: usize| header.get(at..at + 4)?.try_into().ok().map(u32::from_be_bytes);
    Some([number(0)?, number(4)?])
}
