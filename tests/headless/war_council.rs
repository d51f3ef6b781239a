//! A war is ended by a decision: the adversary's council meets in war, and what is held then is graded.

use crate::bars::{launched, shipped};
use crate::fixture::{changed, pass};
use assured_disruption::adversary;
use assured_disruption::sim::event::EventKind;
use assured_disruption::sim::intel::observe;
use assured_disruption::sim::ledger::Ledger;
use assured_disruption::sim::orders::check;
use assured_disruption::sim::rules::grade::{Grade, awaited};
use assured_disruption::sim::scenario::Link;
use assured_disruption::sim::state::{Conduct, DisruptionCause, March, Outage, Outcome};
use assured_disruption::sim::units::Hour;
use assured_disruption::sim::{Order, Refusal, Scenario, Side, State, give, ids::DispatchId};
use proptest::prelude::*;

/// A war in the hour in which the council sits for the first time.
fn sitting(scenario: &Scenario, seed: u64) -> State {
    let mut state = launched(scenario, seed);
    let hours = since(&state) + 25 - state.hour;
    pass(scenario, &mut state, hours);
    state
}

fn since(state: &State) -> Hour {
    state.war.as_ref().expect("launched").book.since
}

/// How the council weighs the war now.
fn ledger(scenario: &Scenario, state: &State) -> Option<Ledger> {
    let intel = observe(scenario, state, Side::Adversary);
    adversary::decide(scenario, &intel, &adversary::Policy::default(), state.luck).ledger
}

/// What is left of the balance without what nobody sees.
fn advantage(scenario: &Scenario, state: &State) -> f64 {
    let ledger = ledger(scenario, state).expect("it sits");
    let unseen = ledger.lines.last().expect("the mood stands last");
    ledger.balance - unseen.utility
}

fn decide(scenario: &Scenario, state: &mut State, conduct: Conduct) {
    let intel = observe(scenario, state, Side::Adversary);
    check(scenario, &intel, &Order::Conduct { conduct }).expect("the council sits");
    give(scenario, state, Side::Adversary, Order::Conduct { conduct }, &mut Vec::new());
}

fn gone(state: &State) -> Vec<f64> {
    state.war.as_ref().expect("launched").columns.iter().map(|column| column.km).collect()
}

fn all_march(state: &State, as_told: March) -> bool {
    let columns = &state.war.as_ref().expect("launched").columns;
    columns.iter().all(|column| column.book.march == as_told)
}

#[test]
fn it_sits_every_day_and_decides_once() {
    let scenario = shipped("baltic_flash", "anchored");
    let mut state = launched(&scenario, 3);
    state.war.as_mut().expect("launched").line = 200.0;
    let mut sat = Vec::new();
    for _ in 0..60 {
        let intel = observe(&scenario, &state, Side::Adversary);
        if intel.council().expect("a council").sits {
            sat.push(state.hour - since(&state));
            decide(&scenario, &mut state, Conduct::PressOn);
            let intel = observe(&scenario, &state, Side::Adversary);
            let again = check(&scenario, &intel, &Order::Conduct { conduct: Conduct::Halt });
            assert_eq!(again, Err(Refusal::AlreadyActed));
        }
        pass(&scenario, &mut state, 1);
    }
    assert_eq!(sat, [25, 49]);
}

#[test]
fn two_halts_running_end_the_war_on_what_is_held() {
    let scenario = shipped("baltic_flash", "anchored");
    let mut state = sitting(&scenario, 3);
    decide(&scenario, &mut state, Conduct::Halt);
    // The word takes some hours down the chain.
    pass(&scenario, &mut state, 12);
    let halted = gone(&state);
    assert!(all_march(&state, March::Halted));
    pass(&scenario, &mut state, 12);
    assert_eq!(gone(&state), halted, "nobody marches");
    decide(&scenario, &mut state, Conduct::Halt);
    pass(&scenario, &mut state, 1);
    assert_eq!(state.over(), Some(Outcome::Defended), "everything is held");
    assert!(state.grade().expect("a war") > 0.9);
}

#[test]
fn pressing_on_sets_the_columns_on_the_march_again() {
    let scenario = shipped("baltic_flash", "anchored");
    let mut state = sitting(&scenario, 3);
    state.war.as_mut().expect("launched").line = 200.0;
    decide(&scenario, &mut state, Conduct::Halt);
    pass(&scenario, &mut state, 24);
    let halted = gone(&state);
    decide(&scenario, &mut state, Conduct::PressOn);
    pass(&scenario, &mut state, 24);
    assert_eq!(state.over(), None);
    assert!(gone(&state).iter().zip(&halted).all(|(now, then)| now > then));
}

