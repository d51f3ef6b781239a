//! Hidden accesses are found, shown ones are patched: hazards against a threshold drawn when they began.

use crate::sim::model::event::EventKind;
use crate::sim::model::ids::*;
use crate::sim::model::luck::{Luck, Stream};
use crate::sim::model::scenario::{AccessPlan, Act};
use crate::sim::model::state::{AccessLife, AccessState, Hazard};
use crate::sim::phase::Turn;
use crate::sim::rules::discovery::{Exposure, hazard, hourly};

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

/// Lets an hour of exposure pass.
pub fn pass(turn: &mut Turn) {
    let hunted = turn.state.council.act == Act::Hunt;
    for index in 0..turn.scenario.accesses.len() {
        let life = turn.state.desk.book.accesses[index].life;
        let lived_through = match life {
            AccessLife::Shown => hourly(turn.scenario.coefficients.patched),
            life if life.held() => {
                let (access, accesses) = (AccessId::from(index), &turn.state.desk.book.accesses);
                let exposure = Exposure::of(turn.scenario, accesses, access, hunted);
                hazard(turn.scenario, access, exposure)
            }
            _ => continue,
        };
        let lived = &mut turn.state.desk.secrets.hazards[index];
        lived.exposure += lived_through;
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
