//! The pace of the war: pulses, and the friction of the march.

use crate::sim::model::coefficients::Coefficients;
use crate::sim::model::luck::{Luck, Stream};
use crate::sim::model::state::WarBook;
use crate::sim::model::units::{DAY, Hour};

/// Orders of a side in one pulse.
pub const ORDERS: u8 = 2;

/// Hours of a pulse that begins so long after H: 6 to H+48, 12 to H+120, then a day. Source: docs/rules/war.md.
pub fn pulse_hours(since_launch: Hour) -> Hour {
    match since_launch {
        0..48 => 6,
        48..120 => 12,
        _ => 24,
    }
}

/// When the pulses begin in which the other side gives orders between two hours of a war: now, if one begins, and later.
pub fn pulses_within(book: &WarBook, now: Hour, until: Hour) -> impl Iterator<Item = Hour> {
    let length = pulse_hours(now - book.since);
    let begins = (now + length == book.next_pulse).then_some(now);
    begins.into_iter().chain((book.next_pulse..=until).step_by(length as usize))
}

/// Councils running that halt the attack, until the war is over. Source: docs/rules/war.md.
pub const LAST_HALT: u32 = 2;

/// Whether the adversary's council sits in this hour of war: every day from the launch on, as a pulse begins.
pub fn war_council_sits(since_launch: Hour) -> bool {
    since_launch > DAY && (since_launch - 1).is_multiple_of(DAY)
}

/// Subjects of [`Stream::Friction`] that belong to no headquarters.
pub mod subject {
    /// The march of the columns.
    pub const MARCH: u64 = 0;
    /// The closing of our line.
    pub const LINE: u64 = 1;
}

/// Friction of the march, as luck has it: factor on all hours, log-normal.
pub fn march_pace(figures: &Coefficients, luck: Luck) -> f64 {
    libm::exp(figures.march_spread * luck.normal(Stream::Friction, subject::MARCH, 0))
}
