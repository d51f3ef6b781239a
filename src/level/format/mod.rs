//! The records of a level: what a designer writes, field by field.

mod adversary;
mod campaign;
mod dispatch;
mod habits;
mod names;
mod network;
mod place;
mod policy;
mod policy_choices;
mod treaty;

pub use adversary::{ActSight, Disposition, Indicator};
pub use campaign::{Access, Ally, Axis, Jammer, LinkTarget, Reinforcement, Target};
pub use dispatch::{
    Actor, ActorShift, Beat, CardShift, Cause, CauseEffects, Deck, Dispatch, DispatchOption, Echo, Effect,
    Evidence, FavourPrice, FavourShift, IntrusionShift, RungShift, Shift, StakesShift, VoiceShift, WorkDone,
};
pub use habits::{Habits, HabitsFrom, Lookahead, QuietWeek, WarHabits};
pub use names::NodeName;
pub use network::{AirDefence, Carried, Carrier, Forces, Formation, Headquarters, Link, LinkMedium, Site};
pub use place::Place;
pub use policy::Policy;
pub use policy_choices::{Answers, When};
pub use treaty::{Norm, Treaty};

use super::value::{Hours, Id, List, LonLat, Pair};
use crate::record;

record! {
    /// A level: the two sides, their networks, the crisis between them, and the war that may follow.
    pub struct Level as "level" {
        /// Version of this format.
        format: u32 [1.0..=1.0],
        /// Short name, as on the command line.
        id: Id<Level>,
        /// Title for people.
        title: String,
        /// One line for the menu.
        summary: String,
        /// Paragraphs of the briefing.
        briefing: List<String>,
        /// The named policy that this level is meant to reward.
        best_policy: String = "balanced",
        /// Where the picture begins.
        camera: Camera,
        /// Length and shape of the crisis.
        crisis: Crisis = (),
        /// Length of the war.
        war: War = (),
        /// The defensive alliance.
        alliance: Forces,
        /// The state whose council decides on war.
        adversary: Forces,
        /// Infrastructure shared by several links.
        carriers: List<Carrier> = [],
        /// Who commands whom, and over what.
        links: List<Link>,
        /// Air defences of either side.
        air_defences: List<AirDefence> = [],
        /// Axes of advance.
        axes: List<Axis>,
        /// The voices in the council of the alliance.
        allies: List<Ally>,
        /// Ways into the adversary's network, held or to be built.
        accesses: List<Access> = [],
        /// Jammers of the alliance.
        jammers: List<Jammer> = [],
        /// Brigades that may be sent, in the order in which they are offered.
        reinforcements: List<Reinforcement> = [],
        /// What intelligence counts every week.
        indicators: List<Indicator> = [],
        /// How the adversary's acts are seen and told.
        acts: List<ActSight> = [],
        /// Characters the adversary may have; the seed draws one.
        dispositions: List<Disposition>,
        /// Those who belong to neither side.
        actors: List<Actor> = [],
        /// What both sides may agree to leave alone; left out, nothing.
        treaty: Option<Treaty>,
        /// How dispatches come.
        deck: Deck = (),
        /// Cards that ask for a decision.
        dispatches: List<Dispatch> = [],
        /// Figures this level changes, whatever the assumption set says.
        overrides: List<Override> = [],
    }
}

record! {
    /// The picture at the beginning.
    pub struct Camera as "camera" {
        /// Centre of the picture.
        at: LonLat,
        /// Height of the picture.
        height_km: f64 ["km", 50.0..=5000.0],
    }
}

record! {
    /// How long the crisis lasts and what it is about.
    pub struct Crisis as "crisis" {
        /// Earliest and latest week in which the crisis ends without war.
        weeks: Pair<u32> ["weeks", 1.0..=104.0] = (10, 14),
        /// Time between two meetings of the adversary's council.
        council_hours: u32 ["h", 24.0..=1000.0] = 168,
        /// Team-weeks the effects desk has in a week.
        teams: u32 [1.0..=12.0] = 4,
        /// Gain of a quick win to the adversary (B of the decision rule): mean, and half the width of the draw.
        stakes: Pair<f64> [0.0..=10.0] = (1.75, 0.15),
        /// Factor by which the adversary overrates our clock: least and most of the draw.
        optimism: Pair<f64> [0.2..=5.0] = (1, 1),
        /// What an assumption set adds to the stakes, so that the level can go either way under it too.
        offsets: List<Offset> = [],
        /// How the crisis rises and falls: points between which the stakes change in straight lines.
        tension: List<Tension> = [],
    }
}

record! {
    /// What an assumption set adds to the stakes of a level.
    pub struct Offset as "offset" at most 16 {
        /// Name of the set.
        set: String,
        /// What is added.
        by: f64 [-5.0..=5.0],
    }
}

record! {
    /// A point of the crisis' rise and fall. The seed shifts all of them by up to a week and a half.
    pub struct Tension as "tension" at most 256 {
        /// Weeks since the beginning.
        week: f64 ["weeks", 0.0..=104.0],
        /// What is then added to the stakes.
        by: f64 [-5.0..=5.0],
    }
}

record! {
    /// How long the war lasts.
    pub struct War as "war" {
        /// Time after launch at which the war is judged.
        window_hours: Hours [24.0..=2000.0] = 240,
    }
}

record! {
    /// A figure that this level changes.
    pub struct Override as "override" {
        /// Name of the coefficient, as in `assets/assumptions/anchored.ron`.
        coefficient: String,
        /// Its new values: one, or one for each of the four types of capability.
        values: List<f64>,
        /// Why, in one sentence.
        reason: String,
    }
}
