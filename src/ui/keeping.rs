//! What menu, list and pause page say of games that are kept, and of one that cannot be.

use super::models::menu::{GameDeed, GameRow};
use crate::game::{Game, Games, Saves};
use crate::session::store::{self, Save, Written};
use crate::text::{Texts, file};
use std::path::{Path, PathBuf};

/// The rows of the list.
pub fn rows(texts: &Texts, games: &Games) -> Vec<GameRow> {
    games.saves.iter().map(|save| row(texts, save)).collect()
}

fn row(texts: &Texts, save: &Save) -> GameRow {
    let deed = match (&save.game, &save.damage) {
        (None, _) => None,
        (Some(_), Some(_)) => Some(GameDeed::TakeWhole),
        (Some(game), None) if game.outcome.is_some() => Some(GameDeed::Look),
        (Some(_), None) => Some(GameDeed::Continue),
    };
    GameRow {
        path: save.path.clone(),
        title: file::title(texts, save),
        about: file::about(texts, save),
        damage: file::damage(texts, save),
        deed,
    }
}

/// The game played last, when it is damaged, so that it is not passed over in silence.
pub fn damaged(texts: &Texts, games: &Games) -> Option<String> {
    let save = games.damaged_since().next()?;
    Some(texts.tell("menu-damaged", &[("save", file::title(texts, save).into())]))
}

/// What stands on the screen as long as a game is not kept.
pub fn standing(texts: &Texts, game: &Game) -> Option<String> {
    match game.session().written() {
        Some(Written::Failed(report)) => Some(texts.tell("note-unsaved", &[("report", report.into())])),
        _ => None,
    }
}

/// Whether a game is kept, in one sentence, and whether it could be kept elsewhere.
pub fn kept(texts: &Texts, game: &Game) -> (String, bool) {
    match game.session().written() {
        None => (texts.say("pause-nowhere"), false),
        Some(Written::All) => (texts.say("pause-kept"), false),
        Some(Written::Unbegun) => (texts.say("pause-unbegun"), false),
        Some(Written::Waiting) => (texts.say("pause-waiting"), false),
        Some(Written::Failed(report)) => (texts.tell("pause-unkept", &[("report", report.into())]), true),
    }
}

/// A folder in which a game that is not kept can be kept, as a first suggestion.
pub fn suggestion() -> String {
    let home = std::env::home_dir().filter(|home| home.is_dir()).unwrap_or_else(std::env::temp_dir);
    home.display().to_string()
}

/// The folder that was typed in; none while the field is empty.
pub fn folder(words: &str) -> Option<PathBuf> {
    let words = words.trim();
    (!words.is_empty()).then(|| Path::new(words).to_owned())
}

/// The folders with games that the next session would not look into by itself.
pub fn other_folders(saves: &Saves) -> Vec<PathBuf> {
    let usual = store::folder();
    saves.folders().into_iter().filter(|folder| Some(folder) != usual.as_ref()).collect()
}
