//! Typed indices into the tables of a [`Scenario`](crate::sim::Scenario), and the two sides.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub struct $name(pub u16);
        impl $name {
            /// Position in its table.
            pub fn index(self) -> usize { usize::from(self.0) }
        }
        impl From<usize> for $name {
            /// Tables are bounded by the level reader far below `u16::MAX`.
            fn from(index: usize) -> Self { Self(index as u16) }
        }
    )*};
}

id! {
    /// A headquarters, formation or site.
    NodeId,
    /// A command or coordination link.
    LinkId,
    /// One medium of one link; all channels of a scenario are numbered through.
    ChannelId,
    /// Shared infrastructure that carries one medium of several links.
    FacilityId,
    /// An axis of advance.
    AxisId,
    /// A way into the adversary's network.
    AccessId,
    /// A jammer of our own.
    JammerId,
    /// An ally who lends effects and holds favours.
    AllyId,
    /// A card that asks for a decision.
    DispatchId,
    /// One of the things intelligence counts.
    IndicatorId,
    /// Somebody who belongs to neither side.
    ActorId,
    /// A character of the adversary.
    DispositionId,
    /// Something that both sides may agree to leave alone.
    NormId,
}

/// The two sides of the game.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Side {
    /// The defensive alliance.
    Alliance,
    /// The state whose council decides on war.
    Adversary,
}

impl Side {
    /// Both sides, in the order in which minds are asked and orders applied.
    pub const BOTH: [Side; 2] = [Side::Alliance, Side::Adversary];

    /// The other one.
    pub fn other(self) -> Self {
        match self {
            Side::Alliance => Side::Adversary,
            Side::Adversary => Side::Alliance,
        }
    }

    /// Position in per-side arrays.
    pub fn index(self) -> usize {
        self as usize
    }
}
