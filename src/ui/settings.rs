//! What a player set, kept from one day to the next: a RON file in the settings folder of the platform.

use serde::{Deserialize, Serialize};
use std::path::PathBuf;
use std::{fs, io};

/// What is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Kept {
    /// Scale of type and panels, 0.75 to 3.
    pub scale: f32,
    /// Whether things jump instead of gliding.
    pub reduced_motion: bool,
    /// Language, as `Texts::load` names it.
    pub language: String,
    /// Folders in which there are games, beside the usual one.
    pub games: Vec<PathBuf>,
}

impl Default for Kept {
    fn default() -> Self {
        Self { scale: 1.0, reduced_motion: false, language: "en".to_owned(), games: Vec::new() }
    }
}

impl Kept {
    /// What was kept; as shipped where there is nothing, or nothing that can be read.
    pub fn load() -> Self {
        let text = file().and_then(|path| fs::read_to_string(path).ok());
        let mut kept: Self = text.and_then(|text| ron::from_str(&text).ok()).unwrap_or_default();
        kept.scale = if kept.scale.is_finite() { kept.scale.clamp(0.75, 3.0) } else { 1.0 };
        kept
    }

    /// Keeps it.
    ///
    /// # Errors
    /// When the platform has no folder for settings, or the file cannot be written.
    pub fn save(&self) -> io::Result<()> {
        let path = file().ok_or(io::ErrorKind::NotFound)?;
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        let text = ron::ser::to_string_pretty(self, ron::ser::PrettyConfig::default());
        fs::write(path, text.map_err(io::Error::other)?)
    }
}

fn file() -> Option<PathBuf> {
    bevy::platform::dirs::preferences_dir().map(|home| home.join(env!("CARGO_PKG_NAME")).join("settings.ron"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_older_version_kept_is_read_with_the_rest_as_shipped() {
        let kept: Kept = ron::from_str("(scale: 1.5)").expect("a file of an older version");
        assert_eq!(kept, Kept { scale: 1.5, ..Kept::default() });
    }
}
