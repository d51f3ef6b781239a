//! What the viewer has asked of the picture.

use bevy::prelude::*;

/// How much may move.
#[derive(Resource, Default, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Motion {
    /// No flights, no flashes: things are where they are.
    pub reduced: bool,
}
