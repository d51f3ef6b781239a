//! Which id stands for which row.

use std::collections::BTreeMap;

use crate::level::format::{Actor, Ally, Carrier, Dispatch, NodeName};
use crate::level::read::Spanned;
use crate::level::value::Ref;
use crate::sim::ids::{ActorId, AllyId, DispatchId, FacilityId, LinkId, NodeId};

/// Rows by the ids of the level.
#[derive(Default)]
pub struct Names<'l> {
    pub nodes: BTreeMap<&'l str, NodeId>,
    pub facilities: BTreeMap<&'l str, FacilityId>,
    pub allies: BTreeMap<&'l str, AllyId>,
    pub actors: BTreeMap<&'l str, ActorId>,
    pub dispatches: BTreeMap<&'l str, DispatchId>,
    pub links: BTreeMap<String, LinkId>,
}

impl Names<'_> {
    /// The node of a reference. One that cannot be resolved has been reported by the reader.
    pub fn node(&self, name: &Spanned<Ref<NodeName>>) -> Option<NodeId> {
        self.nodes.get(name.sound()?.as_str()).copied()
    }

    /// The facility of a reference.
    pub fn facility(&self, name: &Spanned<Ref<Carrier>>) -> Option<FacilityId> {
        self.facilities.get(name.sound()?.as_str()).copied()
    }

    /// The actor of a reference.
    pub fn actor(&self, name: &Spanned<Ref<Actor>>) -> Option<ActorId> {
        self.actors.get(name.sound()?.as_str()).copied()
    }

    /// The dispatch of a reference.
    pub fn dispatch(&self, name: &Spanned<Ref<Dispatch>>) -> Option<DispatchId> {
        self.dispatches.get(name.sound()?.as_str()).copied()
    }

    /// The ally of a reference.
    pub fn ally(&self, name: &Spanned<Ref<Ally>>) -> Option<AllyId> {
        self.allies.get(name.sound()?.as_str()).copied()
    }
}
