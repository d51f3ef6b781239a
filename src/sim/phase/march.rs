//! The war hour by hour: columns march as fast as command allows, formations wear each other down, the adversary
//! strikes at our network and answers what we do to his.

use super::launch::{ORDERS, pulse_hours};
use super::operations;
use crate::sim::event::EventKind;
use crate::sim::formula::{combat::square_law, tempo::effectiveness};
use crate::sim::ids::*;
use crate::sim::luck::{Stream, subject};
use crate::sim::network::chain_qualities;
use crate::sim::scenario::{Kind, Medium, Scenario};
use crate::sim::state::*;
use crate::sim::step::Turn;
use crate::sim::units::Hour;

/// Hours the fibre of a struck link of ours stays dark.
const STRIKE_OUTAGE: Hour = 12;
/// Share of its power that a formation ordered to hold keeps when it is encircled.
const ENCIRCLED: f64 = 0.3;

/// Lets an hour of war pass.
pub fn pass(turn: &mut Turn) {
    let Some(war) = &turn.state.war else { return };
    if turn.state.hour == war.since {
        return;
    }
    confirm(turn);
    let mut chain = vec![0.0; turn.scenario.nodes.len()];
    for axis in 0..turn.scenario.axes.len() {
        advance(turn, AxisId::from(axis), &mut chain);
    }
    close_line(turn);
    next_pulse(turn);
}

/// The posture factor g: 1 plus what each brigade in place adds. Source: play.md rule 7.
pub fn posture(scenario: &Scenario, brigades: &[BrigadeState], now: Hour) -> f64 {
    let there = brigades.iter().filter(|brigade| brigade.arrives <= now).count();
    1.0 + scenario.coefficients.brigade_posture * there as f64
}

/// How much an intent slows an axis.
pub fn intent_factor(scenario: &Scenario, intent: Intent) -> f64 {
    match intent {
        Intent::Delay => scenario.coefficients.delay_factor,
        Intent::Hold => scenario.coefficients.hold_factor,
        Intent::TradeGround => 1.0,
    }
}

/// Share of a full fight that an intent brings about.
fn intensity(intent: Intent) -> f64 {
    match intent {
        Intent::Delay => 0.5,
        Intent::Hold => 1.0,
        Intent::TradeGround => 0.15,
    }
}

/// Kilometres an hour of an undisturbed column.
fn speed(scenario: &Scenario, state: &State, war: &War, axis: AxisId) -> f64 {
    let there = &scenario.axes[axis.index()];
    let g = posture(scenario, &state.desk.brigades, state.hour);
    let intent = intent_factor(scenario, war.columns[axis.index()].intent);
    there.length.0 / (there.hours.0 * war.pace * g * intent)
}

/// Effectiveness of a column with command quality c.
pub fn column_effectiveness(scenario: &Scenario, march: March, quality: f64) -> f64 {
    match march {
        March::OnOrders => effectiveness(&scenario.coefficients.initiative, &quality),
        March::LayCable => 0.0,
        March::PreDelegated => scenario.coefficients.predelegated_pace,
    }
}

fn advance(turn: &mut Turn, axis: AxisId, chain: &mut [f64]) {
    let (scenario, state) = (turn.scenario, &mut *turn.state);
    let there = &scenario.axes[axis.index()];
    chain_qualities(scenario, &state.network.link_quality, there.command, chain);
    let quality = chain[there.column[0].index()];
    let Some(mut war) = state.war.take() else { return };
    let km_an_hour = speed(scenario, state, &war, axis);
    let column = &mut war.columns[axis.index()];
    let there_already = column.km >= there.length.0;
    if there_already || war.closed.is_some() {
        state.war = Some(war);
        return;
    }
    column.dark = if quality < scenario.coefficients.cut_off { column.dark + 1 } else { 0 };
    let m = column_effectiveness(scenario, column.march, quality);
    column.km += km_an_hour * m;
    column.lost += 1.0 - m;
    let intent = column.intent;
    let cabled = column.march == March::LayCable && column.cable_done <= state.hour;
    if cabled {
        column.march = March::OnOrders;
    }
    let fell = column.km >= there.length.0;
    if fell && war.lost.is_none() {
        war.lost = Some((axis, state.hour));
    }
    state.war = Some(war);
    fight(turn, axis, intent, m);
    if cabled {
        lay_cable(turn, axis);
        turn.open(EventKind::ColumnAnswered { axis, march: March::OnOrders });
    }
    if fell {
        turn.open(EventKind::ObjectiveLost { axis });
        if intent == Intent::Hold {
            for node in &turn.scenario.axes[axis.index()].defenders {
                turn.state.strength[node.index()] *= ENCIRCLED;
            }
        }
    }
}

/// Attrition of one hour on one axis: Lanchester's square law between all that stands on it.
fn fight(turn: &mut Turn, axis: AxisId, intent: Intent, attacker: f64) {
    let (scenario, state) = (turn.scenario, &mut *turn.state);
    let figures = &scenario.coefficients;
    let there = &scenario.axes[axis.index()];
    let sum = |nodes: &[NodeId]| nodes.iter().map(|n| state.strength[n.index()]).sum::<f64>();
    let (red, blue) = (sum(&there.column), sum(&there.defenders));
    let command = |n: &NodeId| state.network.command_quality[n.index()];
    let blue_quality = there.defenders.iter().map(command).sum::<f64>() / there.defenders.len() as f64;
    let defender = effectiveness(&figures.initiative, &blue_quality);
    let share = intensity(intent);
    let (red_loss, blue_loss) = square_law(
        red,
        blue,
        figures.defender_attrition * attacker * share,
        figures.attacker_attrition * defender * share,
        1.0,
    );
    for (nodes, loss, force) in [(&there.column, red_loss, red), (&there.defenders, blue_loss, blue)] {
        if force > 0.0 {
            for node in nodes {
                state.strength[node.index()] *= 1.0 - loss / force;
            }
        }
    }
}

