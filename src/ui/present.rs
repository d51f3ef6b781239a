//! What is on the screen now, gathered from what the game keeps.

use super::action::{Page, Speed};
use super::keeping;
use super::models::keys::{Deed, Keys};
use super::models::menu::LevelItem;
use super::models::{self, Briefing, Menu, Opening, Pause, Settings};
use super::panel_state::PanelState;
use super::screen::Screen;
use super::settings::UiSettings;
use super::view_model::{self, ScreenInput};
use crate::game::actions::{Action, Bindings};
use crate::game::playback::{self, Factor};
use crate::game::{
    self, Advice, CouncilOverlay, EventLog, Game, Games, Hand, Library, Loading, Offers, PickedAt, Playback,
    Preview, Scoring, Selection, Wargame,
};
use crate::session::data;
use crate::sim::orders::Offer;
use crate::text::{self, Texts};
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use bevy_egui::egui;

/// What is drawn from.
#[derive(SystemParam)]
pub(super) struct Sources<'w> {
    pub(super) game: Option<Res<'w, Game>>,
    pub(super) log: Res<'w, EventLog>,
    pub(super) playback: Res<'w, Playback>,
    pub(super) selection: Res<'w, Selection>,
    pub(super) picked_at: Res<'w, PickedAt>,
    pub(super) preview: Res<'w, Preview>,
    pub(super) hand: Res<'w, Hand>,
    pub(super) offers: Res<'w, Offers>,
    pub(super) library: Res<'w, Library>,
    pub(super) bindings: Res<'w, Bindings>,
    pub(super) screen: Res<'w, State<game::Screen>>,
    pub(super) council: Option<Res<'w, State<CouncilOverlay>>>,
    pub(super) scoring: Res<'w, Scoring>,
    pub(super) wargame: Res<'w, Wargame>,
    pub(super) advice: Res<'w, Advice>,
    pub(super) games: Res<'w, Games>,
    pub(super) loading: Res<'w, Loading>,
}

/// What is on the screen now.
pub(super) fn model(
    sources: &Sources,
    panels: &PanelState,
    settings: &UiSettings,
    texts: &Texts,
) -> Option<Screen> {
    if let Some(trouble) = &panels.trouble {
        return Some(Screen::Trouble(trouble.clone()));
    }
    if let Some(path) = sources.loading.path() {
        return Some(Screen::Opening(Opening { name: path.display().to_string() }));
    }
    let in_menu = *sources.screen.get() == game::Screen::Menu;
    if in_menu || panels.page != Page::Menu {
        return Some(match panels.page {
            Page::Menu => Screen::Menu(menu(sources, panels, texts)),
            Page::Games => Screen::Games(models::Games {
                rows: keeping::rows(texts, &sources.games),
                asked: panels.asked.as_ref().and_then(|asked| sources.games.position(asked)),
                searching: sources.games.searching(),
                note: panels.note.clone().or_else(|| sources.games.trouble.clone()),
            }),
            Page::Pause => Screen::Pause(pause(sources, panels, texts)),
            Page::Settings => Screen::Settings(Settings {
                note: panels.note.clone(),
                scale: settings.scale(),
                chosen: settings.chosen.is_some(),
                reduced_motion: settings.reduced_motion,
                language: texts.language().to_owned(),
                languages: text::languages(data::texts().as_deref()),
            }),
        });
    }
    let game = sources.game.as_deref()?;
    let standing = keeping::standing(texts, game);
    let placed: Vec<Offer> = game.placed().cloned().collect();
    let place = sources.selection.subject(game.scenario());
    let here = place.map_or_else(Vec::new, |place| sources.offers.at(game, place));
    let frames = |those: &[Rect]| those.iter().copied().map(rect).collect();
    let around = [&sources.picked_at.around, &sources.picked_at.others].map(|those| frames(those));
    let look = ScreenInput {
        texts,
        scenario: game.scenario(),
        session: game.session(),
        intel: game.intel(),
        seed: game.setup().seed,
        hour: game.hour(),
        offers: &sources.offers.0,
        hand: *sources.hand,
        placed: &placed,
        given: game.given(),
        pointed: sources.preview.order(),
        log: &sources.log.entries,
        picked: *sources.selection,
        picked_at: sources.picked_at.frame.map(rect),
        around: &around,
        here: &here,
        speed: speed(&sources.playback),
        stopped: sources.playback.stopped,
        idle: (game.idle(), sources.playback.doubted),
        keys: keys(&sources.bindings),
        armed: panels.armed,
        tab: panels.tab,
        key_open: panels.key_open,
        war_log: panels.war_log,
        note: panels.note.as_deref().or(standing.as_deref()),
        thought: &panels.thought,
        scoring: &sources.scoring,
        wargame: &sources.wargame,
        advice: &sources.advice,
    };
    match sources.screen.get() {
        game::Screen::Menu => None,
        game::Screen::Briefing => Some(Screen::Briefing(Briefing {
            level: game.setup().level.clone(),
            title: game.scenario().title.clone(),
            paragraphs: game.scenario().briefing.clone(),
            seed: Some(game.setup().seed),
        })),
        game::Screen::Crisis => {
            let sitting = sources.council.as_ref().is_some_and(|c| *c.get() == CouncilOverlay::Open);
            let panels = view_model::crisis(&look, sitting).map(|crisis| Screen::Crisis(Box::new(crisis)));
            panels.or_else(|| view_model::table(&look).map(|table| Screen::Council(Box::new(table))))
        }
        game::Screen::War => view_model::war(&look).map(|war| Screen::War(Box::new(war))),
        game::Screen::End => Some(Screen::End(Box::new(view_model::end(&look)))),
    }
}

