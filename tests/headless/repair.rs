//! Crews that mend links of ours, and strikes at whatever has a fixed site.

use crate::bars::{happens, launched, shipped};
use crate::fixture::pass;
use assured_disruption::sim::event::EventKind;
use assured_disruption::sim::intel::observe;
use assured_disruption::sim::orders::{crews, offer, offers};
use assured_disruption::sim::scenario::{Medium, Scenario};
use assured_disruption::sim::state::*;
use assured_disruption::sim::*;
use std::sync::Arc;

fn baltic() -> Arc<Scenario> {
    shipped("baltic_flash", "anchored")
}

fn link(scenario: &Scenario, id: &str) -> LinkId {
    LinkId::from(scenario.links.iter().position(|link| link.id == id).expect("a link of the level"))
}

fn channel(scenario: &Scenario, link: LinkId, medium: Medium) -> ChannelId {
    let of = |channel: &&ChannelId| scenario.channel(**channel).medium == medium;
    *scenario.link(link).channels.iter().find(of).expect("a medium of the link")
}

fn assign(scenario: &Scenario, state: &mut State, team: u8, task: Task) -> Result<(), Refusal> {
    let order = Order::Assign { team, task };
    orders::check(scenario, &observe(scenario, state, Side::Alliance), &order)?;
    give(scenario, state, Side::Alliance, order, &mut Vec::new());
    Ok(())
}

/// A crisis with a cable of ours dark for so many hours.
fn cut(scenario: &Scenario, hours: Hour) -> (State, LinkId, ChannelId) {
    let mut state = State::begin(scenario, Luck::new(1), &Setup::default());
    state.desk.book.tasks.fill(Task::Idle);
    let link = link(scenario, "B.LVHQ-B.MNCNE");
    let fibre = channel(scenario, link, Medium::Fibre);
    let outage = Outage { since: 0, until: hours, cause: DisruptionCause::Dispatch(DispatchId(0)) };
    state.network.disrupt(fibre, outage);
    state.network.refresh(scenario);
    (state, link, fibre)
}

#[test]
fn crews_bring_the_end_of_an_outage_nearer_by_what_is_shown_and_go_home() {
    let scenario = baltic();
    let repaired = |crews: u8| {
        let (mut state, link, fibre) = cut(&scenario, 96);
        for team in 0..crews {
            assert_eq!(assign(&scenario, &mut state, team, Task::Repair(link)), Ok(()));
        }
        while state.network.outages[fibre.index()].is_some() {
            let events = pass(&scenario, &mut state, 1);
            let home = events.iter().any(|event| event.kind == EventKind::CrewHome { link });
            assert_eq!(home, crews > 0 && state.network.outages[fibre.index()].is_none());
        }
        assert!(state.desk.book.tasks.iter().all(|task| *task == Task::Idle));
        state.hour
    };
    let hours: Vec<Hour> = (0..=3).map(repaired).collect();
    for crews in 0..3 {
        let (mut state, link, _) = cut(&scenario, 96);
        for team in 0..crews {
            assign(&scenario, &mut state, team, Task::Repair(link)).expect("it is dark");
        }
        let order = Order::Assign { team: crews, task: Task::Repair(link) };
        let shown = offer(&scenario, &observe(&scenario, &state, Side::Alliance), order).sooner;
        let saved = f64::from(hours[usize::from(crews)] - hours[usize::from(crews) + 1]);
        assert!((saved - shown).abs() <= 1.5, "a crew more than {crews}: {saved} h sooner, shown {shown}");
    }
}

#[test]
fn a_crew_is_refused_where_nothing_is_dark_or_not_ours() {
    let scenario = baltic();
    let (mut state, dark, _) = cut(&scenario, 96);
    let whole = link(&scenario, "B.LTHQ-B.MNCNE");
    assert_eq!(assign(&scenario, &mut state, 0, Task::Repair(whole)), Err(Refusal::NothingDark));
    let theirs = link(&scenario, "R.6A-R.OSKW");
    assert_eq!(assign(&scenario, &mut state, 0, Task::Repair(theirs)), Err(Refusal::NotOurLink));
    assert_eq!(assign(&scenario, &mut state, 0, Task::Repair(dark)), Ok(()));
}

/// A war in which a link of ours is struck in the first hour and the strike takes effect.
fn struck(scenario: &Scenario, id: &str) -> (State, LinkId) {
    let link = link(scenario, id);
    let struck = (0..100).find_map(|seed| {
        let mut state = launched(scenario, seed);
        let war = state.war.as_mut().expect("launched");
        (war.implants, war.strike_hours) = (vec![link; 2], 5.0);
        give(scenario, &mut state, Side::Adversary, Order::Strike { link }, &mut Vec::new());
        pass(scenario, &mut state, 1);
        let hit = !state.war.as_ref().expect("launched").desk.strike_damage.is_empty();
        hit.then_some(state)
    });
    (struck.expect("one strike in a hundred takes effect"), link)
}

