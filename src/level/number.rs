//! A number of a level by its path, as in `axes.riga.hours` or `crisis.stakes.0`: for studies that turn it.

use super::format::Level;
use super::report::Span;
use super::tree::{Node, NodeKind, Number, Tree};

/// Why a path leads to no number.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoNumber {
    /// Nothing of this name stands there.
    #[error("`{at}` has no `{name}`; it has {}", known.join(", "))]
    Unknown {
        /// The path up to there; empty at the level itself.
        at: String,
        /// The part of the path that leads nowhere.
        name: String,
        /// What stands there.
        known: Vec<String>,
    },
    /// It leads to something else.
    #[error("`{path}` is {found}, and no number")]
    Other {
        /// The path.
        path: String,
        /// What stands there.
        found: String,
    },
}

/// A number of a level.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelNumber {
    span: Span,
    /// What it is.
    pub value: f64,
    /// Whether it is written without a point: a count.
    whole: bool,
}

/// Whether a path begins with a field of a level.
pub fn is_path(path: &str) -> bool {
    path.split_once('.').is_some_and(|(field, _)| Level::record().field(field).is_some())
}

impl LevelNumber {
    /// The number that a path leads to: names of fields, ids of what stands in a list, and places in a tuple or a list,
    /// counted from 0.
    ///
    /// # Errors
    /// Where the path leads nowhere, with what stands there.
    pub fn of(text: &str, path: &str) -> Result<Self, NoNumber> {
        let tree = Tree::parse(text);
        let mut node = tree.root();
        let mut at = Vec::new();
        for name in path.split('.') {
            node = within(node, name).ok_or_else(|| unknown(&at, name, node))?;
            at.push(name.to_owned());
        }
        Self::at(node, &at)
    }

    /// Every number that a path with stars leads to, each with its own path: a star stands for everything that stands there,
    /// as in `axes.*.hours`. What has no such number is left out.
    ///
    /// # Errors
    /// Where the path leads to no number at all: why not, at the first place it could have led.
    pub fn all(text: &str, path: &str) -> Result<Vec<(String, Self)>, NoNumber> {
        let names: Vec<&str> = path.split('.').collect();
        let (mut found, mut faults) = (Vec::new(), Vec::new());
        Self::follow(Tree::parse(text).root(), &names, &mut Vec::new(), &mut found, &mut faults);
        match faults.into_iter().next() {
            Some(fault) if found.is_empty() => Err(fault),
            _ => Ok(found),
        }
    }

    fn follow(
        node: &Node,
        names: &[&str],
        at: &mut Vec<String>,
        found: &mut Vec<(String, Self)>,
        faults: &mut Vec<NoNumber>,
    ) {
        let Some((name, rest)) = names.split_first() else {
            match Self::at(node, at) {
                Ok(number) => found.push((at.join("."), number)),
                Err(fault) => faults.push(fault),
            }
            return;
        };
        let there = if *name == "*" { self::names(node) } else { vec![(*name).to_owned()] };
        for name in there {
            let Some(next) = within(node, &name) else {
                faults.push(unknown(at, &name, node));
                continue;
            };
            at.push(name);
            Self::follow(next, rest, at, found, faults);
            at.pop();
        }
    }

    fn at(node: &Node, path: &[String]) -> Result<Self, NoNumber> {
        match &node.kind {
            NodeKind::Number(number) => {
                let whole = matches!(number, Number::Integer(_));
                Ok(Self { span: node.span.clone(), value: number.as_f64(), whole })
            }
            _ => Err(NoNumber::Other { path: path.join("."), found: node.describe() }),
        }
    }

    /// So many times the number; a count stays one, and moves by one at least.
    pub fn times(&self, factor: f64) -> f64 {
        let product = self.value * factor;
        match self.whole {
            true if factor > 1.0 => product.round().max(self.value + 1.0),
            true if factor < 1.0 => product.round().min(self.value - 1.0),
            _ => product,
        }
    }
}

/// The level with some of its numbers written otherwise. A count stays one where the value is whole.
pub fn rewritten(text: &str, numbers: &[(LevelNumber, f64)]) -> String {
    let mut numbers: Vec<&(LevelNumber, f64)> = numbers.iter().collect();
    numbers.sort_by_key(|(number, _)| number.span.start);
    let (mut level, mut from) = (String::new(), 0);
    for (number, value) in numbers {
        level += &text[from..number.span.start];
        level += &if number.whole && *value == value.trunc() {
            format!("{value:.0}")
        } else {
            format!("{value:?}")
        };
        from = number.span.end;
    }
    level + &text[from..]
}

/// That a name leads nowhere from a node at some path.
fn unknown(at: &[String], name: &str, node: &Node) -> NoNumber {
    NoNumber::Unknown { at: at.join("."), name: name.to_owned(), known: names(node) }
}

/// What a name means in a node.
fn within<'a>(node: &'a Node, name: &str) -> Option<&'a Node> {
    match &node.kind {
        NodeKind::Record { fields, .. } => {
            fields.iter().find(|field| field.name.text == name).map(|field| &field.value)
        }
        NodeKind::List(items) => items
            .iter()
            .find(|item| id(item) == Some(name))
            .or_else(|| items.get(name.parse::<usize>().ok()?)),
        NodeKind::Tuple { items, .. } => items.get(name.parse::<usize>().ok()?),
        NodeKind::Something(inner) => within(inner, name),
        _ => None,
    }
}

/// The id of something in a list.
fn id(node: &Node) -> Option<&str> {
    let NodeKind::Record { fields, .. } = &node.kind else { return None };
    let id = fields.iter().find(|field| field.name.text == "id")?;
    match &id.value.kind {
        NodeKind::Text(text) => Some(text),
        _ => None,
    }
}

/// What stands in a node.
fn names(node: &Node) -> Vec<String> {
    match &node.kind {
        NodeKind::Record { fields, .. } => fields.iter().map(|field| field.name.text.clone()).collect(),
        NodeKind::List(items) => {
            let name =
                |(place, item): (usize, &Node)| id(item).map_or_else(|| place.to_string(), str::to_owned);
            items.iter().enumerate().map(name).collect()
        }
        NodeKind::Tuple { items, .. } => (0..items.len()).map(|place| place.to_string()).collect(),
        NodeKind::Something(inner) => names(inner),
        _ => Vec::new(),
    }
}
