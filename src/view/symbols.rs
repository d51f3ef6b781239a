//! APP-6 symbols: sprites from one atlas, of constant size, upright, where the arrangement puts them.

use super::arrangement::{Arrangement, SYMBOL_SCALE};
use super::camera::MapCamera;
use super::scene::{Scene, Seen};
use crate::map::symbols::SymbolAtlas;
use crate::sim::NodeId;
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

/// The sprite of a unit.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct SymbolOf(pub NodeId);

/// Brings the sprites in step with the arrangement, and keeps them the same size at every scale.
pub(super) fn draw(
    mut commands: Commands,
    scene: Res<Scene>,
    arrangement: Res<Arrangement>,
    camera: Res<MapCamera>,
    sheet: Res<SymbolSheet>,
    mut sprites: Query<(Entity, &SymbolOf, &mut Sprite, &mut Transform)>,
) {
    if !arrangement.is_changed() && !camera.is_changed() {
        return;
    }
    let atlas = SymbolAtlas::embedded();
    let mut missing: Vec<usize> = (0..arrangement.symbols.len()).collect();
    let look = |index: usize| {
        let placed = &arrangement.symbols[index];
        let unit = &scene.units[placed.id.index()];
        let symbol = atlas.get_or_plain(&unit.symbol)?;
        let [x, y, w, h] = symbol.rect.map(|pixels| pixels as f32);
        let alpha = match unit.seen {
            Seen::Live => 1.0,
            Seen::Hours(_) | Seen::Silent(_) => 0.68,
        };
        let sprite = Sprite {
            image: sheet.0.clone(),
            rect: Some(Rect::new(x, y, x + w, y + h)),
            custom_size: Some(Vec2::new(w, h) * SYMBOL_SCALE * placed.scale * camera.km_per_point),
            color: Color::srgba(1.0, 1.0, 1.0, alpha),
            ..default()
        };
        let middle = camera.to_map(placed.centre(&camera));
        let z = 50.0 + 10.0 * (1.0 - placed.id.index() as f32 / scene.units.len().max(1) as f32);
        let transform = Transform {
            translation: middle.extend(z),
            rotation: Quat::from_rotation_z(camera.turn),
            ..default()
        };
        Some((sprite, transform))
    };
    for (entity, of, mut sprite, mut transform) in &mut sprites {
        let found = arrangement.symbols.iter().position(|placed| placed.id == of.0);
        match found.and_then(|index| look(index).map(|look| (index, look))) {
            Some((index, (wanted, at))) => {
                missing.retain(|other| *other != index);
                if sprite.rect != wanted.rect
                    || sprite.custom_size != wanted.custom_size
                    || sprite.color != wanted.color
                {
                    *sprite = wanted;
                }
                transform.set_if_neq(at);
            }
            None => commands.entity(entity).despawn(),
        }
    }
    for index in missing {
        if let Some((sprite, at)) = look(index) {
            commands.spawn((SymbolOf(arrangement.symbols[index].id), sprite, at));
        }
    }
}
