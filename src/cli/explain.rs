//! `simulate --explain`: one game told council by council, then pulse by pulse. Nobody holds a seat, so it tells the
//! truth.

use crate::session::Session;
use crate::sim::event::EventKind;
use crate::sim::ledger::{Ledger, chances};
use crate::sim::scenario::Act;
use crate::sim::state::State;
use crate::sim::{Event, Hour, Scenario, Side};
use crate::study::score;
use crate::text::{self, Texts, told};

/// Plays a game of two minds to its end and tells it.
pub fn tell(texts: &Texts, mut session: Session) -> String {
    let mut lines = Vec::new();
    if let Some(state) = session.truth() {
        let scenario = session.scenario();
        let disposition = &scenario.dispositions[state.opening.disposition.index()].name;
        lines.push(told::heading(texts, &scenario.title, session.seed(), disposition));
    }
    while session.over().is_none() {
        let events = session.advance().to_vec();
        lines.extend(hour(texts, &session, &events));
    }
    lines.extend(scored(texts, &session));
    lines.join("\n") + "\n"
}

/// The score of the finished game: the decision, not the luck.
fn scored(texts: &Texts, session: &Session) -> Vec<String> {
    let scored = score::begin(session, None).and_then(|job| job.map(|job| job.finish()).transpose());
    let Ok(Some(score)) = scored else { return Vec::new() };
    text::score::lines(texts, &score)
}

/// What is worth a line of the last hour.
fn hour(texts: &Texts, session: &Session, events: &[Event]) -> Vec<String> {
    let (Some(state), Some(ledgers)) = (session.truth(), session.ledgers()) else { return Vec::new() };
    let scenario = session.scenario();
    let mut lines = Vec::new();
    for event in events {
        let line = || {
            let sentence = text::event(texts, scenario, &event.kind);
            match state.war {
                Some(_) => told::in_war(texts, since_launch(state, event.hour), &sentence),
                None => told::in_crisis(texts, event.hour, &sentence),
            }
        };
        match event.kind {
            EventKind::CouncilMet { from, to } => {
                let chances = chances(&scenario.coefficients, scenario.council_interval, ledgers);
                let ledger = ledgers.last().zip(chances.last().copied());
                let ledger = ledger.filter(|(ledger, _)| ledger.hour == event.hour);
                let chips = &state.desk.book.chips;
                lines.push(told::council(texts, event.hour, (from, to), ledger, chips));
            }
            EventKind::WarCouncilMet { .. } => {
                let met = |ledger: &&Ledger| ledger.conduct.is_some() && ledger.hour == event.hour;
                let ledger = ledgers.last().filter(met).map(|ledger| told::war_council(texts, ledger));
                lines.push(line());
                lines.extend(ledger);
            }
            kind if worth_a_line(&kind) => lines.push(line()),
            _ => {}
        }
    }
    lines.extend(pulse(texts, session, scenario, state));
    lines
}

/// What is told in the sentence that everybody reads of it: dispatches with what comes of them, deeds of both sides, what
/// took effect, and how the war goes.
fn worth_a_line(kind: &EventKind) -> bool {
    use EventKind as E;
    matches!(
        kind,
        E::ActSeen { act: Act::PreDelegate }
            | E::WarByAccident
            | E::AttackLaunched
            | E::GameEnded { .. }
            | E::DispatchArrived { .. }
            | E::DispatchAnswered { .. }
            | E::EchoHeard { .. }
            | E::Attributed { .. }
            | E::TruthOut { .. }
            | E::SignalGiven { .. }
            | E::Provoked
            | E::BluffCalled
            | E::SignalConfirmed
            | E::StepCutOff
            | E::StepGotThrough
            | E::SilenceHeld { .. }
            | E::SilenceBroken { .. }
            | E::ChannelLeaked
            | E::NormAnswered { .. }
            | E::NormBroken { .. }
            | E::TreatyConcluded
            | E::AccessBuilt { .. }
            | E::BuildFailed { .. }
            | E::AccessFound { .. }
            | E::BrigadeArrived { .. }
            | E::OperationResolved { .. }
            | E::SoftwareSpread { .. }
            | E::AircraftHit { .. }
            | E::Entangled { .. }
            | E::JammerShelled { .. }
            | E::DoctrineFollowed { .. }
            | E::ColumnAnswered { .. }
            | E::CableLaid { .. }
            | E::StruckAtUs { .. }
            | E::ObjectiveLost { .. }
            | E::LineClosed
    )
}

/// The pulse whose orders were given in the last hour: both clocks and the orders.
fn pulse(texts: &Texts, session: &Session, scenario: &Scenario, state: &State) -> Option<String> {
    let war = state.war.as_ref()?;
    if war.pulse_began + 1 != state.hour || state.over().is_some() {
        return None;
    }
    let picture = session.intel(Side::Alliance).war.as_ref()?;
    let pulse = told::Pulse {
        since_launch: since_launch(state, war.pulse_began),
        number: war.book.pulse,
        theirs: picture.their_clock,
        axis: &scenario.axes[picture.first.index()].name,
        ours: picture.our_clock,
        orders: session.ordered()?,
    };
    Some(told::pulse(texts, scenario, &pulse))
}

fn since_launch(state: &State, hour: Hour) -> Hour {
    let launch = state.war.as_ref().map_or(hour, |war| war.book.since);
    hour.saturating_sub(launch)
}
