//! Which question the map answers by its colours. State only: the picture and its legend read it.

use bevy::prelude::*;

/// A way of looking at the map; number keys 1 to 3.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lens {
    /// Who stands where, how strong: the plain map.
    #[default]
    Force,
    /// How well each formation is commanded, and over which chain.
    CommandQuality,
    /// How old each belief is.
    BeliefAge,
}

impl Lens {
    /// All of them, by number key.
    pub const ALL: [Lens; 3] = [Lens::Force, Lens::CommandQuality, Lens::BeliefAge];
}
