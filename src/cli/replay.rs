//! `replay`: a save is played again and held against its record.

use super::arguments::Replay;
use super::fault::Fault;
use super::terminal;
use crate::session::journal::{self, Journal, Unreadable};
use crate::session::open::{self, Failure};
use crate::session::replay::Minds;
use crate::session::store;
use crate::session::verify::{self, Verdict};
use crate::sim::RULES_VERSION;
use crate::sim::units::DAY;
use crate::text::{Texts, file};

/// Plays the save and prints how it compares.
pub fn run(options: &Replay) -> Result<(), Fault> {
    let path = &options.journal;
    let bytes = store::read(path).map_err(|error| Fault::file(path, &error))?;
    let journal = match journal::read(&bytes) {
        Ok(journal) => journal,
        Err(Unreadable { kept: Some(journal), line, .. }) if options.whole => {
            terminal::say(&file::takes_whole(&Texts::english(), line, &journal));
            *journal
        }
        Err(error) => {
            let offer = error.kept.as_ref().map(|_| file::offers_whole(&Texts::english()));
            let offer = offer.map_or(String::new(), |offer| format!("\n{offer}"));
            return Err(Fault::File(format!("{}, {error}{offer}", path.display())));
        }
    };
    if let Some(line) = journal.torn {
        terminal::say(&format!("warning: line {line} was torn when the writing stopped, and is dropped"));
    }
    let rules = journal.rules();
    if rules != RULES_VERSION {
        terminal::say(&format!("warning: played under rules {rules}; these are rules {RULES_VERSION}"));
    }
    let minds = if options.verify { Minds::Asked } else { Minds::Silent };
    let verdict = open::guarded(|| {
        let scenario = open::scenario(&journal.header).map_err(Failure::Header)?;
        verify::verify(&journal, scenario, minds).map_err(Failure::Header)
    });
    let verdict = verdict.map_err(|failure| Fault::File(format!("{}: {failure}", path.display())))?;
    tell(options, &journal, &verdict)
}

fn tell(options: &Replay, journal: &Journal, verdict: &Verdict) -> Result<(), Fault> {
    let end = match verdict.outcome {
        Some(outcome) => format!("over: {outcome:?}"),
        None => "not over".to_owned(),
    };
    let (hour, day) = (verdict.hour, verdict.hour / DAY);
    let mut text = format!("{}, seed {}\n", journal.header.level.name, journal.header.seed);
    text += &format!("hour {hour} (day {day}), {end}, digest {:016x}\n", verdict.digest.total());
    if let Some(missing) = file::missing_digests(&Texts::english(), &verdict.missing) {
        text += &format!("{missing}\n");
    }
    match &verdict.divergence {
        None => {
            let asked = if options.verify { ", minds asked again" } else { "" };
            text += &format!("{} records agree{asked}\n", verdict.agreed);
        }
        Some(divergence) => {
            text += &format!("{} records agree, then the game parts from its record\n", verdict.agreed);
            text += &format!("first divergence: {divergence}\n");
        }
    }
    terminal::print(&text)?;
    // Who asks for a verdict is not told that a record agrees with which nothing was compared.
    let unproven = options.verify && !verdict.missing.is_empty();
    if verdict.divergence.is_some() || unproven { Err(Fault::Findings) } else { Ok(()) }
}
