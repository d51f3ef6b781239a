//! The figures in force with all that is to be said of them: unit, range, source, mark, and who set them.
//!
//! Precedence is the order in which they are set: an assumption set gives every figure, the level may set it otherwise
//! with a reason, and whoever asks "what if" has the last word.

use crate::sim::model::coefficients::Coefficients;
use crate::sim::model::parameter::Parameter;
use serde::{Deserialize, Serialize};

/// How firmly a figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Stated in a published source.
    Source,
    /// Computed from published figures.
    Derived,
    /// A house number: our judgement, open to dispute.
    House,
}

impl Mark {
    /// All of them, the firmest first.
    pub const ALL: [Mark; 3] = [Mark::Source, Mark::Derived, Mark::House];
}

/// A value of a figure that the rules cannot compute with.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("`{name}` is {}; the rules can compute with {low} to {high}", plain(*.value))]
pub struct Impossible {
    /// Which figure.
    pub name: String,
    /// The value.
    pub value: f64,
    /// Least value of its hard range.
    pub low: f64,
    /// Greatest value of it.
    pub high: f64,
}

/// A number as a person writes it, however large it is.
fn plain(value: f64) -> String {
    if value.abs() < 1e12 { value.to_string() } else { format!("{value:e}") }
}

/// Whether the rules can compute with a value of a figure.
///
/// # Errors
/// Its hard range, when the value lies beyond that or is no number.
pub fn possible(name: &str, value: f64) -> Result<(), Impossible> {
    match Coefficients::hard_range(name) {
        Some((low, high)) if !(low..=high).contains(&value) => {
            Err(Impossible { name: name.to_owned(), value, low, high })
        }
        _ => Ok(()),
    }
}

/// Who set a figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// An assumption set, by its name.
    Set(String),
    /// The level, with its reason.
    Level(String),
    /// Somebody who asks what would be if.
    Sweep,
}

/// A figure in force.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Its name in the rules.
    pub name: &'static str,
    /// One value, or one for each type of capability.
    pub values: Vec<f64>,
    /// Unit of the value.
    pub unit: String,
    /// Least and greatest value that could be defended, once for all values or once for each; within the hard range of
    /// [`Coefficients::hard_range`].
    pub ranges: Vec<(f64, f64)>,
    /// What it shares a reason with: when many figures are drawn at once, those of a group are drawn alike.
    pub group: Option<String>,
    /// Where it comes from.
    pub source: String,
    /// How firmly it stands.
    pub mark: Mark,
    /// What it means, or why a set has another value than the anchored one.
    pub sentence: String,
    /// Who set it.
    pub layer: Layer,
}

impl Figure {
    /// Least and greatest value of a place that could be defended.
    pub fn range(&self, place: usize) -> (f64, f64) {
        self.ranges[if self.ranges.len() == 1 { 0 } else { place }]
    }
}

/// All figures in force, in the order of the model.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures(Vec<Figure>);

impl Figures {
    /// Puts figures into the order of the model.
    pub fn new(mut figures: Vec<Figure>) -> Self {
        let place = |figure: &Figure| Coefficients::NAMES.iter().position(|name| *name == figure.name);
        figures.sort_by_key(place);
        Self(figures)
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Figure> {
        self.0.iter()
    }

    /// A figure by its name in the rules.
    pub fn get(&self, name: &str) -> Option<&Figure> {
        self.0.iter().find(|figure| figure.name == name)
    }

    /// Sets a figure that is known, to as many values as it has.
    pub fn set(&mut self, name: &str, values: &[f64], layer: Layer) {
        let fits = |figure: &&mut Figure| figure.name == name && figure.values.len() == values.len();
        if let Some(figure) = self.0.iter_mut().find(fits) {
            figure.values.copy_from_slice(values);
            figure.layer = layer;
        }
    }

    /// The value of one number.
    pub fn value(&self, parameter: Parameter) -> Option<f64> {
        self.get(parameter.name())?.values.get(parameter.index()).copied()
    }

    /// Sets one number, for a what-if.
    pub fn turn(&mut self, parameter: Parameter, value: f64) {
        if let Some(figure) = self.get(parameter.name()) {
            let mut values = figure.values.clone();
            values[parameter.index()] = value;
            self.set(parameter.name(), &values, Layer::Sweep);
        }
    }

    /// The plain values, as the rules read them.
    pub fn coefficients(&self) -> Coefficients {
        let mut coefficients = Coefficients::default();
        for figure in &self.0 {
            if let Some(slots) = coefficients.values_mut(figure.name) {
                slots.copy_from_slice(&figure.values);
            }
        }
        coefficients
    }
}
