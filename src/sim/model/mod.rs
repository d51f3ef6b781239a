//! The data of a game: the scenario that is fixed, the state that changes, and what they are made of. No rule stands here.

pub mod coefficients;
pub mod digest;
pub mod event;
pub mod figures;
pub mod habits;
pub mod ids;
pub mod ledger;
pub mod luck;
pub mod parameter;
pub mod scenario;
pub mod state;
pub mod units;
