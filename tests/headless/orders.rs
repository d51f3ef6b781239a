//! One place for an order: what the table says, and that a preview is the rule itself.

use crate::bars::shipped;
use crate::fixture::minds;
use assured_disruption::session::Session;
use assured_disruption::sim::intel::observe;
use assured_disruption::sim::orders::{KINDS, Slot, offers};
use assured_disruption::sim::reckoning::reckon;
use assured_disruption::sim::rules::outlook::nominal;
use assured_disruption::sim::scenario::Scenario;
use assured_disruption::sim::state::{Stage, State};
use assured_disruption::sim::{Side, give};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Orders all of whose effect on the estimate shows as soon as they are given: nothing of it travels, waits for a council or
/// is left to luck.
const AT_ONCE: [&str; 9] = [
    "claim",
    "exercise",
    "decoy",
    "consult",
    "article-four",
    "off-ramp",
    "attribute",
    "declassify",
    "denounce",
];

/// Hours to the objective as an average adversary would expect them on what the desk knows.
fn estimate(scenario: &Scenario, state: &State) -> f64 {
    let alliance = state.desk.book.alliance(scenario, state.hour);
    reckon(&scenario.coefficients, &nominal(&alliance.overall())).believed
}

#[test]
fn what_an_order_is_said_to_shift_is_what_its_rule_shifts_to_the_bit() {
    let mut tried: BTreeMap<&str, u32> = BTreeMap::new();
    for (set, policy) in [("anchored", "balanced"), ("sceptic", "dove"), ("enthusiast", "hawk")] {
        let scenario = shipped("baltic_flash", set);
        for seed in 0..40 {
            let mut session = Session::new(Arc::clone(&scenario), seed, minds(policy));
            let mut week = 0;
            while session.over().is_none() {
                session.advance();
                let state = session.truth().expect("nobody holds a seat");
                if state.stage != Stage::Crisis || state.council.held == week {
                    continue;
                }
                week = state.council.held;
                let before = estimate(&scenario, state);
                let intel = observe(&scenario, state, Side::Alliance);
                let open = offers(&scenario, &intel).into_iter().filter(|offer| offer.refusal.is_none());
                for offer in open.filter(|offer| AT_ONCE.contains(&offer.order.kind().name)) {
                    let mut after = state.clone();
                    give(&scenario, &mut after, Side::Alliance, offer.order, &mut Vec::new());
                    let shift = estimate(&scenario, &after) - before;
                    assert_eq!(offer.theirs.to_bits(), shift.to_bits(), "{:?} in week {week}", offer.order);
                    *tried.entry(offer.order.kind().name).or_default() += 1;
                }
            }
        }
    }
    assert!(tried.values().sum::<u32>() > 2_000, "{tried:?}");
    assert!(tried.len() >= 7, "{tried:?}");
}

#[test]
fn the_table_has_every_kind_once_and_a_question_has_one_slot() {
    let names: BTreeSet<&str> = KINDS.iter().map(|kind| kind.name).collect();
    assert_eq!(names.len(), KINDS.len());
    for kind in KINDS.iter().filter(|kind| !kind.ask.is_empty()) {
        let alike = KINDS.iter().filter(|other| other.ask == kind.ask);
        let signals: BTreeSet<bool> = alike.map(|other| other.slot == Slot::Signal).collect();
        assert_eq!(signals.len(), 1, "{} folds signals and acts", kind.ask);
    }
}
