//! What happened, newest first; each line leads to its place.

use crate::sim::event::{Event, EventKind, Subject};
use crate::sim::state::{Payload, Weapon};
use crate::sim::units::Hour;
use crate::sim::{Scenario, Side};
use crate::text::{self, Texts, number};

/// The log.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Log {
    /// Its lines, newest first.
    pub entries: Vec<Entry>,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// When, in words.
    pub when: String,
    /// What.
    pub text: String,
    /// Where a click leads.
    pub subject: Subject,
}

/// Lines kept: older ones are in the journal.
const LINES: usize = 60;

impl Log {
    /// The log of a side. In war, hours count from the launch.
    pub fn of(texts: &Texts, scenario: &Scenario, events: &[Event], side: Side, launch: Option<Hour>) -> Self {
        let told = |event: &&Event| event.seen_by(side) && worth_telling(&event.kind);
        let entry = |event: &Event| Entry {
            when: match launch {
                Some(h) if event.hour >= h => number::since_launch(texts, event.hour - h),
                _ => number::moment(texts, event.hour),
            },
            text: text::event(texts, scenario, &event.kind),
            subject: subject(scenario, &event.kind),
        };
        Self { entries: events.iter().rev().filter(told).take(LINES).map(entry).collect() }
    }
}

/// Reports on their way are seen on the map; in the log they would be noise.
fn worth_telling(kind: &EventKind) -> bool {
    !matches!(
        kind,
        EventKind::TransmissionSent { payload: Payload::Report, .. }
            | EventKind::TransmissionArrived { payload: Payload::Report, .. }
    )
}

/// What an event is about.
pub fn subject(scenario: &Scenario, kind: &EventKind) -> Subject {
    use EventKind as E;
    let ear = |id: crate::sim::AccessId| Subject::Node(scenario.accesses[id.index()].ear);
    let brigade = |which: u8| {
        scenario.reinforcements.get(usize::from(which)).map_or(Subject::Nowhere, |r| Subject::Node(r.node))
    };
    match *kind {
        E::DispatchArrived { dispatch } | E::DispatchAnswered { dispatch, .. } | E::EchoHeard { dispatch, .. } => {
            Subject::Dispatch(dispatch)
        }
        E::AccessBuilt { access } | E::BuildFailed { access } => ear(access),
        E::AccessFound { access } | E::AccessPatched { access } => ear(access),
        E::SignalGiven { access, .. } => access.map_or(Subject::Nowhere, ear),
        E::BrigadeDeparted { which, .. } | E::BrigadeArrived { which } => brigade(which),
        E::TransmissionArrived { at, .. } => Subject::Node(at),
        E::OperationResolved { weapon, .. } | E::DamageConfirmed { weapon, .. } => match weapon {
            Weapon::Access(access) => ear(access),
            Weapon::Jammer(jammer) => {
                let hit = scenario.jammers[jammer.index()].targets.first();
                hit.map_or(Subject::Nowhere, |b| Subject::Link(scenario.bearer(*b).link))
            }
        },
        E::LinkDisrupted { bearer, .. } | E::LinkRestored { bearer } => Subject::Link(scenario.bearer(bearer).link),
        E::CableLaid { link } | E::StruckAtUs { link, .. } => Subject::Link(link),
        E::ColumnAnswered { axis, .. } | E::IntentSet { axis, .. } | E::ObjectiveLost { axis } => Subject::Axis(axis),
        E::CouncilMet { .. }
        | E::ActSeen { .. }
        | E::Provoked
        | E::BluffCalled
        | E::Consulted { .. }
        | E::OffRampOffered { .. }
        | E::FavourChanged { .. }
        | E::Hunted { .. }
        | E::TransmissionSent { .. }
        | E::AttackLaunched
        | E::PulseBegan { .. }
        | E::LineClosed
        | E::GameEnded { .. } => Subject::Nowhere,
    }
}
