//! Levels as a whole: those shipped are sound, and every mistake of one that is not is found in one run.

use assured_disruption::level::{
    self,
    assumptions::{self, SETS},
    code,
};
use proptest::prelude::*;

fn anchored() -> assumptions::Assumptions {
    assumptions::named("anchored").expect("a shipped set")
}

const MINIMAL: &str = include_str!("../../levels/minimal.ron");

/// What is found in a text, as code, line and column.
fn places(text: &str) -> Vec<(&'static str, usize, usize)> {
    let report = level::check("levels/test.ron", text);
    let place = |byte| report.position(byte);
    report.findings().iter().map(|f| (f.code, place(f.span.start).0, place(f.span.start).1)).collect()
}

#[test]
fn every_shipped_level_is_sound_under_every_assumption_set() {
    for (id, text) in level::shipped() {
        for set in SETS {
            let (scenario, report) = level::examine(id, text, &assumptions::named(set).expect("a shipped set"));
            assert_eq!(report.text(false), "", "{id} under {set}");
            assert_eq!(scenario.expect("it has no findings").id, *id);
        }
    }
}

#[test]
fn tmp_baltic() {
    let text = std::fs::read_to_string("/work/main/levels/baltic_flash.ron").unwrap();
    let t = std::time::Instant::now();
    let r = level::examine("baltic", &text, &anchored()).1;
    println!("{:?}\n{}", t.elapsed(), r.text(false));
    panic!();
}
