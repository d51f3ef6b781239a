//! What happens when an order arrives where it is carried out. If the truth differs from what its giver knew, it
//! fails here.

use super::orders::lay_evidence;
use super::{approach, brigades, discovery, march, relocation, watch};
use crate::sim::event::EventKind;
use crate::sim::formula::belief::power;
use crate::sim::ids::*;
use crate::sim::luck::Stream;
use crate::sim::scenario::Manner;
use crate::sim::state::*;
use crate::sim::step::Turn;
use crate::sim::units::{Hour, WEEK};

/// Share of a weapon's outage that a live demonstration lets happen: enough to be felt.
const DEMONSTRATION_SHARE: f64 = 0.25;
/// Number of the attempt at an access when it is demonstrated. Luck is keyed by it and not by the hour, so that waiting
/// never rolls again; an access is demonstrated once and fired once at most.
const DEMONSTRATION: u64 = 0;
/// Number of the attempt when it is fired.
const FIRING: u64 = 1;
/// Gamma(1 + 1/4): mean of the repair time at shape 4, in units of its scale.
const MEAN_OF_SHAPE_FOUR: f64 = 0.906_402_477_055_477;

/// Carries out what a transmission brought.
pub fn carry_out(turn: &mut Turn, done: &Transmission) {
    match done.payload {
        Payload::Report => {
            if let Some(report) = done.report {
                turn.state.reports[done.from.index()] = report;
                watch::note_pace(turn, done.side, done.from, &report.seen);
            }
        }
        Payload::Demonstrate(access) => demonstrate(turn, access),
        Payload::Fire(access) => fire(turn, access),
        Payload::Jam(jammer) => jam(turn, jammer),
        Payload::Reinforce(which) => brigades::depart(turn, which),
        Payload::Intent(axis, intent) => march::set_intent(turn, axis, intent),
        Payload::Ready(step) => approach::march(turn, done.to, step),
        Payload::Relocate(headquarters) => relocation::begin(turn, headquarters),
        Payload::March(axis, march) => march::answer(turn, axis, march),
    }
}

/// Takes back what an order that was lost had bound.
pub fn take_back(turn: &mut Turn, payload: Payload) {
    let desk = &mut turn.state.desk;
    match payload {
        Payload::Demonstrate(access) | Payload::Fire(access) => {
            let there = &mut desk.accesses[access.index()];
            if there.life == AccessLife::Committed {
                there.life = AccessLife::Hidden;
            }
        }
        Payload::Jam(jammer) => {
            if let Some(war) = &mut turn.state.war {
                war.jammers_used[jammer.index()] = false;
            }
        }
        Payload::Reinforce(which) => desk.brigades_asked.retain(|asked| *asked != which),
        Payload::Report | Payload::Intent(..) | Payload::Ready(_) | Payload::March(..) => {}
        Payload::Relocate(_) => {}
    }
}

/// Whether a committed access still works when its hour comes; if it was found on the way, the order comes to nothing.
fn still_ours(turn: &mut Turn, access: AccessId) -> bool {
    turn.state.desk.accesses[access.index()].life == AccessLife::Committed
}

fn works(turn: &Turn, access: AccessId, attempt: u64) -> bool {
    let plan = &turn.scenario.accesses[access.index()];
    let chance = plan.effect * turn.scenario.coefficients.cyber;
    turn.state.luck.chance(Stream::Effect, plan.subject, attempt, chance)
}

fn settle(turn: &mut Turn, access: AccessId, life: AccessLife) {
    let hour = turn.state.hour;
    let (plan, luck) = (&turn.scenario.accesses[access.index()], turn.state.luck);
    let state = &mut turn.state.desk.accesses[access.index()];
    (state.life, state.since, state.exposure) = (life, hour, 0.0);
    state.threshold = discovery::threshold(luck, plan, state);
}

/// An access becomes a shown one: patched sooner or later, at a factor of the usual hazard.
pub fn show(turn: &mut Turn, access: AccessId, patching: f64) {
    settle(turn, access, AccessLife::Shown);
    turn.state.desk.accesses[access.index()].threshold /= patching;
}

fn demonstrate(turn: &mut Turn, access: AccessId) {
    let weapon = Weapon::Access(access);
    if !still_ours(turn, access) {
        turn.only(Side::Alliance, EventKind::OperationResolved { weapon, reported: false });
        return;
    }
    let worked = works(turn, access, DEMONSTRATION);
    turn.open(EventKind::OperationResolved { weapon, reported: worked });
    if worked {
        show(turn, access, 1.0);
        darken_access(turn, access, DEMONSTRATION, DEMONSTRATION_SHARE);
        lay_evidence(turn, Manner::Live, 1.0);
        turn.open(EventKind::SignalGiven { manner: Manner::Live, access: Some(access) });
        turn.state.desk.politics.climb(1);
        provoke(turn);
    } else {
        settle(turn, access, AccessLife::Found);
        lay_evidence(turn, Manner::Failed, 1.0);
        turn.open(EventKind::SignalGiven { manner: Manner::Failed, access: Some(access) });
    }
}

