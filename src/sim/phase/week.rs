//! The turn of the week, after the council: work is done, hunters report, indicators are read, signal and act are
//! free again.

use crate::sim::formula::belief::{expectation, posterior};
use crate::sim::model::event::EventKind;
use crate::sim::model::ids::*;
use crate::sim::model::luck::Stream;
use crate::sim::model::scenario::{Act, Manner, Scenario};
use crate::sim::model::state::*;
use crate::sim::phase::{Turn, actors, discovery, dispatches, intrusion, politics};
use crate::sim::rules::capability;
use crate::sim::rules::reckoning::{likelihood, weights};
use crate::sim::rules::weapons::held_weapons;

/// Every how many councils the rung falls by one.
const RUNG_EVERY: u32 = 4;

/// Every how many councils the ally consulted last has a favour more.
pub const FAVOUR_EVERY: u32 = 3;

/// Turns the week over at the hour of the council.
pub fn pass(turn: &mut Turn) {
    if turn.state.stage != Stage::Crisis || turn.state.hour != turn.state.council.next {
        return;
    }
    turn.state.council.held += 1;
    turn.state.council.voted = false;
    turn.state.council.next += turn.scenario.council_interval;
    dispatches::close(turn);
    build(turn);
    intrusion::turn_of_the_week(turn);
    let hour = turn.state.hour;
    let council = &mut turn.state.council;
    council.stakes.retain(|passing| passing.until > hour);
    leak(turn);
    judge_estimate(turn);
    pay_favour(turn);
    let desk = &mut turn.state.desk;
    desk.book.wargamed = desk.book.tasks.contains(&Task::Wargame);
    for task in &mut desk.book.tasks {
        if matches!(task, Task::Signal | Task::Dispatch) {
            *task = Task::Idle;
        }
    }
    (desk.book.signalled, desk.book.acted, desk.book.interdicts) = (false, false, false);
    if turn.state.council.held.is_multiple_of(RUNG_EVERY) {
        turn.state.desk.book.politics.climb(-1);
    }
    politics::turn_of_the_week(turn);
    actors::turn_of_the_week(turn);
    politics::accident(turn);
    read_indicators(turn.scenario, turn.state);
    dispatches::schedule(turn.scenario, turn.state);
}

/// Teams that build bring their access nearer; finished work is an access three times in four.
fn build(turn: &mut Turn) {
    let (scenario, hour) = (turn.scenario, turn.state.hour);
    let figures = &scenario.coefficients;
    for index in 0..scenario.accesses.len() {
        let id = AccessId::from(index);
        let teams = turn.state.desk.book.teams_on(Task::Build(id));
        let access = &mut turn.state.desk.book.accesses[index];
        if access.life != AccessLife::Building {
            continue;
        }
        access.work += teams as f64;
        if access.work < figures.build_work {
            continue;
        }
        let plan = &scenario.accesses[index];
        access.attempts += 1;
        let attempt = u64::from(access.attempts);
        access.work = 0.0;
        access.since = hour;
        if turn.state.luck.chance(Stream::Building, plan.subject, attempt, figures.build_success) {
            access.life = AccessLife::Hidden;
            discovery::begin(turn, id);
            turn.only(Side::Alliance, EventKind::AccessBuilt { access: id });
        } else {
            access.life = AccessLife::Open;
            turn.only(Side::Alliance, EventKind::BuildFailed { access: id });
        }
        for task in &mut turn.state.desk.book.tasks {
            if *task == Task::Build(id) {
                *task = Task::Idle;
            }
        }
    }
}

/// What is signalled is tested: our true hours may become known, and what was shown is called or confirmed. Source:
/// docs/rules/signals.md.
fn leak(turn: &mut Turn) {
    let scenario = turn.scenario;
    let figures = &scenario.coefficients;
    let assembled = turn.state.council.readiness >= 2;
    let chance = if assembled { figures.leak_assembled } else { figures.leak } * figures.cyber;
    if turn.state.desk.book.chips.is_empty()
        || !turn.state.luck.chance(Stream::Test, 0, u64::from(turn.state.hour), chance)
    {
        return;
    }
    let disposition = &scenario.dispositions[turn.state.opening.disposition.index()];
    let chips = &turn.state.desk.book.chips;
    let weighed = weights(scenario, disposition, chips, turn.state.hour);
    let evidence = chips.iter().zip(&weighed).map(|(chip, w)| (likelihood(figures, chip.manner), *w));
    let believed = expectation(&posterior(&figures.prior, evidence), &figures.type_hours);
    let held = capability::hours(scenario, &held_weapons(turn.state));
    let strongest = weighed.iter().copied().fold(0.0, f64::max);
    let (at, book) = (turn.state.hour, &mut turn.state.desk.book);
    let mut tested = |manner| book.chips.push(Chip::of(manner, at, strongest));
    if believed > held + figures.leak_margin {
        tested(Manner::Failed);
        book.credibility *= figures.called_credibility;
        turn.open(EventKind::BluffCalled);
    } else {
        tested(Manner::Confirmed);
        turn.open(EventKind::SignalConfirmed);
    }
}

/// A high estimate that passes quietly for two weeks costs a favour; the estimate is kept for the score.
fn judge_estimate(turn: &mut Turn) {
    let hour = turn.state.hour;
    let Some(chance) = turn.state.desk.book.estimate else { return };
    turn.state.desk.book.estimates.push((hour, chance));
    let quiet = turn.state.council.readiness < 2;
    let desk = &mut turn.state.desk;
    desk.secrets.quiet_alarms = if chance > 0.5 && quiet { desk.secrets.quiet_alarms + 1 } else { 0 };
    if desk.secrets.quiet_alarms >= 2 {
        desk.secrets.quiet_alarms = 0;
        let richest =
            (0..desk.book.favours.len()).max_by_key(|ally| (desk.book.favours[*ally], usize::MAX - ally));
        if let Some(index) = richest.filter(|ally| desk.book.favours[*ally] > 0) {
            desk.book.favours[index] -= 1;
            turn.open(EventKind::FavourChanged { ally: AllyId::from(index), by: -1 });
        }
    }
    turn.state.desk.book.estimate = None;
}

/// Every third week the ally asked last has a favour more.
fn pay_favour(turn: &mut Turn) {
    let held = turn.state.council.held;
    let desk = &mut turn.state.desk;
    if let Some(ally) = desk.book.asked.last().copied() {
        desk.book.last_asked = Some(ally);
    } else {
        desk.book.last_asked = None;
    }
    desk.book.asked.clear();
    let total: u32 = desk.book.favours.iter().map(|f| u32::from(*f)).sum();
    let friend = desk.book.last_asked.unwrap_or(AllyId(0));
    let due = held.is_multiple_of(FAVOUR_EVERY) && total < u32::from(super::effects::FAVOUR_CAP);
    if let Some(favours) = desk.book.favours.get_mut(friend.index()).filter(|_| due) {
        *favours += 1;
        turn.open(EventKind::FavourChanged { ally: friend, by: 1 });
    }
}

/// Reads the indicators of the new week: right or false by their stated rates. A feint looks a step higher.
pub fn read_indicators(scenario: &Scenario, state: &mut State) {
    let week = u64::from(state.week());
    let shown = state.council.readiness + u8::from(state.council.act == Act::Feint);
    for (index, indicator) in scenario.indicators.iter().enumerate() {
        let there = shown >= indicator.from_readiness;
        let chance = if there { indicator.hit } else { indicator.false_alarm };
        state.desk.book.indicators[index] =
            state.luck.chance(Stream::Reading, indicator.subject, week, chance);
    }
}
