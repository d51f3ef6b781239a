//! The formulas against published and computed figures (`golden.json`, after model.md 5), and their properties.

use assured_disruption::sim::Luck;
use assured_disruption::sim::formula::belief::{PerType, expectation, posterior};
use assured_disruption::sim::formula::combat::{square_law, square_law_survivors};
use assured_disruption::sim::formula::decision::{Stakes, launch_chance, needle, quick_win, unseen};
use assured_disruption::sim::formula::normal::{cumulative, quantile};
use assured_disruption::sim::formula::tempo::{
    chain_quality, effectiveness, hours_to_objective, staff_hours, time_under_outage,
};
use assured_disruption::sim::luck::{Stream, subject};
use assured_disruption::sim::number::{Explained, Number};
use proptest::prelude::*;

const T0: f64 = 46.475_800_154_489;
const REACTION: f64 = 120.0;
const SIGMA: f64 = 0.516_050_3;
const FLOOR: f64 = 0.30;
const MEDIA: [u32; 4] = [3, 3, 2, 2];
const PRIOR: PerType<f64> = [0.4, 0.3, 0.2, 0.1];

fn golden() -> serde_json::Value {
    serde_json::from_str(include_str!("golden.json")).expect("the golden numbers are JSON")
}

fn near(found: f64, wanted: f64, tolerance: f64, what: &str) {
    assert!((found - wanted).abs() <= tolerance, "{what}: {found} instead of {wanted}");
}

#[test]
fn a_staff_near_saturation_needs_for_ever() {
    // model.md 2.6: (lambda, mu) = (4, 6), (4, 4.5), (4, 4.1).
    for (rate, hours) in [(6.0, 0.5), (4.5, 2.0), (4.1, 10.0), (4.0, 24.0), (1.0, 24.0)] {
        near(staff_hours(&rate, &4.0, &24.0), hours, 1e-9, "hours at a headquarters");
    }
    let explained =
        staff_hours(&Explained::constant(4.5), &Explained::constant(4.0), &Explained::constant(24.0));
    assert_eq!(explained.value().to_bits(), staff_hours(&4.5, &4.0, &24.0).to_bits());
}

/// The chance of a quick win against a type of model.md 5.3: (theta, hours).
fn type_chance(theta: f64, hours: f64) -> f64 {
    let quality = chain_quality(theta, &MEDIA);
    let time = time_under_outage(&T0, &effectiveness(&FLOOR, &quality), &hours);
    quick_win(&REACTION, &time, &SIGMA)
}

fn golden_types() -> PerType<f64> {
    [type_chance(0.0, 0.0), type_chance(0.3, 12.0), type_chance(0.6, 36.0), type_chance(0.85, 96.0)]
}

fn likelihood(signal: &str) -> PerType<f64> {
    match signal {
        "silence" => [1.0; 4],
        "claim" => [0.5, 0.6, 0.7, 0.8],
        "exercise" => [0.15, 0.4, 0.7, 0.8],
        "live" => [0.01, 0.25, 0.75, 0.95],
        "failed" => [0.99, 0.75, 0.25, 0.05],
        other => panic!("no signal {other}"),
    }
}

fn stakes(gain: f64) -> Stakes<f64> {
    Stakes { gain, loss: 1.0, war: 0.2, response: 0.3, retaliation: 0.3, status_quo: 1.0, audience: 0.0 }
}

#[test]
fn chains_of_command_hold_their_golden_quality() {
    for (theta, wanted) in golden()["c_theta"].as_object().expect("a table") {
        let theta: f64 = theta.parse().expect("a number");
        near(chain_quality(theta, &MEDIA), wanted.as_f64().expect("a number"), 1e-6, "c(theta)");
    }
}

