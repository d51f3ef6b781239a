//! Draws the map without a window, on a software adapter, so that it looks the same on every machine.

use crate::sample;
use assured_disruption::game::library::GameSetup;
use assured_disruption::game::messages::{Navigate, Seek};
use assured_disruption::game::{Clock, GamePlugin, Lens, Library, Selection};
use assured_disruption::map::projection::{LonLat, Projection};
use assured_disruption::text::{self, Texts};
use assured_disruption::ui::theme;
use assured_disruption::view::appearance::plane;
use assured_disruption::view::board::Board;
use assured_disruption::view::camera::{Canvas, MapCamera};
use assured_disruption::view::placement::Placed;
use assured_disruption::view::settings::Motion;
use assured_disruption::view::shown::{Laid, Shown};
use assured_disruption::view::strands::Path;
use assured_disruption::view::{MapOverlay, ViewPlugin, Words};
use bevy::app::TerminalCtrlCHandlerPlugin;
use bevy::ecs::system::RunSystemOnce;
use bevy::log::LogPlugin;
use bevy::prelude::*;
use bevy::render::RenderPlugin;
use bevy::render::pipelined_rendering::PipelinedRenderingPlugin;
use bevy::render::render_resource::{TextureFormat, TextureUsages};
use bevy::render::renderer::initialize_renderer;
use bevy::render::settings::{Backends, WgpuSettings};
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured};
use bevy::window::ExitCondition;
use bevy::winit::WinitPlugin;
use bevy_egui::{EguiContexts, EguiPlugin, EguiPrimaryContextPass};
use std::sync::{Arc, Mutex, OnceLock};

/// What lies on the board.
pub enum Stage {
    /// Nothing.
    Empty,
    /// The sample, in war or not, jammers at work or not.
    Sample { war: bool, jamming: bool },
    /// A game that plays by itself, at an hour.
    Game(GameSetup, u32),
}

/// What is to be drawn, and how it is looked at.
pub struct Subject {
    pub stage: Stage,
    /// Middle of the picture.
    pub at: LonLat,
    pub km_per_point: f32,
    /// Pixels.
    pub size: (u32, u32),
    pub picked: Selection,
    /// The lens with its title.
    pub lens: (Lens, &'static str),
}

impl Subject {
    /// The plain map.
    pub fn new(stage: Stage, (lon, lat): (f64, f64), km_per_point: f32, size: (u32, u32)) -> Self {
        let at = LonLat::new(lon, lat);
        Self { stage, at, km_per_point, size, picked: Selection::None, lens: (Lens::Force, "") }
    }
}

/// A drawn picture with the camera and what is shown on it.
pub struct Picture {
    pub image: Image,
    pub camera: MapCamera,
    pub symbols: Vec<Symbol>,
    pub strands: Vec<Strand>,
}

/// A symbol of a picture.
#[derive(Clone, Debug)]
pub struct Symbol {
    pub name: String,
    pub allied: bool,
    pub sure: bool,
    pub placed: Placed,
}

/// A strand of a picture.
#[derive(Clone, Debug)]
pub struct Strand {
    pub allied: bool,
    pub dark: bool,
    pub path: Path,
}

fn shown(board: Board, laid: Laid) -> (Vec<Symbol>, Vec<Strand>) {
    let shown = Shown::of(&board, &laid);
    let symbols = shown.units.iter().map(|(unit, placed)| Symbol {
        name: unit.name.to_string(),
        allied: unit.allied(),
        sure: unit.error(shown.hour) == 0.0,
        placed: **placed,
    });
    let strands = shown.links.iter().flat_map(|there| {
        there.strands.0.iter().map(|path| Strand {
            allied: there.link.allied(),
            dark: there.channel(path).is_some_and(|channel| channel.dark.is_some()),
            path: path.clone(),
        })
    });
    (symbols.collect(), strands.collect())
}

/// The adapter all pictures are drawn on.
fn settings() -> WgpuSettings {
    WgpuSettings { backends: Some(Backends::VULKAN), force_fallback_adapter: true, ..default() }
}

/// One picture at a time: two software renderers only take each other's cores.
static TURN: Mutex<()> = Mutex::new(());

/// Whether there is an adapter to draw on.
fn adapter_answers() -> bool {
    static ANSWER: OnceLock<bool> = OnceLock::new();
    *ANSWER.get_or_init(|| {
        let ask = || bevy::tasks::block_on(initialize_renderer(Backends::VULKAN, None, &settings()));
        std::panic::catch_unwind(ask).is_ok()
    })
}

impl Picture {
    /// Draws; nothing without an adapter, unless the environment says that there must be one.
    pub fn of(subject: Subject) -> Option<Self> {
        let _turn = TURN.lock().unwrap_or_else(|held| held.into_inner());
        if !adapter_answers() {
            let needed = std::env::var("ASSURED_DISRUPTION_NEEDS_ADAPTER").is_ok_and(|value| value == "1");
            assert!(!needed, "no software Vulkan adapter answers, and this machine must have one");
            eprintln!("skipped: no software Vulkan adapter answers");
            return None;
        }
        Some(Self::draw(subject))
    }

