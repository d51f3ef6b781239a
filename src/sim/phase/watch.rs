//! What each side sees of the other: looks at its formations, each in its turn. An access hears more; see `traffic`.

use crate::map::geodesic::DEGREE_KM;
use crate::map::projection::LonLat;
use crate::sim::model::ids::*;
use crate::sim::model::luck::{Stream, subject};
use crate::sim::model::state::Sighting;
use crate::sim::model::units::whole_hours;
use crate::sim::phase::Turn;
use crate::sim::rules::defence::contact;
use crate::sim::rules::whereabouts;

/// Looks at every node whose turn it is.
pub fn pass(turn: &mut Turn) {
    let figures = &turn.scenario.coefficients;
    let every = whole_hours(if turn.state.war.is_some() { figures.look_war } else { figures.look }).max(1);
    let first = turn.state.hour % every;
    for index in (first as usize..turn.scenario.nodes.len()).step_by(every as usize) {
        look(turn, NodeId::from(index));
    }
}

fn look(turn: &mut Turn, id: NodeId) {
    let (scenario, state) = (turn.scenario, &mut *turn.state);
    let figures = &scenario.coefficients;
    let there = scenario.node(id);
    let truth = whereabouts::seen(scenario, state, id);
    let home = truth.at == there.at && !truth.marching;
    let known = state.contacts[id.index()];
    if home && known.at == truth.at && known.strength == truth.strength {
        state.contacts[id.index()] = truth;
        return;
    }
    let mut draw = state.luck.draw(Stream::Sight, subject(&there.id), u64::from(state.hour));
    // The head of a column on its road is seen to the kilometre; what stands in the woods is not.
    let error = if home || truth.km > 0.0 { 0.0 } else { figures.look_error / DEGREE_KM };
    let at = LonLat::new(truth.at.lon + 2.0 * error * draw.normal(), truth.at.lat + error * draw.normal());
    let identified = home || known.identified && known.marching || draw.uniform() < figures.identification;
    let strength = if home {
        truth.strength
    } else {
        truth.strength * libm::exp(figures.strength_spread * draw.normal())
    };
    let seen = Sighting { at, strength, identified, exact: error == 0.0, ..truth };
    note_pace(turn, there.side.other(), id, &seen);
    turn.state.contacts[id.index()] = seen;
}

/// Share of its pace under which a column is taken to stand.
const LEAST_SHARE: f64 = 0.2;

/// A side that sees the head of a column twice knows how fast it marches when nothing hinders it.
pub fn note_pace(turn: &mut Turn, side: Side, node: NodeId, seen: &Sighting) {
    let (scenario, state) = (turn.scenario, &mut *turn.state);
    let Some(war) = &mut state.war else { return };
    let Some((axis, 0)) = scenario.place_in_column(node) else { return };
    let before = match side == scenario.node(node).side {
        true => state.reports[node.index()].seen,
        false => state.contacts[node.index()],
    };
    if before.hour <= war.book.since || seen.hour <= before.hour {
        return;
    }
    let column = &mut war.columns[axis.index()];
    // What it is thought to meet on its way, everybody there being in command.
    let power = |node: NodeId| match scenario.node(node).side == side {
        true => state.strength[node.index()],
        false => state.contacts[node.index()].strength,
    };
    let met = contact(scenario, &state.desk.book.brigades, axis, state.hour, power, |_| 1.0);
    let share = met.taken_up(&scenario.coefficients, column.book.intent).pace(&scenario.coefficients);
    let pace = (seen.km - before.km) / f64::from(seen.hour - before.hour);
    // Whoever hardly moves tells nothing of the road.
    if share > LEAST_SHARE {
        let road = &mut column.road[side.index()];
        *road = road.max(pace / share);
    }
}
