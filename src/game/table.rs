//! The game on the table: its session, whose eyes the viewer looks through, and a replay of its past when one is
//! shown.

use super::library::GameSetup;
use crate::session::Session;
use crate::sim::event::Event;
use crate::sim::intel::Intel;
use crate::sim::orders::{Offer, offer};
use crate::sim::state::Stage;
use crate::sim::{Hour, Order, Refusal, Scenario, Side};
use bevy::prelude::*;

/// The game on the table. It is marked changed when an order was taken or an hour has passed, and then only.
#[derive(Resource, Debug)]
pub struct Game {
    setup: GameSetup,
    session: Session,
    /// The game before its first hour.
    beginning: Session,
    /// What the viewer has ordered in hours that have passed.
    past: Vec<(Hour, Order)>,
    /// Offers behind the orders of this hour, as they stood before they were given.
    placed: Vec<Offer>,
    /// The same game at an earlier hour, while that is looked at.
    replay: Option<Session>,
}

impl Game {
    /// A game that begins.
    pub fn new(setup: GameSetup, session: Session) -> Self {
        let beginning = session.fork();
        Self { setup, session, beginning, past: Vec::new(), placed: Vec::new(), replay: None }
    }

    /// A game that was left and is taken up again.
    pub(super) fn resumed(
        setup: GameSetup,
        session: Session,
        beginning: Session,
        past: Vec<(Hour, Order)>,
    ) -> Self {
        Self { setup, session, beginning, past, placed: Vec::new(), replay: None }
    }

    /// What it was begun with.
    pub fn setup(&self) -> &GameSetup {
        &self.setup
    }

    /// The session: the game itself, even while a replay of its past is shown.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// The session, for saving. Orders and hours go through the game.
    pub(super) fn session_mut(&mut self) -> &mut Session {
        &mut self.session
    }

    /// Whose eyes the viewer looks through.
    pub fn viewer(&self) -> Side {
        self.setup.side
    }

    /// Whether the viewer plays, rather than looks on.
    pub fn played(&self) -> bool {
        self.session.seats().human(self.viewer())
    }

    /// The level.
    pub fn scenario(&self) -> &Scenario {
        self.session.scenario()
    }

    /// What the viewer's side knows at the hour shown, its orders of that hour included.
    pub fn intel(&self) -> &Intel {
        self.shown().intel(self.viewer())
    }

    /// What the viewer can order now.
    pub fn offers(&self) -> Vec<Offer> {
        self.shown().offers(self.viewer())
    }

    /// The orders the viewer has given in the hour shown; the last of them can be taken back.
    pub fn given(&self) -> &[Order] {
        self.shown().given(self.viewer())
    }

    /// Offers behind those orders as they stood before the click, as far as they were given since the game was opened.
    pub fn placed(&self) -> impl Iterator<Item = &Offer> {
        self.given().iter().filter_map(|order| self.placed.iter().find(|offer| offer.order == *order))
    }

    /// The hour shown.
    pub fn hour(&self) -> Hour {
        self.shown().hour()
    }

    /// The stage at the hour shown.
    pub fn stage(&self) -> Stage {
        self.shown().stage()
    }

    /// Whether an earlier hour is shown than that of the game.
    pub fn replaying(&self) -> bool {
        self.replay.is_some()
    }

    /// Whether its past can be shown: nothing can be learnt from it that the player should not know yet.
    pub fn can_look_back(&self) -> bool {
        !self.played() || self.session.over().is_some()
    }

    /// Whether the clock should stand still for the viewer's orders.
    pub fn waits(&self) -> bool {
        self.replay.is_none() && self.session.waits_for(self.viewer())
    }

    /// Teams that would stand idle, where the viewer is asked for the week's orders.
    pub fn idle(&self) -> usize {
        if !self.waits() || self.stage() != Stage::Crisis {
            return 0;
        }
        self.intel().desk().map_or(0, |desk| usize::from(desk.book.teams_free()))
    }

    /// The same, where the viewer has given no orders at all.
    pub fn unplanned(&self) -> usize {
        if self.given().is_empty() { self.idle() } else { 0 }
    }

    /// The viewer is done with this hour.
    pub(super) fn release(&mut self) {
        let viewer = self.viewer();
        self.session.release(viewer);
    }

    /// The viewer's order of this hour. The past takes none.
    pub(super) fn order(&mut self, order: Order) -> Result<(), Refusal> {
        if self.replay.is_some() {
            return Err(Refusal::GameOver);
        }
        let viewer = self.viewer();
        let before = offer(self.scenario(), self.intel(), order);
        self.session.order(viewer, order)?;
        self.placed.push(before);
        Ok(())
    }

    /// Takes back an order of the viewer's of this hour: the last, unless one is named.
    pub(super) fn undo(&mut self, order: Option<Order>) -> Option<Order> {
        let viewer = self.viewer();
        match order {
            _ if self.replay.is_some() => None,
            None => self.session.undo(viewer),
            Some(order) => self.session.take_back(viewer, order),
        }
    }

    /// Lets an hour pass and gives what the viewer saw of it. A replay that has caught up with the game ends.
    pub(super) fn advance(&mut self) -> Vec<Event> {
        let viewer = self.viewer();
        let Some(replay) = &mut self.replay else {
            let hour = self.session.hour();
            self.past.extend(self.session.given(viewer).iter().map(|order| (hour, *order)));
            self.placed.clear();
            self.session.advance();
            return heard(&self.session, viewer);
        };
        repeat(replay, viewer, &self.past);
        let seen = heard(replay, viewer);
        if replay.hour() >= self.session.hour() {
            self.replay = None;
        }
        seen
    }

    /// Shows an earlier hour, where that can be done; gives whether it is shown now.
    pub(super) fn look_back(&mut self, to: Hour) -> bool {
        if !self.can_look_back() || to >= self.session.hour() {
            return false;
        }
        let viewer = self.viewer();
        let mut replay = self.beginning.fork();
        while replay.hour() < to {
            repeat(&mut replay, viewer, &self.past);
        }
        self.replay = Some(replay);
        true
    }

    fn shown(&self) -> &Session {
        self.replay.as_ref().unwrap_or(&self.session)
    }
}

impl Drop for Game {
    /// Whoever comes back to the table finds it as it was left: the hour is noted, and all of the journal is on the disk.
    fn drop(&mut self) {
        self.session.pause();
    }
}

/// What the viewer saw of the last hour.
fn heard(session: &Session, viewer: Side) -> Vec<Event> {
    session.heard(viewer).cloned().collect()
}

/// Plays an hour of the past again: minds are stateless, so only the viewer's orders have to be repeated.
fn repeat(replay: &mut Session, viewer: Side, past: &[(Hour, Order)]) {
    let now = replay.hour();
    for (_, order) in past.iter().filter(|(hour, _)| *hour == now) {
        replay.order(viewer, *order).expect("it was accepted in the same hour of the same game");
    }
    replay.advance();
}
