//! The council's decision: a chance of a quick win, an expected utility, a chance of launching.

use crate::sim::formula::normal::{cumulative, logistic, logit, quantile};
use crate::sim::formula::number::Number;

/// Chance of a quick win when the objective falls after `hours` and the alliance needs `reaction` hours:
/// p = Phi((ln T_react - ln T) / sigma). Source: model.md 5.3.
pub fn quick_win<N: Number>(reaction: &N, hours: &N, sigma: &N) -> N {
    reaction
        .apply("ln", libm::log)
        .minus(&hours.apply("ln", libm::log))
        .over(sigma)
        .apply("Phi", cumulative)
        .called("chance of a quick win", "", "model.md 5.3")
}

/// The hours at which [`quick_win`] gives `chance`: its exact inverse, the needle of the dial. Play.md rule 3.
pub fn needle(reaction: f64, sigma: f64, chance: f64) -> f64 {
    reaction * libm::exp(-sigma * quantile(chance))
}

/// What the council weighs, in units of utility. Source: model.md 5.3 (house numbers).
#[derive(Clone, Debug)]
pub struct Stakes<N> {
    /// Gain of a quick win, B.
    pub gain: N,
    /// Loss of a failed attempt, L.
    pub loss: N,
    /// Cost of war, C_war.
    pub war: N,
    /// Chance that the alliance answers, pi.
    pub response: N,
    /// Cost of that answer, C_ret.
    pub retaliation: N,
    /// Value of the status quo, U_sq.
    pub status_quo: N,
    /// Cost of backing down, A.
    pub audience: N,
}

impl<N: Number> Stakes<N> {
    /// dEU = E[p] (B + L) - L - C_war - pi C_ret - U_sq + A. Source: model.md 5.3.
    pub fn advantage(&self, win: &N) -> N {
        win.times(&self.gain.plus(&self.loss))
            .minus(&self.loss)
            .minus(&self.war)
            .minus(&self.response.times(&self.retaliation))
            .minus(&self.status_quo)
            .plus(&self.audience)
            .called("advantage of attacking", "", "model.md 5.3: dEU")
    }

    /// p* = (L + C_war + pi C_ret + U_sq - A) / (B + L): the chance of a quick win above which attack pays.
    /// Source: model.md 5.3 (hard rule).
    pub fn threshold(&self) -> N {
        self.loss
            .plus(&self.war)
            .plus(&self.response.times(&self.retaliation))
            .plus(&self.status_quo)
            .minus(&self.audience)
            .over(&self.gain.plus(&self.loss))
            .called("threshold chance", "", "model.md 5.3: p*")
    }
}

/// P(launch) = 1 / (1 + exp(-lambda dEU)), for one council of 168 h. Source: model.md 5.3 (logistic after
/// Bueno de Mesquita).
pub fn launch_chance<N: Number>(lambda: &N, advantage: &N) -> N {
    lambda.times(advantage).apply("logistic", logistic).called("chance of a yes", "", "model.md 5.3")
}

/// What nobody outside the room sees, in utility: e = -(1/lambda) logit(1 - (1 - u)^(168 / interval)).
///
/// A council votes yes iff dEU + e > 0; with u uniform that is [`launch_chance`] at an interval of 168 h and one
/// hazard at any other. Source: design.md 4.
pub fn unseen(lambda: f64, u: f64, interval: f64) -> f64 {
    let weekly = 1.0 - libm::pow(1.0 - u, 168.0 / interval);
    -logit(weekly.clamp(1e-12, 1.0 - 1e-12)) / lambda
}