/// A demonstration against an adversary in garrison is an unprovoked attack. Play.md rule 9.
fn provoke(turn: &mut Turn) {
    let figures = &turn.scenario.coefficients;
    if turn.state.council.readiness > 0 || figures.cyber <= 0.0 {
        return;
    }
    let until = turn.state.hour + (figures.provocation_weeks * f64::from(WEEK)) as Hour;
    turn.state.council.stakes.push(Passing { amount: figures.provocation * figures.cyber, until });
    turn.state.desk.politics.climb(1);
    turn.open(EventKind::Provoked);
    for index in 0..turn.scenario.allies.len() {
        if turn.scenario.allies[index].cautious && turn.state.desk.favours[index] > 0 {
            turn.state.desk.favours[index] -= 1;
            turn.open(EventKind::FavourChanged { ally: AllyId::from(index), by: -1 });
        }
    }
}

fn fire(turn: &mut Turn, access: AccessId) {
    let ours = still_ours(turn, access);
    let worked = ours && works(turn, access, FIRING);
    if ours {
        settle(turn, access, AccessLife::Fired);
    }
    if worked {
        darken_access(turn, access, FIRING, 1.0);
    }
    record_shot(turn, Weapon::Access(access), worked);
}

fn jam(turn: &mut Turn, jammer: JammerId) {
    let plan = &turn.scenario.jammers[jammer.index()];
    let until = turn.state.hour + plan.hours.0 as Hour;
    darken(turn, &plan.targets, until, Cause::Jammer(jammer));
    record_shot(turn, Weapon::Jammer(jammer), true);
}

/// The first report of battle damage is right four times in five; the next pulse confirms or corrects it.
fn record_shot(turn: &mut Turn, weapon: Weapon, worked: bool) {
    let subject = match weapon {
        Weapon::Access(id) => turn.scenario.accesses[id.index()].subject,
        Weapon::Jammer(id) => turn.scenario.jammers[id.index()].subject,
    };
    let right = match weapon {
        Weapon::Access(_) => {
            let chance = turn.scenario.coefficients.damage_report;
            turn.state.luck.chance(Stream::Reading, subject, FIRING, chance)
        }
        // A jammer's own crew hears whether the band is dead.
        Weapon::Jammer(_) => true,
    };
    let reported = worked == right;
    let at = turn.state.hour;
    if let Some(war) = &mut turn.state.war {
        let confirmed_at = if right && matches!(weapon, Weapon::Jammer(_)) { at } else { war.next_pulse };
        war.shots.push(Shot { weapon, at, worked, reported, confirmed_at });
    }
    turn.only(Side::Alliance, EventKind::OperationResolved { weapon, reported });
}

fn darken_access(turn: &mut Turn, access: AccessId, attempt: u64, share: f64) {
    let plan = &turn.scenario.accesses[access.index()];
    let hours = repair_hours(turn, plan.subject, attempt, plan.outage.0 * share);
    let until = turn.state.hour + hours;
    darken(turn, &plan.targets, until, Cause::Access(access));
}

/// Hours until repair: a hazard that rises with the work done, one exponential threshold drawn when it begins.
fn repair_hours(turn: &Turn, subject: u64, attempt: u64, mean: f64) -> Hour {
    let shape = turn.scenario.coefficients.repair_shape;
    let threshold = turn.state.luck.threshold(Stream::Repair, subject, attempt);
    let mean_of_shape = if shape == 4.0 { MEAN_OF_SHAPE_FOUR } else { libm::tgamma(1.0 + 1.0 / shape) };
    libm::round(mean / mean_of_shape * power(threshold, 1.0 / shape)).max(1.0) as Hour
}

/// Takes bearers down until an hour.
pub fn darken(turn: &mut Turn, bearers: &[BearerId], until: Hour, cause: Cause) {
    let since = turn.state.hour;
    let mut changed = false;
    for bearer in bearers {
        if turn.state.network.disrupt(*bearer, Outage { since, until, cause }) {
            changed = true;
            turn.on_link(*bearer, cause, EventKind::LinkDisrupted { bearer: *bearer, until, cause });
        }
    }
    if changed {
        turn.state.network.refresh(turn.scenario);
    }
}
