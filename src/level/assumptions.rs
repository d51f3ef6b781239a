//! Assumption sets: a value for every figure somebody could dispute, with unit, range, source and one sentence.
//!
//! `anchored` is complete; every other set names what it changes and why. They are read like levels, so a mistake in
//! one is reported like a level's.

use std::collections::BTreeMap;

use super::code;
use super::coefficient;
use super::read::{self, Read, Spanned};
use super::report::{Finding, Findings, Report, Severity};
use super::tree::Tree;
use super::value::{Id, List, Pair};
use crate::sim::coefficients::Coefficients;
use crate::sim::figures::{Figure, Figures, Layer, Mark};
use crate::{choice_of, record};

macro_rules! shipped {
    ($($name:literal),* $(,)?) => {
        /// Names of the sets, from the weakest cyber effects to the strongest.
        pub const SETS: &[&str] = &[$($name),*];

        const SHIPPED: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../../assets/assumptions/", $name, ".ron")))),*];
    };
}

shipped!("none", "sceptic", "anchored", "enthusiast");

record! {
    /// A set of assumptions.
    pub struct AssumptionSet as "assumption set" {
        /// Name on the command line.
        id: Id<AssumptionSet>,
        /// Title for people.
        title: String,
        /// What this set takes for granted, in one sentence.
        summary: String,
        /// The set that holds what this one does not name.
        from: Option<String>,
        /// The figures.
        coefficients: List<Coefficient>,
    }
}

record! {
    /// One figure.
    pub struct Coefficient as "coefficient" {
        /// Its name in the rules.
        name: String,
        /// Its value, or one for each of the four types of capability: none, light, medium, heavy.
        values: List<f64>,
        /// Unit of the value.
        unit: Option<String>,
        /// The range within which somebody who knows the field could put it.
        range: Option<Pair<f64>>,
        /// The same for each of its values by itself.
        ranges: Option<List<Pair<f64>>>,
        /// What it shares a reason with: when all figures are drawn at once, those of a group are drawn alike.
        group: Option<String>,
        /// Where it comes from.
        source: Option<String>,
        /// How firmly it stands.
        mark: Option<Mark>,
        /// What it means, or why this set has another value.
        sentence: String,
    }
}

choice_of! {
    /// How firmly a figure stands.
    Mark as "mark" {
        /// Stated in a published source.
        Source,
        /// Computed from published figures.
        Derived,
        /// A house number: our judgement, open to dispute.
        House,
    }
}

/// A complete set.
#[derive(Clone, Debug, PartialEq)]
pub struct Assumptions {
    /// Name on the command line.
    pub name: String,
    /// Title for people.
    pub title: String,
    /// What it takes for granted.
    pub summary: String,
    /// The figures.
    pub figures: Figures,
}

/// Name and text of every shipped set, in the order of [`SETS`].
pub fn shipped() -> &'static [(&'static str, &'static str)] {
    SHIPPED
}

/// A shipped set by its name.
pub fn named(name: &str) -> Option<Assumptions> {
    let (_, text) = SHIPPED.iter().find(|(known, _)| *known == name)?;
    Some(parse(text).expect("a test reads every shipped set"))
}

/// Reads a set. One with `from` is put upon that shipped set, which must be complete in itself.
pub fn parse(text: &str) -> Result<Assumptions, Box<Report>> {
    match read("assumptions.ron", text) {
        (Some(built), report) if !report.has_errors() => Ok(built),
        (_, report) => Err(Box::new(report)),
    }
}

/// The set of a text as far as it can be read, and all that is said of it under the name of its file.
pub(super) fn read(file: &str, text: &str) -> (Option<Assumptions>, Report) {
    let (set, mut findings) = read::read::<AssumptionSet>(&Tree::parse_as(text, AssumptionSet::KIND));
    let built = set.map(|set| assemble(set.id.as_str(), &set, &mut findings));
    (built, Report::new(file, text, findings))
}

/// The complete sets others may start from.
const BASES: &[&str] = &["anchored"];

