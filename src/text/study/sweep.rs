//! A sweep: a line for each value.

use super::{columns, from_left, interval, share};
use crate::study::statistics::Spread;
use crate::study::sweep::{Step, Sweep};
use crate::text::{Texts, name, number};

/// A sweep as a table; the bars show its shape.
pub fn sweep(texts: &Texts, sweep: &Sweep) -> String {
    let head = sweep.steps.first().map(|step| heading(texts, sweep, step)).unwrap_or_default();
    let names = [
        "column-value",
        "column-launched",
        "column-interval",
        "column-bar",
        "column-defended",
        "column-lost",
        "column-day",
        "column-hours",
    ];
    let names = names.iter().map(|id| texts.say(id)).collect();
    let lines: Vec<Vec<String>> =
        std::iter::once(names).chain(sweep.steps.iter().map(|step| line(texts, step))).collect();
    head + &columns(&lines, &[])
}

fn heading(texts: &Texts, sweep: &Sweep, first: &Step) -> String {
    let summary = &first.summary;
    let games = [
        ("level", summary.level.as_str().into()),
        ("policy", summary.policy.as_str().into()),
        ("assume", summary.assume.as_str().into()),
        ("runs", summary.runs.to_string().into()),
        ("seed", summary.seed.to_string().into()),
    ];
    format!("{}\n{}\n\n", what(texts, sweep), texts.tell("sweep-games", &games))
}

fn what(texts: &Texts, sweep: &Sweep) -> String {
    let mut what = vec![("name", sweep.name.as_str().into()), ("value", number::figure(sweep.value).into())];
    let Some(((low, high), mark)) = sweep.range.zip(sweep.mark) else {
        return texts.tell("sweep-field", &what);
    };
    what.extend([
        ("unit", sweep.unit.as_str().into()),
        ("low", number::figure(low).into()),
        ("high", number::figure(high).into()),
        ("mark", name::mark(texts, mark).into()),
    ]);
    texts.tell("sweep-what", &what)
}

fn line(texts: &Texts, step: &Step) -> Vec<String> {
    let median = |spread: Option<Spread>| spread.map_or(String::new(), |spread| number::whole(spread.median));
    let outcomes = &step.summary.outcomes;
    vec![
        number::figure(step.value),
        share(texts, step.launches),
        interval(texts, step.launches),
        from_left(step.launches.share()),
        outcomes.defended.to_string(),
        (outcomes.partial + outcomes.lost).to_string(),
        median(step.summary.launch_day),
        median(step.summary.hours_to_objective),
    ]
}
