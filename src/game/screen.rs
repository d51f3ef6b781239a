//! Which screen is shown, and how one leads to the next: by the viewer's wish and by the stage of the game.

use super::actions::Context;
use super::atlas::Atlas;
use super::components::Believed;
use super::library::Library;
use super::log::EventLog;
use super::messages::{Navigate, StartRefused};
use super::playback::{Clock, Playback, StopReason, Stops};
use super::rules::News;
use super::selection::{Hovered, Preview, Selection};
use super::table::Game;
use super::{opening, spawn};
use crate::sim::state::Stage;
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;

/// The screen.
#[derive(States, Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Screen {
    /// What to play.
    #[default]
    Menu,
    /// A level, before its first hour.
    Briefing,
    /// The crisis.
    Crisis,
    /// The war.
    War,
    /// How it ended, and why.
    End,
}

/// Whether the report of the adversary's council lies over the crisis.
#[derive(SubStates, Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[source(Screen = Screen::Crisis)]
pub enum Council {
    /// It does not.
    #[default]
    Adjourned,
    /// It does.
    Sitting,
}

/// Everything that is of one game only.
#[derive(SystemParam)]
pub(super) struct Desk<'w> {
    playback: ResMut<'w, Playback>,
    clock: ResMut<'w, Clock>,
    news: ResMut<'w, News>,
    log: ResMut<'w, EventLog>,
    selection: ResMut<'w, Selection>,
    hovered: ResMut<'w, Hovered>,
    preview: ResMut<'w, Preview>,
}

impl Desk<'_> {
    /// Clears it for another game. The factor chosen stays.
    fn clear(&mut self, stops: Stops) {
        *self.playback = Playback { factor: self.playback.factor, stops, ..default() };
        (*self.clock, *self.news, *self.log) = default();
        (*self.selection, *self.hovered, *self.preview) = default();
    }
}

/// Goes where the viewer wishes.
pub(super) fn navigate(
    mut wishes: MessageReader<Navigate>,
    mut refused: MessageWriter<StartRefused>,
    mut commands: Commands,
    library: Res<Library>,
    believed: Query<Entity, With<Believed>>,
    screen: Res<State<Screen>>,
    mut next: ResMut<NextState<Screen>>,
    mut council: ResMut<NextState<Council>>,
    mut desk: Desk,
) {
    for wish in wishes.read() {
        match (wish, screen.get()) {
            (Navigate::OpenBriefing(setup) | Navigate::StartGame(setup), _) => {
                let game = match opening::open(&library, setup) {
                    Ok(game) => game,
                    Err(report) => {
                        refused.write(StartRefused { level: setup.level.clone(), report });
                        continue;
                    }
                };
                despawn(&mut commands, &believed);
                desk.clear(if game.played() { Stops::ALL } else { Stops::NONE });
                if matches!(wish, Navigate::StartGame(_)) {
                    next.set(Screen::Crisis);
                    begin(&mut desk.playback, game.played());
                } else {
                    next.set(Screen::Briefing);
                }
                let atlas = spawn::lay_out(&mut commands, game.scenario(), game.intel());
                commands.insert_resource(atlas);
                commands.insert_resource(game);
            }
            (Navigate::Continue, Screen::Briefing) => {
                next.set(Screen::Crisis);
                let played = desk.playback.stops != Stops::NONE;
                begin(&mut desk.playback, played);
            }
            (Navigate::Continue, Screen::Crisis) => *council = NextState::PendingIfNeq(Council::Adjourned),
            (Navigate::Continue, Screen::Menu | Screen::War) => {}
            (Navigate::Continue, Screen::End) | (Navigate::ToMenu, _) => {
                despawn(&mut commands, &believed);
                commands.remove_resource::<Game>();
                commands.remove_resource::<Atlas>();
                desk.clear(Stops::ALL);
                next.set(Screen::Menu);
            }
        }
    }
}

/// The first hour: it stands still for a player, and runs for an onlooker.
fn begin(playback: &mut Playback, played: bool) {
    if played { playback.stop(StopReason::YourTurn) } else { playback.run() }
}

fn despawn(commands: &mut Commands, believed: &Query<Entity, With<Believed>>) {
    for entity in believed {
        // A link takes its operations and disruptions with it.
        commands.entity(entity).try_despawn();
    }
}

/// Follows the game from crisis to war to its end.
pub(super) fn follow_stage(
    game: Option<Res<Game>>,
    screen: Res<State<Screen>>,
    mut next: ResMut<NextState<Screen>>,
) {
    let Some(game) = game.filter(|game| game.is_changed() && !game.replaying()) else { return };
    let due = match (screen.get(), game.stage()) {
        (Screen::Crisis, Stage::War) => Screen::War,
        (Screen::Crisis | Screen::War, Stage::Over(_)) => Screen::End,
        _ => return,
    };
    *next = NextState::PendingIfNeq(due);
}

/// Where an action would be taken now.
pub fn context(screen: Screen, council: Option<Council>) -> Context {
    match screen {
        Screen::Menu => Context::Menu,
        Screen::Briefing => Context::Briefing,
        Screen::Crisis if council == Some(Council::Sitting) => Context::Council,
        Screen::Crisis => Context::Crisis,
        Screen::War => Context::War,
        Screen::End => Context::End,
    }
}
