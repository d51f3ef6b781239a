//! Why an order is refused.

use crate::sim::model::ids::AllyId;
use serde::{Deserialize, Serialize};

/// Why an order was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Refusal {
    /// The game is over.
    GameOver,
    /// That order belongs to the other side.
    NotYours,
    /// There is no such thing.
    Unknown,
    /// Only in the crisis.
    OnlyInCrisis,
    /// Only in war.
    OnlyInWar,
    /// Too few teams are free this week.
    NoTeam {
        /// Teams needed.
        needed: u8,
        /// Teams free.
        free: u8,
    },
    /// The team is bound until the council.
    TeamBound,
    /// This week's signal has been given.
    AlreadySignalled,
    /// This week's act has been done.
    AlreadyActed,
    /// The ally has too few favours left.
    NoFavour {
        /// Who.
        ally: AllyId,
        /// Favours needed.
        needed: u8,
        /// Favours left.
        left: u8,
    },
    /// The access is not in our hands.
    NoAccess,
    /// Four accesses are held, the most that can be kept quiet.
    TooManyAccesses,
    /// The last off-ramp was offered less than two weeks ago.
    TooSoon,
    /// The lender's lawyers find it unlawful.
    Unlawful {
        /// Who.
        ally: AllyId,
    },
    /// There is no incident of that kind, or it has been settled.
    NoIncident,
    /// It needs a reason: an incident, or an adversary on exercise.
    NoReason,
    /// It has been done, and can be done once.
    Once,
    /// Silence was broken lately: nobody puts the same text on the table again.
    BrokenSilence,
    /// The norm lies before the adversary's council.
    OnTheTable,
    /// The norm is not signed.
    NotSigned,
    /// The norm has been broken.
    BrokenWord,
    /// Nothing secret is known of it.
    NothingSecret,
    /// The brigade has been sent.
    AlreadySent,
    /// No ally is alarmed enough to send a brigade.
    NoAlarm,
    /// Two brigades are on their way.
    RoadsFull,
    /// No dispatch waits for an answer.
    NoDispatch,
    /// The dispatch has no such answer.
    NoSuchAnswer,
    /// A chance lies between 0 and 1.
    NotAChance,
    /// Both orders of this pulse are given.
    NoOrdersLeft,
    /// The jammer has been used.
    JammerUsed,
    /// The link is not ours.
    NotOurLink,
    /// Nothing of it is dark that a crew could mend.
    NothingDark,
    /// The council does not sit now.
    NotInSession,
    /// The headquarters is on the move, or ordered to move.
    OnTheMove,
    /// Nothing it could touch is in reach.
    NothingInReach,
    /// What is held cannot cut the column off, even if all of it works.
    NothingCut,
    /// Cable would bring no column back: its way works, or what is dark marches with it.
    CableHelpsNot,
    /// Too little has been seen of the adversary.
    TooEarly,
    /// The order changes nothing.
    NoChange,
}

/// Refuses unless a condition holds.
pub(super) fn require(condition: bool, otherwise: Refusal) -> Result<(), Refusal> {
    if condition { Ok(()) } else { Err(otherwise) }
}
