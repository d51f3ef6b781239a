//! Two physics: software that may spread, survive or be found, and jammers that need a place and betray it; and what both
//! cost civilians.

use crate::bars::{launched, shipped};
use crate::fixture::{pass, unseen};
use assured_disruption::adversary;
use assured_disruption::level;
use assured_disruption::sim::event::EventKind;
use assured_disruption::sim::intel::observe;
use assured_disruption::sim::orders::offer;
use assured_disruption::sim::scenario::{Scenario, Spread};
use assured_disruption::sim::state::*;
use assured_disruption::sim::units::WEEK;
use assured_disruption::sim::*;
use std::sync::Arc;

const RUNS: u64 = 400;

fn baltic() -> Arc<Scenario> {
    shipped("baltic_flash", "anchored")
}

/// Fires an access or starts a jammer in the first hour of a war, and lets it happen.
fn fired(scenario: &Scenario, seed: u64, order: Order) -> (State, Vec<Event>) {
    let mut state = launched(scenario, seed);
    unseen(&mut state);
    state.desk.book.accesses.iter_mut().for_each(|access| access.life = AccessLife::Hidden);
    give(scenario, &mut state, Side::Alliance, order, &mut Vec::new());
    let mut events = Vec::new();
    while state.war.as_ref().expect("launched").shots.is_empty() {
        events.extend(pass(scenario, &mut state, 1));
    }
    (state, events)
}

fn happens(hits: usize, runs: usize, chance: f64, what: &str) {
    let error = (chance * (1.0 - chance) / runs as f64).sqrt();
    let rate = hits as f64 / runs as f64;
    assert!((rate - chance).abs() <= 3.0 * error, "{what}: {hits} of {runs}, stated {chance}");
}

/// The level with one access that certainly works, and has these figures.
fn with(change: impl FnOnce(&mut scenario::AccessPlan)) -> (Scenario, AccessId) {
    let mut scenario = baltic().tables();
    let index = scenario.accesses.iter().position(|plan| plan.id == "dubna").expect("an access of the level");
    let plan = &mut scenario.accesses[index];
    (plan.effect, plan.stealth, plan.spread) = (1.0, 0.0, None);
    change(plan);
    (Scenario::of(scenario), AccessId::from(index))
}

#[test]
fn software_spreads_at_the_chance_that_is_shown_and_may_come_home() {
    let kester = {
        let scenario = baltic();
        let facility = scenario.facilities.iter().find(|facility| facility.id == "X.KESTER").expect("ours");
        facility.channels.clone()
    };
    let (scenario, access) = with(|plan| plan.spread = Some(Spread { chance: 0.3, targets: kester.clone() }));
    let mut spread = 0;
    for seed in 0..RUNS {
        let (state, events) = fired(&scenario, seed, Order::Fire { access });
        let dark = kester.iter().all(|channel| state.network.outages[channel.index()].is_some());
        let told = events.iter().any(|event| event.kind == EventKind::SoftwareSpread { access });
        assert_eq!(dark, told);
        spread += usize::from(dark);
    }
    let intel = observe(&scenario, &launched(&scenario, 1), Side::Alliance);
    let shown = offer(&scenario, &intel, Order::Fire { access }).spread;
    happens(spread, RUNS as usize, shown.expect("a risk is shown"), "software that spreads");
    let (tame, access) = with(|_| {});
    assert_eq!(offer(&tame, &intel, Order::Fire { access }).spread, None);
}

#[test]
fn an_access_survives_its_use_at_its_stealth_and_can_be_used_again() {
    let (scenario, access) = with(|plan| plan.stealth = 0.4);
    let mut kept = 0;
    for seed in 0..RUNS {
        let (mut state, _) = fired(&scenario, seed, Order::Fire { access });
        let hidden = state.desk.book.accesses[access.index()].life == AccessLife::Hidden;
        kept += usize::from(hidden);
        let intel = observe(&scenario, &state, Side::Alliance);
        let again = orders::check(&scenario, &intel, &Order::Fire { access });
        assert_eq!(again.is_ok(), hidden, "{again:?}");
        if hidden {
            state.network.outages.fill(None);
            give(&scenario, &mut state, Side::Alliance, Order::Fire { access }, &mut Vec::new());
            pass(&scenario, &mut state, 24);
            assert_eq!(state.war.as_ref().expect("launched").shots.len(), 2);
        }
    }
    happens(kept, RUNS as usize, 0.4, "accesses that survive their use");
}

#[test]
fn a_hidden_access_survives_a_week_at_its_persistence() {
    let (scenario, access) = with(|plan| plan.persistence = Some(0.7));
    let mut found = 0;
    for seed in 0..RUNS {
        let mut state = State::begin(&scenario, Luck::new(seed), &Setup::default());
        for there in &mut state.desk.book.accesses {
            there.life = AccessLife::Open;
        }
        state.desk.book.accesses[access.index()].life = AccessLife::Hidden;
        pass(&scenario, &mut state, WEEK);
        found += usize::from(state.desk.book.accesses[access.index()].life == AccessLife::Found);
    }
    happens(found, RUNS as usize, 0.3, "accesses found in a week");
}

