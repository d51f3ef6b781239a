//! The dial: what they believe, under what they go, and what only we see.

use crate::sim::Scenario;
use crate::sim::intel::{Band, DeskPicture};
use crate::sim::orders::Offer;

/// The three numbers that are read first, in whole hours: they are rounded here and nowhere else.
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
    /// "In truth" with it.
    pub truth: f64,
}

impl Dial {
    /// The dial of a desk; `preview` is the offer under the pointer with its name.
    pub fn of(scenario: &Scenario, desk: &DeskPicture, preview: Option<(&str, &Offer)>) -> Self {
        let whole = |band: Band| Band { value: band.value.round().max(0.0), ..band };
        let (believed, bar) = (whole(desk.believed), whole(desk.bar));
        let moves = |o: &Offer| [o.theirs, o.bar, o.truth].into_iter().any(|by| by.round() != 0.0);
        Self {
            objective: scenario.axes[scenario.main_axis().index()].objective.clone(),
            believed,
            bar,
            truth: desk.truth.round(),
            preview: preview.filter(|(_, offer)| moves(offer)).map(|(name, offer)| Preview {
                name: name.to_owned(),
                believed: believed.value + offer.theirs.round(),
                bar: bar.value + offer.bar.round(),
                truth: (desk.truth + offer.truth).round(),
            }),
        }
    }

    /// Hours that belief lies under the bar; negative when it lies above.
    pub fn short(&self) -> f64 {
        self.bar.value - self.believed.value
    }

    /// Hours at the two ends of the scale.
    pub fn range(&self) -> (f64, f64) {
        let ends = |band: Band| [band.value - band.half, band.value + band.half];
        let bands = [self.bar, self.believed].into_iter().flat_map(ends);
        let preview = self.preview.iter().map(|p| p.believed);
        let moved = self.preview.iter().map(|p| p.bar);
        // Room for the words beside the mark of the truth.
        let truth = self.preview.as_ref().map_or(self.truth, |preview| preview.truth).max(self.truth);
        let truth = [self.truth, truth + 14.0];
        let (low, high) = bands
            .chain(truth)
            .chain(preview)
            .chain(moved)
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
