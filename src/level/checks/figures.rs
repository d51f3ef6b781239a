//! Names of policies and coefficients, and how much a table may hold.

use crate::alliance::policy;
use crate::level::assumptions::Assumptions;
use crate::level::code;
use crate::level::format::Level;
use crate::level::read::{Spanned, advice};
use crate::level::report::{Finding, Findings, Span};
use crate::sim::coefficients::Coefficients;

/// The most rows of a table. Far more than a level needs, far less than ids can number.
pub const MOST_ROWS: usize = 4096;

pub(super) fn check(level: &Level, findings: &mut Findings) {
    if level.best_policy.sound().is_some_and(|name| !policy::NAMES.contains(&name.as_str())) {
        let message = format!("there is no policy `{}`", *level.best_policy);
        let help = advice(&level.best_policy, policy::NAMES.iter().copied());
        let found = Finding::error(code::UNKNOWN_REFERENCE, level.best_policy.span.clone(), message);
        findings.push(found.help(help));
    }
    if level.axes.sound().is_some_and(|axes| axes.is_empty()) {
        let found = Finding::error(code::EMPTY_TABLE, level.axes.span.clone(), "this level has no axis");
        findings.push(found.help("without an axis there is nothing to march on, and no war to deter"));
    }
    rows(level, findings);
}

fn rows(level: &Level, findings: &mut Findings) {
    let mut count = |what: &str, span: &Span, rows: usize| {
        if rows > MOST_ROWS {
            let message = format!("there are {rows} {what}; a level has at most {MOST_ROWS}");
            findings.push(Finding::error(code::TOO_MANY, span.clone(), message));
        }
    };
    for forces in [&level.alliance, &level.adversary] {
        count("headquarters", &forces.headquarters.span, forces.headquarters.len());
        count("formations", &forces.formations.span, forces.formations.len());
        count("sites", &forces.sites.span, forces.sites.len());
    }
    count("carriers", &level.carriers.span, level.carriers.len());
    count("links", &level.links.span, level.links.len());
    count("axes", &level.axes.span, level.axes.len());
    count("allies", &level.allies.span, level.allies.len());
    count("accesses", &level.accesses.span, level.accesses.len());
    count("jammers", &level.jammers.span, level.jammers.len());
    count("indicators", &level.indicators.span, level.indicators.len());
    count("dispositions", &level.dispositions.span, level.dispositions.len());
    count("dispatches", &level.dispatches.span, level.dispatches.len());
}

/// The figures of a set with the level's own in their place. One beyond the range the set gives is worth a warning.
pub fn overridden(level: &Level, set: &Assumptions, findings: &mut Findings) -> Coefficients {
    let mut figures = set.coefficients.clone();
    for row in level.overrides.iter() {
        if row.coefficient.sound().is_none() || row.values.sound().is_none() {
            continue;
        }
        let values: Vec<f64> = row.values.iter().map(|value| value.value).collect();
        put(&mut figures, &row.coefficient, &values, &row.values.span, findings);
        let Some(entry) = set.entries.iter().find(|entry| entry.name == *row.coefficient) else { continue };
        let (low, high) = entry.range;
        for value in row.values.iter().filter(|value| !(low..=high).contains(&value.value)) {
            let message = format!("`{}` is {}, defensible is {low} to {high}", entry.name, value.value);
            findings.push(Finding::warning(code::BEYOND_RANGE, value.span.clone(), message));
        }
    }
    figures
}

/// Sets a coefficient by its name; reports a name that is unknown and a wrong number of values.
pub fn put(
    figures: &mut Coefficients,
    name: &Spanned<String>,
    values: &[f64],
    span: &Span,
    findings: &mut Findings,
) {
    let Some(slots) = figures.values_mut(name) else {
        let message = format!("there is no coefficient `{}`", name.value);
        let help = advice(name, Coefficients::NAMES.iter().copied());
        let found = Finding::error(code::UNKNOWN_REFERENCE, name.span.clone(), message);
        findings.push(found.help(help));
        return;
    };
    if slots.len() == values.len() {
        slots.copy_from_slice(values);
    } else {
        let message = format!("`{}` has {} values, found {}", name.value, slots.len(), values.len());
        findings.push(Finding::error(code::VALUE_COUNT, span.clone(), message));
    }
}
