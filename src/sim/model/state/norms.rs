//! Where each norm stands. Both sides know.

use crate::sim::model::ids::*;
use crate::sim::model::units::Hour;
use serde::Serialize;

/// Where a norm stands. Both sides know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Standing {
    /// Nobody has signed it.
    Open,
    /// It lies before the adversary's council.
    Proposed,
    /// Both have signed it.
    Signed,
    /// A side has broken it, and nobody will sign it again in this crisis.
    Broken(Side),
}

/// A norm as both sides know it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct NormState {
    /// Where it stands.
    pub standing: Standing,
    /// Since when.
    pub since: Hour,
    /// Inspections so far.
    pub inspected: u32,
    /// The last inspection that found it kept.
    pub verified: Option<Hour>,
}

impl NormState {
    /// Before anybody has proposed it.
    pub const OPEN: Self = Self { standing: Standing::Open, since: 0, inspected: 0, verified: None };

    /// Whether both have signed it and nobody is known to break it.
    pub fn signed(&self) -> bool {
        self.standing == Standing::Signed
    }

    /// Whether it is signed and an inspection has found it kept.
    pub fn stands(&self) -> bool {
        self.signed() && self.verified.is_some()
    }

    /// Moves it to another standing.
    pub fn become_at(&mut self, standing: Standing, hour: Hour) {
        *self = Self { standing, since: hour, verified: None, ..*self };
    }
}
