//! What-if: the desk's world with one thing changed, and what that does to both needles of an average adversary.

use super::pressure::Pressure;
use crate::sim::formula::decision::quick_win;
use crate::sim::intel::{DeskPicture, Intel};
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::DeskBook;
use crate::sim::model::units::Hour;
use crate::sim::rules::outlook::nominal;
use crate::sim::rules::politics::Alliance;
use crate::sim::rules::reckoning::{self, Outlook, reaction, reckon};

/// What the desk knows of all that moves the needles.
#[derive(Clone, Debug)]
pub(super) struct World<'a> {
    scenario: &'a Scenario,
    now: Hour,
    /// What the desk knows of itself.
    pub book: DeskBook,
    /// Added to the gain of a quick win.
    pub gain: f64,
    /// Added to the cost of backing down.
    pub audience: f64,
    /// Added to what the adversary holds in our network.
    pub intrusion: f64,
    /// Added to the believed answer of the allies.
    pub heard: f64,
}

/// Hours by which a change moves the needles.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Moved {
    /// "They believe".
    pub believed: f64,
    /// "They go if under".
    pub bar: f64,
}

impl<'a> World<'a> {
    /// As it is.
    pub fn of(scenario: &'a Scenario, intel: &Intel, desk: &DeskPicture) -> Self {
        let mut world = Self {
            scenario,
            now: intel.hour,
            book: desk.book.clone(),
            gain: 0.0,
            audience: 0.0,
            intrusion: 0.0,
            heard: 0.0,
        };
        world.audience = world.unexplained(desk.bar.value);
        world
    }

    /// What lifts the average adversary's bar to the one that intelligence reports, as a cost of backing down: nothing
    /// while none is reported.
    fn unexplained(&self, bar: f64) -> f64 {
        if bar <= 0.0 {
            return 0.0;
        }
        let (figures, outlook) = (&self.scenario.coefficients, self.outlook());
        let stakes = reckoning::stakes(figures, &outlook);
        let reported = quick_win(&reaction(figures, &outlook), &bar, &figures.reckoning_spread);
        (stakes.threshold() - reported) * (stakes.gain + stakes.loss)
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
        let mut outlook = nominal(&self.alliance().overall());
        outlook.gain += self.gain;
        outlook.audience += self.audience;
        outlook.intrusion += self.intrusion;
        outlook.response = (outlook.response + self.heard).clamp(0.0, 1.0);
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
