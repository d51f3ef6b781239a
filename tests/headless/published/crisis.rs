//! Properties of models of crisis, attribution and secrecy.

use assured_disruption::published::attribution::{Sight, attack_chances, cutoffs};
use assured_disruption::published::audience::{quitting_rate, still_in};
use assured_disruption::published::blame::{BlameGame, blame_bar};
use assured_disruption::published::conceal::Capability;
use assured_disruption::published::deterrence::{Equilibrium, Unilateral, credibility, sure_thing};
use assured_disruption::published::expected_utility::Challenge;
use assured_disruption::published::learning::Beta;
use assured_disruption::published::quantal::choices;
use assured_disruption::published::timing::{Resource, Stakes};
use assured_disruption::published::zero_day::Weibull;
use assured_disruption::sim::formula::decision::launch_chance;
use proptest::prelude::*;

/// Rounding.
const EPS: f64 = 1e-9;

fn stakes() -> impl Strategy<Value = Stakes> {
    prop_oneof![Just(Stakes::Uniform), Just(Stakes::Exponential), Just(Stakes::die())]
}

prop_compose! {
    fn resource()(stealth in 0.0f64..1.0, persistence in 0.0f64..1.0, discount in 0.1f64..0.95) -> Resource {
        Resource { stealth, persistence, discount }
    }
}

/// Threshold and worth.
fn best(stakes: &Stakes, resource: Resource) -> (f64, f64) {
    let threshold = resource.threshold(stakes);
    (threshold, resource.value(stakes, threshold))
}

#[test]
fn uniform_stakes_have_the_closed_form_threshold() {
    let patient = Resource { stealth: 0.0, persistence: 1.0, discount: 0.5 };
    assert!((patient.threshold(&Stakes::Uniform) - (2.0 - 3.0f64.sqrt())).abs() < 1e-12);
}

