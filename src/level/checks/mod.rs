//! What a level must be beyond its format, one family of findings a file.

pub mod air;
pub mod axes;
pub mod cards;
pub mod course;
pub mod figures;
pub mod jammers;
pub mod network;
pub mod places;
pub mod records;
pub mod signs;
pub mod treaty;
pub mod unused;
pub mod ways;
pub mod weapons;

use super::build::Built;
use super::format::Level;
use super::report::{Findings, Severity};

/// Everything that can be checked before a level is complete, also on one with mistakes. Whether the networks and who
/// marches and fires in them are sound, so that [`advise`] can look further.
pub fn run(level: &Level, built: &Built, findings: &mut Findings) -> bool {
    let before = findings.count(Severity::Error);
    network::check(built, findings);
    axes::check(level, built, findings);
    ways::check(level, findings);
    air::check(level, built, findings);
    weapons::check(level, built, findings);
    let is_sound = findings.count(Severity::Error) == before;
    treaty::check(level, built, findings);
    course::check(level, built, findings);
    cards::check(level, findings);
    signs::check(level, findings);
    unused::check(level, built, findings);
    figures::check(level, findings);
    places::check(level, findings);
    is_sound
}

/// What needs the finished network: warnings on tables that can be played.
pub fn advise(level: &Level, built: &Built, findings: &mut Findings) {
    axes::reached(built, findings);
    axes::cuttable(built, findings);
    jammers::check(level, built, findings);
}
