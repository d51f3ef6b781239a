//! A level and the assumptions it is to be built under: what a study builds anew for every figure it turns.

use crate::level::{self, Assumptions, Report};
use crate::session::journal::Text;
use crate::sim::{Parameter, Scenario};
use std::sync::Arc;

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
}
