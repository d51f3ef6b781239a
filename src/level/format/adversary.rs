//! What is seen of the adversary, and what disposition it may have.

use super::habits::HabitsFrom;
use crate::level::value::Id;
use crate::record;
use crate::sim::scenario::Act;

record! {
    /// One thing that intelligence counts every week, with stated rates.
    pub struct Indicator as "indicator" at most 64 {
        /// The name of the indicator in reports.
        id: Id<Indicator>,
        /// What is counted.
        name: String,
        /// Readiness from which it is really there: 0 garrison, 1 exercise, 2 assembled.
        from_readiness: u32 [0.0..=2.0],
        /// Chance to see it when it is there.
        hit: f64 [0.0..=1.0],
        /// Chance to see it when it is not.
        false_alarm: f64 [0.0..=1.0],
    }
}

record! {
    /// How an act of the adversary is seen and told.
    pub struct ActSight as "act" at most 64 {
        /// The act.
        act: Act,
        /// What is seen, a few words.
        seen: String,
        /// The sentence that intelligence hears.
        heard: String,
        /// Readiness at which this sentence fits, if only there.
        readiness: Option<u32> [0.0..=2.0],
    }
}

record! {
    /// A character the adversary may have: drawn by the seed, and never shown before the end.
    pub struct Disposition as "disposition" at most 32 {
        /// The name of the disposition on the command line.
        id: Id<Disposition>,
        /// Name for people.
        name: String,
        /// Weight in the draw.
        odds: f64 [0.0..=1000.0] = 1,
        /// Factor on what is said: the evidence of claims, exercises and replicas, and what the allies promise.
        talk: f64 [0.0..=5.0] = 1,
        /// Factor on the evidence of live demonstrations.
        deed: f64 [0.0..=5.0] = 1,
        /// Added to the stakes of the level.
        stakes: f64 [-5.0..=5.0] = 0,
        /// How much loud signals, brigades and the loss of its implants frighten the adversary, times the coefficient `fear`.
        fearful: f64 [0.0..=10.0] = 0,
        /// Factor on off-ramps.
        off_ramp: f64 [0.0..=10.0] = 1,
        /// Whether it reads an off-ramp as weakness.
        reads_weakness: bool = false,
        /// What it does: habits that come with the game, or the level's own.
        habits: HabitsFrom = Shipped("general-staff"),
    }
}
