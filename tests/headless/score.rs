//! The score: the decision, not the luck.

use crate::bars::shipped;
use assured_disruption::session::{Seat, Seats, Session};
use assured_disruption::sim::state::{Outcome, Setup};
use assured_disruption::sim::{DispositionId, Side};
use assured_disruption::study::score::{Medal, Score, begin};
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
fn an_idler_gets_nothing_for_doing_and_a_good_plan_most_of_it() {
    let idle = scored(&game(1, idle()), 2);
    assert_eq!(idle.doing.with, idle.doing.without, "nobody gave an order in either");
    assert_eq!(idle.doing.points(), 0.0);
    assert_eq!(idle.knowing.skill, 0.0, "nothing was estimated");
    let planned = scored(&game(1, policy("balanced")), 2);
    assert!(planned.doing.points() > 12.0, "{:?}", planned.doing);
    assert!(planned.doing.with.share() < planned.doing.without.share());
    for score in [&idle, &planned] {
        assert!((0.0..=100.0).contains(&score.total()), "{score:?}");
        let parts = text::score::parts(&Texts::english(), score);
        let sum: f64 = parts.iter().map(|part| part.points.0).sum();
        assert!((sum - score.total()).abs() < 1e-9, "the parts are the whole");
        assert!(parts.iter().all(|part| part.points.0 <= part.points.1));
    }
}

#[test]
fn the_score_is_the_same_on_any_number_of_threads() {
    let game = game(3, policy("balanced"));
    assert_eq!(scored(&game, 1), scored(&game, 2));
}

#[test]
fn after_a_war_nothing_is_left_standing_and_a_game_that_runs_has_no_score() {
    let lost = (1..40)
        .map(|seed| game(seed, idle()))
        .find(|game| game.over().is_some_and(|outcome| !matches!(outcome, Outcome::Deterred { .. })));
    let score = scored(&lost.expect("silence is attacked three times in four"), 2);
    assert_eq!(score.left.share(), 0.0);
    assert!(!score.medals().contains(&Medal::Deterred) && !score.medals().contains(&Medal::LeftStanding));
    let running = Session::new(shipped("baltic_flash", "anchored"), 1, policy("dove"));
    assert!(begin(&running, None).expect("no threads are needed").is_none());
    assert!(running.history(Side::Alliance).is_some_and(|orders| orders.is_empty()));
}
