//! The only part of the panels that knows the engine: it gathers what they draw and passes on what they ask for.

use super::action::{Page, Speed, Tab, UiAction};
use super::gather::{self, Look};
use super::layout::pixels_per_point;
use super::models::keys::{Deed, Keys};
use super::models::menu::LevelItem;
use super::models::{self, Briefing, Menu, Opening, Pause, Settings, Trouble};
use super::screen::{self, Screen};
use super::settings::Kept;
use super::widget::REFRESH;
use super::{hotkeys, keeping, theme};
use crate::game::actions::{Action, Bindings};
use crate::game::messages::{
    DeleteGame, DeleteRefused, IssueOrder, KeepElsewhere, KeptElsewhere, LookAt, Navigate, OrderRefused,
    SetPlayback, StartRefused, TakenUp, WithdrawOrder,
};
use crate::game::playback::{self, Factor};
use crate::game::{
    self, Council, EventLog, Game, Games, Library, Loading, Playback, Preview, Saves, Scoring, Selection,
    Setup, Wargame,
};
use crate::sim::orders::Offer;
use crate::sim::units::Hour;
use crate::sim::{DispatchId, Order, Side};
use crate::text::{self, BUILT_IN, Texts};
use bevy::app::{App, AppExit, Plugin, PostUpdate, Update};
use bevy::asset::AssetEventSystems;
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;
use bevy_egui::egui::{self, LayerId, UiBuilder, vec2};
use bevy_egui::{EguiContexts, EguiPlugin, EguiPostUpdateSet, EguiPrimaryContextPass};
use std::hash::{BuildHasher, Hasher};
use std::path::PathBuf;

/// The panels. Needs `GamePlugin`, a window and a camera.
pub struct UiPlugin;

/// The texts in force.
#[derive(Resource)]
pub struct Language(pub Texts);

/// What a player set; whoever keeps settings reads and writes it.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
pub struct UiSettings {
    /// Scale of type and panels, 0.75 to 3.
    pub scale: f32,
    /// Whether things jump instead of gliding.
    pub reduced_motion: bool,
}

/// Where panels stand, in points of egui: the map under them is not touched.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Occupied(pub Vec<egui::Rect>);

impl Occupied {
    /// Whether a panel stands at a place, in points of egui.
    pub fn covers(&self, x: f32, y: f32) -> bool {
        self.0.iter().any(|rect| rect.contains(egui::pos2(x, y)))
    }
}

/// What the panels remember between frames.
#[derive(Resource, Clone, Debug)]
pub struct Desk {
    page: Page,
    tab: Tab,
    key_open: bool,
    war_log: bool,
    seed: String,
    /// What stands in the field of another folder for games; `None` before it was touched.
    folder: Option<String>,
    /// The game whose deletion must be confirmed.
    asked: Option<PathBuf>,
    trouble: Option<Trouble>,
    /// What went wrong last, in one sentence, until the next wish.
    note: Option<String>,
    /// The dispatch that waited for an answer when last looked at.
    waiting: Option<DispatchId>,
    /// Offers behind the orders of this hour, as they stood before the click.
    placed: Vec<Offer>,
    /// What we thought they believed, by the hour of the council.
    thought: Vec<(Hour, f64)>,
}

impl Default for Desk {
    fn default() -> Self {
        Self {
            page: Page::Menu,
            tab: Tab::Plan,
            key_open: true,
            war_log: false,
            seed: String::new(),
            folder: None,
            asked: None,
            trouble: None,
            note: None,
            waiting: None,
            placed: Vec::new(),
            thought: Vec::new(),
        }
    }
}

impl Desk {
    /// The page outside or over the game.
    pub fn page(&self) -> Page {
        self.page
    }

    /// Whether a report must be read first.
    pub fn troubled(&self) -> bool {
        self.trouble.is_some()
    }
}

impl Plugin for UiPlugin {
    fn build(&self, app: &mut App) {
        if !app.is_plugin_added::<EguiPlugin>() {
            app.add_plugins(EguiPlugin::default());
        }
        let kept = Kept::load();
        app.init_resource::<Saves>().world_mut().resource_mut::<Saves>().others.extend(kept.games);
        // A language that is no longer there leaves English.
        let texts = Texts::load(&kept.language, None).unwrap_or_else(|_| Texts::english());
        app.insert_resource(UiSettings { scale: kept.scale, reduced_motion: kept.reduced_motion })
            .insert_resource(Language(texts))
            .init_resource::<Occupied>()
            .init_resource::<Desk>()
            .add_systems(Update, ((hear_keys, hear_trouble, hear_keeping).chain(), remember, keep_settings))
            .add_systems(EguiPrimaryContextPass, (hotkeys::read, draw).chain())
            // Letters drawn for the first time would else reach the screen a frame late, and frames are rare here.
            .configure_sets(PostUpdate, AssetEventSystems.after(EguiPostUpdateSet::PostProcessOutput));
    }
}

