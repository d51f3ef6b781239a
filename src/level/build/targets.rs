//! What weapons and incidents take down: bearers behind the targets of a level.

use std::collections::BTreeSet;

use super::Builder;
use crate::level::code;
use crate::level::format::{LinkTarget, Target};
use crate::level::literal::shortened;
use crate::level::read::{Spanned, advice};
use crate::level::report::{Finding, Severity};
use crate::sim::ids::{BearerId, CarrierId, LinkId};
use crate::sim::scenario::Medium;

/// What may be taken down, and what to say of the rest.
pub(super) struct Reach {
    /// Whether a medium can be touched.
    pub touches: fn(Medium) -> bool,
    /// Who touches: "software", "a jammer".
    pub by: &'static str,
}

impl Builder<'_> {
    /// The bearers of a list of targets, each once, and the first carrier among them.
    pub(super) fn targets(
        &mut self,
        targets: &[Spanned<Target>],
        reach: &Reach,
    ) -> (Vec<BearerId>, Option<CarrierId>) {
        let (mut bearers, mut first, mut seen) = (BTreeSet::new(), None, BTreeSet::new());
        for target in targets {
            match &target.value {
                Target::Carrier(name) => {
                    let id = self.names.carriers.get(name.as_str()).copied();
                    let Some(id) = self.kept(id) else { continue };
                    first = first.or(Some(id));
                    if seen.insert(id) {
                        bearers.extend(self.of_carrier(target, id, reach));
                    }
                }
                Target::Link(of) => bearers.extend(self.of_link(of, reach)),
            }
        }
        (bearers.into_iter().collect(), first)
    }

    fn of_carrier(&mut self, target: &Spanned<Target>, id: CarrierId, reach: &Reach) -> Vec<BearerId> {
        let carrier = &self.draft.scenario.carriers[id.index()];
        if !(reach.touches)(carrier.medium) {
            let message =
                format!("`{}` carries {:?}, which {} cannot touch", carrier.id, carrier.medium, reach.by);
            self.draft.findings.push(Finding::error(code::UNTOUCHABLE, target.span.clone(), message));
            return Vec::new();
        }
        carrier.bearers.clone()
    }

    fn of_link(&mut self, of: &LinkTarget, reach: &Reach) -> Vec<BearerId> {
        let Some(name) = self.kept(of.link.sound()) else { return Vec::new() };
        let Some(link) = self.names.links.get(name).copied() else {
            self.unknown_link(&of.link);
            return Vec::new();
        };
        let own: Vec<(BearerId, Medium)> = {
            let scenario = &self.draft.scenario;
            scenario.link(link).bearers.iter().map(|b| (*b, scenario.bearer(*b).medium)).collect()
        };
        if of.media.is_empty() {
            return own.into_iter().filter(|(_, m)| (reach.touches)(*m)).map(|(b, _)| b).collect();
        }
        let mut bearers = Vec::new();
        for medium in of.media.iter() {
            match own.iter().find(|(_, there)| *there == medium.value) {
                None => self.not_on_link(medium, link),
                Some(_) if !(reach.touches)(medium.value) => {
                    let message = format!("{} cannot touch {:?}", reach.by, medium.value);
                    let found = Finding::error(code::UNTOUCHABLE, medium.span.clone(), message);
                    self.draft.findings.push(found.help(touchable(reach)));
                }
                Some((bearer, _)) => bearers.push(*bearer),
            }
        }
        bearers
    }

    fn unknown_link(&mut self, name: &Spanned<String>) {
        self.draft.complete = false;
        let links = &self.names.links;
        self.draft.findings.push_with(Severity::Error, || {
            let message = format!("there is no link `{}`", shortened(name));
            let help = advice(name, links.keys().map(String::as_str));
            Finding::error(code::UNKNOWN_REFERENCE, name.span.clone(), message).help(help)
        });
    }

    fn not_on_link(&mut self, medium: &Spanned<Medium>, link: LinkId) {
        let scenario = &self.draft.scenario;
        let link_id = &scenario.link(link).id;
        let has: Vec<String> =
            scenario.link(link).bearers.iter().map(|b| format!("{:?}", scenario.bearer(*b).medium)).collect();
        let message = format!("the link `{link_id}` has no {:?}", medium.value);
        let found = Finding::error(code::NOT_ON_LINK, medium.span.clone(), message)
            .help(format!("it has {}", has.join(", ")))
            .related(self.draft.spans.links[link.index()].clone(), "the link");
        self.draft.findings.push(found);
    }
}

fn touchable(reach: &Reach) -> String {
    let media: Vec<String> =
        Medium::ALL.iter().filter(|m| (reach.touches)(**m)).map(|m| format!("{m:?}")).collect();
    format!("{} can touch {}", reach.by, media.join(", "))
}
