//! Learning what share of links the other can cut: a Beta belief under Bernoulli evidence. Source:
//! Bayes' rule.

/// A Beta distribution over a share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Beta {
    /// a: successes seen, with those imagined beforehand.
    pub successes: f64,
    /// b: failures seen, with those imagined beforehand.
    pub failures: f64,
}

impl Beta {
    /// a / (a + b).
    pub fn mean(self) -> f64 {
        self.successes / (self.successes + self.failures)
    }

    /// Belief after `successes` of `trials`, taken with a credibility between 0 and 1: a' = a + w r,
    /// b' = b + w (n - r). Source: Bayes' rule.
    pub fn after(self, successes: u32, trials: u32, credibility: f64) -> Self {
        Self {
            successes: self.successes + credibility * f64::from(successes),
            failures: self.failures + credibility * f64::from(trials - successes),
        }
    }
}
