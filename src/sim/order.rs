//! What a side may order. An order is accepted or refused on what its giver knows; if the truth differs, it fails
//! when it is carried out.

use super::ids::*;
use super::scenario::Act;
use super::state::{Intent, March, Task};
use serde::{Deserialize, Serialize};

/// An order of either side: the only way to act.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum Order {
    /// Give a team its task for this week and the next ones.
    Assign {
        /// Number of the team.
        team: u8,
        /// What it does.
        task: Task,
    },
    /// Say that the capability exists: this week's signal.
    Claim,
    /// Show it in an exercise: this week's signal, two teams.
    Exercise,
    /// Show an access on the live network: this week's signal, one team, a favour of its owner.
    Demonstrate {
        /// The access.
        access: AccessId,
    },
    /// Send a brigade: this week's act, two favours of its lender.
    Reinforce {
        /// Position in the scenario's reinforcements.
        which: u8,
    },
    /// Consult an ally: this week's act, free.
    Consult {
        /// The ally.
        ally: AllyId,
    },
    /// Offer the adversary a way down: this week's act, a favour.
    OffRamp {
        /// The ally who carries it.
        ally: AllyId,
    },
    /// Answer the dispatch on the desk.
    Answer {
        /// Position of the option.
        option: u8,
    },
    /// State the chance of a launch within two councils.
    Estimate {
        /// From 0 to 1.
        chance: f64,
    },
    /// War: fire an access.
    Fire {
        /// The access.
        access: AccessId,
    },
    /// War: start a jammer.
    Jam {
        /// The jammer.
        jammer: JammerId,
    },
    /// War: guard a link of ours against the next strike.
    Shield {
        /// The link.
        link: LinkId,
    },
    /// War: how an axis is defended.
    SetIntent {
        /// The axis.
        axis: AxisId,
        /// How.
        intent: Intent,
    },
    /// Adversary: the council's vote and what follows from it.
    Vote {
        /// Whether it voted for the next step.
        yes: bool,
        /// Whether it takes a step down instead.
        down: bool,
    },
    /// Adversary: this week's visible act.
    Act {
        /// Which.
        act: Act,
    },
    /// Adversary, war: how a column marches.
    March {
        /// Its axis.
        axis: AxisId,
        /// How.
        march: March,
    },
    /// Adversary, war: strike a link of the alliance.
    Strike {
        /// The link.
        link: LinkId,
    },
}

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
    /// The brigade has been sent.
    AlreadySent,
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
    /// The order changes nothing.
    NoChange,
}
