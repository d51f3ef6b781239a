//! Formations march for every step of the ladder: nearer to the line of departure, or home again. On the march they roll
//! up their field cable, and lay it again when they halt.

use crate::map::geodesic::interpolate;
use crate::sim::model::ids::*;
use crate::sim::model::scenario::Medium;
use crate::sim::model::state::{Cause, Post};
use crate::sim::model::units::Hour;
use crate::sim::phase::{Turn, disruption};

/// The word to a column's leader has come: the column marches to where its readiness wants it.
pub fn march(turn: &mut Turn, leader: NodeId, step: u8) {
    let (scenario, hour) = (turn.scenario, turn.state.hour);
    let Some((axis, _)) = scenario.place_in_column(leader) else { return };
    if turn.state.war.is_some() {
        return;
    }
    let figures = &scenario.coefficients;
    let axis = &scenario.axes[axis.index()];
    let until = hour + figures.approach_hours as Hour;
    for node in &axis.column {
        let home = scenario.node(*node).at;
        let post = &mut turn.state.posts[node.index()];
        let to = interpolate(home, axis.way[0], figures.approach_step * f64::from(step.min(2)));
        *post = Post { from: post.at(hour), to, since: hour, until };
    }
    let cable = |bearer: &BearerId| {
        let there = scenario.bearer(*bearer);
        there.medium == Medium::Cable && axis.column.contains(&scenario.link(there.link).child)
    };
    let rolled: Vec<BearerId> = (0..scenario.bearers.len()).map(BearerId::from).filter(cable).collect();
    disruption::disrupt(turn, &rolled, until + figures.cable_halt as Hour, Cause::March);
}
