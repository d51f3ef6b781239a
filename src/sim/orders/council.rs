//! The adversary's orders: the vote, the week's visible act, norms, and its war. The council reckons in its ledger, so
//! these have no preview.

use super::name::Name;
use super::norm::standing;
use super::order::Order;
use super::refusal::{Refusal, require};
use super::rule::{Giver, Rule};
use crate::sim::model::event::EventKind;
use crate::sim::model::ids::{AxisId, JammerId, LinkId, NormId, Side};
use crate::sim::model::scenario::Act;
use crate::sim::model::state::{Conduct, March, Payload, Stage, Standing};
use crate::sim::phase::{Turn, hardening, interdiction, intrusion, launch, march, norms, strikes, traffic};
use crate::sim::rules::jamming::has_fires;
use crate::sim::rules::network::cable_helps;
use crate::sim::rules::pace::LAST_HALT;
use crate::sim::rules::reinforcement::reinforcement_links;

/// The council's vote and what follows from it.
pub(super) struct Vote {
    pub yes: bool,
    pub down: bool,
}

/// This week's visible act.
pub(super) struct VisibleAct {
    pub act: Act,
}

/// The answer to a norm that lies before the council.
pub(super) struct Sign {
    pub norm: NormId,
    pub yes: bool,
    pub keep: bool,
}

/// What the council decides about its war.
pub(super) struct WarDecision {
    pub conduct: Conduct,
}

/// How a column marches.
pub(super) struct ColumnMarch {
    pub axis: AxisId,
    pub march: March,
}

/// Strike a link of the alliance.
pub(super) struct Strike {
    pub link: LinkId,
}

/// Shell a jammer that works.
pub(super) struct Shell {
    pub jammer: JammerId,
}

pub(super) fn votes(giver: &Giver) -> Vec<Order> {
    giver.at(Stage::Crisis, |council| {
        let mut votes = vec![(true, false), (false, false)];
        if council.book.readiness > 0 {
            votes.push((false, true));
        }
        votes.into_iter().map(|(yes, down)| Order::Vote { yes, down }).collect()
    })
}

pub(super) fn acts(giver: &Giver) -> Vec<Order> {
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
    giver.at(Stage::Crisis, |_| acts.map(|act| Order::Act { act }).to_vec())
}

pub(super) fn signatures(giver: &Giver) -> Vec<Order> {
    giver.at(Stage::Crisis, |council| {
        let proposed =
            council.norms.iter().zip(0..).filter(|(there, _)| there.standing == Standing::Proposed);
        let answers = [(true, true), (true, false), (false, false)];
        let all = proposed.flat_map(|(_, index): (_, usize)| {
            answers.map(|(yes, keep)| Order::Sign { norm: index.into(), yes, keep })
        });
        all.collect()
    })
}

pub(super) fn conducts(giver: &Giver) -> Vec<Order> {
    let conducts = [Conduct::PressOn, Conduct::Halt, Conduct::HandDown].into_iter();
    giver.at(Stage::War, |council| {
        conducts.filter(|_| council.sits).map(|conduct| Order::Conduct { conduct }).collect()
    })
}

pub(super) fn marches(giver: &Giver) -> Vec<Order> {
    let marches = [March::OnOrders, March::LayCable, March::PreDelegated];
    let axes = (0..giver.scenario.axes.len()).map(AxisId::from);
    let orders = axes.flat_map(|axis| marches.map(|march| Order::March { axis, march }));
    giver.at(Stage::War, |_| orders.collect())
}

pub(super) fn strikes(giver: &Giver) -> Vec<Order> {
    let links = reinforcement_links(giver.scenario).into_iter();
    giver.at(Stage::War, |_| links.map(|link| Order::Strike { link }).collect())
}

pub(super) fn shells(_: &Giver) -> Vec<Order> {
    Vec::new()
}

/// Whether a launch would come before the hour that a study or a test has set for it.
fn waits_for_its_hour(turn: &Turn) -> bool {
    let set = turn.state.opening.launch_at.is_some_and(|at| at > turn.state.hour);
    set && turn.state.council.readiness + 1 >= launch::LAUNCHED
}

