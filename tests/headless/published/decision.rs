//! The launch decision as theory: properties that need no game.

use assured_disruption::published::launch::{LaunchFigures, PRIOR, SIGNALS, belief};
use assured_disruption::published::reveal::{HIDDEN_HAZARD, best_week, launches, patched, survival};
use assured_disruption::sim::formula::belief::{PerType, expectation, posterior};
use assured_disruption::sim::formula::decision::{launch_chance, quick_win};
use assured_disruption::sim::formula::normal::logit;
use proptest::prelude::*;

prop_compose! {
    /// Any belief over the types.
    fn any_belief()(weights in prop::array::uniform4(0.001f64..1.0)) -> PerType<f64> {
        let total: f64 = weights.iter().sum();
        weights.map(|weight| weight / total)
    }
}

/// Mean type, 0 to 3.
fn strength(belief: &PerType<f64>) -> f64 {
    expectation(belief, &[0.0, 1.0, 2.0, 3.0])
}

fn likelihood(signal: &str) -> PerType<f64> {
    SIGNALS.iter().find(|(name, _)| *name == signal).expect("a known signal").1
}

proptest! {
    #[test]
    fn longer_marches_win_less_often(hours in 10.0f64..300.0) {
        let council = LaunchFigures::with_gain(1.0);
        let win = |hours: f64| quick_win(&council.reaction, &hours, &council.spread);
        prop_assert!(win(hours + 1.0) < win(hours));
    }

    #[test]
    fn heavier_belief_never_makes_attack_likelier(
        belief in any_belief(), from in 0usize..3, up in 1usize..4, share in 0.0f64..1.0, gain in 0.0f64..5.0,
    ) {
        let mut heavier = belief;
        let to = (from + up).min(3);
        heavier[from] -= share * belief[from];
        heavier[to] += share * belief[from];
        let council = LaunchFigures::with_gain(gain);
        prop_assert!(council.launch(&heavier) <= council.launch(&belief) + 1e-12);
    }

    #[test]
    fn higher_stakes_make_attack_likelier(belief in any_belief(), gain in 0.0f64..5.0) {
        let launch = |gain: f64| LaunchFigures::with_gain(gain).launch(&belief);
        prop_assert!(launch(gain + 0.1) >= launch(gain));
    }

    #[test]
    fn costs_deter_and_the_shame_of_backing_down_does_not(
        belief in any_belief(), gain in 0.5f64..3.0, by in 0.01f64..0.5,
    ) {
        let advantage = |change: &dyn Fn(&mut LaunchFigures)| {
            let mut council = LaunchFigures::with_gain(gain);
            change(&mut council);
            council.advantage(&belief)
        };
        let now = advantage(&|_| ());
        prop_assert!(advantage(&|c| c.stakes.loss += by) < now);
        prop_assert!(advantage(&|c| c.stakes.war += by) < now);
        prop_assert!(advantage(&|c| c.stakes.response += by) < now);
        prop_assert!(advantage(&|c| c.stakes.retaliation += by) < now);
        prop_assert!(advantage(&|c| c.stakes.status_quo += by) < now);
        prop_assert!(advantage(&|c| c.posture += by) < now);
        prop_assert!(advantage(&|c| c.stakes.audience += by) > now);
    }

    #[test]
    fn endless_steepness_is_the_hard_rule(belief in any_belief(), gain in 0.5f64..5.0) {
        let council = LaunchFigures { steepness: 1e9, ..LaunchFigures::with_gain(gain) };
        let (win, bar) = (expectation(&belief, &council.wins()), council.stakes.threshold());
        prop_assume!((win - bar).abs() > 1e-6);
        prop_assert_eq!(council.launch(&belief), if win > bar { 1.0 } else { 0.0 });
    }

    #[test]
    fn no_chance_leaves_its_interval(
        belief in any_belief(), gain in 0.0f64..10.0, corner in 0usize..4, posture in 1.0f64..4.0,
    ) {
        let mut certain = [0.0; 4];
        certain[corner] = 1.0;
        let council = LaunchFigures { posture, ..LaunchFigures::with_gain(gain) };
        for belief in [belief, certain] {
            prop_assert!((0.0..=1.0).contains(&council.launch(&belief)));
        }
        prop_assert!(council.wins().iter().all(|win| (0.0..=1.0).contains(win)));
    }

    #[test]
    fn one_outage_of_a_day_never_deters_alone(theta in 0.0f64..1.0, hours in 0.0f64..24.0) {
        prop_assert!(LaunchFigures::with_gain(1.0).win(theta, hours) >= 0.89);
    }

    #[test]
    fn who_needs_no_orders_loses_nothing_without_them(theta in 0.0f64..1.0, hours in 0.0f64..240.0) {
        let council = LaunchFigures { floor: 1.0, ..LaunchFigures::with_gain(1.0) };
        prop_assert_eq!(council.win(theta, hours), council.win(0.0, 0.0));
        // Nor does it whose every hop has many media, short of a total loss.
        let redundant = LaunchFigures { media: [24; 4], ..LaunchFigures::with_gain(1.0) };
        prop_assert!(redundant.win(0.6 * theta, hours) > redundant.win(0.0, 0.0) - 1e-3);
    }

    #[test]
    fn patching_keeps_a_belief_whole_and_lowers_it(belief in any_belief(), hazard in 0.001f64..1.0) {
        let after = patched(&belief, hazard);
        prop_assert!((after.iter().sum::<f64>() - 1.0).abs() < 1e-12);
        prop_assert!(strength(&after) < strength(&belief));
    }

    #[test]
    fn break_evens_leave_nothing_to_gain(gain in 1.4f64..3.0) {
        let council = LaunchFigures::with_gain(gain);
        let outage = council.outage_that_deters(0.85);
        // The outage that deters is one of the march's own length at most.
        prop_assume!(council.hours_that_deter() < council.hours(0.85, 1e6));
        let win = council.win(0.85, outage);
        prop_assert!(council.stakes.advantage(&win).abs() < 1e-9);
    }

    #[test]
    fn the_chance_is_a_half_where_nothing_is_gained(lambda in 0.1f64..50.0) {
        prop_assert_eq!(launch_chance(&lambda, &0.0), 0.5);
    }
}

