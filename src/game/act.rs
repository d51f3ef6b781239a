//! Carries out the actions that are the game's own. Camera, panels and letters are those of the picture and the
//! panels, which read the same messages.

use super::actions::Action;
use super::hand::{Hand, Offers};
use super::lens::Lens;
use super::messages::{IssueOrder, LookAt, Navigate, SetPlayback, WithdrawOrder};
use super::selection::Selection;
use super::table::Game;
use crate::sim::Order;
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;

/// Where actions lead.
#[derive(SystemParam)]
pub(super) struct Wishes<'w> {
    playback: MessageWriter<'w, SetPlayback>,
    navigate: MessageWriter<'w, Navigate>,
    issue: MessageWriter<'w, IssueOrder>,
    withdraw: MessageWriter<'w, WithdrawOrder>,
    look: MessageWriter<'w, LookAt>,
}

/// Carries out what a key or a button asked for.
pub(super) fn act(
    mut actions: MessageReader<Action>,
    mut wishes: Wishes,
    mut selection: ResMut<Selection>,
    mut lens: ResMut<Lens>,
    mut hand: ResMut<Hand>,
    offers: Res<Offers>,
    game: Option<Res<Game>>,
) {
    for action in actions.read() {
        match *action {
            Action::TogglePause => {
                wishes.playback.write(SetPlayback::Toggle);
            }
            Action::Speed(factor) => {
                wishes.playback.write(SetPlayback::Factor(factor));
            }
            Action::RunWeek => {
                wishes.playback.write(SetPlayback::RunWeek);
            }
            Action::CloseCouncil | Action::Continue => {
                wishes.navigate.write(Navigate::Continue);
            }
            Action::Answer(option) => {
                wishes.issue.write(IssueOrder(Order::Answer { option }));
            }
            Action::OrderHere(number) => {
                let place = game.as_ref().and_then(|game| selection.subject(game.scenario()));
                let (Some(game), Some(place)) = (&game, place) else { continue };
                let here = offers.at(game, place);
                wishes.issue.write_batch(here.get(usize::from(number)).map(|offer| IssueOrder(offer.order)));
            }
            Action::NextSlot => {
                if let Some(desk) = game.as_ref().and_then(|game| game.intel().desk()) {
                    let next = hand.next(&desk.book);
                    hand.set_if_neq(next);
                }
            }
            Action::Undo => {
                wishes.withdraw.write(WithdrawOrder(None));
            }
            Action::Look(through) => {
                lens.set_if_neq(through);
            }
            Action::Deselect => {
                selection.set_if_neq(Selection::None);
            }
            Action::Next | Action::Previous => {
                if let Some(game) = &game {
                    let forward = *action == Action::Next;
                    // What can be done comes first; where nothing can, everything of the kind that is picked.
                    let mut places = offers.places(game, *hand);
                    if places.is_empty() {
                        places = selection.kind(game.scenario());
                    }
                    let found = selection.beside(&places, forward);
                    selection.set_if_neq(found);
                    wishes.look.write_batch(found.place(game.scenario(), game.intel()).map(LookAt));
                }
            }
            _ => {}
        }
    }
}
