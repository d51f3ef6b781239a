//! The picture itself, drawn without a window: what stands where, in which colour.

use crate::drawn::{Picture, Stage, Subject};
use assured_disruption::game::palette;
use assured_disruption::map::projection::LonLat;
use assured_disruption::view::appearance::plane;
use bevy::prelude::*;

const WIDTH: u32 = 960;
const HEIGHT: u32 = 540;

fn drawn(stage: Stage, at: (f64, f64), km_per_point: f32) -> Option<Picture> {
    Picture::of(Subject::new(stage, at, km_per_point, (WIDTH, HEIGHT)))
}

impl Picture {
    fn pixel(&self, point: Vec2) -> [i32; 3] {
        let data = self.image.data.as_deref().expect("a picture has data");
        let at = 4 * (point.y.round() as usize * WIDTH as usize + point.x.round() as usize);
        [0, 1, 2].map(|channel| i32::from(data[at + channel]))
    }

    fn at(&self, lon: f64, lat: f64) -> [i32; 3] {
        self.pixel(self.camera.to_screen(plane(LonLat::new(lon, lat))))
    }

    /// Whether a colour is there within a few points of a point.
    fn shows(&self, colour: palette::Rgb, point: Vec2, reach: i32) -> bool {
        (-reach..=reach).flat_map(|y| (-reach..=reach).map(move |x| (x, y))).any(|(x, y)| {
            let seen = self.pixel(point + Vec2::new(x as f32, y as f32));
            seen.iter().zip(colour).all(|(seen, wanted)| (seen - i32::from(wanted)).abs() < 40)
        })
    }
}

fn brightness(pixel: [i32; 3]) -> i32 {
    pixel.iter().sum()
}

#[test]
fn sea_is_dark_land_is_lit_and_each_bloc_glows_along_its_border_in_its_own_colour() {
    let Some(picture) = drawn(Stage::Empty, (26.0, 57.0), 1.5) else { return };
    let (sea, land) = (picture.at(19.3, 57.0), picture.at(25.2, 56.7));
    assert!(brightness(sea) < 110, "sea {sea:?}");
    assert!(brightness(land) > 180, "land {land:?}");
    // Just east and just west of the border between Latvia and Russia.
    let (theirs, inland) = (picture.at(28.0, 56.95), picture.at(31.5, 56.95));
    assert!(theirs[0] - theirs[2] > inland[0] - inland[2] + 15, "border {theirs:?}, inland {inland:?}");
    let ours = picture.at(27.55, 56.95);
    assert!(ours[2] - ours[0] > land[2] - land[0] + 5, "border {ours:?}, inland {land:?}");
}

#[test]
fn symbols_stand_where_the_stage_says_and_strands_keep_the_colour_of_their_side() {
    let sample = Stage::Sample { war: false, jamming: false };
    let Some(picture) = drawn(sample, (27.0, 57.0), 1.2) else { return };
    assert_eq!(picture.symbols.len(), 14);
    for symbol in &picture.symbols {
        let colour = if symbol.allied { palette::OWN } else { palette::HOSTILE };
        let middle = symbol.placed.centre(&picture.camera);
        let inside = middle.x > 30.0 && middle.y > 30.0 && middle.x < 930.0 && middle.y < 510.0;
        if inside && symbol.sure {
            assert!(picture.shows(colour, middle, 9), "{} at {middle}", symbol.name);
        }
    }
    for strand in &picture.strands {
        if !strand.dark {
            let colour = if strand.allied { palette::OWN } else { palette::HOSTILE };
            let point = picture.camera.to_screen(strand.path.along(0.3).0);
            assert!(picture.shows(colour, point, 12), "{:?} at {point}", strand.path.channel);
        }
    }
}
