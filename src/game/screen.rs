//! Which screen is shown, and how one leads to the next: by the viewer's wish and by the stage of the game.

use super::actions::Context;
use super::components::Believed;
use super::entity_index::EntityIndex;
use super::library::{GameSetup, Library};
use super::log::EventLog;
use super::messages::{Navigate, SaveFailed, StartRefused, TakenUp};
use super::news::News;
use super::playback::{Clock, Playback, StopReason, Stops};
use super::saves::{Leaving, Loading, Saves};
use super::selection::{Hovered, Preview, Selection};
use super::table::Game;
use super::{opening, spawn};
use crate::session::open::Damaged;
use crate::sim::state::Stage;
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use std::path::Path;

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
pub enum CouncilOverlay {
    /// It does not.
    #[default]
    Closed,
    /// It does.
    Open,
}

/// Everything that is of one game only, and where games come from.
#[derive(SystemParam)]
pub(super) struct GameParts<'w, 's> {
    library: ResMut<'w, Library>,
    saves: Res<'w, Saves>,
    leaving: Res<'w, Leaving>,
    loading: ResMut<'w, Loading>,
    believed: Query<'w, 's, Entity, With<Believed>>,
    playback: ResMut<'w, Playback>,
    clock: ResMut<'w, Clock>,
    news: ResMut<'w, News>,
    log: ResMut<'w, EventLog>,
    selection: ResMut<'w, Selection>,
    hovered: ResMut<'w, Hovered>,
    preview: ResMut<'w, Preview>,
    refused: MessageWriter<'w, StartRefused>,
    unsaved: MessageWriter<'w, SaveFailed>,
    taken: MessageWriter<'w, TakenUp>,
}

impl GameParts<'_, '_> {
    /// Clears it. The factor chosen stays.
    fn clear(&mut self, commands: &mut Commands) {
        for entity in &self.believed {
            // A link takes its operations and disruptions with it.
            commands.entity(entity).try_despawn();
        }
        commands.remove_resource::<Game>();
        self.leaving.0.expect(None);
        commands.remove_resource::<EntityIndex>();
        *self.playback = Playback { factor: self.playback.factor, ..default() };
        (*self.clock, *self.news, *self.log) = default();
        (*self.selection, *self.hovered, *self.preview) = default();
    }

    /// Opens a new game; one that cannot be opened leaves everything as it was.
    fn open(&mut self, commands: &mut Commands, setup: &GameSetup) -> bool {
        self.loading.give_up();
        match opening::open(&self.library, setup) {
            Ok((mut game, origin)) => {
                if let Err(error) = self.saves.keep(origin, &mut game) {
                    self.unsaved.write(SaveFailed { report: error.to_string() });
                }
                self.lay_out(commands, game);
                true
            }
            Err(report) => self.refuse(setup.level.clone(), report),
        }
    }

    /// Begins to take up a game that was left.
    fn load(&mut self, path: &Path, damaged: Damaged) {
        if let Err(error) = self.loading.begin(path.to_owned(), damaged) {
            self.refuse(path.display().to_string(), error.to_string());
        }
    }

    /// Lays out the game that has been read, if one has.
    fn take_up(&mut self, commands: &mut Commands) -> Option<Stage> {
        let (path, done) = self.loading.take()?;
        match done {
            Ok(resumed) => {
                let (game, notes) = resumed.into_game(&mut self.library);
                let stage = game.stage();
                self.lay_out(commands, game);
                self.taken.write(TakenUp { notes });
                Some(stage)
            }
            Err(report) => {
                self.refuse(path.display().to_string(), report);
                None
            }
        }
    }

    fn refuse(&mut self, name: String, report: String) -> bool {
        self.refused.write(StartRefused { name, report });
        false
    }

    fn lay_out(&mut self, commands: &mut Commands, game: Game) {
        self.clear(commands);
        self.clock.hour = game.hour();
        if !game.played() {
            self.playback.stops = Stops::NONE;
        }
        self.leaving.0.expect(game.session().handle());
        let entity_index = spawn::lay_out(commands, game.scenario(), game.intel());
        commands.insert_resource(entity_index);
        commands.insert_resource(game);
    }

    /// Stands still for a player's orders, and runs for an onlooker.
    fn begin(&mut self) {
        if self.playback.stops == Stops::NONE {
            self.playback.run();
        } else {
            self.playback.stop(StopReason::YourTurn);
        }
    }
}

/// Goes where the viewer wishes.
pub(super) fn navigate(
    mut wishes: MessageReader<Navigate>,
    mut commands: Commands,
    mut parts: GameParts,
    screen: Res<State<Screen>>,
    mut next: ResMut<NextState<Screen>>,
    mut council: ResMut<NextState<CouncilOverlay>>,
) {
    for wish in wishes.read() {
        match (wish, screen.get()) {
            (Navigate::OpenBriefing(setup), _) => {
                if parts.open(&mut commands, setup) {
                    next.set(Screen::Briefing);
                }
            }
            (Navigate::StartGame(setup), _) => {
                if parts.open(&mut commands, setup) {
                    parts.begin();
                    next.set(Screen::Crisis);
                }
            }
            (Navigate::Resume(path), _) => parts.load(path, Damaged::Refuse),
            (Navigate::TakeWhole(path), _) => parts.load(path, Damaged::TakeWhole),
            (Navigate::Continue, Screen::Briefing) => {
                parts.begin();
                next.set(Screen::Crisis);
            }
            (Navigate::Continue, Screen::Crisis) => {
                *council = NextState::PendingIfNeq(CouncilOverlay::Closed)
            }
            (Navigate::Continue, Screen::Menu | Screen::War) => {}
            (Navigate::Continue, Screen::End) | (Navigate::ToMenu, _) => {
                parts.loading.give_up();
                parts.clear(&mut commands);
                next.set(Screen::Menu);
            }
        }
    }
    if let Some(stage) = parts.take_up(&mut commands) {
        parts.playback.stop(StopReason::Asked);
        next.set(match stage {
            Stage::Crisis => Screen::Crisis,
            Stage::War => Screen::War,
            Stage::Over(_) => Screen::End,
        });
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
pub fn context(screen: Screen, council: Option<CouncilOverlay>) -> Context {
    match screen {
        Screen::Menu => Context::Menu,
        Screen::Briefing => Context::Briefing,
        Screen::Crisis if council == Some(CouncilOverlay::Open) => Context::Council,
        Screen::Crisis => Context::Crisis,
        Screen::War => Context::War,
        Screen::End => Context::End,
    }
}
