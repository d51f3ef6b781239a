//! Axes: who marches against whom, under whose orders, and whether that can be stopped.

use std::collections::BTreeMap;

use crate::level::build::Built;
use crate::level::code;
use crate::level::format::Level;
use crate::level::report::{Finding, Findings, Span};
use crate::sim::Side;
use crate::sim::ids::{ChannelId, NodeId};
use crate::sim::network::{Condition, chain_qualities, routes};
use crate::sim::rules::combat::opposed;
use crate::sim::scenario::{Axis, Kind, Tables};
use crate::sim::units::{ENDLESS, Hour};

/// The most media whose loss must cut a column off (docs/rules/command.md: otherwise nothing the desk holds can).
pub const MOST_CUT: usize = 3;

pub(super) fn check(level: &Level, built: &Built, findings: &mut Findings) {
    elsewhere(level, findings);
    let tables = &built.tables;
    for (axis, span) in tables.axes.iter().zip(&built.spans.axes) {
        way(built, axis, span, findings);
        parts(tables, axis, span, findings);
        if let Some(row) = level.axes.iter().find(|row| row.span == *span && level.war.sound().is_some()) {
            // Who stands in the way is known once the level is whole.
            let defenders = axis.defenders.iter().copied();
            let hours = if built.complete { opposed(tables, axis, defenders) } else { axis.hours.0 };
            late(axis, hours, tables.war_window, &row.hours.span, findings);
        }
        if axis.column.is_empty() && built.complete {
            let message = format!("nobody marches on the axis `{}`", axis.id);
            findings.push(Finding::error(code::EMPTY_TABLE, span.clone(), message).help("name its `column`"));
        }
    }
}

fn way(built: &Built, axis: &Axis, span: &Span, findings: &mut Findings) {
    if axis.length.0 <= 0.0 && built.complete {
        let message = format!("the way of `{}` has no length", axis.id);
        let help = "a way has at least two places, the last of them the objective";
        findings.push(Finding::error(code::SHORT_WAY, span.clone(), message).help(help));
    }
}

/// A formation marches in one column; a list that names it twice has been reported as that.
fn elsewhere(level: &Level, findings: &mut Findings) {
    let mut marching: BTreeMap<&str, (usize, &Span)> = BTreeMap::new();
    for (index, axis) in level.axes.iter().enumerate() {
        for node in axis.column.iter() {
            let (first, place) = *marching.entry(node.as_str()).or_insert((index, &node.span));
            if first != index {
                let message = format!(
                    "`{}` marches on the axis `{}` already",
                    node.as_str(),
                    level.axes[first].id.as_str()
                );
                let found = Finding::error(code::LISTED_TWICE, node.span.clone(), message);
                findings.push(found.help("a formation marches in one column").related(place.clone(), "here"));
            }
        }
    }
}

/// An objective that cannot fall before the war is judged is none.
fn late(axis: &Axis, hours: f64, window: Hour, span: &Span, findings: &mut Findings) {
    if hours <= f64::from(window) {
        return;
    }
    let (message, help) = if hours < ENDLESS {
        let message = format!(
            "this objective falls after {hours:.0} h at the earliest; the war is judged after {window}"
        );
        (message, "shorten the way, take defenders away or give the war a longer `window_hours`")
    } else {
        let message = format!("the defenders of `{}` stop its column", axis.id);
        (message, "give the column more power (`strength`) or take defenders away")
    };
    findings.push(Finding::warning(code::NEVER, span.clone(), message).help(help));
}

fn parts(tables: &Tables, axis: &Axis, span: &Span, findings: &mut Findings) {
    let mut part = |node: NodeId, side: Side, kind: Kind, role: &str| {
        let there = tables.node(node);
        if there.side != side {
            let message =
                format!("`{}` {role} the axis `{}`, but is of the {:?}", there.id, axis.id, there.side);
            findings.push(Finding::error(code::WRONG_SIDE, span.clone(), message));
        } else if there.kind != kind {
            let message =
                format!("`{}` {role} the axis `{}`, but is a {}", there.id, axis.id, word(there.kind));
            let help = format!("name a {}", word(kind));
            findings.push(Finding::error(code::WRONG_NODE, span.clone(), message).help(help));
        }
    };
    part(axis.command, Side::Adversary, Kind::Headquarters, "commands");
    axis.column.iter().for_each(|node| part(*node, Side::Adversary, Kind::Formation, "marches on"));
    axis.defenders.iter().for_each(|node| part(*node, Side::Alliance, Kind::Formation, "defends"));
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Headquarters => "headquarters",
        Kind::Formation => "formation",
        Kind::Site => "site",
    }
}

