//! What the adversary believes our capability to be: Bayes over four types, by chips of evidence that fade.

use crate::sim::formula::number::Number;

/// The four capability types: none, light, medium, heavy.
pub const TYPES: usize = 4;

/// A distribution or a value for each capability type.
pub type PerType<N> = [N; TYPES];

/// `base` to the power of `exponent`; base >= 0, and whatever to the power of 0 is 1.
pub fn power(base: f64, exponent: f64) -> f64 {
    if exponent == 0.0 { 1.0 } else { libm::exp(exponent * libm::log(base)) }
}

/// Belief after weighted evidence: b is proportional to prior times the product of likelihood to the power of weight.
///
/// `likelihoods` and `weights` stand side by side. At weight 1 this is Bayes' rule, and the order of the chips does
/// not matter. What was impossible under every type that is left is taken for no evidence. Source: Bayes' rule and docs/rules/council.md; weights: docs/rules/signals.md.
pub fn posterior(prior: &PerType<f64>, evidence: impl Iterator<Item = (PerType<f64>, f64)>) -> PerType<f64> {
    let mut belief = *prior;
    for (likelihood, weight) in evidence {
        let before = belief;
        for (b, l) in belief.iter_mut().zip(likelihood) {
            *b *= power(l, weight);
        }
        // So much evidence in a row makes numbers too small to count with: only their ratios matter.
        if belief.iter().sum::<f64>() < FAINT {
            belief = whole(if belief == [0.0; TYPES] { before } else { belief });
        }
    }
    whole(belief)
}

/// A sum of beliefs below which they are brought back to 1.
const FAINT: f64 = 1e-200;

/// Weights as shares of their sum; alike where none of them is above 0.
fn whole(weights: PerType<f64>) -> PerType<f64> {
    let total: f64 = weights.iter().sum();
    if total > 0.0 { weights.map(|weight| weight / total) } else { [1.0 / TYPES as f64; TYPES] }
}

/// Weight of a chip: credibility, times the share that repetition leaves for each earlier chip of the same manner, times
/// its fading.
///
/// Source: docs/rules/signals.md (house).
pub fn chip_weight(credibility: f64, repetition: f64, earlier_of_manner: u32, fade: f64) -> f64 {
    credibility * power(repetition, f64::from(earlier_of_manner)) * fade
}

/// Expected value over the types.
pub fn expectation<N: Number>(belief: &PerType<N>, value: &PerType<N>) -> N {
    belief
        .iter()
        .zip(value)
        .map(|(b, v)| b.times(v))
        .reduce(|sum, term| sum.plus(&term))
        .unwrap_or_else(|| N::constant(0.0))
}