/// The keys that concern the panels.
fn hear_keys(
    mut actions: MessageReader<Action>,
    mut desk: ResMut<Desk>,
    mut settings: ResMut<UiSettings>,
    mut selection: ResMut<Selection>,
    screen: Res<State<game::Screen>>,
    mut sinks: Sinks,
) {
    for action in actions.read() {
        desk.note = None;
        match action {
            Action::ToggleKey => desk.key_open = !desk.key_open,
            Action::ShowDispatch => desk.tab = Tab::Dispatch,
            Action::ShowPlan => desk.tab = Tab::Plan,
            Action::ShowAllies => desk.tab = Tab::Allies,
            Action::ToggleLog => {
                desk.war_log = !desk.war_log;
                desk.tab = if desk.tab == Tab::Log { Tab::Plan } else { Tab::Log };
            }
            // A speed that is asked for is wanted now.
            Action::Speed(_) => {
                sinks.playback.write(SetPlayback::Run);
            }
            Action::Menu => match screen.get() {
                _ if desk.trouble.take().is_some() => {
                    sinks.navigate.write(Navigate::ToMenu);
                }
                _ if desk.page != Page::Menu => desk.page = Page::Menu,
                game::Screen::Menu => {}
                game::Screen::Briefing | game::Screen::End => {
                    sinks.navigate.write(Navigate::ToMenu);
                }
                game::Screen::Crisis | game::Screen::War if *selection != Selection::None => {
                    *selection = Selection::None;
                }
                game::Screen::Crisis | game::Screen::War => {
                    desk.page = Page::Pause;
                    sinks.playback.write(SetPlayback::Pause);
                }
            },
            Action::Quit => {
                sinks.exit.write(AppExit::Success);
            }
            Action::ScaleUp => settings.scale = (settings.scale + 0.25).min(3.0),
            Action::ScaleDown => settings.scale = (settings.scale - 0.25).max(0.75),
            Action::ScaleReset => settings.scale = 1.0,
            _ => {}
        }
    }
}

/// Keeps what the player set as soon as it changes.
fn keep_settings(
    settings: Res<UiSettings>,
    language: Res<Language>,
    saves: Res<Saves>,
    mut desk: ResMut<Desk>,
    mut last: Local<Option<Kept>>,
) {
    let now = Kept {
        scale: settings.scale,
        reduced_motion: settings.reduced_motion,
        language: language.0.language().to_owned(),
        games: keeping::other_folders(&saves),
    };
    if last.as_ref() == Some(&now) {
        return;
    }
    let first = last.replace(now.clone()).is_none();
    if !first && let Err(error) = now.save() {
        let args = [("report", error.to_string().into())];
        desk.note = Some(language.0.tell("note-settings", &args));
    }
}

fn hear_trouble(
    mut starts: MessageReader<StartRefused>,
    mut orders: MessageReader<OrderRefused>,
    game: Option<Res<Game>>,
    language: Res<Language>,
    mut desk: ResMut<Desk>,
) {
    for StartRefused { name, report } in starts.read() {
        desk.trouble = Some(Trouble { title: name.clone(), report: report.clone() });
    }
    if let Some(game) = game {
        for OrderRefused { refusal, .. } in orders.read() {
            desk.note = Some(text::refusal(&language.0, game.scenario(), *refusal));
        }
    }
}

