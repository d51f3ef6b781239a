//! The chain of command and the links it runs over.

use crate::level::build::Built;
use crate::level::code;
use crate::level::report::{Finding, Findings, Span};
use crate::sim::Side;
use crate::sim::ids::{LinkId, NodeId};
use crate::sim::scenario::{Kind, LinkKind, Node, Tables};

pub(super) fn check(built: &Built, findings: &mut Findings) {
    let tables = &built.tables;
    for link in 0..tables.links.len() {
        ends(built, LinkId::from(link), findings);
        media(built, LinkId::from(link), findings);
    }
    several_commanders(built, findings);
    cycles(built, findings);
    // A node whose link could not be read only seems to be without one.
    if built.complete {
        Side::BOTH.into_iter().for_each(|side| summit(built, side, findings));
        lonely(built, findings);
    }
}

fn span(built: &Built, node: NodeId) -> Span {
    built.spans.nodes[node.index()].clone()
}

fn ends(built: &Built, id: LinkId, findings: &mut Findings) {
    let (tables, span) = (&built.tables, built.spans.links[id.index()].clone());
    let link = tables.link(id);
    let (child, parent) = (tables.node(link.child), tables.node(link.parent));
    if link.child == link.parent {
        let message = format!("this link joins `{}` to itself", child.id);
        findings.push(Finding::error(code::SAME_ENDS, span, message).help("name two different nodes"));
    } else if child.side != parent.side {
        let message = format!("this link joins `{}` and `{}`, which are enemies", child.id, parent.id);
        findings.push(
            Finding::error(code::BETWEEN_SIDES, span, message)
                .help("a link joins two nodes of one side")
                .related(self::span(built, link.child), format!("`{}`", child.id))
                .related(self::span(built, link.parent), format!("`{}`", parent.id)),
        );
    }
}

fn media(built: &Built, id: LinkId, findings: &mut Findings) {
    let tables = &built.tables;
    let link = tables.link(id);
    if link.channels.is_empty() && built.complete {
        let message = format!("the link `{}` has no medium", link.id);
        let found = Finding::error(code::NO_MEDIUM, built.spans.links[id.index()].clone(), message);
        findings.push(found.help("orders need something to travel by: Fibre, Hf, Courier, ..."));
    }
    for (position, channel) in link.channels.iter().enumerate() {
        let (there, span) = (tables.channel(*channel), built.spans.channels[channel.index()].clone());
        let earlier = link.channels[..position].iter().find(|b| tables.channel(**b).medium == there.medium);
        if let Some(earlier) = earlier {
            let message = format!("the link `{}` has {:?} twice", link.id, there.medium);
            findings.push(
                Finding::error(code::MEDIUM_TWICE, span.clone(), message)
                    .help("a medium counts once; leave one out")
                    .related(built.spans.channels[earlier.index()].clone(), "first given here"),
            );
        }
        let Some(facility) = there.facility.map(|facility| &tables.facilities[facility.index()]) else {
            continue;
        };
        if facility.medium != there.medium {
            let message =
                format!("{:?} rides on `{}`, which carries {:?}", there.medium, facility.id, facility.medium);
            findings.push(Finding::error(code::CARRIER_MEDIUM, span.clone(), message));
        }
        if facility.side != tables.side_of(id) {
            let message =
                format!("`{}` serves the other side's network, not that of `{}`", facility.id, link.id);
            findings.push(Finding::error(code::BETWEEN_SIDES, span, message));
        }
    }
}

fn command_links(tables: &Tables) -> impl Iterator<Item = LinkId> {
    let links = (0..tables.links.len()).map(LinkId::from);
    links.filter(|id| tables.link(*id).kind == LinkKind::Command)
}

fn several_commanders(built: &Built, findings: &mut Findings) {
    let tables = &built.tables;
    let mut first: Vec<Option<LinkId>> = vec![None; tables.nodes.len()];
    for id in command_links(tables) {
        let child = tables.link(id).child;
        let Some(earlier) = first[child.index()].replace(id) else { continue };
        first[child.index()] = Some(earlier);
        let message = format!("`{}` has two command links upwards", tables.node(child).id);
        findings.push(
            Finding::error(code::SEVERAL_COMMANDERS, built.spans.links[id.index()].clone(), message)
                .help("make the second a link of kind Coordination")
                .related(built.spans.links[earlier.index()].clone(), "the first"),
        );
    }
}

/// Every circle in the chain of command, once, at the first of its nodes.
fn cycles(built: &Built, findings: &mut Findings) {
    let tables = &built.tables;
    let commander = |node: NodeId| tables.node(node).commander;
    let mut told = vec![false; tables.nodes.len()];
    for start in (0..tables.nodes.len()).map(NodeId::from) {
        let mut circle = vec![start];
        let mut at = commander(start);
        while let Some(node) = at.filter(|node| *node != start && circle.len() <= tables.nodes.len()) {
            circle.push(node);
            at = commander(node);
        }
        let closes = at == Some(start) && circle.len() > 1;
        if !closes || told[start.index()] {
            continue;
        }
        circle.iter().for_each(|node| told[node.index()] = true);
        let names: Vec<&str> =
            circle.iter().chain([&start]).map(|node| tables.node(*node).id.as_str()).collect();
        let message = format!("a circle in the chain of command: {}", names.join(" under "));
        let link = command_links(tables).find(|link| tables.link(*link).child == start);
        let place = link.map_or(span(built, start), |link| built.spans.links[link.index()].clone());
        let found = Finding::error(code::COMMAND_CYCLE, place, message);
        findings.push(found.help("turn one of these links round, or make it a link of kind Coordination"));
    }
}

fn summit(built: &Built, side: Side, findings: &mut Findings) {
    let is_free =
        |node: &Node| node.side == side && node.kind == Kind::Headquarters && node.commander.is_none();
    let nodes = &built.tables.nodes;
    let free: Vec<usize> = (0..nodes.len()).filter(|index| is_free(&nodes[*index])).collect();
    let first_of_side = (0..nodes.len()).find(|index| nodes[*index].side == side);
    match free.as_slice() {
        [_] => {}
        [] => {
            let list = built.spans.headquarters[side as usize].clone();
            let place = first_of_side.map_or(list, |index| built.spans.nodes[index].clone());
            let message = format!("no headquarters of the {side:?} is without a commander");
            let help = "one headquarters of each side has no command link upwards: its summit";
            findings.push(Finding::error(code::NO_SUMMIT, place, message).help(help));
        }
        [first, others @ ..] => {
            for other in others {
                let message = format!("nobody commands `{}`, nor `{}`", nodes[*other].id, nodes[*first].id);
                findings.push(
                    Finding::error(code::SEVERAL_SUMMITS, built.spans.nodes[*other].clone(), message)
                        .help("give all headquarters of a side but one a command link upwards")
                        .related(built.spans.nodes[*first].clone(), "the first without a commander"),
                );
            }
        }
    }
}

/// Formations need orders; a site without them is only odd.
fn lonely(built: &Built, findings: &mut Findings) {
    for (node, span) in built.tables.nodes.iter().zip(&built.spans.nodes) {
        if node.kind == Kind::Headquarters || node.commander.is_some() {
            continue;
        }
        let message = format!("nobody commands `{}`", node.id);
        let help = format!("add a link with child: \"{}\"", node.id);
        let make = if node.kind == Kind::Formation { Finding::error } else { Finding::warning };
        findings.push(make(code::NO_COMMANDER, span.clone(), message).help(help));
    }
}
