//! What the staff has found on the map table, beside the weekly estimate.

use crate::study::estimate::Estimate;
use crate::study::job::Progress;
use crate::text::{Texts, number};

/// The weeks to come, as the staff has played them.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Forecast {
    /// Nobody has.
    #[default]
    None,
    /// It still plays.
    Playing(String),
    /// What it has found.
    Found {
        /// Share of its games in which they launch within two councils.
        soon: f64,
        /// The same in words.
        words: String,
    },
    /// Why it found nothing.
    Failed(String),
}

impl Forecast {
    /// While it plays.
    pub fn playing(texts: &Texts, progress: Progress) -> Self {
        let told = [("done", progress.done.into()), ("all", progress.runs.into())];
        Self::Playing(texts.tell("forecast-playing", &told))
    }

    /// What it has found.
    pub fn found(texts: &Texts, estimate: &Estimate) -> Self {
        let soon = estimate.soon.share();
        let told = [
            ("games", estimate.soon.runs.into()),
            ("soon", number::percent(texts, soon).into()),
            ("ever", number::percent(texts, estimate.ever.share()).into()),
        ];
        Self::Found { soon, words: texts.tell("forecast-found", &told) }
    }

    /// Why it found nothing.
    pub fn failed(texts: &Texts, report: &str) -> Self {
        Self::Failed(texts.tell("forecast-failed", &[("report", report.into())]))
    }
}
