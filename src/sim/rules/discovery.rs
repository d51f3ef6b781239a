//! How likely a hidden access is found, and what makes it likelier.

use crate::sim::model::ids::AccessId;
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::{AccessLife, AccessState};
use crate::sim::model::units::WEEK;

/// Hidden accesses above this number are harder to keep quiet.
pub const QUIET: usize = 3;

/// The greatest weekly chance that is no certainty: a certain one would be no hazard.
const ALL_BUT_CERTAIN: f64 = 1.0 - 1e-12;

/// What makes a hidden access likelier to be found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Exposure {
    /// More are held than can be kept quiet.
    pub crowded: bool,
    /// The adversary hunts in its network this week.
    pub hunted: bool,
    /// A relative of it has been shown.
    pub family: bool,
}

impl Exposure {
    /// The exposure of one of all accesses.
    pub fn of(scenario: &Scenario, accesses: &[AccessState], access: AccessId, hunted: bool) -> Self {
        let hidden = accesses.iter().filter(|access| access.life.held()).count();
        let family = &scenario.accesses[access.index()].family;
        let known = |other: &AccessState| matches!(other.life, AccessLife::Shown | AccessLife::Patched);
        let mut others = scenario.accesses.iter().zip(accesses).filter(|(_, other)| known(other));
        Self { crowded: hidden > QUIET, hunted, family: others.any(|(other, _)| other.family == *family) }
    }
}

/// Hourly hazard of a weekly chance. Source: docs/rules/accesses.md.
pub fn hourly(weekly: f64) -> f64 {
    -libm::log1p(-weekly.min(ALL_BUT_CERTAIN)) / f64::from(WEEK)
}

/// Hourly hazard of a hidden access: 1 - P in a week, more where many are held, while the adversary hunts, and once a
/// relative has been shown. Source: docs/rules/accesses.md.
pub fn hazard(scenario: &Scenario, access: AccessId, exposure: Exposure) -> f64 {
    let (figures, plan) = (&scenario.coefficients, &scenario.accesses[access.index()]);
    let weekly = plan.persistence.map_or(figures.found, |persistence| 1.0 - persistence);
    let alone = match (exposure.crowded, hourly(figures.found)) {
        (false, _) => hourly(weekly),
        // Where one by itself is never found there is no ratio to take: a crowd is found as it is said.
        (true, 0.0) => hourly(weekly).max(hourly(figures.found_crowded)),
        (true, found) => hourly(weekly) * (hourly(figures.found_crowded) / found),
    };
    let hunted = if exposure.hunted { figures.hunted_discovery } else { 1.0 };
    alone * hunted * if exposure.family { figures.family_discovery } else { 1.0 }
}

/// Chance that a hidden access is found in a week. Source: docs/rules/accesses.md.
pub fn weekly(scenario: &Scenario, access: AccessId, exposure: Exposure) -> f64 {
    -libm::expm1(-hazard(scenario, access, exposure) * f64::from(WEEK))
}
