//! The manual of the level format, written from the schema tables.

use std::collections::BTreeSet;

use super::{
    assumptions::AssumptionSet,
    code,
    format::{Habits, Level, Policy},
    schema::{Choice, Field, Given, Kind, Record, article},
};

/// What the manual says before its tables.
const PREFACE: &str = "# The level format

A level is one text file in [RON](https://github.com/ron-rs/ron), read by `assured-disruption validate FILE` and played
by its path. `levels/minimal.ron` is the smallest with everything in it: copy it and begin.

- A record is named values in round brackets, with or without its name in front: `Link(child: \"a\", ...)` or
  `(child: \"a\", ...)`.
- A variant that holds a record takes its fields in the same brackets, `Stakes(by: 0.1, weeks: 4)`, or without names in
  the order of the table, `Stakes(0.1, 4)`.
- A value that may be left out is written without `Some`.
- A place is the name of a town, accents or not, or `(longitude, latitude)` in degrees, east and north positive.
- Ids are ASCII letters, digits, `_`, `-` and `.`. Headquarters, formations and sites share one namespace.
- The habits of an adversary may stand in a file of their own, `Habits(...)`, for `simulate LEVEL --adversary FILE`.
- A policy of the alliance may stand in a file, for `simulate LEVEL --policy FILE`. `validate` knows a level, habits, a
  policy and an assumption set by their names or by their fields.
- Lists are bounded, far above what a level needs; texts hold no control characters but line breaks and tabs.
- All mistakes of a file are reported in one run, each with a code of the table at the end. A level with errors is not
  played; one with warnings is.

This page is written by the game from the tables it reads with; a test keeps it current.

";

/// The manual of levels, habits, policies and assumption sets: `docs/level-format.md`.
pub fn manual() -> String {
    let level = markdown(&[Level::record(), Habits::record(), Policy::record(), AssumptionSet::record()]);
    format!("{PREFACE}{level}## Codes of findings\n\n{}", codes())
}

/// The records given and every record and choice they lead to, each once, as Markdown.
pub fn markdown(records: &[&'static Record]) -> String {
    let mut manual = Manual::default();
    for record in records {
        manual.add_record(record);
    }
    manual.pages
}

/// The codes of findings as a Markdown table.
pub fn codes() -> String {
    let lines = code::ALL.iter().map(|(code, mistake)| format!("| {code} | {mistake} |\n"));
    std::iter::once("| code | mistake |\n| --- | --- |\n".to_owned()).chain(lines).collect()
}

#[derive(Default)]
struct Manual {
    pages: String,
    known: BTreeSet<&'static str>,
}

impl Manual {
    fn add_record(&mut self, record: &'static Record) {
        if !self.known.insert(record.name) {
            return;
        }
        self.pages.push_str(&format!("## {}\n\n{}\n\n", record.name, record.doc));
        self.pages
            .push_str("| field | type | range | if left out | meaning |\n| --- | --- | --- | --- | --- |\n");
        self.pages.extend(record.fields.iter().map(row));
        self.pages.push('\n');
        for field in record.fields {
            self.add_kind(&field.kind);
        }
    }

    fn add_choice(&mut self, choice: &'static Choice) {
        if !self.known.insert(choice.name) {
            return;
        }
        self.pages.push_str(&format!("## {}\n\n{}\n\n", choice.name, choice.doc));
        self.pages.push_str("| variant | holds | meaning |\n| --- | --- | --- |\n");
        for variant in choice.variants {
            let holds = variant.payload.as_ref().map(label).unwrap_or_default();
            self.pages.push_str(&format!("| `{}` | {holds} | {} |\n", variant.name, cell(variant.doc)));
        }
        self.pages.push('\n');
        for payload in choice.variants.iter().filter_map(|variant| variant.payload.as_ref()) {
            self.add_kind(payload);
        }
    }

    fn add_kind(&mut self, kind: &Kind) {
        match kind {
            Kind::List(of) | Kind::Pair(of) => self.add_kind(of),
            Kind::Map(key, value) => [key, value].into_iter().for_each(|kind| self.add_kind(kind)),
            Kind::Record(record) => self.add_record(record()),
            Kind::Choice(choice) => self.add_choice(choice()),
            _ => {}
        }
    }
}

fn row(field: &Field) -> String {
    let range = field.range_text().unwrap_or_else(|| field.unit().to_owned());
    let given = match field.given {
        Given::Required => "required".to_owned(),
        Given::Optional => "nothing".to_owned(),
        Given::Default(text) => format!("`{text}`"),
    };
    format!("| `{}` | {} | {range} | {given} | {} |\n", field.name, label(&field.kind), cell(field.doc))
}

/// A type in a cell; records and choices link to their own table.
fn label(kind: &Kind) -> String {
    let link = |name: &str| format!("[{name}](#{})", name.to_lowercase());
    match kind {
        Kind::Bool => "bool".into(),
        Kind::Text => "text".into(),
        Kind::Number => "number".into(),
        Kind::Integer => "whole number".into(),
        Kind::Hours => "hours".into(),
        Kind::LonLat => "(longitude, latitude)".into(),
        Kind::Place => "place".into(),
        Kind::Pair(of) => format!("({0}, {0})", label(of)),
        Kind::Id(_) => "id".into(),
        Kind::Reference(word) => format!("id of {}", article(word)),
        Kind::List(of) => format!("list of {}", label(of)),
        Kind::Map(key, value) => format!("map from {} to {}", label(key), label(value)),
        Kind::Record(record) => link(record().name),
        Kind::Choice(choice) => link(choice().name),
    }
}

/// A sentence that stays within its cell.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
