//! Cyber operations: orders to show or fire an access are carried out, and links break. If the truth differs from what the
//! giver knew, they fail here.

use crate::sim::formula::belief::power;
use crate::sim::model::event::EventKind;
use crate::sim::model::ids::*;
use crate::sim::model::luck::Stream;
use crate::sim::model::scenario::Manner;
use crate::sim::model::state::*;
use crate::sim::model::units::{Hour, after, whole_hours};
use crate::sim::phase::disruption::disrupt;
use crate::sim::phase::shot::{FIRING, entangle, record_shot};
use crate::sim::phase::{Turn, discovery, jamming, norms};
use crate::sim::rules::provocation;

/// Carries out the operations whose orders have come in this hour; jammers are the other physics of disruption.
pub fn pass(turn: &mut Turn) {
    for order in std::mem::take(&mut turn.arrived) {
        match order.payload {
            Payload::Demonstrate(access) => demonstrate(turn, access),
            Payload::Fire(access) => fire(turn, access),
            Payload::Jam(jammer) => jamming::begin(turn, jammer),
            _ => turn.arrived.push(order),
        }
    }
}

/// Kind of the attempt at an access when it is demonstrated. Luck is keyed by it and by the number of the use, not by the
/// hour, so that waiting never rolls again.
const DEMONSTRATION: u64 = 0;

/// Tells the draw of an access's survival from the others of its subject.
const SURVIVAL: u64 = 0x5;

/// Gamma(1 + 1/4): mean of the repair time at shape 4, in units of its scale.
const MEAN_OF_SHAPE_FOUR: f64 = 0.906_402_477_055_477;

/// Whether a committed access still works when its hour comes; if it was found on the way, the order comes to nothing.
fn still_ours(turn: &mut Turn, access: AccessId) -> bool {
    turn.state.desk.book.accesses[access.index()].life == AccessLife::Committed
}

/// Number of an attempt of a kind at an access.
fn attempt(turn: &Turn, access: AccessId, kind: u64) -> u64 {
    2 * u64::from(turn.state.desk.book.accesses[access.index()].uses) + kind
}

/// Whether an access survives a use unseen: S of Axelrod and Iliev 2014.
fn survives(turn: &Turn, access: AccessId, attempt: u64) -> bool {
    let plan = &turn.scenario.accesses[access.index()];
    turn.state.luck.chance(Stream::Reading, plan.subject ^ SURVIVAL, attempt, plan.stealth)
}

fn works(turn: &Turn, access: AccessId, attempt: u64) -> bool {
    let plan = &turn.scenario.accesses[access.index()];
    let chance = turn.scenario.effect(Weapon::Access(access));
    turn.state.luck.chance(Stream::Effect, plan.subject, attempt, chance)
}

fn settle(turn: &mut Turn, access: AccessId, life: AccessLife) {
    let hour = turn.state.hour;
    let state = &mut turn.state.desk.book.accesses[access.index()];
    (state.life, state.since) = (life, hour);
    discovery::begin(turn, access);
}

/// An access becomes a shown one: patched sooner or later.
pub fn show(turn: &mut Turn, access: AccessId) {
    settle(turn, access, AccessLife::Shown);
}

fn demonstrate(turn: &mut Turn, access: AccessId) {
    if use_live(turn, access) {
        take_blame(turn);
    }
}

/// Uses a committed access in peace, before everybody's eyes; whether it worked.
pub fn use_live(turn: &mut Turn, access: AccessId) -> bool {
    let weapon = Weapon::Access(access);
    if !still_ours(turn, access) {
        turn.only(Side::Alliance, EventKind::OperationResolved { weapon, reported: false });
        return false;
    }
    let attempt = attempt(turn, access, DEMONSTRATION);
    let worked = works(turn, access, attempt);
    turn.open(EventKind::OperationResolved { weapon, reported: worked });
    if worked {
        let hour = turn.state.hour;
        if survives(turn, access, attempt) {
            settle(turn, access, AccessLife::Hidden);
            turn.state.desk.book.lay(Manner::Live, 1.0, hour);
        } else {
            show(turn, access);
            turn.state.desk.book.show(Manner::Live, access, hour);
        }
        turn.state.desk.book.harm +=
            disrupt_network(turn, access, attempt, turn.scenario.coefficients.demonstration_outage);
        turn.open(EventKind::SignalGiven { manner: Manner::Live, access: Some(access) });
    } else {
        settle(turn, access, AccessLife::Found);
        turn.state.desk.book.lay(Manner::Failed, 1.0, turn.state.hour);
        turn.open(EventKind::SignalGiven { manner: Manner::Failed, access: Some(access) });
    }
    worked
}

