//! A level that can be played, made of its tables.

use crate::sim::model::ids::Side;
use crate::sim::model::scenario::{Node, Scenario, Tables};
use crate::sim::model::state::NetworkState;
use crate::sim::rules::network;

impl Scenario {
    /// The level of some tables, with the ways that its orders take while nothing is disrupted.
    ///
    /// # Panics
    /// If a side has no headquarters that nobody commands; the level reader refuses such tables.
    pub fn of(tables: Tables) -> Self {
        let whole = NetworkState::begin(&tables);
        let routes = |side| network::routes(&tables, &whole.link_quality, tables.summit(side));
        let mut routes = Side::BOTH.map(routes);
        let of = |(index, node): (usize, &Node)| std::mem::take(&mut routes[node.side.index()][index]);
        let routes = tables.nodes.iter().enumerate().map(of).collect();
        Self::with(tables, routes)
    }
}
