//! The desk's two orders of a pulse: fire, jam, shield, defend otherwise, move a headquarters.

use super::name::Name;
use super::offer::Offer;
use super::order::Order;
use super::refusal::{Refusal, require};
use super::rule::{Giver, Rule};
use super::view::View;
use crate::sim::model::ids::{AccessId, AxisId, JammerId, LinkId, NodeId, Side};
use crate::sim::model::scenario::Kind;
use crate::sim::model::state::{AccessLife, Intent, Payload, Stage, Weapon};
use crate::sim::phase::{Turn, traffic};
use crate::sim::rules::reinforcement::{reinforcement_headquarters, reinforcement_links};

/// Fire an access.
pub(super) struct Fire {
    pub access: AccessId,
}

/// Start a jammer.
pub(super) struct Jam {
    pub jammer: JammerId,
}

/// Guard a link of ours against the first strike at it.
pub(super) struct Shield {
    pub link: LinkId,
}

/// Defend an axis otherwise.
pub(super) struct SetIntent {
    pub axis: AxisId,
    pub intent: Intent,
}

/// Move a headquarters: what sits on its old place will be void. The council gives it too, whenever it sits or fights.
pub(super) struct Relocate {
    pub headquarters: NodeId,
}

pub(super) fn accesses(giver: &Giver) -> Vec<Order> {
    giver.in_war(|desk| desk.book.hidden().map(|access| Order::Fire { access }).collect())
}

pub(super) fn jammers(giver: &Giver) -> Vec<Order> {
    let all = 0..giver.scenario.jammers.len();
    giver.in_war(|_| all.map(|index| Order::Jam { jammer: index.into() }).collect())
}

pub(super) fn shields(giver: &Giver) -> Vec<Order> {
    let links = reinforcement_links(giver.scenario).into_iter();
    giver.in_war(|_| links.map(|link| Order::Shield { link }).collect())
}

pub(super) fn intents(giver: &Giver) -> Vec<Order> {
    let intents = [Intent::Delay, Intent::Hold, Intent::TradeGround];
    let axes = (0..giver.scenario.axes.len()).map(AxisId::from);
    let defended = axes.filter(|axis| !giver.scenario.axes[axis.index()].defenders.is_empty());
    let orders = defended.flat_map(|axis| intents.map(|intent| Order::SetIntent { axis, intent }));
    giver.in_war(|_| orders.collect())
}

/// Headquarters that can move: of ours those that reinforcement depends on, of the adversary's all but the summit.
pub(super) fn moves(giver: &Giver) -> Vec<Order> {
    let scenario = giver.scenario;
    let order = |headquarters| Order::Relocate { headquarters };
    if giver.intel.desk().is_some() {
        return giver.in_war(|_| reinforcement_headquarters(scenario).into_iter().map(order).collect());
    }
    let side = Side::Adversary;
    let summit = scenario.summit(side);
    let staffs = scenario.nodes.iter().zip(0..).filter(|(node, index): &(_, usize)| {
        node.side == side && node.kind == Kind::Headquarters && NodeId::from(*index) != summit
    });
    let over = matches!(giver.intel.stage, Stage::Over(_));
    staffs.filter(|_| !over).map(|(_, index)| order(index.into())).collect()
}

impl Rule for Fire {
    fn names(&self) -> Vec<(&'static str, Name)> {
        vec![("access", Name::Access(self.access))]
    }

    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        let there = giver.desk()?.book.accesses.get(self.access.index()).ok_or(Refusal::Unknown)?;
        require(there.life == AccessLife::Hidden, Refusal::NoAccess)
    }

    fn preview(&self, view: &View, offer: &mut Offer) {
        view.weapon(offer, Weapon::Access(self.access));
    }

    fn apply(&self, turn: &mut Turn, _: Side) {
        turn.state.desk.book.accesses[self.access.index()].life = AccessLife::Committed;
        let cell = turn.scenario.accesses[self.access.index()].cell;
        traffic::send(turn, Side::Alliance, cell, Payload::Fire(self.access));
    }
}

