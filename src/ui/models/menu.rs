//! The pages outside the game: menu, list of games, settings, briefing, and the page of trouble with a level.

use std::path::PathBuf;

/// The menu.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Menu {
    /// What "Continue" would lead to, if there is a save.
    pub save: Option<String>,
    /// A game played since that cannot be gone on with as it is.
    pub damaged: Option<String>,
    /// Games in the list.
    pub games: usize,
    /// The levels: name on the command line, title, one line.
    pub levels: Vec<LevelItem>,
    /// What stands in the seed field.
    pub seed: String,
}

/// A level in the menu.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelItem {
    /// Short name.
    pub id: String,
    /// Title.
    pub title: String,
    /// One line.
    pub summary: String,
}

impl Menu {
    /// The seed in the field: none while it is empty, an error while it is no number.
    pub fn seed(&self) -> Result<Option<u64>, std::num::ParseIntError> {
        let text = self.seed.trim();
        if text.is_empty() { Ok(None) } else { text.parse().map(Some) }
    }
}

/// The list of games.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Games {
    /// The games, the one last played first.
    pub rows: Vec<GameRow>,
    /// The row whose game is to be deleted, once that has been confirmed.
    pub asked: Option<usize>,
    /// Whether there may be more.
    pub searching: bool,
    /// What went wrong.
    pub note: Option<String>,
}

/// A game in the list.
#[derive(Clone, Debug, PartialEq)]
pub struct GameRow {
    /// Where it lies.
    pub path: PathBuf,
    /// The level and the week, or the file's name where nothing is known.
    pub title: String,
    /// How it stands, its seed and when it was last played.
    pub about: String,
    /// What is wrong with it, and how much of it is whole.
    pub damage: Option<String>,
    /// What can be done with it.
    pub deed: Option<GameDeed>,
}

/// What can be done with a game in the list, beside deleting it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GameDeed {
    /// Go on with it.
    Continue,
    /// Look at its end.
    Look,
    /// Go on from what is whole of it.
    TakeWhole,
}

/// A game that is being read.
#[derive(Clone, Debug, PartialEq)]
pub struct Opening {
    /// The file.
    pub name: String,
}

/// The settings.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Scale of type and panels.
    pub scale: f32,
    /// Whether things jump instead of gliding.
    pub reduced_motion: bool,
    /// Language in force.
    pub language: String,
    /// Languages there are: short name, and what each calls itself.
    pub languages: Vec<(String, String)>,
    /// Why they could not be kept.
    pub note: Option<String>,
}

/// The page over a game that stands still.
#[derive(Clone, Debug, PartialEq)]
pub struct Pause {
    /// The game.
    pub title: String,
    /// Label of the key that leads back.
    pub key: Option<String>,
    /// Whether the game is kept, in one sentence that is true.
    pub kept: String,
    /// The folder in which it could be kept instead, while it is not kept.
    pub elsewhere: Option<String>,
}

/// The briefing of a level.
#[derive(Clone, Debug, PartialEq)]
pub struct Briefing {
    /// Short name of the level.
    pub level: String,
    /// Title.
    pub title: String,
    /// Paragraphs.
    pub paragraphs: Vec<String>,
    /// The seed it would start with.
    pub seed: Option<u64>,
}

/// Something that must be read before the game can go on: the report of a level, a save that cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub struct Trouble {
    /// What it is about.
    pub title: String,
    /// The report, as on the command line.
    pub report: String,
}
