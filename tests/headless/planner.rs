//! The mind that thinks: what it tries, what it gives, and that it fights better for it.

use crate::bars::shipped;
use assured_disruption::adversary;
use assured_disruption::alliance::policy::{Fire, Policy, When, named};
use assured_disruption::session::planner::Change;
use assured_disruption::session::{Seats, Session};
use assured_disruption::sim::state::{Setup, Stage};
use assured_disruption::sim::units::WEEK;
use assured_disruption::sim::{Order, Side};

/// A policy that sends a brigade and then fights so.
fn fighting(fire: Fire, thinks: Option<u32>) -> Policy {
    let quiet = named("never-reveal").expect("a shipped policy");
    Policy { brigades: vec![When::Week(1)], fire, thinks, ..quiet }
}

/// A game whose war has just begun, with these minds from then on.
fn war(seed: u64, policy: Policy) -> Session {
    let seats = |policy| Seats::minds(policy, adversary::Policy::default());
    let setup = Setup { launch_at: Some(6 * WEEK), disposition: None };
    let plain = fighting(Fire::Nothing, None);
    let mut game = Session::with_setup(shipped("baltic_flash", "anchored"), seed, seats(plain), setup);
    while game.stage() == Stage::Crisis {
        game.advance();
    }
    game.reseated(seats(policy)).expect("nobody sits there")
}

#[test]
fn a_thought_is_the_same_twice_and_says_what_it_adds() {
    let policy = fighting(Fire::Nothing, None);
    let game = war(3, policy.clone());
    let thought = game.think(&policy, 6);
    assert_eq!(thought, game.think(&policy, 6));
    assert!(!thought.reasons.is_empty(), "doing nothing is not the best that can be done");
    for reason in &thought.reasons {
        assert!(reason.adds > 0.0 && reason.games == 6, "{reason:?}");
        let Change::Order(order) = reason.change else { panic!("nothing was given that could be left") };
        assert!(thought.orders.contains(&order));
    }
}

#[test]
fn a_kind_that_is_never_given_is_not_thought_of() {
    let never = vec!["fire".to_owned(), "set-intent".to_owned()];
    let policy = Policy { never, ..fighting(Fire::Weighed, Some(4)) };
    let mut game = war(5, policy);
    while game.over().is_none() {
        game.advance();
    }
    let given = game.history(Side::Alliance).expect("it is over");
    let in_war = given.iter().filter(|(hour, _)| *hour > 6 * WEEK);
    let barred = |order: &Order| matches!(order, Order::Fire { .. } | Order::SetIntent { .. });
    assert!(in_war.map(|(_, order)| order).all(|order| !barred(order)));
}

#[test]
fn thinking_ends_wars_better_than_doing_nothing() {
    let grade = |seed: u64, policy: &Policy| {
        let mut game = war(seed, policy.clone());
        while game.over().is_none() {
            game.advance();
        }
        game.truth().and_then(|state| state.grade()).expect("a war was fought")
    };
    let total = |policy: Policy| (0..8).map(|seed| grade(seed, &policy)).sum::<f64>();
    let (thought, idle) = (total(fighting(Fire::Weighed, Some(4))), total(fighting(Fire::Nothing, None)));
    assert!(thought > idle + 0.4, "{thought} of 8 with thought, {idle} without");
}

#[test]
fn an_advisor_betters_what_was_ordered_and_can_be_told_to_give_up() {
    let policy = fighting(Fire::Nothing, None);
    let game = war(3, policy.clone());
    for seed in 1..=3 {
        let game = war(seed, policy.clone());
        let said = game.advise(&policy, 12, &|| true).expect("nobody gives it up");
        assert_eq!(Some(said), game.advise(&policy, 12, &|| true), "twice the same");
        let betters =
            said.is_none_or(|reason| reason.adds > 0.2 && matches!(reason.change, Change::Order(_)));
        assert!(betters, "{said:?}");
    }
    assert_eq!(game.advise(&policy, 12, &|| false), None, "it was told to");
}
