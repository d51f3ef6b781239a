//! What happened, newest first; each line leads to its place.

use crate::game::log::Entry as Happening;
use crate::sim::Scenario;
use crate::sim::event::{EventKind, Subject};
use crate::sim::state::Payload;
use crate::sim::units::Hour;
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
    /// The log of what the viewer saw, oldest first. In war, hours count from the launch.
    pub fn of(texts: &Texts, scenario: &Scenario, happened: &[Happening], launch: Option<Hour>) -> Self {
        let told = |happening: &&Happening| worth_telling(&happening.kind);
        let entry = |happening: &Happening| Entry {
            when: match launch {
                Some(h) if happening.hour >= h => number::since_launch(texts, happening.hour - h),
                _ => number::moment(texts, happening.hour),
            },
            text: text::event(texts, scenario, &happening.kind),
            subject: happening.subject,
        };
        Self { entries: happened.iter().rev().filter(told).take(LINES).map(entry).collect() }
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
