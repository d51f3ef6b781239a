//! Named plans for the effects desk, as RON.

use crate::sim::Order;
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
    /// By whatever orders raise the expected grade most, how the axes are defended included.
    Weighed,
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
    /// Teams that build at most; all that are left where nothing is said.
    #[serde(default)]
    pub builders: Option<u8>,
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
    /// From when on everything that is held stands by to cut off the adversary's next step, every week in which the lenders
    /// agree; never where nothing is said.
    #[serde(default)]
    pub interdicts: Option<When>,
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
    /// Imagined games in which better orders than these are looked for each time, if they are: both minds play them to the
    /// end, this one by the rest of the plan.
    #[serde(default)]
    pub thinks: Option<u32>,
    /// Kinds of order that it never gives, by name.
    #[serde(default)]
    pub never: Vec<String>,
}

impl Policy {
    /// Whether it gives an order at all.
    pub fn gives(&self, order: &Order) -> bool {
        self.never.is_empty() || !self.never.iter().any(|name| name == order.kind().name)
    }

    /// As a policy file says it.
    pub fn written(&self) -> String {
        let style = ron::ser::PrettyConfig::new().depth_limit(1);
        ron::ser::to_string_pretty(self, style).expect("plain data only")
    }
}

macro_rules! shipped {
    (plain: $($plain:literal),*; thinking: $($thinking:literal),*) => {
        /// Names of the shipped policies but for those that think, of which a game takes seconds; the first is the default.
        pub const NAMES: &[&str] = &[$($plain),*];

        const TEXTS: &[(&str, &str)] = &[
            $(($plain, include_str!(concat!("../../assets/policies/", $plain, ".ron"))),)*
            $(($thinking, include_str!(concat!("../../assets/policies/", $thinking, ".ron"))),)*
        ];
    };
}

shipped!(
    plain: "never-reveal", "reveal-at-once", "reveal-at-crisis", "hold-for-war", "hawk", "balanced", "dove";
    thinking: "planner"
);

/// Names of all shipped policies.
pub fn names() -> impl Iterator<Item = &'static str> + Clone {
    TEXTS.iter().map(|(name, _)| *name)
}

/// A shipped policy by its name. Anybody's file is read by the level reader, with its report.
pub fn named(name: &str) -> Option<Policy> {
    Some(ron::from_str(text(name)?).expect("a test reads every shipped policy"))
}

/// Text of a shipped policy, for the journal's header.
pub fn text(name: &str) -> Option<&'static str> {
    TEXTS.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}
