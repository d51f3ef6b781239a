//! What follows from the tables of a scenario.

use crate::map::geodesic;
use crate::sim::model::ids::NodeId;
use crate::sim::model::scenario::{Scenario, Worth};
use crate::sim::model::state::NetworkState;
use crate::sim::rules::network;

impl Scenario {
    /// Fills what follows from the tables.
    pub fn derive(&mut self) {
        let whole = NetworkState::begin(self);
        let route = |node: usize| {
            let to = NodeId::from(node);
            network::route(self, &whole.link_quality, self.summit(self.node(to).side), to)
        };
        self.routes = (0..self.nodes.len()).map(route).collect();
        for axis in &mut self.axes {
            let legs = axis.way.windows(2);
            axis.legs = legs.map(|ends| geodesic::distance_km(ends[0], ends[1])).collect();
        }
        self.worth = Worth::of(self);
    }
}
