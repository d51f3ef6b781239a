//! What an order does at the moment it is given. Whatever must travel becomes a transmission.

use crate::sim::intel::readiness_seen;
use crate::sim::model::event::EventKind;
use crate::sim::model::ids::*;
use crate::sim::model::scenario::{Act, Manner};
use crate::sim::model::state::*;
use crate::sim::model::units::WEEK;
use crate::sim::orders::order::Order;
use crate::sim::phase::desk::{ask, bind_teams, lay_evidence, open_way_down, spend_order};
use crate::sim::phase::{Turn, dispatches, intrusion, launch, march, norms, operations, politics, traffic};
use crate::sim::rules::prices::{
    BRIGADE_FAVOURS, DEMONSTRATION_TEAMS, EXERCISE_TEAMS, demonstration_favours,
};

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
        Order::Estimate { chance } => turn.state.desk.book.estimate = Some(chance),
        Order::Profile { disposition } => turn.state.desk.book.profile = Some(disposition),
        Order::Fire { access } => fire(turn, access),
        Order::Jam { jammer } => jam(turn, jammer),
        Order::Shield { link } => {
            if let Some(war) = &mut turn.state.war {
                war.shield = Some(link);
                war.orders = war.orders.saturating_sub(1);
            }
        }
        Order::SetIntent { axis, intent } => {
            spend_order(turn);
            let front = turn.scenario.axes[axis.index()].defenders[0];
            traffic::send(turn, side, front, Payload::Intent(axis, intent));
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

fn assign(turn: &mut Turn, team: u8, task: Task) {
    if turn.state.war.is_some() && matches!(task, Task::Repair(_)) {
        spend_order(turn);
    }
    let desk = &mut turn.state.desk;
    desk.book.tasks[usize::from(team)] = task;
    if let Task::Build(access) = task {
        let plan = &mut desk.book.accesses[access.index()];
        if plan.life == AccessLife::Open {
            plan.life = AccessLife::Building;
        }
    }
}

fn signal(turn: &mut Turn, teams: u8, manner: Manner) {
    bind_teams(turn, teams, Task::Signal);
    turn.state.desk.book.signalled = true;
    lay_evidence(turn, manner, 1.0);
    turn.open(EventKind::SignalGiven { manner, access: None });
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
    turn.state.desk.book.signalled = true;
    turn.state.desk.book.accesses[access.index()].life = AccessLife::Committed;
    let cell = turn.scenario.accesses[access.index()].cell;
    traffic::send(turn, Side::Alliance, cell, Payload::Demonstrate(access));
}

fn reinforce(turn: &mut Turn, which: u8) {
    let plan = &turn.scenario.reinforcements[usize::from(which)];
    let (lender, node) = (plan.lender, plan.node);
    ask(turn, lender, BRIGADE_FAVOURS);
    turn.state.desk.book.acted = true;
    turn.state.desk.book.brigades_asked.push(which);
    traffic::send(turn, Side::Alliance, node, Payload::Reinforce(which));
}

fn off_ramp(turn: &mut Turn, ally: AllyId) {
    ask(turn, ally, 1);
    turn.state.desk.book.acted = true;
    turn.state.desk.book.last_off_ramp = Some(turn.state.hour / WEEK);
    let politics = &mut turn.state.desk.book.politics;
    politics.offers = politics.offers.saturating_add(1);
    open_way_down(turn, turn.scenario.coefficients.off_ramp);
    turn.open(EventKind::OffRampOffered { ally });
}

fn fire(turn: &mut Turn, access: AccessId) {
    spend_order(turn);
    turn.state.desk.book.accesses[access.index()].life = AccessLife::Committed;
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
