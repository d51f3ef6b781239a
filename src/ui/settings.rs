//! What a player set, kept from one day to the next: a RON file in the settings folder of the platform.

use super::fit;
use crate::level::file;
use bevy::prelude::Resource;
use ron::extensions::Extensions;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Smallest scale of type and panels.
pub const LEAST_SCALE: f32 = 0.75;
/// Largest.
pub const MOST_SCALE: f32 = 3.0;

/// What a player set; whoever keeps settings reads and writes it.
#[derive(Resource, Clone, Copy, Debug, PartialEq)]
pub struct UiSettings {
    /// Scale of type and panels that was chosen, 0.75 to 3; the system's when `None`.
    pub chosen: Option<f32>,
    /// Scale that the system asks for.
    pub system: f32,
    /// Whether things jump instead of gliding.
    pub reduced_motion: bool,
}

impl UiSettings {
    /// Scale in force.
    pub fn scale(&self) -> f32 {
        self.chosen.unwrap_or(self.system)
    }

    /// Chooses the next scale, larger or smaller.
    pub(super) fn step(&mut self, by: f32) {
        self.chosen = Some(fit::between(self.scale() + by, LEAST_SCALE, MOST_SCALE));
    }
}

/// The file in which settings are kept. Insert another before the plugin to keep them elsewhere.
#[derive(Resource, Clone, Debug)]
pub struct SettingsFile(pub Option<PathBuf>);

impl Default for SettingsFile {
    fn default() -> Self {
        Self(file())
    }
}

/// What is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// Scale of type and panels that was chosen, 0.75 to 3; the system's when `None`.
    pub scale: Option<f32>,
    /// Whether things jump instead of gliding.
    pub reduced_motion: bool,
    /// Language, as `Texts::load` names it.
    pub language: String,
    /// Folders in which there are games, beside the usual one.
    pub games: Vec<PathBuf>,
}

impl Default for Kept {
    fn default() -> Self {
        Self { scale: None, reduced_motion: false, language: "en".to_owned(), games: Vec::new() }
    }
}

impl Kept {
    /// What a file keeps; as shipped where there is nothing, or nothing that can be read.
    pub fn load(path: Option<&Path>) -> Self {
        let text = path.and_then(|path| file::read_text(path).ok());
        text.and_then(|text| Self::read(&text)).unwrap_or_default()
    }

    /// What a text says, as far as it can be: a scale that nobody can read by is none.
    fn read(text: &str) -> Option<Self> {
        // Older versions kept a bare number.
        let lenient = ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME);
        let kept: Self = lenient.from_str(text).ok()?;
        let scale = kept.scale.filter(|scale| scale.is_finite());
        Some(Self { scale: scale.map(|scale| fit::between(scale, LEAST_SCALE, MOST_SCALE)), ..kept })
    }

    /// Keeps it in a file.
    ///
    /// # Errors
    /// When the platform has no folder for settings, or the file cannot be written.
    pub fn save(&self, path: Option<&Path>) -> io::Result<()> {
        let path = path.ok_or(io::ErrorKind::NotFound)?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default());
        fs::write(path, text.map_err(io::Error::other)?)
    }
}

/// The file of the platform's settings folder.
pub fn file() -> Option<PathBuf> {
    bevy::platform::dirs::preferences_dir().map(|home| home.join(env!("CARGO_PKG_NAME")).join("settings.ron"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_older_version_kept_is_read_with_the_rest_as_shipped() {
        assert_eq!(Kept::read("(scale: 1.5)"), Some(Kept { scale: Some(1.5), ..Kept::default() }));
    }

    #[test]
    fn what_is_kept_is_read_again_and_a_scale_beyond_reason_is_brought_within() {
        for scale in [None, Some(0.75), Some(3.0)] {
            let kept = Kept { scale, ..Kept::default() };
            let text =
                ron::ser::to_string_pretty(&kept, ron::ser::PrettyConfig::default()).expect("plain data");
            assert_eq!(Kept::read(&text), Some(kept));
        }
        for (said, scale) in [("1e9", Some(3.0)), ("-4.0", Some(0.75)), ("NaN", None), ("inf", None)] {
            assert_eq!(Kept::read(&format!("(scale: {said})")).map(|kept| kept.scale), Some(scale), "{said}");
        }
        assert_eq!(Kept::read("(scale: large)"), None);
    }
}
