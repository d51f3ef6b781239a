//! The whole of the game in a window that is none: no display, no adapter. What a person does comes in as the messages
//! that the window's library would send.

use assured_disruption::app::DesktopPlugin;
use assured_disruption::game::messages::{Navigate, SetPlayback};
use assured_disruption::game::playback::{Factor, StopReason, Stops};
use assured_disruption::game::{self, Game, GamePlugin, GameSetup, Library, Playback};
use assured_disruption::level;
use assured_disruption::sim::Side;
use assured_disruption::ui::UiPlugin;
use assured_disruption::ui::settings::SettingsFile;
use assured_disruption::view::ViewPlugin;
use bevy::app::TerminalCtrlCHandlerPlugin;
use bevy::input::ButtonState;
use bevy::input::keyboard::{Key, KeyboardInput};
use bevy::input::mouse::{MouseButtonInput, MouseScrollUnit, MouseWheel};
use bevy::input::touch::TouchPhase;
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::render::pipelined_rendering::PipelinedRenderingPlugin;
use bevy::render::settings::WgpuSettings;
use bevy::time::TimeUpdateStrategy;
use bevy::window::{CursorMoved, ExitCondition, PrimaryWindow, WindowEvent, WindowResized};
use bevy::winit::{UpdateMode, WinitPlugin, WinitSettings};
use bevy_egui::EguiPlugin;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;

/// A frame, as long as on a quick adapter.
const FRAME: Duration = Duration::from_millis(16);

pub struct Desktop {
    pub app: App,
    window: Entity,
    _settings: TempDir,
}

impl Desktop {
    /// The menu of a game with one level, in a window of some pixels.
    pub fn open(width: u32, height: u32) -> Self {
        let mut desktop = Self::raw(width, height);
        desktop.settle();
        desktop
    }

    pub fn raw(width: u32, height: u32) -> Self {
        let settings = tempfile::tempdir().expect("a folder");
        let mut app = App::new();
        let window = Window { resolution: (width, height).into(), focused: true, ..default() };
        let adapter = WgpuSettings { backends: None, ..default() };
        app.add_plugins(
            DefaultPlugins
                .set(WindowPlugin {
                    primary_window: Some(window),
                    exit_condition: ExitCondition::DontExit,
                    ..default()
                })
                .set(RenderPlugin { render_creation: adapter.into(), ..default() })
                .disable::<WinitPlugin>()
                .disable::<PipelinedRenderingPlugin>()
                .disable::<LogPlugin>()
                .disable::<TerminalCtrlCHandlerPlugin>(),
        )
        .add_plugins(EguiPlugin::default())
        .insert_resource(library())
        .insert_resource(SettingsFile(Some(settings.path().join("settings.ron"))))
        .insert_resource(TimeUpdateStrategy::ManualDuration(FRAME))
        .add_plugins((GamePlugin, ViewPlugin, UiPlugin, DesktopPlugin { moving: FRAME }));
        app.finish();
        app.cleanup();
        let window = app
            .world_mut()
            .query_filtered::<Entity, With<PrimaryWindow>>()
            .single(app.world())
            .expect("one window");
        Self { app, window, _settings: settings }
    }

    /// A game of the level, paused in its first hour.
    pub fn begun(width: u32, height: u32) -> Self {
        let mut desktop = Self::open(width, height);
        desktop.send(Navigate::StartGame(GameSetup::new(LEVEL, 7, Side::Alliance)));
        desktop.settle();
        desktop
    }

    /// The same when the first dispatch waits for its answer.
    pub fn asked(width: u32, height: u32) -> Self {
        let mut desktop = Self::begun(width, height);
        desktop.app.world_mut().resource_mut::<Playback>().factor = Factor::EveryStep;
        for _ in 0..2000 {
            if matches!(desktop.of::<Playback>().stopped, Some(StopReason::Dispatch(_))) {
                desktop.app.world_mut().resource_mut::<Playback>().choose(Factor::One);
                desktop.settle();
                return desktop;
            }
            if desktop.of::<Playback>().paused() {
                desktop.send(Navigate::Continue);
                desktop.send(SetPlayback::Run);
            }
            desktop.frames(1);
        }
        panic!("a dispatch comes within the first weeks");
    }

    /// The end of a game that went by itself.
    pub fn ended(width: u32, height: u32) -> Self {
        let mut desktop = Self::begun(width, height);
        let mut playback = desktop.app.world_mut().resource_mut::<Playback>();
        playback.stops = Stops::NONE;
        playback.factor = Factor::EveryStep;
        playback.run();
        for _ in 0..20_000 {
            desktop.frames(1);
            if *desktop.of::<State<game::Screen>>().get() == game::Screen::End {
                return desktop;
            }
        }
        panic!("every game ends");
    }

    pub fn of<R: Resource>(&self) -> &R {
        self.app.world().resource::<R>()
    }

    pub fn window(&self) -> &Window {
        self.app.world().get(self.window).expect("it is open")
    }

    pub fn send(&mut self, message: impl Message) {
        self.app.world_mut().write_message(message);
    }

    pub fn frames(&mut self, count: u32) {
        for _ in 0..count {
            self.app.update();
        }
    }

