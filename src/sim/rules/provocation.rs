//! A live demonstration against an adversary in garrison is an unprovoked attack.

use crate::sim::model::coefficients::Coefficients;

/// What an unprovoked demonstration brings beyond the rung of every live one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Provocation {
    /// Added to the adversary's gain of a quick win, for the coefficient `provocation_weeks`.
    pub stakes: f64,
    /// Rungs up the escalation ladder.
    pub rungs: i8,
}

/// Whether a live demonstration provokes an adversary of some readiness, and how much. Without cyber effects there is
/// nothing to be provoked by.
pub fn of(figures: &Coefficients, readiness: u8) -> Option<Provocation> {
    let unprovoked = readiness == 0 && figures.cyber > 0.0;
    unprovoked.then_some(Provocation { stakes: figures.provocation * figures.cyber, rungs: 1 })
}
