//! The coefficients as files name them: is there one, how many values has it, can the rules compute with them.

use crate::level::code;
use crate::level::literal::shortened;
use crate::level::read::{Spanned, advice};
use crate::level::report::{Finding, Findings, Severity, Span};
use crate::sim::coefficients::Coefficients;
use crate::sim::figures::{Figure, possible};

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

/// Reports every value of a figure that lies beyond what can be defended.
pub fn defensible<'l>(
    figure: &Figure,
    values: impl Iterator<Item = &'l Spanned<f64>>,
    severity: Severity,
    findings: &mut Findings,
) {
    for (place, value) in values.enumerate() {
        let (low, high) = figure.range(place);
        if !(low..=high).contains(&value.value) {
            let message = format!("`{}` is {}, defensible is {low} to {high}", figure.name, value.value);
            findings.push(Finding {
                severity,
                ..Finding::error(code::BEYOND_RANGE, value.span.clone(), message)
            });
        }
    }
}

/// The name of a coefficient, if it is one and has so many values; else what is wrong is reported.
pub fn fits(
    name: &Spanned<String>,
    count: usize,
    span: &Span,
    findings: &mut Findings,
) -> Option<&'static str> {
    let Some(known) = Coefficients::NAMES.iter().find(|known| **known == name.value) else {
        findings.push_with(Severity::Error, || {
            let message = format!("there is no coefficient `{}`", shortened(name));
            let help = advice(name, Coefficients::NAMES.iter().copied());
            Finding::error(code::UNKNOWN_REFERENCE, name.span.clone(), message).help(help)
        });
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
