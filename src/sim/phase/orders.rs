//! What an order does at the moment it is given. Whatever must travel becomes a transmission.

use super::{dispatches, intrusion, launch, march, norms, operations, politics, traffic};
use crate::sim::coefficients::Coefficients;
use crate::sim::event::EventKind;
use crate::sim::ids::*;
use crate::sim::intel::readiness_seen;
use crate::sim::order::Order;
use crate::sim::politics::Reading;
use crate::sim::scenario::{Act, Manner};
use crate::sim::state::*;
use crate::sim::step::Turn;
use crate::sim::units::WEEK;

/// Carries out one order of one side.
pub fn apply(turn: &mut Turn, side: Side, order: Order) {
    match order {
        Order::Assign { team, task } => assign(turn, team, task),
        Order::Claim => signal(turn, 0, Manner::Claim),
        Order::Exercise => signal(turn, EXERCISE_TEAMS, Manner::Exercise),
        Order::Decoy { access } => decoy(turn, access),
        Order::Demonstrate { access } => demonstrate(turn, access),
        Order::Reinforce { which } => reinforce(turn, which),
        Order::Consult { ally } => politics::consult(turn, ally),
        Order::OffRamp { ally } => off_ramp(turn, ally),
        Order::Backchannel { ally } => politics::backchannel(turn, ally),
        Order::ArticleFour => politics::article_four(turn),
        Order::Silence => politics::silence(turn),
        Order::Share => intrusion::share(turn),
        Order::Attribute { dispatch, cause } => politics::attribute(turn, dispatch, cause),
        Order::Declassify { dispatch } => politics::declassify(turn, dispatch),
        Order::Propose { norm } => norms::propose(turn, norm),
        Order::Verify { norm } => norms::verify(turn, norm),
        Order::Denounce { norm } => norms::denounce(turn, norm),
        Order::Sign { norm, yes, keep } => norms::sign(turn, norm, yes, keep),
        Order::Answer { option } => dispatches::answer(turn, option, false),
        Order::Estimate { chance } => turn.state.desk.estimate = Some(chance),
        Order::Profile { disposition } => turn.state.desk.profile = Some(disposition),
        Order::Fire { access } => fire(turn, access),
        Order::Jam { jammer } => jam(turn, jammer),
        Order::Shield { link } => {
            if let Some(war) = &mut turn.state.war {
                war.shield = Some(link);
                war.orders = war.orders.saturating_sub(1);
            }
        }
        Order::SetIntent { axis, intent } => {
            let Some(front) = turn.scenario.axes[axis.index()].defenders.first() else { return };
            spend_order(turn);
            traffic::send(turn, side, *front, Payload::Intent(axis, intent));
        }
        Order::Vote { yes, down } => vote(turn, yes, down),
        Order::Act { act } => act_openly(turn, act),
        Order::March { axis, march } => {
            let lead = turn.scenario.axes[axis.index()].column[0];
            match march {
                // A column that lays cable or goes on by orders given beforehand needs nobody's word for it.
                March::LayCable | March::PreDelegated => march::answer(turn, axis, march),
                March::OnOrders => traffic::send(turn, side, lead, Payload::March(axis, march)),
            }
        }
        Order::Relocate { headquarters } => {
            if side == Side::Alliance {
                spend_order(turn);
            }
            traffic::send(turn, side, headquarters, Payload::Relocate(headquarters));
        }
        Order::Shell { jammer } => {
            if let Some(war) = &mut turn.state.war {
                war.shelled.push(jammer);
            }
        }
        Order::Strike { link } => march::aim(turn, link),
    }
}

/// Teams that an exercise binds for a week.
pub const EXERCISE_TEAMS: u8 = 2;
/// Teams that a live demonstration binds for a week.
pub const DEMONSTRATION_TEAMS: u8 = 1;
/// Favours a brigade costs.
pub const BRIGADE_FAVOURS: u8 = 2;

/// Favours a live demonstration costs: one more when the lender's lawyers doubt.
pub fn demonstration_favours(reading: Reading) -> u8 {
    1 + u8::from(reading == Reading::Doubtful)
}

/// Favours an order costs: one more when the same ally is asked twice running.
pub fn price(last_asked: Option<AllyId>, ally: AllyId, base: u8) -> u8 {
    base + u8::from(last_asked == Some(ally))
}

fn assign(turn: &mut Turn, team: u8, task: Task) {
    if turn.state.war.is_some() && matches!(task, Task::Repair(_)) {
        spend_order(turn);
    }
    let desk = &mut turn.state.desk;
    desk.tasks[usize::from(team)] = task;
    if let Task::Build(access) = task {
        let plan = &mut desk.accesses[access.index()];
        if plan.life == AccessLife::Open {
            plan.life = AccessLife::Building;
        }
    }
}

/// Binds idle teams for this week.
pub fn bind_teams(turn: &mut Turn, count: u8, task: Task) {
    let idle = turn.state.desk.tasks.iter_mut().filter(|t| **t == Task::Idle);
    for slot in idle.take(usize::from(count)) {
        *slot = task;
    }
}

fn signal(turn: &mut Turn, teams: u8, manner: Manner) {
    bind_teams(turn, teams, Task::Signal);
    turn.state.desk.signalled = true;
    lay_evidence(turn, manner, 1.0);
    turn.open(EventKind::SignalGiven { manner, access: None });
}

/// Lays a chip of evidence before the adversary. Loud ones frighten the fearful.
pub fn lay_evidence(turn: &mut Turn, manner: Manner, weight: f64) {
    let at = turn.state.hour;
    let credibility = weight * turn.state.desk.credibility;
    turn.state.desk.chips.push(Chip { manner, at, credibility });
    if matches!(manner, Manner::Exercise | Manner::Live) {
        turn.state.council.loud.push(at);
    }
}

