//! One number of the model or of the level turned from end to end, and what the games say of it: `simulate --sweep`.

use super::batch::Plan;
use super::job::{Failure, Job, Tally};
use super::setting::{Setting, Turned};
use super::statistics::Rate;
use super::summary::{Question, Summary, line};
use crate::level::number::is_path;
use crate::session::Seats;
use crate::sim::Figure;
use crate::sim::figures::{Impossible, Mark, possible};
use crate::sim::parameter::NoParameter;
use crate::sim::state::Setup;
use serde::Serialize;
use std::num::NonZeroUsize;
use std::str::FromStr;

/// The most values one sweep takes.
pub const MOST_STEPS: usize = 1000;

/// A number and the values it takes, written `found=0.02..0.2:7` or `axes.riga.hours=38..50:5`.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    /// The number.
    pub turned: Turned,
    /// Its first value.
    pub from: f64,
    /// Its last value.
    pub to: f64,
    /// How many values, the two ends among them.
    pub steps: usize,
}

/// Why a text is no range.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum NoRange {
    /// It names no number of the model.
    #[error(transparent)]
    Parameter(#[from] NoParameter),
    /// It reaches where the rules cannot compute.
    #[error(transparent)]
    Impossible(#[from] Impossible),
    /// It is written in another way.
    #[error("a sweep is written NAME=A..B:STEPS, as in found=0.02..0.2:7, with 2 to {MOST_STEPS} steps")]
    Form,
}

impl FromStr for Range {
    type Err = NoRange;

    fn from_str(text: &str) -> Result<Self, NoRange> {
        let (name, range) = text.split_once('=').ok_or(NoRange::Form)?;
        let turned = match name.trim().parse() {
            Ok(parameter) => Turned::Figure(parameter),
            // What has a path is a number of the level, unless the model has one of that name.
            Err(NoParameter::Unknown(_)) if is_path(name.trim()) => Turned::Level(name.trim().to_owned()),
            Err(error) => return Err(error.into()),
        };
        let (ends, steps) = range.rsplit_once(':').ok_or(NoRange::Form)?;
        let (from, to) = ends.split_once("..").ok_or(NoRange::Form)?;
        let end = |text: &str| text.trim().parse().ok().filter(|value: &f64| value.is_finite());
        let steps = steps.trim().parse().ok().filter(|steps| (2..=MOST_STEPS).contains(steps));
        match (end(from), end(to), steps) {
            (Some(from), Some(to), Some(steps)) => {
                // Whatever lies between two values that are possible is possible.
                if let Turned::Figure(parameter) = turned {
                    [from, to].into_iter().try_for_each(|end| possible(parameter.name(), end))?;
                }
                Ok(Self { turned, from, to, steps })
            }
            _ => Err(NoRange::Form),
        }
    }
}

impl Range {
    /// The values, evenly spaced.
    pub fn values(&self) -> impl Iterator<Item = f64> {
        let last = (self.steps - 1) as f64;
        (0..self.steps).map(move |step| {
            let share = step as f64 / last;
            self.from * (1.0 - share) + self.to * share
        })
    }
}

/// What a sweep plays: the same seeds at every value.
#[derive(Clone, Debug)]
pub struct Plans {
    /// The level.
    pub setting: Setting,
    /// The number and its values.
    pub range: Range,
    /// Both minds.
    pub seats: Seats,
    /// What is set of what the seed draws.
    pub setup: Setup,
    /// Games at each value.
    pub runs: u32,
    /// Seed of the first.
    pub seed: u64,
    /// Name of the alliance's policy.
    pub policy: String,
}

/// What the games said at one value.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    /// The value.
    pub value: f64,
    /// How often the attack came.
    pub launches: Rate,
    /// All figures of its games.
    #[serde(flatten)]
    pub summary: Summary,
}

/// A whole sweep.
#[derive(Clone, Debug, Serialize)]
pub struct Sweep {
    /// The number that was turned.
    pub name: String,
    /// What it is at rest.
    pub value: f64,
    /// Its unit.
    pub unit: String,
    /// The range within which it can be defended, where that is said.
    pub range: Option<(f64, f64)>,
    /// How firmly it stands, where that is said.
    pub mark: Option<Mark>,
    /// What the games said, in the order of the values.
    pub steps: Vec<Step>,
}

impl Plans {
    /// Starts to play.
    ///
    /// # Errors
    /// [`Failure::Threads`] when the platform gives no threads.
    pub fn start(self, threads: Option<NonZeroUsize>) -> Result<Job<Sweep>, Failure> {
        Job::begin(threads, move |tally| self.play(tally))
    }

    fn play(&self, tally: Tally<'_>) -> Result<Sweep, Failure> {
        tally.expect(self.range.steps * self.runs as usize);
        let at_rest = self.at_rest()?;
        let steps = self.range.values().map(|value| self.step(value, tally)).collect::<Result<_, _>>()?;
        Ok(Sweep { steps, ..at_rest })
    }

    /// What is turned, before it is.
    fn at_rest(&self) -> Result<Sweep, Failure> {
        match &self.range.turned {
            Turned::Figure(parameter) => {
                let rest = self.setting.build(&[]).map_err(|report| Failure::Level(report.text(false)))?;
                let unknown = || Failure::Level(format!("nothing is said of `{parameter}`"));
                let (figure, value): (&Figure, f64) = rest
                    .figures
                    .get(parameter.name())
                    .zip(rest.figures.value(*parameter))
                    .ok_or_else(unknown)?;
                Ok(Sweep {
                    name: parameter.to_string(),
                    value,
                    unit: figure.unit.clone(),
                    range: Some(figure.range(parameter.index())),
                    mark: Some(figure.mark),
                    steps: Vec::new(),
                })
            }
            Turned::Level(path) => {
                let value = self.setting.number(path)?.value;
                Ok(Sweep {
                    name: path.clone(),
                    value,
                    unit: String::new(),
                    range: None,
                    mark: None,
                    steps: Vec::new(),
                })
            }
        }
    }

    fn step(&self, value: f64, tally: Tally<'_>) -> Result<Step, Failure> {
        let plan = Plan {
            scenario: self.setting.turned(&self.range.turned, value)?,
            seats: self.seats.clone(),
            setup: self.setup,
            runs: self.runs,
            seed: self.seed,
            threads: None,
            stopwatch: None,
        };
        let games = plan.play(tally)?;
        let question = Question {
            level: &plan.scenario.id,
            seed: self.seed,
            policy: &self.policy,
            assume: &self.setting.assumptions.name,
        };
        let summary = Summary::of(question, &games, None);
        let launches = Rate { hits: summary.launched, runs: summary.runs };
        Ok(Step { value, launches, summary })
    }
}

impl Sweep {
    /// One JSON object.
    pub fn json(&self) -> String {
        serde_json::to_string_pretty(self).expect("a sweep holds plain data only")
    }

    /// A line of names and a line of figures for each value.
    pub fn csv(&self) -> String {
        let mut text = String::new();
        for (index, step) in self.steps.iter().enumerate() {
            let (low, high) = step.launches.interval();
            let own = [("name", self.name.clone()), ("value", step.value.to_string())].into_iter();
            let interval = [("launched.low", low.to_string()), ("launched.high", high.to_string())];
            let cells: Vec<_> = own.chain(step.summary.columns()).chain(interval).collect();
            if index == 0 {
                text += &line(cells.iter().map(|(name, _)| *name));
            }
            text += &line(cells.iter().map(|(_, figure)| figure.as_str()));
        }
        text
    }
}
