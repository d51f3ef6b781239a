//! The window: checks that there can be one, builds the app, runs it.

mod display;
mod pace;
mod picture;

use crate::game::actions::ACTIONS;
use crate::game::library::{GameSetup, Library};
use crate::game::messages::Navigate;
use crate::game::{self, Action, GamePlugin, Leaving, Lens, Saves};
use crate::session::data;
use crate::session::store::{self, Departure};
use crate::sim::Side;
use crate::text;
use crate::ui::UiPlugin;
use crate::ui::frame::Occupied;
use crate::ui::language::Language;
use crate::ui::layout::Layout;
use crate::ui::settings::UiSettings;
use crate::view::camera::MapCamera;
use crate::view::settings::Motion;
use crate::view::{Covered, ViewPlugin, ViewSystems, Words};
use bevy::app::TerminalCtrlCHandlerPlugin;
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::render::pipelined_rendering::PipelinedRenderingPlugin;
use bevy::render::renderer::initialize_renderer;
use bevy::render::settings::WgpuSettings;
use bevy::window::{ExitCondition, MonitorSelection, OnMonitor, PresentMode, PrimaryWindow, WindowMode};
use bevy_egui::{EguiPlugin, egui};
use display::{Display, NoDisplay};
use picture::PictureAt;
use std::any::Any;
use std::io;
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// What the command line asks of the window.
#[derive(Clone, Debug, Default)]
pub struct PlayOptions {
    /// Level to begin with; the menu when `None`.
    pub level: Option<String>,
    /// Seed; drawn when `None`.
    pub seed: Option<u64>,
    /// The side one plays; the alliance's when `None`.
    pub side: Option<Side>,
    /// Size of the window, points.
    pub size: Option<(u32, u32)>,
    /// Take a picture when the map stands, and leave.
    pub picture: Option<PathBuf>,
    /// Where whoever ends the program finds the game that is played.
    pub departure: Departure,
}

/// Why the window did not do what was asked of it.
#[derive(Debug)]
pub enum NotPlayed {
    /// The environment names no display.
    NoDisplay,
    /// Displays are named and none can be used; what came of asking them.
    DisplayRefuses(String),
    /// The Wayland display that is named does not answer and an X11 one does: play again without the first.
    OnlyX11,
    /// No usable graphics adapter; what the driver said.
    NoAdapter(String),
    /// The window would be larger than what the adapter draws: pixels each way.
    TooLarge(u32),
    /// The picture was not kept.
    NoPicture(io::Error),
    /// Something failed that ended the game; what the engine said stands on the terminal.
    Failed,
}

/// Opens the window and plays until it is closed.
///
/// # Errors
/// Why it could not be opened, or did not end well.
pub fn play(options: PlayOptions) -> Result<(), NotPlayed> {
    match display::find() {
        Ok(Display::Chosen) => {}
        Ok(Display::OnlyX11) => return Err(NotPlayed::OnlyX11),
        Err(NoDisplay::Unnamed) => return Err(NotPlayed::NoDisplay),
        Err(NoDisplay::Silent(why)) => return Err(NotPlayed::DisplayRefuses(why)),
    }
    let adapter = Adapter::find()?;
    if options.size.is_some_and(|(width, height)| width.max(height) > adapter.largest) {
        return Err(NotPlayed::TooLarge(adapter.largest));
    }
    let pictured = Arc::new(Mutex::new(None));
    let build = || build(&options, adapter.software, Arc::clone(&pictured));
    // The display answers; what may still fail is a library that the system lacks, and that is a panic of the engine's.
    let mut app = quietly(build).map_err(NotPlayed::DisplayRefuses)?;
    let exit = app.run();
    let pictured = pictured.lock().ok().and_then(|mut result| result.take());
    match (options.picture, pictured) {
        (Some(_), Some(Err(error))) => Err(NotPlayed::NoPicture(error)),
        (Some(_), None) => Err(NotPlayed::NoPicture(io::ErrorKind::TimedOut.into())),
        _ if exit.is_error() => Err(NotPlayed::Failed),
        _ => Ok(()),
    }
}

