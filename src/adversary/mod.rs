//! The adversary's mind: a council that weighs what it believes, and a staff that answers what is done to its network.

mod council;
mod lookahead;
mod norms;
mod policy;
mod staff;

pub use policy::Policy;

use crate::sim::ledger::Ledger;
use crate::sim::state::Stage;
use crate::sim::{Decision, Intel, Luck, Scenario};

/// What the adversary does now. Stateless: the same arguments, the same decision.
pub fn decide(scenario: &Scenario, intel: &Intel, policy: &Policy, luck: Luck) -> Decision {
    let habits = policy.habits(scenario, intel);
    match intel.stage {
        Stage::Crisis => council::meet(scenario, intel, habits, luck),
        Stage::War => staff::answer(scenario, intel, habits, luck),
        Stage::Over(_) => Decision::default(),
    }
}

/// How the council reckons with what it knows now, and how it would vote by the habits of its level.
pub fn reckoning(scenario: &Scenario, intel: &Intel, luck: Luck) -> Option<Ledger> {
    let council = intel.council()?;
    let habits = &scenario.habits[council.disposition.index()];
    Some(council::weigh(scenario, intel, council, habits, luck))
}
