//! What sets of weapons are worth, remembered: a pure function of the tables, filled as it is asked for.

use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::Weapon;
use crate::sim::model::units::Hours;
use std::sync::OnceLock;

/// What a capability does to the attack's command network, and what that costs him.
#[derive(Clone, Debug, PartialEq)]
pub struct Capability {
    /// Mean loss of command quality of the leading column while it lasts: theta.
    pub theta: f64,
    /// Hours that it lasts.
    pub outage: Hours,
    /// Hours by which the first objective falls later.
    pub hours: Hours,
    /// The volleys that achieve it, in order.
    pub volleys: Vec<Vec<Weapon>>,
}

/// The worth of every set of weapons against every set of axes, filled as it is asked for: a pure function of the
/// scenario, remembered.
#[derive(Clone, Debug, Default)]
pub struct Worth(Vec<OnceLock<Capability>>);

impl Worth {
    /// Room for every set of a scenario's weapons and axes; of none above fifteen together.
    pub fn of(scenario: &Scenario) -> Self {
        let bits = scenario.accesses.len() + scenario.jammers.len() + scenario.axes.len();
        Self(if bits <= 15 { vec![OnceLock::new(); 1 << bits] } else { Vec::new() })
    }

    /// What is remembered of one set, by its mask over accesses, jammers and axes; none where there is no room for it.
    pub fn of_set(&self, mask: usize) -> Option<&OnceLock<Capability>> {
        self.0.get(mask)
    }
}