/// What is told of games that are kept.
fn hear_keeping(
    mut moves: MessageReader<KeptElsewhere>,
    mut deletions: MessageReader<DeleteRefused>,
    mut taken: MessageReader<TakenUp>,
    language: Res<Language>,
    mut desk: ResMut<Desk>,
) {
    for KeptElsewhere { folder, refused } in moves.read() {
        let path = folder.display().to_string();
        desk.note = Some(match refused {
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
        desk.note = Some(language.0.tell("note-not-deleted", &[("path", path.into()), ("report", report)]));
    }
    for note in taken.read().flat_map(|taken| &taken.notes) {
        desk.note = Some(text::file::note(&language.0, note));
    }
}

/// Keeps what we thought at each council, for the end; forgets offers whose orders were taken back.
fn remember(game: Option<Res<Game>>, mut desk: ResMut<Desk>) {
    let Some(game) = game.filter(|game| game.is_changed()) else { return };
    // A new dispatch is laid on top; an answered one gives way to the plan.
    let dispatch = game.intel().desk().and_then(|desk| desk.book.dispatch);
    let waiting = dispatch.and_then(|open| open.answer.is_none().then_some(open.id));
    if waiting != desk.waiting {
        desk.waiting = waiting;
        desk.tab = if waiting.is_some() { Tab::Dispatch } else { Tab::Plan };
    }
    desk.placed.retain(|offer| game.given().contains(&offer.order));
    if desk.thought.last().is_some_and(|(hour, _)| *hour > game.hour()) {
        desk.thought.clear();
    }
    if let Some(report) = game.session().council()
        && desk.thought.last().is_none_or(|(hour, _)| *hour < report.hour)
    {
        desk.thought.push((report.hour, report.believed.value));
    }
}

/// What is drawn from.
#[derive(SystemParam)]
struct Sources<'w> {
    game: Option<Res<'w, Game>>,
    log: Res<'w, EventLog>,
    playback: Res<'w, Playback>,
    selection: Res<'w, Selection>,
    preview: Res<'w, Preview>,
    library: Res<'w, Library>,
    bindings: Res<'w, Bindings>,
    screen: Res<'w, State<game::Screen>>,
    council: Option<Res<'w, State<Council>>>,
    scoring: Res<'w, Scoring>,
    wargame: Res<'w, Wargame>,
    games: Res<'w, Games>,
    loading: Res<'w, Loading>,
}

/// What is written to.
#[derive(SystemParam)]
struct Sinks<'w> {
    issue: MessageWriter<'w, IssueOrder>,
    withdraw: MessageWriter<'w, WithdrawOrder>,
    playback: MessageWriter<'w, SetPlayback>,
    navigate: MessageWriter<'w, Navigate>,
    look: MessageWriter<'w, LookAt>,
    exit: MessageWriter<'w, AppExit>,
    delete: MessageWriter<'w, DeleteGame>,
    elsewhere: MessageWriter<'w, KeepElsewhere>,
}

/// What the system keeps for itself.
#[derive(Default)]
struct Scratch {
    fonts: bool,
    offers: Vec<Offer>,
}

#[expect(clippy::too_many_arguments, reason = "a system: each argument is one thing it reads or writes")]
fn draw(
    mut contexts: EguiContexts,
    windows: Query<&Window>,
    sources: Sources,
    mut sinks: Sinks,
    mut desk: ResMut<Desk>,
    mut settings: ResMut<UiSettings>,
    mut language: ResMut<Language>,
    mut occupied: ResMut<Occupied>,
    mut kept: Local<Scratch>,
    mut selection: Commands,
) -> Result {
    let ctx = contexts.ctx_mut()?.clone();
    if !kept.fonts {
        // The families can be drawn with from the next frame on.
        theme::install(&ctx, theme::FACES);
        // The scale is ours: egui would eat the keys for it.
        ctx.options_mut(|options| options.zoom_with_keyboard = false);
        kept.fonts = true;
        return Ok(());
    }
    if let Some(window) = windows.iter().next() {
        let pixels = vec2(window.physical_width() as f32, window.physical_height() as f32);
        let native = ctx.native_pixels_per_point().unwrap_or(1.0);
        ctx.set_zoom_factor(pixels_per_point(pixels, settings.scale) / native);
    }
    match &sources.game {
        // In the first frame there was nothing to draw with yet, so a change may have gone by.
        Some(game) if game.is_changed() || kept.offers.is_empty() => kept.offers = game.offers(),
        Some(_) => {}
        None => kept.offers.clear(),
    }
    let Some(model) = model(&sources, &desk, &settings, &language.0, &kept.offers) else {
        occupied.set_if_neq(Occupied::default());
        return Ok(());
    };
    // What threads of their own do shows only when it is looked at.
    let at_work = sources.games.searching()
        || sources.loading.path().is_some()
        || sources.game.as_ref().is_some_and(|game| keeping::standing(&language.0, game).is_some());
    if at_work {
        ctx.request_repaint_after(REFRESH);
    }
    let place = UiBuilder::new().layer_id(LayerId::background()).max_rect(ctx.content_rect());
    let mut ui = egui::Ui::new(ctx.clone(), "panels".into(), place);
    let drawn = screen::show(&mut ui, &model, &language.0);
    occupied.set_if_neq(Occupied(drawn.occupied));
    let mut pointed = None;
    for action in drawn.actions {
        if let UiAction::Preview(order) = action {
            pointed = Some(order);
            continue;
        }
        carry_out(
            action,
            &sources,
            &kept.offers,
            &mut sinks,
            &mut desk,
            &mut settings,
            &mut language,
            &mut selection,
        );
    }
    if sources.preview.0 != pointed {
        selection.insert_resource(Preview(pointed));
    }
    Ok(())
}

