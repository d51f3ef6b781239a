//! When to use a resource that use may betray: Axelrod & Iliev, "Timing of cyber conflict" (PNAS 2014), and
//! its precursor of 1979. The paper gives its variables no values, so every number here is the exact solution
//! of the stated model. Source: Axelrod and Iliev 2014.

use super::numeric::root;

/// How high the stakes of a moment are, drawn anew at every opportunity.
#[derive(Clone, Debug)]
pub enum Stakes {
    /// Even between 0 and 1.
    Uniform,
    /// Exponential with mean 1.
    Exponential,
    /// Some values with their chances, in rising order; the chances add up to 1.
    Discrete(Vec<(f64, f64)>),
}

impl Stakes {
    /// A fair die.
    pub fn die() -> Self {
        Self::Discrete((1..=6).map(|face| (f64::from(face), 1.0 / 6.0)).collect())
    }

    /// p(T) = Pr(s >= T).
    pub fn reached(&self, threshold: f64) -> f64 {
        match self {
            Self::Uniform => (1.0 - threshold).clamp(0.0, 1.0),
            Self::Exponential => libm::exp(-threshold.max(0.0)),
            Self::Discrete(values) => values.iter().filter(|(s, _)| *s >= threshold).map(|(_, p)| p).sum(),
        }
    }

    /// G(T), the integral of s f(s) from T: what the moments above the threshold are worth on average.
    pub fn gain(&self, threshold: f64) -> f64 {
        match self {
            Self::Uniform => 0.5 * (1.0 - threshold.clamp(0.0, 1.0) * threshold.clamp(0.0, 1.0)),
            Self::Exponential => (1.0 + threshold.max(0.0)) * self.reached(threshold),
            Self::Discrete(values) => {
                values.iter().filter(|(s, _)| *s >= threshold).map(|(s, p)| s * p).sum()
            }
        }
    }
}

/// A resource and the patience of its owner; all three between 0 and 1, the discount below 1.
#[derive(Clone, Copy, Debug)]
pub struct Resource {
    /// S: chance that it survives if used.
    pub stealth: f64,
    /// P: chance that it survives if not used.
    pub persistence: f64,
    /// w: what a unit of value is worth one opportunity later.
    pub discount: f64,
}

impl Resource {
    /// V(T) = G(T) / (1 - w S p(T) - w P (1 - p(T))): the worth of a resource whose owner uses it at stakes
    /// of T or more. Source: Axelrod & Iliev 2014, form of Axelrod and Iliev 2014.
    pub fn value(&self, stakes: &Stakes, threshold: f64) -> f64 {
        let reached = stakes.reached(threshold);
        let survives = self.stealth * reached + self.persistence * (1.0 - reached);
        stakes.gain(threshold) / (1.0 - self.discount * survives)
    }

    /// The best threshold: T* = w (P - S) V(T*) where waiting keeps more than use does, else the lowest
    /// stakes. Source: Axelrod & Iliev 2014, form of Axelrod and Iliev 2014.
    pub fn threshold(&self, stakes: &Stakes) -> f64 {
        let patience = self.discount * (self.persistence - self.stealth);
        match stakes {
            Stakes::Discrete(values) => {
                let worth = |threshold: f64| self.value(stakes, threshold);
                let better = |best: f64, s: f64| if worth(s) > worth(best) { s } else { best };
                values.iter().map(|(s, _)| *s).reduce(better).unwrap_or(0.0)
            }
            _ if patience <= 0.0 => 0.0,
            // No value exceeds the mean stakes, at most 1, at every opportunity for ever.
            _ => root(0.0, 1.0 / (1.0 - self.discount), |t| t - patience * self.value(stakes, t)),
        }
    }
}
