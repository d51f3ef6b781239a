//! Typed reading: a tree walked by its schema tables, every mistake collected, every value with its place.

use std::{collections::BTreeMap, ops::Deref};

pub(super) use super::advice::{advice, closest};
use super::{
    advice::MAX_COMPARED,
    code, glyphs,
    literal::shortened,
    printable::is_control,
    report::{Finding, Findings, Severity, Span},
    schema::{Choice, Field, Given, Kind, Record, Variant, article},
    tree::{Node, NodeKind, Tree},
};

/// Reads the value of a level. The findings include those of the tree; a value is there whenever the outermost
/// brackets could be read, and is good to build from only if no finding is an error.
pub fn read<T: Read>(tree: &Tree) -> (Option<T>, Findings) {
    let reading = read_whole(tree);
    (reading.value, reading.findings)
}

/// What came of reading a text.
pub struct Reading<T> {
    /// The value, if the outermost brackets could be read.
    pub value: Option<T>,
    /// What is wrong with the text.
    pub findings: Findings,
    /// Whether every part that others refer to or count on is there: no element of a list, no choice and no reference is
    /// missing. A number or a sentence may be.
    pub whole: bool,
}

/// Reads the value of a level, and says whether later stages may trust that nothing is missing.
pub fn read_whole<T: Read>(tree: &Tree) -> Reading<T> {
    let mut reader = Reader::over(tree);
    let value = T::read(&mut reader, tree.root(), &Field::ROOT);
    reader.resolve_references();
    reader.tell_odd_forms();
    let whole = value.is_some() && !reader.lost;
    Reading { value, findings: reader.findings, whole }
}

/// The first thing that is wrong with a value the game itself has written down, if anything is.
pub(super) fn refusal<T: Read>(text: &str) -> Option<String> {
    let (_, findings) = read::<T>(&Tree::parse(text));
    findings.iter().find(|found| found.severity == Severity::Error).map(|found| found.message.clone())
}

/// A type that can be read by a table.
pub trait Read: Sized {
    /// What the tables say of it.
    const KIND: Kind;
    /// The most values of this type one list may hold. Far more than a level needs, less than anything numbers.
    const MOST: usize = 1024;
    /// Whether a field of this type may be left out.
    const OPTIONAL: bool = false;

    /// What stands where nothing could be read. It is marked as [`Origin::Broken`] and means nothing.
    fn stand_in() -> Self;

    /// Reads a value, or reports why it cannot be read.
    fn read(reader: &mut Reader, node: &Node, field: &'static Field) -> Option<Self>;

    /// Reads what a variant holds in its brackets.
    fn read_payload(reader: &mut Reader, node: &Node, field: &'static Field) -> Option<Self> {
        match &node.kind {
            NodeKind::Tuple { items, .. } if items.len() == 1 => Self::read(reader, &items[0], field),
            _ => reader.mismatch(node, &format!("{} in brackets", Self::KIND.describe()), field),
        }
    }
}

/// Where a value comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The text.
    Written,
    /// The table's default.
    Default,
    /// Nowhere: what was written could not be read, and has been reported.
    Broken,
}

/// A value and its place in the text; a default has the place of the record around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
    /// Where it comes from.
    pub origin: Origin,
}

impl<T> Spanned<T> {
    /// The value, unless it only stands in for one that could not be read.
    pub fn sound(&self) -> Option<&T> {
        (self.origin != Origin::Broken).then_some(&self.value)
    }
}

