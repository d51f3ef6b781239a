//! What the adversary believes our capability to be: Bayes over four types, by chips of evidence that fade.

use crate::sim::formula::number::Number;

/// The four capability types: none, light, medium, heavy.
pub const TYPES: usize = 4;

/// A distribution or a value for each capability type.
pub type PerType<N> = [N; TYPES];

/// `base` to the power of `exponent`, base > 0.
pub fn power(base: f64, exponent: f64) -> f64 {
    libm::exp(exponent * libm::log(base))
}

/// Belief after weighted evidence: b is proportional to prior times the product of likelihood to the power of weight.
///
/// `likelihoods` and `weights` stand side by side. At weight 1 this is Bayes' rule, and the order of the chips does
/// not matter. Source: model.md 1.8 and 5.3; weights: play.md rule 2.
pub fn posterior(prior: &PerType<f64>, evidence: impl Iterator<Item = (PerType<f64>, f64)>) -> PerType<f64> {
    let mut belief = *prior;
    for (likelihood, weight) in evidence {
        for (b, l) in belief.iter_mut().zip(likelihood) {
            *b *= power(l, weight);
        }
    }
    let total: f64 = belief.iter().sum();
    belief.map(|b| b / total)
}

/// Weight of a chip: credibility, times the share that repetition leaves for each earlier chip of the same manner, times
/// its fading.
///
/// Source: play.md rule 2 (house).
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
        .expect("there are four types")
}
