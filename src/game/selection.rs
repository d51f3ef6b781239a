//! What the viewer has picked, points at, and is about to order.

use super::messages::Happened;
use super::playback::{Playback, StopReason};
use crate::map::projection::LonLat;
use crate::sim::event::{EventKind, Subject};
use crate::sim::intel::Intel;
use crate::sim::orders::place_of;
use crate::sim::{AccessId, AxisId, DispatchId, FacilityId, LinkId, NodeId, Order, Scenario};
use bevy::prelude::*;

/// The thing picked.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Selection {
    /// Nothing.
    #[default]
    None,
    /// A headquarters, formation or site.
    Node(NodeId),
    /// A link.
    Link(LinkId),
    /// Shared infrastructure.
    Facility(FacilityId),
    /// An access.
    Access(AccessId),
    /// An axis.
    Axis(AxisId),
    /// The dispatch on the desk.
    Dispatch(DispatchId),
}

/// Where the picked thing is drawn in the window, in points of the interface.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct PickedAt {
    /// Its frame; nothing when it is not in sight.
    pub frame: Option<Rect>,
    /// The frames of units that hang on it.
    pub around: Vec<Rect>,
    /// The frames of all other symbols.
    pub others: Vec<Rect>,
}

/// The thing pointed at, on the map or in a panel.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hovered(pub Selection);

/// The order pointed at but not given: panels and map show what it would do.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub struct Preview {
    /// In a panel.
    pub panel: Option<Order>,
    /// On the map.
    pub map: Option<Order>,
}

impl Preview {
    /// The order.
    pub fn order(&self) -> Option<Order> {
        self.panel.or(self.map)
    }
}

/// An access that was found, and for which time stands, is picked: its card says where it was and what it was worth.
pub(super) fn pick_found(
    mut happened: MessageReader<Happened>,
    playback: Res<Playback>,
    mut selection: ResMut<Selection>,
) {
    for Happened(event) in happened.read() {
        if let EventKind::AccessFound { access } = event.kind
            && playback.stopped == Some(StopReason::AccessFound(access))
        {
            selection.set_if_neq(Selection::Access(access));
        }
    }
}

impl Selection {
    /// The place on the map that it stands for.
    pub fn subject(self, scenario: &Scenario) -> Option<Subject> {
        match self {
            Selection::Node(id) => Some(Subject::Node(id)),
            Selection::Link(id) => Some(Subject::Link(id)),
            Selection::Facility(id) => Some(Subject::Facility(id)),
            Selection::Access(id) => Some(place_of(scenario, id)),
            Selection::Axis(id) => Some(Subject::Axis(id)),
            Selection::Dispatch(id) => Some(Subject::Dispatch(id)),
            Selection::None => None,
        }
    }

    /// The facility that is pointed at or, with the pointer elsewhere, picked.
    pub fn in_question(self, hovered: Hovered) -> Option<FacilityId> {
        match (hovered.0, self) {
            (Selection::Facility(id), _) | (Selection::None, Selection::Facility(id)) => Some(id),
            _ => None,
        }
    }

    /// Everything of its kind; of nothing and of a dispatch, the nodes.
    pub fn kind(self, scenario: &Scenario) -> Vec<Self> {
        fn all<I: From<usize>>(count: usize, of: fn(I) -> Selection) -> Vec<Selection> {
            (0..count).map(|index| of(index.into())).collect()
        }
        match self {
            Selection::None | Selection::Dispatch(_) | Selection::Node(_) => {
                all(scenario.nodes.len(), Selection::Node)
            }
            Selection::Link(_) => all(scenario.links.len(), Selection::Link),
            Selection::Facility(_) => all(scenario.facilities.len(), Selection::Facility),
            Selection::Access(_) => all(scenario.accesses.len(), Selection::Access),
            Selection::Axis(_) => all(scenario.axes.len(), Selection::Axis),
        }
    }

    /// The next or previous of some places, going round; from elsewhere the first or the last.
    pub fn beside(self, places: &[Selection], forward: bool) -> Self {
        let count = places.len();
        let next = match (places.iter().position(|place| *place == self), forward) {
            (Some(at), true) => (at + 1) % count,
            (Some(at), false) => (at + count - 1) % count,
            (None, true) => 0,
            (None, false) => count.saturating_sub(1),
        };
        places.get(next).copied().unwrap_or_default()
    }

    /// Whether it has a place on the map that can be picked.
    pub fn on_the_map(self) -> bool {
        matches!(self, Selection::Node(_) | Selection::Link(_) | Selection::Facility(_))
    }

    /// Where it is believed to be; between its ends for a link.
    pub fn place(self, scenario: &Scenario, intel: &Intel) -> Option<LonLat> {
        let node = |id: NodeId| intel.nodes[id.index()].at;
        match self {
            Selection::None => None,
            Selection::Node(id) => Some(node(id)),
            Selection::Link(id) => {
                let link = scenario.link(id);
                let (child, parent) = (node(link.child), node(link.parent));
                Some(LonLat { lon: (child.lon + parent.lon) / 2.0, lat: (child.lat + parent.lat) / 2.0 })
            }
            Selection::Facility(id) => Some(scenario.facilities[id.index()].at),
            Selection::Access(id) => Selection::from(place_of(scenario, id)).place(scenario, intel),
            Selection::Axis(id) => scenario.axes[id.index()].way.last().copied(),
            Selection::Dispatch(id) => scenario.dispatches[id.index()].at,
        }
    }
}

impl From<Subject> for Selection {
    fn from(subject: Subject) -> Self {
        match subject {
            Subject::Node(id) => Selection::Node(id),
            Subject::Link(id) => Selection::Link(id),
            Subject::Facility(id) => Selection::Facility(id),
            Subject::Axis(id) => Selection::Axis(id),
            Subject::Dispatch(id) => Selection::Dispatch(id),
            Subject::Nowhere => Selection::None,
        }
    }
}
