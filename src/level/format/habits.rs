//! What an adversary does otherwise than another: inside a disposition, or in a file of its own.

use crate::level::value::Hours;
use crate::sim::habits::{self, Delegation, Risks, Strikes};
use crate::{choice, choice_of, record};

record! {
    /// The habits of an adversary's mind. They say what it does; how it weighs evidence stands in its disposition.
    pub struct Habits as "habits" {
        /// Name, in kebab case.
        name: String,
        /// One line for people.
        summary: String,
        /// Chance of a yes below which a council that voted no takes a step down.
        gives_way: f64 [0.0..=1.0] = 0.5,
        /// What is done in a week in which nothing else is called for.
        quiet: QuietWeek,
        /// Links of its main axis to which it lays cable in peace, once it has met an access: one an act.
        cables: u32 ["links", 0.0..=20.0],
        /// Whether a staff in whose machines an access was met moves.
        moves: bool,
        /// When an assembled army that fears for its network is given the order to attack beforehand.
        predelegates: Delegation,
        /// What it does in war.
        war: WarHabits,
    }
}

record! {
    /// Weights of the acts of a quiet week.
    pub struct QuietWeek as "quiet week" {
        /// Nothing that shows.
        routine: f64 [0.0..=1000.0],
        /// Works its way into the alliance's network.
        probe: f64 [0.0..=1000.0],
        /// Looks for the alliance in its own.
        hunt: f64 [0.0..=1000.0],
        /// Shows a readiness that it has not.
        feint: f64 [0.0..=1000.0],
    }
}

record! {
    /// Habits in war.
    pub struct WarHabits as "war habits" {
        /// Hours a column must have lost before it goes on by orders given beforehand; left out, it never does.
        patience: Option<Hours> [0.0..=1000.0],
        /// Factor on what a halt for cable is thought to cost against going on blind: above 1, it halts later.
        halting: f64 [0.0..=10.0] = 1,
        /// Where a column that is cut off may go on at all.
        risks: Risks = Everywhere,
        /// Where the strikes at the alliance's network go.
        strikes: Strikes = Scattered,
        /// Whether it shells jammers.
        shells: bool = true,
        /// How far it looks ahead before it answers; left out, it goes by the rules above alone.
        lookahead: Option<Lookahead>,
    }
}

record! {
    /// How far a staff looks ahead: every answer is tried in imagined worlds. All tries of one decision together take at
    /// most as many hours as the war of the level.
    pub struct Lookahead as "lookahead" {
        /// Imagined worlds in which every answer is tried.
        worlds: u32 [1.0..=20.0],
        /// Hours that are played in each.
        hours: u32 ["h", 1.0..=500.0],
    }
}

choice! {
    /// Where habits stand.
    pub enum HabitsFrom as "source of habits" {
        /// With the game, by their name.
        Shipped(String),
        /// Here.
        Own(Box<Habits>),
    }
}

choice_of! {
    /// When the word is given.
    Delegation as "delegation" {
        /// Never: every decision is kept at the top.
        Never,
        /// When the army waits on.
        Waiting,
        /// Also when it would have to go home otherwise.
        RatherThanLeave,
    }
}

choice_of! {
    /// Where a column that is cut off may go on.
    Risks as "place of risks" {
        /// On every axis.
        Everywhere,
        /// On the axis whose objective falls first; on others it halts for cable.
        MainAxis,
    }
}

choice_of! {
    /// Where strikes go.
    Strikes as "place of strikes" {
        /// By chance, in proportion to the implants that sit in a link.
        Scattered,
        /// To the link in which most implants sit.
        Massed,
    }
}

impl Habits {
    /// As the adversary's mind takes them.
    pub fn built(&self) -> habits::Habits {
        let (quiet, war) = (&self.quiet, &self.war);
        habits::Habits {
            name: self.name.value.clone(),
            summary: self.summary.value.clone(),
            gives_way: self.gives_way.value,
            quiet: habits::QuietWeek {
                routine: quiet.routine.value,
                probe: quiet.probe.value,
                hunt: quiet.hunt.value,
                feint: quiet.feint.value,
            },
            cables: self.cables.value as usize,
            moves: self.moves.value,
            predelegates: self.predelegates.value,
            war: habits::WarHabits {
                patience: war.patience.value.map(|hours| hours.0),
                halting: war.halting.value,
                risks: war.risks.value,
                strikes: war.strikes.value,
                shells: war.shells.value,
                lookahead: war
                    .lookahead
                    .value
                    .as_ref()
                    .map(|plan| habits::Lookahead { worlds: plan.worlds.value, hours: plan.hours.value }),
            },
        }
    }
}
