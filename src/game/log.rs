//! The log: what the viewer has seen, when, and what it is about.

use super::messages::Happened;
use super::table::Game;
use crate::sim::event::{EventKind, Subject};
use crate::sim::state::Weapon;
use crate::sim::{Hour, Scenario};
use bevy::prelude::*;

/// One line of the log.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Entry {
    /// When.
    pub hour: Hour,
    /// What.
    pub kind: EventKind,
    /// What it is about, so that a click leads there.
    pub subject: Subject,
}

/// Everything the viewer has seen in this game, oldest first.
#[derive(Resource, Clone, Debug, Default)]
pub struct EventLog {
    /// The lines.
    pub entries: Vec<Entry>,
}

/// What an event is about.
pub fn subject(scenario: &Scenario, kind: &EventKind) -> Subject {
    let ear = |access: crate::sim::AccessId| Subject::Node(scenario.accesses[access.index()].ear);
    match *kind {
        EventKind::DispatchArrived { dispatch }
        | EventKind::DispatchAnswered { dispatch, .. }
        | EventKind::EchoHeard { dispatch, .. } => Subject::Dispatch(dispatch),
        EventKind::AccessBuilt { access }
        | EventKind::BuildFailed { access }
        | EventKind::AccessFound { access }
        | EventKind::AccessPatched { access }
        | EventKind::SignalGiven { access: Some(access), .. } => ear(access),
        EventKind::OperationResolved { weapon, .. } | EventKind::DamageConfirmed { weapon, .. } => {
            match weapon {
                Weapon::Access(access) => ear(access),
                Weapon::Jammer(jammer) => Subject::Node(scenario.jammers[jammer.index()].crew),
            }
        }
        EventKind::BrigadeDeparted { which, .. } | EventKind::BrigadeArrived { which } => {
            let brigade = scenario.reinforcements.get(usize::from(which));
            brigade.map_or(Subject::Nowhere, |brigade| Subject::Node(brigade.node))
        }
        EventKind::TransmissionArrived { at, .. } => Subject::Node(at),
        EventKind::LinkDisrupted { channel, .. } | EventKind::LinkRestored { channel } => {
            Subject::Link(scenario.channel(channel).link)
        }
        EventKind::CableLaid { link } | EventKind::StruckAtUs { link, .. } => Subject::Link(link),
        EventKind::ColumnAnswered { axis, .. }
        | EventKind::IntentSet { axis, .. }
        | EventKind::ObjectiveLost { axis } => Subject::Axis(axis),
        _ => Subject::Nowhere,
    }
}

/// Writes what happened into the log.
pub(super) fn write_log(mut happened: MessageReader<Happened>, mut log: ResMut<EventLog>, game: Res<Game>) {
    let entries = happened.read().map(|Happened(event)| Entry {
        hour: event.hour,
        kind: event.kind,
        subject: subject(game.scenario(), &event.kind),
    });
    let entries: Vec<Entry> = entries.collect();
    if !entries.is_empty() {
        log.entries.extend(entries);
    }
}
