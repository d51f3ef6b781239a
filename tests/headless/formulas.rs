//! The formulas of the rules: their properties, inverses and explanations. The golden numbers are in `published`.

use assured_disruption::published::launch::{LaunchFigures, PRIOR, SIGNALS};
use assured_disruption::sim::Luck;
use assured_disruption::sim::formula::belief::{PerType, posterior};
use assured_disruption::sim::formula::combat::square_law;
use assured_disruption::sim::formula::decision::{launch_chance, needle, quick_win, unseen};
use assured_disruption::sim::formula::normal::{cumulative, quantile};
use assured_disruption::sim::formula::tempo::{
    effectiveness, hours_to_objective, staff_hours, time_under_outage,
};
use assured_disruption::sim::luck::{Stream, subject};
use assured_disruption::sim::number::{Explained, Number};
use proptest::prelude::*;

fn near(found: f64, wanted: f64, tolerance: f64, what: &str) {
    assert!((found - wanted).abs() <= tolerance, "{what}: {found} instead of {wanted}");
}

#[test]
fn a_staff_near_saturation_needs_for_ever() {
    // docs/sources.md (delays): (lambda, mu) = (4, 6), (4, 4.5), (4, 4.1).
    for (rate, hours) in [(6.0, 0.5), (4.5, 2.0), (4.1, 10.0), (4.0, 24.0), (1.0, 24.0)] {
        near(staff_hours(&rate, &4.0, &24.0), hours, 1e-9, "hours at a headquarters");
    }
    let explained =
        staff_hours(&Explained::constant(4.5), &Explained::constant(4.0), &Explained::constant(24.0));
    assert_eq!(explained.value().to_bits(), staff_hours(&4.5, &4.0, &24.0).to_bits());
}

fn likelihood(signal: &str) -> PerType<f64> {
    SIGNALS.iter().find(|(name, _)| *name == signal).expect("a known signal").1
}

#[test]
fn losses_never_exceed_a_force() {
    assert_eq!(square_law(1.0, 100.0, 1.0, 1.0, 1.0), (1.0, 1.0));
}

#[test]
fn both_needles_are_exact_inverses() {
    let LaunchFigures { reaction, spread, .. } = LaunchFigures::with_gain(2.0);
    for chance in [0.05, 0.3, 0.5, 0.763, 0.967] {
        near(quick_win(&reaction, &needle(reaction, spread, chance), &spread), chance, 1e-12, "needle");
    }
}

#[test]
fn the_mood_keeps_the_chance_of_a_council() {
    let advantage = 0.07;
    let chance = launch_chance(&12.0, &advantage);
    let yes = (1..10_000).filter(|i| advantage + unseen(12.0, f64::from(*i) / 10_000.0, 168.0) > 0.0).count();
    near(yes as f64 / 9_999.0, chance, 1e-3, "share of yes over uniform moods");
    let half_weeks = 1.0 - (1.0 - half_week_share(advantage)) * (1.0 - half_week_share(advantage));
    near(half_weeks, chance, 2e-3, "two councils in a week have the hazard of one");
}

fn half_week_share(advantage: f64) -> f64 {
    let yes = (1..10_000).filter(|i| advantage + unseen(12.0, f64::from(*i) / 10_000.0, 84.0) > 0.0).count();
    yes as f64 / 9_999.0
}

#[test]
fn explained_numbers_equal_plain_ones_bit_for_bit() {
    let source = |value| Explained::input(value, "input", "h", "test");
    let LaunchFigures { undisturbed, reaction, spread, .. } = LaunchFigures::with_gain(1.0);
    let plain = quick_win(&reaction, &hours_to_objective(&1.12, &undisturbed, &11.3), &spread);
    let told = quick_win(
        &source(reaction),
        &hours_to_objective(&source(1.12), &source(undisturbed), &source(11.3)),
        &source(spread),
    );
    assert_eq!(plain.to_bits(), told.value().to_bits());
    assert_eq!(told.explanation().name, "chance of a quick win");
    assert!(!told.explanation().children.is_empty(), "an explanation has parts");
}

