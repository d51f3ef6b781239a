//! What the panels hear: keys that concern them, what was refused or could not be kept, and what is to be remembered.

use super::action::{Page, Tab};
use super::keeping;
use super::language::Language;
use super::models::Trouble;
use super::panel_state::PanelState;
use super::settings::{Kept, SettingsFile, UiSettings};
use super::wishes::Sinks;
use crate::game::actions::Action;
use crate::game::messages::{
    DeleteRefused, DropMissed, KeptElsewhere, Navigate, OrderRefused, PictureTaken, SetPlayback,
    StartRefused, TakenUp,
};
use crate::game::playback::Factor;
use crate::game::{self, Game, Playback, Saves, Selection};
use crate::text;
use bevy::prelude::*;

/// The keys that concern the panels.
pub(super) fn hear_keys(
    mut actions: MessageReader<Action>,
    mut panels: ResMut<PanelState>,
    mut settings: ResMut<UiSettings>,
    mut selection: ResMut<Selection>,
    screen: Res<State<game::Screen>>,
    playback: Res<Playback>,
    language: Res<Language>,
    mut sinks: Sinks,
) {
    for action in actions.read() {
        (panels.note, panels.told, panels.armed) = (None, None, None);
        match action {
            Action::ToggleKey => panels.key_open = !panels.key_open,
            Action::ShowDispatch => panels.tab = Tab::Dispatch,
            Action::ShowPlan => panels.tab = Tab::Plan,
            Action::ShowAllies => panels.tab = Tab::Allies,
            Action::ToggleLog => {
                panels.war_log = !panels.war_log;
                panels.tab = if panels.tab == Tab::Log { Tab::Plan } else { Tab::Log };
            }
            // A key lets no time pass: it says how fast it will.
            Action::Speed(factor) if playback.paused() => {
                panels.told = Some(language.0.tell("told-pace", &[("pace", pace(*factor).into())]));
            }
            Action::Menu => match screen.get() {
                _ if panels.trouble.take().is_some() => {
                    sinks.navigate.write(Navigate::ToMenu);
                }
                _ if panels.page != Page::Menu => panels.page = Page::Menu,
                game::Screen::Menu => {}
                game::Screen::Briefing | game::Screen::End => {
                    sinks.navigate.write(Navigate::ToMenu);
                }
                game::Screen::Crisis | game::Screen::War if *selection != Selection::None => {
                    *selection = Selection::None;
                }
                game::Screen::Crisis | game::Screen::War => {
                    panels.page = Page::Pause;
                    sinks.playback.write(SetPlayback::Pause);
                }
            },
            Action::Quit => {
                sinks.exit.write(AppExit::Success);
            }
            Action::ScaleUp => settings.step(0.25),
            Action::ScaleDown => settings.step(-0.25),
            Action::ScaleReset => settings.chosen = None,
            _ => {}
        }
    }
}

/// Keeps what the player set as soon as it changes.
pub(super) fn keep_settings(
    settings: Res<UiSettings>,
    language: Res<Language>,
    saves: Res<Saves>,
    file: Res<SettingsFile>,
    mut panels: ResMut<PanelState>,
    mut last: Local<Option<Kept>>,
) {
    let now = Kept {
        scale: settings.chosen,
        reduced_motion: settings.reduced_motion,
        language: language.0.language().to_owned(),
        games: keeping::other_folders(&saves),
    };
    if last.as_ref() == Some(&now) {
        return;
    }
    let first = last.replace(now.clone()).is_none();
    if !first && let Err(error) = now.save(file.0.as_deref()) {
        let args = [("report", error.to_string().into())];
        panels.note = Some(language.0.tell("note-settings", &args));
    }
}

pub(super) fn hear_trouble(
    mut starts: MessageReader<StartRefused>,
    mut orders: MessageReader<OrderRefused>,
    mut pictures: MessageReader<PictureTaken>,
    mut missed: MessageReader<DropMissed>,
    game: Option<Res<Game>>,
    language: Res<Language>,
    mut panels: ResMut<PanelState>,
) {
    for StartRefused { name, report } in starts.read() {
        panels.trouble = Some(Trouble { title: name.clone(), report: report.clone() });
    }
    for PictureTaken(taken) in pictures.read() {
        match taken {
            Ok(path) => {
                let args = [("path", path.display().to_string().into())];
                panels.told = Some(language.0.tell("told-picture", &args));
            }
            Err(report) => {
                panels.note = Some(language.0.tell("note-picture", &[("report", report.as_str().into())]));
            }
        }
    }
    if missed.read().count() > 0 {
        panels.told = Some(language.0.say("plan-missed"));
    }
    if let Some(game) = game {
        for OrderRefused { refusal, .. } in orders.read() {
            panels.note = Some(text::refusal(&language.0, game.scenario(), *refusal));
        }
    }
}

/// What is told of games that are kept.
pub(super) fn hear_keeping(
    mut moves: MessageReader<KeptElsewhere>,
    mut deletions: MessageReader<DeleteRefused>,
    mut taken: MessageReader<TakenUp>,
    language: Res<Language>,
    mut panels: ResMut<PanelState>,
) {
    for KeptElsewhere { folder, refused } in moves.read() {
        let path = folder.display().to_string();
        panels.note = Some(match refused {
            None => language.0.tell("note-elsewhere", &[("path", path.into())]),
            Some(report) => {
                let report = report.as_str().into();
                language.0.tell("note-not-elsewhere", &[("path", path.into()), ("report", report)])
            }
        });
    }
    for DeleteRefused { path, report } in deletions.read() {
        let path = path.display().to_string();
        let report = report.as_str().into();
        panels.note = Some(language.0.tell("note-not-deleted", &[("path", path.into()), ("report", report)]));
    }
    for note in taken.read().flat_map(|taken| &taken.notes) {
        panels.note = Some(text::file::note(&language.0, note));
    }
}

/// Keeps what we thought at each council, for the end; forgets offers whose orders were taken back.
pub(super) fn remember(game: Option<Res<Game>>, mut panels: ResMut<PanelState>) {
    let Some(game) = game.filter(|game| game.is_changed()) else { return };
    // A new dispatch is laid on top; an answered one gives way to the plan.
    let dispatch = game.intel().desk().and_then(|panels| panels.book.dispatch);
    let waiting = dispatch.and_then(|open| open.answer.is_none().then_some(open.id));
    if waiting != panels.waiting {
        panels.waiting = waiting;
        panels.tab = if waiting.is_some() { Tab::Dispatch } else { Tab::Plan };
    }
    if panels.thought.last().is_some_and(|(hour, _)| *hour > game.hour()) {
        panels.thought.clear();
    }
    if let Some(report) = game.session().council()
        && panels.thought.last().is_none_or(|(hour, _)| *hour < report.hour)
    {
        panels.thought.push((report.hour, report.believed.value));
    }
}

/// A factor of time as its button says it.
fn pace(factor: Factor) -> &'static str {
    match factor {
        Factor::One => "1×",
        Factor::Two => "2×",
        Factor::Four | Factor::EveryStep => "4×",
    }
}