#[test]
fn what_a_strike_was_still_to_cost_comes_back_with_the_link() {
    let scenario = baltic();
    let (mut state, link) = struck(&scenario, "B.LVHQ-B.MNCNE");
    let order = Order::Assign { team: 0, task: Task::Repair(link) };
    let intel = observe(&scenario, &state, Side::Alliance);
    assert!(offers(&scenario, &intel).iter().any(|offer| offer.order == order), "war offers a crew");
    let shown = offer(&scenario, &intel, order).bar;
    let before =
        (state.war.as_ref().expect("launched").line, state.war.as_ref().expect("launched").desk.orders);
    assert_eq!(assign(&scenario, &mut state, 0, Task::Repair(link)), Ok(()));
    assert_eq!(
        state.war.as_ref().expect("launched").desk.orders,
        before.1 - 1,
        "a crew is an order of the pulse"
    );
    while !state.war.as_ref().expect("launched").desk.strike_damage.is_empty() {
        pass(&scenario, &mut state, 1);
    }
    let gained = state.war.as_ref().expect("launched").line - before.0;
    assert!(shown < -2.0 && (gained - shown).abs() <= 1.0, "our clock gains {gained} h, shown {shown}");
    assert!(state.desk.book.tasks.iter().all(|task| *task == Task::Idle));
    let (mut left, _) = struck(&scenario, "B.LVHQ-B.MNCNE");
    let line = left.war.as_ref().expect("launched").line;
    pass(&scenario, &mut left, 20);
    assert_eq!(left.war.expect("launched").line, line, "who sends nobody gets nothing back");
}

#[test]
fn in_war_teams_do_nothing_but_mend() {
    let scenario = baltic();
    let (mut state, link) = struck(&scenario, "B.LVHQ-B.MNCNE");
    assert_eq!(assign(&scenario, &mut state, 0, Task::Hunt), Err(Refusal::OnlyInCrisis));
    state.war.as_mut().expect("launched").desk.orders = 0;
    assert_eq!(assign(&scenario, &mut state, 0, Task::Repair(link)), Err(Refusal::NoOrdersLeft));
    let mut hunting = State::begin(&scenario, Luck::new(1), &Setup { launch_at: Some(2), disposition: None });
    hunting.desk.book.tasks.fill(Task::Hunt);
    pass(&scenario, &mut hunting, 3);
    assert!(hunting.desk.book.tasks.iter().all(|task| *task == Task::Idle));
}

#[test]
fn one_crew_mends_an_exchange_for_all_that_ride_on_it() {
    let scenario = baltic();
    let (mut state, link) = struck(&scenario, "B.EEHQ-B.MNCNE");
    let exchange =
        scenario.facilities.iter().find(|facility| facility.id == "X.TALLINN").expect("of the level");
    let intel = observe(&scenario, &state, Side::Alliance);
    let book = &intel.desk().expect("the alliance has a desk").book;
    let sent = crews(&scenario, &intel, book);
    let mends = Order::Assign { team: 0, task: Task::Repair(link) };
    assert_eq!(sent, [mends], "one crew for the exchange");
    assign(&scenario, &mut state, 0, Task::Repair(link)).expect("it is dark");
    while !state.war.as_ref().expect("launched").desk.strike_damage.is_empty() {
        pass(&scenario, &mut state, 1);
    }
    let dark = |channel: &&ChannelId| state.network.outages[channel.index()].is_some();
    assert_eq!(exchange.channels.iter().filter(dark).count(), 0);
}

#[test]
fn a_strike_takes_what_carries_most_and_all_that_rides_on_it() {
    let scenario = baltic();
    let (state, link) = struck(&scenario, "B.EEHQ-B.MNCNE");
    let dark = |state: &State, channel: ChannelId| {
        state.network.outages[channel.index()].is_some_and(|outage| outage.cause == DisruptionCause::Strike)
    };
    let exchange =
        scenario.facilities.iter().find(|facility| facility.id == "X.TALLINN").expect("of the level");
    assert!(exchange.channels.iter().all(|channel| dark(&state, *channel)), "the whole exchange");
    assert!(
        !dark(&state, channel(&scenario, link, Medium::Satellite))
            && !dark(&state, channel(&scenario, link, Medium::Hf))
    );
    // With the fibre dark already, the ground station is next; radio without a site is never hit.
    let mut hits = 0;
    for seed in 0..200 {
        let mut state = launched(&scenario, seed);
        let until = state.hour + 100;
        let gone = Outage { since: state.hour, until, cause: DisruptionCause::Dispatch(DispatchId(0)) };
        state.network.disrupt(channel(&scenario, link, Medium::Fibre), gone);
        state.network.refresh(&scenario);
        let war = state.war.as_mut().expect("launched");
        (war.implants, war.strike_hours) = (vec![link], 5.0);
        give(&scenario, &mut state, Side::Adversary, Order::Strike { link }, &mut Vec::new());
        pass(&scenario, &mut state, 1);
        hits += usize::from(dark(&state, channel(&scenario, link, Medium::Satellite)));
        assert!(!dark(&state, channel(&scenario, link, Medium::Hf)));
    }
    happens(hits, 200, scenario.coefficients.strike, "strikes at the ground station");
}
