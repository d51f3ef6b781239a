//! The dial: what they believe, under what they go, and what only we see.

use crate::sim::Scenario;
use crate::sim::intel::{Band, DeskPicture};
use crate::sim::offer::Offer;

/// The three numbers that are read first.
#[derive(Clone, Debug, PartialEq)]
pub struct Dial {
    /// Where the clock runs to.
    pub objective: String,
    /// "They believe", hours.
    pub believed: Band,
    /// "They go if under", hours.
    pub bar: Band,
    /// "In truth", hours.
    pub truth: f64,
    /// What the choice under the pointer would change.
    pub preview: Option<Preview>,
}

/// Both needles after a choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Preview {
    /// What the choice is called: its letter, or a word.
    pub name: String,
    /// "They believe" with it.
    pub believed: f64,
    /// "They go if under" with it.
    pub bar: f64,
}

impl Dial {
    /// The dial of a desk; `preview` is the offer under the pointer with its name.
    pub fn of(scenario: &Scenario, desk: &DeskPicture, preview: Option<(&str, &Offer)>) -> Self {
        let moves = |o: &Offer| o.theirs.abs() >= 0.5 || o.bar.abs() >= 0.5;
        Self {
            objective: scenario.axes[scenario.main_axis().index()].objective.clone(),
            believed: desk.believed,
            bar: desk.bar,
            truth: desk.truth,
            preview: preview.filter(|(_, offer)| moves(offer)).map(|(name, offer)| Preview {
                name: name.to_owned(),
                believed: desk.believed.value + offer.theirs,
                bar: desk.bar.value + offer.bar,
            }),
        }
    }

    /// Hours that belief lies under the bar; negative when it lies above.
    pub fn short(&self) -> f64 {
        self.bar.value.round() - self.believed.value.round()
    }

    /// Hours at the two ends of the scale.
    pub fn range(&self) -> (f64, f64) {
        let preview = self.preview.iter().flat_map(|p| [p.believed, p.bar]);
        let values = [
            self.believed.value - self.believed.half,
            self.believed.value + self.believed.half,
            self.bar.value - self.bar.half,
            self.bar.value + self.bar.half,
            self.truth,
            // Room for the words beside the mark of the truth.
            self.truth + 14.0,
        ];
        let (low, high) = values
            .into_iter()
            .chain(preview)
            .filter(|v| v.is_finite())
            .fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), v| (low.min(v), high.max(v)));
        if low > high {
            return (0.0, 100.0);
        }
        let from = (((low - 6.0) / 10.0).floor() * 10.0).max(0.0);
        let to = (((high + 12.0) / 10.0).ceil() * 10.0).max(from + 60.0);
        (from, to)
    }
}