impl<T: Read> Spanned<T> {
    /// A stand-in for a value that could not be read.
    pub fn broken(span: Span) -> Self {
        Spanned { value: T::stand_in(), span, origin: Origin::Broken }
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// A reading under way: its findings, the ids met, and the references to check at its end.
#[derive(Default)]
pub struct Reader {
    findings: Findings,
    ids: BTreeMap<&'static str, BTreeMap<String, Span>>,
    references: Vec<(&'static str, String, Span)>,
    /// A part that others count on could not be read.
    lost: bool,
    /// Records that were written in curly brackets: the first, and how many.
    curly: Option<(Span, usize)>,
    /// Letters that no font has, by their script: the first, and how many texts have some.
    unseen: BTreeMap<&'static str, (Span, usize)>,
    /// While a default is read: the place of the record that lacks the field.
    default_of: Option<Span>,
}

impl Reader {
    /// Begins with what is wrong with the tree as RON.
    pub fn over(tree: &Tree) -> Self {
        Reader { findings: tree.findings().clone(), ..Reader::default() }
    }

    /// What was found.
    pub fn into_findings(self) -> Findings {
        self.findings
    }

    /// Adds a finding.
    pub fn report(&mut self, finding: Finding) {
        self.findings.push(finding);
    }

    /// The same for a finding that is costly to make.
    pub fn report_with(&mut self, severity: Severity, make: impl FnOnce() -> Finding) {
        self.findings.push_with(severity, make);
    }

    /// The place of a node, for its value to keep.
    pub fn span(&self, node: &Node) -> Span {
        self.place(&node.span)
    }

    /// The place itself, or, while a default is read, that of the record that lacks the field.
    fn place(&self, span: &Span) -> Span {
        self.default_of.as_ref().unwrap_or(span).clone()
    }

    /// Reads a value with its place.
    pub fn spanned<T: Read>(&mut self, node: &Node, field: &'static Field) -> Spanned<T> {
        let span = self.span(node);
        match T::read(self, node, field) {
            Some(value) => {
                let origin = if self.default_of.is_some() { Origin::Default } else { Origin::Written };
                Spanned { value, span, origin }
            }
            None => {
                self.lost |= !T::KIND.is_leaf();
                Spanned::broken(span)
            }
        }
    }

    /// Remembers that a part others count on is missing.
    pub fn lose(&mut self) {
        self.lost = true;
    }

    /// The elements of a list that could be read. Those above the bound of their type are not looked at.
    pub fn elements<T: Read>(
        &mut self,
        items: &[Node],
        span: &Span,
        field: &'static Field,
    ) -> Vec<Spanned<T>> {
        self.bound(items.len(), T::MOST, span, field);
        let items = items[..items.len().min(T::MOST)].iter();
        let elements: Vec<Spanned<T>> = items.map(|item| self.spanned::<T>(item, field)).collect();
        let count = elements.len();
        let sound: Vec<Spanned<T>> = elements.into_iter().filter(|item| item.sound().is_some()).collect();
        self.lost |= sound.len() < count;
        sound
    }

    /// Reports a list or map that holds more than the most of its type.
    pub fn bound(&mut self, count: usize, most: usize, span: &Span, field: &'static Field) {
        if count > most {
            self.lost = true;
            let message =
                format!("`{}` holds {count}, the most is {most}; the others are not read", field.name);
            let place = self.place(&(span.start..span.start + 1));
            self.report(Finding::error(code::TOO_MANY, place, message));
        }
    }

    /// A text as a level keeps it: line breaks are `\n`. Control characters are refused, and letters without a glyph
    /// are remembered.
    pub fn text(&mut self, node: &Node, text: &str, field: &'static Field) -> Option<String> {
        let text = if text.contains('\r') { text.replace("\r\n", "\n") } else { text.to_owned() };
        if let Some(control) = text.chars().find(|c| is_control(*c)) {
            let message =
                format!("`{}` holds the control character U+{:04X}", field.name, u32::from(control));
            let found = Finding::error(code::CONTROL, self.span(node), message);
            self.report(
                found.help("take it out; what a text may hold beside what is seen are line breaks and tabs"),
            );
            return None;
        }
        for script in glyphs::missing(&text) {
            let span = self.span(node);
            self.unseen.entry(script).or_insert((span, 0)).1 += 1;
        }
        Some(text)
    }

    /// One finding for what a level does in many places, once for all of them.
    fn tell_odd_forms(&mut self) {
        let also = |count: usize| match count {
            1 => String::new(),
            many => format!("; so for all {many} of this file"),
        };
        if let Some((span, count)) = self.curly.take() {
            let found = Finding::error(
                code::WRONG_TYPE,
                span,
                "a record stands in round brackets, not in curly ones",
            );
            self.report(found.help(format!("write `(name: value, ...)`{}", also(count))));
        }
        for (script, (span, count)) in std::mem::take(&mut self.unseen) {
            let texts =
                if count == 1 { "this text".to_owned() } else { format!("{count} texts, this the first,") };
            let verb = if count == 1 { "has" } else { "have" };
            let message = format!("{texts} {verb} {script}, and no font of the game has them");
            let found = Finding::warning(code::NO_GLYPH, span, message);
            self.report(
                found.help("they are drawn as empty boxes; Latin, Greek and Cyrillic letters are there"),
            );
        }
    }

    /// Reports a value of another type than expected, unless it was unreadable and so reported before.
    pub fn mismatch<T>(&mut self, node: &Node, expected: &str, field: &Field) -> Option<T> {
        if node.kind != NodeKind::Faulty {
            let span = self.span(node);
            self.findings.push_with(Severity::Error, || {
                let message = format!("`{}` expects {expected}, found {}", field.name, node.describe());
                let found = Finding::error(code::WRONG_TYPE, span, message);
                if field.doc.is_empty() { found } else { found.help(about(field)) }
            });
        }
        None
    }

    /// Whether a number is in the range of its field; reports it if not.
    pub fn check_range(&mut self, node: &Node, number: f64, field: &Field) -> bool {
        let (Some((low, high)), Some(range)) = (field.range, field.range_text()) else { return true };
        let is_within = (low..=high).contains(&number);
        if !is_within {
            let message = format!("`{}` is {number} {}", field.name, field.unit());
            let message = format!("{}, allowed is {range}", message.trim_end());
            self.report(Finding::error(code::OUT_OF_RANGE, self.span(node), message).help(about(field)));
        }
        is_within
    }

    /// Reports a record written with the name of another.
    pub fn check_name(&mut self, node: &Node, record: &Record) {
        let NodeKind::Record { name: Some(name), .. } = &node.kind else { return };
        if name.text != record.name {
            let message =
                format!("here {} is expected, not `{}`", article(record.word), shortened(&name.text));
            let help = format!("write `{}(...)`, or the brackets alone", record.name);
            self.report(Finding::error(code::WRONG_NAME, self.place(&name.span), message).help(help));
        }
    }

    /// Takes a record apart and reports fields that are unknown or missing.
    pub fn fields<'t>(
        &mut self,
        node: &'t Node,
        record: &'static Record,
        field: &Field,
    ) -> Option<Fields<'t>> {
        let (written, whole): (Vec<(&str, &Span, &Node)>, bool) = match &node.kind {
            NodeKind::Record { fields, whole, .. } => (
                fields.iter().map(|field| (&*field.name.text, &field.name.span, &field.value)).collect(),
                *whole,
            ),
            NodeKind::Tuple { items, .. } if items.is_empty() => (Vec::new(), true),
            NodeKind::Map(entries) if entries.iter().all(|(key, _)| key_name(key).is_some()) => {
                self.curly.get_or_insert((self.place(&node.head()), 0)).1 += 1;
                let named =
                    entries.iter().filter_map(|(key, value)| Some((key_name(key)?, &key.span, value)));
                (named.collect(), true)
            }
            _ => return self.mismatch(node, &record.describe(), field),
        };
        self.lost |= !whole;
        let mut known = Vec::with_capacity(record.fields.len());
        for (name, span, value) in written {
            match record.field(name) {
                Some(of) => known.push((of.name, value)),
                None => self.unknown_field(name, span, record),
            }
        }
        let head = self.place(&node.head());
        for field in record.fields {
            let is_missing = !known.iter().any(|(name, _)| *name == field.name);
            if whole && is_missing && field.given == Given::Required {
                self.findings.push_with(Severity::Error, || {
                    let message = format!("this {} has no field `{}`", record.word, field.name);
                    Finding::error(code::MISSING_FIELD, head.clone(), message).help(about(field))
                });
            }
        }
        Some(Fields { record, known, head })
    }

    /// The same for a record that a variant holds. Its fields may stand in the variant's own brackets, in brackets
    /// of their own, or all of them without names in the order of the table.
    pub fn payload_fields<'t>(
        &mut self,
        node: &'t Node,
        record: &'static Record,
        field: &Field,
    ) -> Option<Fields<'t>> {
        match &node.kind {
            NodeKind::Tuple { items, .. }
                if matches!(items.as_slice(), [Node { kind: NodeKind::Record { .. }, .. }]) =>
            {
                self.fields(&items[0], record, field)
            }
            NodeKind::Tuple { items, .. } if items.len() == record.fields.len() => {
                let names = record.fields.iter().map(|field| field.name);
                Some(Fields { record, known: names.zip(items).collect(), head: self.place(&node.head()) })
            }
            _ => self.fields(node, record, field),
        }
    }

    fn unknown_field(&mut self, name: &str, span: &Span, record: &Record) {
        let span = self.place(span);
        self.findings.push_with(Severity::Error, || {
            let names = record.fields.iter().map(|field| field.name);
            let message = format!("{} has no field `{}`", article(record.word), shortened(name));
            Finding::error(code::UNKNOWN_FIELD, span, message).help(advice(name, names))
        });
    }

    /// The variant a value chooses, or a report of why it is none.
    pub fn variant(
        &mut self,
        node: &Node,
        choice: &'static Choice,
        field: &Field,
    ) -> Option<&'static Variant> {
        let Some(name) = node.name() else {
            return self.quoted_variant(node, choice, field);
        };
        let Some(variant) = choice.variants.iter().find(|variant| variant.name == name.text) else {
            let span = self.place(&name.span);
            self.findings.push_with(Severity::Error, || {
                let names = choice.variants.iter().map(|variant| variant.name);
                let message = format!("there is no {} `{}`", choice.word, shortened(&name.text));
                Finding::error(code::UNKNOWN_VARIANT, span, message).help(advice(&name.text, names))
            });
            return None;
        };
        let is_bare = match &node.kind {
            NodeKind::Word(_) => true,
            NodeKind::Tuple { items, .. } => items.is_empty(),
            _ => false,
        };
        match variant.payload {
            None if !is_bare => self.mismatch(node, &format!("`{}` without brackets", variant.name), field),
            Some(payload) if matches!(node.kind, NodeKind::Word(_)) => {
                let expected = format!("`{}(...)`, holding {}", variant.name, payload.describe());
                self.mismatch(node, &expected, field)
            }
            _ => Some(variant),
        }
    }

    /// A variant written as a text is reported as one and taken all the same, if it holds nothing.
    fn quoted_variant(
        &mut self,
        node: &Node,
        choice: &'static Choice,
        field: &Field,
    ) -> Option<&'static Variant> {
        let NodeKind::Text(text) = &node.kind else {
            return self.mismatch(node, &article(choice.word), field);
        };
        let variant =
            choice.variants.iter().find(|variant| variant.name == text && variant.payload.is_none());
        if variant.is_none() {
            return self.mismatch(node, &article(choice.word), field);
        }
        let span = self.span(node);
        self.findings.push_with(Severity::Error, || {
            let message = format!("{} stands without quotes", article(choice.word));
            Finding::error(code::QUOTES, span, message).help(format!("write `{text}`"))
        });
        variant
    }

    /// Keeps an id for references to find; reports one that is malformed or taken.
    pub fn define(&mut self, node: &Node, namespace: &'static str, id: &str) -> bool {
        let span = self.span(node);
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        if id.is_empty() || id.len() > MAX_COMPARED || !id.chars().all(fits) {
            let message = format!("`{}` cannot be an id", shortened(id));
            let help = format!("an id has 1 to {MAX_COMPARED} ASCII letters, digits, `_`, `-` or `.`");
            self.report(Finding::error(code::BAD_ID, span, message).help(help));
            return false;
        }
        let ids = self.ids.entry(namespace).or_default();
        if let Some(first) = ids.get(id).cloned() {
            let message = format!("there are two {namespace} records with the id `{id}`");
            let found = Finding::error(code::DUPLICATE_ID, span, message);
            self.report(found.related(first, "first given here"));
            return false;
        }
        ids.insert(id.to_owned(), span);
        true
    }

    /// Keeps a reference to be checked when all ids are known.
    pub fn refer(&mut self, node: &Node, namespace: &'static str, id: &str) {
        let span = self.span(node);
        self.references.push((namespace, id.to_owned(), span));
    }

    fn resolve_references(&mut self) {
        let was_readable = !self.lost;
        for (namespace, id, span) in std::mem::take(&mut self.references) {
            match self.ids.get(namespace) {
                Some(ids) if ids.contains_key(&id) => {}
                Some(ids) => {
                    self.findings.push_with(Severity::Error, || unknown_reference(namespace, &id, span, ids))
                }
                None if was_readable => self.findings.push_with(Severity::Error, || {
                    let message = format!("there is no {namespace} `{}`", shortened(&id));
                    let found = Finding::error(code::UNKNOWN_REFERENCE, span, message);
                    found.help(format!("this level defines no {namespace}"))
                }),
                // The records that define it may be among what could not be read.
                None => {}
            }
        }
    }
}