/// On a replica everything is in our hands: it works, if cyber effects exist at all, and nobody is attacked.
fn decoy(turn: &mut Turn, access: AccessId) {
    signal(turn, DEMONSTRATION_TEAMS, Manner::Decoy);
    operations::show(turn, access, turn.scenario.coefficients.decoy_patched);
}

fn demonstrate(turn: &mut Turn, access: AccessId) {
    bind_teams(turn, DEMONSTRATION_TEAMS, Task::Signal);
    let owner = turn.scenario.accesses[access.index()].owner;
    let seen = readiness_seen(turn.scenario, turn.state);
    let reading = turn.state.room(turn.scenario).reading(access, seen);
    ask(turn, owner, demonstration_favours(reading));
    turn.state.desk.signalled = true;
    turn.state.desk.accesses[access.index()].life = AccessLife::Committed;
    let cell = turn.scenario.accesses[access.index()].cell;
    traffic::send(turn, Side::Alliance, cell, Payload::Demonstrate(access));
}

fn reinforce(turn: &mut Turn, which: u8) {
    let plan = &turn.scenario.reinforcements[usize::from(which)];
    let (lender, node) = (plan.lender, plan.node);
    ask(turn, lender, BRIGADE_FAVOURS);
    turn.state.desk.acted = true;
    turn.state.desk.brigades_asked.push(which);
    traffic::send(turn, Side::Alliance, node, Payload::Reinforce(which));
}

/// Asks an ally for favours.
pub fn ask(turn: &mut Turn, ally: AllyId, base: u8) {
    let desk = &mut turn.state.desk;
    let cost = price(desk.last_asked, ally, base);
    let left = &mut desk.favours[ally.index()];
    *left = left.saturating_sub(cost);
    desk.asked.push(ally);
    turn.open(EventKind::FavourChanged { ally, by: -(cost as i8) });
}

/// How a character takes a way down of a size: what it takes off the cost of backing down, and off the answer he expects of
/// the allies where he reads it as weakness. `weakness` is 1 where he does, or the chance of it. A card's way down is read as
/// one that was offered. Source: play.md rule 8.
pub fn way_down(figures: &Coefficients, size: f64, off_ramp: f64, weakness: f64) -> (f64, f64) {
    // Where one that is offered takes nothing off, every way down is read as one.
    let offers = if figures.off_ramp > 0.0 { size / figures.off_ramp } else { 1.0 };
    (size * off_ramp, offers * figures.off_ramp_weakness * weakness)
}

/// Opens a way down of a size before the council.
pub fn open_way_down(turn: &mut Turn, size: f64) {
    let figures = &turn.scenario.coefficients;
    let disposition = &turn.scenario.dispositions[turn.state.opening.disposition.index()];
    let weakness = f64::from(u8::from(disposition.reads_weakness));
    let (audience, heard) = way_down(figures, size, disposition.off_ramp, weakness);
    turn.state.council.audience -= audience;
    turn.state.council.heard -= heard;
}

fn off_ramp(turn: &mut Turn, ally: AllyId) {
    ask(turn, ally, 1);
    turn.state.desk.acted = true;
    turn.state.desk.last_off_ramp = Some(turn.state.hour / WEEK);
    let politics = &mut turn.state.desk.politics;
    politics.offers = politics.offers.saturating_add(1);
    open_way_down(turn, turn.scenario.coefficients.off_ramp);
    turn.open(EventKind::OffRampOffered { ally });
}

fn spend_order(turn: &mut Turn) {
    if let Some(war) = &mut turn.state.war {
        war.orders = war.orders.saturating_sub(1);
    }
}

fn fire(turn: &mut Turn, access: AccessId) {
    spend_order(turn);
    turn.state.desk.accesses[access.index()].life = AccessLife::Committed;
    let cell = turn.scenario.accesses[access.index()].cell;
    traffic::send(turn, Side::Alliance, cell, Payload::Fire(access));
}

fn jam(turn: &mut Turn, jammer: JammerId) {
    spend_order(turn);
    if let Some(war) = &mut turn.state.war {
        war.jammers_used[jammer.index()] = true;
    }
    let site = turn.scenario.jammers[jammer.index()].crew;
    traffic::send(turn, Side::Alliance, site, Payload::Jam(jammer));
}

fn vote(turn: &mut Turn, yes: bool, down: bool) {
    let from = turn.state.council.readiness;
    let to = if yes { from + 1 } else { from - u8::from(down && from > 0) };
    turn.state.council.readiness = to;
    turn.state.council.voted = true;
    turn.open(EventKind::CouncilMet { from, to });
    if to != from {
        turn.state.council.readiness_before = (from, turn.state.hour);
        // The word goes down the chain of command; the formations change their readiness when it arrives.
        for axis in 0..turn.scenario.axes.len() {
            let lead = turn.scenario.axes[axis].column[0];
            traffic::send(turn, Side::Adversary, lead, Payload::Ready(to));
        }
    }
    if to >= 3 {
        launch::launch(turn);
    }
}

fn act_openly(turn: &mut Turn, act: Act) {
    turn.state.council.act = act;
    turn.open(EventKind::ActSeen { act });
    let figures = &turn.scenario.coefficients;
    match act {
        Act::Probe => intrusion::shift(turn, figures.probe),
        Act::Harden => march::harden(turn),
        Act::PreDelegate => turn.state.council.predelegated = true,
        Act::Routine | Act::Hunt | Act::Feint | Act::Mobilise | Act::StandDown => {}
    }
}
