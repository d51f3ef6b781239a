//! Which question the map answers by its colours. State only: the picture and its legend read it.

use bevy::prelude::*;

/// A way of looking at the map; number keys 1 to 6.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lens {
    /// Who stands where, how strong: the plain map.
    #[default]
    Force,
    /// How well each formation is commanded, and over which chain.
    CommandQuality,
    /// How old each belief is.
    BeliefAge,
    /// Which links hold a network together.
    CutSet,
    /// What rides on which shared infrastructure.
    Infrastructure,
    /// How far each jammer reaches.
    Jammers,
}

impl Lens {
    /// All of them, by number key.
    pub const ALL: [Lens; 6] = [
        Lens::Force,
        Lens::CommandQuality,
        Lens::BeliefAge,
        Lens::CutSet,
        Lens::Infrastructure,
        Lens::Jammers,
    ];
}
