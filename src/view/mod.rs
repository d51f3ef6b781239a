//! The picture: map, links, symbols, what runs along the links, labels. It reads the game; all it changes there is
//! what is picked and pointed at.

pub mod appearance;
pub mod areas;
mod backdrop;
pub mod board;
pub mod camera;
mod capacity;
mod covered;
mod docks;
pub mod effects;
mod facilities;
mod flat;
mod ground;
mod highlight;
pub mod labels;
mod land;
mod lens;
pub mod lines;
pub mod links;
mod marks;
mod names;
pub mod overlay;
mod picking;
pub mod placement;
mod reader;
mod regions;
pub mod settings;
pub mod shown;
pub mod sockets;
pub mod strands;
mod symbols;
pub mod zones;

pub use covered::Covered;
pub use lens::Words;

use bevy::prelude::*;
use bevy::shader::Shader;
use bevy::sprite_render::Material2dPlugin;
use bevy_egui::{EguiGlobalSettings, EguiPrimaryContextPass};

/// Draws the map and everything on it.
pub struct ViewPlugin;

impl Plugin for ViewPlugin {
    fn build(&self, app: &mut App) {
        let mut shaders = app.world_mut().resource_mut::<Assets<Shader>>();
        for (handle, text, path) in [
            (backdrop::SHADER, include_str!("../../assets/shaders/backdrop.wgsl"), "backdrop.wgsl"),
            (land::SHADER, include_str!("../../assets/shaders/ground.wgsl"), "ground.wgsl"),
            (lines::SHADER, include_str!("../../assets/shaders/line.wgsl"), "line.wgsl"),
            (areas::SHADER, include_str!("../../assets/shaders/area.wgsl"), "area.wgsl"),
        ] {
            shaders
                .insert(handle.id(), Shader::from_wgsl(text, path))
                .expect("a fixed handle is always free");
        }
        // The first camera to come would get the panels; it must be the one that is looked through.
        app.world_mut().resource_mut::<EguiGlobalSettings>().auto_create_primary_context = false;
        app.add_plugins((
            Material2dPlugin::<backdrop::BackdropMaterial>::default(),
            Material2dPlugin::<land::GroundMaterial>::default(),
            Material2dPlugin::<lines::LineMaterial>::default(),
            Material2dPlugin::<areas::AreaMaterial>::default(),
        ))
        .init_resource::<lines::SharedLineMaterial>()
        .init_resource::<camera::MapCamera>()
        .init_resource::<camera::CameraGoal>()
        .init_resource::<camera::Canvas>()
        .init_resource::<camera::Dragged>()
        .init_resource::<settings::Motion>()
        .init_resource::<placement::Arrangement>()
        .init_resource::<effects::Moment>()
        .init_resource::<highlight::Highlight>()
        .init_resource::<effects::Breaks>()
        .init_resource::<docks::Docks>()
        .init_resource::<sockets::Sockets>()
        .init_resource::<symbols::SymbolSheet>()
        .init_resource::<Covered>()
        .init_resource::<Words>()
        .insert_resource(ClearColor(Color::srgb_u8(5, 16, 25)))
        .configure_sets(Update, (ViewSystems::Steer, ViewSystems::Read, ViewSystems::Draw).chain())
        .add_systems(Startup, (camera::spawn, backdrop::spawn, land::spawn, links::spawn, zones::spawn))
        .add_systems(
            Update,
            (camera::steer, camera::follow_keys, camera::fly, camera::apply, backdrop::draw)
                .chain()
                .in_set(ViewSystems::Steer),
        )
        .add_systems(Update, reader::open_level.before(ViewSystems::Steer))
        .add_systems(
            Update,
            (
                appearance::dress,
                reader::read_moment,
                (reader::look_at, reader::recentre, reader::see_theatre).chain(),
                reader::open_war,
            )
                .in_set(ViewSystems::Read),
        )
        .add_systems(
            Update,
            (
                (effects::flash, highlight::find, placement::place, strands::lay).chain(),
                (
                    land::choose_detail,
                    links::draw,
                    links::draw_axes,
                    symbols::draw,
                    zones::draw,
                    (picking::point, picking::find_picked).chain(),
                ),
            )
                .chain()
                .in_set(ViewSystems::Draw),
        )
        .add_systems(EguiPrimaryContextPass, (measure, marks::paint).chain().in_set(MapOverlay));
    }
}

/// The parts of a frame.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ViewSystems {
    /// The camera moves.
    Steer,
    /// What has come to the board is dressed, and the moment is read.
    Read,
    /// The picture follows.
    Draw,
}

/// What is painted over the map by egui: panels come after it.
#[derive(SystemSet, Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MapOverlay;

/// Takes over how many device pixels the interface gives to a point.
fn measure(
    mut contexts: bevy_egui::EguiContexts,
    mut camera: ResMut<camera::MapCamera>,
    lines: Res<lines::SharedLineMaterial>,
    mut line_materials: ResMut<Assets<lines::LineMaterial>>,
    mut grounds: ResMut<Assets<land::GroundMaterial>>,
) -> Result {
    let dpr = contexts.ctx_mut()?.pixels_per_point();
    if camera.dpr != dpr {
        // The map stays where it is on the glass.
        camera.km_per_point *= dpr / camera.dpr;
        camera.dpr = dpr;
        if let Some(mut material) = line_materials.get_mut(&lines.0) {
            material.scale.x = dpr;
        }
        for (_, material) in grounds.iter_mut() {
            material.scale.x = dpr;
        }
    }
    Ok(())
}
