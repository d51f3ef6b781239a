//! What passes between the desk, the allies and the adversary beside the signals: evidence, accusations, silence,
//! and words that nobody else hears.

use crate::sim::model::event::EventKind;
use crate::sim::model::ids::*;
use crate::sim::model::luck::Stream;
use crate::sim::model::state::{AccessLife, Clue, Incident, Stage, Task};
use crate::sim::model::units::after;
use crate::sim::phase::{Turn, activity};

/// A dispatch that does harm opens an incident.
pub fn open(turn: &mut Turn, dispatch: DispatchId, cause: usize) {
    if turn.scenario.dispatches[dispatch.index()].harm <= 0.0 {
        return;
    }
    let at = turn.state.hour;
    let incident = Incident { dispatch, at, clues: Vec::new(), blamed: None, declassified: false };
    turn.state.desk.book.politics.incidents.push(incident);
    turn.state.desk.secrets.culprits.push(cause);
}

/// What is behind an incident.
fn culprit(turn: &Turn, dispatch: DispatchId) -> Option<usize> {
    let at =
        turn.state.desk.book.politics.incidents.iter().position(|incident| incident.dispatch == dispatch)?;
    turn.state.desk.secrets.culprits.get(at).copied()
}

/// One clue: through the ear of the hidden access that listens longest, or in the open.
pub fn find_clue(turn: &mut Turn, dispatch: DispatchId, by_ear: bool) {
    let Some(truth) = culprit(turn, dispatch) else { return };
    let (scenario, state) = (turn.scenario, &*turn.state);
    let figures = &scenario.coefficients;
    let hidden = state.desk.book.accesses.iter().enumerate().filter(|(_, a)| a.life == AccessLife::Hidden);
    let oldest = hidden.min_by_key(|(_, access)| access.since).map(|(index, _)| AccessId::from(index));
    let ear = oldest.filter(|_| by_ear && figures.cyber > 0.0);
    let card = &scenario.dispatches[dispatch.index()];
    let n = state.desk.book.politics.incident(dispatch).map_or(0, |incident| incident.clues.len()) as u64;
    let mut draw = state.luck.draw(Stream::Evidence, card.subject, n);
    let misled = draw.uniform() < figures.false_flag;
    let shown = card.causes[truth].looks_like.filter(|_| misled).unwrap_or(truth);
    let right = if ear.is_some() { figures.clue_heard } else { figures.clue };
    let points = if draw.uniform() < right {
        shown
    } else {
        let others: Vec<f64> =
            (0..card.causes.len()).map(|cause| f64::from(u8::from(cause != shown))).collect();
        draw.weighted(&others).unwrap_or(shown)
    } as u8;
    if let Some(incident) = turn.state.desk.book.politics.incident_mut(dispatch) {
        incident.clues.push(Clue { points, ear });
    }
    turn.only(Side::Alliance, EventKind::ClueFound { dispatch, points, heard: ear.is_some() });
}

/// Whoever of neither side did it hears who is named for it: shy if it is the one, and bolder if it is somebody else. Source:
/// Baliga, Bueno de Mesquita and Wolitzky 2020, strategic complementarity; see `published::attribution`.
pub fn embolden(turn: &mut Turn, dispatch: DispatchId, named: u8) {
    let Some(culprit) = culprit(turn, dispatch) else { return };
    let figures = &turn.scenario.coefficients;
    let by = if usize::from(named) == culprit { -figures.exposed } else { figures.unsuspected };
    if let Some(actor) = turn.scenario.dispatches[dispatch.index()].causes[culprit].actor {
        activity::stir(turn.state, actor, by);
    }
}

/// A hidden access is found.
pub fn lose(turn: &mut Turn, access: AccessId) {
    let hour = turn.state.hour;
    let there = &mut turn.state.desk.book.accesses[access.index()];
    if there.life == AccessLife::Hidden {
        (there.life, there.since) = (AccessLife::Found, hour);
        turn.open(EventKind::AccessFound { access });
    }
}

/// The turn of the week among the allies: evidence comes in, truths come out, silence holds or breaks, and allies
/// change their minds.
pub fn turn_of_the_week(turn: &mut Turn) {
    gather(turn);
    truths(turn);
    end_silence(turn);
    allies(turn);
}

fn gather(turn: &mut Turn) {
    let tasks = turn.state.desk.book.tasks.clone();
    for task in tasks {
        if let Task::Evidence(dispatch) = task {
            find_clue(turn, dispatch, true);
        }
    }
}

fn truths(turn: &mut Turn) {
    let hour = turn.state.hour;
    let figures = &turn.scenario.coefficients;
    while let Some(index) = turn.state.desk.secrets.reckonings.iter().position(|(due, _)| *due <= hour) {
        let (_, dispatch) = turn.state.desk.secrets.reckonings.remove(index);
        let subject = turn.scenario.dispatches[dispatch.index()].subject;
        if !turn.state.luck.chance(Stream::Evidence, subject, u64::MAX, figures.truth_out) {
            continue;
        }
        let blamed = turn.state.desk.book.politics.incident(dispatch).and_then(|incident| incident.blamed);
        let right = blamed.map(usize::from) == culprit(turn, dispatch);
        let by = if right { figures.vindicated } else { -figures.disgraced };
        for ally in &mut turn.state.desk.book.politics.allies {
            ally.moved += by;
        }
        turn.open(EventKind::TruthOut { dispatch, right });
    }
}

fn end_silence(turn: &mut Turn) {
    if !std::mem::take(&mut turn.state.desk.book.politics.silence) {
        return;
    }
    let figures = &turn.scenario.coefficients;
    let breakers = turn.state.alliance(turn.scenario).breakers(turn.state.luck);
    if breakers.is_empty() {
        let until = after(turn.state.hour, figures.guarantee_weeks);
        turn.state.desk.book.politics.guarantee = Some(until);
        turn.open(EventKind::SilenceHeld { until });
    } else {
        let until = after(turn.state.hour, figures.guarantee_weeks);
        turn.state.desk.book.politics.broken = Some((until, breakers.len() as u8));
    }
    for ally in breakers {
        turn.open(EventKind::SilenceBroken { ally });
    }
}

/// Asks every ally where it stands.
pub fn allies(turn: &mut Turn) {
    for ally in (0..turn.scenario.allies.len()).map(AllyId::from) {
        let yes = turn.state.alliance(turn.scenario).chance(ally) > 0.5;
        let told = &mut turn.state.desk.book.politics.allies[ally.index()];
        if std::mem::replace(&mut told.yes, yes) != yes {
            turn.only(Side::Alliance, EventKind::VoiceChanged { ally, yes });
        }
    }
}

/// Formations with pre-delegated orders may start the war against everybody's will; the orders are taken back when
/// they leave their assembly areas. Source: Schneider, Schechter and Shaffer 2023.
pub fn accident(turn: &mut Turn) {
    if turn.state.council.readiness < 2 {
        turn.state.council.predelegated = false;
    }
    if turn.state.stage != Stage::Crisis || !turn.state.council.predelegated {
        return;
    }
    let week = u64::from(turn.state.week());
    let chance = turn.scenario.coefficients.accident;
    if turn.state.luck.chance(Stream::Accident, 0, week, chance) {
        turn.open(EventKind::WarByAccident);
        super::launch::launch(turn);
    }
}