#[test]
fn the_ledger_of_harm_counts_what_was_shown_when_it_is_confirmed() {
    let (scenario, access) = with(|_| {});
    let intel = observe(&scenario, &launched(&scenario, 1), Side::Alliance);
    let shown = offer(&scenario, &intel, Order::Fire { access }).harm;
    let persons = scenario.persons(&scenario.accesses[access.index()].targets);
    assert!(persons > 0.0 && (shown - persons * scenario.accesses[access.index()].outage.0).abs() < 1e-6);
    let mut total = 0.0;
    for seed in 0..RUNS {
        let (mut state, _) = fired(&scenario, seed, Order::Fire { access });
        let harm =
            |state: &State| observe(&scenario, state, Side::Alliance).desk().expect("the desk").book.harm;
        assert_eq!(harm(&state), 0.0, "nobody knows yet whether it worked");
        pass(&scenario, &mut state, 13);
        total += harm(&state);
    }
    let mean = total / RUNS as f64;
    assert!((mean / shown - 1.0).abs() < 0.05, "{mean} person-hours on average, {shown} shown");
}

fn jammer(scenario: &Scenario, id: &str) -> JammerId {
    JammerId::from(scenario.jammers.iter().position(|jammer| jammer.id == id).expect("of the level"))
}

fn jammed(scenario: &Scenario, state: &State, jammer: JammerId) -> usize {
    let targets = &scenario.jammers[jammer.index()].targets;
    let dark = targets.iter().filter(|channel| {
        state.network.outages[channel.index()]
            .is_some_and(|outage| outage.cause == DisruptionCause::Jammer(jammer))
    });
    dark.count()
}

#[test]
fn a_jammer_reaches_what_is_near_and_lets_go_what_drives_away() {
    let scenario = baltic();
    let jammer = jammer(&scenario, "voru");
    let (mut state, _) = fired(&scenario, 1, Order::Jam { jammer });
    assert!(jammed(&scenario, &state, jammer) > 0);
    for column in &mut state.war.as_mut().expect("launched").columns {
        column.km += 120.0;
    }
    pass(&scenario, &mut state, 1);
    assert_eq!(jammed(&scenario, &state, jammer), 0);
    let mut late = launched(&scenario, 1);
    for column in &mut late.war.as_mut().expect("launched").columns {
        column.km += 120.0;
    }
    pass(&scenario, &mut late, 7);
    let intel = observe(&scenario, &late, Side::Alliance);
    assert_eq!(orders::check(&scenario, &intel, &Order::Jam { jammer }), Err(Refusal::NothingInReach));
    assert!(!intel.weapons(&scenario).contains(&Weapon::Jammer(jammer)));
}

#[test]
fn a_jammer_betrays_its_crew_and_is_shelled_by_guns_that_are_in_command() {
    let scenario = baltic();
    let jammer = jammer(&scenario, "voru");
    let crew = scenario.jammers[jammer.index()].crew;
    let mut hits = 0;
    for seed in 0..RUNS {
        let (mut state, _) = fired(&scenario, seed, Order::Jam { jammer });
        let intel = observe(&scenario, &state, Side::Adversary);
        assert_eq!(intel.war.as_ref().expect("launched").jamming, [jammer]);
        assert_eq!(intel.nodes[crew.index()].reported, state.hour - 1, "a bearing was taken");
        let policy = adversary::Policy::always(level::habits::usual());
        let decided = adversary::decide(&scenario, &intel, &policy, state.luck);
        let shell = Order::Shell { jammer };
        assert!(decided.orders.contains(&shell));
        assert_eq!(orders::check(&scenario, &intel, &shell), Ok(()));
        let before = state.strength[crew.index()];
        give(&scenario, &mut state, Side::Adversary, shell, &mut Vec::new());
        let events = pass(&scenario, &mut state, 1);
        let hit = events.iter().any(|event| event.kind == EventKind::JammerShelled { jammer, hit: true });
        assert_eq!(jammed(&scenario, &state, jammer) == 0, hit);
        assert_eq!(state.strength[crew.index()] < 0.9 * before, hit);
        hits += usize::from(hit);
    }
    happens(hits, RUNS as usize, scenario.coefficients.suppression, "crews that are hit");
    // Guns that nobody commands shell nobody: a cut network protects the jammers.
    let (state, _) = fired(&scenario, 1, Order::Jam { jammer });
    let mut intel = observe(&scenario, &state, Side::Adversary);
    for node in &mut intel.nodes {
        node.quality = 0.0;
    }
    let refused = orders::check(&scenario, &intel, &Order::Shell { jammer });
    assert_eq!(refused, Err(Refusal::NothingInReach));
}
