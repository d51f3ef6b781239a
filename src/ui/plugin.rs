//! The only part of the panels that knows the engine: it gathers what they draw and passes on what they ask for.

use super::action::{Page, Speed, Tab, UiAction};
use super::layout::{pixels_per_point, system_scale};
use super::models::keys::{Deed, Keys};
use super::models::menu::LevelItem;
use super::models::{self, Briefing, Menu, Opening, Pause, Settings, Trouble};
use super::panel_state::PanelState;
use super::panels::dispatch::{answer_id, focused_answer};
use super::screen::{self, Screen};
use super::settings::{self, Kept, LEAST_SCALE, MOST_SCALE};
use super::view_model::{self, ScreenInput};
use super::{fit, hotkeys, keeping, theme};
use crate::game::actions::{Action, Bindings};
use crate::game::messages::{
    AskAdvisor, DeleteGame, DeleteRefused, IssueOrder, KeepElsewhere, KeptElsewhere, LookAt, Navigate,
    OrderRefused, PictureTaken, SetPlayback, StartRefused, TakenUp, WithdrawOrder,
};
use crate::game::playback::{self, Factor};
use crate::game::{
    self, Advice, CouncilOverlay, EventLog, Game, GameSetup, Games, Library, Loading, Playback, Preview,
    Saves, Scoring, Selection, Wargame,
};
use crate::session::data;
use crate::sim::orders::Offer;
use crate::sim::{Order, Side};
use crate::text::{self, Texts};
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
    /// Scale of type and panels that was chosen, 0.75 to 3; the system's when `None`.
    pub chosen: Option<f32>,
    /// Scale that the system asks for.
    pub system: f32,
    /// Whether things jump instead of gliding.
    pub reduced_motion: bool,
}

impl UiSettings {
    /// Scale in force.
    pub fn scale(&self) -> f32 {
        self.chosen.unwrap_or(self.system)
    }

    /// Chooses the next scale, larger or smaller.
    fn step(&mut self, by: f32) {
        self.chosen = Some(fit::between(self.scale() + by, LEAST_SCALE, MOST_SCALE));
    }
}

/// The file in which settings are kept. Insert another before the plugin to keep them elsewhere.
#[derive(Resource, Clone, Debug)]
pub struct SettingsFile(pub Option<PathBuf>);

