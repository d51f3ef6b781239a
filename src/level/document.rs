//! What a RON file is meant to be, and the report on it as that.

use super::assumptions::{self, AssumptionSet};
use super::format::{Habits, Level, Policy};
use super::report::{Finding, Findings, Report};
use super::schema::Record;
use super::tree::{NodeKind, Tree};
use super::{code, habits, load, policies};

/// The kinds of file that can be checked; the first is what a file is taken for that tells nothing.
const KINDS: [(fn() -> &'static Record, fn(&str, &str) -> Report); 4] = [
    (Level::record, load::check),
    (Habits::record, |name, text| habits::read(name, text).1),
    (Policy::record, |name, text| policies::read(name, text).1),
    (AssumptionSet::record, |name, text| assumptions::read(name, text).1),
];

/// Checks the bytes of a file as what they are meant to be: by the name before the outermost brackets, else by the
/// names of the fields.
pub fn check(name: &str, bytes: &[u8]) -> Report {
    let Ok(text) = str::from_utf8(bytes) else { return Tree::parse_bytes(bytes).report(name) };
    let kind = meant(&Tree::parse(text));
    (KINDS[kind].1)(name, text)
}

/// The report on a file that was not read.
pub fn left_out(name: &str, why: &str) -> Report {
    let mut findings = Findings::default();
    findings.push(Finding::warning(code::LEFT_OUT, 0..0, format!("this is left out: {why}")));
    Report::new(name, "", findings)
}

/// Position among [`KINDS`].
fn meant(tree: &Tree) -> usize {
    let named =
        tree.root().name().and_then(|name| KINDS.iter().position(|(record, _)| record().name == name.text));
    let NodeKind::Record { fields, .. } = &tree.root().kind else { return named.unwrap_or(0) };
    let known =
        |record: &Record| fields.iter().filter(|field| record.field(&field.name.text).is_some()).count();
    named.unwrap_or_else(|| {
        let counts = KINDS.map(|(record, _)| known(record()));
        let most = counts.iter().max().copied().unwrap_or(0);
        counts.iter().position(|count| *count == most).unwrap_or(0)
    })
}
