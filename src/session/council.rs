//! What the alliance hears of a council: the step taken, the act that was seen, and its own estimate of the hours the
//! council reckoned with.

use crate::sim::event::{Event, EventKind};
use crate::sim::intel::Band;
use crate::sim::orders::{Moved, Mover, moved};
use crate::sim::scenario::{Act, Scenario};
use crate::sim::{Hour, Intel};
use std::sync::Arc;

/// Where the adversary's ladder went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A step towards war.
    Up,
    /// No step.
    Stay,
    /// A step back.
    Down,
    /// The attack.
    Launch,
}

/// What the alliance hears of a council.
#[derive(Clone, Debug, PartialEq)]
pub struct CouncilReport {
    /// When it met.
    pub hour: Hour,
    /// Step of the ladder before it.
    pub from: u8,
    /// Step of the ladder after it.
    pub to: u8,
    /// The same in a word.
    pub step: Step,
    /// The act that was seen since, if one was.
    pub act: Option<Act>,
    /// The sentence that tells the act: position in [`Scenario::acts`].
    pub sentence: Option<usize>,
    /// "They believe": hours to the objective, as intelligence thinks the council reckoned.
    pub believed: Band,
    /// "They go if under".
    pub bar: Band,
    /// What the alliance knew after it, and after the council before; nothing of that before the first.
    knew: Arc<Intel>,
    before: Option<Arc<Intel>>,
}

impl CouncilReport {
    /// The report of the council among some events, if one met; `intel` gives what the alliance knows after it, and `last` is
    /// the report of the council before.
    pub fn of(
        scenario: &Scenario,
        events: &[Event],
        last: Option<&Self>,
        intel: impl FnOnce() -> Arc<Intel>,
    ) -> Option<Self> {
        let (hour, from, to) = events.iter().find_map(|event| match event.kind {
            EventKind::CouncilMet { from, to } => Some((event.hour, from, to)),
            _ => None,
        })?;
        let launched = events.iter().any(|event| event.kind == EventKind::AttackLaunched);
        let act = events.iter().find_map(|event| match event.kind {
            EventKind::ActSeen { act } => Some(act),
            _ => None,
        });
        let step = match (launched, from.cmp(&to)) {
            (true, _) => Step::Launch,
            (_, std::cmp::Ordering::Less) => Step::Up,
            (_, std::cmp::Ordering::Equal) => Step::Stay,
            (_, std::cmp::Ordering::Greater) => Step::Down,
        };
        let knew = intel();
        let (believed, bar) = knew.desk().map(|desk| (desk.believed, desk.bar)).unwrap_or_default();
        let before = last.map(|report| Arc::clone(&report.knew));
        let sentence = act.and_then(|act| sentence(scenario, act, to));
        Some(Self { hour, from, to, step, act, sentence, believed, bar, knew, before })
    }

    /// What moved both hours since the council before, or since `beginning` if it was the first.
    pub fn moved(&self, scenario: &Scenario, beginning: impl FnOnce() -> Intel) -> Vec<(Mover, Moved)> {
        let before = self.before.clone().unwrap_or_else(|| Arc::new(beginning()));
        moved(scenario, &before, &self.knew)
    }
}

/// The sentence for an act at a readiness: one made for that readiness before one for any.
fn sentence(scenario: &Scenario, act: Act, readiness: u8) -> Option<usize> {
    let fits = |wanted: Option<u8>| scenario.acts.iter().position(|s| s.act == act && s.readiness == wanted);
    fits(Some(readiness)).or_else(|| fits(None))
}
