//! Dispatches: one a week at most, each with a hidden cause; answers, defaults, echoes. Source: docs/rules/dispatches.md.

use crate::sim::model::event::EventKind;
use crate::sim::model::ids::*;
use crate::sim::model::luck::{Luck, Stream};
use crate::sim::model::scenario::{Dispatch, DispatchKind, Scenario};
use crate::sim::model::state::{DisruptionCause, Echo, OpenDispatch, Stage, State};
use crate::sim::model::units::{Hour, WEEK, whole_hours};
use crate::sim::phase::{Turn, activity, disruption, effects, politics};

/// Subjects of [`Stream::Dispatch`] that belong to no card.
mod subject {
    /// The hour of a week's card.
    pub const HOUR: u64 = 0;
    /// Which card comes.
    pub const CARD: u64 = 1;
    /// The week of a beat, by its type.
    pub const BEAT: u64 = 2;
    /// The quiet weeks.
    pub const QUIET: u64 = 3;
}

/// The weeks that the seed alone sets apart.
#[derive(Debug)]
struct Calendar {
    beats: Vec<(u32, DispatchKind)>,
    quiet: Vec<u32>,
}

impl Calendar {
    fn of(scenario: &Scenario, luck: Luck) -> Self {
        let deck = &scenario.deck;
        let beats = deck.beats.iter().map(|beat| {
            let (first, last) = beat.weeks;
            let share = luck.uniform(Stream::Dispatch, subject::BEAT, beat.kind as u64);
            (first + whole_hours(share * f64::from(last - first + 1)), beat.kind)
        });
        let beats: Vec<_> = beats.collect();
        let mut free: Vec<u32> = (2..=scenario.horizon_weeks.0).collect();
        free.retain(|week| beats.iter().all(|(beat, _)| beat != week));
        let mut draw = luck.draw(Stream::Dispatch, subject::QUIET, 0);
        let quiet = (0..deck.quiet).filter_map(|_| {
            let index = (draw.uniform() * free.len() as f64) as usize;
            (index < free.len()).then(|| free.remove(index))
        });
        let quiet = quiet.collect();
        Self { beats, quiet }
    }

    /// Whether a card of a type may come in a week: in the week of a beat only one of its type, before it none.
    fn allows(&self, week: u32, kind: DispatchKind) -> bool {
        match self.beats.iter().find(|(beat, _)| *beat == week) {
            Some((_, due)) => kind == *due,
            None => self.beats.iter().all(|(beat, due)| *beat < week || kind != *due),
        }
    }
}

/// Sets the hour of this week's dispatch, unless the week is quiet.
pub fn schedule(scenario: &Scenario, state: &mut State) {
    let week = state.week();
    let quiet = Calendar::of(scenario, state.luck).quiet.contains(&week);
    let (first, last) = scenario.deck.hours;
    let share = state.luck.uniform(Stream::Dispatch, subject::HOUR, u64::from(week));
    let hour = state.hour + first + whole_hours(share * f64::from(last - first));
    state.desk.secrets.next_dispatch = if quiet { Hour::MAX } else { hour };
}

/// Lets this week's dispatch arrive, and earlier answers come back.
pub fn pass(turn: &mut Turn) {
    let hour = turn.state.hour;
    if turn.state.stage != Stage::Crisis {
        return;
    }
    // Both the card of the week and one that something called for wait until the desk is free.
    if turn.state.desk.book.dispatch.is_none_or(|open| open.answer.is_some()) {
        if let Some(called) = turn.state.desk.secrets.called.first().copied() {
            arrive(turn, called);
        } else if turn.state.desk.secrets.next_dispatch <= hour {
            turn.state.desk.secrets.next_dispatch = Hour::MAX;
            draw(turn);
        }
    }
    while let Some(index) = turn.state.desk.secrets.echoes.iter().position(|echo| echo.at <= hour) {
        let echo = turn.state.desk.secrets.echoes.remove(index);
        come_back(turn, echo);
    }
}

/// The weight of a card in this week's draw: by week, readiness, type, who sends it, and what earlier answers have
/// made of it. It comes once at most.
fn weight(scenario: &Scenario, state: &State, calendar: &Calendar, id: DispatchId) -> f64 {
    let (card, week) = (&scenario.dispatches[id.index()], state.week());
    let seen = &state.desk.secrets.seen_dispatches;
    let last = seen.last().map(|last| scenario.dispatches[last.index()].kind);
    let fits = (card.weeks.0..=card.weeks.1).contains(&week)
        && (card.readiness.0..=card.readiness.1).contains(&state.council.readiness)
        && calendar.allows(week, card.kind)
        && last != Some(card.kind)
        && !seen.contains(&id);
    let activity = card.actor.map_or(1.0, |actor| activity::activity(scenario, state, actor));
    if fits { card.weight * activity * state.desk.secrets.remembered[id.index()] } else { 0.0 }
}

