//! Names of countries and waters, laid last, into what units and towns have left: spaced and quiet, the more so the
//! nearer the map is.

use super::appearance::plane;
use super::labels::Placer;
use super::overlay::Overlay;
use crate::game::palette;
use crate::map::regions::{Region, Spot};
use bevy::prelude::*;

/// Letters of a country stand this far apart, as a share of their size.
const LAND_SPACING: f32 = 0.3;
/// Letters of a water do.
const WATER_SPACING: f32 = 0.12;
/// Where a name goes when its place is taken, as a share of the room it has.
const ASIDE: [Vec2; 9] = [
    Vec2::ZERO,
    Vec2::new(0.0, -0.1),
    Vec2::new(0.0, 0.1),
    Vec2::new(-0.15, 0.0),
    Vec2::new(0.15, 0.0),
    Vec2::new(-0.12, -0.1),
    Vec2::new(0.12, 0.1),
    Vec2::new(0.0, -0.18),
    Vec2::new(0.0, 0.18),
];

/// Writes each name once, at the first of its spots that has room; `names` are in the order of the regions.
pub(super) fn paint(over: &Overlay, names: &[String], placer: &mut Placer) {
    for (region, name) in Region::embedded().iter().zip(names) {
        let water = region.country.is_none();
        let name = if water { name.clone() } else { name.to_uppercase() };
        for spot in &region.spots {
            if write(over, &name, water, spot, placer) {
                break;
            }
        }
    }
}

/// Writes a name at a spot; returns whether it has found a place there.
fn write(over: &Overlay, name: &str, water: bool, spot: &Spot, placer: &mut Placer) -> bool {
    let screen = Rect::from_corners(Vec2::ZERO, over.camera.size);
    let at = over.camera.to_screen(plane(spot.lonlat));
    if !screen.contains(at) {
        return false;
    }
    let room = spot.room_km / over.camera.km_per_point;
    let least = if over.large { 12.0 } else { 10.5 };
    let size = (0.05 * room).clamp(least, 1.7 * least);
    let (spacing, rgb) = match water {
        true => (WATER_SPACING, palette::COAST),
        false => (LAND_SPACING, palette::TEXT_QUIET),
    };
    let galley = over.measure_spaced(name, size, spacing, water);
    let written = Vec2::new(galley.size().x, galley.size().y);
    if written.x > room {
        return false;
    }
    // Air around the letters, and no letter beyond the region's edge.
    let air = Vec2::new(7.0, 0.0);
    let slack = 0.5 * (room - written.x);
    let corners = ASIDE.map(|aside| {
        let aside = (aside * room).clamp(Vec2::new(-slack, -room), Vec2::new(slack, room));
        at + aside - 0.5 * written - air
    });
    let Some(corner) = placer.settle(corners, written + 2.0 * air, screen) else { return false };
    over.quiet(corner + air, &galley, rgb, strength(room / over.camera.size.x));
    true
}

/// How strongly a name is written in a room of some share of the screen: one that fills it says nothing new.
fn strength(share: f32) -> f32 {
    0.78 - 0.38 * ((share - 0.2) / 0.4).clamp(0.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_fades_as_its_region_fills_the_screen() {
        assert!(strength(0.1) > strength(0.4) && strength(0.4) > strength(0.6));
        assert!(strength(3.0) > 0.3, "it never goes altogether");
    }
}