fn unknown_reference(word: &str, id: &str, span: Span, ids: &BTreeMap<String, Span>) -> Finding {
    let names = ids.keys().map(String::as_str);
    let close = closest(id, names.clone()).and_then(|name| ids.get_key_value(name));
    let first = ids.iter().min_by_key(|(_, place)| place.start);
    let (name, place) = close.or(first).expect("a namespace is made for its first id");
    Finding::error(code::UNKNOWN_REFERENCE, span, format!("there is no {word} `{}`", shortened(id)))
        .help(advice(id, names))
        .related(place.clone(), format!("the {word} `{name}` is defined here"))
}

/// The fields of a record that are written and known.
pub struct Fields<'t> {
    record: &'static Record,
    known: Vec<(&'static str, &'t Node)>,
    head: Span,
}

impl Fields<'_> {
    /// Reads a field of the record's table, or what holds if it is not written.
    pub fn read<T: Read>(&self, reader: &mut Reader, name: &'static str) -> Spanned<T> {
        let field = self.record.field(name).expect("a record reads the fields of its own table");
        if let Some((_, node)) = self.known.iter().find(|(known, _)| *known == name) {
            return reader.spanned(node, field);
        }
        match field.given {
            Given::Required => {
                reader.lost |= !T::KIND.is_leaf();
                Spanned::broken(self.head.clone())
            }
            Given::Optional => {
                Spanned { value: T::stand_in(), span: self.head.clone(), origin: Origin::Default }
            }
            Given::Default(text) => {
                let outer = reader.default_of.replace(self.head.clone());
                let value = reader.spanned(Tree::parse(text).root(), field);
                reader.default_of = outer;
                value
            }
        }
    }
}

fn about(field: &Field) -> String {
    format!("{}: {}", field.name, field.doc)
}

/// The name that a key of a map stands for where it should be that of a field.
fn key_name(key: &Node) -> Option<&str> {
    match &key.kind {
        NodeKind::Text(text) => Some(text),
        NodeKind::Word(name) => Some(&name.text),
        _ => None,
    }
}
