//! The alliance's effects desk.

use crate::sim::model::ids::*;
use crate::sim::model::scenario::Manner;
use crate::sim::model::state::Politics;
use crate::sim::model::units::Hour;
use serde::{Deserialize, Serialize};

/// What one of the teams does this week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Task {
    /// Nothing.
    Idle,
    /// Builds an access.
    Build(AccessId),
    /// Hunts in our own network.
    Hunt,
    /// Hardens a link of ours.
    Harden(LinkId),
    /// Gathers evidence on the incident of a dispatch.
    Evidence(DispatchId),
    /// Mends a link of ours that is dark.
    Repair(LinkId),
    /// Plays the weeks to come on the map table, and reports at the turn of the week.
    Wargame,
    /// Bound by this week's signal.
    Signal,
    /// Bound by this week's dispatch.
    Dispatch,
}

/// Life of an access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AccessLife {
    /// Not begun, or failed and to be begun again.
    Open,
    /// Being built.
    Building,
    /// Ours, and hidden: an ear and a weapon.
    Hidden,
    /// An order to show or fire it is on its way.
    Committed,
    /// Shown; it works until patched.
    Shown,
    /// Fired in war.
    Fired,
    /// Found by the adversary.
    Found,
    /// Shown, and patched since.
    Patched,
}

impl AccessLife {
    /// Whether a team can begin to build it, or go on.
    pub fn buildable(self) -> bool {
        matches!(self, Self::Open | Self::Building)
    }

    /// Whether it is ours and hidden, if perhaps not for long.
    pub fn held(self) -> bool {
        matches!(self, Self::Hidden | Self::Committed)
    }
}

/// State of an access, as its owner knows it: one that is found falls silent.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct AccessState {
    /// Where it stands.
    pub life: AccessLife,
    /// When it came there.
    pub since: Hour,
    /// Team-weeks of work done.
    pub work: f64,
    /// Attempts at building it.
    pub attempts: u32,
    /// How often it has been used.
    pub uses: u32,
}

/// How near an access is to being found or patched.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Hazard {
    /// Hazard lived through since the access became hidden or shown.
    pub exposure: f64,
    /// Hazard at which it is found or patched.
    pub threshold: f64,
}

/// A chip of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Chip {
    /// How it was signalled.
    pub manner: Manner,
    /// When.
    pub at: Hour,
    /// Its credibility then, 1 unless a bluff had been called or a card set a weight.
    pub credibility: f64,
    /// The access that was shown with it, if one was and the adversary knows which.
    pub access: Option<AccessId>,
    /// When the adversary closed that access.
    pub closed: Option<Hour>,
}

impl Chip {
    /// A chip that shows no access.
    pub fn of(manner: Manner, at: Hour, credibility: f64) -> Self {
        Self { manner, at, credibility, access: None, closed: None }
    }
}

/// A brigade under way or arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct BrigadeState {
    /// Position in the scenario's reinforcements.
    pub which: u8,
    /// When the order reached it.
    pub departed: Hour,
    /// When it is in place.
    pub arrives: Hour,
}

/// A dispatch on the desk. What is behind it stands in [`DeskSecrets::cause`].
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct OpenDispatch {
    /// Which.
    pub id: DispatchId,
    /// When it came.
    pub since: Hour,
    /// The answer given, if any.
    pub answer: Option<u8>,
}

/// An echo to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Echo {
    /// When.
    pub at: Hour,
    /// Of which dispatch.
    pub dispatch: DispatchId,
    /// Of which option.
    pub option: u8,
    /// What was behind it.
    pub cause: usize,
}

/// The alliance's effects desk: what it knows of itself, and what it may not know.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Desk {
    /// What whoever sits there knows: state and [`Intel`](crate::sim::Intel) hold the same.
    pub book: DeskBook,
    /// What nobody there knows.
    pub secrets: DeskSecrets,
}

