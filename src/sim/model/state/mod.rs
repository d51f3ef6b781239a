//! Everything that changes during a game. Private to `session`: everybody else sees an [`Intel`](crate::sim::Intel).

mod council;
mod desk;
mod network;
mod norms;
mod places;
mod politics;
mod traffic;
mod war;

pub use council::*;
pub use desk::*;
pub use network::*;
pub use norms::*;
pub use places::*;
pub use politics::*;
pub use traffic::*;
pub use war::*;

use crate::sim::model::ids::*;
use crate::sim::model::luck::Luck;
use crate::sim::model::scenario::Scenario;
use crate::sim::model::units::{Hour, week, week_begins};
use serde::{Deserialize, Serialize};

/// One game at one hour.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct State {
    /// Key of the game's luck.
    pub luck: Luck,
    /// Hours since the first council.
    pub hour: Hour,
    /// Crisis, war, or over.
    pub stage: Stage,
    /// What the seed drew at the beginning.
    pub opening: Opening,
    /// The network of both sides.
    pub network: NetworkState,
    /// Combat power of every node.
    pub strength: Vec<f64>,
    /// Where every node stands or is going, off the axes of advance.
    pub posts: Vec<Post>,
    /// The last report of every node that reached its own summit.
    pub reports: Vec<StatusReport>,
    /// What the other side last saw of every node.
    pub contacts: Vec<Sighting>,
    /// Number by which the other side calls a node that it cannot name.
    pub numbers: Vec<u16>,
    /// Orders and reports on their way.
    pub traffic: Vec<Transmission>,
    /// Number of each side's next transmission, by [`Side::index`].
    pub next_transmission: [u32; 2],
    /// The alliance's effects desk.
    pub desk: Desk,
    /// Batteries that nobody tells.
    pub alone: Alone,
    /// How active those of neither side are, by `ActorId`.
    pub actors: Vec<f64>,
    /// The adversary's council.
    pub council: Council,
    /// The war, once launched.
    pub war: Option<War>,
}

/// Where the game stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Stage {
    /// Councils meet.
    Crisis,
    /// Columns march.
    War,
    /// Nothing more happens.
    Over(Outcome),
}

/// How a game ends. Design 3, "Outcomes".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Outcome {
    /// The horizon was reached without a launch; clean below readiness 2, else armed.
    Deterred {
        /// Whether the adversary stood below "assembled".
        clean: bool,
    },
    /// A war with a grade in the upper band.
    Defended,
    /// One with a grade in the middle band.
    Partial,
    /// One with a grade in the lowest band, or a politics that broke.
    Lost,
}

/// What a game is begun with, beside the seed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Setup {
    /// Hour of a launch that no council decides, for tests and studies: it comes then, and no earlier.
    pub launch_at: Option<Hour>,
    /// The adversary's character, instead of a draw.
    pub disposition: Option<DispositionId>,
}

/// What the seed drew at the beginning.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Opening {
    /// Hour of a launch that no council decides.
    pub launch_at: Option<Hour>,
    /// Hour at which the crisis ends.
    pub horizon: Hour,
    /// Character of the adversary.
    pub disposition: DispositionId,
    /// Gain of a quick win, B, without passing causes.
    pub stakes: f64,
    /// Weeks by which the crisis rises later (or earlier) than the level says.
    pub delay: f64,
    /// Factor by which the adversary overrates our clock.
    pub optimism: f64,
}

impl State {
    /// Number of the running week, from 1.
    pub fn week(&self) -> u32 {
        week(self.hour)
    }

    /// How the war of a game that is over was judged, from 0 to 1, if there was one.
    pub fn grade(&self) -> Option<f64> {
        self.over().and(self.war.as_ref()).map(|war| war.grade)
    }

    /// Whether the game is over.
    pub fn over(&self) -> Option<Outcome> {
        match self.stage {
            Stage::Over(outcome) => Some(outcome),
            Stage::Crisis | Stage::War => None,
        }
    }

    /// Whether a side's mind or player is asked before the step of this hour. What intelligence brings asks the desk besides.
    pub fn due(&self, scenario: &Scenario, side: Side) -> bool {
        match (self.stage, side) {
            (Stage::Over(_), _) => false,
            (Stage::War, _) => self.war.as_ref().is_some_and(|war| war.pulse_began == self.hour),
            (Stage::Crisis, Side::Adversary) => self.hour == self.council.next,
            (Stage::Crisis, Side::Alliance) => {
                self.week_begins(scenario) || self.desk.book.asks(self.hour).is_some()
            }
        }
    }

    /// Whether a week of the crisis begins in this hour: the first, or the one after a council.
    pub fn week_begins(&self, scenario: &Scenario) -> bool {
        week_begins(self.hour, self.council.next, scenario.council_interval)
    }
}
