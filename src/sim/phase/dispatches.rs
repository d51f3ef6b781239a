//! Dispatches: one a week at most, each with a hidden cause; answers, defaults, echoes.

use super::orders::bind_teams;
use super::{actors, effects, operations, politics};
use crate::sim::event::EventKind;
use crate::sim::ids::*;
use crate::sim::luck::Stream;
use crate::sim::scenario::Scenario;
use crate::sim::state::{Cause, Echo, OpenDispatch, Stage, State, Task};
use crate::sim::step::Turn;
use crate::sim::units::{Hour, WEEK};

/// Chance that a week brings a dispatch; the others are quiet.
const BUSY: f64 = 0.85;
/// Hours of a week in which a dispatch may come.
const WINDOW: (f64, f64) = (16.0, 110.0);

/// Draws whether and when this week's dispatch comes.
pub fn schedule(scenario: &Scenario, state: &mut State) {
    let week = u64::from(state.week());
    let mut draw = state.luck.draw(Stream::Dispatch, 0, week);
    let comes = !scenario.dispatches.is_empty() && draw.uniform() < BUSY;
    let at = WINDOW.0 + (WINDOW.1 - WINDOW.0) * draw.uniform();
    state.desk.next_dispatch = if comes { state.hour + at as Hour } else { Hour::MAX };
}

/// Lets this week's dispatch arrive, and echoes of earlier ones come back.
pub fn pass(turn: &mut Turn) {
    let hour = turn.state.hour;
    if turn.state.stage != Stage::Crisis {
        return;
    }
    if turn.state.desk.next_dispatch <= hour {
        turn.state.desk.next_dispatch = Hour::MAX;
        arrive(turn);
    }
    while let Some(index) = turn.state.desk.echoes.iter().position(|echo| echo.at <= hour) {
        let Echo { dispatch, option, cause, .. } = turn.state.desk.echoes.remove(index);
        turn.only(Side::Alliance, EventKind::EchoHeard { dispatch, option, cause });
    }
}

fn arrive(turn: &mut Turn) {
    let (scenario, state) = (turn.scenario, &*turn.state);
    let week = state.week();
    let readiness = state.council.readiness;
    let weights: Vec<f64> = scenario
        .dispatches
        .iter()
        .enumerate()
        .map(|(index, card)| {
            let fits = (card.weeks.0..=card.weeks.1).contains(&week)
                && (card.readiness.0..=card.readiness.1).contains(&readiness)
                && !state.desk.seen_dispatches.contains(&DispatchId::from(index));
            let activity = card.actor.map_or(1.0, |actor| actors::activity(scenario, state, actor));
            if fits { card.weight * activity } else { 0.0 }
        })
        .collect();
    let Some(index) = state.luck.draw(Stream::Dispatch, 1, u64::from(week)).weighted(&weights) else {
        return;
    };
    let card = &scenario.dispatches[index];
    let odds: Vec<f64> = card.causes.iter().map(|cause| cause.odds).collect();
    let cause = state.luck.draw(Stream::Dispatch, card.subject, 0).weighted(&odds).unwrap_or(0);
    let id = DispatchId::from(index);
    turn.state.desk.seen_dispatches.push(id);
    turn.state.desk.dispatch = Some(OpenDispatch { id, cause, since: turn.state.hour, answer: None });
    politics::open(turn, id, cause);
    turn.only(Side::Alliance, EventKind::DispatchArrived { dispatch: id });
    let until = turn.state.hour + WEEK;
    operations::darken(turn, &card.dark, until, Cause::Dispatch(id));
}

/// Answers the dispatch on the desk.
pub fn answer(turn: &mut Turn, option: u8, by_default: bool) {
    let Some(open) = &mut turn.state.desk.dispatch else { return };
    open.answer = Some(option);
    let open = *open;
    let card = &turn.scenario.dispatches[open.id.index()];
    let chosen = &card.options[usize::from(option)];
    bind_teams(turn, chosen.teams, Task::Dispatch);
    for (ally, count) in &chosen.favours {
        let left = &mut turn.state.desk.favours[ally.index()];
        *left = left.saturating_sub(*count);
        turn.state.desk.asked.push(*ally);
        turn.open(EventKind::FavourChanged { ally: *ally, by: -(*count as i8) });
    }
    let caused = chosen.by_cause.iter().filter(|(cause, _)| *cause == open.cause).flat_map(|(_, e)| e);
    for effect in chosen.effects.iter().chain(caused) {
        effects::apply(turn, *effect);
    }
    if let Some((weeks, _)) = chosen.echo {
        let at = turn.state.hour + weeks * WEEK;
        turn.state.desk.echoes.push(Echo { at, dispatch: open.id, option, cause: open.cause });
    }
    turn.only(Side::Alliance, EventKind::DispatchAnswered { dispatch: open.id, option, by_default });
}

/// At the end of the week the default counts for what nobody answered, if it can be paid.
pub fn close(turn: &mut Turn) {
    let Some(open) = turn.state.desk.dispatch else { return };
    if open.answer.is_none() {
        let card = &turn.scenario.dispatches[open.id.index()];
        answer(turn, card.default as u8, true);
    }
    turn.state.desk.dispatch = None;
}
