//! Habits of the adversary: those that come with the game, those of a level, and those of anybody's file.

use crate::bars::shipped;
use crate::fixture::minds;
use assured_disruption::adversary::Policy;
use assured_disruption::level::{self, assumptions, habits};
use assured_disruption::session::{Seats, Session};
use assured_disruption::sim::habits::{Delegation, Habits, Risks, Strikes};
use assured_disruption::sim::scenario::Act;
use assured_disruption::sim::*;
use std::sync::Arc;

#[test]
fn every_shipped_file_can_be_read_and_is_named_as_its_file() {
    for name in habits::NAMES {
        let read = habits::named(name).expect("it is shipped");
        assert_eq!(read.name, *name);
        assert!(read.summary.ends_with('.'));
    }
    assert_eq!(habits::named("nobody"), None);
}

#[test]
fn the_characters_of_the_baltic_level_have_habits_of_their_own() {
    let scenario = shipped("baltic_flash", "anchored");
    let names: Vec<&str> = scenario.habits.iter().map(|habits| habits.name.as_str()).collect();
    let ids: Vec<&str> = scenario.dispositions.iter().map(|disposition| disposition.id.as_str()).collect();
    assert_eq!(names, ids);
    assert_eq!(shipped("minimal", "anchored").habits[0], habits::usual(), "a level need not say anything");
}

fn built(from: &str, to: &str) -> Result<Scenario, String> {
    let (_, text) = level::shipped().iter().find(|(id, _)| *id == "baltic_flash").expect("it is shipped");
    assert!(text.contains(from));
    let set = assumptions::named("anchored").expect("it is shipped");
    let read = level::parse("mine.ron", &text.replace(from, to), &set);
    read.map(|(scenario, _)| scenario).map_err(|report| report.text(false))
}

#[test]
fn a_level_may_hold_habits_of_its_own() {
    let own = r#"Own(name: "mine", summary: "Mine.", quiet: (1, 0, 0, 0), cables: 3, moves: false,
        predelegates: Never, war: (risks: MainAxis, strikes: Massed))"#;
    let scenario = built(r#"Shipped("insecure")"#, own).expect("it is sound");
    let mine = &scenario.habits[2];
    assert_eq!((mine.name.as_str(), mine.cables, mine.war.patience), ("mine", 3, None));
    assert_eq!((mine.war.risks, mine.war.strikes), (Risks::MainAxis, Strikes::Massed));
}

#[test]
fn mistakes_are_told_as_a_level_s_are() {
    let told = built(r#"Shipped("insecure")"#, r#"Shipped("insecur")"#).expect_err("nobody is called that");
    assert!(told.contains("no habits `insecur`") && told.contains("did you mean `insecure`?"), "{told}");
    assert!(told.contains("mine.ron:"), "{told}");
    let text = r#"Habits(name: "x", summary: "X.", gives_way: 2, quiet: (routine: 1, probe: 1, hunt: 1, faint: 1),
        cables: 1, moves: true, war: ())"#;
    let told = habits::parse("x.ron", text).expect_err("it has four mistakes").text(false);
    for mistake in ["`gives_way` is 2", "did you mean `feint`?", "has no field `feint`", "`predelegates`"] {
        assert!(told.contains(mistake), "{mistake}: {told}");
    }
    assert!(told.contains("x.ron:1:"), "file, line and column: {told}");
}

fn busy(habits: &Habits, seed: u64) -> Session {
    let seats = Seats {
        adversary: assured_disruption::session::Seat::Mind(Policy::always(habits.clone())),
        ..minds("hawk")
    };
    let mut session = Session::new(shipped("baltic_flash", "anchored"), seed, seats);
    while session.over().is_none() {
        session.advance();
    }
    session
}

#[test]
fn a_quiet_week_is_spent_as_the_habits_say() {
    for (weights, act) in [([0.0, 1.0, 0.0, 0.0], Act::Probe), ([0.0, 0.0, 1.0, 0.0], Act::Hunt)] {
        let mut habits = habits::usual();
        let quiet = &mut habits.quiet;
        (quiet.routine, quiet.probe, quiet.hunt, quiet.feint) =
            (weights[0], weights[1], weights[2], weights[3]);
        (habits.predelegates, habits.cables) = (Delegation::Never, 0);
        let session = busy(&habits, 4);
        let acts: Vec<Act> = session
            .history(Side::Adversary)
            .expect("the game is over")
            .into_iter()
            .filter_map(|(_, order)| match order {
                Order::Act { act } if !matches!(act, Act::Mobilise | Act::StandDown) => Some(act),
                _ => None,
            })
            .collect();
        assert!(!acts.is_empty() && acts.iter().all(|done| *done == act), "{acts:?}, wanted {act:?}");
    }
}

#[test]
fn who_never_gives_way_never_stands_down() {
    let mut habits = habits::usual();
    habits.gives_way = 0.0;
    for seed in 0..6 {
        let orders = busy(&habits, seed).history(Side::Adversary).expect("the game is over");
        assert!(!orders.iter().any(|(_, order)| matches!(order, Order::Vote { down: true, .. })));
    }
}

#[test]
fn a_journal_holds_the_habits_in_full() {
    let scenario = shipped("baltic_flash", "anchored");
    let session = Session::new(Arc::clone(&scenario), 1, minds("hawk"));
    let author = session.seats().adversary.author();
    let assured_disruption::session::journal::Author::Mind(text) = author else {
        panic!("a mind sits there")
    };
    for habits in &scenario.habits {
        assert!(text.contains(&habits.name) && text.contains(&habits.summary), "{text}");
    }
    let read: Policy = ron::from_str(&text).expect("it is RON");
    assert_eq!(read, Policy::default().settled(&scenario));
    // Whatever a later game ships under these names, this one goes on as it began.
    let mut changed = scenario.tables();
    changed.habits.iter_mut().for_each(|habits| habits.name = "changed".into());
    let changed = Scenario::of(changed);
    assert_eq!(read.clone().settled(&changed), read);
}
