//! The rules: plain data and pure functions, so that a game can be cloned, forked, replayed and looked into.
//!
//! In layers, each of which may name those before it (`tests/headless/architecture.rs` holds that):
//!
//! | layer | what it is |
//! | --- | --- |
//! | [`formula`] | the mathematics: small functions generic over [`formula::number::Number`] |
//! | [`model`] | the data: the [`Scenario`] never changes during a game, the [`State`] is everything that does |
//! | [`rules`] | pure functions over both: network, combat, capability, prices, reach, reckoning |
//! | [`phase`] | what happens in an hour, one file a phase |
//! | [`intel`] | what one side knows: minds, entities and panels get nothing else |
//! | [`orders`] | what can be ordered: price, check, preview and effect of each kind side by side |
//! | [`step`](mod@step) | one hour: orders, then the phases in their order |
//! | [`imagine`](mod@imagine) | a possible state, drawn from what a side knows |

pub mod decision;
pub mod formula;
pub mod imagine;
pub mod intel;
pub mod model;
pub mod orders;
pub mod phase;
pub mod rules;
pub mod step;

pub use decision::Decision;
pub use formula::number;
pub use imagine::imagine;
pub use intel::Intel;
pub use model::coefficients::Coefficients;
pub use model::event::Event;
pub use model::figures::{Figure, Figures};
pub use model::habits::Habits;
pub use model::ids::*;
pub use model::ledger::Ledger;
pub use model::luck::Luck;
pub use model::parameter::Parameter;
pub use model::scenario::Scenario;
pub use model::state::State;
pub use model::units::{Hour, Hours, Km};
pub use model::{
    coefficients, digest, event, figures, habits, ids, ledger, luck, parameter, scenario, state, units,
};
pub use orders::{Order, Refusal};
pub use rules::{air, capability, network, norms, politics, reckoning, whereabouts};
pub use step::{give, step};

/// Version of the rules: any change that can alter a recorded game raises it.
pub const RULES_VERSION: u32 = 13;
