//! Dispatches: cards that ask for a decision, what may be behind them, and what an answer changes.

use crate::map::projection::LonLat;
use crate::sim::model::ids::*;
use crate::sim::model::units::Hour;
use serde::{Deserialize, Serialize};

/// How the dispatches come: one a week, each once, drawn by weight. Source: docs/rules/dispatches.md.
#[derive(Clone, Debug)]
pub struct Deck {
    /// Types of which a card comes for certain.
    pub beats: Vec<Beat>,
    /// Weeks without a card, among those from the second to the earliest end of the crisis.
    pub quiet: u32,
    /// Hours after the council between which a card comes.
    pub hours: (Hour, Hour),
}

/// A card of one type that comes for certain.
#[derive(Clone, Copy, Debug)]
pub struct Beat {
    /// Its type.
    pub kind: DispatchKind,
    /// Weeks in which it may come, first and last.
    pub weeks: (u32, u32),
}

/// The type of a dispatch: what kind of choice it puts. Source: docs/rules/dispatches.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum DispatchKind {
    /// A cable, a grid, a hospital.
    HarmAtHome,
    /// An update announced, an odd log-in.
    AccessInTrouble,
    /// Something is given, and something asked.
    Offer,
    /// A leak, an election, a veto among the allies.
    Fracture,
    /// A snap exercise, aircraft at the border.
    Feint,
    /// Ports, rail, the mail of a headquarters.
    Blow,
    /// Volunteers, criminals, a third state.
    ThirdHand,
    /// A letter, an inspection, a trade.
    Channel,
    /// What fires by mistake or on nobody's order.
    Brittle,
}

impl DispatchKind {
    /// All of them.
    pub const ALL: [DispatchKind; 9] = [
        DispatchKind::HarmAtHome,
        DispatchKind::AccessInTrouble,
        DispatchKind::Offer,
        DispatchKind::Fracture,
        DispatchKind::Feint,
        DispatchKind::Blow,
        DispatchKind::ThirdHand,
        DispatchKind::Channel,
        DispatchKind::Brittle,
    ];
}

/// A card that asks for a decision.
#[derive(Clone, Debug)]
pub struct Dispatch {
    /// Name in the level.
    pub id: String,
    /// What kind of choice it puts.
    pub kind: DispatchKind,
    /// Title.
    pub title: String,
    /// What has happened.
    pub text: String,
    /// Weeks in which it may come, first and last.
    pub weeks: (u32, u32),
    /// Readiness at which it may come, lowest and highest.
    pub readiness: (u8, u8),
    /// Weight in the draw.
    pub weight: f64,
    /// Who sends it, if somebody of neither side does: the more active, the likelier it comes.
    pub actor: Option<ActorId>,
    /// Harm it does to us, 0 to 1: an incident somebody is to be named for, if above 0.
    pub harm: f64,
    /// What may be behind it, with odds; hidden until an echo or the end.
    pub causes: Vec<Cause>,
    /// Two or three answers.
    pub options: Vec<DispatchOption>,
    /// The answer that counts when none is given.
    pub default: usize,
    /// A place on the map, if it has one.
    pub at: Option<LonLat>,
    /// Links that are dark because of it while the card is open.
    pub dark: Vec<ChannelId>,
    /// Stable identity for luck.
    pub subject: u64,
}

/// What may be behind a dispatch.
#[derive(Clone, Debug)]
pub struct Cause {
    /// Name in the level.
    pub id: String,
    /// Weight in the draw.
    pub odds: f64,
    /// The sentence that tells it afterwards.
    pub truth: String,
    /// A few words for it, before anybody knows.
    pub name: String,
    /// Whether the adversary's state is behind it.
    pub adversary: bool,
    /// Who of neither side is behind it.
    pub actor: Option<ActorId>,
    /// The cause it was made to look like, if it is a false flag.
    pub looks_like: Option<usize>,
}

/// One answer to a dispatch.
#[derive(Clone, Debug)]
pub struct DispatchOption {
    /// What is done.
    pub label: String,
    /// Team-weeks it takes this week.
    pub teams: u8,
    /// Favours it costs, and whose.
    pub favours: Vec<(AllyId, u8)>,
    /// What it changes, whatever the cause.
    pub effects: Vec<Effect>,
    /// What it changes under one cause, by position in the dispatch's causes.
    pub by_cause: Vec<(usize, Vec<Effect>)>,
    /// One line on how it comes about and how long it lasts.
    pub remark: String,
    /// What comes back of it later.
    pub echo: Option<Echo>,
    /// Tags that a policy may ask for.
    pub tags: Vec<String>,
}

/// What comes back of an answer: choices are remembered.
#[derive(Clone, Debug)]
pub struct Echo {
    /// Weeks until then.
    pub weeks: u32,
    /// The sentence.
    pub text: String,
    /// What it then changes.
    pub effects: Vec<Effect>,
}

/// The closed vocabulary of what a card can change.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Effect {
    /// A chip of evidence, with a weight.
    Evidence(Manner, f64),
    /// The believed allied answer, pi.
    Response(f64),
    /// The stakes, for some weeks.
    Stakes(f64, f64),
    /// The cost of backing down.
    Audience(f64),
    /// Hours held in our network.
    Intrusion(f64),
    /// A favour gained (or lost, when negative).
    Favour(AllyId, i8),
    /// Progress on the next access, in team-weeks.
    Work(f64),
    /// A hidden access is lost.
    LoseAccess,
    /// A rung up or down.
    Rung(i8),
    /// Support of every ally.
    Support(f64),
    /// Support of one ally.
    Voice(AllyId, f64),
    /// An open clue on this dispatch's incident.
    Clue,
    /// How active somebody of neither side is.
    Actor(ActorId, f64),
    /// Factor on the weight of a later card.
    Card(DispatchId, f64),
}

/// How a capability is signalled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Manner {
    /// Said.
    Claim,
    /// Shown in an exercise.
    Exercise,
    /// Shown on a decoy, before the adversary's attachés.
    Decoy,
    /// Shown on the adversary's live network.
    Live,
    /// Tried, and failed in the open; or tested by the adversary, and found to be more than we hold.
    Failed,
    /// Tested by the adversary, and found to be what we hold.
    Confirmed,
}

impl Manner {
    /// All of them.
    pub const ALL: [Manner; 6] =
        [Manner::Claim, Manner::Exercise, Manner::Decoy, Manner::Live, Manner::Failed, Manner::Confirmed];

    /// Whether it frightens the fearful.
    pub fn loud(self) -> bool {
        matches!(self, Manner::Exercise | Manner::Live)
    }
}

impl Dispatch {
    /// What an answer may change, at once and when it comes back, each with its chance by the odds of the causes.
    pub fn prospects(&self, option: &DispatchOption) -> Vec<(f64, Effect)> {
        let total: f64 = self.causes.iter().map(|cause| cause.odds).sum();
        let echo = option.echo.iter().flat_map(|echo| &echo.effects);
        let sure = option.effects.iter().chain(echo).map(|effect| (1.0, *effect));
        let caused = option.by_cause.iter().flat_map(|(cause, effects)| {
            let chance = self.causes[*cause].odds / total;
            effects.iter().map(move |effect| (chance, *effect))
        });
        sure.chain(caused).collect()
    }
}

/// The letter of an option: A, B, C.
pub fn letter(option: u8) -> String {
    char::from(b'A'.saturating_add(option.min(25))).to_string()
}
