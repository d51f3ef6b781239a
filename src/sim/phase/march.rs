//! The war hour by hour: columns march as fast as command allows, formations wear each other down, the adversary
//! strikes at our network and answers what we do to his.

use super::launch::{ORDERS, pulse_hours};
use super::{jamming, norms, operations};
use crate::sim::air::{slowed, support};
use crate::sim::coefficients::Coefficients;
use crate::sim::event::EventKind;
use crate::sim::formula::{combat::square_law, tempo::effectiveness};
use crate::sim::ids::*;
use crate::sim::luck::{Stream, subject};
use crate::sim::scenario::{Doctrine, Kind, Medium, Scenario};
use crate::sim::state::*;
use crate::sim::step::Turn;
use crate::sim::units::{Hour, later};

/// Lets an hour of war pass.
pub fn pass(turn: &mut Turn) {
    let Some(war) = &turn.state.war else { return };
    if turn.state.hour == war.since {
        return;
    }
    confirm(turn);
    strike(turn);
    jamming::pass(turn);
    count_cut(turn);
    for axis in 0..turn.scenario.axes.len() {
        advance(turn, AxisId::from(axis));
    }
    bomb(turn);
    close_line(turn);
    next_pulse(turn);
}

/// Whether a side keeps its aircraft on the ground in this hour.
fn grounded(state: &State, war: &War, side: Side) -> bool {
    war.grounded[side.index()] > state.hour
}

/// A side keeps its aircraft on the ground until an hour.
pub fn ground(turn: &mut Turn, side: Side, until: Hour) {
    if let Some(war) = &mut turn.state.war {
        let there = &mut war.grounded[side.index()];
        *there = until.max(*there);
    }
}