/// What the disc under the pointer orders: it, and its price with what it shifts.
pub(super) fn pointed_out(sources: &Sources, texts: &Texts) -> Option<[String; 2]> {
    let game = sources.game.as_deref()?;
    let order = sources.preview.map?;
    let offer = sources.offers.0.iter().find(|offer| offer.order == order)?;
    let war = game.intel().war.is_some();
    let price = models::card::price(texts, game.scenario(), offer);
    let shifts = models::card::shifts(texts, offer, war);
    let shifts = shifts.into_iter().map(|shift| format!("{} {}", shift.label, shift.hours));
    let parts: Vec<String> = std::iter::once(price).chain(shifts).collect();
    Some([text::order(texts, game.scenario(), &offer.order, None), parts.join(", ")])
}

/// A rectangle of the picture for egui.
fn rect(of: Rect) -> egui::Rect {
    let corner = |at: Vec2| egui::pos2(at.x, at.y);
    egui::Rect::from_min_max(corner(of.min), corner(of.max))
}

fn menu(sources: &Sources, panels: &PanelState, texts: &Texts) -> Menu {
    let item = |shelf: &game::library::Shelf| LevelItem {
        id: shelf.id.clone(),
        title: shelf.title.clone(),
        summary: shelf.summary.clone(),
    };
    Menu {
        save: sources.games.last().map(|save| text::file::title(texts, save)),
        damaged: keeping::damaged(texts, &sources.games),
        games: sources.games.saves.len(),
        levels: sources.library.levels.iter().filter(|shelf| shelf.listed).map(item).collect(),
        seed: panels.seed.clone(),
    }
}

/// The page over a game that stands still, with what is true of its keeping.
fn pause(sources: &Sources, panels: &PanelState, texts: &Texts) -> Pause {
    let game = sources.game.as_deref();
    let (kept, failing) = game.map_or_else(Default::default, |game| keeping::kept(texts, game));
    let kept = match &panels.note {
        Some(note) => format!("{kept} {note}"),
        None => kept,
    };
    Pause {
        title: game.map_or_else(String::new, |game| game.scenario().title.clone()),
        key: sources.bindings.hint(Action::Menu),
        kept,
        elsewhere: failing.then(|| panels.folder.clone().unwrap_or_else(keeping::suggestion)),
    }
}

fn speed(playback: &Playback) -> Speed {
    match playback.speed {
        playback::Speed::Paused => Speed::Paused,
        playback::Speed::Running(Factor::One) => Speed::Normal,
        playback::Speed::Running(Factor::Two) => Speed::Double,
        playback::Speed::Running(Factor::Four | Factor::EveryStep) => Speed::Fourfold,
    }
}

/// The labels of the keys, from the one table of actions.
fn keys(bindings: &Bindings) -> Keys {
    let deeds = [
        (Deed::Pause, Action::TogglePause),
        (Deed::Normal, Action::Speed(Factor::One)),
        (Deed::Double, Action::Speed(Factor::Two)),
        (Deed::Fourfold, Action::Speed(Factor::Four)),
        (Deed::Run, Action::RunWeek),
        (Deed::Undo, Action::Undo),
        (Deed::Choose(0), Action::Answer(0)),
        (Deed::Choose(1), Action::Answer(1)),
        (Deed::Choose(2), Action::Answer(2)),
        (Deed::Here(0), Action::OrderHere(0)),
        (Deed::Here(1), Action::OrderHere(1)),
        (Deed::Here(2), Action::OrderHere(2)),
        (Deed::Here(3), Action::OrderHere(3)),
        (Deed::Dispatch, Action::ShowDispatch),
        (Deed::Plan, Action::ShowPlan),
        (Deed::Allies, Action::ShowAllies),
        (Deed::Log, Action::ToggleLog),
        (Deed::Legend, Action::ToggleKey),
        (Deed::Close, Action::CloseCouncil),
    ];
    Keys(deeds.into_iter().filter_map(|(deed, action)| Some((deed, bindings.hint(action)?))).collect())
}
