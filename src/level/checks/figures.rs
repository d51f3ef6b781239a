//! Names of policies and coefficients.

use crate::alliance::policy;
use crate::level::assumptions::Assumptions;
use crate::level::code;
use crate::level::coefficient::{computable, defensible, fits};
use crate::level::format::Level;
use crate::level::read::advice;
use crate::level::report::{Finding, Findings, Severity};
use crate::sim::figures::{Figures, Layer};

pub(super) fn check(level: &Level, findings: &mut Findings) {
    if level.best_policy.sound().is_some_and(|name| !policy::names().any(|known| known == name)) {
        let message = format!("there is no policy `{}`", *level.best_policy);
        let help = advice(&level.best_policy, policy::names());
        let found = Finding::error(code::UNKNOWN_REFERENCE, level.best_policy.span.clone(), message);
        findings.push(found.help(help));
    }
    if level.axes.sound().is_some_and(|axes| axes.is_empty()) {
        let found = Finding::error(code::EMPTY_TABLE, level.axes.span.clone(), "this level has no axis");
        findings.push(found.help("without an axis there is nothing to march on, and no war to deter"));
    }
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
        defensible(figure, row.values.iter(), Severity::Warning, findings);
    }
    figures
}
