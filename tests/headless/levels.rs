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

/// All that is said of a text under the anchored assumptions.
fn report(text: &str) -> Report {
    match level::parse("levels/test.ron", text, &anchored()) {
        Ok((_, report)) | Err(report) => report,
    }
}

/// What is found in a text, as code, line and column.
fn places(text: &str) -> Vec<(&'static str, usize, usize)> {
    let report = report(text);
    let place = |byte| report.position(byte);
    report.findings().iter().map(|f| (f.code, place(f.span.start).0, place(f.span.start).1)).collect()
}

#[test]
fn every_shipped_level_is_sound_under_every_assumption_set() {
    for (id, text) in level::shipped() {
        for set in SETS {
            match level::parse(id, text, &assumptions::named(set).expect("a shipped set")) {
                Ok((scenario, report)) => {
                    assert_eq!(report.text(false), "", "{id} under {set}");
                    assert_eq!(scenario.id, *id);
                }
                Err(report) => panic!("{id} under {set}:\n{}", report.text(false)),
            }
        }
    }
}
