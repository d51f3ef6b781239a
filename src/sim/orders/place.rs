//! What can be ordered at a place of the map.

use super::name::Name;
use super::offer::Offer;
use super::order::Order;
use crate::sim::intel::Intel;
use crate::sim::model::event::Subject;
use crate::sim::model::ids::{AccessId, LinkId};
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::{Task, Weapon};

/// Those of some offers that are about a place. What is refused comes last.
pub fn offers_at(scenario: &Scenario, intel: &Intel, offers: &[Offer], place: Subject) -> Vec<Offer> {
    let here = |order: &Order| match *order {
        // Who stops leaves the place where it works.
        Order::Assign { team, task: Task::Idle } => intel
            .desk()
            .and_then(|desk| desk.book.tasks.get(usize::from(team)))
            .is_some_and(|task| is_at(scenario, *task, place)),
        order => concerns(scenario, &order, place),
    };
    let mut found: Vec<Offer> = offers.iter().filter(|offer| here(&offer.order)).cloned().collect();
    found.sort_by_key(|offer| offer.refusal.is_some());
    found
}

/// Where on the map an order is carried out, if at one place.
pub fn stands_at(scenario: &Scenario, order: &Order) -> Option<Subject> {
    order.names().into_iter().find_map(|(_, name)| match name {
        Name::Task(Task::Build(access)) | Name::Access(access) => Some(place_of(scenario, access)),
        Name::Task(Task::Harden(link) | Task::Repair(link)) | Name::Link(link) => Some(Subject::Link(link)),
        Name::Task(Task::Evidence(dispatch)) | Name::Dispatch(dispatch) => Some(Subject::Dispatch(dispatch)),
        Name::Node(node) => Some(Subject::Node(node)),
        Name::Axis(axis) => Some(Subject::Axis(axis)),
        _ => None,
    })
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
