//! What whoever holds the adversary's seat can order. The council reckons in its ledger, so these carry no hours.

use crate::sim::intel::CouncilPicture;
use crate::sim::model::ids::*;
use crate::sim::model::scenario::{Act, Kind, Scenario};
use crate::sim::model::state::{March, Standing};
use crate::sim::orders::order::Order;
use crate::sim::rules::reinforcement::reinforcement_links;

/// The vote, and the week's one visible act; the steps of the ladder bring their own.
pub(super) fn votes_and_acts(scenario: &Scenario, council: &CouncilPicture) -> Vec<Order> {
    let mut orders = vec![Order::Vote { yes: true, down: false }, Order::Vote { yes: false, down: false }];
    if council.readiness > 0 {
        orders.push(Order::Vote { yes: false, down: true });
    }
    let acts = [
        Act::Mobilise,
        Act::StandDown,
        Act::Routine,
        Act::Probe,
        Act::Hunt,
        Act::Harden,
        Act::Feint,
        Act::PreDelegate,
    ];
    orders.extend(acts.map(|act| Order::Act { act }));
    let proposed = council.norms.iter().enumerate().filter(|(_, there)| there.standing == Standing::Proposed);
    for norm in proposed.map(|(index, _)| NormId::from(index)) {
        orders.push(Order::Sign { norm, yes: true, keep: true });
        orders.push(Order::Sign { norm, yes: true, keep: false });
        orders.push(Order::Sign { norm, yes: false, keep: false });
    }
    orders.extend(moves(scenario));
    orders
}

/// The headquarters that can move: all but the summit.
fn moves(scenario: &Scenario) -> impl Iterator<Item = Order> {
    let side = Side::Adversary;
    let summit = scenario.summit(side);
    let staffs = scenario.nodes.iter().enumerate().filter(move |(index, node)| {
        node.side == side && node.kind == Kind::Headquarters && NodeId::from(*index) != summit
    });
    staffs.map(|(index, _)| Order::Relocate { headquarters: NodeId::from(index) })
}

/// How each column marches, where to strike, and which staff to move.
pub(super) fn marches_and_strikes(scenario: &Scenario) -> Vec<Order> {
    let marches = [March::OnOrders, March::LayCable, March::PreDelegated];
    let axes = (0..scenario.axes.len()).map(AxisId::from);
    let marches = axes.flat_map(|axis| marches.map(|march| Order::March { axis, march }));
    let strikes = reinforcement_links(scenario).into_iter().map(|link| Order::Strike { link });
    marches.chain(strikes).chain(moves(scenario)).collect()
}
