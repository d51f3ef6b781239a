//! What the week does to the map: places where the slot in hand can be used, and teams at work.

use super::components::Believed;
use super::entity_index::EntityIndex;
use super::hand::{Hand, Offers};
use super::table::Game;
use crate::sim::Order;
use crate::sim::event::Subject;
use crate::sim::orders::{Slot, stands_at};
use crate::sim::scenario::Scenario;
use crate::sim::state::Task;
use bevy::prelude::*;
use std::collections::BTreeMap;

/// What can be ordered at a place with the slot in hand, in war with an order of the pulse.
#[derive(Component, Clone, Debug, PartialEq)]
pub struct Socket(pub Vec<Order>);

/// The teams at work at a place: which, and at what.
#[derive(Component, Clone, Debug, PartialEq)]
pub struct Crew(pub Vec<(u8, Task)>);

/// Orders of this hour that are carried out at a place, in the order in which they were given; teams are a [`Crew`].
#[derive(Component, Clone, Debug, PartialEq)]
pub struct Ordered(pub Vec<Order>);

/// Follows the offers.
pub(super) fn lay(
    mut commands: Commands,
    game: Res<Game>,
    hand: Res<Hand>,
    offers: Res<Offers>,
    entity_index: Res<EntityIndex>,
    shown: Query<(Entity, Option<&Socket>, Option<&Crew>, Option<&Ordered>), With<Believed>>,
) {
    if !offers.is_changed() {
        return;
    }
    let scenario = game.scenario();
    let at = |order: &Order| entity_index.place(scenario, order);
    let mut sockets: BTreeMap<Entity, Vec<Order>> = BTreeMap::new();
    let mut crews: BTreeMap<Entity, Vec<(u8, Task)>> = BTreeMap::new();
    for offer in offers.fitting(&game, *hand) {
        if let Some(place) = at(&offer.order) {
            sockets.entry(place).or_default().push(offer.order);
        }
    }
    let mut ordered: BTreeMap<Entity, Vec<Order>> = BTreeMap::new();
    for order in game.given().iter().filter(|order| order.kind().slot != Slot::Team) {
        if let Some(place) = at(order) {
            ordered.entry(place).or_default().push(*order);
        }
    }
    if let Some(desk) = game.intel().desk() {
        for (team, task) in desk.book.tasks.iter().enumerate() {
            let (team, task) = (team as u8, *task);
            if let Some(place) = at(&Order::Assign { team, task }) {
                crews.entry(place).or_default().push((team, task));
            }
        }
    }
    for (entity, socket, crew, orders) in &shown {
        put(&mut commands, entity, socket, sockets.remove(&entity).map(Socket));
        put(&mut commands, entity, crew, crews.remove(&entity).map(Crew));
        put(&mut commands, entity, orders, ordered.remove(&entity).map(Ordered));
    }
}

/// Brings a component of an entity in step.
fn put<C: Component + PartialEq>(
    commands: &mut Commands,
    entity: Entity,
    shown: Option<&C>,
    wanted: Option<C>,
) {
    match wanted {
        Some(wanted) if shown != Some(&wanted) => {
            commands.entity(entity).insert(wanted);
        }
        None if shown.is_some() => {
            commands.entity(entity).remove::<C>();
        }
        _ => {}
    }
}

impl EntityIndex {
    /// The entity at which an order is carried out, where that is on the map.
    fn place(&self, scenario: &Scenario, order: &Order) -> Option<Entity> {
        // Whoever hunts does not know where: the whole of our own network is the place.
        if let Order::Assign { task: Task::Hunt, .. } = order {
            return Some(self.intrusion);
        }
        match stands_at(scenario, order)? {
            Subject::Node(id) => Some(self.node(id)),
            Subject::Link(id) => Some(self.link(id)),
            Subject::Facility(id) => Some(self.facility(id)),
            Subject::Axis(_) | Subject::Dispatch(_) | Subject::Nowhere => None,
        }
    }
}
