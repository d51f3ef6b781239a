//! What the teams do.

use super::attribution;
use super::name::Name;
use super::offer::{Offer, offers_of};
use super::order::Order;
use super::refusal::{Refusal, require};
use super::rule::{Giver, Rule};
use super::view::View;
use crate::sim::intel::Intel;
use crate::sim::model::ids::{AccessId, ChannelId, LinkId, Side};
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::{AccessLife, DeskBook, Incident, Task};
use crate::sim::model::units::Hour;
use crate::sim::phase::{Turn, desk};
use crate::sim::rules::prices::ACCESS_CAP;
use crate::sim::rules::reinforcement::reinforcement_links;

/// Give a team its task for this week and the next ones.
pub(super) struct Assign {
    pub team: u8,
    pub task: Task,
}

/// In war a free team can be sent to each link of our own that is down; what teams do in the crisis the plan asks task by
/// task.
pub(super) fn offered(giver: &Giver) -> Vec<Order> {
    giver.in_war(|desk| crews(giver.scenario, giver.intel, &desk.book))
}

/// A free team sent to each link of our own that is dark.
pub fn crews(scenario: &Scenario, intel: &Intel, book: &DeskBook) -> Vec<Order> {
    let Some(team) = book.tasks.iter().position(|task| *task == Task::Idle) else { return Vec::new() };
    let send = |link| Order::Assign { team: team as u8, task: Task::Repair(link) };
    broken_links(scenario, intel).into_iter().map(send).collect()
}

/// Everything a team could be given to do in the crisis.
pub fn tasks(scenario: &Scenario, intel: &Intel, book: &DeskBook) -> Vec<Task> {
    let mending = broken_links(scenario, intel).into_iter().map(Task::Repair);
    let hardening = reinforcement_links(scenario).into_iter().map(Task::Harden);
    let open_incident = |incident: &&Incident| incident.blamed.is_none();
    let incidents = book.politics.incidents.iter().filter(open_incident);
    let evidence = incidents.map(|incident| Task::Evidence(incident.dispatch));
    let open = |access: &AccessId| book.accesses[access.index()].life.buildable();
    let building = (0..book.accesses.len()).map(AccessId::from).filter(open).map(Task::Build);
    let plain = [Task::Hunt, Task::Wargame].into_iter();
    plain.chain(mending).chain(hardening).chain(evidence).chain(building).collect()
}

/// What one team could be given to do in the crisis, refused where there is none, and which teams could stop.
pub fn team_offers(scenario: &Scenario, intel: &Intel, team: Option<u8>) -> Vec<Offer> {
    let Some(desk) = intel.desk().filter(|_| intel.war.is_none()) else { return Vec::new() };
    let begin = |task| Order::Assign { team: team.unwrap_or(0), task };
    let begun = tasks(scenario, intel, &desk.book).into_iter().map(begin);
    let stop = |team: usize| Order::Assign { team: team as u8, task: Task::Idle };
    let none = team.is_none().then_some(Refusal::NoTeam { needed: 1, free: 0 });
    let mut found = offers_of(scenario, intel, begun);
    found.iter_mut().for_each(|offer| offer.refusal = none.or(offer.refusal));
    found.extend(offers_of(scenario, intel, (0..desk.book.tasks.len()).map(stop)));
    found
}

/// Links of our own that a crew could mend. Of those that lie dark with one another on the same infrastructure the first
/// stands for all: a crew there mends it for everybody.
fn broken_links(scenario: &Scenario, intel: &Intel) -> Vec<LinkId> {
    let ours = |link: &LinkId| scenario.side_of(*link) == Side::Alliance;
    let mut mended: Vec<ChannelId> = Vec::new();
    let mut links = Vec::new();
    for link in (0..scenario.links.len()).map(LinkId::from).filter(ours) {
        let dark = intel.mendable(scenario, link);
        if dark.iter().any(|channel| !mended.contains(channel)) {
            links.push(link);
            mended.extend(dark);
        }
    }
    links
}

impl Rule for Assign {
    fn names(&self) -> Vec<(&'static str, Name)> {
        vec![("team", Name::Number(u32::from(self.team) + 1)), ("task", Name::Task(self.task))]
    }

    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        let (book, scenario) = (&giver.desk()?.book, giver.scenario);
        // In war there is nothing to do but mend, and a crew is sent like any other order of a pulse.
        match (self.task, &giver.intel.war) {
            (Task::Repair(_), Some(_)) => require(giver.war_desk()?.orders > 0, Refusal::NoOrdersLeft)?,
            (Task::Idle, Some(_)) => {}
            _ => giver.crisis()?,
        }
        let now = *book.tasks.get(usize::from(self.team)).ok_or(Refusal::Unknown)?;
        require(!matches!(now, Task::Signal | Task::Dispatch), Refusal::TeamBound)?;
        require(now != self.task, Refusal::NoChange)?;
        match self.task {
            Task::Signal | Task::Dispatch => Err(Refusal::NotYours),
            Task::Idle | Task::Hunt | Task::Wargame => Ok(()),
            Task::Harden(link) => {
                let whole = scenario.coefficients.harden_work;
                let done = book.hardened(link).is_some_and(|work| work >= whole);
                require(reinforcement_links(scenario).contains(&link), Refusal::NotOurLink)?;
                require(!done, Refusal::NoChange)
            }
            Task::Evidence(dispatch) => attribution::open(giver, dispatch).map(|_| ()),
            Task::Repair(link) => {
                require(link.index() < scenario.links.len(), Refusal::Unknown)?;
                require(scenario.side_of(link) == Side::Alliance, Refusal::NotOurLink)?;
                require(!giver.intel.mendable(scenario, link).is_empty(), Refusal::NothingDark)
            }
            Task::Build(id) => {
                let life = book.accesses.get(id.index()).ok_or(Refusal::Unknown)?.life;
                require(life.buildable(), Refusal::NoAccess)?;
                require(book.hidden().count() < ACCESS_CAP, Refusal::TooManyAccesses)
            }
        }
    }

    fn changes(&self, _: &Scenario, book: &mut DeskBook, _: Hour) {
        book.tasks[usize::from(self.team)] = self.task;
        if let Task::Build(access) = self.task {
            let plan = &mut book.accesses[access.index()];
            if plan.life == AccessLife::Open {
                plan.life = AccessLife::Building;
            }
        }
    }

    fn preview(&self, view: &View, offer: &mut Offer) {
        offer.teams = u8::from(self.task != Task::Idle);
        match self.task {
            Task::Build(access) => view.build(offer, access),
            Task::Evidence(_) => offer.chance = Some(view.scenario.coefficients.clue),
            Task::Repair(link) => view.repair(offer, link),
            Task::Harden(link) => view.harden(offer, link),
            Task::Hunt => view.hunt(offer),
            _ => {}
        }
    }

    fn apply(&self, turn: &mut Turn, _: Side) {
        if turn.state.war.is_some() && matches!(self.task, Task::Repair(_)) {
            desk::spend_order(turn);
        }
    }
}
