//! The bars of fun: the seat a study holds, the orders it finds, the plans it draws, and what it makes of them.

use crate::bars::shipped;
use crate::fixture::{minds, scenario};
use assured_disruption::alliance::policy::{self, NAMES, named};
use assured_disruption::level::{self, assumptions};
use assured_disruption::session::journal::Text;
use assured_disruption::sim::state::Setup;
use assured_disruption::sim::{Luck, Order};
use assured_disruption::study::balance::*;
use assured_disruption::study::game::attacked;
use assured_disruption::study::setting::Setting;
use assured_disruption::study::statistics::Rate;
use assured_disruption::text::{self, Texts};
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;

fn policy(name: &str) -> policy::Policy {
    named(name).expect("a shipped policy")
}

fn setting(id: &str) -> Setting {
    let (name, text) = level::shipped().iter().find(|(name, _)| *name == id).expect("a shipped level");
    Setting {
        level: Text { name: (*name).into(), text: (*text).into() },
        assumptions: assumptions::named("anchored").expect("a shipped set"),
    }
}

#[test]
fn a_study_in_the_seat_plays_what_the_policy_at_the_table_plays() {
    let scenario = scenario();
    for name in NAMES {
        let policy = policy(name);
        for seed in 0..12 {
            let game = SeatedGame::new(&scenario, seed, &policy, Setup::default());
            let (attacks, _) = game.play(&mut |_, _| {});
            assert_eq!(attacks, attacked(&scenario, seed, &minds(name), &Setup::default()), "{name} {seed}");
        }
    }
}

#[test]
fn an_order_put_into_a_week_is_given_in_that_week_and_the_policy_goes_on() {
    let (scenario, policy) = (shipped("minimal", "anchored"), policy("never-reveal"));
    let kinds = met(&scenario, &policy, Setup::default(), 3);
    let exercise = kinds.iter().find(|kind| kind.name == "exercise").expect("it is offered");
    let mut weeks = Vec::new();
    let (_, orders) = SeatedGame::new(&scenario, 3, &policy, Setup::default()).play(&mut |desk, call| {
        if call == Call::Week(2) {
            assert!(exercise.give(desk), "two teams are freed for it");
            assert!(!exercise.give(desk), "there is one signal a week");
        }
        if let Call::Week(week) = call {
            weeks.push(week);
        }
    });
    assert!(weeks.len() > 1 && weeks.iter().copied().eq(1..=weeks.len() as u32), "{weeks:?}");
    assert_eq!(orders.iter().filter(|order| **order == Order::Exercise).count(), 1);
    let planned = orders.iter().filter(|order| matches!(order, Order::Estimate { .. })).count();
    assert_eq!(planned, weeks.len(), "the policy plans every week");
}

#[test]
fn kinds_of_order_are_found_with_what_they_take_and_whether_they_cost() {
    let (scenario, policy) = (shipped("baltic_flash", "anchored"), policy("never-reveal"));
    let kinds = met(&scenario, &policy, Setup::default(), 1);
    let found: BTreeMap<&str, (Takes, bool)> =
        kinds.iter().map(|kind| (kind.name.as_str(), (kind.takes, kind.free))).collect();
    assert_eq!(found.get("claim"), Some(&(Takes::Signal, true)));
    assert_eq!(found.get("exercise"), Some(&(Takes::Signal, false)));
    assert_eq!(found.get("demonstrate"), Some(&(Takes::Signal, false)));
    assert_eq!(found.get("consult"), Some(&(Takes::Act, true)));
    assert_eq!(found.get("reinforce"), Some(&(Takes::Act, false)));
    assert!(!found.contains_key("answer") && found.len() == kinds.len());
}

#[test]
fn chance_decides_every_field_of_a_random_plan() {
    let scenario = shipped("baltic_flash", "anchored");
    let plan = |number| random(&scenario, Luck::new(5), number, 12);
    assert_eq!(plan(7), plan(7));
    let mut seen: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for number in 0..200 {
        let told = serde_json::to_value(plan(number)).expect("plain data");
        for (field, value) in told.as_object().expect("a record") {
            seen.entry(field.clone()).or_default().insert(value.to_string());
        }
    }
    // How a war is fought and what a plan is called has no say in whether one comes, and this level has no norms.
    let settled = ["summary", "fire", "intent", "never", "thinks", "treaty"];
    for (field, values) in seen {
        assert_eq!(values.len() == 1, settled.contains(&field.as_str()), "{field}: {values:?}");
    }
}

