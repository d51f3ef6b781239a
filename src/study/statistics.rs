//! Percentiles and intervals of what many games gave.

use serde::Serialize;
use serde::ser::SerializeStruct;

/// The middle and the edges of what was seen.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Spread {
    /// A tenth lies below.
    pub p10: f64,
    /// Half lies below.
    pub median: f64,
    /// A tenth lies above.
    pub p90: f64,
}

impl Spread {
    /// Of some figures; `None` without any.
    pub fn of(figures: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut figures: Vec<f64> = figures.into_iter().collect();
        figures.sort_by(f64::total_cmp);
        let at = |share| percentile(&figures, share);
        Some(Self { p10: at(0.1)?, median: at(0.5)?, p90: at(0.9)? })
    }
}

/// The figure below which a share (0 to 1) of sorted figures lies, linear between neighbours
/// (Hyndman and Fan 1996, definition 7); `None` without any.
pub fn percentile(sorted: &[f64], share: f64) -> Option<f64> {
    let last = sorted.len().checked_sub(1)?;
    let place = share.clamp(0.0, 1.0) * last as f64;
    let below = place.floor();
    let (low, high) = (sorted[below as usize], sorted[place.ceil() as usize]);
    Some(low + (high - low) * (place - below))
}

/// How often something happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rate {
    /// Games in which it did.
    pub hits: u32,
    /// Games played.
    pub runs: u32,
}

impl Rate {
    /// Of games, each of which says whether it did.
    pub fn of(games: &[bool]) -> Self {
        Self { hits: games.iter().filter(|hit| **hit).count() as u32, runs: games.len() as u32 }
    }

    /// As a share; 0 without games.
    pub fn share(self) -> f64 {
        if self.runs == 0 { 0.0 } else { f64::from(self.hits) / f64::from(self.runs) }
    }

    /// By how much it exceeds another, as a share.
    pub fn above(self, other: Self) -> f64 {
        if self.runs == other.runs {
            // Counted and not subtracted as shares, so that two points are two points.
            (f64::from(self.hits) - f64::from(other.hits)) / f64::from(self.runs.max(1))
        } else {
            self.share() - other.share()
        }
    }

    /// Its interval, by [`wilson`].
    pub fn interval(self) -> (f64, f64) {
        wilson(self.hits, self.runs)
    }

    /// Its standard error, by the half of that interval, which is honest at the edges.
    pub fn error(self) -> f64 {
        let (low, high) = self.interval();
        (high - low) / (2.0 * Z)
    }

    /// Whether so few or so many games had it that no difference could show: below a tenth or above nine. Source:
    /// docs/rules/knowing.md.
    pub fn saturated(self) -> bool {
        !(0.1..=0.9).contains(&self.share())
    }
}

impl Serialize for Rate {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (low, high) = self.interval();
        let mut rate = serializer.serialize_struct("Rate", 4)?;
        rate.serialize_field("launched", &self.hits)?;
        rate.serialize_field("rate", &self.share())?;
        rate.serialize_field("low", &low)?;
        rate.serialize_field("high", &high)?;
        rate.end()
    }
}

/// Standard errors on either side of a normal mean within which nineteen of twenty values lie.
const Z: f64 = 1.959_963_984_540_054;

/// Interval of a rate, in which the true one lies in about nineteen of twenty cases: Wilson's score
/// (Wilson 1927). It stays within 0 and 1 and is honest at the edges.
pub fn wilson(hits: u32, runs: u32) -> (f64, f64) {
    if runs == 0 {
        return (0.0, 1.0);
    }
    let n = f64::from(runs);
    let rate = f64::from(hits.min(runs)) / n;
    let scale = 1.0 + Z * Z / n;
    let centre = (rate + Z * Z / (2.0 * n)) / scale;
    let half = Z / scale * (rate * (1.0 - rate) / n + Z * Z / (4.0 * n * n)).sqrt();
    ((centre - half).max(0.0), (centre + half).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentiles_of_one_to_eleven_are_two_six_and_ten() {
        let spread = Spread::of((1..=11).rev().map(f64::from)).expect("there are figures");
        assert_eq!(spread, Spread { p10: 2.0, median: 6.0, p90: 10.0 });
    }

    #[test]
    fn percentiles_between_two_figures_are_linear() {
        assert_eq!(percentile(&[10.0, 20.0], 0.25), Some(12.5));
        assert_eq!(percentile(&[10.0], 0.9), Some(10.0));
        assert_eq!(percentile(&[], 0.5), None);
    }

    #[test]
    fn wilsons_interval_matches_the_worked_figures_of_the_score_test() {
        // 81 of 263: the example of Newcombe 1998, table I, method 3.
        let (low, high) = wilson(81, 263);
        assert!((low - 0.2553).abs() < 5e-5 && (high - 0.3662).abs() < 5e-5, "{low} {high}");
        assert_eq!(wilson(0, 10).0, 0.0);
        assert!(wilson(10, 10).1 > 1.0 - 1e-12 && wilson(10, 10).0 > 0.7);
    }
}
