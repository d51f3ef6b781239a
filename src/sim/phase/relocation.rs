//! A headquarters that was hit, or fears to be, moves. For some hours it neither gives nor passes orders; then whatever
//! sat on its old place is void: ways in through its own machines, and what they hold dark.

use crate::map::geodesic::DEGREE_KM;
use crate::map::projection::LonLat;
use crate::sim::model::event::EventKind;
use crate::sim::model::ids::*;
use crate::sim::model::luck::{Stream, subject};
use crate::sim::model::state::*;
use crate::sim::model::units::later;
use crate::sim::phase::Turn;
use crate::sim::phase::disruption::restore;
use crate::sim::rules::relocation::{on_the_spot, touches};

/// The order has come: the staff packs.
pub fn begin(turn: &mut Turn, headquarters: NodeId) {
    let (scenario, hour) = (turn.scenario, turn.state.hour);
    let until = later(hour, scenario.coefficients.relocation_hours);
    if turn.state.posts[headquarters.index()].marching(hour) {
        return;
    }
    let there = scenario.node(headquarters);
    let mut draw = turn.state.luck.draw(Stream::Friction, subject(&there.id), u64::from(hour));
    let mut shift = || {
        scenario.coefficients.relocation_distance * (2.0 * draw.uniform() - 1.0).clamp(-1.0, 1.0) / DEGREE_KM
    };
    let post = &mut turn.state.posts[headquarters.index()];
    let from = post.at(hour);
    let north = shift();
    // A degree of longitude is about half as long in these latitudes.
    let to = LonLat::new(from.lon + 2.0 * shift(), from.lat + north);
    *post = Post { from, to, since: hour, until };
    turn.state.network.silent[headquarters.index()] = until;
    turn.state.network.refresh(scenario);
    turn.only(there.side, EventKind::HeadquartersMoves { headquarters, until });
}

/// Ends the moves whose hour has come.
pub fn end(turn: &mut Turn) {
    let hour = turn.state.hour;
    for index in 0..turn.scenario.nodes.len() {
        let until = turn.state.network.silent[index];
        if until > 0 && until <= hour {
            turn.state.network.silent[index] = 0;
            settle(turn, NodeId::from(index));
        }
    }
}

/// What sat on the old place is void.
fn settle(turn: &mut Turn, headquarters: NodeId) {
    let scenario = turn.scenario;
    let side = scenario.node(headquarters).side;
    turn.only(side, EventKind::HeadquartersMoved { headquarters });
    match side {
        Side::Adversary => {
            for access in (0..scenario.accesses.len()).map(AccessId::from) {
                if on_the_spot(scenario, access, headquarters) {
                    void(turn, access);
                }
            }
        }
        Side::Alliance => {
            let sits = |link: &LinkId| touches(scenario, *link, headquarters);
            hook_up(turn, headquarters);
            turn.state.council.implants.retain(|link| !sits(link));
            if let Some(war) = &mut turn.state.war {
                war.implants.retain(|link| !sits(link));
            }
        }
    }
}

/// Whoever has moved hooks up at another place: what was struck at the ends of its links works again.
fn hook_up(turn: &mut Turn, headquarters: NodeId) {
    let scenario = turn.scenario;
    let links = (0..scenario.links.len()).map(LinkId::from);
    let own = links.filter(|link| touches(scenario, *link, headquarters));
    for link in own {
        restore(turn, &scenario.link(link).channels, DisruptionCause::Strike);
    }
}

fn void(turn: &mut Turn, access: AccessId) {
    let (scenario, hour) = (turn.scenario, turn.state.hour);
    let there = &mut turn.state.desk.book.accesses[access.index()];
    if matches!(there.life, AccessLife::Building | AccessLife::Hidden | AccessLife::Committed) {
        (there.life, there.since, there.work) = (AccessLife::Open, hour, 0.0);
        turn.only(Side::Alliance, EventKind::AccessVoid { access });
    }
    restore(turn, &scenario.accesses[access.index()].targets, DisruptionCause::Access(access));
}
