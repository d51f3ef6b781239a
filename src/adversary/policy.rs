//! Who decides for the adversary: habits for each character that its level may draw.

use crate::sim::habits::Habits;
use crate::sim::scenario::Scenario;
use crate::sim::{DispositionId, Intel};
use serde::{Deserialize, Serialize};

/// The habits of the adversary's minds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// By `DispositionId`. One alone stands for every character; without any, the level's own hold.
    minds: Vec<Habits>,
}

impl Policy {
    /// The same habits whatever the character.
    pub fn always(habits: Habits) -> Self {
        Self { minds: vec![habits] }
    }

    /// With everything written out that it leaves to a level: what a journal keeps.
    pub fn settled(self, scenario: &Scenario) -> Self {
        if self.minds.is_empty() { Self { minds: scenario.habits.clone() } } else { self }
    }

    /// The habits it holds, by character.
    pub fn minds(&self) -> &[Habits] {
        &self.minds
    }

    /// The habits of the adversary that an intel is of; those of the first character, should it be somebody else's.
    pub(super) fn habits<'a>(&'a self, scenario: &'a Scenario, intel: &Intel) -> &'a Habits {
        let id = intel.council().map_or(DispositionId(0), |council| council.disposition);
        let minds = self.minds.get(id.index()).or(self.minds.last());
        minds.unwrap_or(&scenario.habits[id.index()])
    }
}