#[test]
fn luck_is_pinned() {
    let luck = Luck::new(42);
    let drawn: Vec<String> = (0..3)
        .map(|n| format!("{:.12}", luck.uniform(Stream::Effect, subject("luga"), n)))
        .chain((0..2).map(|n| format!("{:.12}", luck.normal(Stream::Mood, 0, n))))
        .collect();
    insta::assert_debug_snapshot!(drawn, @r#"
    [
        "0.946369079986",
        "0.602028101881",
        "0.638942892123",
        "-1.149787181619",
        "1.093077433208",
    ]
    "#);
}

#[test]
fn streams_subjects_and_attempts_are_independent() {
    let luck = Luck::new(7);
    let series = |f: &dyn Fn(u64) -> f64| (0..4000).map(f).collect::<Vec<_>>();
    let a = series(&|n| luck.uniform(Stream::Effect, 1, n));
    for b in [
        series(&|n| luck.uniform(Stream::Repair, 1, n)),
        series(&|n| luck.uniform(Stream::Effect, 2, n)),
        series(&|n| Luck::new(8).uniform(Stream::Effect, 1, n)),
        series(&|n| luck.branch(1).uniform(Stream::Effect, 1, n)),
    ] {
        let mean = |v: &[f64]| v.iter().sum::<f64>() / v.len() as f64;
        let covariance =
            a.iter().zip(&b).map(|(x, y)| (x - mean(&a)) * (y - mean(&b))).sum::<f64>() / a.len() as f64;
        assert!((covariance * 12.0).abs() < 0.05, "correlation {}", covariance * 12.0);
    }
}

proptest! {
    #[test]
    fn the_quantile_inverts_the_normal(p in 1e-9f64..1.0) {
        prop_assert!((cumulative(quantile(p)) - p).abs() < 1e-12 + 1e-9 * p);
    }

    #[test]
    fn more_evidence_of_capability_never_makes_attack_likelier(weight in 0.0f64..1.0, gain in 0.5f64..3.0) {
        let council = LaunchFigures::with_gain(gain);
        let chance = |w: f64| council.launch(&posterior(&PRIOR, [(likelihood("live"), w)].into_iter()));
        prop_assert!(chance(weight + 0.1) <= chance(weight) + 1e-12);
    }

    #[test]
    fn evidence_is_independent_of_its_order(a in 0.0f64..1.0, b in 0.0f64..1.0) {
        let chips = [(likelihood("claim"), a), (likelihood("exercise"), b)];
        let forward = posterior(&PRIOR, chips.into_iter());
        let backward = posterior(&PRIOR, chips.into_iter().rev());
        for (x, y) in forward.iter().zip(backward) {
            prop_assert!((x - y).abs() < 1e-12);
        }
        prop_assert!((forward.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn an_outage_costs_at_most_its_share(quality in 0.0f64..1.0, outage in 0.0f64..200.0) {
        let LaunchFigures { undisturbed, floor, .. } = LaunchFigures::with_gain(1.0);
        let m = effectiveness(&floor, &quality);
        let time = time_under_outage(&undisturbed, &m, &outage);
        prop_assert!(time >= undisturbed - 1e-9);
        prop_assert!(time <= undisturbed / m + 1e-9);
        prop_assert!(time - undisturbed <= (1.0 - m) * outage + 1e-9);
    }

    #[test]
    fn no_chance_leaves_its_interval(gain in 0.0f64..10.0, weight in 0.0f64..5.0) {
        for signal in ["claim", "exercise", "live", "failed"] {
            let belief = posterior(&PRIOR, [(likelihood(signal), weight)].into_iter());
            let chance = LaunchFigures::with_gain(gain).launch(&belief);
            prop_assert!((0.0..=1.0).contains(&chance));
        }
    }
}
