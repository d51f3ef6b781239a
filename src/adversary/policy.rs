//! What distinguishes one adversary's habits from another's, beside the disposition that the level draws.

use serde::{Deserialize, Serialize};

/// Habits of the adversary.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// Name, in kebab case.
    pub name: String,
    /// Weights of the quiet weeks' acts: routine, probe, hunt, feint.
    pub acts: [f64; 4],
    /// Whether columns that stay dark too long go on by orders given beforehand.
    pub predelegates: bool,
    /// Hours a column must have lost before it does.
    pub patience: f64,
}

impl Default for Policy {
    fn default() -> Self {
        Self { name: "general-staff".into(), acts: [3.0, 4.0, 2.0, 1.0], predelegates: true, patience: 36.0 }
    }
}
