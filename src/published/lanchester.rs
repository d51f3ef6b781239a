//! Attrition over a whole battle: Lanchester's square law, and Deitchman's law as mixed by Kress & MacKay.
//! The game takes the square law within one hour only; its survivors are
//! [`square_law_survivors`](crate::sim::formula::combat::square_law_survivors). Source: Lanchester 1916.

/// atanh((B/A) sqrt(beta/alpha)) / sqrt(alpha beta): time at which the loser B of the square law is gone, in
/// the unit of the rates; infinite when B does not lose.
pub fn square_law_end(a: f64, b: f64, alpha: f64, beta: f64) -> f64 {
    let balance = b / a * (beta / alpha).sqrt();
    if balance < 1.0 { libm::atanh(balance) / (alpha * beta).sqrt() } else { f64::INFINITY }
}

/// A force that must find its targets: B' = -alpha G, G' = -gamma B (mu + (1 - mu) G / P).
#[derive(Clone, Copy, Debug)]
pub struct MixedLaw {
    /// mu, the picture: 1 is aimed fire, 0 is blind fire into the area.
    pub picture: f64,
    /// G: the force to be beaten.
    pub target: f64,
    /// P: the population it hides among.
    pub population: f64,
    /// alpha: kills of B per unit of G and time.
    pub alpha: f64,
    /// gamma: kills of G per unit of B and time, at full picture.
    pub gamma: f64,
}

impl MixedLaw {
    /// Rates (B', G').
    pub fn slope(&self, [b, g]: [f64; 2]) -> [f64; 2] {
        let found = self.picture + (1.0 - self.picture) * g / self.population;
        [-self.alpha * g, -self.gamma * b * found]
    }

    /// The smallest B that beats G: B^2 = 2 (alpha/gamma) times the integral from 0 to G of g / (mu + (1 -
    /// mu) g / P).
    ///
    /// From the law's invariant, which is a closed form. At the ends sqrt(alpha/gamma) G and
    /// sqrt(2 alpha P G / gamma). Source: Deitchman 1962; Kress & MacKay 2014.
    pub fn force_needed(&self) -> f64 {
        let (mu, g) = (self.picture, self.target);
        let blind = (1.0 - mu) / self.population;
        let integral = if blind == 0.0 {
            0.5 * g * g / mu
        } else if mu == 0.0 {
            g / blind
        } else {
            g / blind - mu / (blind * blind) * libm::log1p(blind * g / mu)
        };
        (2.0 * self.alpha / self.gamma * integral).sqrt()
    }
}
