//! The index from the ids of the scenario to the entities that stand for them.

use crate::sim::{AllyId, AxisId, ChannelId, FacilityId, LinkId, NodeId};
use bevy::prelude::*;

/// Entities by id. Disruptions come and go; everything else lasts as long as the game.
#[derive(Resource, Clone, Debug)]
pub struct EntityIndex {
    pub(super) nodes: Vec<Entity>,
    pub(super) links: Vec<Entity>,
    pub(super) facilities: Vec<Entity>,
    pub(super) axes: Vec<Entity>,
    pub(super) members: Vec<Entity>,
    pub(super) line: Entity,
    pub(super) intrusion: Entity,
    pub(super) disruptions: Vec<Option<Entity>>,
}

impl EntityIndex {
    /// The entity of a headquarters, formation or site.
    pub fn node(&self, id: NodeId) -> Entity {
        self.nodes[id.index()]
    }

    /// The entity of a link.
    pub fn link(&self, id: LinkId) -> Entity {
        self.links[id.index()]
    }

    /// The entity of a piece of shared infrastructure.
    pub fn facility(&self, id: FacilityId) -> Entity {
        self.facilities[id.index()]
    }

    /// The entity of an axis: its objective and, in war, its column.
    pub fn axis(&self, id: AxisId) -> Entity {
        self.axes[id.index()]
    }

    /// The entity of an ally.
    pub fn member(&self, id: AllyId) -> Entity {
        self.members[id.index()]
    }

    /// The disruption of a channel that is thought dark.
    pub fn disruption(&self, id: ChannelId) -> Option<Entity> {
        self.disruptions[id.index()]
    }

    /// All nodes with their ids.
    pub fn nodes(&self) -> impl Iterator<Item = (NodeId, Entity)> + '_ {
        self.nodes.iter().enumerate().map(|(index, entity)| (NodeId::from(index), *entity))
    }

    /// All links with their ids.
    pub fn links(&self) -> impl Iterator<Item = (LinkId, Entity)> + '_ {
        self.links.iter().enumerate().map(|(index, entity)| (LinkId::from(index), *entity))
    }
}
