//! What follows from the tables of a scenario.

use crate::map::geodesic;
use crate::sim::model::ids::Side;
use crate::sim::model::scenario::{Node, Scenario, Worth};
use crate::sim::model::state::NetworkState;
use crate::sim::rules::network;

impl Scenario {
    /// Fills what follows from the tables.
    pub fn derive(&mut self) {
        let whole = NetworkState::begin(self);
        let routes = |side| network::routes(self, &whole.link_quality, self.summit(side));
        let mut routes = Side::BOTH.map(routes);
        let of = |(index, node): (usize, &Node)| std::mem::take(&mut routes[node.side.index()][index]);
        self.routes = self.nodes.iter().enumerate().map(of).collect();
        for axis in &mut self.axes {
            let legs = axis.way.windows(2);
            axis.legs = legs.map(|ends| geodesic::distance_km(ends[0], ends[1])).collect();
        }
        self.worth = Worth::of(self);
    }
}
