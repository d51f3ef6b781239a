//! The rules: plain data and pure functions, so that a game can be cloned, forked, replayed and looked into.
//!
//! [`Scenario`] never changes during a game; [`State`] is everything that does; [`step`] is one hour.
//! Nobody outside `session` holds a `State`: minds, entities and panels get the [`Intel`] of one side.

pub mod air;
pub mod capability;
pub mod coefficients;
pub mod decision;
pub mod digest;
pub mod event;
pub mod figures;
pub mod formula;
pub mod habits;
pub mod ids;
pub mod imagine;
pub mod intel;
pub mod knob;
pub mod ledger;
pub mod luck;
pub mod network;
pub mod norms;
pub mod number;
pub mod offer;
pub mod order;
pub mod phase;
pub mod politics;
pub mod reckoning;
pub mod scenario;
pub mod state;
pub mod step;
pub mod units;
pub mod whereabouts;
pub mod worth;

pub use coefficients::Coefficients;
pub use decision::Decision;
pub use event::Event;
pub use figures::{Figure, Figures};
pub use habits::Habits;
pub use ids::*;
pub use imagine::imagine;
pub use intel::Intel;
pub use knob::Knob;
pub use ledger::Ledger;
pub use luck::Luck;
pub use order::{Order, Refusal};
pub use scenario::Scenario;
pub use state::State;
pub use step::{give, step};
pub use units::{Hour, Hours, Km};

/// Version of the rules: any change that can alter a recorded game raises it.
pub const RULES_VERSION: u32 = 3;
