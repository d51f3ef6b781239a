//! What each model says, beside what was published: one table a file.

mod anchors;
mod anu;
mod attribution;
mod audience;
mod blame;
mod break_even;
mod chain;
mod conceal;
mod deterrence;
mod expected_utility;
mod finc;
mod graphs;
mod iwo_jima;
mod lanchester;
mod launch;
mod learning;
mod percolation;
mod queues;
mod quick_win;
mod reveal;
mod salvo;
mod timing;
mod zero_day;

use super::table::{Effort, Table};

/// A comparison by the name it has on the command line.
type Named = (&'static str, fn(Effort) -> Table);

/// All comparisons: the decision, the models of crisis and attribution, networks, combat.
const TABLES: [Named; 23] = [
    ("anchors", |_| anchors::table()),
    ("quick-win", |_| quick_win::table()),
    ("launch", |_| launch::table()),
    ("break-even", |_| break_even::table()),
    ("reveal", |_| reveal::table()),
    ("timing", |_| timing::table()),
    ("zero-day", |_| zero_day::table()),
    ("conceal", |_| conceal::table()),
    ("blame", |_| blame::table()),
    ("attribution", |_| attribution::table()),
    ("anu", anu::table),
    ("deterrence", |_| deterrence::table()),
    ("audience", |_| audience::table()),
    ("expected-utility", |_| expected_utility::table()),
    ("learning", |_| learning::table()),
    ("chain", |_| chain::table()),
    ("graphs", |_| graphs::table()),
    ("percolation", percolation::table),
    ("finc", |_| finc::table()),
    ("queues", |_| queues::table()),
    ("lanchester", |_| lanchester::table()),
    ("iwo-jima", |_| iwo_jima::table()),
    ("salvo", |_| salvo::table()),
];

/// The names of all comparisons.
pub fn names() -> impl Iterator<Item = &'static str> {
    TABLES.iter().map(|(name, _)| *name)
}

/// One comparison, computed; `None` when there is none of that name.
pub fn named(name: &str, effort: Effort) -> Option<Table> {
    TABLES.iter().find(|(known, _)| *known == name).map(|(_, table)| table(effort))
}

/// All comparisons, computed.
pub fn all(effort: Effort) -> Vec<Table> {
    TABLES.iter().map(|(_, table)| table(effort)).collect()
}
