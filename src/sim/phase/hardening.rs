//! In peace the adversary lays cable to what software can touch.

use crate::sim::model::event::EventKind;
use crate::sim::model::ids::LinkId;
use crate::sim::model::scenario::Kind;
use crate::sim::phase::Turn;

/// Cable to the headquarters on the main axis whose link depends most on what software can touch.
pub fn harden(turn: &mut Turn) {
    let scenario = turn.scenario;
    let lead = scenario.axes[scenario.main_axis().index()].lead();
    let immune = |link: LinkId| -> f64 {
        let channels = scenario.link(link).channels.iter().map(|b| scenario.channel(*b).medium);
        channels.filter(|medium| !medium.malware()).map(|m| m.capacity(&scenario.coefficients)).sum()
    };
    let open = scenario.way_down(lead).iter().copied().filter(|link| {
        let headquarters = scenario.node(scenario.link(*link).child).kind == Kind::Headquarters;
        headquarters && !turn.state.council.hardened.contains(link)
    });
    let Some(link) = open.min_by(|a, b| immune(*a).total_cmp(&immune(*b)).then(a.cmp(b))) else { return };
    turn.state.council.hardened.push(link);
    turn.state.network.cabled[link.index()] = true;
    turn.open(EventKind::CableLaid { link });
    turn.state.network.refresh(scenario);
}