fn assemble(name: &str, set: &AssumptionSet, findings: &mut Findings) -> Assumptions {
    let base = set.from.as_ref().and_then(|from| {
        let base = BASES.iter().find(|base| *base == from && **base != name);
        if base.is_none() {
            let message = format!("no set can start from `{from}`");
            let found = Finding::error(code::UNKNOWN_REFERENCE, set.from.span.clone(), message);
            findings.push(found.help(read::advice(from, BASES.iter().copied())));
        }
        base.and_then(|base| named(base))
    });
    let below = base.map(|base| base.figures).unwrap_or_default();
    let mut figures: BTreeMap<&str, Figure> = below.iter().map(|f| (f.name, f.clone())).collect();
    let mut seen: BTreeMap<&str, &Spanned<Coefficient>> = BTreeMap::new();
    for row in set.coefficients.iter().filter(|row| row.name.sound().is_some()) {
        if let Some(first) = seen.insert(&row.name, row) {
            let message = format!("the coefficient `{}` is given twice", *row.name);
            let found = Finding::error(code::DUPLICATE_ID, row.name.span.clone(), message);
            findings.push(found.related(first.name.span.clone(), "first given here"));
        }
        let Some(known) = coefficient::fits(&row.name, row.values.len(), &row.values.span, findings) else {
            continue;
        };
        if let Some(figure) = figure(name, known, row, below.get(known), findings) {
            figures.insert(known, figure);
        }
    }
    for missing in Coefficients::NAMES.iter().filter(|name| !figures.contains_key(**name)) {
        let message = format!("this set lacks the coefficient `{missing}`");
        findings.push(Finding::error(code::INCOMPLETE_SET, set.coefficients.span.clone(), message));
    }
    Assumptions {
        name: name.to_owned(),
        title: set.title.value.clone(),
        summary: set.summary.value.clone(),
        figures: Figures::new(figures.into_values().collect()),
    }
}

/// A row with what it leaves out taken from the set below.
fn figure(
    set: &str,
    name: &'static str,
    row: &Spanned<Coefficient>,
    below: Option<&Figure>,
    findings: &mut Findings,
) -> Option<Figure> {
    let each = row.ranges.iter().flat_map(|ranges| ranges.iter()).map(|range| &range.value);
    let given: Vec<&Pair<f64>> = row.range.iter().chain(each).collect();
    let ranges = || given.iter().map(|range| (range.0.value, range.1.value)).collect();
    let ranges: Option<Vec<(f64, f64)>> = (!given.is_empty()).then(ranges);
    let whole = (|| {
        Some(Figure {
            name,
            values: row.values.iter().map(|value| value.value).collect(),
            unit: row.unit.value.clone().or(below.map(|figure| figure.unit.clone()))?,
            ranges: ranges.or(below.map(|figure| figure.ranges.clone()))?,
            group: row.group.value.clone().or(below.and_then(|figure| figure.group.clone())),
            source: row.source.value.clone().or(below.map(|figure| figure.source.clone()))?,
            mark: row.mark.value.or(below.map(|figure| figure.mark))?,
            sentence: row.sentence.value.clone(),
            layer: Layer::Set(set.to_owned()),
        })
    })();
    let Some(figure) = whole else {
        let message = format!("`{name}` needs a unit, a range, a source and a mark");
        findings.push(Finding::error(code::INCOMPLETE_SET, row.span.clone(), message));
        return None;
    };
    if ![1, figure.values.len()].contains(&figure.ranges.len()) {
        let message =
            format!("`{name}` has {} values and {} ranges", figure.values.len(), figure.ranges.len());
        findings.push(Finding::error(code::VALUE_COUNT, row.span.clone(), message));
        return None;
    }
    let ends = given.iter().flat_map(|range| [&range.0, &range.1]);
    let sound = coefficient::computable(name, row.values.iter().chain(ends), findings);
    for range in given.iter().filter(|range| range.0.value > range.1.value) {
        let message = format!("the range of `{name}` runs from {} to {}", range.0.value, range.1.value);
        findings.push(Finding::error(code::REVERSED, range.0.span.clone(), message));
    }
    if sound {
        coefficient::defensible(&figure, row.values.iter(), Severity::Error, findings);
    }
    Some(figure)
}
