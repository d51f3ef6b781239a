//! Ground, coasts and borders are drawn into a picture of their own, and only when the map has moved: they are most of
//! the work of a frame, above all on a software adapter, and most frames change nothing in them.

use super::camera::{MapCamera, MapEye};
use bevy::asset::uuid_handle;
use bevy::camera::RenderTarget;
use bevy::camera::visibility::{NoFrustumCulling, RenderLayers};
use bevy::prelude::*;
use bevy::reflect::TypePath;
use bevy::render::render_resource::{AsBindGroup, TextureFormat};
use bevy::shader::{Shader, ShaderRef};
use bevy::sprite_render::Material2d;

pub(super) const SHADER: Handle<Shader> = uuid_handle!("3f0e6f57-64b7-4d5e-9d3c-6d0f7f2f9b13");

/// The layer of what is drawn into the backdrop.
pub const GROUND_LAYER: RenderLayers = RenderLayers::layer(1);

/// Frames that are drawn after a change; the second is for what the first made ready.
const SETTLES: u32 = 3;
/// Frames that are drawn at the beginning, while shaders are still being compiled.
const WARMS_UP: u32 = 240;

/// The camera that draws the ground.
#[derive(Component)]
pub(super) struct GroundEye;

/// The entity that shows what it drew.
#[derive(Component)]
pub(super) struct Sheet;

/// Shows a picture of exactly the size of the screen.
#[derive(Asset, TypePath, AsBindGroup, Clone, Debug)]
pub(super) struct BackdropMaterial {
    #[texture(0)]
    drawn: Handle<Image>,
}

impl Material2d for BackdropMaterial {
    fn fragment_shader() -> ShaderRef {
        ShaderRef::Handle(SHADER)
    }
}

fn canvas(size: UVec2) -> Image {
    Image::new_target_texture(size.x.max(1), size.y.max(1), TextureFormat::Rgba8UnormSrgb, None)
}

pub(super) fn spawn(
    mut commands: Commands,
    mut images: ResMut<Assets<Image>>,
    mut meshes: ResMut<Assets<Mesh>>,
    mut materials: ResMut<Assets<BackdropMaterial>>,
) {
    let drawn = images.add(canvas(UVec2::ONE));
    commands.spawn((
        GroundEye,
        Camera2d,
        Camera { order: -1, ..default() },
        Msaa::Off,
        RenderTarget::Image(drawn.clone().into()),
        Projection::Orthographic(OrthographicProjection::default_2d()),
        GROUND_LAYER,
    ));
    commands.spawn((
        Sheet,
        Mesh2d(meshes.add(Rectangle::default())),
        MeshMaterial2d(materials.add(BackdropMaterial { drawn })),
        NoFrustumCulling,
    ));
}

/// What has been drawn, and how much is still to be.
#[derive(Default)]
pub(super) struct Drawn {
    size: UVec2,
    camera: Option<MapCamera>,
    frames: u32,
    left: u32,
}

/// Follows the map's camera, and draws when there is something new.
pub(super) fn draw(
    camera: Res<MapCamera>,
    eyes: Query<(&Camera, &Transform, &Projection), (With<MapEye>, Without<GroundEye>)>,
    mut ground: Query<(&mut Camera, &mut Transform, &mut Projection, &mut RenderTarget), With<GroundEye>>,
    mut sheets: Query<
        (&mut Transform, &MeshMaterial2d<BackdropMaterial>),
        (With<Sheet>, Without<MapEye>, Without<GroundEye>),
    >,
    mut images: ResMut<Assets<Image>>,
    mut materials: ResMut<Assets<BackdropMaterial>>,
    mut drawn: Local<Drawn>,
) {
    let (Ok((eye, place, lens)), Ok(ground), Ok(sheet)) =
        (eyes.single(), ground.single_mut(), sheets.single_mut())
    else {
        return;
    };
    let (mut own_eye, mut own_place, mut own_lens, mut target) = ground;
    let (mut sheet_place, material) = sheet;
    let Some(size) = eye.physical_target_size() else { return };
    if drawn.size != size {
        drawn.size = size;
        let image = images.add(canvas(size));
        if let Some(mut material) = materials.get_mut(&material.0) {
            material.drawn = image.clone();
        }
        *target = RenderTarget::Image(image.into());
        drawn.camera = None;
    }
    if drawn.camera != Some(*camera) {
        drawn.camera = Some(*camera);
        drawn.left = SETTLES;
        own_place.set_if_neq(*place);
        if let (Projection::Orthographic(own), Projection::Orthographic(lens)) = (&mut *own_lens, lens) {
            // The picture counts in device pixels, whatever the window's own scale.
            own.scale = lens.scale / eye.target_scaling_factor().unwrap_or(1.0);
        }
        let size = camera.size * camera.km_per_point;
        let there = Vec3::new(camera.centre.x, camera.centre.y, -10.0);
        sheet_place.set_if_neq(Transform {
            translation: there,
            rotation: place.rotation,
            scale: size.extend(1.0),
        });
    }
    let active = drawn.left > 0 || drawn.frames < WARMS_UP;
    drawn.left = drawn.left.saturating_sub(1);
    drawn.frames = drawn.frames.saturating_add(1);
    if own_eye.is_active != active {
        own_eye.is_active = active;
    }
}