/// What is on the screen now.
fn model(
    sources: &Sources,
    desk: &Desk,
    settings: &UiSettings,
    texts: &Texts,
    offers: &[Offer],
) -> Option<Screen> {
    if let Some(trouble) = &desk.trouble {
        return Some(Screen::Trouble(trouble.clone()));
    }
    if let Some(path) = sources.loading.path() {
        return Some(Screen::Opening(Opening { name: path.display().to_string() }));
    }
    let in_menu = *sources.screen.get() == game::Screen::Menu;
    if in_menu || desk.page != Page::Menu {
        return Some(match desk.page {
            Page::Menu => Screen::Menu(menu(sources, desk, texts)),
            Page::Games => Screen::Games(models::Games {
                rows: keeping::rows(texts, &sources.games),
                asked: desk.asked.as_ref().and_then(|asked| sources.games.position(asked)),
                searching: sources.games.searching(),
                note: desk.note.clone().or_else(|| sources.games.trouble.clone()),
            }),
            Page::Pause => Screen::Pause(pause(sources, desk, texts)),
            Page::Settings => Screen::Settings(Settings {
                note: desk.note.clone(),
                scale: settings.scale,
                reduced_motion: settings.reduced_motion,
                language: texts.language().to_owned(),
                languages: BUILT_IN.iter().map(|(id, name)| ((*id).to_owned(), (*name).to_owned())).collect(),
            }),
        });
    }
    let game = sources.game.as_deref()?;
    let standing = keeping::standing(texts, game);
    let look = Look {
        texts,
        scenario: game.scenario(),
        session: game.session(),
        intel: game.intel(),
        seed: game.setup().seed,
        hour: game.hour(),
        offers,
        placed: &desk.placed,
        given: game.given(),
        pointed: sources.preview.0,
        log: &sources.log.entries,
        picked: *sources.selection,
        speed: speed(&sources.playback),
        keys: keys(&sources.bindings),
        tab: desk.tab,
        key_open: desk.key_open,
        war_log: desk.war_log,
        note: desk.note.as_deref().or(standing.as_deref()),
        thought: &desk.thought,
        scoring: &sources.scoring,
        wargame: &sources.wargame,
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
            let sitting = sources.council.as_ref().is_some_and(|c| *c.get() == Council::Sitting);
            let desk = gather::crisis(&look, sitting).map(|crisis| Screen::Crisis(Box::new(crisis)));
            desk.or_else(|| gather::table(&look).map(|table| Screen::Council(Box::new(table))))
        }
        game::Screen::War => gather::war(&look).map(|war| Screen::War(Box::new(war))),
        game::Screen::End => Some(Screen::End(Box::new(gather::end(&look)))),
    }
}

fn menu(sources: &Sources, desk: &Desk, texts: &Texts) -> Menu {
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
        seed: desk.seed.clone(),
    }
}

/// The page over a game that stands still, with what is true of its keeping.
fn pause(sources: &Sources, desk: &Desk, texts: &Texts) -> Pause {
    let game = sources.game.as_deref();
    let (kept, failing) = game.map_or_else(Default::default, |game| keeping::kept(texts, game));
    let kept = match &desk.note {
        Some(note) => format!("{kept} {note}"),
        None => kept,
    };
    Pause {
        title: game.map_or_else(String::new, |game| game.scenario().title.clone()),
        key: sources.bindings.hint(Action::Menu),
        kept,
        elsewhere: failing.then(|| desk.folder.clone().unwrap_or_else(keeping::suggestion)),
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
        (Deed::Dispatch, Action::ShowDispatch),
        (Deed::Plan, Action::ShowPlan),
        (Deed::Allies, Action::ShowAllies),
        (Deed::Log, Action::ToggleLog),
        (Deed::Legend, Action::ToggleKey),
        (Deed::Close, Action::CloseCouncil),
    ];
    Keys(deeds.into_iter().filter_map(|(deed, action)| Some((deed, bindings.hint(action)?))).collect())
}