/// Something has happened that a card tells: it comes as soon as the desk is free, if it has not come before.
pub fn call(turn: &mut Turn, id: DispatchId) {
    let desk = &mut turn.state.desk;
    if !desk.secrets.seen_dispatches.contains(&id) && !desk.secrets.called.contains(&id) {
        desk.secrets.called.push(id);
    }
}

/// Draws this week's card.
fn draw(turn: &mut Turn) {
    let (scenario, state) = (turn.scenario, &*turn.state);
    let calendar = Calendar::of(scenario, state.luck);
    let ids = (0..scenario.dispatches.len()).map(DispatchId::from);
    let weights: Vec<f64> = ids.map(|id| weight(scenario, state, &calendar, id)).collect();
    let mut draw = state.luck.draw(Stream::Dispatch, subject::CARD, u64::from(state.week()));
    if let Some(index) = draw.weighted(&weights) {
        arrive(turn, DispatchId::from(index));
    }
}

/// A card comes to the desk; what is behind it is drawn.
fn arrive(turn: &mut Turn, id: DispatchId) {
    let card = &turn.scenario.dispatches[id.index()];
    let odds: Vec<f64> = card.causes.iter().map(|cause| cause.odds).collect();
    let cause = turn.state.luck.draw(Stream::Dispatch, card.subject, 0).weighted(&odds).unwrap_or(0);
    turn.state.desk.secrets.called.retain(|called| *called != id);
    turn.state.desk.secrets.seen_dispatches.push(id);
    turn.state.desk.book.dispatch = Some(OpenDispatch { id, since: turn.state.hour, answer: None });
    turn.state.desk.secrets.cause = cause;
    politics::open(turn, id, cause);
    turn.only(Side::Alliance, EventKind::DispatchArrived { dispatch: id });
    let until = turn.state.hour + WEEK;
    disruption::disrupt(turn, &card.dark, until, DisruptionCause::Dispatch(id));
}

fn card<'a>(turn: &Turn<'a>, id: DispatchId) -> &'a Dispatch {
    &turn.scenario.dispatches[id.index()]
}

/// Answers the dispatch on the desk; whoever answers has paid.
pub fn answer(turn: &mut Turn, option: u8, by_default: bool) {
    let Some(open) = &mut turn.state.desk.book.dispatch else { return };
    open.answer = Some(option);
    let (open, behind) = (*open, turn.state.desk.secrets.cause);
    let chosen = &card(turn, open.id).options[usize::from(option)];
    let caused = chosen.by_cause.iter().filter(|(cause, _)| *cause == behind).flat_map(|(_, e)| e);
    for effect in chosen.effects.iter().chain(caused) {
        effects::apply(turn, *effect, Some(open.id));
    }
    if let Some(echo) = &chosen.echo {
        let at = turn.state.hour + echo.weeks * WEEK;
        turn.state.desk.secrets.echoes.push(Echo { at, dispatch: open.id, option, cause: behind });
    }
    turn.only(Side::Alliance, EventKind::DispatchAnswered { dispatch: open.id, option, by_default });
}

/// An earlier answer comes back: its sentence, the truth unless that is for evidence to find, and what it changes.
fn come_back(turn: &mut Turn, echo: Echo) {
    let Echo { dispatch, option, cause, .. } = echo;
    let card = card(turn, dispatch);
    let told = (card.harm <= 0.0).then_some(cause);
    turn.only(Side::Alliance, EventKind::EchoHeard { dispatch, option, cause: told });
    let echo = card.options[usize::from(option)].echo.as_ref();
    for effect in echo.into_iter().flat_map(|echo| &echo.effects) {
        effects::apply(turn, *effect, Some(dispatch));
    }
}

/// At the end of the week the default counts for what nobody answered. It has no price.
pub fn close(turn: &mut Turn) {
    let Some(open) = turn.state.desk.book.dispatch else { return };
    if open.answer.is_none() {
        answer(turn, card(turn, open.id).default as u8, true);
    }
    turn.state.desk.book.dispatch = None;
}