/// What the desk knows of itself.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DeskBook {
    /// What each team does.
    pub tasks: Vec<Task>,
    /// Favours of each ally.
    pub favours: Vec<u8>,
    /// The ally asked last.
    pub last_asked: Option<AllyId>,
    /// Allies asked for a favour this week.
    pub asked: Vec<AllyId>,
    /// What has passed between the desk and the allies.
    pub politics: Politics,
    /// Links of ours that are being hardened, with the team-weeks done; finished ones have all of them.
    pub hardening: Vec<(LinkId, f64)>,
    /// Hour until which indicators shared with the allies keep the adversary from gaining.
    pub shared: Option<Hour>,
    /// Accesses, by `AccessId`.
    pub accesses: Vec<AccessState>,
    /// Evidence laid before the adversary.
    pub chips: Vec<Chip>,
    /// Credibility of the next signal.
    pub credibility: f64,
    /// Whether this week's signal has been given.
    pub signalled: bool,
    /// Whether everything that is held stands by to cut off the adversary's next step.
    pub interdicts: bool,
    /// Whether this week's diplomatic act has been done.
    pub acted: bool,
    /// Week of the last off-ramp.
    pub last_off_ramp: Option<u32>,
    /// Brigades, in the order in which they were sent.
    pub brigades: Vec<BrigadeState>,
    /// Brigades asked for, whose order is on its way.
    pub brigades_asked: Vec<u8>,
    /// This week's estimate of the chance of launch within two councils.
    pub estimate: Option<f64>,
    /// Estimates given so far, with their hour.
    pub estimates: Vec<(Hour, f64)>,
    /// The adversary's character as the desk has named it.
    pub profile: Option<DispositionId>,
    /// Whether the staff has played the weeks to come in the last week, and reports in this one.
    pub wargamed: bool,
    /// The dispatch on the desk.
    pub dispatch: Option<OpenDispatch>,
    /// Indicators seen this week, by `IndicatorId`.
    pub indicators: Vec<bool>,
    /// Person-hours without a service that our effects have cost civilians, as far as confirmed.
    pub harm: f64,
}

/// What happens to the desk and what it may not know before it shows.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct DeskSecrets {
    /// What is behind the dispatch on the desk, by position in its causes.
    pub cause: usize,
    /// How near each access is to being found or patched, by `AccessId`.
    pub hazards: Vec<Hazard>,
    /// Links of ours that crews mend, with the part of an hour they have gained beyond whole ones.
    pub mending: Vec<(LinkId, f64)>,
    /// What is behind the incidents, in step with those of `politics`: hidden.
    pub culprits: Vec<usize>,
    /// Accusations whose truth may come out: when, and of which dispatch.
    pub reckonings: Vec<(Hour, DispatchId)>,
    /// Councils in a row that passed quietly under a high estimate.
    pub quiet_alarms: u8,
    /// Hour of this week's dispatch; `Hour::MAX` for none.
    pub next_dispatch: Hour,
    /// Cards that something has called for, the next one first.
    pub called: Vec<DispatchId>,
    /// Dispatches that have come, oldest first.
    pub seen_dispatches: Vec<DispatchId>,
    /// Factor on the weight of each dispatch, by `DispatchId`: what earlier answers have made of it.
    pub remembered: Vec<f64>,
    /// Echoes to come.
    pub echoes: Vec<Echo>,
}

impl DeskBook {
    /// Teams without a task.
    pub fn teams_free(&self) -> u8 {
        self.teams_on(Task::Idle).min(usize::from(u8::MAX)) as u8
    }

    /// Teams on a task.
    pub fn teams_on(&self, task: Task) -> usize {
        self.tasks.iter().filter(|there| **there == task).count()
    }

    /// Team-weeks that have gone into hardening a link, once a team has begun.
    pub fn hardened(&self, link: LinkId) -> Option<f64> {
        self.hardening.iter().find(|(there, _)| *there == link).map(|(_, work)| *work)
    }

    /// The dispatch that came in the last hour and waits for an answer, at the hour when its mind is asked.
    pub fn asks(&self, now: Hour) -> Option<DispatchId> {
        let fresh = |there: &OpenDispatch| there.answer.is_none() && there.since + 1 == now;
        self.dispatch.filter(fresh).map(|there| there.id)
    }

    /// Accesses that are ours and hidden.
    pub fn hidden(&self) -> impl Iterator<Item = AccessId> + '_ {
        let hidden = self.accesses.iter().enumerate().filter(|(_, a)| a.life == AccessLife::Hidden);
        hidden.map(|(index, _)| AccessId::from(index))
    }

    /// Lays a chip of evidence before the adversary, of a weight that the desk's credibility scales.
    pub fn lay(&mut self, manner: Manner, weight: f64, at: Hour) {
        self.chips.push(Chip::of(manner, at, weight * self.credibility));
    }

    /// Lays one that shows an access, which lasts until the adversary has closed that.
    pub fn show(&mut self, manner: Manner, access: AccessId, at: Hour) {
        self.chips.push(Chip { access: Some(access), ..Chip::of(manner, at, self.credibility) });
    }

    /// An access has been closed: what it was shown with weighs less.
    pub fn close(&mut self, access: AccessId, at: Hour) {
        let shown = self.chips.iter_mut().filter(|chip| chip.access == Some(access));
        shown.for_each(|chip| chip.closed = chip.closed.or(Some(at)));
    }

    /// How often something has been signalled in a manner.
    pub fn given(&self, manner: Manner) -> u32 {
        self.chips.iter().filter(|chip| chip.manner == manner).count() as u32
    }
}
