//! A tree walked by the schema: every value with the field that holds it, whatever its type.
//!
//! What the tables do not know is left out, and so is what is not of its type: the reader has reported both.

use super::schema::{Field, Kind, Record};
use super::tree::{FieldNode, Node, NodeKind};

/// A value as written, and where the format has it.
#[derive(Clone, Copy, Debug)]
pub struct Site<'t> {
    /// The record around it.
    pub record: &'static Record,
    /// The field that holds it, maybe within a list, a pair or a map.
    pub field: &'static Field,
    /// What it should be: the kind of the field, or that of an element of it.
    pub kind: Kind,
    /// What it is.
    pub node: &'t Node,
    /// The field as written, if this is all of its value and the field is named.
    pub written: Option<&'t FieldNode>,
}

/// Visits every value of a record, each before those within it.
pub fn walk<'t>(root: &'t Node, record: &'static Record, visit: &mut dyn FnMut(&Site<'t>)) {
    for (field, node, written) in fields(root, record) {
        value(Site { record, field, kind: field.kind, node, written }, visit);
    }
}

/// The value of a field of a record, as far as it is written and the field is one of the table.
pub fn field<'t>(node: &'t Node, record: &'static Record, name: &str) -> Option<&'t Node> {
    fields(node, record).into_iter().find(|(field, ..)| field.name == name).map(|(_, node, _)| node)
}

type Written<'t> = (&'static Field, &'t Node, Option<&'t FieldNode>);

/// The fields of a record, which a variant may hold in its own brackets, in brackets of their own, or without names.
fn fields<'t>(node: &'t Node, record: &'static Record) -> Vec<Written<'t>> {
    match &node.kind {
        NodeKind::Record { fields, .. } => {
            let known = fields.iter().map(|field| (record.field(&field.name.text), field));
            known.filter_map(|(field, written)| Some((field?, &written.value, Some(written)))).collect()
        }
        NodeKind::Tuple { items, .. } => match items.as_slice() {
            [inner @ Node { kind: NodeKind::Record { .. }, .. }] => fields(inner, record),
            items if items.len() == record.fields.len() => {
                record.fields.iter().zip(items).map(|(field, node)| (field, node, None)).collect()
            }
            _ => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn value<'t>(site: Site<'t>, visit: &mut dyn FnMut(&Site<'t>)) {
    if let NodeKind::Something(inner) = &site.node.kind {
        return value(Site { node: inner, ..site }, visit);
    }
    visit(&site);
    let mut within = |kind: &Kind, node| value(Site { kind: *kind, node, written: None, ..site }, visit);
    match (&site.kind, &site.node.kind) {
        (Kind::List(of), NodeKind::List(items)) | (Kind::Pair(of), NodeKind::Tuple { items, .. }) => {
            items.iter().for_each(|item| within(of, item));
        }
        (Kind::Map(key, of), NodeKind::Map(entries)) => {
            for (name, node) in entries {
                within(key, name);
                within(of, node);
            }
        }
        (Kind::Record(record), _) => walk(site.node, record(), visit),
        (Kind::Choice(choice), _) => {
            let name = site.node.name().map(|name| name.text.as_str());
            let variant = choice().variants.iter().find(|variant| Some(variant.name) == name);
            match (variant.and_then(|variant| variant.payload), &site.node.kind) {
                (Some(Kind::Record(record)), _) => walk(site.node, record(), visit),
                (Some(kind), NodeKind::Tuple { items, .. }) if items.len() == 1 => within(&kind, &items[0]),
                _ => {}
            }
        }
        _ => {}
    }
}
