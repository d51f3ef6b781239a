//! Formations march for every step of the ladder: nearer to the line of departure, or home again. On the march they roll
//! up their field cable, and lay it again when they halt.

use crate::map::geodesic::interpolate;
use crate::sim::model::ids::*;
use crate::sim::model::scenario::Medium;
use crate::sim::model::state::{DisruptionCause, Post};
use crate::sim::model::units::later;
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
    let until = later(hour, figures.approach_hours);
    for node in &axis.column {
        let home = scenario.node(*node).at;
        let post = &mut turn.state.posts[node.index()];
        let to = interpolate(home, axis.way[0], figures.approach_step * f64::from(step.min(2)));
        *post = Post { from: post.at(hour), to, since: hour, until };
    }
    let cable = |channel: &ChannelId| {
        let there = scenario.channel(*channel);
        there.medium == Medium::Cable && axis.column.contains(&scenario.link(there.link).child)
    };
    let rolled: Vec<ChannelId> = (0..scenario.channels.len()).map(ChannelId::from).filter(cable).collect();
    disruption::disrupt(turn, &rolled, later(until, figures.cable_halt), DisruptionCause::March);
}
