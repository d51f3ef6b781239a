//! What the panels remember between frames: the page, what stands open, what was typed.

use super::action::{Page, Tab};
use super::models::Trouble;
use crate::sim::DispatchId;
use crate::sim::units::Hour;
use bevy::prelude::*;
use std::path::PathBuf;

/// What the panels remember between frames.
#[derive(Resource, Clone, Debug)]
pub struct PanelState {
    pub(super) page: Page,
    pub(super) tab: Tab,
    pub(super) key_open: bool,
    pub(super) war_log: bool,
    pub(super) seed: String,
    /// What stands in the field of another folder for games; `None` before it was touched.
    pub(super) folder: Option<String>,
    /// The game whose deletion must be confirmed.
    pub(super) asked: Option<PathBuf>,
    pub(super) trouble: Option<Trouble>,
    /// What went wrong last, in one sentence, until the next wish.
    pub(super) note: Option<String>,
    /// What was done that cannot be seen, in one sentence, until the next wish.
    pub(super) told: Option<String>,
    /// The answer of the dispatch whose key was pressed once.
    pub(super) armed: Option<u8>,
    /// Whether the answers are to have the focus as soon as they are there.
    pub(super) turn_to_answers: bool,
    /// The dispatch that waited for an answer when last looked at.
    pub(super) waiting: Option<DispatchId>,
    /// What we thought they believed, by the hour of the council.
    pub(super) thought: Vec<(Hour, f64)>,
}

impl Default for PanelState {
    fn default() -> Self {
        Self {
            page: Page::Menu,
            tab: Tab::Plan,
            key_open: true,
            war_log: false,
            seed: String::new(),
            folder: None,
            asked: None,
            trouble: None,
            note: None,
            told: None,
            armed: None,
            turn_to_answers: false,
            waiting: None,
            thought: Vec::new(),
        }
    }
}

impl PanelState {
    /// The page outside or over the game.
    pub fn page(&self) -> Page {
        self.page
    }

    /// Whether a report must be read first.
    pub fn troubled(&self) -> bool {
        self.trouble.is_some()
    }
}
