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
            let unknown =
                || NoNumber::Unknown { at: at.join("."), name: name.to_owned(), known: names(node) };
            node = within(node, name).ok_or_else(unknown)?;
            at.push(name);
        }
        match &node.kind {
            NodeKind::Number(number) => {
                let whole = matches!(number, Number::Integer(_));
                Ok(Self { span: node.span.clone(), value: number.as_f64(), whole })
            }
            _ => Err(NoNumber::Other { path: path.to_owned(), found: node.describe() }),
        }
    }

    /// The level with this number written otherwise. A count stays one where the value is whole.
    pub fn turned(&self, text: &str, value: f64) -> String {
        let whole = self.whole && value == value.trunc();
        let written = if whole { format!("{value:.0}") } else { format!("{value:?}") };
        format!("{}{written}{}", &text[..self.span.start], &text[self.span.end..])
    }
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
