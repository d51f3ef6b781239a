//! Pictures of the map against those that were looked at and kept. `UPDATE_GOLDEN=1` keeps new ones.

use crate::drawn::{Picture, Stage, Subject};
use assured_disruption::game::library::GameSetup;
use assured_disruption::game::{Lens, Selection};
use assured_disruption::sim::{LinkId, Side};
use bevy::asset::RenderAssetUsages;
use bevy::image::{CompressedImageFormats, Image, ImageSampler, ImageType};
use bevy::render::render_resource::{Extent3d, TextureDimension, TextureFormat};
use std::path::{Path, PathBuf};

const SIZE: (u32, u32) = (640, 360);
/// How far a channel may be off.
const TOLERANCE: u8 = 12;
/// Share of the pixels that may be off farther: edges that another version of the rasteriser rounds otherwise.
const OUTLIERS: f64 = 0.005;

fn folder(under: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(under)
}

/// Which pixels of two pictures differ.
fn differing(kept: &[u8], drawn: &[u8]) -> Vec<bool> {
    let pair = kept.chunks_exact(4).zip(drawn.chunks_exact(4));
    pair.map(|(a, b)| a.iter().zip(b).take(3).any(|(a, b)| a.abs_diff(*b) > TOLERANCE)).collect()
}

/// Whether the pictures differ: too many pixels do, or a patch does nearly whole, which no edge can bring about.
fn differ(off: &[bool]) -> bool {
    let many = off.iter().filter(|off| **off).count() as f64 > OUTLIERS * off.len() as f64;
    many || has_patch(off)
}

/// Whether nine tenths of some square of 8 pixels differ.
fn has_patch(off: &[bool]) -> bool {
    const SIDE: usize = 8;
    let (width, height) = (SIZE.0 as usize, SIZE.1 as usize);
    let row = |x: usize, y: usize| off[y * width + x..][..SIDE].iter().filter(|off| **off).count();
    let corners =
        (0..=height - SIDE).step_by(2).flat_map(|y| (0..=width - SIDE).step_by(2).map(move |x| (x, y)));
    let mut counts = corners.map(|(x, y)| (y..y + SIDE).map(|y| row(x, y)).sum::<usize>());
    counts.any(|count| 10 * count > 9 * SIDE * SIDE)
}

/// The bytes of a picture, none of it transparent.
fn bytes(image: &Image) -> Vec<u8> {
    let mut data = image.data.clone().expect("a picture has data");
    data.chunks_exact_mut(4).for_each(|pixel| pixel[3] = 255);
    data
}

fn save(data: Vec<u8>, path: &Path) {
    let size = Extent3d { width: SIZE.0, height: SIZE.1, depth_or_array_layers: 1 };
    let format = TextureFormat::Rgba8UnormSrgb;
    let image = Image::new(size, TextureDimension::D2, data, format, RenderAssetUsages::MAIN_WORLD);
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
    let image = image.try_into_dynamic().expect("a plain format");
    image.to_rgb8().save(path).expect("a picture can be written");
}

fn read(path: &Path) -> Option<Vec<u8>> {
    let file = std::fs::read(path).ok()?;
    let kind = ImageType::Extension("png");
    let (none, usage) = (CompressedImageFormats::NONE, RenderAssetUsages::MAIN_WORLD);
    let image = Image::from_buffer(&file, kind, none, true, ImageSampler::Default, usage).ok()?;
    (image.size() == bevy::math::UVec2::from(SIZE)).then(|| bytes(&image))
}

/// Draws and compares with the picture of that name; keeps what it drew where it is another.
fn compare(name: &str, subject: Subject) {
    let Some(picture) = Picture::of(subject) else { return };
    let drawn = bytes(&picture.image);
    let golden = folder("tests/view/golden").join(name).with_extension("png");
    if std::env::var("UPDATE_GOLDEN").is_ok_and(|value| value == "1") {
        save(drawn, &golden);
        return;
    }
    let failed = folder("target/golden");
    let Some(kept) = read(&golden) else {
        save(drawn, &failed.join(format!("{name}.actual.png")));
        panic!("{} is missing or of another size: look at target/golden/{name}.actual.png", golden.display());
    };
    let off = differing(&kept, &drawn);
    if differ(&off) {
        let mark = |off: &bool| if *off { [255; 4] } else { [0, 0, 0, 255] };
        save(off.iter().flat_map(mark).collect(), &failed.join(format!("{name}.difference.png")));
        save(drawn, &failed.join(format!("{name}.actual.png")));
        let count = off.iter().filter(|off| **off).count();
        panic!("{name}: {count} of {} pixels differ, see target/golden", off.len());
    }
}

/// Hours in a week.
const WEEK: u32 = 168;

/// Baltic flash after a week in which both sides play by themselves.
fn week_one() -> Subject {
    let setup = GameSetup::new("baltic_flash", 1, Side::Alliance);
    let setup = GameSetup { pilot: Some("balanced".into()), ..setup };
    Subject::new(Stage::Game(setup, WEEK), (26.4, 57.45), 1.6, SIZE)
}

fn crisis(war: bool, at: (f64, f64), km_per_point: f32) -> Subject {
    Subject::new(Stage::Sample { war, jamming: true }, at, km_per_point, SIZE)
}

#[test]
fn the_map_of_europe_looks_as_it_did() {
    compare("europe", Subject::new(Stage::Empty, (14.0, 52.0), 9.0, SIZE));
}

#[test]
fn the_first_week_of_the_crisis_looks_as_it_did() {
    compare("crisis", week_one());
}

#[test]
fn a_cut_link_and_a_picked_one_look_as_they_did() {
    let subject = crisis(false, (28.0, 57.7), 1.0);
    compare("links", Subject { picked: Selection::Link(LinkId(0)), ..subject });
}

#[test]
fn a_column_with_the_hours_on_its_way_looks_as_it_did() {
    let stage = Stage::Sample { war: true, jamming: false };
    compare("war", Subject { stage, ..crisis(true, (26.2, 57.4), 0.8) });
}

#[test]
fn jamming_ears_and_a_contact_last_seen_look_as_they_did() {
    compare("jamming", crisis(true, (30.6, 56.8), 1.2));
}

#[test]
fn twice_as_near_more_is_named_and_every_medium_is_drawn() {
    compare("near", crisis(false, (29.3, 58.1), 0.7));
}

#[test]
fn the_lens_of_command_writes_on_each_link_what_it_carries() {
    let subject = crisis(false, (28.0, 57.2), 1.2);
    compare("lens_command", Subject { lens: (Lens::CommandQuality, "Lens: command"), ..subject });
}

#[test]
fn the_lens_of_age_draws_round_each_symbol_how_old_the_report_is() {
    compare("lens_age", Subject { lens: (Lens::BeliefAge, "Lens: age of reports"), ..week_one() });
}

#[test]
fn a_white_square_of_twelve_pixels_is_caught() {
    let kept = read(&folder("tests/view/golden/europe.png")).expect("it is kept with the tests");
    let clean = differing(&kept, &kept);
    assert!(!differ(&clean));
    let mut altered = kept.clone();
    for y in 100..112 {
        for x in 300..312 {
            altered[4 * (y * SIZE.0 as usize + x)..][..4].fill(255);
        }
    }
    assert!(differ(&differing(&kept, &altered)));
}
