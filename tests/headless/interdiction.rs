//! Standing by to cut off the adversary's next step up, and what the allies send when.

use crate::bars::{happens, launched, shipped};
use crate::fixture::{changed, pass, unseen};
use assured_disruption::sim::event::EventKind;
use assured_disruption::sim::intel::observe;
use assured_disruption::sim::orders::{check, offer};
use assured_disruption::sim::rules::interdiction::chance;
use assured_disruption::sim::scenario::{Act, Manner, Scenario};
use assured_disruption::sim::state::*;
use assured_disruption::sim::*;

const STEP: Order = Order::Vote { yes: true, down: false };

/// A crisis at the hour of its council: the army stands at a readiness, and everything held at the start is hidden.
fn council(scenario: &Scenario, seed: u64, readiness: u8) -> State {
    let mut state = State::begin(scenario, Luck::new(seed), &Setup::default());
    (state.hour, state.council.next) = (scenario.council_interval, scenario.council_interval);
    state.council.readiness = readiness;
    unseen(&mut state);
    state
}

/// Level whose accesses work for certain, and need no favour.
fn certain() -> Scenario {
    changed(&shipped("baltic_flash", "anchored"), |tables| {
        tables.accesses.iter_mut().for_each(|access| (access.effect, access.stealth) = (1.0, 0.0));
    })
}

fn vote(scenario: &Scenario, state: &mut State) -> Vec<EventKind> {
    let mut events = Vec::new();
    give(scenario, state, Side::Adversary, STEP, &mut events);
    events.into_iter().map(|event| event.kind).collect()
}

fn hidden(state: &State) -> usize {
    state.desk.book.hidden().count()
}

#[test]
fn a_step_is_cut_off_by_a_cut_set_and_what_was_used_is_seen() {
    let scenario = certain();
    for readiness in [1, 2] {
        let mut state = council(&scenario, 1, readiness);
        state.desk.book.interdicts = true;
        let (held, rung) = (hidden(&state), state.desk.book.politics.rung);
        let events = vote(&scenario, &mut state);
        assert!(events.contains(&EventKind::StepCutOff), "{events:?}");
        assert_eq!((state.council.readiness, state.stage), (readiness, Stage::Crisis), "nobody marches");
        assert_eq!((held, hidden(&state)), (2, 0), "all that is held is used");
        assert_eq!(state.desk.book.given(Manner::Live), 2, "and everybody has seen it");
        assert_eq!(state.desk.book.politics.rung, rung + 1, "it is one deed");
    }
}

#[test]
fn one_access_of_a_cut_set_does_not_cut_and_cannot_be_ordered() {
    let scenario = certain();
    let mut state = council(&scenario, 1, 1);
    state.desk.book.accesses[1].life = AccessLife::Open;
    let intel = observe(&scenario, &state, Side::Alliance);
    assert_eq!(check(&scenario, &intel, &Order::Interdict), Err(Refusal::NothingCut));
    // What was lost since it was ordered makes the difference when the hour comes.
    state.desk.book.interdicts = true;
    let events = vote(&scenario, &mut state);
    assert!(events.contains(&EventKind::StepGotThrough), "{events:?}");
    assert_eq!(state.council.readiness, 2);
}

#[test]
fn a_step_is_cut_off_at_the_chance_that_is_shown() {
    const RUNS: u64 = 2000;
    let scenario = shipped("baltic_flash", "anchored");
    let state = council(&scenario, 0, 1);
    let shown = offer(&scenario, &observe(&scenario, &state, Side::Alliance), Order::Interdict);
    let accesses: Vec<AccessId> = state.desk.book.hidden().collect();
    assert_eq!(shown.chance, Some(chance(&scenario, &accesses, &state.network.cabled)));
    let cut = (0..RUNS).filter(|seed| {
        let mut state = State { luck: Luck::new(*seed), ..state.clone() };
        state.desk.book.interdicts = true;
        vote(&scenario, &mut state).contains(&EventKind::StepCutOff)
    });
    happens(cut.count(), RUNS as usize, shown.chance.expect("it has one"), "steps that are cut off");
}

