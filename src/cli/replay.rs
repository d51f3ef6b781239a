//! `replay`: a save is played again and held against its record.

use super::arguments::Replay;
use super::fault::Fault;
use super::{talk, terminal, words};
use crate::session::journal::{self, Journal, Unreadable};
use crate::session::open::{self, Failure};
use crate::session::replay::Minds;
use crate::session::store;
use crate::session::verify;
use crate::sim::RULES_VERSION;
use crate::text::{self, fault, file};
use std::sync::Arc;

/// Plays the save and prints how it compares.
pub fn run(options: &Replay) -> Result<(), Fault> {
    let (texts, path) = (words::texts(), &options.journal);
    let journal = read(options)?;
    if let Some(line) = journal.torn {
        talk::say(&fault::warning(texts, &text::replay::torn(texts, line)));
    }
    let rules = journal.rules();
    if rules != RULES_VERSION {
        talk::say(&fault::warning(texts, &text::replay::other_rules(texts, rules, RULES_VERSION)));
    }
    let minds = if options.verify { Minds::Asked } else { Minds::Silent };
    let played = open::guarded(|| {
        let scenario = open::scenario(&journal.header).map_err(Failure::Header)?;
        let verdict = verify::verify(&journal, Arc::clone(&scenario), minds).map_err(Failure::Header)?;
        Ok((scenario, verdict))
    });
    let (scenario, verdict) = played.map_err(|failure| Fault::File(fault::file(texts, path, &failure)))?;
    let lines = text::replay::verdict(texts, &scenario, &journal.header, &verdict, options.verify);
    terminal::print(&(lines.join("\n") + "\n"))?;
    // Who asks for a verdict is not told that a record agrees with which nothing was compared.
    let unproven = options.verify && !verdict.missing.is_empty();
    if verdict.divergence.is_some() || unproven { Err(Fault::Findings) } else { Ok(()) }
}

/// The journal, or what is whole of it where that will do.
fn read(options: &Replay) -> Result<Journal, Fault> {
    let (texts, path) = (words::texts(), &options.journal);
    let bytes = store::read(path).map_err(|error| Fault::file(path, &error))?;
    match journal::read(&bytes) {
        Ok(journal) => Ok(journal),
        Err(Unreadable { kept: Some(journal), line, .. }) if options.whole => {
            talk::say(&file::takes_whole(texts, line, &journal));
            Ok(*journal)
        }
        Err(error) => {
            let told = fault::file(texts, path, &error);
            let offer = error.kept.as_ref().map(|_| file::offers_whole(texts));
            Err(Fault::File(offer.map_or(told.clone(), |offer| format!("{told}\n{offer}"))))
        }
    }
}