impl Rule for Vote {
    fn text(&self) -> Option<&'static str> {
        Some(match self {
            Vote { yes: true, .. } => "order-vote-yes",
            Vote { down: true, .. } => "order-vote-down",
            Vote { .. } => "order-vote-no",
        })
    }

    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        require(!giver.council()?.book.voted, Refusal::AlreadyActed)
    }

    /// The word goes down the chain of command; formations change their readiness when it arrives.
    fn apply(&self, turn: &mut Turn, _: Side) {
        let from = turn.state.council.readiness;
        turn.state.council.voted = true;
        let to = match self.yes {
            true if waits_for_its_hour(turn) || interdiction::cut_off(turn) => from,
            true => from + 1,
            false => from - u8::from(self.down && from > 0),
        };
        turn.state.council.readiness = to;
        turn.open(EventKind::CouncilMet { from, to });
        if to != from {
            turn.state.council.readiness_before = (from, turn.state.hour);
            for axis in &turn.scenario.axes {
                traffic::send(turn, Side::Adversary, axis.lead(), Payload::Ready(to));
            }
        }
        if to >= launch::LAUNCHED {
            launch::launch(turn);
        }
    }
}

impl Rule for VisibleAct {
    fn text(&self) -> Option<&'static str> {
        Some(match self.act {
            Act::Routine => "order-act-routine",
            Act::Probe => "order-act-probe",
            Act::Hunt => "order-act-hunt",
            Act::Harden => "order-act-harden",
            Act::Feint => "order-act-feint",
            Act::Mobilise => "order-act-mobilise",
            Act::StandDown => "order-act-stand-down",
            Act::PreDelegate => "order-act-pre-delegate",
        })
    }

    fn apply(&self, turn: &mut Turn, _: Side) {
        turn.state.council.act = self.act;
        turn.open(EventKind::ActSeen { act: self.act });
        let figures = &turn.scenario.coefficients;
        match self.act {
            Act::Probe => intrusion::shift(turn, figures.probe),
            Act::Harden => hardening::harden(turn),
            Act::PreDelegate => turn.state.council.predelegated = true,
            Act::Routine | Act::Hunt | Act::Feint | Act::Mobilise | Act::StandDown => {}
        }
    }
}

/// Whether the council means to keep what it signs nobody else knows.
impl Rule for Sign {
    fn names(&self) -> Vec<(&'static str, Name)> {
        vec![("norm", Name::Norm(self.norm))]
    }

    fn text(&self) -> Option<&'static str> {
        Some(match (self.yes, self.keep) {
            (true, true) => "order-sign",
            (true, false) => "order-sign-to-break",
            (false, _) => "order-decline",
        })
    }

    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        let there = standing(&giver.council()?.norms, self.norm)?;
        require(there == Standing::Proposed, Refusal::NoChange)
    }

    fn apply(&self, turn: &mut Turn, _: Side) {
        let Self { norm, yes, keep } = *self;
        if turn.state.desk.book.politics.norms[norm.index()].standing != Standing::Proposed {
            return;
        }
        norms::settle(turn, norm, if yes { Standing::Signed } else { Standing::Open });
        turn.open(EventKind::NormAnswered { norm, signed: yes });
        turn.state.council.cheats[norm.index()] = yes && !keep;
        if yes && keep {
            // It withdraws of itself: nobody learns where it sat.
            let left = turn.state.council.intrusion - turn.scenario.coefficients.norm_hold;
            intrusion::hold(turn, left);
        }
    }
}

