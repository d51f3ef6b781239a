//! What-if: the desk's world with one thing changed, and what that does to both needles of an average adversary.

use super::pressure::{Listener, Pressure};
use crate::sim::formula::decision::quick_win;
use crate::sim::intel::{DeskPicture, Intel};
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::DeskBook;
use crate::sim::model::units::Hour;
use crate::sim::rules::outlook::nominal;
use crate::sim::rules::politics::Alliance;
use crate::sim::rules::reckoning::{self, Outlook, reaction, reckon};

/// Times that the gain is brought closer to the one that explains the threshold: what waiting costs depends on it.
const CLOSER: usize = 4;

/// A chance below which no gain explains a threshold.
const LEAST_CHANCE: f64 = 0.01;

/// A chance so near to certainty that a threshold which asks for it lies at the end of the dial.
const DIALS_END: f64 = 0.98;

/// What the desk knows of all that moves the needles.
#[derive(Clone, Debug)]
pub(super) struct World<'a> {
    scenario: &'a Scenario,
    now: Hour,
    /// What the desk knows of itself.
    pub book: DeskBook,
    /// Added to the gain of a quick win that an average adversary sees at the level's middle.
    pub gain: f64,
    /// Cost of backing down, as far as known; below nothing it is free.
    pub audience: f64,
    /// What the adversary is thought to hold in our network.
    pub intrusion: f64,
    /// Added to the believed answer of the allies.
    pub heard: f64,
}

/// Hours by which a change moves the needles.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Moved {
    /// "They believe".
    pub believed: f64,
    /// "They go if under".
    pub bar: f64,
}

impl Moved {
    /// What this is more than another.
    pub(super) fn less(self, other: Self) -> Self {
        Self { believed: self.believed - other.believed, bar: self.bar - other.bar }
    }

    /// This, and another change by its chance.
    pub(super) fn and(self, other: Self, chance: f64) -> Self {
        Self { believed: self.believed + chance * other.believed, bar: self.bar + chance * other.bar }
    }
}

impl<'a> World<'a> {
    /// As it is.
    pub fn of(scenario: &'a Scenario, intel: &Intel, desk: &DeskPicture) -> Self {
        let (figures, politics) = (&scenario.coefficients, &desk.book.politics);
        let off_ramps = Listener::average(scenario).off_ramp(figures.off_ramp).audience;
        let mut world = Self {
            scenario,
            now: intel.hour,
            book: desk.book.clone(),
            gain: 0.0,
            audience: figures.audience_step * f64::from(desk.readiness)
                + figures.accused * f64::from(politics.accusations)
                + off_ramps * f64::from(politics.offers),
            intrusion: desk.intrusion.value,
            heard: 0.0,
        };
        // Only what waiting costs depends on the gain itself; without it one step is exact.
        let steps = if world.outlook().reinforced.is_some() { CLOSER } else { 1 };
        for _ in 0..steps {
            world.gain += world.unexplained(desk.bar.value);
        }
        world
    }

    /// What is missing in the gain that an average adversary sees, if the threshold is to be the one that intelligence
    /// reports: stakes and tension are never shown.
    fn unexplained(&self, bar: f64) -> f64 {
        let (figures, outlook) = (&self.scenario.coefficients, self.outlook());
        let mut stakes = reckoning::stakes(figures, &outlook);
        stakes.audience += reckon(figures, &outlook).closing;
        let reported =
            quick_win(&reaction(figures, &outlook, outlook.line), &bar.max(1.0), &figures.reckoning_spread);
        let missing = (stakes.threshold() / reported.max(LEAST_CHANCE) - 1.0) * (stakes.gain + stakes.loss);
        // At the dial's end it may be any less than what would be read there.
        if reported > DIALS_END { missing.min(0.0) } else { missing }
    }

    /// What words of ours do to an average adversary.
    pub fn press(&mut self, pressure: Pressure) {
        self.audience += pressure.audience;
        self.heard += pressure.heard;
    }

    /// The allies and what each has been told.
    pub fn alliance(&self) -> Alliance<'_> {
        self.book.alliance(self.scenario, self.now)
    }

    /// What an average adversary reckons with.
    pub fn outlook(&self) -> Outlook {
        let mut outlook = nominal(&self.alliance().overall(), self.intrusion, self.heard);
        outlook.gain += self.gain;
        outlook.audience = self.audience.max(0.0);
        outlook
    }

    /// What one change does to the needles.
    pub fn shift(&self, change: impl FnOnce(&mut Self)) -> Moved {
        let mut changed = self.clone();
        change(&mut changed);
        let figures = &self.scenario.coefficients;
        let (before, after) = (reckon(figures, &self.outlook()), reckon(figures, &changed.outlook()));
        Moved { believed: after.believed - before.believed, bar: after.bar - before.bar }
    }
}
