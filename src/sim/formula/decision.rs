//! The council's decision: a chance of a quick win, an expected utility, a chance of launching.

use crate::sim::formula::normal::{cumulative, logistic, logit, quantile, softplus};
use crate::sim::formula::number::Number;

/// Chance of a quick win when the objective falls after `hours` and the alliance needs `reaction` hours:
/// p = Phi((ln T_react - ln T) / sigma). Source: docs/rules/council.md.
pub fn quick_win<N: Number>(reaction: &N, hours: &N, sigma: &N) -> N {
    reaction
        .apply("ln", libm::log)
        .minus(&hours.apply("ln", libm::log))
        .over(sigma)
        .apply("Phi", cumulative)
        .called("chance of a quick win", "", "The rule of docs/rules/council.md")
}

/// The hours at which [`quick_win`] gives `chance`: its exact inverse, the needle of the dial. No number of hours gives a
/// chance of 0: then more than anybody could need. None gives certainty either: the dial ends at a chance of 999 in 1,000,
/// which is fewer hours than anybody needs. Source: docs/rules/council.md.
pub fn needle(reaction: f64, sigma: f64, chance: f64) -> f64 {
    reaction * libm::exp(-sigma * quantile(chance.clamp(LEAST_CHANCE, MOST_CHANCE)))
}

/// A chance that is as good as none.
const LEAST_CHANCE: f64 = 1e-300;

/// A chance that is as good as certain: where an attack pays only above it, the threshold is the hours that give it.
const MOST_CHANCE: f64 = 0.999;

/// What it is worth to have the choice to attack at a council, in utility, before its mood is known:
/// E[max(0, dEU + e)] = ln(1 + exp(lambda dEU)) / lambda, e being logistic. Source: docs/rules/council.md (McFadden 1978: the
/// inclusive value of a logit choice).
pub fn choice_worth<N: Number>(lambda: &N, advantage: &N) -> N {
    lambda.times(advantage).apply("softplus", softplus).over(lambda).called(
        "worth of the choice to attack",
        "",
        "docs/rules/council.md, the closing window",
    )
}

/// What the council weighs, in units of utility. Source: docs/rules/council.md (house numbers).
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
    /// dEU = E[p] (B + L) - L - C_war - pi C_ret - U_sq + A. Source: docs/rules/council.md.
    pub fn advantage(&self, win: &N) -> N {
        win.times(&self.gain.plus(&self.loss))
            .minus(&self.loss)
            .minus(&self.war)
            .minus(&self.response.times(&self.retaliation))
            .minus(&self.status_quo)
            .plus(&self.audience)
            .called("advantage of attacking", "", "docs/rules/council.md: dEU")
    }

    /// p* = (L + C_war + pi C_ret + U_sq - A) / (B + L): the chance of a quick win above which attack pays.
    /// Where there is nothing to gain by a quick win, B + L <= 0, no chance suffices, or any does. Source: docs/rules/council.md
    /// (hard rule).
    pub fn threshold(&self) -> N {
        self.loss
            .plus(&self.war)
            .plus(&self.response.times(&self.retaliation))
            .plus(&self.status_quo)
            .minus(&self.audience)
            .over(&self.gain.plus(&self.loss).most(&N::constant(NOTHING)))
            .called("threshold chance", "", "docs/rules/council.md: p*")
    }
}

/// What there is to gain where there is nothing to gain, in utility.
const NOTHING: f64 = 1e-12;

/// P(launch) = 1 / (1 + exp(-lambda dEU)), for one council of 168 h. Source: docs/rules/council.md (logistic after
/// Bueno de Mesquita).
pub fn launch_chance<N: Number>(lambda: &N, advantage: &N) -> N {
    lambda.times(advantage).apply("logistic", logistic).called(
        "chance of a yes",
        "",
        "The rule of docs/rules/council.md",
    )
}

/// The chance of a yes at one council of an interval, from that of one of 168 h: the same hazard. Source: docs/rules/council.md.
pub fn chance_within(weekly: f64, interval: f64) -> f64 {
    1.0 - libm::pow(1.0 - weekly, interval / 168.0)
}

/// What nobody outside the room sees, in utility: e = -(1/lambda) logit(1 - (1 - u)^(168 / interval)).
///
/// A council votes yes iff dEU + e > 0; with u uniform that is [`launch_chance`] at an interval of 168 h and one
/// hazard at any other. Source: docs/rules/council.md.
pub fn unseen(lambda: f64, u: f64, interval: f64) -> f64 {
    let weekly = 1.0 - libm::pow(1.0 - u, 168.0 / interval);
    -logit(weekly.clamp(1e-12, 1.0 - 1e-12)) / lambda
}
