//! The alliance's mind: a named policy plays the effects desk, for studies, demonstrations and empty seats.

mod crisis;
mod lookahead;
pub mod policy;
mod war;

pub use policy::Policy;

use crate::sim::state::Stage;
use crate::sim::{Decision, Intel, Luck, Scenario};

/// What the alliance does now. Stateless: the same arguments, the same decision.
pub fn decide(scenario: &Scenario, intel: &Intel, policy: &Policy, luck: Luck) -> Decision {
    let mut orders = match (intel.stage, intel.desk()) {
        (Stage::Crisis, Some(desk)) => crisis::plan(scenario, intel, desk, policy, luck),
        (Stage::War, Some(_)) => war::fight(scenario, intel, policy),
        _ => Vec::new(),
    };
    orders.retain(|order| policy.gives(order));
    Decision { orders, ledger: None }
}
