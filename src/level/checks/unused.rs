//! What stands in a level and takes no part in it.

use std::collections::BTreeSet;

use crate::level::build::Built;
use crate::level::code;
use crate::level::format::Level;
use crate::level::report::{Finding, Findings};

pub(super) fn check(level: &Level, built: &Built, findings: &mut Findings) {
    // What could not be read may have named it.
    if !built.complete {
        return;
    }
    for (row, facility) in level.carriers.iter().zip(&built.tables.facilities) {
        if facility.channels.is_empty() {
            let message = format!("nothing runs over `{}`", facility.id);
            let found = Finding::warning(code::UNUSED, row.span.clone(), message);
            let help = format!(
                "let a medium of a link ride on it: `On({:?}, \"{}\")`",
                facility.medium, facility.id
            );
            findings.push(found.help(help));
        }
    }
    let senders: BTreeSet<&str> = level
        .dispatches
        .iter()
        .flat_map(|row| row.causes.iter().map(|cause| &cause.actor).chain([&row.actor]))
        .filter_map(|actor| Some(actor.value.as_ref()?.as_str()))
        .collect();
    for row in level.actors.iter() {
        let acts = *row.restless > 0.0;
        if !acts && !senders.contains(row.id.as_str()) {
            let message = format!("`{}` does nothing and is behind nothing", row.id.as_str());
            let found = Finding::warning(code::UNUSED, row.span.clone(), message);
            findings.push(found.help("make it `restless`, or the `actor` of a dispatch or of a cause"));
        }
        if acts && row.heard.is_empty() {
            let message = format!("nobody hears of the deeds of `{}`", row.id.as_str());
            let found = Finding::warning(code::EMPTY_TEXT, row.span.clone(), message);
            findings.push(found.help("write the sentence that tells them as `heard`"));
        }
    }
}