proptest! {
    #[test]
    fn no_threshold_is_better_than_the_best(
        stakes in stakes(), resource in resource(), other in 0.0f64..7.0,
    ) {
        let (threshold, value) = best(&stakes, resource);
        prop_assert!(value >= resource.value(&stakes, other) - EPS, "{other} beats {threshold}");
    }

    #[test]
    fn who_gains_nothing_by_waiting_uses_always(stakes in stakes(), resource in resource()) {
        let keen = Resource { persistence: resource.stealth.min(resource.persistence), ..resource };
        let (lowest, all) = (keen.threshold(&stakes), keen.value(&stakes, 0.0));
        prop_assert!((keen.value(&stakes, lowest) - all).abs() < EPS);
        prop_assert!(lowest <= 1.0);
    }

    #[test]
    fn thresholds_rise_with_patience_and_persistence_and_fall_with_stealth(
        stakes in stakes(), resource in resource(), more in 0.001f64..0.05,
    ) {
        let (threshold, value) = best(&stakes, resource);
        let Resource { stealth, persistence, discount } = resource;
        let persistent = best(&stakes, Resource { persistence: (persistence + more).min(1.0), ..resource });
        let stealthy = best(&stakes, Resource { stealth: (stealth + more).min(1.0), ..resource });
        let patient = best(&stakes, Resource { discount: discount + more, ..resource });
        prop_assert!(persistent.0 >= threshold - EPS && persistent.1 >= value - EPS);
        prop_assert!(stealthy.0 <= threshold + EPS && stealthy.1 >= value - EPS);
        prop_assert!(patient.0 >= threshold - EPS && patient.1 >= value - EPS);
    }

    #[test]
    fn a_fitted_lifetime_passes_through_both_quantiles(first in 0.1f64..5.0, ratio in 1.1f64..20.0) {
        let law = Weibull::through((0.25, first), (0.75, first * ratio));
        prop_assert!((law.quantile(0.25) / first - 1.0).abs() < EPS);
        prop_assert!((law.quantile(0.75) / (first * ratio) - 1.0).abs() < EPS);
    }

    #[test]
    fn nobody_blames_below_the_bar(vulnerable in 0.0f64..1.0, gain in 0.1f64..5.0, loss in 0.1f64..5.0) {
        let game =
            BlameGame { vulnerable, knowledge: 0.0, gain, loss, prize: 1.0, penalty: 2.0, sting: 0.0 };
        let pays = vulnerable * gain - (1.0 - vulnerable) * loss > 0.0;
        prop_assume!((vulnerable - blame_bar(gain, loss)).abs() > EPS);
        prop_assert_eq!(game.blames_in_doubt(), pays);
    }

    #[test]
    fn knowing_more_never_protects_the_vulnerable(vulnerable in 0.0f64..1.0, knowledge in 0.0f64..0.9) {
        let game =
            BlameGame { vulnerable, knowledge, gain: 1.0, loss: 1.0, prize: 1.0, penalty: 2.0, sting: 0.0 };
        let more = BlameGame { knowledge: knowledge + 0.1, ..game };
        prop_assert!(more.blamed().0 >= game.blamed().0 - EPS);
        prop_assert!(more.blamed().1 <= game.blamed().1 + EPS);
    }

    #[test]
    fn false_alarms_weaken_deterrence_and_detection_strengthens_it(
        detection in 0.2f64..0.9, identification in 0.6f64..1.0, false_alarm in 0.01f64..0.15,
    ) {
        let cutoff = |sight: Sight| cutoffs(sight, 0.5, &[0.0, 0.0])[0];
        let sight = Sight { detection, identification, false_alarm };
        let nervous = Sight { false_alarm: false_alarm + 0.05, ..sight };
        let keen = Sight { detection: detection + 0.1, ..sight };
        prop_assert!(cutoff(nervous) < cutoff(sight));
        prop_assert!(cutoff(keen) > cutoff(sight));
    }

    #[test]
    fn a_bolder_attacker_emboldens_all_others(
        shift in 0.01f64..0.3, identification in 0.6f64..0.95, others in 1usize..4,
    ) {
        let sight = Sight { detection: 0.9, identification, false_alarm: 0.05 };
        let shifts = |first: f64| [&[first][..], &vec![0.0; others]].concat();
        let opportunity = 1.0 / (others + 1) as f64;
        let attacks = |first: f64| {
            attack_chances(&cutoffs(sight, opportunity, &shifts(first)), &shifts(first), opportunity)
        };
        for (bold, calm) in attacks(shift).iter().zip(attacks(0.0)) {
            prop_assert!(*bold > calm);
        }
    }

    #[test]
    fn revealing_pays_more_with_substitutes_and_slow_counters(
        deterrence in 0.0f64..1.0, worth in 0.1f64..3.0, hidden_hazard in 0.0f64..0.01,
        shown_hazard in 0.05f64..0.5, life in 4.0f64..100.0, substitutes in 0u32..5,
    ) {
        let held = Capability { deterrence, worth, hidden_hazard, shown_hazard, life, substitutes };
        let cost = held.cost_of_showing();
        prop_assert!(cost > 0.0 && cost < worth);
        let common = Capability { substitutes: substitutes + 1, ..held };
        let lasting = Capability { shown_hazard: shown_hazard * 0.9, ..held };
        prop_assert!(common.cost_of_showing() < cost);
        prop_assert!(lasting.cost_of_showing() < cost);
        prop_assert_eq!(held.reveal(), deterrence > cost);
    }

    #[test]
    fn the_credibility_needed_falls_with_the_status_quo_and_the_cost_of_war(
        status_quo in -0.9f64..0.9, war in -5.0f64..-1.0,
    ) {
        let bar = credibility(1.0, status_quo, war);
        prop_assert!(bar > 0.0 && bar < 1.0);
        prop_assert!(credibility(1.0, status_quo + 0.05, war) < bar);
        prop_assert!(credibility(1.0, status_quo, war - 0.1) < bar);
        prop_assert!(sure_thing([bar, bar], [bar, bar]) && !sure_thing([bar, bar - 1e-6], [bar, bar]));
    }

    #[test]
    fn bluffs_leave_both_sides_indifferent(
        status_quo in 0.3f64..0.9, war in 0.05f64..0.25, soft_war in -2.0f64..-0.1, defended in 0.1f64..1.0,
        p_defender in 0.0f64..1.0, p_challenger in 0.01f64..0.99,
    ) {
        let game =
            Unilateral { won: 1.0, status_quo, war, backed_down: 0.0, defended, yielded: 0.0, soft_war };
        prop_assert!(game.soft_bar() < game.hard_bar());
        match game.equilibrium(p_defender, p_challenger) {
            Equilibrium::Bluff { attack, resist } => {
                prop_assert!((0.0..=1.0).contains(&attack) && (0.0..=1.0).contains(&resist));
                let attackers = p_challenger + (1.0 - p_challenger) * attack;
                let hard = p_challenger / attackers;
                let resisting = hard * soft_war + (1.0 - hard) * defended;
                prop_assert!(resisting.abs() < EPS, "a soft defender is not indifferent: {}", resisting);
                let resisted = p_defender + (1.0 - p_defender) * resist;
                let gained = 1.0 - resisted - status_quo;
                prop_assert!(gained.abs() < EPS, "a soft challenger is not indifferent: {}", gained);
            }
            Equilibrium::Deterrence => {
                let attack = (1.0 - p_defender) + p_defender * war;
                prop_assert!(attack <= status_quo + EPS, "hard challengers gain by attack");
            }
            Equilibrium::Separating => {
                let (hard, soft) = ((1.0 - p_defender) + p_defender * war, 1.0 - p_defender);
                prop_assert!(hard > status_quo && soft < status_quo);
            }
            Equilibrium::Attack => {
                prop_assert!(p_challenger * soft_war + (1.0 - p_challenger) * defended <= EPS);
                prop_assert!(1.0 - p_defender >= status_quo);
            }
        }
    }

    #[test]
    fn dearer_retreat_makes_the_other_quit_sooner(
        cost in 0.1f64..5.0, prize in 0.1f64..5.0, time in 0.0f64..10.0,
    ) {
        prop_assert!(still_in(cost * 1.1, prize, time + 0.1) < still_in(cost, prize, time + 0.1));
        // The rate is the fall of ln of the share still in, to the second order of the step.
        let step = 1e-5;
        let fall = libm::log(still_in(cost, prize, time) / still_in(cost, prize, time + step));
        let rate = quitting_rate(cost, prize, time);
        prop_assert!((fall / step - rate).abs() < step * rate * rate + 1e-6);
    }

    #[test]
    fn a_likelier_success_is_worth_more(
        distance in 0.01f64..1.0, success in 0.0f64..0.9, salience in 0.01f64..1.0, risk in 0.5f64..2.0,
    ) {
        let challenge = Challenge { distance, success, salience, unchanged: 1.0, risk };
        let surer = Challenge { success: success + 0.1, ..challenge };
        prop_assert!(surer.expected_utility() > challenge.expected_utility());
    }

    #[test]
    fn failures_lower_and_successes_raise_a_belief(
        successes in 0.5f64..20.0, failures in 0.5f64..20.0, trials in 1u32..10, credibility in 0.01f64..1.0,
    ) {
        let prior = Beta { successes, failures };
        prop_assert!(prior.after(0, trials, credibility).mean() < prior.mean());
        prop_assert!(prior.after(trials, trials, credibility).mean() > prior.mean());
        prop_assert_eq!(prior.after(0, 0, credibility), prior);
    }

    #[test]
    fn quantal_choice_of_two_is_the_launch_chance(lambda in 0.0f64..50.0, advantage in -2.0f64..2.0) {
        let both = choices(lambda, &[advantage, 0.0]);
        prop_assert!((both[0] - launch_chance(&lambda, &advantage)).abs() < 1e-12);
        prop_assert!((both.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }
}

#[test]
fn endless_steepness_is_the_hard_rule() {
    assert_eq!(choices(1e9, &[0.1, 0.3, 0.2]), [0.0, 1.0, 0.0]);
    assert_eq!(choices(0.0, &[0.1, 0.3]), [0.5, 0.5]);
}
