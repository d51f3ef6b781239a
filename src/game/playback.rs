//! How game time follows real time: pause, factor, what stops the clock, and where inside the hour it stands.

use super::table::Game;
use crate::sim::event::{Event, EventKind};
use crate::sim::state::{Outcome, Stage};
use crate::sim::{AccessId, DispatchId, Hour};
use bevy::prelude::*;

/// Hours of the game in a second at 1x, in the crisis: a week in ten seconds.
pub const CRISIS_HOURS_A_SECOND: f64 = 16.8;

/// The same in war.
pub const WAR_HOURS_A_SECOND: f64 = 1.0;

/// Steps of the fixed schedule in a second. At most one hour passes in a step, so this bounds the fastest factor.
pub const STEPS_A_SECOND: f64 = 100.0;

/// How fast time runs when it runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Factor {
    /// A week in ten seconds, an hour of war in one.
    #[default]
    One,
    /// Twice that.
    Two,
    /// Four times.
    Four,
    /// An hour in every step of the fixed schedule, whatever the clock on the wall says.
    EveryStep,
}

/// In: how fast time runs.
#[derive(Message, Clone, Copy, Debug, PartialEq, Eq)]
pub enum SetPlayback {
    /// Stand still.
    Pause,
    /// Go on at the chosen factor.
    Run,
    /// The week's orders stand: go on. Whoever has ordered nothing for idle teams is asked once.
    RunWeek,
    /// Pause or run, whichever it is not.
    Toggle,
    /// Choose the factor; time goes on standing still if it does.
    Factor(Factor),
}

/// Whether time runs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Speed {
    /// It stands still; everything can be read and ordered.
    #[default]
    Paused,
    /// It runs.
    Running(Factor),
}

/// Why the clock stands. Where several reasons fall into one hour the greatest is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StopReason {
    /// The viewer said so.
    Asked,
    /// The hour that was sought has come.
    Sought,
    /// The viewer's side is asked for its orders.
    YourTurn,
    /// The adversary's readiness is seen to have changed.
    Readiness,
    /// An access was found.
    AccessFound(AccessId),
    /// A dispatch lies on the desk.
    Dispatch(DispatchId),
    /// A pulse of war began.
    Pulse(u32),
    /// The adversary's council has met.
    Council,
    /// The attack began.
    Launched,
    /// The game is over.
    Over(Outcome),
}

/// What of all that stops the clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stops {
    /// The council, and the viewer's turn to plan.
    pub council: bool,
    /// A dispatch.
    pub dispatch: bool,
    /// An access that was found.
    pub access: bool,
    /// The launch, and every pulse.
    pub pulse: bool,
}

impl Stops {
    /// Everything stops the clock: for a player.
    pub const ALL: Stops = Stops { council: true, dispatch: true, access: true, pulse: true };
    /// Nothing does but the end: for a game that plays by itself.
    pub const NONE: Stops = Stops { council: false, dispatch: false, access: false, pulse: false };

    /// Whether a reason stops the clock.
    pub fn cover(&self, reason: StopReason) -> bool {
        match reason {
            StopReason::Asked | StopReason::Sought | StopReason::Over(_) => true,
            StopReason::YourTurn | StopReason::Readiness | StopReason::Council => self.council,
            StopReason::Dispatch(_) => self.dispatch,
            StopReason::AccessFound(_) => self.access,
            StopReason::Pulse(_) | StopReason::Launched => self.pulse,
        }
    }
}

/// The viewer's hand on the clock.
#[derive(Resource, Clone, Copy, Debug, PartialEq, Eq)]
pub struct Playback {
    /// Whether time runs.
    pub speed: Speed,
    /// The factor at which it runs when it runs.
    pub factor: Factor,
    /// Why it stands, while it stands.
    pub stopped: Option<StopReason>,
    /// What stops it.
    pub stops: Stops,
    /// Whether the viewer was asked once if time should run with nothing ordered.
    pub doubted: bool,
}

