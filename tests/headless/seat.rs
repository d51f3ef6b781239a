//! The adversary's seat, held by a person.

use crate::fixture::{minds, scenario};
use assured_disruption::session::{Seat, Seats, Session};
use assured_disruption::sim::ledger::Ledger;
use assured_disruption::sim::orders::Refusal;
use assured_disruption::sim::scenario::Act;
use assured_disruption::sim::{Order, Side};

fn seated() -> Session {
    Session::new(scenario(), 5, Seats { adversary: Seat::Human, ..minds("balanced") })
}

fn to_the_council(session: &mut Session) {
    while !session.waits_for(Side::Adversary) {
        session.advance();
    }
}

#[test]
fn the_council_is_asked_at_its_hour_and_only_then() {
    let mut session = seated();
    let refusals = |session: &Session| -> Vec<Option<Refusal>> {
        session.offers(Side::Adversary).iter().map(|offer| offer.refusal).collect()
    };
    assert!(!refusals(&session).is_empty());
    assert!(refusals(&session).iter().all(|refusal| *refusal == Some(Refusal::NotInSession)));
    to_the_council(&mut session);
    assert!(refusals(&session).iter().all(Option::is_none));
}

#[test]
fn a_vote_moves_the_ladder_and_the_next_council_can_move_it_back() {
    let mut session = seated();
    let readiness = |session: &Session| session.intel(Side::Adversary).council().map(|c| c.book.readiness);
    for (yes, down, after) in [(true, false, 1), (false, false, 1), (false, true, 0)] {
        to_the_council(&mut session);
        session.order(Side::Adversary, Order::Act { act: Act::Routine }).expect("the council sits");
        session.order(Side::Adversary, Order::Vote { yes, down }).expect("the council sits");
        session.release(Side::Adversary);
        session.advance();
        assert_eq!(readiness(&session), Some(after));
    }
}

#[test]
fn the_reckoning_adds_up_and_is_for_its_own_seat_only() {
    let mut session = seated();
    to_the_council(&mut session);
    let ledger = session.reckoning().expect("a person holds the seat");
    assert!((Ledger::sum(&ledger.lines) - ledger.balance).abs() < 1e-12);
    let watched = Session::new(scenario(), 5, Seats { alliance: Seat::Human, ..minds("balanced") });
    assert!(watched.reckoning().is_none());
}

#[test]
fn in_war_columns_can_be_told_how_to_march() {
    use assured_disruption::sim::state::{March, Setup};
    let seats = Seats { adversary: Seat::Human, ..minds("balanced") };
    let setup = Setup { launch_at: Some(0), disposition: None };
    let mut session = Session::with_setup(scenario(), 5, seats, setup);
    while session.intel(Side::Adversary).war.is_none() {
        session.advance();
    }
    to_the_council(&mut session);
    let offers = session.offers(Side::Adversary);
    let offer = |wanted: March| {
        let offered =
            offers.iter().find(|o| matches!(o.order, Order::March { march, .. } if march == wanted));
        offered.expect("every way to march is offered")
    };
    assert_eq!(offer(March::LayCable).refusal, Some(Refusal::CableHelpsNot), "its way works");
    let handed = offer(March::PreDelegated);
    assert_eq!(handed.refusal, None);
    session.order(Side::Adversary, handed.order).expect("it was offered");
}
