//! What both sides may agree on.

use crate::level::build::Built;
use crate::level::code;
use crate::level::format::Level;
use crate::level::report::{Finding, Findings};

pub(super) fn check(level: &Level, built: &Built, findings: &mut Findings) {
    let Some(treaty) = &level.treaty.value else { return };
    let (norms, ends) = (treaty.norms.len(), treaty.ends.value as usize);
    if treaty.norms.sound().is_some() && norms == 0 {
        let found = Finding::error(code::EMPTY_TABLE, treaty.norms.span.clone(), "this treaty has no norm");
        findings.push(found.help("leave the treaty out where nothing can be agreed on"));
    } else if treaty.norms.sound().is_some() && treaty.ends.sound().is_some() && ends > norms {
        let message = format!("{ends} norms must be kept for the crisis to end, and there are {norms}");
        let found = Finding::error(code::FEW_NORMS, treaty.ends.span.clone(), message);
        findings.push(found.help(format!("write at most {norms}, or 0 for a treaty that ends nothing")));
    }
    // Rows and tables run in step only if nothing was left out.
    if !built.complete {
        return;
    }
    for (row, norm) in treaty.norms.iter().zip(built.tables.norms()) {
        if norm.spares.is_empty() {
            let message = format!("the norm `{}` spares nothing", norm.id);
            let found = Finding::error(code::NO_TARGET, row.spares.span.clone(), message);
            findings.push(found.help("name what neither side may touch"));
        }
    }
}
