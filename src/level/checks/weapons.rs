//! Accesses, jammers, brigades and the allies who lend them.

use crate::level::build::Built;
use crate::level::code;
use crate::level::format::Level;
use crate::level::report::{Finding, Findings, Span};
use crate::sim::Side;
use crate::sim::ids::{ChannelId, NodeId};
use crate::sim::scenario::{Kind, Tables};

pub(super) fn check(level: &Level, built: &Built, findings: &mut Findings) {
    // Rows and tables run in step only if nothing was left out.
    if !built.complete {
        return;
    }
    let tables = &built.tables;
    let mut check = Check { tables, findings };
    if level.allies.is_empty() {
        let found = Finding::error(code::EMPTY_TABLE, level.allies.span.clone(), "this alliance has no ally");
        check.findings.push(found.help("an alliance of at least one: somebody lends effects and votes"));
    }
    for (row, ally) in level.allies.iter().zip(&tables.allies) {
        if let Some(cell) = ally.cell {
            check.on_side(cell, Side::Alliance, &row.cell.span, "carries out what an ally lends");
        }
    }
    for (row, access) in level.accesses.iter().zip(&tables.accesses) {
        check.on_side(access.ear, Side::Adversary, &row.ear.span, "is what an access listens to");
        check.of_kind(access.ear, Kind::Headquarters, &row.ear.span, "an access listens to a headquarters");
        check.targets(&access.targets, &row.span, &access.id);
        if let (Some(written), Some(spread)) = (&row.spread.value, &access.spread)
            && spread.targets.is_empty()
        {
            let message = format!("what `{}` spreads to is nothing", access.id);
            let found = Finding::error(code::NO_TARGET, written.to.span.clone(), message);
            check.findings.push(found.help("name what it takes down as well, or leave `spread` out"));
        } else if let (Some(written), Some(spread)) = (&row.spread.value, &access.spread)
            && spread.targets.iter().all(|channel| access.targets.contains(channel))
        {
            let message = format!("`{}` takes all of this down anyway", access.id);
            let found = Finding::warning(code::NO_EFFECT, written.to.span.clone(), message);
            check.findings.push(found.help("name what lies beyond its targets"));
        }
    }
    for (row, jammer) in level.jammers.iter().zip(&tables.jammers) {
        check.on_side(jammer.crew, Side::Alliance, &row.crew.span, "works a jammer of ours");
        check.targets(&jammer.targets, &row.span, &jammer.id);
    }
    for (row, sent) in level.reinforcements.iter().zip(&tables.reinforcements) {
        check.on_side(sent.node, Side::Alliance, &row.formation.span, "is a reinforcement");
        check.of_kind(sent.node, Kind::Formation, &row.formation.span, "a reinforcement is a formation");
    }
}

struct Check<'a> {
    tables: &'a Tables,
    findings: &'a mut Findings,
}

impl Check<'_> {
    fn on_side(&mut self, node: NodeId, side: Side, span: &Span, role: &str) {
        let there = self.tables.node(node);
        if there.side != side {
            let message = format!("`{}` {role}, but is of the {:?}", there.id, there.side);
            let help = format!("name a node of the {side:?}");
            self.findings.push(Finding::error(code::WRONG_SIDE, span.clone(), message).help(help));
        }
    }

    fn of_kind(&mut self, node: NodeId, kind: Kind, span: &Span, rule: &str) {
        let there = self.tables.node(node);
        if there.kind != kind {
            let message = format!("`{}` is something else: {rule}", there.id);
            self.findings.push(Finding::error(code::WRONG_NODE, span.clone(), message));
        }
    }

    fn targets(&mut self, targets: &[ChannelId], span: &Span, id: &str) {
        if targets.is_empty() {
            let message = format!("`{id}` has nothing to take down");
            self.findings
                .push(Finding::error(code::NO_TARGET, span.clone(), message).help("name its `targets`"));
        }
        let tables = self.tables;
        let ours = targets
            .iter()
            .map(|channel| tables.channel(*channel).link)
            .find(|link| tables.side_of(*link) != Side::Adversary);
        if let Some(link) = ours {
            let message = format!("`{id}` aims at our own link `{}`", tables.link(link).id);
            self.findings.push(Finding::error(code::WRONG_SIDE, span.clone(), message));
        }
    }
}
