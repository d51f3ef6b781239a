//! Hidden accesses are found, shown ones are patched: hazards against a threshold drawn when they began.

use crate::sim::coefficients::Coefficients;
use crate::sim::event::EventKind;
use crate::sim::ids::*;
use crate::sim::luck::{Luck, Stream};
use crate::sim::scenario::{AccessPlan, Act};
use crate::sim::state::{AccessLife, AccessState};
use crate::sim::step::Turn;
use crate::sim::units::WEEK;

/// Hidden accesses above this number are harder to keep quiet.
pub const QUIET: usize = 3;

/// Hourly hazard of a weekly chance.
fn hourly(weekly: f64) -> f64 {
    -libm::log1p(-weekly) / f64::from(WEEK)
}

/// Hazard at which an access is found, or patched once shown: one draw for each time it was built and shown, whenever
/// that is.
pub fn threshold(luck: Luck, plan: &AccessPlan, access: &AccessState) -> f64 {
    let shown = u64::from(access.life == AccessLife::Shown);
    luck.threshold(Stream::Discovery, plan.subject, 2 * u64::from(access.attempts) + shown)
}

/// Lets an hour of exposure pass.
pub fn pass(turn: &mut Turn) {
    let scenario = turn.scenario;
    let figures = &scenario.coefficients;
    let held = |life| matches!(life, AccessLife::Hidden | AccessLife::Committed);
    let hidden = turn.state.desk.accesses.iter().filter(|access| held(access.life)).count();
    let exposed = turn.state.desk.accesses.iter().any(|a| held(a.life) || a.life == AccessLife::Shown);
    if !exposed {
        return;
    }
    for index in 0..scenario.accesses.len() {
        let plan = &scenario.accesses[index];
        let base = hidden_hazard(figures, plan, hidden, turn.state.council.act);
        let relatives = scenario.accesses.iter().zip(&turn.state.desk.accesses);
        let family_shown = relatives
            .filter(|(other, _)| other.family == plan.family)
            .any(|(_, state)| matches!(state.life, AccessLife::Shown | AccessLife::Patched));
        let access = &mut turn.state.desk.accesses[index];
        let life = access.life;
        access.exposure += match life {
            AccessLife::Shown => hourly(figures.patched),
            life if held(life) && family_shown => base * figures.family_discovery,
            life if held(life) => base,
            _ => continue,
        };
        if access.exposure < access.threshold {
            continue;
        }
        let id = AccessId::from(index);
        if life == AccessLife::Shown {
            access.life = AccessLife::Patched;
            turn.open(EventKind::AccessPatched { access: id });
        } else {
            access.life = AccessLife::Found;
            access.since = turn.state.hour;
            turn.open(EventKind::AccessFound { access: id });
        }
    }
}

/// Hourly hazard of a hidden access: 1 - P in a week, more where many are held and while he hunts.
fn hidden_hazard(figures: &Coefficients, plan: &AccessPlan, hidden: usize, act: Act) -> f64 {
    let weekly = plan.persistence.map_or(figures.found, |persistence| 1.0 - persistence);
    let crowd = if hidden > QUIET { hourly(figures.found_crowded) / hourly(figures.found) } else { 1.0 };
    hourly(weekly) * crowd * if act == Act::Hunt { figures.hunted_discovery } else { 1.0 }
}
