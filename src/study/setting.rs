//! A level and the assumptions it is to be built under: what a study builds anew for every figure it turns.

use super::job::Failure;
use crate::level::{self, Assumptions, LevelNumber, Report};
use crate::session::journal::Text;
use crate::sim::{Parameter, Scenario};
use std::sync::Arc;

/// A number that a study turns.
#[derive(Clone, Debug, PartialEq)]
pub enum Turned {
    /// Of the model.
    Figure(Parameter),
    /// Of the level, by its path.
    Level(String),
}

/// A level and an assumption set.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The level.
    pub level: Text,
    /// The set.
    pub assumptions: Assumptions,
}

impl Setting {
    /// Builds the level with some numbers of the model turned.
    ///
    /// # Errors
    /// The level's report, when it has errors; a number can be turned so far that a sound level is one no more.
    pub fn build(&self, turned: &[(Parameter, f64)]) -> Result<Arc<Scenario>, Box<Report>> {
        level::parse_turned(&self.level.name, &self.level.text, &self.assumptions, turned)
            .map(|(scenario, _)| Arc::new(scenario))
            .map_err(Box::new)
    }

    /// The number of the level at a path.
    ///
    /// # Errors
    /// [`Failure::NoNumber`] where there is none.
    pub fn number(&self, path: &str) -> Result<LevelNumber, Failure> {
        LevelNumber::of(&self.level.text, path).map_err(Failure::NoNumber)
    }

    /// The same with some numbers of the level written otherwise.
    pub fn rewritten(&self, numbers: &[(LevelNumber, f64)]) -> Self {
        let text = level::rewritten(&self.level.text, numbers);
        Self { level: Text { text, ..self.level.clone() }, ..self.clone() }
    }

    /// Builds the level with one number turned.
    ///
    /// # Errors
    /// [`Failure::NoNumber`] where there is none; [`Failure::Level`], when the level is one no more.
    pub fn turned(&self, number: &Turned, value: f64) -> Result<Arc<Scenario>, Failure> {
        let (name, built) = match number {
            Turned::Figure(parameter) => (parameter.to_string(), self.build(&[(*parameter, value)])),
            Turned::Level(path) => {
                let turned = self.rewritten(&[(self.number(path)?, value)]);
                (path.clone(), turned.build(&[]))
            }
        };
        built.map_err(|report| Failure::Level(format!("at {name} = {value}: {}", report.text(false))))
    }
}
