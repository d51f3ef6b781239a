//! Air defence: what it covers while it is told, what it does when nobody tells it anything, and what that costs whom. And
//! hits at what nuclear warning depends on.

use crate::bars::{happens, launched, shipped};
use crate::fixture::{changed, pass, unseen};
use assured_disruption::sim::air::slowed;
use assured_disruption::sim::event::EventKind;
use assured_disruption::sim::intel::observe;
use assured_disruption::sim::network::Condition;
use assured_disruption::sim::orders::{Offer, offer};
use assured_disruption::sim::scenario::Scenario;
use assured_disruption::sim::state::*;
use assured_disruption::sim::*;
use std::sync::Arc;

const RUNS: u64 = 400;

fn baltic() -> Arc<Scenario> {
    shipped("baltic_flash", "anchored")
}

fn access(scenario: &Scenario, id: &str) -> AccessId {
    AccessId::from(scenario.accesses.iter().position(|plan| plan.id == id).expect("an access of the level"))
}

fn node(scenario: &Scenario, id: &str) -> NodeId {
    NodeId::from(scenario.nodes.iter().position(|node| node.id == id).expect("a node of the level"))
}

fn facility(scenario: &Scenario, id: &str) -> Vec<ChannelId> {
    scenario.facilities.iter().find(|facility| facility.id == id).expect("of the level").channels.clone()
}

/// Air defence with some channels dark.
fn without(scenario: &Scenario, dark: &[&str]) -> Air {
    let mut condition = Condition::undisturbed(scenario);
    for channel in dark.iter().flat_map(|id| facility(scenario, id)) {
        condition.dark[channel.index()] = true;
    }
    Air::of(scenario, &condition.link_qualities())
}

fn disrupt(scenario: &Scenario, state: &mut State, facilities: &[&str], hours: Hour) {
    let outage = Outage { since: state.hour, until: state.hour + hours, cause: DisruptionCause::Strike };
    for channel in facilities.iter().flat_map(|id| facility(scenario, id)) {
        state.network.disrupt(channel, outage);
    }
    state.network.refresh(scenario);
}

#[test]
fn one_medium_opens_no_sky_and_two_families_of_relays_do() {
    let scenario = baltic();
    assert_eq!(without(&scenario, &[]).cover, [1.0; 2]);
    for one in ["X.SPB", "X.LUGA", "X.PSKOV", "X.DUBNA"] {
        assert!(without(&scenario, &[one]).open(Side::Adversary) < 0.1, "{one} alone opens the sky");
    }
    let both = without(&scenario, &["X.SPB", "X.GATCHINA", "X.LUGA"]);
    let battery = node(&scenario, "R.SAM.LUGA");
    assert!(both.told[battery.index()] < scenario.coefficients.cut_off);
    let least = 1.0 - scenario.coefficients.autonomous_fire;
    assert!(both.open(Side::Adversary) > 0.5 && both.open(Side::Adversary) <= least);
    assert_eq!(both.open(Side::Alliance), 0.0, "our own sky hangs on our own links");
    assert!(without(&scenario, &["X.TALLINN"]).open(Side::Alliance) > 0.1);
}

#[test]
fn radars_without_a_centre_and_a_centre_without_radars_tell_nobody() {
    let scenario = baltic();
    let blind = |id: &str| {
        let mut condition = Condition::undisturbed(&scenario);
        let cut = node(&scenario, id);
        for link in scenario.links.iter().filter(|link| link.child == cut || link.parent == cut) {
            link.channels.iter().for_each(|channel| condition.dark[channel.index()] = true);
        }
        Air::of(&scenario, &condition.link_qualities()).cover[Side::Adversary.index()]
    };
    assert_eq!(blind("R.RAD.LUGA"), 1.0, "another radar sees");
    assert!((blind("R.2AD") - scenario.coefficients.autonomous_fire).abs() < 1e-12, "every battery is alone");
}

/// Hours to the first objective without a defence of the line, under so many hours of a dark air defence alone.
fn fall(scenario: &Scenario, hours: Hour, grounded: bool) -> f64 {
    let mut state = launched(scenario, 1);
    let war = state.war.as_mut().expect("launched");
    (war.pace, war.line) = (1.0, 1e6);
    let (now, centre) = (state.hour, node(scenario, "R.2AD"));
    if grounded {
        war.book.grounded[Side::Alliance.index()] = now + 200;
    }
    let outage = Outage { since: now, until: now + hours, cause: DisruptionCause::Strike };
    for link in scenario.links.iter().filter(|link| link.child == centre || link.parent == centre) {
        link.channels.iter().for_each(|channel| {
            state.network.disrupt(*channel, outage);
        });
    }
    state.network.refresh(scenario);
    while state.war.as_ref().expect("launched").book.lost.is_none() {
        pass(scenario, &mut state, 1);
    }
    let war = state.war.as_ref().expect("launched");
    f64::from(war.book.lost.expect("an objective fell").1 - war.book.since)
}

