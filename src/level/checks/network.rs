//! The chain of command and the links it runs over.

use crate::level::build::Draft;
use crate::level::code;
use crate::level::report::{Finding, Findings, Span};
use crate::sim::Side;
use crate::sim::ids::{LinkId, NodeId};
use crate::sim::scenario::{Kind, LinkKind, Node, Scenario};

pub(super) fn check(draft: &Draft, findings: &mut Findings) {
    let scenario = &draft.scenario;
    for link in 0..scenario.links.len() {
        ends(draft, LinkId::from(link), findings);
        media(draft, LinkId::from(link), findings);
    }
    several_commanders(draft, findings);
    cycles(draft, findings);
    // A node whose link could not be read only seems to be without one.
    if draft.complete {
        Side::BOTH.into_iter().for_each(|side| summit(draft, side, findings));
        lonely(draft, findings);
    }
}

fn span(draft: &Draft, node: NodeId) -> Span {
    draft.spans.nodes[node.index()].clone()
}

fn ends(draft: &Draft, id: LinkId, findings: &mut Findings) {
    let (scenario, span) = (&draft.scenario, draft.spans.links[id.index()].clone());
    let link = scenario.link(id);
    let (child, parent) = (scenario.node(link.child), scenario.node(link.parent));
    if link.child == link.parent {
        let message = format!("this link joins `{}` to itself", child.id);
        findings.push(Finding::error(code::SAME_ENDS, span, message).help("name two different nodes"));
    } else if child.side != parent.side {
        let message = format!("this link joins `{}` and `{}`, which are enemies", child.id, parent.id);
        findings.push(
            Finding::error(code::BETWEEN_SIDES, span, message)
                .help("a link joins two nodes of one side")
                .related(self::span(draft, link.child), format!("`{}`", child.id))
                .related(self::span(draft, link.parent), format!("`{}`", parent.id)),
        );
    }
}

fn media(draft: &Draft, id: LinkId, findings: &mut Findings) {
    let scenario = &draft.scenario;
    let link = scenario.link(id);
    if link.bearers.is_empty() && draft.complete {
        let message = format!("the link `{}` has no medium", link.id);
        let found = Finding::error(code::NO_MEDIUM, draft.spans.links[id.index()].clone(), message);
        findings.push(found.help("orders need something to travel by: Fibre, Hf, Courier, ..."));
    }
    for (position, bearer) in link.bearers.iter().enumerate() {
        let (there, span) = (scenario.bearer(*bearer), draft.spans.bearers[bearer.index()].clone());
        let earlier = link.bearers[..position].iter().find(|b| scenario.bearer(**b).medium == there.medium);
        if let Some(earlier) = earlier {
            let message = format!("the link `{}` has {:?} twice", link.id, there.medium);
            findings.push(
                Finding::error(code::MEDIUM_TWICE, span.clone(), message)
                    .help("a medium counts once; leave one out")
                    .related(draft.spans.bearers[earlier.index()].clone(), "first given here"),
            );
        }
        let Some(carrier) = there.carrier.map(|carrier| &scenario.carriers[carrier.index()]) else {
            continue;
        };
        if carrier.medium != there.medium {
            let message =
                format!("{:?} rides on `{}`, which carries {:?}", there.medium, carrier.id, carrier.medium);
            findings.push(Finding::error(code::CARRIER_MEDIUM, span.clone(), message));
        }
        if carrier.side != scenario.side_of(id) {
            let message =
                format!("`{}` serves the other side's network, not that of `{}`", carrier.id, link.id);
            findings.push(Finding::error(code::BETWEEN_SIDES, span, message));
        }
    }
}

fn command_links(scenario: &Scenario) -> impl Iterator<Item = LinkId> {
    let links = (0..scenario.links.len()).map(LinkId::from);
    links.filter(|id| scenario.link(*id).kind == LinkKind::Command)
}

