//! What both sides may agree to leave alone.

use super::campaign::Target;
use crate::level::value::{Id, List};
use crate::record;

record! {
    /// Norms that may be signed, and whether that ends the crisis.
    pub struct Treaty as "treaty" {
        /// What may be agreed on, one by one.
        norms: List<Norm>,
        /// Norms that must be signed and found kept for the crisis to end without war; 0: a treaty ends nothing.
        ends: u32 [0.0..=12.0] = 0,
    }
}

record! {
    /// A norm: what neither side may touch.
    pub struct Norm as "norm" at most 64 {
        /// Its name in orders and reports.
        id: Id<Norm>,
        /// What it is called: "No hand on nuclear warning".
        name: String,
        /// What it spares, on either side.
        spares: List<Target>,
    }
}
