//! What some values say of the mean they were drawn around.

/// The mean of some values; 0 without any.
pub fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / values.len().max(1) as f64
}

/// Standard error of that mean: the root of the mean squared distance from it over their number.
pub fn standard_error(values: &[f64]) -> f64 {
    let mean = mean(values);
    let squares: f64 = values.iter().map(|value| (value - mean) * (value - mean)).sum();
    let count = values.len().max(1) as f64;
    (squares / count / count).sqrt()
}

/// By how much each of some values exceeds its twin.
pub fn differences(these: &[f64], those: &[f64]) -> Vec<f64> {
    these.iter().zip(those).map(|(this, that)| this - that).collect()
}
