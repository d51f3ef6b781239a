//! The war hour by hour: columns march as fast as command allows, formations wear each other down, the adversary
//! strikes at our network and answers what we do to its own.

use crate::sim::model::event::EventKind;
use crate::sim::model::ids::*;
use crate::sim::model::scenario::{Doctrine, Kind, Scenario};
use crate::sim::model::state::*;
use crate::sim::model::units::{Hour, later};
use crate::sim::phase::Turn;
use crate::sim::rules::air::{fire, slowed};
use crate::sim::rules::combat::{Contact, column_effectiveness, follows_doctrine, intensity};
use crate::sim::rules::defence::{contact, defenders};
use crate::sim::rules::network::takes_cable;

/// Lets an hour of war pass.
pub fn pass(turn: &mut Turn) {
    if !turn.at_war() {
        return;
    }
    count_cut(turn);
    for axis in 0..turn.scenario.axes.len() {
        advance(turn, AxisId::from(axis));
    }
}

/// Whether a side keeps its aircraft on the ground in this hour.
pub fn grounded(state: &State, war: &War, side: Side) -> bool {
    war.book.grounded_until(side, state.hour).is_some()
}

/// A side keeps its aircraft on the ground until an hour.
pub fn ground(turn: &mut Turn, side: Side, until: Hour) {
    if let Some(war) = &mut turn.state.war {
        let there = &mut war.book.grounded[side.index()];
        *there = until.max(*there);
    }
}

/// Counts the hours for which formations have been cut off; the alliance's follow their doctrine from now on.
fn count_cut(turn: &mut Turn) {
    let (scenario, state) = (turn.scenario, &mut *turn.state);
    let figures = &scenario.coefficients;
    let Some(war) = &mut state.war else { return };
    let mut begun = Vec::new();
    for (index, node) in scenario.nodes.iter().enumerate() {
        let cut = &mut war.cut[index];
        let before = *cut;
        *cut = if state.network.command_quality[index] < figures.cut_off { *cut + 1 } else { 0 };
        let begins = follows_doctrine(figures, *cut) && !follows_doctrine(figures, before);
        if begins && node.kind == Kind::Formation && node.side == Side::Alliance {
            begun.push((NodeId::from(index), node.doctrine));
        }
    }
    for (node, doctrine) in begun {
        turn.only(Side::Alliance, EventKind::DoctrineFollowed { node, doctrine });
    }
}

/// Kilometres an hour of a column against what meets it.
fn speed(scenario: &Scenario, war: &War, axis: AxisId, contact: &Contact) -> f64 {
    let there = &scenario.axes[axis.index()];
    there.length.0 / (there.hours.0 * war.pace) * contact.pace(&scenario.coefficients)
}

/// Factor by which our aircraft slow the adversary's columns: as far as its sky lies open, and while we fly.
fn under_fire(scenario: &Scenario, state: &State, war: &War) -> f64 {
    let open =
        if grounded(state, war, Side::Alliance) { 0.0 } else { state.network.air.open(Side::Adversary) };
    slowed(&scenario.coefficients, open)
}

/// Combat power that is as good as none.
const SPENT: f64 = 1e-200;

/// What meets on an axis in this hour, the column fighting with so much of its effectiveness.
fn met(scenario: &Scenario, state: &State, war: &War, axis: AxisId, drive: f64) -> Contact {
    let (brigades, now) = (&state.desk.book.brigades, state.hour);
    let power = |node: NodeId| state.strength[node.index()];
    let command = |node: NodeId| state.network.command_quality[node.index()];
    let (ordered, there) = (war.columns[axis.index()].book.intent, defenders(scenario, brigades, axis, now));
    Contact {
        fire: fire(&scenario.coefficients, &war.book, now),
        intensity: taken_up(scenario, state, war, ordered, there),
        drive,
        ..contact(scenario, brigades, axis, now, power, command)
    }
}

/// Share of a full fight that a defence takes up: as ordered, but for those who have been cut off long enough to follow
/// their doctrine. By power, so that one company that runs does not carry the line with it.
fn taken_up(
    scenario: &Scenario,
    state: &State,
    war: &War,
    ordered: Intent,
    defenders: impl Iterator<Item = NodeId>,
) -> f64 {
    let figures = &scenario.coefficients;
    let (mut share, mut power) = (0.0, 0.0);
    for node in defenders {
        let strength = state.strength[node.index()];
        let fights = match scenario.node(node).doctrine {
            _ if !follows_doctrine(figures, war.cut[node.index()]) => intensity(figures, ordered),
            Doctrine::LastOrder => intensity(figures, ordered),
            Doctrine::Hold => intensity(figures, Intent::Hold),
            Doctrine::PreDelegated => figures.counter_attack,
            Doctrine::Withdraw => intensity(figures, Intent::TradeGround),
        };
        share += fights * strength;
        power += strength;
    }
    if power > SPENT { share / power } else { 0.0 }
}