#[test]
fn an_open_sky_costs_a_column_the_hours_of_the_formula() {
    let mut scenario = baltic().tables();
    scenario.coefficients.stray_fire = 0.0;
    let scenario = Scenario::of(scenario);
    let figures = &scenario.coefficients;
    let slowed = slowed(figures, 1.0 - figures.autonomous_fire);
    for hours in [12, 24] {
        let lost = fall(&scenario, hours, false) - fall(&scenario, 0, false);
        let formula = f64::from(hours) * (1.0 - 1.0 / slowed);
        assert!((lost - formula).abs() <= 1.0, "{hours} h: the engine loses {lost} h, the formula {formula}");
    }
    assert_eq!(fall(&scenario, 24, true), fall(&scenario, 0, true), "who does not fly bombs nobody");
}

#[test]
fn our_own_open_sky_delays_our_line_and_our_clock_says_so_before() {
    let scenario = baltic();
    let clock = |state: &State| observe(&scenario, state, Side::Alliance).war.expect("launched").our_clock;
    let begin = |dark: bool| {
        let mut state = launched(&scenario, 3);
        let war = state.war.as_mut().expect("launched");
        war.implants.clear();
        if dark {
            disrupt(&scenario, &mut state, &["X.TALLINN"], 24);
        }
        state
    };
    let (mut calm, mut open) = (begin(false), begin(true));
    let told = clock(&open) - clock(&calm);
    pass(&scenario, &mut calm, 30);
    pass(&scenario, &mut open, 30);
    let delayed = open.war.expect("launched").line - calm.war.expect("launched").line;
    assert!(delayed > 1.0 && (told - delayed).abs() <= 0.1, "delayed {delayed} h, told {told} h");
}

#[test]
fn a_battery_left_alone_in_the_crisis_may_take_an_airliner_at_the_chance_that_is_shown() {
    let scenario = baltic();
    let exchange = access(&scenario, "exchange");
    let certain = {
        let mut scenario = scenario.tables();
        scenario.accesses[exchange.index()].effect = 1.0;
        scenario.accesses[exchange.index()].spread = None;
        Scenario::of(scenario)
    };
    let begin = |seed| {
        let mut state = State::begin(&certain, Luck::new(seed), &Setup::default());
        (state.council.readiness, state.council.readiness_before) = (1, (1, 0));
        state.desk.book.accesses[exchange.index()].life = AccessLife::Hidden;
        state.desk.secrets.hazards[exchange.index()].threshold = f64::INFINITY;
        disrupt(&certain, &mut state, &["X.GATCHINA", "X.LUGA"], 100);
        state
    };
    let offered = |state: &State| -> Offer {
        offer(&certain, &observe(&certain, state, Side::Alliance), Order::Demonstrate { access: exchange })
    };
    let mut shown = 0.0;
    let mut strays = 0;
    for seed in 0..RUNS {
        let mut state = begin(seed);
        let mut intel = observe(&certain, &state, Side::Alliance);
        // The desk knows of the relays: its own reports say so.
        for channel in ["X.GATCHINA", "X.LUGA"].iter().flat_map(|id| facility(&certain, id)) {
            intel.channels[channel.index()].dark_until = Some(100);
        }
        intel.link_quality = intel.condition(&certain).link_qualities();
        shown = offer(&certain, &intel, Order::Demonstrate { access: exchange }).stray;
        let before = state.council.audience;
        give(&certain, &mut state, Side::Alliance, Order::Demonstrate { access: exchange }, &mut Vec::new());
        let events = pass(&certain, &mut state, 12);
        let hits: Vec<NodeId> = events
            .iter()
            .filter_map(|event| match event.kind {
                EventKind::AircraftHit { battery, own: false } => Some(battery),
                _ => None,
            })
            .collect();
        let cost = certain.coefficients.stray_audience * hits.len() as f64;
        assert!((state.council.audience - before - cost).abs() < 1e-12);
        if !hits.is_empty() {
            let card = state.desk.book.dispatch.expect("a card came");
            assert_eq!(certain.dispatches[card.id.index()].id, "airliner");
            assert!(state.desk.book.politics.incident(card.id).is_some(), "somebody can be named for it");
            assert!(state.desk.book.politics.rung >= 2, "the demonstration and the shot");
        }
        strays += usize::from(!hits.is_empty());
    }
    assert!(shown > 0.1, "a risk is shown");
    happens(strays, RUNS as usize, shown, "batteries that take an airliner");
    let mut garrison = begin(1);
    garrison.council.readiness = 0;
    garrison.council.readiness_before = (0, 0);
    assert_eq!(offered(&garrison).stray, 0.0, "in garrison nobody sits at the sets");
}

