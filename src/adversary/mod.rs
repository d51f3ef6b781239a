//! The adversary's mind: a council that weighs what it believes, and a staff that answers what is done to its network.

mod council;
mod norms;
mod policy;
mod staff;

pub use policy::Policy;

use crate::sim::ledger::Ledger;
use crate::sim::state::Stage;
use crate::sim::{Decision, Intel, Luck, Scenario};

/// What the adversary does now. Stateless: the same arguments, the same decision.
pub fn decide(scenario: &Scenario, intel: &Intel, policy: &Policy, luck: Luck) -> Decision {
    match intel.stage {
        Stage::Crisis => council::meet(scenario, intel, policy, luck),
        Stage::War => staff::answer(scenario, intel, policy, luck),
        Stage::Over(_) => Decision::default(),
    }
}

/// How the council reckons with what it knows now, and how it would vote.
pub fn reckoning(scenario: &Scenario, intel: &Intel, luck: Luck) -> Option<Ledger> {
    intel.council().map(|council| council::weigh(scenario, intel, council, luck))
}
