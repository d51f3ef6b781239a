//! Pictures of the window: those a player keeps, and the one that is taken by itself.

use crate::game::messages::{Navigate, PictureTaken};
use crate::game::{self, Action, Game};
use crate::session::store;
use bevy::image::ImageFormat;
use bevy::prelude::*;
use bevy::render::view::screenshot::{Screenshot, ScreenshotCaptured};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// Hours in a day.
const DAY: u32 = 24;

/// Takes a picture when a player asks for one, into the folder of pictures or, where there is none, that of games.
pub(super) fn take(mut actions: MessageReader<Action>, game: Option<Res<Game>>, mut commands: Commands) {
    if !actions.read().any(|action| *action == Action::Picture) {
        return;
    }
    let stem = match &game {
        Some(game) => format!("{}-day-{}", plain(&game.setup().level), game.hour() / DAY + 1),
        None => "menu".to_owned(),
    };
    let name = format!("{}-{stem}", env!("CARGO_PKG_NAME"));
    commands.spawn(Screenshot::primary_window()).observe(
        move |shot: On<ScreenshotCaptured>, mut taken: MessageWriter<PictureTaken>| {
            let kept = folder().ok_or_else(|| io::ErrorKind::NotFound.into());
            let kept = kept.and_then(|folder| keep(&folder, &name, &encode(&shot.image)?));
            taken.write(PictureTaken(kept.map_err(|error| error.to_string())));
        },
    );
}

/// A name of which any file system makes one file.
fn plain(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_".contains(c) { c } else { '_' }).collect()
}

/// Where pictures go.
fn folder() -> Option<PathBuf> {
    pictures().or_else(store::folder)
}

/// The folder of pictures that the system names, if it is there.
fn pictures() -> Option<PathBuf> {
    let path = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = path("HOME").or_else(|| path("USERPROFILE"))?;
    let config = path("XDG_CONFIG_HOME").unwrap_or_else(|| home.join(".config"));
    let named = fs::read_to_string(config.join("user-dirs.dirs")).ok();
    let named = named.and_then(|text| named_pictures(&text, &home));
    named.into_iter().chain([home.join("Pictures")]).find(|folder| folder.is_dir())
}

/// What the XDG file of user folders says of pictures.
fn named_pictures(text: &str, home: &Path) -> Option<PathBuf> {
    let value = text.lines().find_map(|line| line.trim().strip_prefix("XDG_PICTURES_DIR="))?;
    let value = value.trim_matches('"');
    match value.strip_prefix("$HOME") {
        Some(rest) => Some(home.join(rest.trim_start_matches('/'))),
        None => Some(PathBuf::from(value)).filter(|path| path.is_absolute()),
    }
}

/// Writes to the first free number of a name: nothing that is there is ever written over.
///
/// # Errors
/// What the file system says.
fn keep(folder: &Path, name: &str, picture: &[u8]) -> io::Result<PathBuf> {
    fs::create_dir_all(folder)?;
    for number in 1.. {
        let path = folder.join(format!("{name}-{number:03}.png"));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(file) => return write(file, picture).map(|()| path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

fn write(mut file: File, picture: &[u8]) -> io::Result<()> {
    file.write_all(picture)?;
    file.sync_all()
}

/// The PNG of an image.
fn encode(image: &Image) -> io::Result<Vec<u8>> {
    let image = image.clone().try_into_dynamic().map_err(io::Error::other)?;
    let format = ImageFormat::Png.as_image_crate_format().ok_or(io::ErrorKind::Unsupported)?;
    let mut bytes = io::Cursor::new(Vec::new());
    // The alpha of a window is nobody's.
    image.to_rgb8().write_to(&mut bytes, format).map_err(io::Error::other)?;
    Ok(bytes.into_inner())
}

/// A picture to be taken by itself: when, where to, and what came of it.
#[derive(Resource)]
pub(super) struct PictureAt {
    pub path: PathBuf,
    pub frame: u32,
    pub result: Arc<Mutex<Option<io::Result<()>>>>,
}

/// Frame at which the briefing is closed, so that the picture shows the map.
const BRIEFED: u32 = 6;
/// Frames until everything has been compiled and drawn.
const SETTLED: u32 = 26;
/// Frames the picture is given to come back from the adapter.
const PATIENCE: u32 = 120;

/// Goes to the map, takes the picture, and leaves once it is kept or cannot be.
pub(super) fn take_and_leave(
    mut at: ResMut<PictureAt>,
    screen: Res<State<game::Screen>>,
    mut commands: Commands,
    mut wishes: MessageWriter<Navigate>,
    mut exit: MessageWriter<AppExit>,
) {
    at.frame += 1;
    if at.frame >= BRIEFED && *screen.get() == game::Screen::Briefing {
        wishes.write(Navigate::Continue);
    }
    if at.frame == SETTLED {
        let (path, result) = (at.path.clone(), Arc::clone(&at.result));
        commands.spawn(Screenshot::primary_window()).observe(move |shot: On<ScreenshotCaptured>| {
            let written = encode(&shot.image).and_then(|picture| fs::write(&path, picture));
            *result.lock().unwrap_or_else(|held| held.into_inner()) = Some(written);
        });
    }
    let told = at.result.lock().is_ok_and(|result| result.is_some());
    if told || at.frame > SETTLED + PATIENCE {
        exit.write(AppExit::Success);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_picture_is_written_over_another() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("new");
        let kept: Vec<PathBuf> =
            (0..3).map(|byte| keep(&place, "a-day-1", &[byte]).expect("it can be written")).collect();
        for (byte, path) in (0..3).zip(&kept) {
            assert_eq!(fs::read(path).expect("it is there"), [byte]);
        }
        assert!(kept[2].ends_with("a-day-1-003.png"));
    }

    #[test]
    fn the_system_s_folder_of_pictures_is_read_as_it_is_written() {
        let home = Path::new("/home/a");
        let named = |value: &str| named_pictures(&format!("# c\nXDG_PICTURES_DIR={value}\n"), home);
        assert_eq!(named("\"$HOME/Bilder\""), Some(home.join("Bilder")));
        assert_eq!(named("\"/data/pictures\""), Some(PathBuf::from("/data/pictures")));
        assert_eq!(named("\"elsewhere\""), None);
        assert_eq!(named_pictures("XDG_MUSIC_DIR=\"$HOME/Music\"", home), None);
    }

    #[test]
    fn a_level_s_name_makes_one_file() {
        assert_eq!(plain("baltic_flash"), "baltic_flash");
        assert_eq!(plain("../a b:c"), "___a_b_c");
    }
}
