//! A whole game as a player plays it: every order by the mouse on the map, and every order by keys.

use crate::desktop::Desktop;
use assured_disruption::game::messages::{Navigate, SetPlayback};
use assured_disruption::game::playback::Factor;
use assured_disruption::game::{self, CouncilOverlay, Game, Hand, Playback, Selection};
use assured_disruption::sim::Order;
use assured_disruption::view::Covered;
use assured_disruption::view::camera::MapCamera;
use assured_disruption::view::sockets::{Does, Sockets};
use bevy::input::ButtonState;
use bevy::prelude::*;
use std::collections::BTreeSet;

/// Goes on until the player is asked for orders; whether there is anything left to order.
fn next_stop(desktop: &mut Desktop) -> bool {
    for _ in 0..3000 {
        if *desktop.of::<State<game::Screen>>().get() == game::Screen::End {
            return false;
        }
        let council = desktop.app.world().get_resource::<State<CouncilOverlay>>().map(|state| *state.get());
        if council == Some(CouncilOverlay::Open) {
            desktop.send(Navigate::Continue);
        } else if desktop.of::<Playback>().paused() {
            rest(desktop);
            return true;
        }
        desktop.frames(1);
    }
    panic!("the clock goes on for ever");
}

/// Waits until the map has come to where it flies.
fn rest(desktop: &mut Desktop) {
    desktop.frames(3);
    loop {
        let before = *desktop.of::<MapCamera>();
        desktop.frames(1);
        if *desktop.of::<MapCamera>() == before {
            return;
        }
    }
}

/// Lets time run as fast as it can.
fn run(desktop: &mut Desktop) {
    desktop.app.world_mut().resource_mut::<Playback>().factor = Factor::EveryStep;
    desktop.send(SetPlayback::Run);
    desktop.frames(2);
}

fn kinds(desktop: &Desktop) -> Vec<&'static str> {
    desktop.of::<Game>().given().iter().map(|order| order.kind().name).collect()
}

/// A place of the map that orders one thing, and is not under a panel.
fn socket(desktop: &Desktop) -> Option<(Vec2, Order)> {
    let covered = desktop.of::<Covered>();
    let bare = |at: Vec2| !covered.panels.iter().any(|panel| panel.contains(at));
    desktop.of::<Sockets>().0.iter().find_map(|disc| match &disc.does {
        Does::Order(orders) if orders.len() == 1 && bare(disc.area.center()) => {
            Some((disc.area.center(), orders[0]))
        }
        _ => None,
    })
}

fn click(desktop: &mut Desktop, at: Vec2) {
    let dpr = desktop.of::<MapCamera>().dpr;
    desktop.point(at * dpr);
    desktop.frames(2);
    desktop.button(ButtonState::Pressed);
    desktop.frames(1);
    desktop.button(ButtonState::Released);
    desktop.frames(3);
}

/// A key goes down and up.
fn press(desktop: &mut Desktop, letter: char) {
    desktop.hold(letter);
    desktop.release(letter);
    desktop.frames(4);
}

/// Plays to the end, with what `fill` does for each slot of a week; in war there is one hand for all. `fill` says whether it
/// gave an order.
fn play(mut desktop: Desktop, mut fill: impl FnMut(&mut Desktop) -> bool) {
    let mut met: BTreeSet<&str> = BTreeSet::new();
    let mut orders = 0;
    while next_stop(&mut desktop) {
        orders += (0..6).filter(|_| fill(&mut desktop)).count();
        met.extend(kinds(&desktop));
        run(&mut desktop);
    }
    assert!(orders > 10, "{orders} orders");
    assert!(met.contains("assign") && met.len() > 1, "{met:?}");
}

#[test]
fn a_whole_game_can_be_played_by_mouse_on_the_map() {
    play(Desktop::begun(1920, 1080), |desktop| {
        let there = socket(desktop);
        if let Some((at, order)) = there {
            click(desktop, at);
            assert!(desktop.of::<Game>().given().contains(&order), "{order:?} was clicked");
        }
        press(desktop, 't');
        there.is_some()
    });
}

#[test]
fn a_whole_game_can_be_played_by_keys() {
    play(Desktop::begun(1280, 720), |desktop| {
        let (hand, before) = (*desktop.of::<Hand>(), desktop.given());
        press(desktop, '.');
        if *desktop.of::<Selection>() != Selection::None {
            press(desktop, '1');
            desktop.app.insert_resource(Selection::None);
        }
        let ordered = desktop.given() > before;
        // Who was sent has given way to the next already.
        if *desktop.of::<Hand>() == hand {
            press(desktop, 't');
        }
        ordered
    });
}
