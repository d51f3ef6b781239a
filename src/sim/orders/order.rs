//! What a side may order, as data. What each order costs, needs, is thought to do and does stands in its rule: see
//! [`table`](super::table).

use crate::sim::model::ids::*;
use crate::sim::model::scenario::Act;
use crate::sim::model::state::{Conduct, Intent, March, Task};
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
    /// Show an access on a decoy, before their attachés: this week's signal, one team.
    Decoy {
        /// The access.
        access: AccessId,
    },
    /// Show an access on the live network: this week's signal, one team, a favour of its owner or two.
    Demonstrate {
        /// The access.
        access: AccessId,
    },
    /// Stand by to cut off the adversary's next step up in readiness: this week's signal, two teams, a favour of every lender.
    Interdict,
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
    /// Offer the adversary an off-ramp: this week's act, a favour.
    OffRamp {
        /// The ally who carries it.
        ally: AllyId,
    },
    /// Send the adversary a word that nobody else hears: this week's act, a favour.
    Backchannel {
        /// The ally who carries it.
        ally: AllyId,
    },
    /// Invoke Article 4, once: this week's act, and every ally is consulted.
    ArticleFour,
    /// Put a commitment to Article 5 under silence until the council: this week's act.
    Silence,
    /// Share with the allies what tells an intruder: this week's act.
    Share,
    /// Name in public who is behind an incident: this week's act.
    Attribute {
        /// The dispatch that told it.
        dispatch: DispatchId,
        /// The cause, by position.
        cause: u8,
    },
    /// Show every ally what an ear has heard of an incident.
    Declassify {
        /// The dispatch that told it.
        dispatch: DispatchId,
    },
    /// Propose a norm to the adversary: this week's act, if no ally of ours breaks silence over it.
    Propose {
        /// Which.
        norm: NormId,
    },
    /// Have a signed norm inspected, on both sides: this week's act.
    Verify {
        /// Which.
        norm: NormId,
    },
    /// Leave a signed norm in the open.
    Denounce {
        /// Which.
        norm: NormId,
    },
    /// Adversary: the council's answer to a norm that lies before it.
    Sign {
        /// Which.
        norm: NormId,
        /// Whether it signs.
        yes: bool,
        /// Whether it means to keep what it signs.
        keep: bool,
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
    /// Say which character the adversary has: for the score, from the sixth week on.
    Profile {
        /// The character.
        disposition: DispositionId,
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
    /// War: guard a link of ours against the first strike at it.
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
    /// Adversary, war: what the council decides about the war.
    Conduct {
        /// Whether the attack goes on, and how.
        conduct: Conduct,
    },
    /// Adversary, war: how a column marches.
    March {
        /// Its axis.
        axis: AxisId,
        /// How.
        march: March,
    },
    /// A headquarters moves, and what sits on its old place will be void: in war, or when the adversary's council sits.
    Relocate {
        /// Which.
        headquarters: NodeId,
    },
    /// Adversary, war: shell a jammer that works.
    Shell {
        /// The jammer.
        jammer: JammerId,
    },
    /// Adversary, war: strike a link of the alliance.
    Strike {
        /// The link.
        link: LinkId,
    },
}