/// His aircraft delay our line as far as our sky lies open.
fn bomb(turn: &mut Turn) {
    let delay = turn.scenario.coefficients.air_delay * turn.state.network.air.open(Side::Alliance);
    let state = &mut *turn.state;
    let flies = state.war.as_ref().is_some_and(|war| !grounded(state, war, Side::Adversary));
    if let Some(war) = state.war.as_mut().filter(|war| flies && war.closed.is_none()) {
        war.line += delay;
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
pub fn intensity(figures: &Coefficients, intent: Intent) -> f64 {
    match intent {
        Intent::Delay => figures.delay_intensity,
        Intent::Hold => 1.0,
        Intent::TradeGround => figures.trade_intensity,
    }
}

/// Kilometres an hour of an undisturbed column against a defence that slows it by a factor.
fn speed(scenario: &Scenario, state: &State, war: &War, axis: AxisId, slowing: f64) -> f64 {
    let there = &scenario.axes[axis.index()];
    let g = posture(scenario, &state.desk.brigades, state.hour);
    there.length.0 / (there.hours.0 * war.pace * g * slowing)
}

/// Factor by which our aircraft slow his columns: as far as his sky lies open, and while we fly.
fn under_fire(scenario: &Scenario, state: &State, war: &War) -> f64 {
    let open =
        if grounded(state, war, Side::Alliance) { 0.0 } else { state.network.air.open(Side::Adversary) };
    slowed(&scenario.coefficients, open)
}

/// Effectiveness of a column with command quality c that has been cut off for some hours: below zero where its doctrine
/// lets it fall back.
pub fn column_effectiveness(
    scenario: &Scenario,
    march: March,
    doctrine: Doctrine,
    quality: f64,
    cut: Hour,
) -> f64 {
    let figures = &scenario.coefficients;
    let blind = effectiveness(&figures.initiative, &quality);
    match march {
        March::OnOrders if !follows_doctrine(figures, cut) => blind,
        March::OnOrders => match doctrine {
            Doctrine::Hold => 0.0,
            Doctrine::LastOrder | Doctrine::PreDelegated => blind,
            Doctrine::Withdraw => -blind,
        },
        March::LayCable => 0.0,
        March::PreDelegated => figures.predelegated_pace,
    }
}

/// Whether a formation that has been cut off for some hours follows its doctrine.
fn follows_doctrine(figures: &Coefficients, cut: Hour) -> bool {
    cut > 0 && f64::from(cut) >= figures.doctrine_hours
}

/// How an axis is defended.
struct Stance {
    /// Factor on the hours of the column.
    slowing: f64,
    /// Share of a full fight.
    intensity: f64,
}

/// Combat power that is as good as none.
const SPENT: f64 = 1e-200;

/// The defence of an axis: as ordered, but for those who have been cut off long enough to follow their doctrine. By
/// power, so that one company that runs does not carry the line with it.
fn stance(scenario: &Scenario, state: &State, war: &War, axis: AxisId) -> Stance {
    let figures = &scenario.coefficients;
    let ordered = war.columns[axis.index()].intent;
    let (mut slowing, mut share, mut power) = (0.0, 0.0, 0.0);
    for node in &scenario.axes[axis.index()].defenders {
        let strength = state.strength[node.index()];
        let (factor, fights) = match scenario.node(*node).doctrine {
            _ if !follows_doctrine(figures, war.cut[node.index()]) => {
                (intent_factor(scenario, ordered), intensity(figures, ordered))
            }
            Doctrine::LastOrder => (intent_factor(scenario, ordered), intensity(figures, ordered)),
            Doctrine::Hold => (figures.hold_factor, intensity(figures, Intent::Hold)),
            Doctrine::PreDelegated => (figures.hold_factor, figures.counter_attack),
            Doctrine::Withdraw => (1.0, intensity(figures, Intent::TradeGround)),
        };
        slowing += factor * strength;
        share += fights * strength;
        power += strength;
    }
    if power > SPENT {
        Stance { slowing: slowing / power, intensity: share / power }
    } else {
        Stance { slowing: intent_factor(scenario, ordered), intensity: 0.0 }
    }
}

fn advance(turn: &mut Turn, axis: AxisId) {
    let (scenario, state) = (turn.scenario, &mut *turn.state);
    let there = &scenario.axes[axis.index()];
    let quality = state.network.column_quality[axis.index()];
    let Some(mut war) = state.war.take() else { return };
    let stance = stance(scenario, state, &war, axis);
    let slowed = under_fire(scenario, state, &war);
    let km_an_hour = speed(scenario, state, &war, axis, stance.slowing) / slowed;
    let column = &mut war.columns[axis.index()];
    if column.fell.is_some() || war.closed.is_some() {
        state.war = Some(war);
        return;
    }
    column.dark = if quality < scenario.coefficients.cut_off { column.dark + 1 } else { 0 };
    let doctrine = scenario.node(there.column[0]).doctrine;
    let begins = follows_doctrine(&scenario.coefficients, column.dark)
        && !follows_doctrine(&scenario.coefficients, column.dark.saturating_sub(1))
        && column.march == March::OnOrders;
    if begins && doctrine == Doctrine::PreDelegated {
        column.march = March::PreDelegated;
    }
    let m = column_effectiveness(scenario, column.march, doctrine, quality, column.dark);
    column.km = (column.km + km_an_hour * m).max(0.0);
    column.lost += 1.0 - m / slowed;
    let intent = column.intent;
    let cabled = column.march == March::LayCable && column.cable_done <= state.hour;
    if cabled {
        column.march = March::OnOrders;
    }
    let fell = column.km >= there.length.0;
    if fell {
        column.fell = Some(state.hour);
        war.lost = war.lost.or(Some((axis, state.hour)));
    }
    state.war = Some(war);
    fight(turn, axis, stance.intensity, m.abs());
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
            for node in &scenario.axes[axis.index()].defenders {
                turn.state.strength[node.index()] *= scenario.coefficients.encircled;
            }
        }
    }
}

/// Attrition of one hour on one axis.
fn fight(turn: &mut Turn, axis: AxisId, intensity: f64, attacker: f64) {
    let (scenario, state) = (turn.scenario, &mut *turn.state);
    let there = &scenario.axes[axis.index()];
    let sum = |nodes: &[NodeId]| nodes.iter().map(|n| state.strength[n.index()]).sum::<f64>();
    let (red, blue) = (sum(&there.column), sum(&there.defenders));
    let command = |n: &NodeId| state.network.command_quality[n.index()];
    // An axis may lie open: nobody's orders reach nobody.
    let quality = there.defenders.iter().map(command).sum::<f64>() / there.defenders.len().max(1) as f64;
    let Some(war) = &state.war else { return };
    let flying = |side| support(&scenario.coefficients, grounded(state, war, side));
    let (red_fire, blue_fire) = (attacker * flying(Side::Adversary), flying(Side::Alliance));
    let (red_loss, blue_loss) =
        exchange(&scenario.coefficients, (red, red_fire), (blue, quality, blue_fire), intensity);
    for (nodes, loss, force) in [(&there.column, red_loss, red), (&there.defenders, blue_loss, blue)] {
        if force > 0.0 {
            for node in nodes {
                state.strength[node.index()] *= 1.0 - loss / force;
            }
        }
    }
}

