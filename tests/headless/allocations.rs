//! A quiet hour takes no memory: nothing is due, nothing happens, every way works.

use crate::bars::shipped;
use crate::fixture::minds;
use allocation_counter::measure;
use assured_disruption::session::Session;
use assured_disruption::sim::intel::readiness_sighted;
use assured_disruption::sim::state::Stage;
use assured_disruption::sim::units::WEEK;
use assured_disruption::sim::{Scenario, Side, State};
use std::sync::Arc;

/// Whether an hour is steady as far as can be told before it passes: no side is asked, no card is drawn (none may fit), no
/// jammer works, and every link carries enough to command by, so that no message looks for another way. Whether anything
/// happened in it (an event of any kind: a council, a dispatch, a find, a launch, a new pulse) is seen afterwards.
fn quiet(scenario: &Scenario, state: &State) -> bool {
    let sighted = readiness_sighted(scenario, state);
    let asked = sighted || Side::BOTH.into_iter().any(|side| state.due(scenario, side));
    let drawn = state.desk.secrets.next_dispatch <= state.hour;
    let jams = state.war.as_ref().is_some_and(|war| !war.jamming.is_empty());
    let works = |quality: &f64| *quality >= scenario.coefficients.cut_off;
    !asked && !drawn && !jams && state.network.link_quality.iter().all(works)
}

/// Steady hours of whole games of a policy, by stage; each is held to have taken no memory. The first two weeks are left
/// out: in them lists grow to the size they then keep.
fn steady_hours(policy: &str, seeds: std::ops::Range<u64>) -> [usize; 2] {
    let scenario = shipped("baltic_flash", "anchored");
    let mut steady = [0; 2];
    for seed in seeds {
        let mut session = Session::new(Arc::clone(&scenario), seed, minds(policy));
        while session.over().is_none() {
            let state = session.truth().expect("nobody holds a seat");
            let (hour, war) = (state.hour, usize::from(state.stage == Stage::War));
            let quiet = quiet(&scenario, state) && hour > 2 * WEEK;
            let mut happened = false;
            let taken = measure(|| happened = !session.advance().is_empty());
            if quiet && !happened {
                assert_eq!(taken.count_total, 0, "{policy}, seed {seed}, hour {hour}, war {war}");
                steady[war] += 1;
            }
        }
    }
    steady
}

#[test]
fn a_steady_hour_takes_no_memory() {
    let [crisis, war] = steady_hours("never-reveal", 1..12);
    assert!(crisis > 4_000 && war > 50, "{crisis} h of crisis and {war} h of war were steady");
    let [crisis, _] = steady_hours("hawk", 1..3);
    assert!(crisis > 1_000, "{crisis} h of crisis were steady");
}

#[test]
fn an_hour_in_which_minds_are_asked_is_seen_to_take_memory() {
    let scenario = shipped("baltic_flash", "anchored");
    let mut session = Session::new(scenario, 1, minds("hawk"));
    let taken = measure(|| {
        session.advance();
    });
    assert!(taken.count_total > 0, "the count counts");
}