impl Default for Playback {
    fn default() -> Self {
        Self { speed: Speed::Paused, factor: Factor::One, stopped: None, stops: Stops::ALL, doubted: false }
    }
}

impl Playback {
    /// Whether time stands still.
    pub fn paused(&self) -> bool {
        self.speed == Speed::Paused
    }

    /// Whether it stands for the orders of a week, and the viewer was not asked yet if there should be none.
    fn plans(&self) -> bool {
        let week = matches!(self.stopped, None | Some(StopReason::YourTurn | StopReason::Council));
        self.paused() && week && !self.doubted
    }

    /// Stops the clock.
    pub fn stop(&mut self, reason: StopReason) {
        self.speed = Speed::Paused;
        self.stopped = Some(reason);
        self.doubted = false;
    }

    /// Lets it run, at the chosen factor.
    pub fn run(&mut self) {
        self.speed = Speed::Running(self.factor);
        self.stopped = None;
        self.doubted = false;
    }

    /// Chooses the factor.
    pub fn choose(&mut self, factor: Factor) {
        self.factor = factor;
        if !self.paused() {
            self.speed = Speed::Running(factor);
        }
    }

    /// Hours of the game in a step of `seconds` at a stage.
    pub fn hours_in(&self, seconds: f64, stage: Stage) -> f64 {
        let rate = match stage {
            Stage::Crisis => CRISIS_HOURS_A_SECOND,
            Stage::War => WAR_HOURS_A_SECOND,
            Stage::Over(_) => return 0.0,
        };
        match self.speed {
            Speed::Paused => 0.0,
            Speed::Running(Factor::One) => seconds * rate,
            Speed::Running(Factor::Two) => 2.0 * seconds * rate,
            Speed::Running(Factor::Four) => 4.0 * seconds * rate,
            Speed::Running(Factor::EveryStep) => 1.0,
        }
    }
}

/// Where the game's time stands, for everything that moves smoothly.
#[derive(Resource, Clone, Copy, Debug, Default, PartialEq)]
pub struct Clock {
    /// The hour.
    pub hour: Hour,
    /// The part of it that has passed, 0 to 1.
    pub fraction: f64,
}

impl Clock {
    /// Hours with their fraction.
    pub fn now(&self) -> f64 {
        f64::from(self.hour) + self.fraction
    }
}

/// The reason to stop that lies in an event the viewer saw.
pub fn stop_reason(event: &Event) -> Option<StopReason> {
    match event.kind {
        EventKind::GameEnded { outcome } => Some(StopReason::Over(outcome)),
        EventKind::AttackLaunched => Some(StopReason::Launched),
        EventKind::CouncilMet { .. } => Some(StopReason::Council),
        EventKind::PulseBegan { pulse } => Some(StopReason::Pulse(pulse)),
        EventKind::DispatchArrived { dispatch } => Some(StopReason::Dispatch(dispatch)),
        EventKind::AccessFound { access } => Some(StopReason::AccessFound(access)),
        _ => None,
    }
}

/// Takes the viewer's hand on the clock from messages. Whoever lets time run is done with the turn.
pub(super) fn set_playback(
    mut wishes: MessageReader<SetPlayback>,
    mut playback: ResMut<Playback>,
    mut game: ResMut<Game>,
) {
    for wish in wishes.read() {
        match wish {
            SetPlayback::Factor(factor) => playback.choose(*factor),
            SetPlayback::Pause => playback.stop(StopReason::Asked),
            SetPlayback::Toggle if !playback.paused() => playback.stop(StopReason::Asked),
            SetPlayback::RunWeek if playback.plans() && game.unplanned() > 0 => playback.doubted = true,
            SetPlayback::RunWeek | SetPlayback::Run | SetPlayback::Toggle => {
                if !matches!(game.stage(), Stage::Over(_)) {
                    // Nothing the viewer sees depends on it.
                    game.bypass_change_detection().release();
                    playback.run();
                }
            }
        }
    }
}
