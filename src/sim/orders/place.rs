//! What can be ordered at a place of the map.

use super::name::Name;
use super::offer::{Offer, offer};
use super::order::Order;
use super::refusal::Refusal;
use super::team::tasks;
use crate::sim::intel::Intel;
use crate::sim::model::event::Subject;
use crate::sim::model::ids::{AccessId, LinkId};
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::{DeskBook, Task, Weapon};

/// Those of some offers that are about a place, and in the crisis what teams could do there: a free one, with the reason
/// where none is, and those that are there and could stop. What is refused comes last.
pub fn offers_at(scenario: &Scenario, intel: &Intel, offers: &[Offer], place: Subject) -> Vec<Offer> {
    let mut found: Vec<Offer> =
        offers.iter().filter(|offer| concerns(scenario, &offer.order, place)).cloned().collect();
    if let Some(desk) = intel.desk().filter(|_| intel.war.is_none()) {
        found.extend(team_work(scenario, intel, &desk.book, place));
    }
    found.sort_by_key(|offer| offer.refusal.is_some());
    found
}

fn team_work(scenario: &Scenario, intel: &Intel, book: &DeskBook, place: Subject) -> Vec<Offer> {
    let idle = book.tasks.iter().position(|task| *task == Task::Idle);
    let none_free = idle.is_none().then_some(Refusal::NoTeam { needed: 1, free: 0 });
    let begin = |task: Task| {
        let sent = offer(scenario, intel, Order::Assign { team: idle.unwrap_or(0) as u8, task });
        Offer { refusal: none_free.or(sent.refusal), ..sent }
    };
    let stop = |team: usize| offer(scenario, intel, Order::Assign { team: team as u8, task: Task::Idle });
    let here = |task: &Task| is_at(scenario, *task, place);
    let begun = tasks(scenario, intel, book).into_iter().filter(here).map(begin);
    let stopped = (0..book.tasks.len()).filter(|team| here(&book.tasks[*team])).map(stop);
    begun.chain(stopped).collect()
}

/// Whether an order names what stands at a place, or what would reach it.
pub fn concerns(scenario: &Scenario, order: &Order, place: Subject) -> bool {
    order.names().into_iter().any(|(_, name)| match name {
        Name::Task(task) => is_at(scenario, task, place),
        Name::Access(id) => reaches(scenario, Weapon::Access(id), place),
        Name::Jammer(id) => reaches(scenario, Weapon::Jammer(id), place),
        Name::Link(link) => runs_by(scenario, link, place),
        Name::Node(node) => place == Subject::Node(node),
        Name::Axis(id) => {
            let axis = &scenario.axes[id.index()];
            let mut fighters = axis.column.iter().chain(&axis.defenders);
            place == Subject::Axis(id) || fighters.any(|fighter| place == Subject::Node(*fighter))
        }
        Name::Dispatch(dispatch) => place == Subject::Dispatch(dispatch),
        _ => false,
    })
}

/// Whether a task is done at a place.
fn is_at(scenario: &Scenario, task: Task, place: Subject) -> bool {
    match task {
        Task::Build(access) => reaches(scenario, Weapon::Access(access), place),
        Task::Harden(link) | Task::Repair(link) => runs_by(scenario, link, place),
        Task::Evidence(dispatch) => place == Subject::Dispatch(dispatch),
        Task::Idle | Task::Hunt | Task::Wargame | Task::Signal | Task::Dispatch => false,
    }
}

/// Where an access stands: at the facility it is built into, else where it listens.
pub fn place_of(scenario: &Scenario, access: AccessId) -> Subject {
    let plan = &scenario.accesses[access.index()];
    plan.facility.map_or(Subject::Node(plan.ear), Subject::Facility)
}

/// Whether a weapon can take down something at a place.
fn reaches(scenario: &Scenario, weapon: Weapon, place: Subject) -> bool {
    let listens = matches!(weapon, Weapon::Access(id) if place_of(scenario, id) == place);
    let mut targets = scenario.targets(weapon).iter().map(|channel| scenario.channel(*channel).link);
    listens
        || targets.any(|link| match place {
            Subject::Link(there) => there == link,
            Subject::Node(there) => scenario.link(link).child == there,
            _ => false,
        })
}

/// Whether a link ends at a place, or runs by way of it.
fn runs_by(scenario: &Scenario, id: LinkId, place: Subject) -> bool {
    let link = scenario.link(id);
    match place {
        Subject::Link(there) => there == id,
        Subject::Node(there) => there == link.child || there == link.parent,
        Subject::Facility(there) => {
            link.channels.iter().any(|channel| scenario.channel(*channel).facility == Some(there))
        }
        _ => false,
    }
}
