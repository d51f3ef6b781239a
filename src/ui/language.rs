//! The language the window speaks.

use crate::text::Texts;
use bevy::prelude::Resource;

/// The texts in force.
#[derive(Resource)]
pub struct Language(pub Texts);
