//! Levels as a whole: those shipped are sound, and every mistake of one that is not is found in one run.

use assured_disruption::level::{
    self,
    assumptions::{self, SETS},
    code,
    report::Report,
};
use proptest::prelude::*;

fn anchored() -> assumptions::Assumptions {
    assumptions::named("anchored").expect("a shipped set")
}

const MINIMAL: &str = include_str!("../../levels/minimal.ron");

/// What is found in a text, as code, line and column.
fn places(text: &str) -> Vec<(&'static str, usize, usize)> {
    let report = match level::parse("levels/test.ron", text, &anchored()) {
        Ok((_, report)) | Err(report) => report,
    };
    let place = |byte| report.position(byte);
    report.findings().iter().map(|f| (f.code, place(f.span.start).0, place(f.span.start).1)).collect()
}

fn shown(result: &Result<(assured_disruption::sim::Scenario, Report), Report>) -> String {
    match result {
        Ok((_, report)) | Err(report) => report.text(false),
    }
}

#[test]
fn every_shipped_level_is_sound_under_every_assumption_set() {
    for (id, text) in level::shipped() {
        for set in SETS {
            let result = level::parse(id, text, &assumptions::named(set).expect("a shipped set"));
            assert_eq!(shown(&result), "", "{id} under {set}");
            assert_eq!(result.expect("no findings").0.id, *id);
        }
    }
}
