//! What orders cost, and how often they may be given.

use crate::sim::model::ids::*;
use crate::sim::rules::politics::Reading;

/// The most hidden accesses that can be held.
pub const ACCESS_CAP: usize = 4;

/// Weeks between two off-ramps.
pub const OFF_RAMP_WEEKS: u32 = 2;

/// Week from which the adversary's character can be named. Source: docs/rules/adversary.md.
pub const PROFILE_WEEK: u32 = 6;

/// Brigades that the roads take at a time.
pub const ROADS: usize = 2;

/// Teams that an exercise binds for a week.
pub const EXERCISE_TEAMS: u8 = 2;

/// Teams that a live demonstration binds for a week.
pub const DEMONSTRATION_TEAMS: u8 = 1;

/// Teams that standing by to cut off a step binds for a week.
pub const INTERDICTION_TEAMS: u8 = 2;

/// Favours that standing by costs every lender.
pub const INTERDICTION_FAVOURS: u8 = 1;

/// Favours a brigade costs.
pub const BRIGADE_FAVOURS: u8 = 2;

/// Favours a live demonstration costs: one more when the lender's lawyers doubt.
pub fn demonstration_favours(reading: Reading) -> u8 {
    1 + u8::from(reading == Reading::Doubtful)
}

/// Favours an order costs: one more when the same ally is asked twice running.
pub fn price(last_asked: Option<AllyId>, ally: AllyId, base: u8) -> u8 {
    base + u8::from(last_asked == Some(ally))
}
