//! Hidden accesses are found, shown ones are patched: hazards against a threshold drawn when they began.

use crate::sim::model::event::EventKind;
use crate::sim::model::ids::*;
use crate::sim::model::luck::{Luck, Stream};
use crate::sim::model::scenario::{AccessPlan, Act, Scenario};
use crate::sim::model::state::{AccessLife, AccessState, Hazard, State};
use crate::sim::model::units::WEEK;
use crate::sim::phase::Turn;

/// Hidden accesses above this number are harder to keep quiet.
pub const QUIET: usize = 3;

/// The greatest weekly chance that is no certainty: a certain one would be no hazard.
const ALL_BUT_CERTAIN: f64 = 1.0 - 1e-12;

/// Hourly hazard of a weekly chance.
fn hourly(weekly: f64) -> f64 {
    -libm::log1p(-weekly.min(ALL_BUT_CERTAIN)) / f64::from(WEEK)
}

/// Hazard at which an access is found, or patched once shown: one draw for each time it was built and shown, whenever
/// that is.
fn threshold(luck: Luck, plan: &AccessPlan, access: &AccessState) -> f64 {
    let shown = u64::from(access.life == AccessLife::Shown);
    luck.threshold(Stream::Discovery, plan.subject, 2 * u64::from(access.attempts) + shown)
}

/// An access begins to be looked for: nothing lived through yet, and a threshold of its own.
pub fn begin(turn: &mut Turn, access: AccessId) {
    let plan = &turn.scenario.accesses[access.index()];
    let threshold = threshold(turn.state.luck, plan, &turn.state.desk.book.accesses[access.index()]);
    turn.state.desk.secrets.hazards[access.index()] = Hazard { exposure: 0.0, threshold };
}

/// Whether an access is ours and hidden, if perhaps not for long.
fn held(life: AccessLife) -> bool {
    matches!(life, AccessLife::Hidden | AccessLife::Committed)
}

/// Lets an hour of exposure pass.
pub fn pass(turn: &mut Turn) {
    let hidden = turn.state.desk.book.accesses.iter().filter(|access| held(access.life)).count();
    for index in 0..turn.scenario.accesses.len() {
        let life = turn.state.desk.book.accesses[index].life;
        let hazard = match life {
            AccessLife::Shown => hourly(turn.scenario.coefficients.patched),
            life if held(life) => hidden_hazard(turn.scenario, turn.state, index, hidden),
            _ => continue,
        };
        let lived = &mut turn.state.desk.secrets.hazards[index];
        lived.exposure += hazard;
        if lived.exposure < lived.threshold {
            continue;
        }
        let access = &mut turn.state.desk.book.accesses[index];
        let id = AccessId::from(index);
        if life == AccessLife::Shown {
            access.life = AccessLife::Patched;
            turn.state.desk.book.close(id, turn.state.hour);
            turn.open(EventKind::AccessPatched { access: id });
        } else {
            access.life = AccessLife::Found;
            access.since = turn.state.hour;
            turn.open(EventKind::AccessFound { access: id });
        }
    }
}

/// Hourly hazard of a hidden access: 1 - P in a week, more where many are held, while the adversary hunts, and once a relative has
/// been shown.
fn hidden_hazard(scenario: &Scenario, state: &State, index: usize, hidden: usize) -> f64 {
    let (figures, plan) = (&scenario.coefficients, &scenario.accesses[index]);
    let weekly = plan.persistence.map_or(figures.found, |persistence| 1.0 - persistence);
    let alone = match (hidden > QUIET, hourly(figures.found)) {
        (false, _) => hourly(weekly),
        // Where one by itself is never found there is no ratio to take: a crowd is found as it is said.
        (true, 0.0) => hourly(weekly).max(hourly(figures.found_crowded)),
        (true, found) => hourly(weekly) * (hourly(figures.found_crowded) / found),
    };
    let hunted = if state.council.act == Act::Hunt { figures.hunted_discovery } else { 1.0 };
    let known = |other: &AccessState| matches!(other.life, AccessLife::Shown | AccessLife::Patched);
    let others = scenario.accesses.iter().zip(&state.desk.book.accesses);
    let family = others.filter(|(_, other)| known(other)).any(|(other, _)| other.family == plan.family);
    alone * hunted * if family { figures.family_discovery } else { 1.0 }
}
