//! What a panel can ask for. Panels draw and answer with these; `plugin` turns them into messages of the game.

use crate::game::Hand;
use crate::sim::Order;
use crate::sim::event::Subject;
use bevy_egui::egui::Pos2;
use std::path::PathBuf;

/// How fast the hours pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speed {
    /// Not at all.
    Paused,
    /// A crisis week in ten seconds, a war hour a second.
    Normal,
    /// Twice that.
    Double,
    /// Four times.
    Fourfold,
}

/// A page of the right column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// The card on the desk.
    #[default]
    Dispatch,
    /// What can be ordered this week.
    Plan,
    /// The allies, and who did us harm.
    Allies,
    /// What happened.
    Log,
}

/// A page outside the game.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Page {
    /// The list of levels.
    #[default]
    Menu,
    /// The list of games.
    Games,
    /// Scale, motion, language.
    Settings,
    /// The menu of a game; over a game, `Menu` means no page at all.
    Pause,
}

/// One wish of the person at the screen.
#[derive(Clone, Debug, PartialEq)]
pub enum UiAction {
    /// Give an order.
    Order(Order),
    /// Show what an order would do, as long as the pointer or the focus rests on it.
    Preview(Order),
    /// Take a slot of the week in hand.
    Take(Hand),
    /// Use the slot in hand at a place of the screen, points: it was dragged there.
    Drop(Pos2),
    /// Ask the advisor about the orders of this hour.
    AskAdvisor,
    /// Take back the last order of this hour.
    Undo,
    /// Take back one order of this hour.
    TakeBack(Order),
    /// Let time pass, or stop it.
    SetSpeed(Speed),
    /// War: the orders of this pulse stand, run it.
    Run,
    /// Lead to a place and pick it.
    Select(Subject),
    /// Pick nothing.
    Deselect,
    /// Turn to a page of the right column.
    ShowTab(Tab),
    /// Open or fold the key.
    ShowKey(bool),
    /// The council's report has been read.
    CloseReport,
    /// Read a level's briefing.
    Brief(String),
    /// Start a level; no seed means a new one.
    Start {
        /// Which level.
        level: String,
        /// The seed.
        seed: Option<u64>,
    },
    /// Go on with the last save.
    Continue,
    /// Take up a game of the list.
    TakeUp(PathBuf),
    /// Take up what is whole of a damaged game.
    TakeWhole(PathBuf),
    /// Ask whether a game is to be deleted; without one, not to.
    AskDelete(Option<PathBuf>),
    /// Delete a game for good.
    Delete(PathBuf),
    /// The field of the other folder changed.
    EditFolder(String),
    /// Keep the game in that folder.
    KeepElsewhere,
    /// Play the same level with the same seed again.
    Again,
    /// Play the same level with a new seed.
    NewSeed,
    /// Leave the game for the menu.
    ToMenu,
    /// Turn to a page outside the game.
    ShowPage(Page),
    /// The seed field changed.
    EditSeed(String),
    /// Scale of type and panels, 0.75 to 3; the system's when `None`.
    SetScale(Option<f32>),
    /// Whether things jump instead of gliding.
    SetReducedMotion(bool),
    /// Language, as `Texts::load` names it.
    SetLanguage(String),
    /// Leave the program.
    Quit,
}