/// What has been used in peace is a rung up. A demonstration against an adversary in garrison is an unprovoked attack. Source: docs/rules/escalation.md.
pub fn take_blame(turn: &mut Turn) {
    turn.state.desk.book.politics.climb(1);
    let figures = &turn.scenario.coefficients;
    let Some(provoked) = provocation::of(figures, turn.state.council.readiness) else { return };
    let until = after(turn.state.hour, figures.provocation_weeks);
    turn.state.council.stakes.push(Passing { amount: provoked.stakes, until });
    turn.state.desk.book.politics.climb(provoked.rungs);
    turn.open(EventKind::Provoked);
    for index in 0..turn.scenario.allies.len() {
        if turn.scenario.allies[index].cautious && turn.state.desk.book.favours[index] > 0 {
            turn.state.desk.book.favours[index] -= 1;
            turn.open(EventKind::FavourChanged { ally: AllyId::from(index), by: -1 });
        }
    }
}

fn fire(turn: &mut Turn, access: AccessId) {
    let attempt = attempt(turn, access, FIRING);
    let ours = still_ours(turn, access);
    let worked = ours && works(turn, access, attempt);
    if ours {
        let after = if survives(turn, access, attempt) { AccessLife::Hidden } else { AccessLife::Fired };
        settle(turn, access, after);
    }
    let harm = if worked { disrupt_network(turn, access, attempt, 1.0) } else { 0.0 };
    record_shot(turn, Weapon::Access(access), worked, harm);
}

/// Takes down what an access reaches, and what it may reach beyond; gives the person-hours this costs civilians.
fn disrupt_network(turn: &mut Turn, access: AccessId, attempt: u64, share: f64) -> f64 {
    let plan = &turn.scenario.accesses[access.index()];
    turn.state.desk.book.accesses[access.index()].uses += 1;
    let hours = repair_hours(turn, plan.subject, attempt, plan.outage.0 * share);
    let (until, cause) = (turn.state.hour.saturating_add(hours), DisruptionCause::Access(access));
    disrupt(turn, &plan.targets, until, cause);
    let mut persons = turn.scenario.persons(&plan.targets);
    let mut entangled = turn.scenario.entangled(&plan.targets);
    let cyber = turn.scenario.coefficients.cyber;
    let beyond = plan.spread.as_ref().filter(|spread| {
        turn.state.luck.chance(Stream::Spread, plan.subject, attempt, spread.chance * cyber)
    });
    if let Some(spread) = beyond {
        disrupt(turn, &spread.targets, until, cause);
        persons += turn.scenario.persons(&spread.targets);
        entangled |= turn.scenario.entangled(&spread.targets);
        spread_told(turn, access);
    }
    if entangled {
        entangle(turn, Weapon::Access(access), plan.subject, attempt);
    }
    norms::hit(turn, &plan.targets, Side::Alliance);
    if let Some(spread) = beyond {
        norms::hit(turn, &spread.targets, Side::Alliance);
    }
    persons * f64::from(hours)
}

/// In peace everybody hears that software got loose, and it is a step up the ladder of escalation; in war the adversary knows whom
/// it hit.
fn spread_told(turn: &mut Turn, access: AccessId) {
    if turn.state.war.is_some() {
        turn.only(Side::Adversary, EventKind::SoftwareSpread { access });
    } else {
        turn.open(EventKind::SoftwareSpread { access });
        turn.state.desk.book.politics.climb(1);
    }
}

/// Hours until repair: a hazard that rises with the work done, one exponential threshold drawn when it begins.
fn repair_hours(turn: &Turn, subject: u64, attempt: u64, mean: f64) -> Hour {
    let shape = turn.scenario.coefficients.repair_shape;
    let threshold = turn.state.luck.threshold(Stream::Repair, subject, attempt);
    let mean_of_shape = if shape == 4.0 { MEAN_OF_SHAPE_FOUR } else { libm::tgamma(1.0 + 1.0 / shape) };
    whole_hours(libm::round(mean / mean_of_shape * power(threshold, 1.0 / shape)).max(1.0))
}
