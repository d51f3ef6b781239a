//! The normal distribution and the logistic function.

/// Chance that a standard normal stays below `x`.
pub fn cumulative(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

/// Density of the standard normal.
pub fn density(x: f64) -> f64 {
    libm::exp(-0.5 * x * x) * 0.398_942_280_401_432_7
}

/// Inverse of [`cumulative`]; minus and plus infinity at 0 and 1.
///
/// Tail-aware rational start (Abramowitz & Stegun 26.2.23), then Halley steps to full precision.
pub fn quantile(p: f64) -> f64 {
    if p <= 0.0 {
        return f64::NEG_INFINITY;
    }
    if p >= 1.0 {
        return f64::INFINITY;
    }
    let tail = p.min(1.0 - p);
    let t = (-2.0 * libm::log(tail)).sqrt();
    let start = t
        - (2.515_517 + t * (0.802_853 + t * 0.010_328))
            / (1.0 + t * (1.432_788 + t * (0.189_269 + t * 0.001_308)));
    let mut x = -start;
    for _ in 0..3 {
        let u = (cumulative(x) - tail) / density(x).max(f64::MIN_POSITIVE);
        x -= u / (1.0 + 0.5 * x * u);
    }
    if p <= 0.5 { x } else { -x }
}

/// 1 / (1 + exp(-x)).
pub fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-x))
}

/// ln(1 + exp(x)), the integral of [`logistic`].
pub fn softplus(x: f64) -> f64 {
    x.max(0.0) + libm::log1p(libm::exp(-x.abs()))
}

/// Inverse of [`logistic`].
pub fn logit(p: f64) -> f64 {
    libm::log(p / (1.0 - p))
}
