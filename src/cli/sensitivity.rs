//! `sensitivity`: which figures of the model the answer hangs on.

use super::arguments::{Sensitivity, TableFormat};
use super::catalogue;
use super::fault::Fault;
use super::{output, terminal, words};
use crate::study::sensitivity::Question;
use crate::text;

/// Plays both ends of every range, prints, and draws.
pub fn run(options: &Sensitivity) -> Result<(), Fault> {
    let inputs = [Some(&options.level), Some(&options.policy), options.against.as_ref()];
    let inputs: Vec<&str> = inputs.into_iter().flatten().map(String::as_str).collect();
    output::check(&[("--svg", options.svg.as_deref()), ("--out", options.out.as_deref())], &inputs)?;
    let setting = catalogue::setting(&options.level, &options.assume)?;
    catalogue::build(&setting)?;
    let question = Question {
        setting,
        policy: catalogue::policy(&options.policy)?,
        against: options.against.as_deref().map(catalogue::policy).transpose()?,
        runs: options.runs,
        seed: options.seed,
        draws: options.draws,
        fields: options.fields.clone(),
        by: options.by,
    };
    let study = terminal::follow(question.start(options.threads)?)?;
    let texts = words::texts();
    if let Some(path) = &options.svg {
        terminal::deliver(&text::study::chart(texts, &study).svg(), Some(path))?;
    }
    let result = match options.format {
        TableFormat::Text => text::study::sensitivity(texts, &study),
        TableFormat::Json => study.json() + "\n",
        TableFormat::Csv => study.csv(),
    };
    terminal::deliver(&result, options.out.as_deref())
}