#[test]
fn quick_wins_hold_their_golden_chances() {
    for (key, wanted) in golden()["p_table"].as_object().expect("a table") {
        let (theta, hours) = key.split_once(',').expect("two figures");
        let theta: f64 = theta.trim_start_matches("theta=").parse().expect("a number");
        let hours: f64 = hours.trim_start_matches("tout=").parse().expect("a number");
        near(type_chance(theta, hours), wanted.as_f64().expect("a number"), 1e-4, key);
    }
    let types = golden()["p_types"].as_array().expect("four").clone();
    for (found, wanted) in golden_types().iter().zip(types) {
        near(*found, wanted.as_f64().expect("a number"), 1e-4, "p by type");
    }
}

#[test]
fn beliefs_and_launches_hold_their_golden_numbers() {
    let golden = golden();
    for (signal, wanted) in golden["posterior"].as_object().expect("a table") {
        let belief = posterior(&PRIOR, [(likelihood(signal), 1.0)].into_iter());
        for (b, w) in belief.iter().zip(wanted.as_array().expect("four")) {
            near(*b, w.as_f64().expect("a number"), 1e-5, signal);
        }
    }
    for (signal, row) in golden["p_launch"].as_object().expect("a table") {
        let belief = posterior(&PRIOR, [(likelihood(signal), 1.0)].into_iter());
        let win = expectation(&belief, &golden_types());
        for (gain, wanted) in row.as_object().expect("a row") {
            let gain: f64 = gain.parse().expect("a number");
            let chance = launch_chance(&8.0, &stakes(gain).advantage(&win));
            near(chance, wanted.as_f64().expect("a number"), 1e-4, &format!("{signal} at {gain}"));
        }
    }
}

#[test]
fn the_square_law_holds_its_golden_survivors() {
    near(square_law_survivors(1000.0, 800.0, 0.01, 0.01), 600.0, 1e-9, "survivors");
    near(square_law_survivors(1000.0, 800.0, 0.01 * 0.8, 0.01), 447.2136, 1e-3, "at m = .8");
    near(square_law_survivors(1000.0, 800.0, 0.01 * 0.64, 0.01), 0.0, 1e-6, "the draw");
    near(square_law_survivors(1000.0, 800.0, 0.01 * 0.5, 0.01), -374.1657, 1e-3, "at m = .5");
    assert_eq!(square_law(1.0, 100.0, 1.0, 1.0, 1.0), (1.0, 1.0), "losses never exceed a force");
}

#[test]
fn both_needles_are_exact_inverses() {
    for chance in [0.05, 0.3, 0.5, 0.763, 0.967] {
        near(quick_win(&REACTION, &needle(REACTION, SIGMA, chance), &SIGMA), chance, 1e-12, "needle");
    }
    near(needle(REACTION, SIGMA, stakes(2.0).threshold()), 82.88, 0.02, "T* at B = 2 (model.md 5.3)");
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
    let plain = quick_win(&REACTION, &hours_to_objective(&1.12, &T0, &11.3), &SIGMA);
    let told = quick_win(
        &source(REACTION),
        &hours_to_objective(&source(1.12), &source(T0), &source(11.3)),
        &source(SIGMA),
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
        let chance = |w: f64| {
            let belief = posterior(&PRIOR, [(likelihood("live"), w)].into_iter());
            launch_chance(&12.0, &stakes(gain).advantage(&expectation(&belief, &golden_types())))
        };
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
        let m = effectiveness(&FLOOR, &quality);
        let time = time_under_outage(&T0, &m, &outage);
        prop_assert!(time >= T0 - 1e-9);
        prop_assert!(time <= T0 / m + 1e-9);
        prop_assert!(time - T0 <= (1.0 - m) * outage + 1e-9);
    }

    #[test]
    fn no_chance_leaves_its_interval(gain in 0.0f64..10.0, weight in 0.0f64..5.0) {
        for signal in ["claim", "exercise", "live", "failed"] {
            let belief = posterior(&PRIOR, [(likelihood(signal), weight)].into_iter());
            let chance = launch_chance(&8.0, &stakes(gain).advantage(&expectation(&belief, &golden_types())));
            prop_assert!((0.0..=1.0).contains(&chance));
        }
    }
}
