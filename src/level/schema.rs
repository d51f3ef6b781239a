//! Schema tables: what a level may hold. One table per record drives the reader, the manual, completion and the
//! editor's forms; [`record!`](crate::record) and [`choice!`](crate::choice) declare a type and its table at once.

use std::ops::RangeInclusive;

use super::{
    read::Reader,
    report::Findings,
    tree::{Node, Tree},
};

/// Named values in round brackets.
#[derive(Debug)]
pub struct Record {
    /// The name it may be written with: `Link`.
    pub name: &'static str,
    /// What it is called in a sentence; also the namespace of its ids.
    pub word: &'static str,
    /// What it is, in a sentence or two.
    pub doc: &'static str,
    /// Its fields in the order of the manual.
    pub fields: &'static [Field],
}

impl Record {
    /// What it is, for a sentence.
    pub fn describe(&self) -> String {
        format!("{} in round brackets", article(self.word))
    }

    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
}

/// A value of a record.
#[derive(Debug)]
pub struct Field {
    /// Its name in RON and in Rust.
    pub name: &'static str,
    /// The type of its values.
    pub kind: Kind,
    /// The unit of its numbers, or nothing.
    pub unit: &'static str,
    /// The least and the greatest number allowed in it, also within a list or map.
    pub range: Option<(f64, f64)>,
    /// Whether it must be written, and what holds if it is not.
    pub given: Given,
    /// What it means, in a sentence or two.
    pub doc: &'static str,
    /// Reads a value of its type for the findings alone; whether there is one.
    pub check: fn(&mut Reader, &Node, &'static Field) -> bool,
}

impl Field {
    /// The place of a level's own value, which is in no field.
    pub const ROOT: Field = Field {
        name: "level",
        kind: Kind::Text,
        unit: "",
        range: None,
        given: Given::Required,
        doc: "",
        check: |_, _, _| true,
    };

    /// What is wrong with a text as the value of this field: for forms, and for defaults.
    pub fn findings(&'static self, text: &str) -> Findings {
        let tree = Tree::parse(text);
        let mut reader = Reader::over(&tree);
        (self.check)(&mut reader, tree.root(), self);
        reader.into_findings()
    }

    /// The unit of its numbers.
    pub fn unit(&self) -> &'static str {
        if self.unit.is_empty() { self.kind.unit() } else { self.unit }
    }

    /// The range of its numbers as the manual and findings state it.
    pub fn range_text(&self) -> Option<String> {
        let unit = if self.unit().is_empty() { String::new() } else { format!(" {}", self.unit()) };
        Some(match self.range? {
            (low, f64::INFINITY) => format!("at least {low}{unit}"),
            (f64::NEG_INFINITY, high) => format!("at most {high}{unit}"),
            (low, high) => format!("{low} to {high}{unit}"),
        })
    }
}

/// What holds if a field is not written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// Nothing: it must be written.
    Required,
    /// It may be left out, and has no value then.
    Optional,
    /// The value of this RON text.
    Default(&'static str),
}

/// One of several named variants.
#[derive(Debug)]
pub struct Choice {
    /// The name of the type.
    pub name: &'static str,
    /// What it is called in a sentence.
    pub word: &'static str,
    /// What is chosen, in a sentence or two.
    pub doc: &'static str,
    /// What there is to choose from.
    pub variants: &'static [Variant],
}

/// A variant of a choice.
#[derive(Debug)]
pub struct Variant {
    /// Its name in RON and in Rust.
    pub name: &'static str,
    /// What it holds in brackets: the fields of a record, or one value of any other kind.
    pub payload: Option<Kind>,
    /// What it means, in a sentence or two.
    pub doc: &'static str,
}

/// The type of a value. Records and choices are functions so that tables may refer to each other in a circle.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// `true` or `false`.
    Bool,
    /// Text for people.
    Text,
    /// Any number.
    Number,
    /// A whole number.
    Integer,
    /// A number of hours.
    Hours,
    /// `(longitude, latitude)` in degrees.
    LonLat,
    /// A place on the ground: a town's name, or `(longitude, latitude)` in degrees.
    Place,
    /// Two values in round brackets.
    Pair(&'static Kind),
    /// A name that others refer to, in this namespace.
    Id(&'static str),
    /// A name that is defined in this namespace.
    Reference(&'static str),
    /// A list.
    List(&'static Kind),
    /// A map from a key to a value.
    Map(&'static Kind, &'static Kind),
    /// A record.
    Record(fn() -> &'static Record),
    /// A choice.
    Choice(fn() -> &'static Choice),
}

impl Kind {
    /// What it is, for a sentence: "a number".
    pub fn describe(&self) -> String {
        match self {
            Kind::Bool => "`true` or `false`".into(),
            Kind::Text => "a text".into(),
            Kind::Number => "a number".into(),
            Kind::Integer => "a whole number".into(),
            Kind::Hours => "a number of hours".into(),
            Kind::LonLat => "`(longitude, latitude)`".into(),
            Kind::Place => "the name of a town, or `(longitude, latitude)`".into(),
            Kind::Pair(of) => format!("two values in round brackets, each {}", of.describe()),
            Kind::Id(word) => format!("the id of this {word}, a text"),
            Kind::Reference(word) => format!("the id of {}, a text", article(word)),
            Kind::List(of) => format!("a list, each {}", of.describe()),
            Kind::Map(key, value) => format!("a map from {} to {}", key.describe(), value.describe()),
            Kind::Record(record) => record().describe(),
            Kind::Choice(choice) => article(choice().word),
        }
    }

    /// Whether nothing refers to values of this type and nothing counts on them: numbers, texts, switches.
    pub fn is_leaf(&self) -> bool {
        match self {
            Kind::Bool | Kind::Text | Kind::Number | Kind::Integer | Kind::Hours | Kind::LonLat => true,
            Kind::Pair(of) | Kind::List(of) | Kind::Map(_, of) => of.is_leaf(),
            Kind::Place | Kind::Id(_) | Kind::Reference(_) | Kind::Record(_) | Kind::Choice(_) => false,
        }
    }

    /// The unit its numbers have by themselves.
    fn unit(&self) -> &'static str {
        match self {
            Kind::Hours => "h",
            Kind::LonLat => "degrees",
            Kind::List(of) | Kind::Map(_, of) | Kind::Pair(of) => of.unit(),
            _ => "",
        }
    }
}

/// A word with its indefinite article.
pub(super) fn article(word: &str) -> String {
    let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} {word}")
}

/// What holds if a field is not written, from its type and the default it was declared with.
pub const fn given(optional: bool, default: Option<&'static str>) -> Given {
    match default {
        Some(text) => Given::Default(text),
        None if optional => Given::Optional,
        None => Given::Required,
    }
}

/// The two ends of a range, as a table holds them.
pub const fn bounds(range: &RangeInclusive<f64>) -> (f64, f64) {
    (*range.start(), *range.end())
}
