//! Named plans for the effects desk, as RON.

use crate::sim::state::Intent;
use serde::{Deserialize, Serialize};

/// When something is done for the first, second, third time.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub enum When {
    /// From this week on.
    Week(u32),
    /// Once this readiness is seen.
    Readiness(u8),
    /// When their belief is less than so many hours above the bar.
    Margin(f64),
}

/// How the war is fought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Fire {
    /// Nothing is fired.
    Nothing,
    /// Everything at once.
    AtOnce,
    /// Volley by volley, the next when the last has faded.
    InSequence,
}

/// Tags that options of dispatches usually carry.
pub const TAGS: &[&str] = &["firm", "evidence", "quiet", "talk"];

/// How dispatches are answered. An option that cannot be paid is not chosen.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Answers {
    /// Not at all: the default counts.
    #[default]
    Default,
    /// By the first option that carries one of these tags, most wanted first; without one the default counts.
    Tagged(Vec<String>),
    /// By the option whose offer is worth most hours, less what its price would have bought elsewhere.
    Weighed,
    /// By trying each in so many imagined worlds: the one after which the needles stand best some weeks later, less its
    /// price.
    Imagined {
        /// How many.
        worlds: u32,
    },
}

/// A plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Name in kebab case.
    pub name: String,
    /// One line for people.
    pub summary: String,
    /// Teams that hunt.
    pub hunters: u8,
    /// Teams that harden, link by link.
    #[serde(default)]
    pub hardeners: u8,
    /// Occasions of sharing indicators with the allies.
    #[serde(default)]
    pub shares: Vec<When>,
    /// Occasions of a claim.
    #[serde(default)]
    pub claims: Vec<When>,
    /// Occasions of an exercise.
    #[serde(default)]
    pub exercises: Vec<When>,
    /// Occasions of a demonstration on a decoy.
    #[serde(default)]
    pub decoys: Vec<When>,
    /// Occasions of a live demonstration.
    #[serde(default)]
    pub demonstrations: Vec<When>,
    /// Occasions of a brigade.
    #[serde(default)]
    pub brigades: Vec<When>,
    /// Occasions of an off-ramp.
    #[serde(default)]
    pub off_ramps: Vec<When>,
    /// Occasions of a word through the back channel.
    #[serde(default)]
    pub backchannels: Vec<When>,
    /// Confidence from which the adversary is named for an incident; until then one team gathers evidence.
    #[serde(default)]
    pub attributes: Option<f64>,
    /// Whether Article 4 is invoked as soon as there is a reason.
    #[serde(default)]
    pub article_four: bool,
    /// Chance that silence holds from which a commitment is tabled.
    #[serde(default)]
    pub silence: Option<f64>,
    /// Whether a free week's act is a consultation.
    #[serde(default)]
    pub consults: bool,
    /// Whether norms are proposed and inspected in free weeks.
    #[serde(default)]
    pub treaty: bool,
    /// How dispatches are answered.
    #[serde(default)]
    pub answers: Answers,
    /// How the war is fought.
    pub fire: Fire,
    /// How the axes are defended.
    pub intent: Intent,
}

macro_rules! shipped {
    ($($name:literal),* $(,)?) => {
        /// Names of the shipped policies; the first is the default.
        pub const NAMES: &[&str] = &[$($name),*];

        const TEXTS: &[&str] = &[$(include_str!(concat!("../../assets/policies/", $name, ".ron"))),*];
    };
}

shipped!("never-reveal", "reveal-at-once", "reveal-at-crisis", "hold-for-war", "hawk", "balanced", "dove");

/// A shipped policy by its name. Anybody's file is read by the level reader, with its report.
pub fn named(name: &str) -> Option<Policy> {
    Some(ron::from_str(text(name)?).expect("a test reads every shipped policy"))
}

/// Text of a shipped policy, for the journal's header.
pub fn text(name: &str) -> Option<&'static str> {
    NAMES.iter().position(|known| *known == name).map(|index| TEXTS[index])
}