    fn draw(subject: Subject) -> Self {
        let mut app = App::new();
        app.add_plugins(
            DefaultPlugins
                .set(WindowPlugin {
                    primary_window: None,
                    exit_condition: ExitCondition::DontExit,
                    ..default()
                })
                .set(RenderPlugin {
                    synchronous_pipeline_compilation: true,
                    render_creation: settings().into(),
                    ..default()
                })
                .disable::<WinitPlugin>()
                .disable::<PipelinedRenderingPlugin>()
                .disable::<LogPlugin>()
                .disable::<TerminalCtrlCHandlerPlugin>(),
        )
        .add_plugins(EguiPlugin { bindless_mode_array_size: None })
        .insert_resource(Library::shipped("anchored"))
        .add_plugins((GamePlugin, ViewPlugin))
        .add_systems(EguiPrimaryContextPass, install_fonts.before(MapOverlay));
        let (width, height) = subject.size;
        let mut sheet = Image::new_target_texture(width, height, TextureFormat::Rgba8UnormSrgb, None);
        sheet.texture_descriptor.usage |= TextureUsages::COPY_SRC;
        let sheet = app.world_mut().resource_mut::<Assets<Image>>().add(sheet);
        let view = MapCamera {
            centre: plane(subject.at),
            km_per_point: subject.km_per_point,
            turn: Projection::europe().convergence(subject.at).to_radians() as f32,
            ..default()
        };
        app.insert_resource(Canvas(Some(sheet.clone())))
            .insert_resource(subject.picked)
            .insert_resource(subject.lens.0)
            .insert_resource(Words {
                lens: subject.lens.1.to_owned(),
                line: "the line".to_owned(),
                contact: "Contact".to_owned(),
                under: "under it".to_owned(),
                carries: "carries".to_owned(),
                commands: "commands".to_owned(),
                together: "together".to_owned(),
                intrusion: "theirs".to_owned(),
                alone: "alone".to_owned(),
                regions: text::name::regions(&Texts::english()),
            })
            .insert_resource(Motion { reduced: true });
        app.finish();
        app.cleanup();
        set(&mut app, subject.stage);
        app.insert_resource(view);
        for _ in 0..12 {
            app.update();
        }
        let taken: Arc<Mutex<Option<Image>>> = Arc::default();
        let into = Arc::clone(&taken);
        app.world_mut().spawn(Screenshot::image(sheet)).observe(move |shot: On<ScreenshotCaptured>| {
            *into.lock().expect("nobody panics with it") = Some(shot.image.clone());
        });
        for _ in 0..60 {
            app.update();
            if taken.lock().expect("nobody panics with it").is_some() {
                break;
            }
        }
        let image = taken.lock().expect("nobody panics with it").take().expect("a picture within 60 frames");
        let camera = *app.world().resource::<MapCamera>();
        let (symbols, strands) = app.world_mut().run_system_once(shown).expect("it only looks");
        Self { image, camera, symbols, strands }
    }
}

/// How often an hour is asked for: the clock stops on the way to it, and not every frame holds a step of the game.
const TRIES: usize = 1000;

/// Lays out what is to be drawn.
fn set(app: &mut App, stage: Stage) {
    match stage {
        Stage::Empty => {}
        Stage::Sample { war, jamming } => {
            sample::crisis(app.world_mut(), war, jamming);
            app.insert_resource(Clock { hour: sample::HOUR, fraction: 0.0 });
        }
        Stage::Game(setup, hour) => {
            app.world_mut().write_message(Navigate::StartGame(setup));
            app.update();
            for _ in 0..TRIES {
                if app.world().resource::<Clock>().hour == hour {
                    return;
                }
                app.world_mut().write_message(Seek(hour));
                app.update();
            }
            panic!("hour {hour} is not reached");
        }
    }
}

/// The fonts the panels would bring along.
fn install_fonts(mut contexts: EguiContexts, mut done: Local<bool>) -> Result {
    if !std::mem::replace(&mut *done, true) {
        theme::install(contexts.ctx_mut()?, theme::FACES);
    }
    Ok(())
}
