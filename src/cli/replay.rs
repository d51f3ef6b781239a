//! `replay`: a save is played again and held against its record.

use super::arguments::Replay;
use super::fault::Fault;
use super::{terminal, words};
use crate::session::load::HeaderFault;
use crate::session::replay::Minds;
use crate::session::{journal, open, verify};
use crate::sim::RULES_VERSION;
use crate::text::{self, fault};
use std::fs;
use std::sync::Arc;

/// Plays the save and prints how it compares.
pub fn run(options: &Replay) -> Result<(), Fault> {
    let (texts, path) = (words::texts(), &options.journal);
    let bytes = fs::read(path).map_err(|error| Fault::file(path, &error))?;
    let journal = journal::read(&bytes).map_err(|error| Fault::File(fault::file(texts, path, &error)))?;
    if let Some(line) = journal.torn {
        terminal::say(&fault::warning(texts, &text::replay::torn(texts, line)));
    }
    let rules = journal.rules();
    if rules != RULES_VERSION {
        terminal::say(&fault::warning(texts, &text::replay::other_rules(texts, rules, RULES_VERSION)));
    }
    let minds = if options.verify { Minds::Asked } else { Minds::Silent };
    let failed = |fault: HeaderFault| Fault::File(fault::file(texts, path, &fault));
    let scenario = open::scenario(&journal.header).map_err(failed)?;
    let verdict = verify::verify(&journal, Arc::clone(&scenario), minds).map_err(failed)?;
    let lines = text::replay::verdict(texts, &scenario, &journal.header, &verdict, options.verify);
    terminal::print(&(lines.join("\n") + "\n"))?;
    if verdict.divergence.is_none() { Ok(()) } else { Err(Fault::Findings) }
}