impl Rule for WarDecision {
    fn text(&self) -> Option<&'static str> {
        Some(match self.conduct {
            Conduct::PressOn => "order-press-on",
            Conduct::Halt => "order-halt",
            Conduct::HandDown => "order-hand-down",
        })
    }

    /// Columns that have their orders beforehand are beyond recall.
    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        let council = giver.council()?;
        require(council.sits, Refusal::NotInSession)?;
        require(!council.book.voted, Refusal::AlreadyActed)?;
        let mut marching = giver.war()?.marching();
        match self.conduct {
            Conduct::PressOn => Ok(()),
            Conduct::Halt | Conduct::HandDown => {
                require(marching.any(|column| column.march != March::PreDelegated), Refusal::NoChange)
            }
        }
    }

    /// The word goes down the chain of command: whoever it does not reach does not stop, and does not go on either.
    fn apply(&self, turn: &mut Turn, side: Side) {
        let conduct = self.conduct;
        turn.state.council.voted = true;
        let Some(war) = &mut turn.state.war else { return };
        war.book.councils += 1;
        war.book.halts = if conduct == Conduct::Halt { war.book.halts + 1 } else { 0 };
        if war.book.halts >= LAST_HALT {
            war.book.given_up = Some(turn.state.hour);
        }
        let word = match conduct {
            Conduct::PressOn => March::OnOrders,
            Conduct::Halt => March::Halted,
            Conduct::HandDown => March::PreDelegated,
        };
        // Who goes on already need not be told.
        let told = |march: March| match conduct {
            Conduct::PressOn => march == March::Halted,
            Conduct::Halt | Conduct::HandDown => march != word && march != March::PreDelegated,
        };
        let columns = war.columns.iter().zip(0..);
        let columns = columns.filter(|(column, _)| column.book.fell.is_none() && told(column.book.march));
        let axes: Vec<AxisId> = columns.map(|(_, axis): (_, usize)| axis.into()).collect();
        turn.open(EventKind::WarCouncilMet { conduct });
        for axis in axes {
            let lead = turn.scenario.axes[axis.index()].lead();
            traffic::send(turn, side, lead, Payload::March(axis, word));
        }
    }
}

impl Rule for ColumnMarch {
    fn names(&self) -> Vec<(&'static str, Name)> {
        vec![("axis", Name::Axis(self.axis)), ("march", Name::March(self.march))]
    }

    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        let column = giver.war()?.columns.get(self.axis.index()).ok_or(Refusal::Unknown)?;
        require(column.book.march != self.march, Refusal::NoChange)?;
        let lead = giver.scenario.axes[self.axis.index()].lead();
        let helps = || cable_helps(giver.scenario, lead, &giver.intel.link_quality, &giver.intel.attacking);
        require(self.march != March::LayCable || helps(), Refusal::CableHelpsNot)
    }

    /// A column that lays cable or goes on by orders given beforehand needs nobody's word for it.
    fn apply(&self, turn: &mut Turn, side: Side) {
        let Self { axis, march } = *self;
        match march {
            March::LayCable | March::PreDelegated => march::answer(turn, axis, march),
            March::OnOrders | March::Halted => {
                let lead = turn.scenario.axes[axis.index()].lead();
                traffic::send(turn, side, lead, Payload::March(axis, march));
            }
        }
    }
}

impl Rule for Strike {
    fn names(&self) -> Vec<(&'static str, Name)> {
        vec![("link", Name::Link(self.link))]
    }

    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        require(self.link.index() < giver.scenario.links.len(), Refusal::Unknown)?;
        require(giver.war()?.implants.contains(&self.link), Refusal::NoOrdersLeft)
    }

    fn apply(&self, turn: &mut Turn, _: Side) {
        strikes::aim(turn, self.link);
    }
}

impl Rule for Shell {
    fn names(&self) -> Vec<(&'static str, Name)> {
        vec![("jammer", Name::Jammer(self.jammer))]
    }

    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        require(giver.war()?.jamming.contains(&self.jammer), Refusal::Unknown)?;
        let fires = has_fires(giver.scenario, |node| giver.intel.nodes[node.index()].quality);
        require(fires, Refusal::NothingInReach)
    }

    fn apply(&self, turn: &mut Turn, _: Side) {
        if let Some(war) = &mut turn.state.war {
            war.shelled.push(self.jammer);
        }
    }
}
