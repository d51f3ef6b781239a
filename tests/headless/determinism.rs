//! The same inputs give the same digest: every run, every number of threads.

use crate::fixture::{minds, scenario};
use assured_disruption::session::council::Step;
use assured_disruption::session::{Seat, Seats, Session};
use assured_disruption::sim::Side;
use assured_disruption::sim::state::Setup;
use assured_disruption::study::batch::{Batch, Plan, run};
use assured_disruption::study::job::Failure;
use assured_disruption::study::summary::{Question, Summary};
use std::num::NonZeroUsize;

fn plan(runs: u32, threads: usize) -> Plan {
    Plan {
        scenario: scenario(),
        seats: minds("balanced"),
        setup: Setup::default(),
        runs,
        seed: 40,
        threads: NonZeroUsize::new(threads),
        stopwatch: None,
    }
}

#[test]
fn one_thread_and_four_give_the_same_json() {
    let question = Question { level: "fixture", seed: 40, policy: "balanced", assume: "anchored" };
    let json = |threads| {
        let games = run(plan(48, threads)).expect("nobody holds a seat");
        Summary::of(question, &games, None).json()
    };
    assert_eq!(json(1), json(4));
}

#[test]
fn another_seed_gives_another_game() {
    let games = run(plan(8, 2)).expect("nobody holds a seat");
    let mut digests: Vec<u64> = games.iter().map(|game| game.digest).collect();
    digests.sort();
    digests.dedup();
    assert_eq!(digests.len(), 8);
    assert_eq!(games.iter().map(|game| game.seed).collect::<Vec<_>>(), (40..48).collect::<Vec<_>>());
}

#[test]
fn a_fork_shares_the_luck_and_goes_the_same_way() {
    let mut session = Session::new(scenario(), 9, minds("hawk"));
    while session.hour() < 500 && session.over().is_none() {
        session.advance();
    }
    let mut fork = session.fork();
    while session.over().is_none() {
        session.advance();
        fork.advance();
        assert_eq!(session.digest(), fork.digest());
    }
}

#[test]
fn a_cancelled_study_has_no_games() {
    let batch = Batch::start(plan(100_000, 1)).expect("a thread");
    batch.cancel();
    assert_eq!(batch.finish(), Err(Failure::Cancelled));
}

#[test]
fn a_finished_study_has_counted_every_game() {
    let batch = Batch::start(plan(6, 2)).expect("a thread");
    while !batch.poll().finished {
        std::thread::yield_now();
    }
    assert_eq!(batch.poll().done, 6);
    assert_eq!(batch.finish().expect("nobody holds a seat").len(), 6);
}

#[test]
fn a_council_is_reported_by_what_the_alliance_sees() {
    let seats = Seats { alliance: Seat::Human, ..minds("balanced") };
    let mut session = Session::new(scenario(), 9, seats);
    assert_eq!(session.council(), None);
    while session.hour() <= 168 {
        session.advance();
    }
    let report = session.council().expect("the first council met");
    assert_eq!((report.hour, report.from), (168, 0));
    let expected = match report.to {
        0 => Step::Stay,
        _ => Step::Up,
    };
    assert_eq!(report.step, expected);
    let desk = session.intel(Side::Alliance).desk().expect("the alliance has a desk");
    assert_eq!((report.believed, report.bar), (desk.believed, desk.bar));
    assert!(report.act.is_some(), "every council is followed by an act that shows");
    let sentence = report.sentence.map(|index| session.scenario().acts[index].act);
    assert!(sentence.is_none_or(|told| Some(told) == report.act));
    assert!(session.ledgers().is_none() && session.truth().is_none() && session.ordered().is_none());
    assert!(session.heard(Side::Alliance).all(|event| event.seen_by(Side::Alliance)));
}
