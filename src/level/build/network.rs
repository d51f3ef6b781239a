//! Nodes, facilities, links and their channels.

use super::{Builder, place};
use crate::level::code;
use crate::level::format::{Forces, Link, LinkMedium, Place};
use crate::level::read::Spanned;
use crate::level::report::{Finding, Span};
use crate::sim::Side;
use crate::sim::ids::{ChannelId, FacilityId, LinkId, NodeId};
use crate::sim::luck;
use crate::sim::scenario::{self, Channel, Doctrine, Echelon, Kind, LinkKind, Medium, Node};

/// What headquarters, formations and sites have in common.
struct Common<'l> {
    id: Option<&'l str>,
    name: &'l str,
    at: &'l Spanned<Place>,
    place: &'l Option<String>,
    span: &'l Span,
}

macro_rules! common {
    ($row:expr) => {
        Common {
            id: $row.id.sound().map(|id| id.as_str()),
            name: &$row.name.value,
            at: &$row.at,
            place: &$row.place.value,
            span: &$row.span,
        }
    };
}

impl<'l> Builder<'l> {
    pub(super) fn nodes(&mut self) {
        let level = self.level;
        for (side, forces) in [(Side::Alliance, &level.alliance), (Side::Adversary, &level.adversary)] {
            self.built.spans.headquarters[side as usize] = forces.headquarters.span.clone();
            self.forces(side, forces);
        }
    }

    fn forces(&mut self, side: Side, forces: &'l Forces) {
        let node = |kind, echelon, branch, strength, doctrine| Node {
            id: String::new(),
            name: String::new(),
            side,
            kind,
            echelon,
            branch,
            at: crate::map::projection::LonLat::new(0.0, 0.0),
            place: String::new(),
            strength,
            doctrine,
            commander: None,
            entangled: false,
        };
        for row in forces.headquarters.iter() {
            let bare =
                node(Kind::Headquarters, row.echelon.value, row.branch.value, 0.0, Doctrine::LastOrder);
            self.node(common!(row), bare);
        }
        for row in forces.formations.iter() {
            let strength = row.strength.unwrap_or(usual_strength(row.echelon.value));
            let bare =
                node(Kind::Formation, row.echelon.value, row.branch.value, strength, row.doctrine.value);
            self.node(common!(row), bare);
        }
        for row in forces.sites.iter() {
            let bare = node(Kind::Site, row.echelon.value, row.branch.value, 0.0, Doctrine::Hold);
            let bare = Node { entangled: row.entangled.value, ..bare };
            self.node(common!(row), bare);
        }
    }

    fn node(&mut self, common: Common<'l>, bare: Node) {
        let at = place(common.at);
        // A node without a place is still one that links can refer to.
        self.kept(at);
        let Some(id) = self.kept(common.id) else { return };
        let place = common.place.clone().unwrap_or_else(|| common.at.name.clone());
        self.names.nodes.insert(id, NodeId::from(self.built.tables.nodes.len()));
        self.built.spans.nodes.push(common.span.clone());
        let (id, name) = (id.to_owned(), common.name.to_owned());
        self.built.tables.nodes.push(Node { id, name, at: at.unwrap_or(bare.at), place, ..bare });
    }

    pub(super) fn facilities(&mut self) {
        let level = self.level;
        for row in level.carriers.iter() {
            let at = place(&row.at);
            self.kept(at);
            let Some(id) = self.kept(row.id.sound()) else { continue };
            self.names.facilities.insert(id.as_str(), FacilityId::from(self.built.tables.facilities.len()));
            self.built.tables.facilities.push(scenario::Facility {
                id: id.as_str().to_owned(),
                name: row.name.value.clone(),
                side: row.side.value,
                medium: row.medium.value,
                at: at.unwrap_or(row.at.at),
                channels: Vec::new(),
                entangled: row.entangled.value,
                persons: row.persons.value,
            });
        }
    }