#[test]
fn without_a_step_or_without_need_of_a_word_nothing_is_used() {
    let scenario = certain();
    let mut quiet = council(&scenario, 1, 1);
    quiet.desk.book.interdicts = true;
    give(&scenario, &mut quiet, Side::Adversary, Order::Vote { yes: false, down: false }, &mut Vec::new());
    pass(&scenario, &mut quiet, 1);
    assert_eq!((hidden(&quiet), quiet.desk.book.interdicts), (2, false), "the teams go home");
    let mut beforehand = council(&scenario, 1, 1);
    beforehand.desk.book.interdicts = true;
    let act = Order::Act { act: Act::PreDelegate };
    give(&scenario, &mut beforehand, Side::Adversary, act, &mut Vec::new());
    vote(&scenario, &mut beforehand);
    assert_eq!((hidden(&beforehand), beforehand.council.readiness), (2, 2), "who has orders needs none");
}

#[test]
fn every_lender_is_asked_and_nothing_is_offered_where_cyber_has_no_effect() {
    let scenario = shipped("baltic_flash", "anchored");
    let mut state = council(&scenario, 1, 1);
    let book = &state.desk.book;
    let owners: Vec<AllyId> = book.hidden().map(|id| scenario.accesses[id.index()].owner).collect();
    let before: Vec<u8> = owners.iter().map(|ally| book.favours[ally.index()]).collect();
    give(&scenario, &mut state, Side::Alliance, Order::Interdict, &mut Vec::new());
    let after: Vec<u8> = owners.iter().map(|ally| state.desk.book.favours[ally.index()]).collect();
    assert!(before.iter().zip(&after).all(|(before, after)| before - 1 == *after), "{before:?} {after:?}");
    assert!(state.desk.book.interdicts && state.desk.book.signalled);
    let none = shipped("baltic_flash", "none");
    let intel = observe(&none, &council(&none, 1, 1), Side::Alliance);
    assert_eq!(check(&none, &intel, &Order::Interdict), Err(Refusal::NothingCut));
}

#[test]
fn no_brigade_comes_before_the_allies_are_alarmed() {
    let scenario = shipped("baltic_flash", "anchored");
    let send = Order::Reinforce { which: 0 };
    let checked = |state: &State| check(&scenario, &observe(&scenario, state, Side::Alliance), &send);
    let calm = State::begin(&scenario, Luck::new(1), &Setup::default());
    assert_eq!(checked(&calm), Err(Refusal::NoAlarm));
    let mut consulted = calm.clone();
    consulted.desk.book.politics.article_four = Some(0);
    assert_eq!(checked(&consulted), Ok(()));
    let mut marching = calm;
    marching.council.readiness = 1;
    assert_eq!(checked(&marching), Ok(()));
}

#[test]
fn a_launch_that_is_set_comes_at_its_hour_and_no_earlier() {
    let scenario = shipped("baltic_flash", "anchored");
    let mut state = council(&scenario, 1, 2);
    let set = state.hour + 100;
    state.opening.launch_at = Some(set);
    vote(&scenario, &mut state);
    assert_eq!((state.council.readiness, state.stage), (2, Stage::Crisis));
    pass(&scenario, &mut state, 101);
    assert_eq!(state.war.expect("it has begun").book.since, set);
}

#[test]
fn a_shield_stops_one_strike_whenever_it_comes() {
    let scenario = changed(&shipped("baltic_flash", "anchored"), |tables| {
        tables.coefficients.strike = 1.0;
    });
    let mut state = launched(&scenario, 1);
    let link = assured_disruption::sim::rules::reinforcement::reinforcement_links(&scenario)[0];
    let struck = |state: &mut State| {
        let war = state.war.as_mut().expect("launched");
        (war.implants, war.strike_hours) = (vec![link], 5.0);
        let before = war.line;
        let mut events = Vec::new();
        give(&scenario, state, Side::Adversary, Order::Strike { link }, &mut events);
        step(&scenario, state, &[], &mut events);
        state.war.as_ref().expect("launched").line - before
    };
    give(&scenario, &mut state, Side::Alliance, Order::Shield { link }, &mut Vec::new());
    pass(&scenario, &mut state, 30);
    assert!(struck(&mut state) < 5.0, "pulses later it still stands");
    assert!(state.war.as_ref().expect("launched").desk.shields.is_empty(), "and is used up");
    assert!(struck(&mut state) >= 5.0);
}