impl Rule for Jam {
    fn names(&self) -> Vec<(&'static str, Name)> {
        vec![("jammer", Name::Jammer(self.jammer))]
    }

    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        giver.desk()?;
        let used = *giver.war()?.book.jammers_used.get(self.jammer.index()).ok_or(Refusal::Unknown)?;
        require(!used, Refusal::JammerUsed)?;
        require(giver.intel.in_reach(giver.scenario, self.jammer), Refusal::NothingInReach)
    }

    fn preview(&self, view: &View, offer: &mut Offer) {
        view.weapon(offer, Weapon::Jammer(self.jammer));
    }

    fn apply(&self, turn: &mut Turn, _: Side) {
        if let Some(war) = &mut turn.state.war {
            war.book.jammers_used[self.jammer.index()] = true;
        }
        let crew = turn.scenario.jammers[self.jammer.index()].crew;
        traffic::send(turn, Side::Alliance, crew, Payload::Jam(self.jammer));
    }
}

impl Rule for Shield {
    fn names(&self) -> Vec<(&'static str, Name)> {
        vec![("link", Name::Link(self.link))]
    }

    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        giver.desk()?;
        require(self.link.index() < giver.scenario.links.len(), Refusal::Unknown)?;
        require(giver.scenario.side_of(self.link) == Side::Alliance, Refusal::NotOurLink)?;
        require(!giver.war_desk()?.shields.contains(&self.link), Refusal::NoChange)
    }

    fn preview(&self, view: &View, offer: &mut Offer) {
        view.shield(offer);
    }

    fn apply(&self, turn: &mut Turn, _: Side) {
        if let Some(war) = &mut turn.state.war {
            war.desk.shields.push(self.link);
        }
    }
}

impl Rule for SetIntent {
    fn names(&self) -> Vec<(&'static str, Name)> {
        vec![("axis", Name::Axis(self.axis)), ("intent", Name::Intent(self.intent))]
    }

    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        giver.desk()?;
        let column = giver.war()?.columns.get(self.axis.index()).ok_or(Refusal::Unknown)?;
        let defended = !giver.scenario.axes[self.axis.index()].defenders.is_empty();
        require(defended, Refusal::NothingInReach)?;
        require(column.ordered != self.intent, Refusal::NoChange)
    }

    fn preview(&self, view: &View, offer: &mut Offer) {
        view.intent(offer, self.axis, self.intent);
    }

    /// The order travels to those who defend.
    fn apply(&self, turn: &mut Turn, side: Side) {
        if let Some(front) = turn.scenario.axes[self.axis.index()].defenders.first() {
            traffic::send(turn, side, *front, Payload::Intent(self.axis, self.intent));
        }
    }
}

impl Rule for Relocate {
    fn names(&self) -> Vec<(&'static str, Name)> {
        vec![("node", Name::Node(self.headquarters))]
    }

    /// A side's own headquarters, not its summit, and not one that is on the move or has its order coming.
    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        let (scenario, side) = (giver.scenario, giver.intel.side);
        let there = scenario.nodes.get(self.headquarters.index()).ok_or(Refusal::Unknown)?;
        let ours = there.side == side && there.kind == Kind::Headquarters;
        require(ours && self.headquarters != scenario.summit(side), Refusal::NotYours)?;
        let coming = giver.intel.on_its_way(Payload::Relocate(self.headquarters));
        require(!giver.intel.nodes[self.headquarters.index()].marching && !coming, Refusal::OnTheMove)
    }

    fn preview(&self, view: &View, offer: &mut Offer) {
        view.relocation(offer, self.headquarters);
    }

    fn apply(&self, turn: &mut Turn, side: Side) {
        traffic::send(turn, side, self.headquarters, Payload::Relocate(self.headquarters));
    }
}