    pub(super) fn links(&mut self) {
        let level = self.level;
        for row in level.links.iter() {
            let ends = self.names.node(&row.child).zip(self.names.node(&row.parent));
            if let Some((child, parent)) = self.kept(ends) {
                self.link(row, child, parent);
            }
        }
    }

    fn link(&mut self, row: &Spanned<Link>, child: NodeId, parent: NodeId) {
        let here = LinkId::from(self.built.tables.links.len());
        let id = match &row.id.value {
            Some(id) => id.as_str().to_owned(),
            None => format!("{}-{}", row.child.as_str(), row.parent.as_str()),
        };
        if let Some(other) = self.names.links.get(&id) {
            let message = format!("there are two link records with the id `{id}`");
            let first = self.built.spans.links[other.index()].clone();
            let found = Finding::error(code::DUPLICATE_ID, row.span.clone(), message);
            let found = found.help("give one of them an `id` of its own").related(first, "first given here");
            self.built.findings.push(found);
            return;
        }
        let mut channels = Vec::with_capacity(row.media.len());
        for written in row.media.iter() {
            let medium = medium(&written.value);
            let facility = match &written.value {
                LinkMedium::On(on) => {
                    let facility = self.names.facility(&on.carrier);
                    self.kept(facility)
                }
                _ => None,
            };
            let channel = ChannelId::from(self.built.tables.channels.len());
            let subject = luck::subject(&format!("{id}/{medium:?}"));
            self.built.tables.channels.push(Channel { link: here, medium, facility, subject });
            self.built.spans.channels.push(written.span.clone());
            if let Some(facility) = facility {
                self.built.tables.facilities[facility.index()].channels.push(channel);
            }
            channels.push(channel);
        }
        let (load, load_attacking) = self.usual_load(child);
        self.names.links.insert(id.clone(), here);
        self.built.spans.links.push(row.span.clone());
        self.built.tables.links.push(scenario::Link {
            id,
            child,
            parent,
            kind: row.kind.value,
            channels,
            load: row.load.unwrap_or(load),
            load_attacking: row.load_attacking.unwrap_or(load_attacking),
            entangled: row.entangled.value,
        });
    }

    /// Loads by the size of the lower end: an army's staff needs a full link, a unit more when it attacks.
    fn usual_load(&self, child: NodeId) -> (f64, f64) {
        let (figures, node) = (&self.built.tables.coefficients, self.built.tables.node(child));
        let is_staff = node.kind == Kind::Headquarters && node.echelon >= Echelon::Corps;
        if is_staff || node.echelon >= Echelon::Army {
            (figures.army_load, figures.army_load)
        } else {
            (figures.halted_load, figures.attack_load)
        }
    }

    /// Who commands whom, by the first command link of each.
    pub(super) fn commanders(&mut self) {
        let scenario = &mut self.built.tables;
        for link in scenario.links.iter().filter(|link| link.kind == LinkKind::Command) {
            let commander = &mut scenario.nodes[link.child.index()].commander;
            *commander = commander.or(Some(link.parent));
        }
    }
}

/// Combat power by echelon, a brigade being 1.
fn usual_strength(echelon: Echelon) -> f64 {
    match echelon {
        Echelon::Battalion => 0.3,
        Echelon::Regiment => 0.6,
        Echelon::Brigade => 1.0,
        Echelon::Division => 3.0,
        Echelon::Corps => 4.0,
        Echelon::Army | Echelon::Theatre => 6.0,
    }
}

fn medium(written: &LinkMedium) -> Medium {
    match written {
        LinkMedium::Fibre => Medium::Fibre,
        LinkMedium::Satellite => Medium::Satellite,
        LinkMedium::Microwave => Medium::Microwave,
        LinkMedium::Cable => Medium::Cable,
        LinkMedium::Vhf => Medium::Vhf,
        LinkMedium::Hf => Medium::Hf,
        LinkMedium::Courier => Medium::Courier,
        LinkMedium::On(on) => on.medium.value,
    }
}