#[test]
fn a_column_that_is_cut_off_hears_it_late_and_goes_on_meanwhile() {
    let scenario = shipped("baltic_flash", "anchored");
    let main = scenario.main_axis();
    let lead = scenario.axes[main.index()].column[0];
    let there = |link: &&Link| link.child == lead || link.parent == lead;
    let halted = |dark: bool| {
        let mut state = sitting(&scenario, 3);
        let (since, until) = (state.hour, state.hour + 48);
        let cause = DisruptionCause::Dispatch(DispatchId(0));
        for channel in scenario.links.iter().filter(there).flat_map(|link| &link.channels).filter(|_| dark) {
            state.network.outages[channel.index()] = Some(Outage { since, until, cause });
        }
        state.network.refresh(&scenario);
        decide(&scenario, &mut state, Conduct::Halt);
        let before = gone(&state)[main.index()];
        while state.war.as_ref().expect("launched").columns[main.index()].book.march != March::Halted {
            assert_eq!(state.over(), None);
            pass(&scenario, &mut state, 1);
        }
        (state.hour - since, gone(&state)[main.index()] - before)
    };
    let ((heard, _), (late, blind)) = (halted(false), halted(true));
    assert!(late > heard && blind > 0.0, "{heard} h over the network, {late} h by courier, {blind} km");
}

#[test]
fn who_has_orders_beforehand_is_beyond_recall() {
    let scenario = shipped("baltic_flash", "anchored");
    let mut state = sitting(&scenario, 3);
    decide(&scenario, &mut state, Conduct::HandDown);
    pass(&scenario, &mut state, 12);
    assert!(all_march(&state, March::PreDelegated));
    pass(&scenario, &mut state, 12);
    assert!(ledger(&scenario, &state).is_none(), "there is nothing to decide");
    let intel = observe(&scenario, &state, Side::Adversary);
    let halt = check(&scenario, &intel, &Order::Conduct { conduct: Conduct::Halt });
    assert_eq!(halt, Err(Refusal::NoChange));
}

#[test]
fn every_hour_taken_every_loss_and_a_nearer_line_speak_for_a_halt() {
    let scenario = shipped("baltic_flash", "anchored");
    for seed in 0..10 {
        let mut state = sitting(&scenario, seed);
        // A line that is about as far as they are.
        let axes = &observe(&scenario, &state, Side::Adversary).war.expect("at war").columns;
        let clock = axes.iter().map(|column| column.clock).fold(0.0, f64::max);
        state.war.as_mut().expect("launched").line = 24.0 + clock;
        let before = advantage(&scenario, &state);
        let with = |change: &dyn Fn(&mut State)| {
            let mut state = state.clone();
            change(&mut state);
            advantage(&scenario, &state)
        };
        let line = with(&|state| state.war.as_mut().expect("launched").line -= 10.0);
        let lost = with(&|state| state.reports.iter_mut().for_each(|report| report.seen.strength *= 0.8));
        let far = with(&|state| state.reports.iter_mut().for_each(|report| report.seen.km *= 0.7));
        assert!(line < before && lost < before && far < before, "{before}: {line}, {lost}, {far}");
    }
}

#[test]
fn without_cyber_effects_the_council_fears_none() {
    let scenario = shipped("baltic_flash", "none");
    let state = sitting(&scenario, 3);
    let bare = changed(&scenario, |tables| tables.accesses.clear());
    let other = sitting(&bare, 3);
    let terms = |ledger: Ledger| ledger.lines[0].figure;
    let both =
        [ledger(&scenario, &state), ledger(&bare, &other)].map(|ledger| terms(ledger.expect("it sits")));
    assert_eq!(both[0], both[1]);
}

#[test]
fn the_ledger_of_a_war_adds_up_and_its_council_is_seen() {
    let scenario = shipped("baltic_flash", "anchored");
    for seed in 0..20 {
        let mut state = sitting(&scenario, seed);
        let Some(ledger) = ledger(&scenario, &state) else { continue };
        assert_eq!(Ledger::sum(&ledger.lines).to_bits(), ledger.balance.to_bits());
        assert_eq!(ledger.yes, ledger.balance > 0.0);
        let conduct = ledger.conduct.expect("it sat in war");
        assert_eq!(ledger.yes, conduct != Conduct::Halt);
        let mut events = Vec::new();
        give(&scenario, &mut state, Side::Adversary, Order::Conduct { conduct }, &mut events);
        assert!(events.iter().any(|event| event.kind == EventKind::WarCouncilMet { conduct }));
    }
}

proptest! {
    #[test]
    fn a_grade_grows_with_ground_and_army_and_falls_with_harm(
        ground in 0.0..1.0f64, army in 0.0..1.0f64, harm in 0.0..1.0f64, more in 0.01..1.0f64,
    ) {
        let grade = Grade { ground, army, harm };
        let total = grade.total();
        prop_assert!((0.0..=1.0).contains(&total));
        let toward = |value: f64| value + more * (1.0 - value);
        let other = Grade { ground: toward(ground), ..grade };
        prop_assert!(other.total() >= total);
        let other = Grade { army: toward(army), ..grade };
        prop_assert!(other.total() >= total);
        let other = Grade { harm: toward(harm), ..grade };
        prop_assert!(other.total() <= total);
    }

    #[test]
    fn an_objective_counts_more_the_later_it_falls(hours in 1.0..200.0f64, more in 1.0..100.0f64, line in 1.0..200.0f64) {
        let figures = &shipped("baltic_flash", "anchored").coefficients;
        let worth = |hours| awaited(figures, 10.0, hours, line);
        prop_assert!(worth(hours + more) >= worth(hours));
        prop_assert!((0.0..=1.0).contains(&worth(hours)));
    }
}
