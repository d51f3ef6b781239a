//! What can be ordered now, at which price, and what it is thought to do in hours: made from an [`Intel`], so that a
//! price or a refusal never tells what its reader does not know.

use super::ids::*;
use super::order::{Order, Refusal};

/// An order with its price and its effect, before the click.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    /// The order.
    pub order: Order,
    /// Team-weeks.
    pub teams: u8,
    /// Favours, and whose.
    pub favours: Option<(AllyId, u8)>,
    /// Hours it adds to what they believe (crisis) or to their clock (war).
    pub theirs: f64,
    /// Hours it adds to the bar under which they go (crisis) or to our clock (war).
    pub bar: f64,
    /// Hours it adds to the truth that only we see.
    pub truth: f64,
    /// Chance that it takes effect.
    pub chance: Option<f64>,
    /// Hours it adds to what they believe if it fails.
    pub on_failure: f64,
    /// What is left of its effect after each of twelve weeks, as a share.
    pub fading: Vec<f64>,
    /// Why it would be refused now.
    pub refusal: Option<Refusal>,
}
