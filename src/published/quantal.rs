//! Quantal response: Signorino (1999) after McKelvey & Palfrey. Source: Bueno de Mesquita 1981.

/// Chance of each choice, exp(lambda EU) / sum. Lambda = 0 is indifference, lambda to infinity the hard rule;
/// with two choices this is the game's own launch chance. The largest utility is taken off first, so nothing
/// overflows.
pub fn choices(lambda: f64, utilities: &[f64]) -> Vec<f64> {
    let best = utilities.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    let weights: Vec<f64> = utilities.iter().map(|u| libm::exp(lambda * (u - best))).collect();
    let total: f64 = weights.iter().sum();
    weights.iter().map(|w| w / total).collect()
}
