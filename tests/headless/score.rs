//! The score: the decision, not the luck.

use crate::bars::shipped;
use assured_disruption::session::{Moment, Seat, Seats, Session};
use assured_disruption::sim::state::{Outcome, Setup};
use assured_disruption::sim::{DispositionId, Side};
use assured_disruption::study::score::{Difference, MOST, Medal, Score, begin};
use assured_disruption::text::{self, Texts};
use assured_disruption::{adversary, alliance};
use std::num::NonZeroUsize;

const OPPORTUNIST: Setup = Setup { launch_at: None, disposition: Some(DispositionId(0)) };

fn game(seed: u64, seats: Seats) -> Session {
    let mut game = Session::with_setup(shipped("baltic_flash", "anchored"), seed, seats, OPPORTUNIST);
    while game.over().is_none() {
        game.advance();
    }
    game
}

fn policy(name: &str) -> Seats {
    Seats::minds(alliance::policy::named(name).expect("a shipped policy"), adversary::Policy::default())
}

fn idle() -> Seats {
    Seats { alliance: Seat::Human, adversary: Seat::Mind(adversary::Policy::default()) }
}

fn scored(game: &Session, threads: usize) -> Score {
    let job = begin(game, NonZeroUsize::new(threads)).expect("threads").expect("the game is over");
    job.finish().expect("it is scored")
}

#[test]
fn an_idler_makes_no_difference_and_a_good_plan_much_of_it() {
    let idle = scored(&game(1, idle()), 2);
    assert!(idle.difference.decisions.is_empty() && idle.points()[0] == 0.0, "nobody gave an order");
    assert_eq!(idle.knowing.skill, 0.0, "nothing was estimated");
    let planned = scored(&game(1, policy("balanced")), 2);
    assert!(planned.points()[0] > 0.3 * MOST[0], "{:?}", planned.difference);
    for score in [&idle, &planned] {
        let Difference { idle, ended, .. } = score.difference;
        assert!((idle + score.difference.made() + score.difference.luck() - ended).abs() < 1e-9);
        assert!((0.0..=100.0).contains(&score.total()), "{score:?}");
        let parts = text::score::parts(&Texts::english(), score);
        let sum: f64 = parts.iter().map(|part| part.points.0).sum();
        assert!((sum - score.total()).abs() < 1e-9, "the parts are the whole");
        assert!(parts.iter().all(|part| part.points.0 <= part.points.1));
    }
    assert_eq!(MOST.iter().sum::<f64>(), 100.0);
}

/// What the adversary is and believes is nothing that a player could know: two games that look alike are judged alike.
#[test]
fn an_hour_is_judged_by_what_was_known() {
    let game = game(2, policy("balanced"));
    let moments = game.moments().expect("the game is over");
    let seen = |n: u32| {
        let future = moments[2].future(n, false);
        let intel = future.intel(Side::Alliance);
        (intel.hour, intel.desk().map(|desk| (desk.book.clone(), desk.readiness)))
    };
    let of = |n: u32| {
        let mut future = moments[2].future(n, false);
        while future.over().is_none() {
            future.advance();
        }
        future.truth().expect("it is over").opening.disposition
    };
    assert!((1..8).all(|n| seen(n) == seen(0)), "the desk could not tell them apart");
    assert!((1..8).any(|n| of(n) != of(0)), "and yet they differ");
}

/// A plan at fixed hours would do as well with the orders of an hour taken away as it does: each hour is judged by itself.
#[test]
fn the_orders_of_each_hour_are_judged_as_the_game_stood_then() {
    let game = game(2, policy("balanced"));
    let moments = game.moments().expect("the game is over");
    let given = game.history(Side::Alliance).expect("the game is over");
    let mut hours: Vec<_> = given.iter().map(|(hour, _)| *hour).collect();
    hours.dedup();
    assert_eq!(moments.iter().map(Moment::hour).collect::<Vec<_>>(), hours);
    for moment in &moments {
        let of = |ordered| moment.future(1, ordered).given(Side::Alliance).to_vec();
        let then = given.iter().filter(|(hour, _)| *hour == moment.hour()).map(|(_, order)| *order);
        assert_eq!(of(true), then.collect::<Vec<_>>(), "hour {}", moment.hour());
        assert!(of(false).is_empty());
    }
    let scored = scored(&game, 2);
    let judged: Vec<_> = scored.difference.decisions.iter().map(|decision| decision.hour).collect();
    assert_eq!(judged, hours);
    let turning = scored.difference.turning_points(3);
    assert!(!turning.is_empty() && turning.len() <= 6, "{:?}", scored.difference);
    assert!(turning.is_sorted_by(|a, b| a.gain.abs() >= b.gain.abs()));
    assert!(turning.iter().all(|there| there.gain.abs() > 2.0 * there.error));
}

#[test]
fn the_score_is_the_same_on_any_number_of_threads() {
    let game = game(3, policy("balanced"));
    assert_eq!(scored(&game, 1), scored(&game, 2));
}

#[test]
fn after_a_war_what_is_held_lasts_and_what_fell_does_not() {
    let wars = (1..40).map(|seed| game(seed, idle()));
    let wars: Vec<Session> = wars.filter(|game| game.over().is_some_and(attacked)).take(6).collect();
    assert_eq!(wars.len(), 6, "silence is attacked three times in four");
    for war in &wars {
        let score = scored(war, 2);
        let state = war.truth().expect("the game is over");
        let columns = &state.war.as_ref().expect("there was a war").columns;
        let all_fell = columns.iter().all(|column| column.book.fell.is_some());
        assert!((0.0..=1.0).contains(&score.durability));
        assert_eq!(score.durability == 0.0, all_fell, "{score:?}");
        assert!(!score.medals().contains(&Medal::Deterred) && !score.medals().contains(&Medal::LeftStanding));
    }
}

#[test]
fn a_game_that_runs_and_one_without_a_beginning_have_no_score() {
    let running = Session::new(shipped("baltic_flash", "anchored"), 1, policy("dove"));
    assert!(begin(&running, None).expect("no threads are needed").is_none());
    assert!(running.history(Side::Alliance).is_some_and(|orders| orders.is_empty()));
    let over = game(1, policy("balanced"));
    let mut later = over.afterwards(1, 1, policy("balanced")).expect("balanced deters with seed 1");
    while later.over().is_none() {
        later.advance();
    }
    assert!(begin(&later, None).expect("no threads are needed").is_none());
}

fn attacked(outcome: Outcome) -> bool {
    !matches!(outcome, Outcome::Deterred { .. })
}
