//! Habits of adversaries, from the game's own files or anybody's: read like levels, so a mistake in one is reported like a
//! level's.

use super::checks::records;
use super::format;
use super::read::{self, Read};
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
    match read(name, text) {
        (Some(habits), report) if !report.has_errors() => Ok(habits),
        (_, report) => Err(Box::new(report)),
    }
}

/// The habits of a text as far as they can be read, and all that is said of it.
pub(super) fn read(name: &str, text: &str) -> (Option<Habits>, Report) {
    let tree = Tree::parse_as(text, format::Habits::KIND);
    let (habits, mut findings) = read::read::<format::Habits>(&tree);
    records::check(&tree, format::Habits::record(), &mut findings);
    (habits.map(|habits| habits.built()), Report::new(name, text, findings))
}

/// What is wrong with habits that a journal holds: their numbers have the same bounds as those of a file.
pub fn refusal(habits: &Habits) -> Option<String> {
    read::refusal::<format::Habits>(&ron::to_string(habits).expect("habits are plain data"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn habits_that_a_journal_holds_are_read_as_they_were_written() {
        for name in NAMES {
            assert_eq!(refusal(&named(name).expect("they come with the game")), None, "{name}");
        }
    }
}
