//! The adversary's mind: a council that weighs what it believes, and a staff that answers what is done to its network.

mod council;
mod lookahead;
mod norms;
mod policy;
mod staff;
mod war;

pub use policy::Policy;

use crate::sim::ledger::Ledger;
use crate::sim::state::Stage;
use crate::sim::{Decision, Intel, Luck, Scenario};

/// What the adversary does now. Stateless: the same arguments, the same decision.
pub fn decide(scenario: &Scenario, intel: &Intel, policy: &Policy, luck: Luck) -> Decision {
    let habits = policy.habits(scenario, intel);
    match intel.stage {
        Stage::Crisis => council::meet(scenario, intel, habits, luck),
        Stage::War => {
            let (order, ledger) = war::meet(scenario, intel, habits, luck).unzip();
            let mut orders: Vec<_> = order.into_iter().collect();
            orders.extend(staff::answer(scenario, intel, habits, luck));
            Decision { orders, ledger }
        }
        Stage::Over(_) => Decision::default(),
    }
}

/// How the council reckons with what it knows now, and how it would vote by the habits of its level.
pub fn reckoning(scenario: &Scenario, intel: &Intel, luck: Luck) -> Option<Ledger> {
    let council = intel.council()?;
    let habits = &scenario.habits[council.disposition.index()];
    if intel.stage == Stage::War {
        return war::weigh(scenario, intel, habits, luck);
    }
    Some(council::weigh(scenario, intel, council, habits, luck))
}
