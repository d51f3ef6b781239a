//! What is asked for on the panels becomes messages of the game.

use super::action::{Page, Speed, Tab, UiAction};
use super::keeping;
use super::language::Language;
use super::models::Menu;
use super::panel_state::PanelState;
use super::present::Sources;
use super::settings::UiSettings;
use crate::game::messages::{
    AskAdvisor, DeleteGame, Dropped, IssueOrder, KeepElsewhere, LookAt, Navigate, SetPlayback, WithdrawOrder,
};
use crate::game::playback::Factor;
use crate::game::{self, GameSetup, Selection};
use crate::session::data;
use crate::sim::Side;
use crate::text::{self, Texts};
use bevy::app::AppExit;
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use std::hash::{BuildHasher, Hasher};

/// What is written to.
#[derive(SystemParam)]
pub(super) struct Sinks<'w> {
    pub(super) issue: MessageWriter<'w, IssueOrder>,
    pub(super) ask: MessageWriter<'w, AskAdvisor>,
    pub(super) withdraw: MessageWriter<'w, WithdrawOrder>,
    pub(super) playback: MessageWriter<'w, SetPlayback>,
    pub(super) navigate: MessageWriter<'w, Navigate>,
    pub(super) look: MessageWriter<'w, LookAt>,
    pub(super) exit: MessageWriter<'w, AppExit>,
    pub(super) dropped: MessageWriter<'w, Dropped>,
    pub(super) delete: MessageWriter<'w, DeleteGame>,
    pub(super) elsewhere: MessageWriter<'w, KeepElsewhere>,
}

/// Passes a wish on.
pub(super) fn carry_out(
    action: UiAction,
    sources: &Sources,
    sinks: &mut Sinks,
    panels: &mut PanelState,
    settings: &mut UiSettings,
    language: &mut Language,
    commands: &mut Commands,
) {
    (panels.note, panels.told, panels.armed) = (None, None, None);
    match action {
        UiAction::Preview(_) => {}
        UiAction::Order(order) => {
            sinks.issue.write(IssueOrder(order));
        }
        UiAction::Take(slot) => commands.insert_resource(slot),
        UiAction::Drop(at) => {
            sinks.dropped.write(Dropped(Vec2::new(at.x, at.y)));
        }
        UiAction::AskAdvisor => {
            sinks.ask.write(AskAdvisor);
        }
        UiAction::Undo => {
            sinks.withdraw.write(WithdrawOrder(None));
        }
        UiAction::TakeBack(order) => {
            sinks.withdraw.write(WithdrawOrder(Some(order)));
        }
        UiAction::SetSpeed(Speed::Paused) => {
            sinks.playback.write(SetPlayback::Pause);
        }
        UiAction::SetSpeed(speed) => {
            let factor = match speed {
                Speed::Fourfold => Factor::Four,
                Speed::Double => Factor::Two,
                Speed::Normal | Speed::Paused => Factor::One,
            };
            sinks.playback.write(SetPlayback::Factor(factor));
            sinks.playback.write(SetPlayback::Run);
        }
        UiAction::Run => {
            sinks.playback.write(SetPlayback::RunWeek);
        }
        UiAction::Select(subject) => {
            let picked = Selection::from(subject);
            if let Some(game) = &sources.game {
                sinks.look.write_batch(picked.place(game.scenario(), game.intel()).map(LookAt));
            }
            commands.insert_resource(picked);
        }
        UiAction::Deselect => commands.insert_resource(Selection::None),
        UiAction::ShowTab(tab) => panels.tab = tab,
        UiAction::ShowKey(open) => panels.key_open = open,
        UiAction::CloseReport => {
            sinks.navigate.write(Navigate::Continue);
        }
        UiAction::Brief(level) => {
            let seed = Menu { seed: panels.seed.clone(), ..Menu::default() }.seed().ok().flatten();
            let setup = GameSetup::new(&level, seed.unwrap_or_else(fresh_seed), Side::Alliance);
            sinks.navigate.write(Navigate::OpenBriefing(setup));
        }
        UiAction::Start { level, seed } => {
            let laid_out = sources.game.as_ref().is_some_and(|game| game.setup().level == level);
            if laid_out && *sources.screen.get() == game::Screen::Briefing {
                sinks.navigate.write(Navigate::Continue);
            } else {
                let setup = GameSetup::new(&level, seed.unwrap_or_else(fresh_seed), Side::Alliance);
                sinks.navigate.write(Navigate::StartGame(setup));
            }
            begin(panels);
        }
        UiAction::Continue => {
            if let Some(save) = sources.games.last() {
                begin(panels);
                sinks.navigate.write(Navigate::Resume(save.path.clone()));
            }
        }
        UiAction::TakeUp(path) => {
            begin(panels);
            sinks.navigate.write(Navigate::Resume(path));
        }
        UiAction::TakeWhole(path) => {
            begin(panels);
            sinks.navigate.write(Navigate::TakeWhole(path));
        }
        UiAction::AskDelete(path) => panels.asked = path,
        UiAction::Delete(path) => {
            panels.asked = None;
            sinks.delete.write(DeleteGame(path));
        }
        UiAction::EditFolder(folder) => panels.folder = Some(folder),
        UiAction::KeepElsewhere => {
            let words = panels.folder.clone().unwrap_or_else(keeping::suggestion);
            sinks.elsewhere.write_batch(keeping::folder(&words).map(KeepElsewhere));
        }
        UiAction::Again | UiAction::NewSeed => {
            let Some(game) = &sources.game else { return };
            let mut setup = game.setup().clone();
            if action == UiAction::NewSeed {
                setup.seed = fresh_seed();
            }
            begin(panels);
            sinks.navigate.write(Navigate::StartGame(setup));
        }
        UiAction::ToMenu => {
            panels.trouble = None;
            panels.page = Page::Menu;
            sinks.navigate.write(Navigate::ToMenu);
        }
        UiAction::ShowPage(page) => (panels.page, panels.asked) = (page, None),
        UiAction::EditSeed(seed) => panels.seed = seed,
        UiAction::SetScale(scale) => settings.chosen = scale,
        UiAction::SetReducedMotion(reduced) => settings.reduced_motion = reduced,
        UiAction::SetLanguage(name) => {
            let (texts, broken) = Texts::of_player(&name, data::texts().as_deref());
            panels.note = broken.map(|error| text::fault::left_out(&texts, &error));
            language.0 = texts;
        }
        UiAction::Quit => {
            sinks.exit.write(AppExit::Success);
        }
    }
}

/// A new game: the panels is clean.
fn begin(panels: &mut PanelState) {
    panels.tab = Tab::Plan;
    panels.waiting = None;
    panels.page = Page::Menu;
    panels.thought.clear();
}

/// A seed that nobody chose, short enough to be told.
fn fresh_seed() -> u64 {
    std::hash::RandomState::new().build_hasher().finish() % 1_000_000
}