/// Does something that tells of a failure by a panic; what it said instead.
fn quietly<T>(does: impl FnOnce() -> T) -> Result<T, String> {
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let done = std::panic::catch_unwind(AssertUnwindSafe(does));
    std::panic::set_hook(hook);
    done.map_err(|panic| said(panic.as_ref()))
}

fn said(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or_default().to_owned()
}

/// What the picture will be drawn with.
struct Adapter {
    /// Whether the processor draws.
    software: bool,
    /// Most pixels of a picture each way.
    largest: u32,
}

impl Adapter {
    /// Asks for an adapter before the app does, so that its absence is a sentence and no panic.
    fn find() -> Result<Self, NotPlayed> {
        let settings = WgpuSettings::default();
        let Some(backends) = settings.backends else {
            return Err(NotPlayed::NoAdapter(String::from("no backend is switched on")));
        };
        let ask = || bevy::tasks::block_on(initialize_renderer(backends, None, &settings));
        let found = quietly(ask).map_err(NotPlayed::NoAdapter)?;
        Ok(Self {
            // The renderer does not hand on the type itself.
            software: format!("{:?}", found.2.device_type) == "Cpu",
            largest: found.0.limits().max_texture_dimension_2d,
        })
    }
}

/// The shipped levels, and the game to open with: of one of them, or of a level in a file.
fn prepare(options: &PlayOptions) -> (Library, Option<GameSetup>) {
    let mut library = Library::shipped(ASSUMPTIONS);
    if let Some(folder) = data::levels() {
        library.add_folder(&folder);
    }
    let Some(named) = &options.level else { return (library, None) };
    let shipped = library.levels.iter().any(|shelf| shelf.id == *named);
    let id = if shipped { Some(named.clone()) } else { library.add_file(PathBuf::from(named)) };
    let side = options.side.unwrap_or(Side::Alliance);
    let setup = id.map(|id| GameSetup::new(&id, options.seed.unwrap_or_else(drawn_seed), side));
    (library, setup)
}

/// The assumption set of a game that asks for none.
const ASSUMPTIONS: &str = "anchored";

/// The app, ready to run.
fn build(options: &PlayOptions, software: bool, pictured: Arc<Mutex<Option<io::Result<()>>>>) -> App {
    let (library, setup) = prepare(options);
    let (width, height) = options.size.unwrap_or((1600, 900));
    let window = Window {
        title: String::from("Assured Disruption"),
        name: Some(String::from("assured-disruption")),
        resolution: (width, height).into(),
        present_mode: PresentMode::AutoVsync,
        ..default()
    };
    let plugins = DefaultPlugins
        .set(WindowPlugin {
            primary_window: Some(window),
            exit_condition: ExitCondition::OnPrimaryClosed,
            ..default()
        })
        .set(RenderPlugin { synchronous_pipeline_compilation: software, ..default() })
        .disable::<TerminalCtrlCHandlerPlugin>();
    let mut app = App::new();
    // A software adapter loses more by a second thread of frames than it wins.
    if software {
        app.add_plugins(plugins.disable::<PipelinedRenderingPlugin>());
    } else {
        app.add_plugins(plugins);
    }
    // A picture that is taken by itself is no game that somebody would go on with.
    let saves = store::folder().filter(|_| options.picture.is_none());
    app.add_plugins(EguiPlugin::default())
        .insert_resource(library)
        .insert_resource(Saves::in_folder(saves))
        .insert_resource(Leaving(options.departure.clone()))
        .add_plugins((GamePlugin, ViewPlugin, UiPlugin))
        .add_plugins(DesktopPlugin { moving: Duration::from_millis(if software { 40 } else { 16 }) })
        .insert_resource(Opening(setup))
        .add_systems(Startup, open);
    if let Some(path) = &options.picture {
        app.insert_resource(PictureAt { path: path.clone(), frame: 0, result: pictured })
            .add_systems(Update, picture::take_and_leave);
    }
    app
}

