//! What words of ours change in the adversary's reckoning, as the one who hears them takes them.

use crate::sim::model::coefficients::Coefficients;
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::State;
use crate::sim::rules::outlook::{average, off_ramp_taken, weakness};

/// Changes of the adversary's reckoning.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Pressure {
    /// Added to the cost of backing down.
    pub audience: f64,
    /// Added to the believed answer of the allies.
    pub heard: f64,
}

/// How the one who hears takes an off-ramp: the adversary that is there, or the average one of the level.
#[derive(Clone, Copy, Debug)]
pub(super) struct Listener<'a> {
    pub scenario: &'a Scenario,
    pub figures: &'a Coefficients,
    /// Factor with which it takes off-ramps.
    off_ramp: f64,
    /// 1 where it reads one as weakness, or the chance of it.
    weakness: f64,
}

impl<'a> Listener<'a> {
    /// The adversary of a game.
    pub fn true_one(scenario: &'a Scenario, state: &State) -> Self {
        let there = &scenario.dispositions[state.opening.disposition.index()];
        let weakness = f64::from(u8::from(there.reads_weakness));
        Self { scenario, figures: &scenario.coefficients, off_ramp: there.off_ramp, weakness }
    }

    /// The average adversary of a level.
    pub fn average(scenario: &'a Scenario) -> Self {
        let figures = &scenario.coefficients;
        Self { scenario, figures, off_ramp: average(scenario).off_ramp, weakness: weakness(scenario) }
    }

    /// What an off-ramp of a size does.
    pub fn off_ramp(&self, size: f64) -> Pressure {
        let (audience, heard) = off_ramp_taken(self.figures, size, self.off_ramp, self.weakness);
        Pressure { audience: -audience, heard: -heard }
    }
}
