//! A comparison: published figures, ours, and how far apart they may be.

use super::golden;
use serde::Serialize;

/// How much a row that holds is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Others have printed the number or the claim, and our code gives it from their rules or data.
    Reproduced,
    /// Our constants were chosen so that it holds.
    Calibrated,
    /// It follows from published coefficients and is held against what was observed.
    Predicted,
    /// A consequence of stated equations that nobody has printed; computed twice, by the research notes and
    /// by us.
    Shown,
}

impl Status {
    /// The word for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reproduced => "reproduced",
            Self::Calibrated => "calibrated",
            Self::Predicted => "predicted",
            Self::Shown => "shown",
        }
    }
}

/// One side of a comparison.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Figure {
    /// A number.
    Number(f64),
    /// Anything else, compared letter by letter.
    Words(String),
}

impl Figure {
    /// At most six decimals, one from a thousand on, without zeros at the end.
    pub fn text(&self) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Number(number) => {
                let decimals = if number.abs() < 1000.0 { 6 } else { 1 };
                let text = format!("{number:.decimals$}");
                let text = text.trim_end_matches('0').trim_end_matches('.');
                if text == "-0" { "0".to_owned() } else { text.to_owned() }
            }
        }
    }
}

/// One published figure beside ours.
#[derive(Clone, Debug, Serialize)]
pub struct Row {
    /// What is compared, with its unit.
    pub quantity: String,
    /// The published figure.
    pub published: Figure,
    /// Ours, computed now.
    pub ours: Figure,
    /// How far apart two numbers may be; 0 for words.
    pub within: f64,
    /// What it is worth.
    pub status: Status,
    /// Whether it holds.
    pub holds: bool,
    /// The golden number it was held against, if it is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub golden: Option<String>,
}

/// How much work a comparison may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// A moment: simulations are few.
    Short,
    /// What a reader may wait for who has asked for one table.
    Full,
}

/// A comparison of one model with what was published of it.
#[derive(Clone, Debug, Serialize)]
pub struct Table {
    /// Name on the command line.
    pub name: &'static str,
    /// What is compared.
    pub title: &'static str,
    /// Where the published side comes from.
    pub source: &'static str,
    /// What a doubter should know.
    pub note: &'static str,
    /// The rows; the first of each status stands for the others in the list.
    pub rows: Vec<Row>,
}

impl Table {
    /// A table without rows.
    pub fn new(name: &'static str, title: &'static str, source: &'static str, note: &'static str) -> Self {
        Self { name, title, source, note, rows: Vec::new() }
    }

    /// A published number beside ours.
    pub fn number(
        &mut self,
        status: Status,
        quantity: impl Into<String>,
        published: f64,
        ours: f64,
        within: f64,
    ) {
        self.rows.push(Row {
            quantity: quantity.into(),
            published: Figure::Number(published),
            ours: Figure::Number(ours),
            within,
            status,
            // A number that is none holds nothing.
            holds: (ours - published).abs() <= within,
            golden: None,
        });
    }

    /// A golden number beside ours.
    ///
    /// # Panics
    /// When there is no golden number of that name.
    pub fn golden(&mut self, status: Status, way: &str, quantity: impl Into<String>, ours: f64, within: f64) {
        let published = golden::number(way).unwrap_or_else(|| panic!("there is no golden number {way}"));
        self.number(status, quantity, published, ours, within);
        if let Some(row) = self.rows.last_mut() {
            row.golden = Some(way.to_owned());
        }
    }

    /// Published words beside ours.
    pub fn words(&mut self, status: Status, quantity: &str, published: &str, ours: String) {
        self.rows.push(Row {
            quantity: quantity.to_owned(),
            holds: ours == published,
            published: Figure::Words(published.to_owned()),
            ours: Figure::Words(ours),
            within: 0.0,
            status,
            golden: None,
        });
    }

    /// A published claim, and whether it is so here.
    pub fn claim(&mut self, status: Status, sentence: &str, is_so: bool) {
        self.words(status, sentence, "yes", if is_so { "yes" } else { "no" }.to_owned());
    }

