//! What is seen of the adversary: indicators that tell something, acts that can be seen.

use crate::level::code;
use crate::level::format::{ActSight, Indicator, Level};
use crate::level::report::{Finding, Findings};
use crate::sim::scenario::Act;

pub(super) fn check(level: &Level, findings: &mut Findings) {
    level.indicators.iter().for_each(|row| indicator(row, findings));
    level.acts.iter().for_each(|row| act(row, findings));
}

/// An indicator tells something if it is likelier seen when it is there than when it is not.
fn indicator(row: &Indicator, findings: &mut Findings) {
    let (Some(hit), Some(alarm), Some(from)) =
        (row.hit.sound(), row.false_alarm.sound(), row.from_readiness.sound())
    else {
        return;
    };
    if hit <= alarm {
        let message =
            format!("this is seen in {hit} of cases when it is there and in {alarm} when it is not");
        let found = Finding::warning(code::MISLEADING, row.hit.span.clone(), message);
        findings.push(found.help("`hit` is above `false_alarm`: the reader takes what is seen for a sign"));
    }
    if *from == 0 {
        let message = "this is there at any readiness, and tells nothing of it";
        let found = Finding::warning(code::MISLEADING, row.from_readiness.span.clone(), message);
        findings.push(found.help("write 1 for a sign of an exercise, 2 for an assembled army"));
    }
}

/// An army that steps up is not in garrison, and one that steps down is not assembled.
fn act(row: &ActSight, findings: &mut Findings) {
    let Some(readiness) = row.readiness.sound().copied().flatten() else { return };
    let impossible = match row.act.value {
        Act::Mobilise => readiness == 0,
        Act::StandDown => readiness == 2,
        _ => false,
    };
    if row.act.sound().is_some() && impossible {
        let message = format!("after this act the readiness is never {readiness}");
        let found = Finding::warning(code::NEVER, row.readiness.span.clone(), message);
        findings.push(found.help("the readiness is that to which the act has led"));
    }
}
