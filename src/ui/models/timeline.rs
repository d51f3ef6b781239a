//! The crisis in time: one row a domain, evidence that fades, what is coming, and what the choice would add.

use crate::game::log::Entry as Happening;
use crate::sim::event::{EventKind, Subject};
use crate::sim::intel::DeskPicture;
use crate::sim::orders::Offer;
use crate::sim::orders::Order;
use crate::sim::reckoning;
use crate::sim::scenario::{Act, Manner, Medium};
use crate::sim::units::{Hour, week};
use crate::sim::{Coefficients, DispatchId, Scenario};
use crate::text::{Texts, ledger::Step, name, number};

/// Rows: land, sea, air, cyber.
pub const ROWS: usize = 4;
const LAND: usize = 0;
const SEA: usize = 1;
const AIR: usize = 2;
const CYBER: usize = 3;

/// The timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// Weeks shown.
    pub weeks: u32,
    /// Of these, weeks that are sure to come; the others carry a question mark.
    pub sure: u32,
    /// Now.
    pub now: Hour,
    /// The next council.
    pub council: Hour,
    /// What the ladder did at the councils so far.
    pub steps: Vec<(Hour, Step)>,
    /// Marks by row.
    pub rows: [Vec<Mark>; ROWS],
}

/// Something on the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// When it begins.
    pub at: Hour,
    /// In words.
    pub label: String,
    /// What it is.
    pub kind: MarkKind,
    /// Where a click leads.
    pub subject: Subject,
}

/// What a mark is.
#[derive(Clone, Debug, PartialEq)]
pub enum MarkKind {
    /// They did it.
    Theirs,
    /// It happened.
    Incident,
    /// A chip of evidence: hours it gives now, share left week by week from its beginning.
    Chip {
        /// Hours now.
        hours: f64,
        /// Shares.
        fading: Vec<f64>,
    },
    /// It was ordered and has not begun: the order is on its way.
    Asked,
    /// Something on its way until an hour.
    Way(Hour),
    /// What the choice under the pointer would add.
    Preview(Vec<f64>),
}

impl Timeline {
    /// The timeline of a desk; `preview` is the offer under the pointer with its name.
    pub fn of(
        texts: &Texts,
        scenario: &Scenario,
        desk: &DeskPicture,
        now: Hour,
        happened: &[Happening],
        preview: Option<(&str, &Offer)>,
    ) -> Self {
        let mut rows: [Vec<Mark>; ROWS] = Default::default();
        let mut steps = Vec::new();
        for event in happened {
            if let EventKind::CouncilMet { from, to } = event.kind {
                steps.push((event.hour, Step::between(from, to)));
            }
            if let Some((row, mark)) = incident(texts, scenario, event) {
                rows[row].push(mark);
            }
        }
        for picture in desk.chips() {
            let (manner, at) = (picture.chip.manner, picture.chip.at);
            let label = name::manner(texts, manner);
            let fading = fading(&scenario.coefficients, manner);
            let kind = MarkKind::Chip { hours: picture.hours, fading };
            rows[row_of(manner)].push(Mark { at, label, kind, subject: Subject::Nowhere });
        }
        for which in &desk.book.brigades_asked {
            let brigade = [("brigade", name::brigade(scenario, *which).into())];
            let label = texts.tell("timeline-asked", &brigade);
            let subject = Subject::Node(scenario.reinforcements[usize::from(*which)].node);
            rows[LAND].push(Mark { at: now, label, kind: MarkKind::Asked, subject });
        }
        for brigade in &desk.book.brigades {
            let label =
                texts.tell("timeline-way", &[("brigade", name::brigade(scenario, brigade.which).into())]);
            let subject = Subject::Node(scenario.reinforcements[usize::from(brigade.which)].node);
            rows[LAND].push(Mark {
                at: brigade.departed,
                label,
                kind: MarkKind::Way(brigade.arrives),
                subject,
            });
        }
        if let Some((called, offer)) = preview.filter(|(_, o)| o.theirs.abs() + o.bar.abs() >= 0.5) {
            let hours = if offer.theirs.abs() >= 0.5 { offer.theirs } else { offer.bar };
            let hours = number::shift(texts, hours);
            let label = texts.tell("timeline-preview", &[("name", called.into()), ("hours", hours.into())]);
            let row = match offer.order {
                Order::Reinforce { .. } => LAND,
                Order::Exercise => AIR,
                _ => CYBER,
            };
            let kind = MarkKind::Preview(offer.fading.clone());
            rows[row].push(Mark { at: now, label, kind, subject: Subject::Nowhere });
        }
        let (sure, most) = scenario.horizon_weeks;
        Self { weeks: most.max(week(now)), sure, now, council: desk.next_council, steps, rows }
    }
}

fn incident(texts: &Texts, scenario: &Scenario, event: &Happening) -> Option<(usize, Mark)> {
    let mark = |row: usize, label: String, kind: MarkKind| {
        Some((row, Mark { at: event.hour, label, kind, subject: event.subject }))
    };
    match event.kind {
        EventKind::ActSeen { act } => {
            let row = match act {
                Act::Routine => return None,
                Act::Probe | Act::Hunt | Act::Harden => CYBER,
                Act::Feint | Act::Mobilise | Act::StandDown | Act::PreDelegate => LAND,
            };
            mark(row, texts.say(short_act(act)), MarkKind::Theirs)
        }
        EventKind::DispatchArrived { dispatch } => {
            let label = name::kind(texts, scenario.dispatches[dispatch.index()].kind);
            mark(place(scenario, dispatch), label, MarkKind::Incident)
        }
        EventKind::AccessFound { .. } => mark(CYBER, texts.say("timeline-found"), MarkKind::Theirs),
        EventKind::AccessPatched { .. } => mark(CYBER, texts.say("timeline-patched"), MarkKind::Theirs),
        _ => None,
    }
}

fn short_act(act: Act) -> &'static str {
    match act {
        Act::Routine => "timeline-routine",
        Act::Probe => "timeline-probe",
        Act::Hunt => "timeline-hunt",
        Act::Harden => "timeline-harden",
        Act::Feint => "timeline-feint",
        Act::Mobilise => "timeline-mobilise",
        Act::StandDown => "timeline-home",
        Act::PreDelegate => "timeline-pre-delegated",
    }
}

/// A dispatch that disrupts fibre is at sea, one that darkens anything else in the network, the others are on land.
fn place(scenario: &Scenario, dispatch: DispatchId) -> usize {
    let dark = &scenario.dispatches[dispatch.index()].dark;
    match dark.iter().map(|b| scenario.channel(*b).medium).next() {
        Some(Medium::Fibre) => SEA,
        Some(_) => CYBER,
        None => LAND,
    }
}

fn row_of(manner: Manner) -> usize {
    match manner {
        Manner::Exercise => AIR,
        Manner::Claim | Manner::Decoy | Manner::Live | Manner::Failed | Manner::Confirmed => CYBER,
    }
}

/// What is left of a chip after each of sixteen weeks.
fn fading(figures: &Coefficients, manner: Manner) -> Vec<f64> {
    (0..16).map(|week| reckoning::fade(figures, manner, f64::from(week))).collect()
}
