//! APP-6 symbols: sprites from one atlas, of constant size, upright, on the entities of what they show.

use super::board::{Board, Seen, UnitItem};
use super::camera::MapCamera;
use super::highlight::{self, Highlight};
use super::placement::{Arrangement, Placed, SYMBOL_SCALE};
use crate::game::Clock;
use crate::map::symbols::SymbolAtlas;
use bevy::asset::RenderAssetUsages;
use bevy::image::{CompressedImageFormats, ImageSampler, ImageType};
use bevy::prelude::*;

/// The atlas on the graphics card.
#[derive(Resource)]
pub(super) struct SymbolSheet(Handle<Image>);

impl FromWorld for SymbolSheet {
    fn from_world(world: &mut World) -> Self {
        let picture = Image::from_buffer(
            SymbolAtlas::embedded().png,
            ImageType::Extension("png"),
            CompressedImageFormats::NONE,
            true,
            ImageSampler::linear(),
            RenderAssetUsages::RENDER_WORLD,
        )
        .expect("the embedded atlas is a picture");
        Self(world.resource_mut::<Assets<Image>>().add(picture))
    }
}

/// Brings the sprites in step with the arrangement, and keeps them the same size at every scale.
pub(super) fn draw(
    mut commands: Commands,
    board: Board,
    (arrangement, camera, clock): (Res<Arrangement>, Res<MapCamera>, Res<Clock>),
    highlight: Res<Highlight>,
    sheet: Res<SymbolSheet>,
    placed: Query<(Entity, &Placed)>,
    mut sprites: Query<(Entity, &mut Sprite, &mut Transform), With<Placed>>,
    gone: Query<Entity, (With<Sprite>, With<crate::game::components::Believed>, Without<Placed>)>,
) {
    let camera_moved = camera.is_changed() || clock.is_changed();
    if !arrangement.is_changed() && !camera_moved && !highlight.is_changed() {
        return;
    }
    for entity in &gone {
        commands.entity(entity).remove::<Sprite>();
    }
    let count = board.units.iter().count().max(1) as f32;
    for (entity, placed) in &placed {
        let Ok(unit) = board.units.get(entity) else { continue };
        let z = 50.0 + 10.0 * (1.0 - unit.key.0.index() as f32 / count);
        let Some((mut wanted, at)) = look(&unit, placed, &camera, board.hour(), &sheet.0, z) else {
            continue;
        };
        if !highlight.shows(entity) {
            wanted.color.set_alpha(highlight::UNIT);
        }
        match sprites.get_mut(entity) {
            Ok((_, mut sprite, mut transform)) => {
                if sprite.rect != wanted.rect
                    || sprite.custom_size != wanted.custom_size
                    || sprite.color != wanted.color
                {
                    *sprite = wanted;
                }
                transform.set_if_neq(at);
            }
            Err(_) => {
                commands.entity(entity).insert((wanted, at));
            }
        }
    }
}

fn look(
    unit: &UnitItem,
    placed: &Placed,
    camera: &MapCamera,
    now: u32,
    sheet: &Handle<Image>,
    z: f32,
) -> Option<(Sprite, Transform)> {
    let symbol = SymbolAtlas::embedded().get_or_plain(unit.symbol(now))?;
    let [x, y, w, h] = symbol.rect.map(|pixels| pixels as f32);
    let alpha = match unit.seen(now) {
        Seen::Live => 1.0,
        Seen::Hours(_) | Seen::Silent(_) => 0.68,
    };
    let sprite = Sprite {
        image: sheet.clone(),
        rect: Some(Rect::new(x, y, x + w, y + h)),
        custom_size: Some(Vec2::new(w, h) * SYMBOL_SCALE * placed.scale * camera.km_per_point),
        color: Color::srgba(1.0, 1.0, 1.0, alpha),
        ..default()
    };
    let middle = camera.to_map(placed.centre(camera));
    let transform = Transform {
        translation: middle.extend(z),
        rotation: Quat::from_rotation_z(camera.turn),
        ..default()
    };
    Some((sprite, transform))
}
