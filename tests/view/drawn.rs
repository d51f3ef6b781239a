//! Draws the map without a window, on a software adapter, so that it looks the same on every machine.

use assured_disruption::game::{Clock, GamePlugin, Lens, Library, Selection};
use assured_disruption::map::projection::{LonLat, Projection};
use assured_disruption::text::{self, Texts};
use assured_disruption::ui::theme;
use assured_disruption::view::arrangement::Arrangement;
use assured_disruption::view::camera::{Canvas, MapCamera};
use assured_disruption::view::scene::{Scene, plane};
use assured_disruption::view::settings::Motion;
use assured_disruption::view::{MapOverlay, ViewPlugin, ViewSystems, Words};
use bevy::app::TerminalCtrlCHandlerPlugin;
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

/// What is to be drawn, and how it is looked at.
pub struct Subject {
    pub scene: Scene,
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
    pub fn new(scene: Scene, (lon, lat): (f64, f64), km_per_point: f32, size: (u32, u32)) -> Self {
        let at = LonLat::new(lon, lat);
        Self { scene, at, km_per_point, size, picked: Selection::None, lens: (Lens::Force, "") }
    }
}

/// A drawn picture with the camera and the arrangement it was drawn with.
pub struct Picture {
    pub image: Image,
    pub camera: MapCamera,
    pub arrangement: Arrangement,
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
        .insert_resource(Library::default())
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
        let hour = subject.scene.hour;
        app.insert_resource(Canvas(Some(sheet.clone())))
            .insert_resource(view)
            .insert_resource(subject.scene)
            .insert_resource(subject.picked)
            .insert_resource(subject.lens.0)
            .insert_resource(Words {
                lens: subject.lens.1.to_owned(),
                line: "the line".to_owned(),
                contact: "Contact".to_owned(),
                regions: text::name::regions(&Texts::english()),
            })
            .insert_resource(Motion { reduced: true })
            .add_systems(
                Update,
                (move |mut clock: ResMut<Clock>| *clock = Clock { hour, fraction: 0.0 })
                    .before(ViewSystems::Steer),
            );
        app.finish();
        app.cleanup();
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
        let (camera, arrangement) =
            (*app.world().resource::<MapCamera>(), app.world().resource::<Arrangement>().clone());
        Self { image, camera, arrangement }
    }
}

/// The fonts the panels would bring along.
fn install_fonts(mut contexts: EguiContexts, mut done: Local<bool>) -> Result {
    if !std::mem::replace(&mut *done, true) {
        theme::install(contexts.ctx_mut()?, theme::FACES);
    }
    Ok(())
}
