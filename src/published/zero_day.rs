//! How long an unknown vulnerability lives: RAND 2017 ("Zero Days, Thousands of Nights") prints quartiles and
//! a mean; a Weibull law fits the two quartiles and predicts the mean. Source: Axelrod and Iliev 2014.

/// A Weibull law of lifetimes; survival is exp(-(t / scale)^shape).
#[derive(Clone, Copy, Debug)]
pub struct Weibull {
    /// Shape; 1 is the exponential law.
    pub shape: f64,
    /// Scale, in the unit of the lifetimes.
    pub scale: f64,
}

impl Weibull {
    /// The law with two given quantiles, each a share and the lifetime below which that share lies.
    pub fn through(low: (f64, f64), high: (f64, f64)) -> Self {
        let depth = |share: f64| libm::log(-libm::log1p(-share));
        let shape = (depth(high.0) - depth(low.0)) / libm::log(high.1 / low.1);
        Self { shape, scale: high.1 / libm::pow(-libm::log1p(-high.0), 1.0 / shape) }
    }

    /// Lifetime below which a share lies.
    pub fn quantile(self, share: f64) -> f64 {
        self.scale * libm::pow(-libm::log1p(-share), 1.0 / self.shape)
    }

    /// scale Gamma(1 + 1 / shape).
    pub fn mean(self) -> f64 {
        self.scale * libm::tgamma(1.0 + 1.0 / self.shape)
    }
}

/// Weekly hazard of something that happens to a share each year: -ln(1 - share) / 52.
pub fn weekly_hazard(yearly_share: f64) -> f64 {
    -libm::log1p(-yearly_share) / 52.0
}
