//! What holds of every record, whatever it is: no text is empty, and no list names a thing twice.

use std::collections::BTreeMap;

use crate::level::code;
use crate::level::report::{Finding, Findings, Severity, Span};
use crate::level::schema::{Field, Given, Kind, Record};
use crate::level::tree::{Node, NodeKind, Tree};
use crate::level::walk::{Site, field, walk};

/// Records of which a list has one for each value of these fields; of others, two must differ in something.
const KEYS: &[(&str, &[&str])] = &[
    ("ActSight", &["act", "readiness"]),
    ("Cause", &["id"]),
    ("CauseEffects", &["cause"]),
    ("DispatchOption", &["label"]),
    ("FavourPrice", &["ally"]),
    ("Override", &["coefficient"]),
    ("Reinforcement", &["formation"]),
];

/// Choices of which a list may hold the same twice: effects add up, and of a link's media there are findings of their own.
const REPEATED: &[&str] = &["Effect", "LinkMedium"];

/// Looks at every value of a text that holds such a record.
pub fn check(tree: &Tree, record: &'static Record, findings: &mut Findings) {
    walk(tree.root(), record, &mut |site| {
        empty(site, findings);
        twice(site, findings);
    });
}

/// Every text is for somebody to read.
fn empty(site: &Site, findings: &mut Findings) {
    let (Kind::Text, NodeKind::Text(text)) = (&site.kind, &site.node.kind) else { return };
    let span = site.node.span.clone();
    // A name that is empty and no name of anything has been reported as that.
    if !text.trim().is_empty() || findings.iter().any(|found| found.span == span) {
        return;
    }
    let help = match site.field.given {
        Given::Required => format!("{}: {}", site.field.name, site.field.doc),
        Given::Optional | Given::Default(_) => "leave the field out, or write something".to_owned(),
    };
    findings.push(Finding::error(code::EMPTY_TEXT, span, format!("{} is empty", called(site))).help(help));
}

fn called(site: &Site) -> String {
    let (within, name) = (matches!(site.field.kind, Kind::List(_)), site.field.name);
    if within { format!("a text of `{name}`") } else { format!("`{name}`") }
}

/// A list that names something names it once.
fn twice(site: &Site, findings: &mut Findings) {
    let (Kind::List(of), NodeKind::List(items)) = (&site.kind, &site.node.kind) else { return };
    let mut first: BTreeMap<String, Span> = BTreeMap::new();
    for item in items {
        let Some(key) = Key::of(of, item) else { continue };
        match first.get(&key.text) {
            Some(earlier) => {
                findings.push_with(Severity::Error, || again(site.field, &key, earlier.clone()));
            }
            None => drop(first.insert(key.text, key.span)),
        }
    }
}

fn again(field: &Field, key: &Key, earlier: Span) -> Finding {
    let message = match key.whole {
        None => format!("`{}` names {} twice", field.name, key.text),
        Some(word) => format!("`{}` has the same {word} twice", field.name),
    };
    let found = Finding::error(code::LISTED_TWICE, key.span.clone(), message);
    found.help("it counts once; leave one out").related(earlier, "first given here")
}

/// What tells an element of a list from the others.
struct Key {
    text: String,
    span: Span,
    /// What the element is, if only the whole of it tells it from others.
    whole: Option<&'static str>,
}

impl Key {
    /// Nothing if elements of this kind need not differ, or this one is unreadable.
    fn of(kind: &Kind, node: &Node) -> Option<Self> {
        let whole = match kind {
            Kind::Text | Kind::Reference(_) | Kind::Place => None,
            Kind::Choice(choice) if REPEATED.contains(&choice().name) => return None,
            Kind::Choice(choice) => Some(choice().word).filter(|_| !matches!(node.kind, NodeKind::Word(_))),
            Kind::Record(record) => return Self::of_record(record(), node),
            _ => return None,
        };
        Some(Self { text: plain(node)?, span: node.span.clone(), whole })
    }

    fn of_record(record: &'static Record, node: &Node) -> Option<Self> {
        // Ids are told apart by the reader.
        if record.fields.iter().any(|field| matches!(field.kind, Kind::Id(_))) {
            return None;
        }
        let Some((_, names)) = KEYS.iter().find(|(name, _)| *name == record.name) else {
            return Some(Self { text: plain(node)?, span: node.span.clone(), whole: Some(record.word) });
        };
        let values: Vec<&Node> = names.iter().filter_map(|name| field(node, record, name)).collect();
        let texts = values.iter().map(|node| plain(node)).collect::<Option<Vec<String>>>()?;
        let span = values.first().map_or(node.head(), |node| node.span.clone());
        Some(Self { text: texts.join(", "), span, whole: None })
    }
}

/// A value as it would be written without spaces; nothing if a part of it is unreadable.
fn plain(node: &Node) -> Option<String> {
    let all = |items: &[Node]| Some(items.iter().map(plain).collect::<Option<Vec<String>>>()?.join(","));
    let name = || node.name().map_or("", |name| &name.text);
    Some(match &node.kind {
        NodeKind::Text(text) => format!("`{text}`"),
        NodeKind::Word(name) => name.text.clone(),
        NodeKind::Number(number) => number.as_f64().to_string(),
        NodeKind::Bool(value) => value.to_string(),
        NodeKind::Something(inner) => plain(inner)?,
        NodeKind::List(items) => format!("[{}]", all(items)?),
        NodeKind::Tuple { items, .. } => format!("{}({})", name(), all(items)?),
        NodeKind::Record { fields, .. } => {
            let fields =
                fields.iter().map(|field| Some(format!("{}:{}", field.name.text, plain(&field.value)?)));
            format!("{}({})", name(), fields.collect::<Option<Vec<String>>>()?.join(","))
        }
        NodeKind::Nothing
        | NodeKind::Character(_)
        | NodeKind::Bytes(_)
        | NodeKind::Map(_)
        | NodeKind::Faulty => return None,
    })
}
