//! `replay`: a save is played again and held against its record.

use super::arguments::Replay;
use super::fault::Fault;
use super::terminal;
use crate::session::replay::Minds;
use crate::session::{journal, open, verify};
use crate::sim::RULES_VERSION;
use crate::sim::units::DAY;
use std::fs;

/// Plays the save and prints how it compares.
pub fn run(options: &Replay) -> Result<(), Fault> {
    let path = &options.journal;
    let bytes = fs::read(path).map_err(|error| Fault::file(path, &error))?;
    let journal =
        journal::read(&bytes).map_err(|error| Fault::File(format!("{}, {error}", path.display())))?;
    if let Some(line) = journal.torn {
        terminal::say(&format!("warning: line {line} was torn when the writing stopped, and is dropped"));
    }
    let rules = journal.rules();
    if rules != RULES_VERSION {
        terminal::say(&format!("warning: played under rules {rules}; these are rules {RULES_VERSION}"));
    }
    let minds = if options.verify { Minds::Asked } else { Minds::Silent };
    let verdict = open::scenario(&journal.header)
        .and_then(|scenario| verify::verify(&journal, scenario, minds))
        .map_err(|fault| Fault::File(format!("{}: {fault}", path.display())))?;
    let end = match verdict.outcome {
        Some(outcome) => format!("over: {outcome:?}"),
        None => "not over".to_owned(),
    };
    let (hour, day) = (verdict.hour, verdict.hour / DAY);
    let mut text = format!("{}, seed {}\n", journal.header.level.name, journal.header.seed);
    text += &format!("hour {hour} (day {day}), {end}, digest {:016x}\n", verdict.digest.total());
    match &verdict.divergence {
        None => {
            let asked = if options.verify { ", minds asked again" } else { "" };
            text += &format!("{} records agree{asked}\n", verdict.agreed);
            terminal::print(&text)
        }
        Some(divergence) => {
            text += &format!("{} records agree, then the game parts from its record\n", verdict.agreed);
            text += &format!("first divergence: {divergence}\n");
            terminal::print(&text)?;
            Err(Fault::Findings)
        }
    }
}
