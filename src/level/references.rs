//! Ids and the references to them: every reference finds its id, wherever in the text that stands.

use std::collections::BTreeMap;

use super::advice::{MAX_COMPARED, advice, closest};
use super::code;
use super::literal::shortened;
use super::report::{Finding, Findings, Severity, Span};

/// The ids met, by namespace, and the references to check when all are known.
#[derive(Default)]
pub(super) struct Names {
    ids: BTreeMap<&'static str, BTreeMap<String, Span>>,
    references: Vec<(&'static str, String, Span)>,
}

impl Names {
    /// Keeps an id.
    ///
    /// # Errors
    /// What is wrong with one that is malformed or taken.
    pub(super) fn define(&mut self, namespace: &'static str, id: &str, span: Span) -> Result<(), Finding> {
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.');
        if id.is_empty() || id.len() > MAX_COMPARED || !id.chars().all(fits) {
            let message = format!("`{}` cannot be an id", shortened(id));
            let help = format!("an id has 1 to {MAX_COMPARED} ASCII letters, digits, `_`, `-` or `.`");
            return Err(Finding::error(code::BAD_ID, span, message).help(help));
        }
        let ids = self.ids.entry(namespace).or_default();
        if let Some(first) = ids.get(id).cloned() {
            let message = format!("there are two {namespace} records with the id `{id}`");
            return Err(Finding::error(code::DUPLICATE_ID, span, message).related(first, "first given here"));
        }
        ids.insert(id.to_owned(), span);
        Ok(())
    }

    /// Keeps a reference.
    pub(super) fn refer(&mut self, namespace: &'static str, id: &str, span: Span) {
        self.references.push((namespace, id.to_owned(), span));
    }

    /// Reports every reference without an id. Of a text that is not `whole`, the records that define the ids of a
    /// namespace may be among what could not be read.
    pub(super) fn resolve(&mut self, whole: bool, findings: &mut Findings) {
        for (namespace, id, span) in std::mem::take(&mut self.references) {
            match self.ids.get(namespace) {
                Some(ids) if ids.contains_key(&id) => {}
                Some(ids) => findings.push_with(Severity::Error, || unknown(namespace, &id, span, ids)),
                None if whole => findings.push_with(Severity::Error, || {
                    let message = format!("there is no {namespace} `{}`", shortened(&id));
                    let found = Finding::error(code::UNKNOWN_REFERENCE, span, message);
                    found.help(format!("this level defines no {namespace}"))
                }),
                None => {}
            }
        }
    }
}

fn unknown(word: &str, id: &str, span: Span, ids: &BTreeMap<String, Span>) -> Finding {
    let names = ids.keys().map(String::as_str);
    let close = closest(id, names.clone()).and_then(|name| ids.get_key_value(name));
    let first = ids.iter().min_by_key(|(_, place)| place.start);
    let (name, place) = close.or(first).expect("a namespace is made for its first id");
    Finding::error(code::UNKNOWN_REFERENCE, span, format!("there is no {word} `{}`", shortened(id)))
        .help(advice(id, names))
        .related(place.clone(), format!("the {word} `{name}` is defined here"))
}
