//! Shared infrastructure as the viewer believes it: exchanges, relays and ground stations on which links ride.

use crate::sim::intel::Intel;
use crate::sim::scenario::{Medium, Scenario};
use crate::sim::state::AccessLife;
use crate::sim::{FacilityId, Hour};
use bevy::prelude::*;

/// Which shared infrastructure of the scenario an entity is.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct FacilityKey(pub FacilityId);

/// What a piece of shared infrastructure carries.
#[derive(Component, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facility {
    /// The medium.
    pub medium: Medium,
}

/// How a piece of shared infrastructure stands, as believed.
#[derive(Component, Clone, Copy, Debug, Default, PartialEq)]
pub struct FacilityState {
    /// Until when all that rides on it is thought dark, if it is.
    pub dark_until: Option<Hour>,
    /// Whether that is confirmed.
    pub sure: bool,
    /// How the viewer's best access to it stands, if there is one.
    pub stake: Option<Stake>,
}

/// How an access stands, and what it is worth with all that is held, hours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Stake {
    /// It is held: so much would be lost without it.
    Held {
        /// Hours.
        hours: f64,
    },
    /// A team has begun to build it: so much would be gained.
    Building {
        /// Hours.
        hours: f64,
        /// Share of the work that is done.
        done: f64,
    },
    /// A team could build it: so much would be gained.
    Open {
        /// Hours.
        hours: f64,
    },
}

impl FacilityState {
    /// The state of a facility as an intel believes it.
    pub fn believed(scenario: &Scenario, intel: &Intel, facility: FacilityId) -> Self {
        let there = &scenario.facilities[facility.index()];
        let mut channels = there.channels.iter().map(|channel| &intel.channels[channel.index()]);
        let first_back = channels.clone().map(|picture| picture.dark_until).min().flatten();
        Self {
            dark_until: first_back,
            sure: channels.all(|picture| picture.sure),
            stake: Stake::believed(scenario, intel, facility),
        }
    }

    /// Whether one of the viewer's accesses sits in it.
    pub fn held(&self) -> bool {
        matches!(self.stake, Some(Stake::Held { .. }))
    }
}

impl Stake {
    /// The best access to a facility: one that is held, else one that is being built, else one that could be.
    fn believed(scenario: &Scenario, intel: &Intel, facility: FacilityId) -> Option<Self> {
        let desk = intel.desk()?;
        let there = scenario.accesses.iter().enumerate().filter(|(_, plan)| plan.facility == Some(facility));
        let stakes = there.filter_map(|(index, _)| {
            let (access, hours) = (&desk.book.accesses[index], desk.worth[index].marginal);
            let done = (access.work / scenario.coefficients.build_work).min(1.0);
            match access.life {
                AccessLife::Hidden => Some((0, Stake::Held { hours })),
                AccessLife::Building => Some((1, Stake::Building { hours, done })),
                AccessLife::Open if intel.war.is_none() => Some((2, Stake::Open { hours })),
                _ => None,
            }
        });
        stakes.min_by_key(|(rank, _)| *rank).map(|(_, stake)| stake)
    }
}
