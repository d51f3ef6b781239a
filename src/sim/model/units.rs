//! Numbers with units. An hour of the game is a tick ([`Hour`]); durations and distances are `f64`.

use serde::{Deserialize, Serialize};
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

/// A moment: whole hours since the first council. One tick of the rules is one hour.
pub type Hour = u32;

/// Hours in a week.
pub const WEEK: Hour = 168;
/// Hours that stand for no end of hours: more than a year, and finite, so that two of them can be compared.
pub const ENDLESS: f64 = 10_000.0;

/// Hours in a day.
pub const DAY: Hour = 24;

macro_rules! quantity {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub f64);
        impl Add for $name { type Output = Self; fn add(self, o: Self) -> Self { Self(self.0 + o.0) } }
        impl Sub for $name { type Output = Self; fn sub(self, o: Self) -> Self { Self(self.0 - o.0) } }
        impl Neg for $name { type Output = Self; fn neg(self) -> Self { Self(-self.0) } }
        impl Mul<f64> for $name { type Output = Self; fn mul(self, o: f64) -> Self { Self(self.0 * o) } }
        impl Div<f64> for $name { type Output = Self; fn div(self, o: f64) -> Self { Self(self.0 / o) } }
        impl Div for $name { type Output = f64; fn div(self, o: Self) -> f64 { self.0 / o.0 } }
        impl AddAssign for $name { fn add_assign(&mut self, o: Self) { self.0 += o.0 } }
        impl SubAssign for $name { fn sub_assign(&mut self, o: Self) { self.0 -= o.0 } }
    )*};
}

quantity! {
    /// A duration in hours: the one unit of the game.
    Hours,
    /// A distance in kilometres.
    Km,
}

/// Number of the week in which an hour lies, from 1.
pub fn week(hour: Hour) -> u32 {
    hour / WEEK + 1
}

/// Whole hours of a duration: none of a negative one, and as many as can be counted of a longer one.
pub fn whole_hours(hours: f64) -> Hour {
    // A cast to an integer keeps within its bounds; what is no number becomes 0.
    hours as Hour
}

/// The moment some hours after another; where it can no more be counted it never comes ([`Hour::MAX`]).
pub fn later(now: Hour, hours: f64) -> Hour {
    now.saturating_add(whole_hours(hours))
}

/// The moment some weeks, or a part of them, after another.
pub fn after(now: Hour, weeks: f64) -> Hour {
    later(now, weeks * f64::from(WEEK))
}

/// Weeks between two moments, as a fraction.
pub fn weeks(from: Hour, to: Hour) -> f64 {
    f64::from(to.saturating_sub(from)) / f64::from(WEEK)
}

/// Whether a week of the crisis begins in an hour, by when the next council meets: the first, or the one after a council.
pub fn week_begins(hour: Hour, next_council: Hour, interval: Hour) -> bool {
    hour == 0 || next_council > interval && hour + interval == next_council + 1
}