fn advance(turn: &mut Turn, axis: AxisId) {
    let (scenario, state) = (turn.scenario, &mut *turn.state);
    let there = &scenario.axes[axis.index()];
    let quality = state.network.column_quality[axis.index()];
    let Some(mut war) = state.war.take() else { return };
    if war.columns[axis.index()].book.fell.is_some() || war.book.closed.is_some() {
        state.war = Some(war);
        return;
    }
    let slowed = under_fire(scenario, state, &war);
    let column = &mut war.columns[axis.index()];
    column.dark = if quality < scenario.coefficients.cut_off { column.dark + 1 } else { 0 };
    let doctrine = scenario.node(there.column[0]).doctrine;
    let begins = follows_doctrine(&scenario.coefficients, column.dark)
        && !follows_doctrine(&scenario.coefficients, column.dark.saturating_sub(1))
        && column.book.march == March::OnOrders;
    if begins && doctrine == Doctrine::PreDelegated {
        column.book.march = March::PreDelegated;
    }
    let m = column_effectiveness(scenario, column.book.march, doctrine, quality, column.dark);
    let contact = met(scenario, state, &war, axis, m);
    let km_an_hour = speed(scenario, &war, axis, &contact) / slowed;
    let column = &mut war.columns[axis.index()];
    column.km = (column.km + km_an_hour).max(0.0);
    column.lost += 1.0 - contact.kept(&scenario.coefficients) / slowed;
    let intent = column.book.intent;
    let cabled = column.book.march == March::LayCable && column.cable_done <= state.hour;
    if cabled {
        column.book.march = March::OnOrders;
    }
    let fell = column.km >= there.length.0;
    if fell {
        column.book.fell = Some(state.hour);
        war.book.lost = war.book.lost.or(Some((axis, state.hour)));
    }
    state.war = Some(war);
    fight(turn, axis, &contact);
    if begins && doctrine != Doctrine::LastOrder {
        turn.open(EventKind::DoctrineFollowed { node: there.column[0], doctrine });
    }
    if cabled {
        lay_cable(turn, axis);
        turn.open(EventKind::ColumnAnswered { axis, march: March::OnOrders });
    }
    if fell {
        turn.open(EventKind::ObjectiveLost { axis });
        if intent == Intent::Hold {
            let brigades = &turn.state.desk.book.brigades;
            for node in defenders(scenario, brigades, axis, turn.state.hour) {
                turn.state.strength[node.index()] *= scenario.coefficients.encircled;
            }
        }
    }
}

/// Attrition of one hour on one axis: each side's formations lose in proportion to their power.
fn fight(turn: &mut Turn, axis: AxisId, contact: &Contact) {
    let (scenario, state) = (turn.scenario, &mut *turn.state);
    let (red, blue) = contact.losses(&scenario.coefficients);
    let left = |loss: f64, force: f64| if force > 0.0 { 1.0 - loss / force } else { 1.0 };
    let (red, blue) = (left(red, contact.column), left(blue, contact.defence));
    let defending = defenders(scenario, &state.desk.book.brigades, axis, state.hour).map(|node| (node, blue));
    let attacking = scenario.axes[axis.index()].column.iter().map(|node| (*node, red));
    for (node, left) in defending.chain(attacking) {
        state.strength[node.index()] *= left;
    }
}

/// A column changes the way it marches.
pub fn answer(turn: &mut Turn, axis: AxisId, march: March) {
    let hour = turn.state.hour;
    let halt = turn.scenario.coefficients.cable_halt;
    let Some(war) = &mut turn.state.war else { return };
    let column = &mut war.columns[axis.index()];
    if column.book.march == march || column.book.march == March::PreDelegated {
        return;
    }
    column.book.march = march;
    column.cable_done = later(hour, halt);
    turn.open(EventKind::ColumnAnswered { axis, march });
}

/// Field cable along every dark link of the way to a column, but for those to whoever attacks.
fn lay_cable(turn: &mut Turn, axis: AxisId) {
    let scenario = turn.scenario;
    let lead = scenario.axes[axis.index()].lead();
    let dark: Vec<LinkId> = scenario
        .way_down(lead)
        .iter()
        .copied()
        .filter(|link| turn.state.network.link_quality[link.index()] < scenario.coefficients.cut_off)
        .filter(|link| takes_cable(scenario, *link, &turn.state.network.attacking))
        .collect();
    for link in dark {
        turn.state.network.cabled[link.index()] = true;
        turn.open(EventKind::CableLaid { link });
    }
    turn.state.network.refresh(scenario);
}

/// The defence of an axis is ordered otherwise.
pub fn set_intent(turn: &mut Turn, axis: AxisId, intent: Intent) {
    let Some(war) = &mut turn.state.war else { return };
    war.columns[axis.index()].book.intent = intent;
    turn.only(Side::Alliance, EventKind::IntentSet { axis, intent });
}
