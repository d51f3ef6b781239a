//! What moved the adversary's estimate and its attack threshold between two councils, as far as the desk can tell.

use super::world::{Moved, World};
use crate::sim::intel::Intel;
use crate::sim::model::scenario::Scenario;
use crate::sim::rules::reckoning::{Outlook, reckon};

/// What moves the estimate, the threshold or both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mover {
    /// Signals that were shown, that fade, or whose access was patched.
    Signals,
    /// Brigades in place and on their way.
    Brigades,
    /// The adversary's intrusion in our network.
    Intrusion,
    /// What the allies promise, and the hours of debate that their support saves.
    Allies,
    /// What signed norms forbid us to use.
    Norms,
    /// What backing down would cost the adversary.
    Audience,
    /// What it would gain by a quick win: tension, fear, and all that is never seen. Read from the threshold.
    Stakes,
    /// What no change explains: the estimate is read anew.
    Reading,
}

/// What an average adversary makes of what a desk knows, and both hours as intelligence reads them.
struct Desk {
    outlook: Outlook,
    read: Moved,
}

impl Desk {
    fn of(scenario: &Scenario, intel: &Intel) -> Option<Self> {
        let desk = intel.desk()?;
        let read = Moved { believed: desk.believed.value, bar: desk.bar.value };
        Some(Self { outlook: World::of(scenario, intel, desk).outlook(), read })
    }
}

/// What moved both hours from one hour of a desk to a later one, in hours: one change after the other, in the order of
/// [`Mover`], so that all of them together are the whole difference. Nothing from a seat that is no desk. Source:
/// docs/rules/council.md.
pub fn moved(scenario: &Scenario, earlier: &Intel, later: &Intel) -> Vec<(Mover, Moved)> {
    let changes: [(Mover, fn(&mut Outlook, &Outlook)); 7] = [
        (Mover::Signals, |to, from| to.evidence.clone_from(&from.evidence)),
        (Mover::Brigades, |to, from| {
            (to.posture, to.line, to.reinforced) = (from.posture, from.line, from.reinforced);
        }),
        (Mover::Intrusion, |to, from| to.intrusion = from.intrusion),
        (Mover::Allies, |to, from| (to.response, to.debate) = (from.response, from.debate)),
        (Mover::Norms, |to, from| to.spared = from.spared),
        (Mover::Audience, |to, from| to.audience = from.audience),
        (Mover::Stakes, |to, from| to.gain = from.gain),
    ];
    let reckoned = |outlook: &Outlook| {
        let made = reckon(&scenario.coefficients, outlook);
        Moved { believed: made.believed, bar: made.bar }
    };
    let desks = Desk::of(scenario, earlier).zip(Desk::of(scenario, later));
    let Some((Desk { mut outlook, read }, later)) = desks else { return Vec::new() };
    let mut stands = reckoned(&outlook);
    let mut unexplained = later.read.less(read);
    let mut moved = Vec::new();
    for (mover, change) in changes {
        change(&mut outlook, &later.outlook);
        let now = reckoned(&outlook);
        let by = now.less(stands);
        (stands, unexplained) = (now, unexplained.less(by));
        moved.push((mover, by));
    }
    moved.push((Mover::Reading, unexplained));
    moved
}
