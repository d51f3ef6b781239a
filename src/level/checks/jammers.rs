//! What jammers reach: the lower ends of their targets, where these stand and where they march.

use crate::level::build::Built;
use crate::level::code;
use crate::level::format::Level;
use crate::level::report::{Finding, Findings};
use crate::map::geodesic::{distance_km, points};
use crate::map::projection::LonLat;
use crate::sim::ids::{ChannelId, NodeId};
use crate::sim::scenario::{Kind, Tables};

/// Kilometres between the places at which a march is looked at.
const STEP_KM: f64 = 5.0;

/// Warns of every jammer to which no target ever comes near.
pub(super) fn check(level: &Level, built: &Built, findings: &mut Findings) {
    let tables = &built.tables;
    for (row, jammer) in level.jammers.iter().zip(&tables.jammers) {
        let reaches = |channel: &ChannelId| {
            let end = tables.link(tables.channel(*channel).link).child;
            nearest(tables, end, jammer.at) <= jammer.radius.0 + leeway(tables, end)
        };
        if jammer.targets.is_empty() || jammer.targets.iter().any(reaches) {
            continue;
        }
        let message = format!("no target of `{}` comes within {} km of it", jammer.id, jammer.radius.0);
        let found = Finding::warning(code::OUT_OF_REACH, row.at.span.clone(), message);
        let help = "a jammer reaches the lower end of a link: move it there, or give it a larger `radius_km`";
        findings.push(found.help(help));
    }
}

/// Kilometres from a place to the nearest that a node comes to: where it stands, and all along its march.
fn nearest(tables: &Tables, node: NodeId, from: LonLat) -> f64 {
    let home = tables.node(node).at;
    let marches = tables.axes.iter().filter(|axis| axis.column.contains(&node));
    let march = marches.flat_map(|axis| std::iter::once(home).chain(axis.way.iter().copied()));
    let places: Vec<LonLat> = march.collect();
    let legs = places.windows(2).flat_map(|leg| points(leg[0], leg[1], STEP_KM));
    legs.map(|at| distance_km(from, at)).fold(distance_km(from, home), f64::min)
}

/// Kilometres that a staff may have moved by then.
fn leeway(tables: &Tables, node: NodeId) -> f64 {
    match tables.node(node).kind {
        Kind::Headquarters => 2.0 * tables.coefficients.relocation_distance,
        Kind::Formation | Kind::Site => 0.0,
    }
}