#[test]
fn silence_says_nothing_and_a_failure_speaks_against() {
    for (b, prior) in belief("silence").iter().zip(PRIOR) {
        assert!((b - prior).abs() < 1e-15);
    }
    let order = ["failed", "silence", "claim", "exercise", "live"].map(|signal| strength(&belief(signal)));
    assert!(order.windows(2).all(|pair| pair[0] < pair[1]), "{order:?}");
}

#[test]
fn a_claim_that_fails_leaves_less_than_silence() {
    let called = posterior(&PRIOR, [(likelihood("claim"), 1.0), (likelihood("failed"), 1.0)].into_iter());
    assert!(strength(&called) < strength(&PRIOR));
}

#[test]
fn a_revealed_capability_deters_at_once_and_less_every_week() {
    let council = LaunchFigures::with_gain(2.0);
    let silent = council.launch(&PRIOR);
    let mut shown = belief("live");
    assert!(council.launch(&shown) < silent);
    let mut before = 0.0;
    for _ in 0..200 {
        let launch = council.launch(&shown);
        assert!(launch >= before);
        before = launch;
        shown = patched(&shown, 0.16);
    }
    let none = council.launch(&[1.0, 0.0, 0.0, 0.0]);
    assert!((before - none).abs() < 1e-6, "it ends where there is no capability: {before} against {none}");
}

#[test]
fn the_week_to_reveal_follows_the_patching() {
    assert_eq!(best_week(HIDDEN_HAZARD), 0);
    for hazard in [0.05, 0.1, 0.16, 0.2, 0.3] {
        assert_eq!(best_week(hazard), 5, "hazard {hazard}");
    }
    assert!(best_week(0.5) > 5);
    for hazard in [0.3, 0.5] {
        assert!(survival(Some(0), hazard) < survival(None, hazard), "hazard {hazard}");
    }
}

#[test]
fn before_it_is_shown_a_capability_changes_no_week() {
    let (never, late) = (launches(None, 0.3), launches(Some(6), 0.3));
    assert_eq!(never[..6], late[..6]);
    assert!(late[6] < never[6]);
}

#[test]
fn posture_makes_a_demonstration_worth_more() {
    let drop = |posture: f64| {
        let council = LaunchFigures { posture, ..LaunchFigures::with_gain(2.0) };
        logit(council.launch(&PRIOR)) - logit(council.launch(&belief("live")))
    };
    assert!(drop(1.5) >= drop(1.0), "{} against {}", drop(1.5), drop(1.0));
}
