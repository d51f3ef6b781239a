//! Who decides for a side: a person or a mind with its policy.

use super::journal::Author;
use crate::sim::{Scenario, Side};
use crate::{adversary, alliance};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// One seat at the table; `P` is the policy of its side's mind.
#[derive(Clone, Debug, PartialEq)]
pub enum Seat<P> {
    /// A person.
    Human,
    /// A mind.
    Mind(P),
}

/// Both seats.
#[derive(Clone, Debug, PartialEq)]
pub struct Seats {
    /// The alliance's.
    pub alliance: Seat<alliance::Policy>,
    /// The adversary's.
    pub adversary: Seat<adversary::Policy>,
}

impl<P: Serialize + DeserializeOwned> Seat<P> {
    /// How a journal writes it down.
    pub fn author(&self) -> Author {
        match self {
            Seat::Human => Author::Human,
            Seat::Mind(policy) => {
                Author::Mind(ron::to_string(policy).expect("policies hold plain data only"))
            }
        }
    }

    /// The seat a journal wrote down.
    ///
    /// # Errors
    /// What RON says when the policy's text is not one this game knows.
    pub fn of(author: &Author) -> Result<Self, ron::de::SpannedError> {
        match author {
            Author::Human => Ok(Seat::Human),
            Author::Mind(text) => ron::from_str(text).map(Seat::Mind),
        }
    }
}

impl Seats {
    /// Two minds and nobody in the room.
    pub fn minds(alliance: alliance::Policy, adversary: adversary::Policy) -> Self {
        Self { alliance: Seat::Mind(alliance), adversary: Seat::Mind(adversary) }
    }

    /// With everything written out that a policy leaves to its level.
    pub fn settled(self, scenario: &Scenario) -> Self {
        let adversary = match self.adversary {
            Seat::Mind(policy) => Seat::Mind(policy.settled(scenario)),
            Seat::Human => Seat::Human,
        };
        Self { adversary, ..self }
    }

    /// Whether a person decides for a side.
    pub fn human(&self, side: Side) -> bool {
        match side {
            Side::Alliance => matches!(self.alliance, Seat::Human),
            Side::Adversary => matches!(self.adversary, Seat::Human),
        }
    }

    /// Whether no person sits at the table.
    pub fn unwatched(&self) -> bool {
        Side::BOTH.into_iter().all(|side| !self.human(side))
    }
}