/// What holds game, map and panels together in a window: when it draws, what they tell each other, what the window
/// itself is asked.
pub struct DesktopPlugin {
    /// How long a frame lasts while something moves.
    pub moving: Duration,
}

impl Plugin for DesktopPlugin {
    fn build(&self, app: &mut App) {
        app.add_plugins(pace::PacePlugin { moving: self.moving })
            .add_systems(Update, hand_over.before(ViewSystems::Steer))
            .add_systems(Update, (toggle_fullscreen, picture::take))
            .add_observer(forget_monitor);
    }
}

/// The game that was asked for on the command line.
#[derive(Resource)]
struct Opening(Option<GameSetup>);

/// Goes straight to the briefing of a level that was named; else the menu stays.
fn open(opening: Res<Opening>, mut wishes: MessageWriter<Navigate>) {
    if let Some(setup) = &opening.0 {
        wishes.write(Navigate::OpenBriefing(setup.clone()));
    }
}

/// The panels and the map do not know each other: where panels stand, what the player set and said in which language
/// reaches the map from here.
#[expect(clippy::too_many_arguments, reason = "a system's arguments are what it reads and writes")]
fn hand_over(
    occupied: Res<Occupied>,
    settings: Res<UiSettings>,
    language: Res<Language>,
    lens: Res<Lens>,
    camera: Res<MapCamera>,
    screen: Res<State<game::Screen>>,
    mut covered: ResMut<Covered>,
    mut motion: ResMut<Motion>,
    mut words: ResMut<Words>,
) {
    let place = |rect: &egui::Rect| Rect::new(rect.min.x, rect.min.y, rect.max.x, rect.max.y);
    // The heading lies on the bare map: it may be clicked through, but not written over.
    let heading = (*screen.get() == game::Screen::Crisis)
        .then(|| egui::Rect::from_min_size(egui::Pos2::ZERO, egui::vec2(camera.size.x, camera.size.y)))
        .and_then(|whole| Layout::of(whole).heading);
    covered.set_if_neq(Covered {
        panels: occupied.0.iter().map(place).collect(),
        bare: heading.iter().map(place).collect(),
    });
    motion.set_if_neq(Motion { reduced: settings.reduced_motion });
    if (lens.is_changed() || language.is_changed())
        && let Some(line) = ACTIONS.iter().find(|line| line.action == Action::Look(*lens))
    {
        words.set_if_neq(Words {
            lens: language.0.say(line.id),
            line: text::name::front(&language.0),
            contact: text::name::contact(&language.0),
            under: text::name::under(&language.0),
            carries: text::name::carries(&language.0),
            commands: text::name::commands(&language.0),
            together: text::name::together(&language.0),
            intrusion: text::name::intrusion(&language.0),
            alone: text::name::alone(&language.0),
            regions: text::name::regions(&language.0),
        });
    }
}

/// A seed nobody chose: the only place of the game that asks the clock.
fn drawn_seed() -> u64 {
    #[expect(clippy::disallowed_methods, reason = "a new game is to be another one")]
    let now = std::time::SystemTime::now();
    now.duration_since(std::time::UNIX_EPOCH).map_or(1, |since| since.as_secs() % 1_000_000)
}

/// Bevy 0.19.1 closes a window whose monitor goes away (bevyengine/bevy#24867); nothing of ours needs the relation.
fn forget_monitor(added: On<Insert, OnMonitor>, mut commands: Commands) {
    commands.entity(added.entity).remove::<OnMonitor>();
}

fn toggle_fullscreen(
    mut actions: MessageReader<Action>,
    mut windows: Query<&mut Window, With<PrimaryWindow>>,
) {
    if !actions.read().any(|action| *action == Action::Fullscreen) {
        return;
    }
    for mut window in &mut windows {
        window.mode = match window.mode {
            WindowMode::Windowed => WindowMode::BorderlessFullscreen(MonitorSelection::Current),
            _ => WindowMode::Windowed,
        };
    }
}
