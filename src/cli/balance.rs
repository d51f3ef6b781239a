//! `balance`: whether a level is worth playing.

use super::arguments::{Balance, ReportFormat};
use super::catalogue;
use super::fault::Fault;
use super::{terminal, words};
use crate::study::balance::Question;
use crate::text;

/// Plays, measures and prints.
pub fn run(options: &Balance) -> Result<(), Fault> {
    let setting = catalogue::setting(&options.level, catalogue::DEFAULT_ASSUMPTIONS)?;
    catalogue::build(&setting)?;
    let Balance { runs, seed, plans, hints, .. } = *options;
    let study = terminal::follow(Question { setting, runs, seed, plans, hints }.start(options.threads)?)?;
    let result = match options.format {
        ReportFormat::Text => text::study::balance(words::texts(), &study),
        ReportFormat::Json => study.json() + "\n",
    };
    terminal::print(&result)?;
    if options.deny && !study.holds() { Err(Fault::Findings) } else { Ok(()) }
}