    /// Whether every row holds.
    pub fn holds(&self) -> bool {
        self.rows.iter().all(|row| row.holds)
    }

    /// One line for each status that occurs.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let mut statuses: Vec<Status> = self.rows.iter().map(|row| row.status).collect();
        statuses.sort();
        statuses.dedup();
        let line = |status: Status| {
            let of = || self.rows.iter().filter(move |row| row.status == status);
            let row = of().next()?;
            let holding = of().filter(|row| row.holds).count();
            Some(Line { table: self.name, row, holding, rows: of().count() })
        };
        statuses.into_iter().filter_map(line).collect()
    }

    /// The whole comparison for people.
    pub fn text(&self) -> String {
        let mut text =
            format!("{}: {}.\n{}.\nSource: {}.\n\n", self.name, self.title, self.note, self.source);
        text += &columns(&Row::HEAD, &self.rows.iter().map(Row::cells).collect::<Vec<_>>());
        text
    }

    /// The whole comparison as a section of a page.
    pub fn markdown(&self) -> String {
        let mut text =
            format!("## {}\n\n{}. {}.\n\nSource: {}.\n\n", self.name, self.title, self.note, self.source);
        text += &markdown(&Row::HEAD, &self.rows.iter().map(Row::cells).collect::<Vec<_>>());
        text
    }
}

impl Row {
    /// Titles of the cells.
    const HEAD: [&'static str; 6] = ["quantity", "published", "ours", "within", "status", "holds"];

    /// The cells of the row.
    fn cells(&self) -> [String; 6] {
        let (within, status) = (self.allowed(), self.status.name().to_owned());
        let holds = if self.holds { "yes" } else { "NO" }.to_owned();
        [self.quantity.clone(), self.published.text(), self.ours.text(), within, status, holds]
    }

    /// How far apart it may be, in words.
    fn allowed(&self) -> String {
        match self.published {
            Figure::Number(_) if self.within == 0.0 => "exact".to_owned(),
            Figure::Number(_) if self.within < 1e-3 => format!("{:e}", self.within),
            Figure::Number(_) => Figure::Number(self.within).text(),
            Figure::Words(_) => "-".to_owned(),
        }
    }
}

/// A table, or the part of it with one status, in one line.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Line<'a> {
    /// Name of the table.
    pub table: &'static str,
    /// The row that stands for the others.
    #[serde(flatten)]
    pub row: &'a Row,
    /// How many rows of this status hold.
    pub holding: usize,
    /// How many there are.
    pub rows: usize,
}

impl Line<'_> {
    /// Titles of the cells.
    pub const HEAD: [&'static str; 7] = ["table", "of it", "published", "ours", "within", "status", "holds"];

    /// The cells of the line.
    pub fn cells(&self) -> [String; 7] {
        let [quantity, published, ours, within, status, _] = self.row.cells();
        let holds = format!("{} of {}", self.holding, self.rows);
        [self.table.to_owned(), quantity, published, ours, within, status, holds]
    }
}

/// Cells in columns, two spaces apart.
pub fn columns<const N: usize>(head: &[&str; N], rows: &[[String; N]]) -> String {
    let width =
        |i: usize| rows.iter().map(|row| row[i].chars().count()).chain([head[i].len()]).max().unwrap_or(0);
    let widths: [usize; N] = std::array::from_fn(width);
    let line = |cells: [&str; N]| {
        let padded = cells.iter().zip(widths).map(|(cell, width)| format!("{cell:<width$}"));
        padded.collect::<Vec<_>>().join("  ").trim_end().to_owned() + "\n"
    };
    let rows = rows.iter().map(|row| line(std::array::from_fn(|i| row[i].as_str())));
    std::iter::once(line(*head)).chain(rows).collect()
}

/// Cells as a table of Markdown.
pub fn markdown<const N: usize>(head: &[&str; N], rows: &[[String; N]]) -> String {
    let line = |cells: &[String; N]| format!("| {} |\n", cells.join(" | "));
    let top = [head.map(str::to_owned), head.map(|_| "---".to_owned())];
    top.iter().chain(rows).map(line).collect()
}
