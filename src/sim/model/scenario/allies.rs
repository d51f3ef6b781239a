//! The allies: what they lend, and what each fears.

use crate::sim::model::ids::*;
use serde::{Deserialize, Serialize};

/// An ally.
#[derive(Clone, Debug)]
pub struct Ally {
    /// Two letters.
    pub id: String,
    /// Name for people.
    pub name: String,
    /// Favours it holds at the beginning.
    pub favours: u8,
    /// Whether it takes fright at an unprovoked demonstration, and its lawyers ask for a reason.
    pub cautious: bool,
    /// The cell that carries out what it lends; an ally without one lends nothing.
    pub cell: Option<NodeId>,
    /// Support it needs to say yes to Article 5.
    pub bar: f64,
    /// What it fears above all.
    pub fear: Option<Fear>,
    /// Whether it may see what was heard through an ear.
    pub cleared: bool,
    /// Members it speaks for.
    pub members: u32,
    /// Stable identity for luck.
    pub subject: u64,
}

/// What an ally fears above all. Source: docs/rules/politics.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Fear {
    /// To be drawn into a war by somebody's show of strength.
    Entrapment,
    /// The ladder of escalation.
    Escalation,
    /// To be left alone.
    Abandonment,
    /// To be the next, where harm goes unanswered.
    Exposure,
    /// To be wrong: it wants proof.
    Proof,
    /// The end of talks.
    Rupture,
}
