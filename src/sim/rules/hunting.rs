//! What teams that hunt find of the adversary's hold in our network.

use crate::sim::model::coefficients::Coefficients;

/// Hours of its hold that some teams throw out in a week: each finds a share of what the others have left, so that a second
/// team finds less than the first, and where little sits little is found. Source: docs/rules/intrusion.md (the exponential law
/// of detection, Koopman 1956).
pub fn thrown_out(figures: &Coefficients, held: f64, teams: usize) -> f64 {
    held * (1.0 - libm::pow(1.0 - figures.hunt, teams as f64))
}
