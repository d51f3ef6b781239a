//! Which id stands for which row.

use std::collections::BTreeMap;

use crate::level::format::{Ally, Carrier, NodeName};
use crate::level::read::Spanned;
use crate::level::value::Ref;
use crate::sim::ids::{AllyId, CarrierId, LinkId, NodeId};

/// Rows by the ids of the level.
#[derive(Default)]
pub struct Names<'l> {
    pub nodes: BTreeMap<&'l str, NodeId>,
    pub carriers: BTreeMap<&'l str, CarrierId>,
    pub allies: BTreeMap<&'l str, AllyId>,
    pub links: BTreeMap<String, LinkId>,
}

impl Names<'_> {
    /// The node of a reference. One that cannot be resolved has been reported by the reader.
    pub fn node(&self, name: &Spanned<Ref<NodeName>>) -> Option<NodeId> {
        self.nodes.get(name.sound()?.as_str()).copied()
    }

    /// The carrier of a reference.
    pub fn carrier(&self, name: &Spanned<Ref<Carrier>>) -> Option<CarrierId> {
        self.carriers.get(name.sound()?.as_str()).copied()
    }

    /// The ally of a reference.
    pub fn ally(&self, name: &Spanned<Ref<Ally>>) -> Option<AllyId> {
        self.allies.get(name.sound()?.as_str()).copied()
    }
}