#[test]
fn a_battery_left_alone_in_war_may_ground_its_own_aircraft_and_their_fire_is_missing() {
    let scenario = baltic();
    let after = |stray: f64| {
        let scenario = changed(&scenario, |tables| tables.coefficients.stray_fire = stray);
        let mut state = launched(&scenario, 1);
        disrupt(&scenario, &mut state, &["X.SPB", "X.GATCHINA", "X.LUGA"], 24);
        let events = pass(&scenario, &mut state, 12);
        (state, events)
    };
    let (flying, _) = after(0.0);
    let (grounded, events) = after(1.0);
    let hits = events.iter().filter(|event| matches!(event.kind, EventKind::AircraftHit { own: true, .. }));
    assert_eq!(hits.count(), 2, "both batteries were left alone, once each");
    assert!(grounded.war.as_ref().expect("launched").book.grounded[Side::Adversary.index()] > grounded.hour);
    let power = |state: &State| {
        let defenders = scenario.axes.iter().flat_map(|axis| &axis.defenders);
        defenders.map(|node| state.strength[node.index()]).sum::<f64>()
    };
    assert!(power(&grounded) > power(&flying) + 0.01, "a side that does not fly hits less");
    let seen = observe(&scenario, &grounded, Side::Alliance).war.expect("launched");
    let grounded = |side| seen.book.grounded_until(side, grounded.hour).is_some();
    assert!(grounded(Side::Adversary) && !grounded(Side::Alliance));
}

#[test]
fn pilots_look_before_they_fire() {
    let mut scenario = baltic().tables();
    scenario.coefficients.stray_fire = 1.0;
    let scenario = Scenario::of(scenario);
    let mut state = launched(&scenario, 1);
    disrupt(&scenario, &mut state, &["X.TALLINN"], 24);
    let events = pass(&scenario, &mut state, 3);
    let alone = |event: &Event| {
        event.seen_by(Side::Alliance)
            && matches!(event.kind, EventKind::BatteryAlone { battery } if scenario.node(battery).id == "B.BAP2")
    };
    assert!(events.iter().any(alone));
    assert!(!events.iter().any(|event| matches!(event.kind, EventKind::AircraftHit { .. })));
}

#[test]
fn what_opens_the_sky_is_worth_more_than_its_links_of_command() {
    let scenario = baltic();
    let set: Vec<Weapon> =
        ["exchange", "gatchina", "luga"].iter().map(|id| Weapon::Access(access(&scenario, id))).collect();
    let groundless = changed(&scenario, |tables| tables.air_defences.clear());
    let (with, without) = (capability::hours(&scenario, &set), capability::hours(&groundless, &set));
    assert!(with > without + 1.0, "{with} h against an air defence, {without} h where there is none");
}

#[test]
fn a_hit_at_nuclear_warning_is_a_rung_at_the_chance_that_is_shown() {
    let scenario = baltic();
    let exchange = access(&scenario, "exchange");
    let mut rungs = 0;
    let mut shown = 0.0;
    for seed in 0..RUNS {
        let mut state = launched(&scenario, seed);
        unseen(&mut state);
        state.desk.book.accesses[exchange.index()].life = AccessLife::Hidden;
        let intel = observe(&scenario, &state, Side::Alliance);
        shown =
            offer(&scenario, &intel, Order::Fire { access: exchange }).entangled.expect("it is entangled");
        let before = state.desk.book.politics.rung;
        give(&scenario, &mut state, Side::Alliance, Order::Fire { access: exchange }, &mut Vec::new());
        let events = pass(&scenario, &mut state, 12);
        let told = events.iter().any(|event| matches!(event.kind, EventKind::Entangled { .. }));
        assert_eq!(state.desk.book.politics.rung > before, told);
        rungs += usize::from(told);
    }
    happens(rungs, RUNS as usize, shown, "hits taken for more than they are");
    let intel = observe(&scenario, &launched(&scenario, 1), Side::Alliance);
    let luga = offer(&scenario, &intel, Order::Fire { access: access(&scenario, "luga") });
    assert_eq!(luga.entangled, None, "no warning hangs on the relay");
}
