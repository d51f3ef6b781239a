//! What weapons and incidents take down: channels behind the targets of a level.

use std::collections::BTreeSet;

use super::Builder;
use crate::level::code;
use crate::level::format::{LinkTarget, Target};
use crate::level::literal::shortened;
use crate::level::read::{Spanned, advice};
use crate::level::report::{Finding, Severity};
use crate::sim::ids::{ChannelId, FacilityId, LinkId};
use crate::sim::scenario::Medium;

/// What may be taken down, and what to say of the rest.
pub(super) struct Reach {
    /// Whether a medium can be touched.
    pub touches: fn(Medium) -> bool,
    /// Who touches: "software", "a jammer".
    pub by: &'static str,
}

impl Builder<'_> {
    /// The channels of a list of targets, each once, and the first facility among them.
    pub(super) fn targets(
        &mut self,
        targets: &[Spanned<Target>],
        reach: &Reach,
    ) -> (Vec<ChannelId>, Option<FacilityId>) {
        let (mut channels, mut first, mut seen) = (BTreeSet::new(), None, BTreeSet::new());
        for target in targets {
            match &target.value {
                Target::Carrier(name) => {
                    let id = self.names.facilities.get(name.as_str()).copied();
                    let Some(id) = self.kept(id) else { continue };
                    first = first.or(Some(id));
                    if seen.insert(id) {
                        channels.extend(self.of_facility(target, id, reach));
                    }
                }
                Target::Link(of) => channels.extend(self.of_link(of, reach)),
            }
        }
        (channels.into_iter().collect(), first)
    }

    fn of_facility(&mut self, target: &Spanned<Target>, id: FacilityId, reach: &Reach) -> Vec<ChannelId> {
        let facility = &self.built.tables.facilities[id.index()];
        if !(reach.touches)(facility.medium) {
            let message =
                format!("`{}` carries {:?}, which {} cannot touch", facility.id, facility.medium, reach.by);
            self.built.findings.push(Finding::error(code::UNTOUCHABLE, target.span.clone(), message));
            return Vec::new();
        }
        facility.channels.clone()
    }

    fn of_link(&mut self, of: &LinkTarget, reach: &Reach) -> Vec<ChannelId> {
        let Some(name) = self.kept(of.link.sound()) else { return Vec::new() };
        let Some(link) = self.names.links.get(name).copied() else {
            self.unknown_link(&of.link);
            return Vec::new();
        };
        let own: Vec<(ChannelId, Medium)> = {
            let scenario = &self.built.tables;
            scenario.link(link).channels.iter().map(|b| (*b, scenario.channel(*b).medium)).collect()
        };
        if of.media.is_empty() {
            return own.into_iter().filter(|(_, m)| (reach.touches)(*m)).map(|(b, _)| b).collect();
        }
        let mut channels = Vec::new();
        for medium in of.media.iter() {
            match own.iter().find(|(_, there)| *there == medium.value) {
                None => self.not_on_link(medium, link),
                Some(_) if !(reach.touches)(medium.value) => {
                    let message = format!("{} cannot touch {:?}", reach.by, medium.value);
                    let found = Finding::error(code::UNTOUCHABLE, medium.span.clone(), message);
                    self.built.findings.push(found.help(touchable(reach)));
                }
                Some((channel, _)) => channels.push(*channel),
            }
        }
        channels
    }

    fn unknown_link(&mut self, name: &Spanned<String>) {
        self.built.complete = false;
        let links = &self.names.links;
        self.built.findings.push_with(Severity::Error, || {
            let message = format!("there is no link `{}`", shortened(name));
            let help = advice(name, links.keys().map(String::as_str));
            Finding::error(code::UNKNOWN_REFERENCE, name.span.clone(), message).help(help)
        });
    }

    fn not_on_link(&mut self, medium: &Spanned<Medium>, link: LinkId) {
        let scenario = &self.built.tables;
        let link_id = &scenario.link(link).id;
        let has: Vec<String> = scenario
            .link(link)
            .channels
            .iter()
            .map(|b| format!("{:?}", scenario.channel(*b).medium))
            .collect();
        let message = format!("the link `{link_id}` has no {:?}", medium.value);
        let found = Finding::error(code::NOT_ON_LINK, medium.span.clone(), message)
            .help(format!("it has {}", has.join(", ")))
            .related(self.built.spans.links[link.index()].clone(), "the link");
        self.built.findings.push(found);
    }
}

fn touchable(reach: &Reach) -> String {
    let media: Vec<String> =
        Medium::ALL.iter().filter(|m| (reach.touches)(**m)).map(|m| format!("{m:?}")).collect();
    format!("{} can touch {}", reach.by, media.join(", "))
}