fn several_commanders(draft: &Draft, findings: &mut Findings) {
    let scenario = &draft.scenario;
    let mut first: Vec<Option<LinkId>> = vec![None; scenario.nodes.len()];
    for id in command_links(scenario) {
        let child = scenario.link(id).child;
        let Some(earlier) = first[child.index()].replace(id) else { continue };
        first[child.index()] = Some(earlier);
        let message = format!("`{}` has two command links upwards", scenario.node(child).id);
        findings.push(
            Finding::error(code::SEVERAL_COMMANDERS, draft.spans.links[id.index()].clone(), message)
                .help("make the second a link of kind Coordination")
                .related(draft.spans.links[earlier.index()].clone(), "the first"),
        );
    }
}

/// Every circle in the chain of command, once, at the first of its nodes.
fn cycles(draft: &Draft, findings: &mut Findings) {
    let scenario = &draft.scenario;
    let commander = |node: NodeId| scenario.node(node).commander;
    let mut told = vec![false; scenario.nodes.len()];
    for start in (0..scenario.nodes.len()).map(NodeId::from) {
        let mut circle = vec![start];
        let mut at = commander(start);
        while let Some(node) = at.filter(|node| *node != start && circle.len() <= scenario.nodes.len()) {
            circle.push(node);
            at = commander(node);
        }
        let closes = at == Some(start) && circle.len() > 1;
        if !closes || told[start.index()] {
            continue;
        }
        circle.iter().for_each(|node| told[node.index()] = true);
        let names: Vec<&str> =
            circle.iter().chain([&start]).map(|node| scenario.node(*node).id.as_str()).collect();
        let message = format!("a circle in the chain of command: {}", names.join(" under "));
        let link = command_links(scenario).find(|link| scenario.link(*link).child == start);
        let place = link.map_or(span(draft, start), |link| draft.spans.links[link.index()].clone());
        let found = Finding::error(code::COMMAND_CYCLE, place, message);
        findings.push(found.help("turn one of these links round, or make it a link of kind Coordination"));
    }
}

fn summit(draft: &Draft, side: Side, findings: &mut Findings) {
    let is_free =
        |node: &Node| node.side == side && node.kind == Kind::Headquarters && node.commander.is_none();
    let nodes = &draft.scenario.nodes;
    let free: Vec<usize> = (0..nodes.len()).filter(|index| is_free(&nodes[*index])).collect();
    let first_of_side = (0..nodes.len()).find(|index| nodes[*index].side == side);
    match free.as_slice() {
        [_] => {}
        [] => {
            let list = draft.spans.headquarters[side as usize].clone();
            let place = first_of_side.map_or(list, |index| draft.spans.nodes[index].clone());
            let message = format!("no headquarters of the {side:?} is without a commander");
            let help = "one headquarters of each side has no command link upwards: its summit";
            findings.push(Finding::error(code::NO_SUMMIT, place, message).help(help));
        }
        [first, others @ ..] => {
            for other in others {
                let message = format!("nobody commands `{}`, nor `{}`", nodes[*other].id, nodes[*first].id);
                findings.push(
                    Finding::error(code::SEVERAL_SUMMITS, draft.spans.nodes[*other].clone(), message)
                        .help("give all headquarters of a side but one a command link upwards")
                        .related(draft.spans.nodes[*first].clone(), "the first without a commander"),
                );
            }
        }
    }
}

/// Formations need orders; a site without them is only odd.
fn lonely(draft: &Draft, findings: &mut Findings) {
    for (node, span) in draft.scenario.nodes.iter().zip(&draft.spans.nodes) {
        if node.kind == Kind::Headquarters || node.commander.is_some() {
            continue;
        }
        let message = format!("nobody commands `{}`", node.id);
        let help = format!("add a link with child: \"{}\"", node.id);
        let make = if node.kind == Kind::Formation { Finding::error } else { Finding::warning };
        findings.push(make(code::NO_COMMANDER, span.clone(), message).help(help));
    }
}
