//! What of a week or of a pulse an order takes.

use super::refusal::{Refusal, require};
use super::rule::Giver;
use crate::sim::model::ids::Side;
use crate::sim::phase::{Turn, desk};

/// What an order takes beside its price, and so when it can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// The week's signal.
    Signal,
    /// The week's act.
    Act,
    /// A team.
    Team,
    /// The dispatch on the desk.
    Answer,
    /// Nothing, in the crisis.
    Nothing,
    /// One of the orders of a pulse of war.
    Pulse,
    /// The adversary's council, while it sits.
    Sitting,
    /// Nothing of the adversary's, in war.
    War,
}

impl Slot {
    /// Whether the giver may order into this slot now.
    pub(super) fn check(self, giver: &Giver) -> Result<(), Refusal> {
        match self {
            Slot::Signal => {
                let desk = giver.desk()?;
                giver.crisis()?;
                require(!desk.book.signalled, Refusal::AlreadySignalled)
            }
            Slot::Act => {
                let desk = giver.desk()?;
                giver.crisis()?;
                require(!desk.book.acted, Refusal::AlreadyActed)
            }
            Slot::Team | Slot::Answer => giver.desk().map(|_| ()),
            Slot::Nothing => giver.desk().and_then(|_| giver.crisis()),
            // The council moves what is its own whenever it sits or fights.
            Slot::Pulse => match giver.intel.council() {
                Some(council) => require(council.sits || giver.intel.war.is_some(), Refusal::NotInSession),
                None => require(giver.war_desk()?.orders > 0, Refusal::NoOrdersLeft),
            },
            Slot::Sitting => {
                let council = giver.council()?;
                giver.crisis()?;
                require(council.sits, Refusal::NotInSession)
            }
            Slot::War => giver.council().and_then(|_| giver.war()).map(|_| ()),
        }
    }

    /// Takes it.
    pub(super) fn take(self, turn: &mut Turn, side: Side) {
        match self {
            Slot::Signal => turn.state.desk.book.signalled = true,
            Slot::Act => turn.state.desk.book.acted = true,
            Slot::Pulse if side == Side::Alliance => desk::spend_order(turn),
            Slot::Pulse | Slot::Team | Slot::Answer | Slot::Nothing | Slot::Sitting | Slot::War => {}
        }
    }
}
