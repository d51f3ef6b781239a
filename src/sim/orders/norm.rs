//! Norms: proposed, inspected, left.

use super::name::Name;
use super::offer::Offer;
use super::order::Order;
use super::refusal::{Refusal, require};
use super::rule::{Giver, Rule};
use super::view::View;
use crate::sim::model::event::EventKind;
use crate::sim::model::ids::{AccessId, NormId, Side};
use crate::sim::model::luck::Stream;
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::{AccessLife, DeskBook, NormState, Standing};
use crate::sim::model::units::Hour;
use crate::sim::phase::{Turn, norms, politics};

/// Propose a norm to the adversary.
pub(super) struct Propose {
    pub norm: NormId,
}

/// Have a signed norm inspected, on both sides.
pub(super) struct Verify {
    pub norm: NormId,
}

/// Leave a signed norm in the open.
pub(super) struct Denounce {
    pub norm: NormId,
}

pub(super) fn proposals(giver: &Giver) -> Vec<Order> {
    let open = |there: Standing| matches!(there, Standing::Open | Standing::Proposed);
    offered(giver, open, |norm| Order::Propose { norm })
}

pub(super) fn inspections(giver: &Giver) -> Vec<Order> {
    offered(giver, |there| there == Standing::Signed, |norm| Order::Verify { norm })
}

pub(super) fn denunciations(giver: &Giver) -> Vec<Order> {
    offered(giver, |there| there == Standing::Signed, |norm| Order::Denounce { norm })
}

fn offered(giver: &Giver, fits: fn(Standing) -> bool, order: fn(NormId) -> Order) -> Vec<Order> {
    giver.in_crisis(|desk| {
        let norms = desk.book.politics.norms.iter().enumerate();
        norms.filter(|(_, there)| fits(there.standing)).map(|(index, _)| order(index.into())).collect()
    })
}

/// Where a norm stands.
pub(super) fn standing(norms: &[NormState], norm: NormId) -> Result<Standing, Refusal> {
    norms.get(norm.index()).map(|there| there.standing).ok_or(Refusal::Unknown)
}

fn signed(giver: &Giver, norm: NormId) -> Result<(), Refusal> {
    let there = standing(&giver.desk()?.book.politics.norms, norm)?;
    require(there == Standing::Signed, Refusal::NotSigned)
}

/// It lies before the adversary's council, if no ally breaks silence over it.
impl Rule for Propose {
    fn names(&self) -> Vec<(&'static str, Name)> {
        vec![("norm", Name::Norm(self.norm))]
    }

    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        match standing(&giver.desk()?.book.politics.norms, self.norm)? {
            Standing::Open => Ok(()),
            Standing::Proposed => Err(Refusal::OnTheTable),
            Standing::Signed => Err(Refusal::NoChange),
            Standing::Broken(_) => Err(Refusal::BrokenWord),
        }
    }

    fn preview(&self, view: &View, offer: &mut Offer) {
        view.proposal(offer, self.norm);
    }

    fn apply(&self, turn: &mut Turn, _: Side) {
        let breakers = turn.state.alliance(turn.scenario).breakers(turn.state.luck);
        for ally in &breakers {
            turn.open(EventKind::SilenceBroken { ally: *ally });
        }
        if breakers.is_empty() {
            norms::settle(turn, self.norm, Standing::Proposed);
            turn.open(EventKind::NormProposed { norm: self.norm });
        }
    }
}

/// Inspectors of both sides look: a breach may be found, and so may what we hold.
impl Rule for Verify {
    fn names(&self) -> Vec<(&'static str, Name)> {
        vec![("norm", Name::Norm(self.norm))]
    }

    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        signed(giver, self.norm)
    }

    fn preview(&self, view: &View, offer: &mut Offer) {
        view.inspection(offer, self.norm);
    }

    fn apply(&self, turn: &mut Turn, _: Side) {
        let (scenario, hour, norm) = (turn.scenario, turn.state.hour, self.norm);
        let figures = &scenario.coefficients;
        let there = &mut turn.state.desk.book.politics.norms[norm.index()];
        there.inspected += 1;
        let n = u64::from(there.inspected);
        let subject = scenario.norm(norm.index()).subject;
        let cheats = turn.state.council.cheats[norm.index()];
        if cheats && turn.state.luck.chance(Stream::Inspection, subject, n, figures.inspection) {
            norms::break_norm(turn, norm, Side::Adversary);
        } else {
            turn.state.desk.book.politics.norms[norm.index()].verified = Some(hour);
            turn.open(EventKind::NormVerified { norm });
        }
        for access in (0..scenario.accesses.len()).map(AccessId::from) {
            let hidden = turn.state.desk.book.accesses[access.index()].life == AccessLife::Hidden;
            let key = subject ^ scenario.accesses[access.index()].subject;
            if hidden && turn.state.luck.chance(Stream::Inspection, key, n, figures.inspection_exposes) {
                politics::lose(turn, access);
            }
        }
    }
}

impl Rule for Denounce {
    fn names(&self) -> Vec<(&'static str, Name)> {
        vec![("norm", Name::Norm(self.norm))]
    }

    fn check(&self, giver: &Giver) -> Result<(), Refusal> {
        signed(giver, self.norm)
    }

    fn changes(&self, scenario: &Scenario, book: &mut DeskBook, now: Hour) {
        book.politics.norms[self.norm.index()].become_at(Standing::Open, now);
        book.politics.move_all(-scenario.coefficients.norm_left);
    }

    fn preview(&self, view: &View, offer: &mut Offer) {
        offer.moved(view.at_once(self));
    }

    fn apply(&self, turn: &mut Turn, _: Side) {
        turn.open(EventKind::NormDenounced { norm: self.norm });
    }
}
