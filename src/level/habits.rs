//! Habits of adversaries, from the game's own files or anybody's: read like levels, so a mistake in one is reported like a
//! level's.

use super::checks::records;
use super::format;
use super::read;
use super::report::Report;
use super::tree::Tree;
use crate::sim::habits::Habits;

macro_rules! shipped {
    ($($name:literal),* $(,)?) => {
        /// Names of the habits that come with the game; the first are the usual ones.
        pub const NAMES: &[&str] = &[$($name),*];

        const TEXTS: &[&str] =
            &[$(include_str!(concat!("../../assets/policies/adversary/", $name, ".ron"))),*];
    };
}

shipped!("general-staff", "opportunist", "unconvinced", "insecure");

/// Habits that come with the game, by their name.
pub fn named(name: &str) -> Option<Habits> {
    let index = NAMES.iter().position(|known| *known == name)?;
    Some(parse(name, TEXTS[index]).expect("a test reads all of them"))
}

/// The habits of a level that says nothing of them.
pub fn usual() -> Habits {
    named(NAMES[0]).expect("they come with the game")
}

/// Reads the text of a file; `name` is for the report.
///
/// # Errors
/// A report of every mistake.
pub fn parse(name: &str, text: &str) -> Result<Habits, Box<Report>> {
    let tree = Tree::parse(text);
    let (habits, mut findings) = read::read::<format::Habits>(&tree);
    records::check(&tree, format::Habits::record(), &mut findings);
    let report = Report::new(name, text, findings);
    match habits {
        Some(habits) if !report.has_errors() => Ok(habits.built()),
        _ => Err(Box::new(report)),
    }
}

/// Whether a text says of itself that it holds habits and no level.
pub fn is_meant(text: &str) -> bool {
    Tree::parse(text).root().name().is_some_and(|name| name.text == format::Habits::record().name)
}
