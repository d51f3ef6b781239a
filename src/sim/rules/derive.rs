//! A level that can be played, made of its tables.

use crate::sim::model::ids::{AxisId, Side};
use crate::sim::model::scenario::{Node, Reinforcement, Scenario, Tables};
use crate::sim::model::state::NetworkState;
use crate::sim::model::units::Hours;
use crate::sim::rules::combat::opposed;
use crate::sim::rules::network;

impl Scenario {
    /// The level of some tables, with what follows from them while nothing is disrupted: ways of orders, hours to
    /// the objectives.
    ///
    /// # Panics
    /// If a side has no headquarters that nobody commands; the level reader refuses such tables.
    pub fn of(tables: Tables) -> Self {
        let whole = NetworkState::begin(&tables);
        let routes = |side| network::routes(&tables, &whole.link_quality, tables.summit(side));
        let mut routes = Side::BOTH.map(routes);
        let of = |(index, node): (usize, &Node)| std::mem::take(&mut routes[node.side.index()][index]);
        let routes = tables.nodes.iter().enumerate().map(of).collect();
        let opposed =
            tables.axes.iter().map(|axis| Hours(opposed(&tables, axis, axis.defenders.iter().copied())));
        let opposed = opposed.collect();
        let nearest = |brigade: &Reinforcement| {
            let axes = (0..tables.axes.len()).map(AxisId::from);
            let away = |axis: &AxisId| tables.axes[axis.index()].distance(brigade.to);
            axes.min_by(|a, b| away(a).total_cmp(&away(b))).expect("a level has an axis")
        };
        let joins = tables.reinforcements.iter().map(nearest).collect();
        Self::with(tables, routes, opposed, joins)
    }
}
