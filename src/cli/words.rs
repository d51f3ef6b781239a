//! The words of the command line: English, with the player's own texts laid over it.

use super::talk;
use crate::session::data;
use crate::text::{Texts, fault};
use std::sync::OnceLock;

/// The texts in force. Where the player's own are broken that is said once, and those that come with the game hold.
pub fn texts() -> &'static Texts {
    static TEXTS: OnceLock<Texts> = OnceLock::new();
    TEXTS.get_or_init(|| {
        let (texts, broken) = Texts::of_player("en", data::texts().as_deref());
        if let Some(error) = broken {
            talk::say(&fault::warning(&texts, &fault::left_out(&texts, &error)));
        }
        texts
    })
}
