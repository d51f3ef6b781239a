//! Norms that both sides may sign.

use crate::sim::model::ids::*;

/// Norms that may be signed, one by one.
#[derive(Clone, Debug)]
pub struct Treaty {
    /// What they are.
    pub norms: Vec<Norm>,
    /// Norms that must be signed and found kept for the crisis to end without war; 0 where a treaty ends nothing.
    pub ends: usize,
}

/// What neither side may touch.
#[derive(Clone, Debug)]
pub struct Norm {
    /// Name in the level.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// What it spares, on either side.
    pub spares: Vec<ChannelId>,
    /// Stable identity for luck.
    pub subject: u64,
}
