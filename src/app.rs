//! The window: checks that there can be one, builds the app, runs it.

use crate::game::actions::ACTIONS;
use crate::game::library::{Library, Setup};
use crate::game::messages::Navigate;
use crate::game::{self, Action, GamePlugin, Leaving, Lens, Playback, Saves};
use crate::session::store::{self, Departure};
use crate::sim::Side;
use crate::text;
use crate::ui::UiPlugin;
use crate::ui::layout::Layout;
use crate::ui::plugin::{Language, Occupied, UiSettings};
use crate::view::camera::{CameraGoal, MapCamera};
use crate::view::effects::Breaks;
use crate::view::settings::Motion;
use crate::view::{Covered, ViewPlugin, ViewSystems, Words};
use bevy::app::TerminalCtrlCHandlerPlugin;
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::render::pipelined_rendering::PipelinedRenderingPlugin;
use bevy::render::renderer::initialize_renderer;
use bevy::render::settings::WgpuSettings;
use bevy::render::view::screenshot::{Screenshot, save_to_disk};
use bevy::window::{ExitCondition, MonitorSelection, OnMonitor, PresentMode, PrimaryWindow, WindowMode};
use bevy::winit::{UpdateMode, WinitSettings};
use bevy_egui::{EguiPlugin, egui};
use std::path::PathBuf;
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

/// Why no window can be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CannotOpen {
    /// No display answers.
    NoDisplay,
    /// No usable graphics adapter; what the driver said.
    NoAdapter(String),
}

/// Opens the window and plays until it is closed.
pub fn play(options: PlayOptions) -> Result<(), CannotOpen> {
    if !display::answers() {
        return Err(CannotOpen::NoDisplay);
    }
    let software = adapter_is_software()?;
    build(&options, software).run();
    Ok(())
}

/// Asks for an adapter before the app does, so that its absence is a sentence and no panic.
fn adapter_is_software() -> Result<bool, CannotOpen> {
    let settings = WgpuSettings::default();
    let Some(backends) = settings.backends else {
        return Err(CannotOpen::NoAdapter(String::from("no backend is switched on")));
    };
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| {}));
    let found =
        std::panic::catch_unwind(|| bevy::tasks::block_on(initialize_renderer(backends, None, &settings)));
    std::panic::set_hook(hook);
    match found {
        // The renderer does not hand on the type itself.
        Ok(resources) => Ok(format!("{:?}", resources.2.device_type) == "Cpu"),
        Err(panic) => {
            let said = panic.downcast_ref::<String>().cloned();
            let said = said.or_else(|| panic.downcast_ref::<&str>().map(|text| text.to_string()));
            Err(CannotOpen::NoAdapter(said.unwrap_or_default()))
        }
    }
}

/// The shipped levels, and the game to open with: of one of them, or of a level in a file.
fn prepare(options: &PlayOptions) -> (Library, Option<Setup>) {
    let mut library = Library::shipped(ASSUMPTIONS);
    let Some(named) = &options.level else { return (library, None) };
    let shipped = library.levels.iter().any(|shelf| shelf.id == *named);
    let id = if shipped { Some(named.clone()) } else { library.add_file(PathBuf::from(named)) };
    let side = options.side.unwrap_or(Side::Alliance);
    let setup = id.map(|id| Setup::new(&id, options.seed.unwrap_or_else(drawn_seed), side));
    (library, setup)
}

/// The assumption set of a game that asks for none.
const ASSUMPTIONS: &str = "anchored";

/// The app, ready to run.
fn build(options: &PlayOptions, software: bool) -> App {
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
    app.add_plugins(EguiPlugin::default())
        .insert_resource(library)
        // Whoever takes a picture does not play.
        .insert_resource(Saves::in_folder(store::folder().filter(|_| options.picture.is_none())))
        .insert_resource(Leaving(options.departure.clone()))
        .add_plugins((GamePlugin, ViewPlugin, UiPlugin))
        .insert_resource(Opening(setup))
        .add_systems(Startup, open)
        .insert_resource(Pace { moving: Duration::from_millis(if software { 40 } else { 16 }) })
        .add_systems(PostUpdate, keep_pace)
        .add_systems(Update, hand_over.before(ViewSystems::Steer))
        .add_observer(forget_monitor)
        .add_systems(Update, (toggle_fullscreen, take_picture));
    if let Some(path) = &options.picture {
        app.insert_resource(PictureAt { path: path.clone(), frame: 0 })
            .add_systems(Update, picture_and_leave);
    }
    app
}