#[expect(clippy::too_many_arguments, reason = "the one place where wishes become messages")]
fn carry_out(
    action: UiAction,
    sources: &Sources,
    offers: &[Offer],
    sinks: &mut Sinks,
    desk: &mut Desk,
    settings: &mut UiSettings,
    language: &mut Language,
    commands: &mut Commands,
) {
    desk.note = None;
    match action {
        UiAction::Preview(_) => {}
        UiAction::Order(order) => {
            place(order, offers, desk);
            sinks.issue.write(IssueOrder(order));
        }
        UiAction::Undo => {
            sinks.withdraw.write(WithdrawOrder);
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
            sinks.playback.write(SetPlayback::Run);
        }
        UiAction::Select(subject) => {
            let picked = Selection::from(subject);
            if let Some(game) = &sources.game {
                sinks.look.write_batch(picked.place(game.scenario(), game.intel()).map(LookAt));
            }
            commands.insert_resource(picked);
        }
        UiAction::Deselect => commands.insert_resource(Selection::None),
        UiAction::ShowTab(tab) => desk.tab = tab,
        UiAction::ShowKey(open) => desk.key_open = open,
        UiAction::CloseReport => {
            sinks.navigate.write(Navigate::Continue);
        }
        UiAction::Brief(level) => {
            let seed = Menu { seed: desk.seed.clone(), ..Menu::default() }.seed().ok().flatten();
            let setup = Setup::new(&level, seed.unwrap_or_else(fresh_seed), Side::Alliance);
            sinks.navigate.write(Navigate::OpenBriefing(setup));
        }
        UiAction::Start { level, seed } => {
            let laid_out = sources.game.as_ref().is_some_and(|game| game.setup().level == level);
            if laid_out && *sources.screen.get() == game::Screen::Briefing {
                sinks.navigate.write(Navigate::Continue);
            } else {
                let setup = Setup::new(&level, seed.unwrap_or_else(fresh_seed), Side::Alliance);
                sinks.navigate.write(Navigate::StartGame(setup));
            }
            begin(desk);
        }
        UiAction::Continue => {
            if let Some(save) = sources.games.last() {
                begin(desk);
                sinks.navigate.write(Navigate::Resume(save.path.clone()));
            }
        }
        UiAction::TakeUp(path) => {
            begin(desk);
            sinks.navigate.write(Navigate::Resume(path));
        }
        UiAction::TakeWhole(path) => {
            begin(desk);
            sinks.navigate.write(Navigate::TakeWhole(path));
        }
        UiAction::AskDelete(path) => desk.asked = path,
        UiAction::Delete(path) => {
            desk.asked = None;
            sinks.delete.write(DeleteGame(path));
        }
        UiAction::EditFolder(folder) => desk.folder = Some(folder),
        UiAction::KeepElsewhere => {
            let words = desk.folder.clone().unwrap_or_else(keeping::suggestion);
            sinks.elsewhere.write_batch(keeping::folder(&words).map(KeepElsewhere));
        }
        UiAction::Again | UiAction::NewSeed => {
            let Some(game) = &sources.game else { return };
            let mut setup = game.setup().clone();
            if action == UiAction::NewSeed {
                setup.seed = fresh_seed();
            }
            begin(desk);
            sinks.navigate.write(Navigate::StartGame(setup));
        }
        UiAction::ToMenu => {
            desk.trouble = None;
            desk.page = Page::Menu;
            sinks.navigate.write(Navigate::ToMenu);
        }
        UiAction::ShowPage(page) => (desk.page, desk.asked) = (page, None),
        UiAction::EditSeed(seed) => desk.seed = seed,
        UiAction::SetScale(scale) => settings.scale = scale,
        UiAction::SetReducedMotion(reduced) => settings.reduced_motion = reduced,
        UiAction::SetLanguage(name) => {
            if let Ok(texts) = Texts::load(&name, None) {
                language.0 = texts;
            }
        }
        UiAction::Quit => {
            sinks.exit.write(AppExit::Success);
        }
    }
}

/// A new game: the desk is clean.
fn begin(desk: &mut Desk) {
    desk.tab = Tab::Plan;
    desk.waiting = None;
    desk.page = Page::Menu;
    desk.placed.clear();
    desk.thought.clear();
}

/// Keeps the offer behind an order as it stood before the click.
fn place(order: Order, offers: &[Offer], desk: &mut Desk) {
    if let Some(offer) = offers.iter().find(|offer| offer.order == order) {
        desk.placed.push(offer.clone());
    }
}

/// A seed that nobody chose, short enough to be told.
fn fresh_seed() -> u64 {
    std::hash::RandomState::new().build_hasher().finish() % 1_000_000
}