#[test]
fn a_balance_is_the_same_on_any_number_of_threads_and_told_whole() {
    let ask = |threads| {
        let question = Question { setting: setting("minimal"), runs: 4, seed: 2, plans: 10, hints: false };
        question.start(NonZeroUsize::new(threads)).expect("threads").finish().expect("a sound level")
    };
    let balance = ask(1);
    assert_eq!(balance, ask(3));
    assert_eq!(balance.bars.len(), 31);
    assert_eq!((balance.policies.len(), balance.top, balance.screening), (NAMES.len(), 1, 1));
    assert_eq!(balance.levers.best_against.len(), balance.dispositions.len());
    assert!(balance.levers.silent_against.iter().all(|found| found.plan.decoys.is_empty()));
    assert!(balance.weeks.iter().all(|week| week.reached <= 4 && week.change.abs() <= 1.0));
    let told = text::study::balance(&Texts::english(), &balance);
    let texts = Texts::english();
    assert!(told.split_whitespace().all(|word| !texts.has(word) || !word.contains('-')), "{told}");
    for named in &balance.policies {
        assert!(told.contains(&named.policy));
    }
    let json: serde_json::Value = serde_json::from_str(&balance.json()).expect("valid JSON");
    assert_eq!(json["bars"][0]["name"], "dead-weeks");
}

/// A rate in percent, of so many games that it is sure.
fn rate(percent: u32) -> Rate {
    Rate { hits: 10_000 * percent, runs: 1_000_000 }
}

/// Wars of which so many in a hundred were held.
fn fought(before: Before, how: How, percent: u32) -> Fought {
    let grades = (0..10_000).map(|war| if war < 100 * percent { 0.9 } else { 0.1 });
    Fought::of(before, how, grades.collect())
}

fn week(week: u32, change: f64) -> Week {
    Week { week, reached: 100, change, by: vec!["claim".into()] }
}

/// A level that is all it should be.
fn sound() -> Balance {
    let named = |policy: &str, launches, without, reveals_only| Named {
        policy: policy.into(),
        launches: rate(launches),
        without_effect: rate(without),
        reveals_only,
    };
    let answer = |option: &str, paths| Answer {
        dispatch: "cable".into(),
        option: option.into(),
        came: 40,
        paths,
        of: 20,
    };
    let found = |against: Option<usize>, by: [u32; 2]| Found {
        against: against.map(|which| ["calm", "afraid"][which].into()),
        without: Vec::new(),
        plan: policy("balanced"),
        launches: rate(against.map_or((by[0] + by[1]) / 2, |which| by[which])),
        by_disposition: by.map(rate).to_vec(),
    };
    let left_out = Lever::ALL.map(|lever| LeftOut { lever, launches: rate(26) });
    let without = |before, kinds, percent| fought(before, How::Without(kinds), percent);
    Balance {
        level: "test".into(),
        title: "Test".into(),
        assume: "anchored".into(),
        runs: 100,
        screening: 20,
        seed: 1,
        plans: 100,
        top: 10,
        bars: Vec::new(),
        hints: Vec::new(),
        policies: vec![
            named("never-reveal", 70, 80, true),
            named("reveal-at-once", 75, 80, true),
            named("balanced", 20, 60, false),
        ],
        weeks: vec![week(1, -0.3), week(2, 0.05), week(3, 0.02), week(4, 0.019)],
        late: Late { weeks: (8, 12), decided: rate(20), by: vec![("interdict".into(), 20)] },
        repeated: vec![Repeated { order: "claim".into(), launches: rate(62), change: -0.08 }],
        dispositions: vec!["calm".into(), "afraid".into()],
        levers: Levers {
            best: found(None, [16, 18]),
            left_out: left_out.to_vec(),
            signals_only: found(None, [60, 70]),
            best_against: vec![found(Some(0), [5, 40]), found(Some(1), [25, 8])],
            silent_against: vec![found(Some(0), [20, 40]), found(Some(1), [30, 22])],
        },
        orders: vec![
            Given { order: "claim".into(), plans: vec![10, 9] },
            Given { order: "consult".into(), plans: vec![0, 1] },
        ],
        answers: vec![answer("yes", 19), answer("no", 1)],
        wars: vec![
            fought(Before::Unprepared, How::Nothing, 4),
            fought(Before::Unprepared, How::AtOnce, 15),
            fought(Before::Prepared, How::Planner, 45),
            fought(Before::Prepared, How::Weighed, 45),
            fought(Before::NotHunted, How::Weighed, 35),
            fought(Before::NotReinforced, How::Weighed, 30),
            without(Before::Prepared, &["fire"], 25),
            without(Before::Prepared, &["jam"], 40),
            without(Before::NotHunted, PROTECTION, 30),
        ],
        intents: Intents { delay: rate(30), hold: rate(40), trade_ground: rate(30) },
        scores: Scores {
            policies: vec![("balanced".into(), 70.0)],
            by_outcome: Share { share: 0.4, error: 0.01 },
            by_policy: Share { share: 0.7, error: 0.01 },
            luck: (0.1, 0.2),
        },
    }
}

fn figures(balance: &Balance) -> Vec<(Name, bool, f64)> {
    bars(balance, "balanced")
        .iter()
        .map(|bar| (bar.name, bar.verdict == Verdict::Holds, bar.figure))
        .collect()
}

#[test]
fn a_sound_level_holds_every_bar() {
    let figures = figures(&sound());
    assert!(figures.iter().all(|(_, holds, _)| *holds), "{figures:?}");
    let of = |name: Name| figures.iter().find(|(known, _, _)| *known == name).expect("every bar is there").2;
    assert_eq!(of(Name::DeadWeeks), 0.25);
    assert!((of(Name::DispositionsDiffer) - 0.32).abs() < 1e-12);
    assert_eq!(of(Name::WithoutEffect), 0.0);
    assert_eq!((of(Name::SilenceLaunches), of(Name::BestLaunches)), (0.7, 0.2));
}

