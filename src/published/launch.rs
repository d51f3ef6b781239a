//! The launch decision with the figures of a worked example, by the game's own formulas; its numbers
//! stand in `assets/published/golden.json`. The game itself takes its figures from an assumption set and from the level. Source:
//! docs/rules/council.md.

use super::numeric::root;
use crate::sim::formula::belief::{PerType, expectation, posterior};
use crate::sim::formula::decision::{Stakes, launch_chance, needle, quick_win};
use crate::sim::formula::tempo::{chain_quality, effectiveness, hours_to_objective, time_under_outage};

/// The capability types none, light, medium, heavy as (theta, outage in hours); a house scale.
pub const TYPES: PerType<(f64, f64)> = [(0.0, 0.0), (0.3, 12.0), (0.6, 36.0), (0.85, 96.0)];

/// Belief before any signal; a house number.
pub const PRIOR: PerType<f64> = [0.4, 0.3, 0.2, 0.1];

/// The signals, with their likelihoods under each type; house numbers.
pub const SIGNALS: [(&str, PerType<f64>); 5] = [
    ("silence", [1.0, 1.0, 1.0, 1.0]),
    ("claim", [0.5, 0.6, 0.7, 0.8]),
    ("exercise", [0.15, 0.4, 0.7, 0.8]),
    ("live", [0.01, 0.25, 0.75, 0.95]),
    ("failed", [0.99, 0.75, 0.25, 0.05]),
];

/// Belief after one signal of [`SIGNALS`]; the prior after a name that is not there.
pub fn belief(signal: &str) -> PerType<f64> {
    let told = SIGNALS.iter().filter(|(name, _)| *name == signal);
    posterior(&PRIOR, told.map(|(_, likelihood)| (*likelihood, 1.0)))
}

/// Log-normal spread of a march that takes between so many hours, the range being two sigma either way.
/// Source: Shlapak and Johnson 2016.
pub fn march_spread(shortest: f64, longest: f64) -> f64 {
    libm::log(longest / shortest) / 4.0
}

/// The figures of a decision.
#[derive(Clone, Debug)]
pub struct LaunchFigures {
    /// T0: hours to the objective, undisturbed.
    pub undisturbed: f64,
    /// T_react: hours until the alliance's line closes.
    pub reaction: f64,
    /// sigma: spread of both together, in ln.
    pub spread: f64,
    /// m0: what a formation keeps when it is cut off.
    pub floor: f64,
    /// Media on each hop of the chain of command.
    pub media: [u32; 4],
    /// g: posture factor.
    pub posture: f64,
    /// lambda: steepness of the choice.
    pub steepness: f64,
    /// What is at stake.
    pub stakes: Stakes<f64>,
}

impl LaunchFigures {
    /// The defaults of docs/rules/council.md, with a gain B.
    ///
    /// T0 is the geometric mean of 36 and 60 h; the spread is the root of the squared spreads of the march,
    /// which takes 36 to 60 h as two sigma either way, and of the reaction, 0.5.
    pub fn with_gain(gain: f64) -> Self {
        let stakes = Stakes {
            gain,
            loss: 1.0,
            war: 0.2,
            response: 0.3,
            retaliation: 0.3,
            status_quo: 1.0,
            audience: 0.0,
        };
        let march = march_spread(36.0, 60.0);
        Self {
            undisturbed: (36.0f64 * 60.0).sqrt(),
            reaction: 120.0,
            spread: (march * march + 0.5 * 0.5).sqrt(),
            floor: 0.30,
            media: [3, 3, 2, 2],
            posture: 1.0,
            steepness: 8.0,
            stakes,
        }
    }

    /// m(theta): effectiveness of a formation while each medium is down with chance theta.
    pub fn effectiveness(&self, theta: f64) -> f64 {
        effectiveness(&self.floor, &chain_quality(theta, &self.media))
    }

    /// T(theta, t) in hours, under one outage of `outage` hours.
    pub fn hours(&self, theta: f64, outage: f64) -> f64 {
        let time = time_under_outage(&self.undisturbed, &self.effectiveness(theta), &outage);
        hours_to_objective(&self.posture, &time, &0.0)
    }

    /// p(theta, t): chance of a quick win under that outage.
    pub fn win(&self, theta: f64, outage: f64) -> f64 {
        quick_win(&self.reaction, &self.hours(theta, outage), &self.spread)
    }

    /// p_i: chance of a quick win against each type.
    pub fn wins(&self) -> PerType<f64> {
        TYPES.map(|(theta, outage)| self.win(theta, outage))
    }

    /// dEU under a belief.
    pub fn advantage(&self, belief: &PerType<f64>) -> f64 {
        self.stakes.advantage(&expectation(belief, &self.wins()))
    }

    /// P(launch) under a belief.
    pub fn launch(&self, belief: &PerType<f64>) -> f64 {
        launch_chance(&self.steepness, &self.advantage(belief))
    }

    /// T*: hours to the objective above which no attack pays.
    pub fn hours_that_deter(&self) -> f64 {
        needle(self.reaction, self.spread, self.stakes.threshold())
    }

    /// m* = T0 / T*: effectiveness below which an outage without end deters.
    pub fn effectiveness_that_deters(&self) -> f64 {
        self.undisturbed / self.hours_that_deter()
    }

    /// c* = (m* - m0) / (1 - m0): quality of command below which an outage without end deters.
    pub fn quality_that_deters(&self) -> f64 {
        (self.effectiveness_that_deters() - self.floor) / (1.0 - self.floor)
    }

    /// theta*: chance per medium above which an outage without end deters.
    pub fn theta_that_deters(&self) -> f64 {
        root(0.0, 1.0, |theta| self.effectiveness_that_deters() - self.effectiveness(theta))
    }

    /// t*: hours that an outage of this theta must last to deter, (T* - T0) / (1 - m).
    pub fn outage_that_deters(&self, theta: f64) -> f64 {
        (self.hours_that_deter() - self.undisturbed) / (1.0 - self.effectiveness(theta))
    }
}