    /// Whether the window waits until something is done to it.
    pub fn still(&self) -> bool {
        match self.of::<WinitSettings>().focused_mode {
            UpdateMode::Continuous => false,
            UpdateMode::Reactive { wait, .. } => wait > Duration::from_secs(3600),
        }
    }

    /// Draws until the window stands still; gives the frames it took.
    pub fn settle(&mut self) -> u32 {
        for count in 1..200 {
            self.app.update();
            if self.still() {
                return count;
            }
        }
        panic!("the window draws for ever");
    }

    /// What the player has ordered in this hour.
    pub fn given(&self) -> usize {
        self.of::<Game>().given().len()
    }

    fn tell<M: Message + Clone>(&mut self, message: M)
    where
        WindowEvent: From<M>,
    {
        self.send(WindowEvent::from(message.clone()));
        self.send(message);
    }

    /// A key goes down or up.
    pub fn key(&mut self, key: KeyCode, logical: Key, state: ButtonState, repeat: bool) {
        let text = match (&logical, state) {
            (Key::Character(text), ButtonState::Pressed) => Some(text.clone()),
            _ => None,
        };
        let window = self.window;
        self.tell(KeyboardInput { key_code: key, logical_key: logical, state, text, repeat, window });
    }

    /// A letter goes down and up within one frame, and what follows is drawn.
    pub fn letter(&mut self, letter: char) {
        self.hold(letter);
        self.release(letter);
        self.settle();
    }

    pub fn hold(&mut self, letter: char) {
        self.key(code(letter), character(letter), ButtonState::Pressed, false);
    }

    pub fn release(&mut self, letter: char) {
        self.key(code(letter), character(letter), ButtonState::Released, false);
    }

    /// A letter with a modifier, all of it within one frame.
    pub fn chord(&mut self, modifier: (KeyCode, Key), letter: char) {
        self.key(modifier.0, modifier.1.clone(), ButtonState::Pressed, false);
        self.hold(letter);
        self.release(letter);
        self.key(modifier.0, modifier.1, ButtonState::Released, false);
        self.settle();
    }

    /// The pointer moves to a place, pixels.
    pub fn point(&mut self, at: Vec2) {
        let window = self.window;
        let mut there = self.app.world_mut().get_mut::<Window>(window).expect("it is open");
        there.set_physical_cursor_position(Some(at.as_dvec2()));
        let position = at / there.scale_factor();
        self.tell(CursorMoved { window, position, delta: None });
    }

    pub fn button(&mut self, state: ButtonState) {
        let window = self.window;
        self.tell(MouseButtonInput { button: MouseButton::Left, state, window });
    }

    pub fn wheel(&mut self, notches: f32) {
        let (window, unit, phase) = (self.window, MouseScrollUnit::Line, TouchPhase::Moved);
        self.tell(MouseWheel { unit, x: 0.0, y: notches, window, phase });
    }

    /// The window becomes another size, pixels.
    pub fn resize(&mut self, width: u32, height: u32) {
        let window = self.window;
        let mut there = self.app.world_mut().get_mut::<Window>(window).expect("it is open");
        there.resolution.set_physical_resolution(width, height);
        let (width, height) = (there.width(), there.height());
        self.tell(WindowResized { window, width, height });
    }

    /// The system asks for another scale.
    pub fn scale(&mut self, factor: f32) {
        let window = self.window;
        let mut there = self.app.world_mut().get_mut::<Window>(window).expect("it is open");
        there.resolution.set_scale_factor(factor);
    }
}

/// The level that is played.
pub const LEVEL: &str = "baltic_flash";

fn library() -> Library {
    let (name, text) = level::find(LEVEL).expect("the level is shipped");
    let set = level::assumptions::named("anchored").expect("the set is shipped");
    let built = level::parse(&name, &text, &set).map_err(|report| report.text(false));
    let mut library = Library { levels: Vec::new(), assumptions: "anchored".to_owned() };
    library.add_scenario(Arc::new(built.expect("it is valid").0));
    library
}

fn character(letter: char) -> Key {
    Key::Character(letter.to_string().into())
}

fn code(letter: char) -> KeyCode {
    match letter {
        'a' => KeyCode::KeyA,
        'b' => KeyCode::KeyB,
        'c' => KeyCode::KeyC,
        'd' => KeyCode::KeyD,
        'e' => KeyCode::KeyE,
        'f' => KeyCode::KeyF,
        'p' => KeyCode::KeyP,
        'q' => KeyCode::KeyQ,
        'r' => KeyCode::KeyR,
        's' => KeyCode::KeyS,
        't' => KeyCode::KeyT,
        'w' => KeyCode::KeyW,
        'y' => KeyCode::KeyY,
        '.' => KeyCode::Period,
        '1' => KeyCode::Digit1,
        _ => panic!("no test presses `{letter}`"),
    }
}

pub const ALT: (KeyCode, Key) = (KeyCode::AltLeft, Key::Alt);
pub const CONTROL: (KeyCode, Key) = (KeyCode::ControlLeft, Key::Control);
pub const SUPER: (KeyCode, Key) = (KeyCode::SuperLeft, Key::Super);
