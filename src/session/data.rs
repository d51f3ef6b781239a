//! The player's own folder: saves, and beside them levels and texts that the game shows with those it comes with.

use std::path::PathBuf;

/// Environment variable that names another folder.
pub const FOLDER_VARIABLE: &str = "ASSURED_DISRUPTION_DATA";

/// The player's folder, by the platform's conventions; `None` when the platform has none.
pub fn folder() -> Option<PathBuf> {
    if let Some(folder) = std::env::var_os(FOLDER_VARIABLE).filter(|folder| !folder.is_empty()) {
        return Some(folder.into());
    }
    data_home().map(|home| home.join("assured-disruption"))
}

/// Where their levels lie, `*.ron`.
pub fn levels() -> Option<PathBuf> {
    folder().map(|folder| folder.join("levels"))
}

/// Where their texts lie, a folder for each language with `*.ftl` in it.
pub fn texts() -> Option<PathBuf> {
    folder().map(|folder| folder.join("text"))
}

/// XDG base directories: a relative or empty `XDG_DATA_HOME` is to be ignored.
#[cfg(target_os = "linux")]
fn data_home() -> Option<PathBuf> {
    let given = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    given.or_else(|| std::env::home_dir().map(|home| home.join(".local").join("share")))
}

#[cfg(target_os = "macos")]
fn data_home() -> Option<PathBuf> {
    std::env::home_dir().map(|home| home.join("Library").join("Application Support"))
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn data_home() -> Option<PathBuf> {
    bevy::platform::dirs::preferences_dir()
}