impl Default for SettingsFile {
    fn default() -> Self {
        Self(settings::file())
    }
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

impl Plugin for UiPlugin {
    fn build(&self, app: &mut App) {
        if !app.is_plugin_added::<EguiPlugin>() {
            app.add_plugins(EguiPlugin::default());
        }
        app.init_resource::<SettingsFile>();
        let kept = Kept::load(app.world().resource::<SettingsFile>().0.as_deref());
        app.init_resource::<Saves>().world_mut().resource_mut::<Saves>().others.extend(kept.games);
        // A language that is no longer there, or whose texts are broken, leaves what is built in, and that is told.
        let (texts, broken) = Texts::of_player(&kept.language, data::texts().as_deref());
        let trouble = broken.map(|error| Trouble {
            title: texts.say("trouble-texts"),
            report: text::fault::left_out(&texts, &error),
        });
        app.insert_resource(UiSettings {
            chosen: kept.scale,
            system: 1.0,
            reduced_motion: kept.reduced_motion,
        })
        .insert_resource(Language(texts))
        .init_resource::<Occupied>()
        .insert_resource(PanelState { trouble, ..PanelState::default() })
        .add_systems(Update, ((hear_keys, hear_trouble, hear_keeping).chain(), remember, keep_settings))
        .add_systems(EguiPrimaryContextPass, (hotkeys::read, draw).chain())
        // Letters drawn for the first time would else reach the screen a frame late, and frames are rare here.
        .configure_sets(PostUpdate, AssetEventSystems.after(EguiPostUpdateSet::PostProcessOutput));
    }
}

/// The keys that concern the panels.
fn hear_keys(
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
fn keep_settings(
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

fn hear_trouble(
    mut starts: MessageReader<StartRefused>,
    mut orders: MessageReader<OrderRefused>,
    mut pictures: MessageReader<PictureTaken>,
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
    if let Some(game) = game {
        for OrderRefused { refusal, .. } in orders.read() {
            panels.note = Some(text::refusal(&language.0, game.scenario(), *refusal));
        }
    }
}

/// What is told of games that are kept.
fn hear_keeping(
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
fn remember(game: Option<Res<Game>>, mut panels: ResMut<PanelState>) {
    let Some(game) = game.filter(|game| game.is_changed()) else { return };
    // A new dispatch is laid on top; an answered one gives way to the plan.
    let dispatch = game.intel().desk().and_then(|panels| panels.book.dispatch);
    let waiting = dispatch.and_then(|open| open.answer.is_none().then_some(open.id));
    if waiting != panels.waiting {
        panels.waiting = waiting;
        panels.tab = if waiting.is_some() { Tab::Dispatch } else { Tab::Plan };
    }
    panels.placed.retain(|offer| game.given().contains(&offer.order));
    if panels.thought.last().is_some_and(|(hour, _)| *hour > game.hour()) {
        panels.thought.clear();
    }
    if let Some(report) = game.session().council()
        && panels.thought.last().is_none_or(|(hour, _)| *hour < report.hour)
    {
        panels.thought.push((report.hour, report.believed.value));
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
    council: Option<Res<'w, State<CouncilOverlay>>>,
    scoring: Res<'w, Scoring>,
    wargame: Res<'w, Wargame>,
    advice: Res<'w, Advice>,
    games: Res<'w, Games>,
    loading: Res<'w, Loading>,
}

/// What is written to.
#[derive(SystemParam)]
struct Sinks<'w> {
    issue: MessageWriter<'w, IssueOrder>,
    ask: MessageWriter<'w, AskAdvisor>,
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
    mut panels: ResMut<PanelState>,
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
        let system = system_scale(pixels, window.scale_factor());
        if settings.system != system {
            settings.system = system;
        }
        let native = ctx.native_pixels_per_point().unwrap_or(1.0);
        ctx.set_zoom_factor(pixels_per_point(pixels, settings.scale()) / native);
    }
    match &sources.game {
        // In the first frame there was nothing to draw with yet, so a change may have gone by.
        Some(game) if game.is_changed() || kept.offers.is_empty() => kept.offers = game.offers(),
        Some(_) => {}
        None => kept.offers.clear(),
    }
    let Some(model) = model(&sources, &panels, &settings, &language.0, &kept.offers) else {
        occupied.set_if_neq(Occupied::default());
        return Ok(());
    };
    let place = UiBuilder::new().layer_id(LayerId::background()).max_rect(ctx.content_rect());
    let mut ui = egui::Ui::new(ctx.clone(), "panels".into(), place);
    turn_to_answers(&ctx, &model, &mut panels);
    let drawn = screen::show(&mut ui, &model, &language.0);
    if let Some(words) = &panels.told {
        screen::tell(&ui, words);
    }
    // Whoever has turned to something else must press twice again.
    if panels.armed.is_some_and(|armed| focused_answer(&ctx) != Some(armed)) {
        panels.armed = None;
    }
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
            &mut panels,
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

/// Gives the focus to the first answer that is not refused, once the dispatch lies open.
fn turn_to_answers(ctx: &egui::Context, model: &Screen, panels: &mut ResMut<PanelState>) {
    if !panels.turn_to_answers {
        return;
    }
    let Screen::Crisis(crisis) = model else { return };
    if let (Tab::Dispatch, Some(dispatch)) = (crisis.tab, &crisis.dispatch) {
        let usable = dispatch.options.iter().position(|option| option.refusal.is_none()).unwrap_or(0);
        ctx.memory_mut(|memory| memory.request_focus(answer_id(usable as u8)));
        panels.turn_to_answers = false;
    }
}

/// What is on the screen now.
fn model(
    sources: &Sources,
    panels: &PanelState,
    settings: &UiSettings,
    texts: &Texts,
    offers: &[Offer],
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
    let look = ScreenInput {
        texts,
        scenario: game.scenario(),
        session: game.session(),
        intel: game.intel(),
        seed: game.setup().seed,
        hour: game.hour(),
        offers,
        placed: &panels.placed,
        given: game.given(),
        pointed: sources.preview.0,
        log: &sources.log.entries,
        picked: *sources.selection,
        speed: speed(&sources.playback),
        stopped: sources.playback.stopped,
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

/// A factor of time as its button says it.
fn pace(factor: Factor) -> &'static str {
    match factor {
        Factor::One => "1×",
        Factor::Two => "2×",
        Factor::Four | Factor::EveryStep => "4×",
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
    panels: &mut PanelState,
    settings: &mut UiSettings,
    language: &mut Language,
    commands: &mut Commands,
) {
    (panels.note, panels.told, panels.armed) = (None, None, None);
    match action {
        UiAction::Preview(_) => {}
        UiAction::Order(order) => {
            place(order, offers, panels);
            sinks.issue.write(IssueOrder(order));
        }
        UiAction::AskAdvisor => {
            sinks.ask.write(AskAdvisor);
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
    panels.placed.clear();
    panels.thought.clear();
}

/// Keeps the offer behind an order as it stood before the click.
fn place(order: Order, offers: &[Offer], panels: &mut PanelState) {
    if let Some(offer) = offers.iter().find(|offer| offer.order == order) {
        panels.placed.push(offer.clone());
    }
}

/// A seed that nobody chose, short enough to be told.
fn fresh_seed() -> u64 {
    std::hash::RandomState::new().build_hasher().finish() % 1_000_000
}