/// A column changes the way it marches.
pub fn answer(turn: &mut Turn, axis: AxisId, march: March) {
    let hour = turn.state.hour;
    let halt = turn.scenario.coefficients.cable_halt as Hour;
    let Some(war) = &mut turn.state.war else { return };
    let column = &mut war.columns[axis.index()];
    if column.march == march || column.march == March::PreDelegated {
        return;
    }
    column.march = march;
    column.cable_done = hour + halt;
    turn.open(EventKind::ColumnAnswered { axis, march });
}

/// Field cable along every dark link of the way to a column.
fn lay_cable(turn: &mut Turn, axis: AxisId) {
    let scenario = turn.scenario;
    let lead = scenario.axes[axis.index()].column[0];
    let dark: Vec<LinkId> = scenario.routes[lead.index()]
        .iter()
        .copied()
        .filter(|link| turn.state.network.link_quality[link.index()] < scenario.coefficients.cut_off)
        .collect();
    for link in dark {
        turn.state.network.cabled[link.index()] = true;
        turn.open(EventKind::CableLaid { link });
    }
    turn.state.network.refresh(scenario);
}

/// In peace: cable to the headquarters on the main axis whose link depends most on what software can touch.
pub fn harden(turn: &mut Turn) {
    let scenario = turn.scenario;
    let lead = scenario.axes[scenario.main_axis().index()].column[0];
    let immune = |link: LinkId| -> f64 {
        let bearers = scenario.link(link).bearers.iter().map(|b| scenario.bearer(*b).medium);
        bearers.filter(|medium| !medium.malware()).map(|m| m.capacity(&scenario.coefficients)).sum()
    };
    let open = scenario.routes[lead.index()].iter().copied().filter(|link| {
        let headquarters = scenario.node(scenario.link(*link).child).kind == Kind::Headquarters;
        headquarters && !turn.state.council.hardened.contains(link)
    });
    let Some(link) = open.min_by(|a, b| immune(*a).total_cmp(&immune(*b)).then(a.cmp(b))) else { return };
    turn.state.council.hardened.push(link);
    turn.state.network.cabled[link.index()] = true;
    turn.open(EventKind::CableLaid { link });
    turn.state.network.refresh(scenario);
}

/// The defence of an axis is ordered otherwise.
pub fn set_intent(turn: &mut Turn, axis: AxisId, intent: Intent) {
    let Some(war) = &mut turn.state.war else { return };
    war.columns[axis.index()].intent = intent;
    turn.only(Side::Alliance, EventKind::IntentSet { axis, intent });
}

/// The adversary strikes at a link of ours with what he has prepared there.
pub fn strike(turn: &mut Turn, link: LinkId) {
    let figures = &turn.scenario.coefficients;
    let chance = figures.strike * figures.cyber;
    let there = turn.scenario.link(link);
    let Some(war) = turn.state.war.as_mut().filter(|war| war.closed.is_none()) else { return };
    let before = war.implants.len();
    war.implants.retain(|there| *there != link);
    let used = (before - war.implants.len()) as f64;
    if used == 0.0 {
        return;
    }
    let shielded = war.shield == Some(link);
    let n = u64::from(war.pulse);
    let worked = turn.state.luck.chance(Stream::Strike, subject(&there.id), n, chance) && !shielded;
    let hours = if worked { used * war.strike_hours } else { 0.0 };
    war.line += hours;
    let tenths = libm::round(hours * 10.0) as u16;
    turn.open(EventKind::StruckAtUs { link, worked, shielded, tenths });
    if worked {
        let fibre: Vec<BearerId> = there
            .bearers
            .iter()
            .copied()
            .filter(|b| turn.scenario.bearer(*b).medium == Medium::Fibre)
            .collect();
        let until = turn.state.hour + STRIKE_OUTAGE;
        operations::darken(turn, &fibre, until, Cause::Strike);
    }
}

/// The next pulse corrects the first reports of battle damage.
fn confirm(turn: &mut Turn) {
    let hour = turn.state.hour;
    let Some(war) = &turn.state.war else { return };
    let due: Vec<(Weapon, bool)> =
        war.shots.iter().filter(|shot| shot.confirmed_at == hour).map(|s| (s.weapon, s.worked)).collect();
    for (weapon, worked) in due {
        turn.only(Side::Alliance, EventKind::DamageConfirmed { weapon, worked });
    }
}

fn close_line(turn: &mut Turn) {
    let hour = turn.state.hour;
    let Some(war) = &mut turn.state.war else { return };
    if war.closed.is_none() && f64::from(hour - war.since) >= war.line {
        war.closed = Some(hour);
        turn.open(EventKind::LineClosed);
    }
}

fn next_pulse(turn: &mut Turn) {
    let hour = turn.state.hour;
    let Some(war) = &mut turn.state.war else { return };
    if war.next_pulse != hour + 1 {
        return;
    }
    war.pulse += 1;
    war.pulse_began = hour + 1;
    war.next_pulse = hour + 1 + pulse_hours(hour + 1 - war.since);
    (war.orders, war.shield) = (ORDERS, None);
    let pulse = war.pulse;
    turn.open(EventKind::PulseBegan { pulse });
}
