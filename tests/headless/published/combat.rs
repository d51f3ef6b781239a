//! Properties of models of combat.

use assured_disruption::published::iwo_jima::{DAYS, LANDED, course};
use assured_disruption::published::lanchester::{MixedLaw, square_law_end};
use assured_disruption::published::numeric::{root, runge_kutta};
use assured_disruption::published::salvo::{Fleet, lost};
use assured_disruption::sim::formula::combat::square_law_survivors;
use assured_disruption::sim::formula::tempo::time_under_outage;
use proptest::prelude::*;

/// Whether B outlasts G under the mixed law, by integration.
fn wins(law: MixedLaw, force: f64) -> bool {
    let mut x = [force, law.target];
    while x[0] > 0.0 && x[1] > 1e-6 * law.target {
        x = runge_kutta(x, 0.05, |x| law.slope(x));
    }
    x[0] > 0.0
}

#[test]
fn the_integration_is_of_fourth_order() {
    let error = |steps: u32| {
        let grown = (0..steps).fold([1.0], |x, _| runge_kutta(x, 1.0 / f64::from(steps), |x| x));
        (grown[0] - std::f64::consts::E).abs()
    };
    let gained = error(10) / error(20);
    assert!((14.0..18.0).contains(&gained), "halving the step gains {gained}");
}

#[test]
fn a_root_is_found_to_the_last_bit() {
    let found = root(0.0, 2.0, |x| x * x - 2.0);
    assert!((found - std::f64::consts::SQRT_2).abs() <= f64::EPSILON, "{found}");
}

#[test]
fn the_square_law_ends_when_integration_says() {
    let end = square_law_end(1000.0, 800.0, 0.01, 0.01);
    let steps = 1000;
    let slope = |[a, b]: [f64; 2]| [-0.01 * b, -0.01 * a];
    let [a, b] = (0..steps).fold([1000.0, 800.0], |x, _| runge_kutta(x, end / f64::from(steps), slope));
    assert!((a - square_law_survivors(1000.0, 800.0, 0.01, 0.01)).abs() < 1e-6 && b.abs() < 1e-6, "{a} {b}");
    assert_eq!(square_law_end(800.0, 1000.0, 0.01, 0.01), f64::INFINITY);
}

#[test]
fn defenders_of_iwo_jima_only_fall() {
    let days = course(&LANDED, |_| 1.0);
    assert_eq!(days.len(), DAYS + 1);
    assert!(days.windows(2).all(|pair| pair[1][1] < pair[0][1]));
}

#[test]
fn without_a_picture_the_force_needed_is_four_and_a_half_times_as_large() {
    let law = |picture| MixedLaw { picture, target: 30.0, population: 300.0, alpha: 0.1, gamma: 0.1 };
    let ratio = law(0.0).force_needed() / law(1.0).force_needed();
    assert!((ratio - 4.47).abs() < 0.01, "{ratio}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_little_more_than_needed_wins_and_a_little_less_loses(
        picture in 0.05f64..1.0, target in 10.0f64..40.0, population in 100.0f64..400.0,
    ) {
        let law = MixedLaw { picture, target, population, alpha: 0.1, gamma: 0.1 };
        let needed = law.force_needed();
        prop_assert!(wins(law, 1.02 * needed));
        prop_assert!(!wins(law, 0.98 * needed));
    }
}

proptest! {
    #[test]
    fn the_ends_of_the_mixed_law_are_closed_forms_and_seeing_less_needs_more(
        target in 1.0f64..50.0, population in 60.0f64..500.0, alpha in 0.01f64..1.0, gamma in 0.01f64..1.0,
        picture in 0.05f64..0.99,
    ) {
        let needed = |picture: f64| MixedLaw { picture, target, population, alpha, gamma }.force_needed();
        let aimed = (alpha / gamma).sqrt() * target;
        let blind = (2.0 * alpha * population * target / gamma).sqrt();
        prop_assert!((needed(1.0) / aimed - 1.0).abs() < 1e-9);
        prop_assert!((needed(0.0) / blind - 1.0).abs() < 1e-9);
        prop_assert!(needed(picture) > needed(picture + 0.01) - 1e-9);
    }

    #[test]
    fn the_square_law_draws_at_the_square_of_the_ratio(
        a in 10.0f64..1000.0, ratio in 0.1f64..0.99, rate in 0.001f64..0.1,
    ) {
        let draw = square_law_survivors(a, ratio * a, rate * ratio * ratio, rate);
        prop_assert!(draw.abs() < 1e-4 * a, "{}", draw);
        prop_assert!(square_law_survivors(a, ratio * a, rate * ratio * ratio * 1.01, rate) > 0.0);
        prop_assert!(square_law_survivors(a, ratio * a, rate * ratio * ratio * 0.99, rate) < 0.0);
    }

    #[test]
    fn no_salvo_sinks_more_than_there_is(
        ships in 0.0f64..20.0, offence in 0.0f64..20.0, defence in 0.0f64..20.0, staying in 0.1f64..5.0,
        other in 0.0f64..20.0,
    ) {
        let fleet = Fleet { ships, offence, defence, staying };
        let to = Fleet { ships: other, ..fleet };
        let loss = lost(fleet, to);
        prop_assert!((0.0..=ships).contains(&loss));
        let guarded = Fleet { defence: defence + 1.0, ..fleet };
        prop_assert!(lost(guarded, to) <= loss);
    }

    #[test]
    fn an_outage_costs_its_whole_share_or_the_whole_march_is_slow(
        undisturbed in 10.0f64..100.0, m in 0.2f64..0.99, share in 0.01f64..0.99,
    ) {
        // Both ways of reckoning meet where the outage lasts as long as the slow march.
        let meet = undisturbed / m;
        let short = time_under_outage(&undisturbed, &m, &(share * meet));
        prop_assert!((short - (undisturbed + (1.0 - m) * share * meet)).abs() < 1e-9);
        let long = time_under_outage(&undisturbed, &m, &(meet / share));
        prop_assert!((long - undisturbed / m).abs() < 1e-9);
    }
}