/// Losses of column and defenders in one hour, Lanchester's square law between all that stands on an axis: the column's
/// power and effectiveness, the defenders' power, command quality and what is left of their fire from the air, and the
/// intensity of the fight.
pub fn exchange(
    figures: &Coefficients,
    (red, attacker): (f64, f64),
    (blue, quality, support): (f64, f64, f64),
    share: f64,
) -> (f64, f64) {
    let defender = effectiveness(&figures.initiative_alliance, &quality) * support;
    let (alpha, beta) = (figures.defender_attrition * attacker, figures.attacker_attrition * defender);
    square_law(red, blue, alpha * share, beta * share, 1.0)
}

/// A column changes the way it marches.
pub fn answer(turn: &mut Turn, axis: AxisId, march: March) {
    let hour = turn.state.hour;
    let halt = turn.scenario.coefficients.cable_halt;
    let Some(war) = &mut turn.state.war else { return };
    let column = &mut war.columns[axis.index()];
    if column.march == march || column.march == March::PreDelegated {
        return;
    }
    column.march = march;
    column.cable_done = later(hour, halt);
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

/// The adversary's strikes of this hour take effect, or do not: at links of ours, with what he has prepared there.
fn strike(turn: &mut Turn) {
    let struck = turn.state.war.as_mut().map_or_else(Vec::new, |war| std::mem::take(&mut war.struck));
    for (link, used) in struck {
        strike_at(turn, link, f64::from(used));
    }
}

/// Aims all implants that sit in a link of ours: they are used up, and take effect when the hour passes.
pub fn aim(turn: &mut Turn, link: LinkId) {
    let Some(war) = &mut turn.state.war else { return };
    let before = war.implants.len();
    war.implants.retain(|there| *there != link);
    let used = before - war.implants.len();
    if used > 0 {
        war.struck.push((link, used as u32));
    }
}

fn strike_at(turn: &mut Turn, link: LinkId, used: f64) {
    let figures = &turn.scenario.coefficients;
    let chance = figures.strike * figures.cyber;
    let there = turn.scenario.link(link);
    let Some(war) = turn.state.war.as_mut().filter(|war| war.closed.is_none()) else { return };
    let shielded = war.shield == Some(link);
    let n = u64::from(war.pulse);
    let worked = turn.state.luck.chance(Stream::Strike, subject(&there.id), n, chance) && !shielded;
    let hours = if worked { used * war.strike_hours } else { 0.0 };
    war.line += hours;
    let tenths = libm::round(hours * 10.0) as u16;
    turn.only(Side::Alliance, EventKind::StruckAtUs { link, worked, shielded, tenths });
    if worked {
        let (since, hit) = (turn.state.hour, fixed(turn.scenario, turn.state, link));
        let until = later(since, figures.strike_outage);
        if let Some(war) = turn.state.war.as_mut().filter(|_| !hit.is_empty()) {
            war.wounds.push(Wound { link, since, until, hours });
        }
        operations::darken(turn, &hit, until, Cause::Strike);
        norms::hit(turn, &hit, Side::Adversary);
    }
}

/// What a strike at a link of ours hits: of its media with a fixed site the one that carries most today, and all that rides
/// on the same infrastructure.
fn fixed(scenario: &Scenario, state: &State, link: LinkId) -> Vec<BearerId> {
    let figures = &scenario.coefficients;
    let stands = |bearer: &&BearerId| {
        let there = scenario.bearer(**bearer);
        let site = there.carrier.is_some() || there.medium == Medium::Fibre;
        site && state.network.outages[bearer.index()].is_none()
    };
    let carries = |bearer: &BearerId| scenario.bearer(*bearer).medium.capacity(figures);
    let sites = scenario.link(link).bearers.iter().filter(stands);
    let best = sites.max_by(|a, b| carries(a).total_cmp(&carries(b)).then(b.cmp(a)));
    best.map_or_else(Vec::new, |best| scenario.together(best).to_vec())
}

/// The next pulse corrects the first reports of battle damage.
fn confirm(turn: &mut Turn) {
    let hour = turn.state.hour;
    let Some(war) = &turn.state.war else { return };
    let due: Vec<(Weapon, bool, f64)> = war
        .shots
        .iter()
        .filter(|shot| shot.confirmed_at == hour)
        .map(|shot| (shot.weapon, shot.worked, shot.harm))
        .collect();
    for (weapon, worked, harm) in due {
        turn.state.desk.harm += harm;
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
