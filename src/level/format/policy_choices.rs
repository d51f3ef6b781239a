//! Occasions of a policy, and its ways of answering dispatches.

use crate::alliance::policy;
use crate::level::value::List;
use crate::{choice, record};

choice! {
    /// When something is done for the first, second, third time.
    pub enum When as "occasion" at most 128 {
        /// From a week on: `Week(3)`.
        Week(FromWeek),
        /// Once a readiness is seen: `Readiness(1)`.
        Readiness(AtReadiness),
        /// When their estimate is less than so many hours above the attack threshold: `Margin(6)`.
        Margin(BelowMargin),
    }
}

record! {
    /// A week.
    pub struct FromWeek as "week" {
        /// Weeks since the beginning.
        week: u32 ["weeks", 0.0..=104.0],
    }
}

record! {
    /// A readiness of the adversary.
    pub struct AtReadiness as "readiness" {
        /// 0 garrison, 1 exercise, 2 assembled, 3 launch.
        readiness: u32 [0.0..=3.0],
    }
}

record! {
    /// A margin.
    pub struct BelowMargin as "margin" {
        /// Hours of their estimate above their attack threshold.
        margin: f64 ["h", -1000.0..=1000.0],
    }
}

choice! {
    /// How dispatches are answered. An option that cannot be paid is not chosen.
    pub enum Answers as "way of answering" {
        /// Not at all: the default counts.
        Default,
        /// By the first option that carries one of these tags, most wanted first; without one the default counts.
        Tagged(List<String>),
        /// By the option whose offer is worth most hours, less what its price would have bought elsewhere.
        Weighed,
        /// By trying each in so many imagined worlds: the one after which things stand best some weeks later, less its price.
        Imagined(Imagined),
    }
}

record! {
    /// Imagined worlds.
    pub struct Imagined as "number of worlds" {
        /// How many.
        worlds: u32 [1.0..=64.0],
    }
}

impl When {
    /// As the alliance's mind takes it.
    pub fn built(&self) -> policy::When {
        match self {
            When::Week(from) => policy::When::Week(from.week.value),
            When::Readiness(at) => policy::When::Readiness(at.readiness.value as u8),
            When::Margin(below) => policy::When::Margin(below.margin.value),
        }
    }
}

impl Answers {
    /// As the alliance's mind takes it.
    pub fn built(&self) -> policy::Answers {
        match self {
            Answers::Default => policy::Answers::Default,
            Answers::Tagged(tags) => {
                policy::Answers::Tagged(tags.iter().map(|tag| tag.value.clone()).collect())
            }
            Answers::Weighed => policy::Answers::Weighed,
            Answers::Imagined(plan) => policy::Answers::Imagined { worlds: plan.worlds.value },
        }
    }
}
