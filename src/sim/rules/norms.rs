//! Norms: what both sides may agree to leave alone, where each stands, and what it is worth to the adversary to sign.
//!
//! A norm takes a part of our threat from the adversary and a part of its hold from us; what it is worth beyond that is trust, and trust
//! wants inspection. Source: Ischinger 2016 ( rules for space worked because few sat in a small room, and
//! verification is much harder here).

use crate::sim::model::coefficients::Coefficients;
use crate::sim::model::ids::*;
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::NormState;
use crate::sim::rules::reckoning::{Outlook, reckon};

/// Signed norms that forbid to touch one of these channels.
pub fn forbidding<'a>(
    scenario: &'a Scenario,
    norms: &'a [NormState],
    channels: &'a [ChannelId],
) -> impl Iterator<Item = NormId> + 'a {
    let signed = (0..norms.len()).filter(|norm| norms[*norm].signed());
    let touched = |norm: &usize| channels.iter().any(|channel| scenario.norm(*norm).spares.contains(channel));
    signed.filter(touched).map(NormId::from)
}

/// Share of the alliance's accesses that the signed norms forbid to use.
pub fn spared(scenario: &Scenario, norms: &[NormState]) -> f64 {
    let forbids = |targets: &[ChannelId]| forbidding(scenario, norms, targets).next().is_some();
    let forbidden = scenario.accesses.iter().filter(|plan| forbids(&plan.targets)).count();
    forbidden as f64 / scenario.accesses.len().max(1) as f64
}

/// What verified norms take off the gain of a quick win: there is less to be afraid of.
pub fn trust(figures: &Coefficients, norms: &[NormState]) -> f64 {
    figures.norm_trust * norms.iter().filter(|norm| norm.stands()).count() as f64
}

/// What a signature is worth to the adversary, in utility, term by term.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Worth {
    /// What of our threat it takes away.
    pub relief: f64,
    /// What giving up a part of its own hold costs it.
    pub restraint: f64,
    /// What an agreement is worth in itself, to this character.
    pub peace: f64,
}

impl Worth {
    /// All of it.
    pub fn sum(&self) -> f64 {
        self.relief + self.restraint + self.peace
    }
}

/// What it is worth to the adversary to sign one norm more: how the reckoning of its council changes when the share
/// `spared` of our accesses is forbidden and it gives up the coefficient `norm_hold` of hours, and `norm_peace` times the
/// factor with which it takes an off-ramp. Source: Ischinger 2016 (docs/rules/norms.md); the terms are those of docs/rules/council.md.
pub fn worth(figures: &Coefficients, outlook: &Outlook, spared: f64, off_ramp: f64) -> Worth {
    let relieved = Outlook { spared, ..outlook.clone() };
    let intrusion = (outlook.intrusion - figures.norm_hold).max(0.0);
    let restrained = Outlook { intrusion, ..relieved.clone() };
    let win = |outlook: &Outlook| reckon(figures, outlook).win * (outlook.gain + figures.loss);
    let (before, relieved, restrained) = (win(outlook), win(&relieved), win(&restrained));
    Worth {
        relief: relieved - before,
        restraint: restrained - relieved,
        peace: figures.norm_peace * off_ramp,
    }
}

/// Whether the one that signs means to keep it: what cheating would save it is less than what being found would cost, at the chance
/// of being found.
pub fn keeps(figures: &Coefficients, worth: &Worth) -> bool {
    -worth.restraint <= figures.inspection * figures.norm_shame
}