/// The game that was asked for on the command line.
#[derive(Resource)]
struct Opening(Option<Setup>);

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
    covered.set_if_neq(Covered(occupied.0.iter().chain(&heading).map(place).collect()));
    motion.set_if_neq(Motion { reduced: settings.reduced_motion });
    if (lens.is_changed() || language.is_changed())
        && let Some(line) = ACTIONS.iter().find(|line| line.action == Action::Look(*lens))
    {
        words.set_if_neq(Words {
            lens: language.0.say(line.id),
            line: text::name::front(&language.0),
            contact: text::name::contact(&language.0),
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

/// How long a frame lasts while something moves.
#[derive(Resource)]
struct Pace {
    moving: Duration,
}

/// How long a frame lasts while nothing does. Short, because in this mode a click that wakes the window may be lost
/// (vladbat00/bevy_egui#352).
const STILL: Duration = Duration::from_millis(150);

/// Draws often while time runs or the map moves, else only now and then and when something is done to the window.
fn keep_pace(
    pace: Res<Pace>,
    playback: Res<Playback>,
    goal: Res<CameraGoal>,
    breaks: Res<Breaks>,
    buttons: Res<ButtonInput<MouseButton>>,
    keys: Res<ButtonInput<KeyCode>>,
    mut settings: ResMut<WinitSettings>,
) {
    let held = buttons.get_pressed().next().is_some() || keys.get_pressed().next().is_some();
    let moving = !playback.paused() || goal.0.is_some() || breaks.moving() || held;
    let wait = if moving { pace.moving } else { STILL };
    let focused_mode = UpdateMode::reactive(wait);
    if settings.focused_mode != focused_mode {
        *settings = WinitSettings {
            focused_mode,
            unfocused_mode: UpdateMode::reactive_low_power(wait.max(pace.moving * 2)),
        };
    }
}

/// Bevy 0.19.1 closes a window whose monitor goes away (bevyengine/bevy#24867); nothing of ours needs the relation.
fn forget_monitor(added: On<Insert, OnMonitor>, mut commands: Commands) {
    commands.entity(added.entity).remove::<OnMonitor>();
}

fn toggle_fullscreen(keys: Res<ButtonInput<KeyCode>>, mut windows: Query<&mut Window, With<PrimaryWindow>>) {
    if !keys.just_pressed(KeyCode::F11) {
        return;
    }
    for mut window in &mut windows {
        window.mode = match window.mode {
            WindowMode::Windowed => WindowMode::BorderlessFullscreen(MonitorSelection::Current),
            _ => WindowMode::Windowed,
        };
    }
}

fn take_picture(keys: Res<ButtonInput<KeyCode>>, mut commands: Commands, mut taken: Local<u32>) {
    if keys.just_pressed(KeyCode::F12) {
        *taken += 1;
        let name = format!("assured-disruption-{:03}.png", *taken);
        commands.spawn(Screenshot::primary_window()).observe(save_to_disk(name));
    }
}

/// A picture to be taken by itself.
#[derive(Resource)]
struct PictureAt {
    path: PathBuf,
    frame: u32,
}

/// Frame at which the briefing is closed, so that the picture shows the map.
const BRIEFED: u32 = 6;
/// Frames until everything has been compiled and drawn.
const SETTLED: u32 = 26;
/// Frames the picture is given to reach the disk.
const WRITTEN: u32 = 12;

fn picture_and_leave(
    mut at: ResMut<PictureAt>,
    screen: Res<State<game::Screen>>,
    mut commands: Commands,
    mut wishes: MessageWriter<Navigate>,
    mut exit: MessageWriter<AppExit>,
) {
    at.frame += 1;
    if at.frame >= BRIEFED && *screen.get() == game::Screen::Briefing {
        wishes.write(Navigate::Continue);
    }
    if at.frame == SETTLED {
        commands.spawn(Screenshot::primary_window()).observe(save_to_disk(at.path.clone()));
    }
    if at.frame > SETTLED + WRITTEN {
        exit.write(AppExit::Success);
    }
}

mod display {
    //! Whether a display answers: a variable may point to one that is gone.

    /// Whether a window could be opened, as far as the system tells.
    #[cfg(all(unix, not(target_os = "macos")))]
    pub(super) fn answers() -> bool {
        let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
        set("WAYLAND_DISPLAY").is_some_and(|name| wayland(&name))
            || set("DISPLAY").is_some_and(|name| x11(&name))
    }

    #[cfg(not(all(unix, not(target_os = "macos"))))]
    pub(super) fn answers() -> bool {
        true
    }

    #[cfg(all(unix, not(target_os = "macos")))]
    fn wayland(name: &str) -> bool {
        let base = std::env::var_os("XDG_RUNTIME_DIR").unwrap_or_default();
        std::os::unix::net::UnixStream::connect(std::path::Path::new(&base).join(name)).is_ok()
    }

    #[cfg(all(unix, not(target_os = "macos")))]
    fn x11(name: &str) -> bool {
        use std::net::{TcpStream, ToSocketAddrs};
        let Some((host, screen)) = name.rsplit_once(':') else { return false };
        let Ok(number) = screen.split('.').next().unwrap_or_default().parse::<u16>() else { return false };
        if host.is_empty() || host == "unix" {
            return std::os::unix::net::UnixStream::connect(format!("/tmp/.X11-unix/X{number}")).is_ok();
        }
        let patience = std::time::Duration::from_secs(2);
        let Some(port) = 6000_u16.checked_add(number) else { return false };
        let Ok(addresses) = (host, port).to_socket_addrs() else { return false };
        addresses.into_iter().any(|address| TcpStream::connect_timeout(&address, patience).is_ok())
    }

    #[cfg(all(test, unix, not(target_os = "macos")))]
    mod tests {
        #[test]
        fn a_display_that_is_gone_does_not_answer() {
            assert!(!super::x11(":4999"));
            assert!(!super::x11("nonsense"));
            assert!(!super::wayland("wayland-of-yesterday"));
        }
    }
}
