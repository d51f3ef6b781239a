//! Who is said to be behind an incident, and what is shown of how we know.

use super::name::Name;
use super::offer::Offer;
use super::order::Order;
use super::pressure::{Listener, Pressure};
use super::refusal::{Refusal, require};
use super::rule::{Giver, Rule};
use super::view::View;
use crate::sim::model::event::EventKind;
use crate::sim::model::ids::{AccessId, DispatchId, Side};
use crate::sim::model::luck::Stream;
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::{DeskBook, Incident, Task};
use crate::sim::model::units::{Hour, after};
use crate::sim::phase::{Turn, politics};

/// Attribute an incident publicly.
pub(super) struct Attribute {
    pub dispatch: DispatchId,
    pub cause: u8,
}

/// Show every ally what an ear has heard of an incident.
pub(super) struct Declassify {
    pub dispatch: DispatchId,
}

pub(super) fn accusations(giver: &Giver) -> Vec<Order> {
    giver.in_crisis(|desk| {
        let causes = |incident: &Incident| {
            let dispatch = incident.dispatch;
            let count = giver.scenario.dispatches[dispatch.index()].causes.len() as u8;
            (0..count).map(move |cause| Order::Attribute { dispatch, cause })
        };
        desk.book.politics.unattributed().flat_map(causes).collect()
    })
}

pub(super) fn secrets(giver: &Giver) -> Vec<Order> {
    giver.in_crisis(|desk| {
        let secret = desk.book.politics.unattributed().filter(|incident| incident.secret());
        secret.map(|incident| Order::Declassify { dispatch: incident.dispatch }).collect()
    })
}

/// An incident nobody has been named for.
pub(super) fn open<'a>(giver: &Giver<'a>, dispatch: DispatchId) -> Result<&'a Incident, Refusal> {
    let incident = giver.desk()?.book.politics.incident(dispatch);
    incident.filter(|incident| incident.blamed.is_none()).ok_or(Refusal::NoIncident)
}

impl Attribute {
    /// Whether the adversary's state is named.
    fn accuses(&self, scenario: &Scenario) -> bool {
        let causes = &scenario.dispatches[self.dispatch.index()].causes;
        causes.get(usize::from(self.cause)).is_some_and(|cause| cause.adversary)
    }
}

impl Rule for Attribute {
    fn names(&self) -> Vec<(&'static str, Name)> {
        vec![("title", Name::Dispatch(self.dispatch)), ("cause", Name::Cause(self.dispatch, self.cause))]
    }

    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        open(giver, self.dispatch)?;
        let causes = &giver.scenario.dispatches[self.dispatch.index()].causes;
        require(usize::from(self.cause) < causes.len(), Refusal::Unknown)
    }

    fn changes(&self, scenario: &Scenario, book: &mut DeskBook, _: Hour) {
        if let Some(incident) = book.politics.incident_mut(self.dispatch) {
            incident.blamed = Some(self.cause);
        }
        for task in book.tasks.iter_mut().filter(|task| **task == Task::Evidence(self.dispatch)) {
            *task = Task::Idle;
        }
        book.politics.accusations += u8::from(self.accuses(scenario));
    }

    fn presses(&self, listener: &Listener) -> Pressure {
        let audience = if self.accuses(listener.scenario) { listener.figures.accused } else { 0.0 };
        Pressure { audience, ..Pressure::default() }
    }

    fn preview(&self, view: &View, offer: &mut Offer) {
        let card = &view.scenario.dispatches[self.dispatch.index()];
        let incident = view.desk.book.politics.incident(self.dispatch);
        let chances = || incident.into_iter().flat_map(|incident| incident.belief(view.scenario, true));
        offer.chance = chances().nth(usize::from(self.cause));
        let spared = card.causes.iter().zip(chances()).enumerate();
        let spared = spared.filter(|(other, _)| *other != usize::from(self.cause));
        let spared = spared.filter_map(|(_, (other, chance))| Some((other.actor?, chance)));
        offer.emboldens = spared.max_by(|(_, a), (_, b)| a.total_cmp(b));
        offer.moved(view.at_once(self));
    }

    /// The truth may come out later, and whoever of neither side did it hears who is named.
    fn apply(&self, turn: &mut Turn, _: Side) {
        let due = after(turn.state.hour, turn.scenario.coefficients.truth_weeks);
        turn.state.desk.secrets.reckonings.push((due, self.dispatch));
        politics::embolden(turn, self.dispatch, self.cause);
        turn.open(EventKind::Attributed { dispatch: self.dispatch, cause: self.cause });
    }
}

/// The ear may not survive it.
impl Rule for Declassify {
    fn names(&self) -> Vec<(&'static str, Name)> {
        vec![("title", Name::Dispatch(self.dispatch))]
    }

    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        require(open(giver, self.dispatch)?.secret(), Refusal::NothingSecret)
    }

    fn changes(&self, _: &Scenario, book: &mut DeskBook, _: Hour) {
        if let Some(incident) = book.politics.incident_mut(self.dispatch) {
            incident.declassified = true;
        }
    }

    fn preview(&self, view: &View, offer: &mut Offer) {
        offer.chance = Some(1.0 - view.scenario.coefficients.declassified);
        offer.moved(view.at_once(self));
    }

    fn apply(&self, turn: &mut Turn, _: Side) {
        let chance = turn.scenario.coefficients.declassified;
        let incident = turn.state.desk.book.politics.incident(self.dispatch);
        let clues = incident.into_iter().flat_map(|incident| &incident.clues);
        let ears: Vec<AccessId> = clues.filter_map(|clue| clue.ear).collect();
        turn.open(EventKind::Declassified { dispatch: self.dispatch });
        for access in ears {
            let subject = turn.scenario.accesses[access.index()].subject;
            let key = u64::from(self.dispatch.0);
            if turn.state.luck.chance(Stream::Evidence, subject, key, chance) {
                politics::lose(turn, access);
            }
        }
    }

    fn shows_at_once(&self) -> bool {
        true
    }
}
