//! Names of policies and coefficients, and how much a table may hold.

use crate::alliance::policy;
use crate::level::assumptions::Assumptions;
use crate::level::code;
use crate::level::format::Level;
use crate::level::read::{Spanned, advice};
use crate::level::report::{Finding, Findings, Span};
use crate::sim::coefficients::Coefficients;
use crate::sim::figures::{Figures, Layer, possible};

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

/// The figures of a set with the level's own in their place. One beyond the range the set gives is worth a warning; one
/// that the rules cannot compute with is an error, and is left as it was.
pub fn overridden(level: &Level, set: &Assumptions, findings: &mut Findings) -> Figures {
    let mut figures = set.figures.clone();
    for row in level.overrides.iter() {
        if row.coefficient.sound().is_none() || row.values.sound().is_none() {
            continue;
        }
        let values: Vec<f64> = row.values.iter().map(|value| value.value).collect();
        let Some(name) = fits(&row.coefficient, values.len(), &row.values.span, findings) else { continue };
        if !computable(name, row.values.iter(), findings) {
            continue;
        }
        figures.set(name, &values, Layer::Level(row.reason.value.clone()));
        let Some(figure) = figures.get(name) else { continue };
        let (low, high) = figure.range;
        for value in row.values.iter().filter(|value| !(low..=high).contains(&value.value)) {
            let message = format!("`{name}` is {}, defensible is {low} to {high}", value.value);
            findings.push(Finding::warning(code::BEYOND_RANGE, value.span.clone(), message));
        }
    }
    figures
}

/// Whether the rules can compute with all of a coefficient's numbers; those with which they cannot are reported.
pub fn computable<'l>(
    name: &str,
    values: impl Iterator<Item = &'l Spanned<f64>>,
    findings: &mut Findings,
) -> bool {
    let mut all = true;
    for value in values {
        if let Err(beyond) = possible(name, value.value) {
            findings.push(Finding::error(code::IMPOSSIBLE, value.span.clone(), beyond.to_string()));
            all = false;
        }
    }
    all
}

/// The name of a coefficient, if it is one and has so many values; else what is wrong is reported.
pub fn fits(
    name: &Spanned<String>,
    count: usize,
    span: &Span,
    findings: &mut Findings,
) -> Option<&'static str> {
    let Some(known) = Coefficients::NAMES.iter().find(|known| **known == name.value) else {
        let message = format!("there is no coefficient `{}`", name.value);
        let help = advice(name, Coefficients::NAMES.iter().copied());
        let found = Finding::error(code::UNKNOWN_REFERENCE, name.span.clone(), message);
        findings.push(found.help(help));
        return None;
    };
    let wanted = Coefficients::default().values_mut(known).map_or(0, |slots| slots.len());
    if wanted != count {
        let message = format!("`{known}` has {wanted} values, found {count}");
        findings.push(Finding::error(code::VALUE_COUNT, span.clone(), message));
        return None;
    }
    Some(known)
}
