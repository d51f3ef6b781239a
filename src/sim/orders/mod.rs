//! What can be ordered.

pub mod effect;
pub mod offer;
pub mod order;
