//! Air defences: of one side each, with something that sees and something that fires.

use crate::level::build::Built;
use crate::level::code;
use crate::level::format::Level;
use crate::level::report::{Finding, Findings};
use crate::sim::scenario::{Branch, Kind};

pub(super) fn check(level: &Level, built: &Built, findings: &mut Findings) {
    // Rows and tables run in step only if nothing was left out.
    if !built.complete {
        return;
    }
    let scenario = &built.tables;
    for (row, defence) in level.air_defences.iter().zip(&scenario.air_defences) {
        let centre = scenario.node(defence.centre);
        let side = centre.side;
        if centre.kind == Kind::Formation {
            let message =
                format!("`{}` is a formation: a headquarters or a site tells the batteries", centre.id);
            findings.push(Finding::error(code::WRONG_NODE, row.centre.span.clone(), message));
        }
        let named =
            row.radars.iter().zip(&defence.radars).chain(row.batteries.iter().zip(&defence.batteries));
        for (name, node) in named.filter(|(_, node)| scenario.node(**node).side != side) {
            let message =
                format!("`{}` is not of the {side:?}, whose air defence this is", scenario.node(*node).id);
            let help = "all of an air defence is of the side of its centre";
            findings.push(Finding::error(code::WRONG_SIDE, name.span.clone(), message).help(help));
        }
        let batteries = row.batteries.iter().zip(&defence.batteries);
        for (name, node) in batteries.filter(|(_, node)| scenario.node(**node).branch == Branch::Radar) {
            let message = format!("`{}` is a radar, and fires at nothing", scenario.node(*node).id);
            let found = Finding::warning(code::WRONG_NODE, name.span.clone(), message);
            findings.push(found.help("a radar belongs to the `radars`"));
        }
        for (empty, span, what) in [
            (defence.radars.is_empty(), &row.radars.span, "radar"),
            (defence.batteries.is_empty(), &row.batteries.span, "battery"),
        ] {
            if empty {
                let message = format!("the air defence `{}` has no {what}", defence.id);
                findings.push(Finding::error(code::EMPTY_TABLE, span.clone(), message));
            }
        }
    }
}