/// Whether the orders of every axis reach its column while it marches.
pub(super) fn reached(built: &Built, findings: &mut Findings) {
    let (tables, condition) = (&built.tables, Condition::marching(&built.tables));
    for (axis, span) in tables.axes.iter().zip(&built.spans.axes) {
        let chain = chain(&condition, axis.command);
        for node in axis.column.iter().filter(|node| chain[node.index()] < tables.coefficients.cut_off) {
            let (command, there) = (tables.node(axis.command), tables.node(*node));
            let message = format!(
                "orders of `{}` do not reach `{}` on the march of `{}`",
                command.id, there.id, axis.id
            );
            let help = "add a link between them, or media to those there are; field cable is rolled up";
            findings.push(Finding::error(code::UNREACHED, span.clone(), message).help(help));
        }
    }
}

/// Whether the loss of a few media cuts every marching column off. In a network in which the search takes too long,
/// nothing is said.
pub(super) fn cuttable(built: &Built, findings: &mut Findings) {
    let (tables, condition) = (&built.tables, Condition::marching(&built.tables));
    let mut search = Search { left: MOST_STEPS, step: (tables.links.len() * tables.nodes.len()).max(1) };
    for (axis, span) in tables.axes.iter().zip(&built.spans.axes) {
        for node in &axis.column {
            if search.cuts(&mut condition.clone(), axis.command, *node, MOST_CUT) == Some(false) {
                let (command, there) = (tables.node(axis.command), tables.node(*node));
                let message = format!(
                    "no {MOST_CUT} media cut `{}` off from `{}` on the march of `{}`",
                    there.id, command.id, axis.id
                );
                let help =
                    "give the links between them fewer media, or let some of these ride on one facility";
                findings.push(Finding::warning(code::UNCUTTABLE, span.clone(), message).help(help));
            }
        }
    }
}

/// Quality of the best chain from a headquarters to every node.
fn chain(condition: &Condition, from: NodeId) -> Vec<f64> {
    let mut chain = vec![0.0; condition.tables.nodes.len()];
    chain_qualities(condition.tables, &condition.link_qualities(), from, &mut chain);
    chain
}

/// The most steps a search may take on one level: enough for a network of a hundred nodes, little beside all else.
const MOST_STEPS: usize = 40_000_000;

/// A search for what cuts columns off, bounded for the whole of a level.
struct Search {
    /// Steps that may still be taken.
    left: usize,
    /// Steps that one look at all chains may take: each round over the links may bring one node nearer.
    step: usize,
}

impl Search {
    /// Whether at most `most` losses cut `to` off; `None` if that takes too long to tell. Each must hit the best chain
    /// there is at the time, since a loss beside it leaves that chain as good as it was; so only losses along it are
    /// tried.
    fn cuts(&mut self, condition: &mut Condition, from: NodeId, to: NodeId, most: usize) -> Option<bool> {
        self.left = self.left.checked_sub(self.step)?;
        let tables = condition.tables;
        if chain(condition, from)[to.index()] < tables.coefficients.cut_off {
            return Some(true);
        }
        if most == 0 {
            return Some(false);
        }
        let best = routes(tables, &condition.link_qualities(), from).swap_remove(to.index());
        let along = best.iter().flat_map(|link| &tables.link(*link).channels);
        let live: Vec<ChannelId> =
            along.copied().filter(|channel| !condition.dark[channel.index()]).collect();
        for channel in live {
            let before = condition.dark.clone();
            for lost in tables.together(&channel) {
                condition.dark[lost.index()] = true;
            }
            let is_cut = self.cuts(condition, from, to, most - 1);
            condition.dark = before;
            if is_cut != Some(false) {
                return is_cut;
            }
        }
        Some(false)
    }
}