#[test]
fn each_fault_fails_its_own_bar_and_names_it() {
    let faults: [(Name, fn(&mut Balance), &[&str]); 23] = [
        (Name::DeadWeeks, |b| b.weeks[1].change = 0.01, &["2", "4"]),
        (Name::LateWeeks, |b| b.late.decided = rate(4), &[]),
        (Name::ScoreByOutcome, |b| b.scores.by_outcome.share = 0.9, &[]),
        (Name::ScoreByPolicy, |b| b.scores.by_policy.share = 0.4, &[]),
        (Name::SilenceLaunches, |b| b.policies[0].launches = rate(90), &[]),
        (Name::BestLaunches, |b| b.policies[2].launches = rate(2), &[]),
        (Name::WithoutEffect, |b| b.policies[1].without_effect = rate(77), &[]),
        (
            Name::DispositionsDiffer,
            |b| {
                b.levers.best_against[0].by_disposition[1] = rate(10);
                b.levers.best_against[1].by_disposition[0] = rate(10);
            },
            &[],
        ),
        (
            Name::WithoutSignals,
            |b| {
                b.levers.silent_against[0].launches = rate(15);
                b.levers.silent_against[1].launches = rate(18);
            },
            &[],
        ),
        (Name::WithoutSignalsThere, |b| b.levers.silent_against[0].launches = rate(12), &[]),
        (Name::SignalsOnly, |b| b.levers.signals_only.launches = rate(20), &[]),
        (Name::ForAll, |b| b.levers.best.by_disposition = [11, 15].map(rate).to_vec(), &[]),
        (Name::Lever(Lever::Talk), |b| b.levers.left_out[2].launches = rate(40), &[]),
        (Name::FreeOrders, |b| b.repeated[0].change = 0.11, &["claim"]),
        (Name::OrderKinds, |b| b.orders[0].plans = vec![10, 10], &["claim"]),
        (Name::Answers, |b| b.answers[1].paths = 0, &["cable: no"]),
        (Name::HeldByNothing, |b| b.wars[0] = fought(Before::Unprepared, How::Nothing, 12), &[]),
        (Name::HeldAtOnce, |b| b.wars[1] = fought(Before::Unprepared, How::AtOnce, 6), &[]),
        (Name::Hunting, |b| b.wars[4] = fought(Before::NotHunted, How::Weighed, 44), &[]),
        (Name::Brigade, |b| b.wars[5] = fought(Before::NotReinforced, How::Weighed, 40), &[]),
        (Name::Worth(&["fire"]), |b| b.wars[6] = fought(Before::Prepared, How::Without(&["fire"]), 40), &[]),
        (
            Name::Worth(PROTECTION),
            |b| b.wars[8] = fought(Before::NotHunted, How::Without(PROTECTION), 34),
            &[],
        ),
        (Name::Intents, |b| b.intents.hold = rate(3), &[]),
    ];
    for (name, fault, because) in faults {
        let mut balance = sound();
        fault(&mut balance);
        let bars = bars(&balance, "balanced");
        let failed: Vec<&Bar> = bars.iter().filter(|bar| bar.verdict == Verdict::Fails).collect();
        assert_eq!(failed.iter().map(|bar| bar.name).collect::<Vec<_>>(), [name]);
        assert_eq!(failed[0].because, because, "{name:?}");
    }
    // Where too few games were played nothing is said.
    let mut few = sound();
    few.policies[0].launches = Rate { hits: 9, runs: 10 };
    let silent = bars(&few, "balanced").into_iter().find(|bar| bar.name == Name::SilenceLaunches);
    assert_eq!(silent.expect("it is there").verdict, Verdict::CannotTell);
    let mut nowhere = sound();
    nowhere.orders[1].plans = vec![0, 0];
    nowhere.answers[0].came = 0;
    let failed: Vec<_> =
        bars(&nowhere, "balanced").into_iter().filter(|bar| bar.verdict == Verdict::Fails).collect();
    assert_eq!(failed.iter().map(|bar| bar.name).collect::<Vec<_>>(), [Name::OrderKinds, Name::Answers]);
}

#[test]
fn a_variance_is_taken_apart_as_by_hand() {
    let figures = [(0, 1.0), (0, 3.0), (1, 6.0), (1, 8.0)];
    // Within 2 + 2 on 2 degrees of freedom, in all 29 on 3: 1 - (4 / 2) / (29 / 3).
    assert!((explained(&figures).share - (1.0 - 2.0 / (29.0 / 3.0))).abs() < 1e-12);
    assert_eq!(explained(&[(0, 1.0), (1, 1.0), (0, 1.0)]).share, 0.0, "nothing varies");
    assert_eq!(
        explained(&[(0, 1.0), (0, 3.0), (1, 1.0), (1, 3.0)]).share,
        0.0,
        "groups that are alike explain nothing"
    );
}
