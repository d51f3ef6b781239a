//! Axes, allies and the weapons of the effects desk.

use super::targets::Reach;
use super::{Builder, place};
use crate::level::code;
use crate::level::format::{Access, Axis, Jammer, NodeName};
use crate::level::read::Spanned;
use crate::level::report::{Finding, Span};
use crate::level::value::Ref;
use crate::map::geodesic;
use crate::map::projection::LonLat;
use crate::sim::ids::{AllyId, NodeId};
use crate::sim::luck;
use crate::sim::scenario::{self, AccessPlan, Medium, Spread};
use crate::sim::units::{Hours, Km};

impl Builder<'_> {
    pub(super) fn axes(&mut self) {
        let level = self.level;
        for row in level.axes.iter() {
            let axis = self.axis(row);
            if let Some(axis) = self.kept(axis) {
                self.built.tables.axes.push(axis);
                self.built.spans.axes.push(row.span.clone());
            }
        }
    }

    fn axis(&mut self, row: &Axis) -> Option<scenario::Axis> {
        let column = self.nodes_of(&row.column);
        let defenders = self.nodes_of(&row.defenders);
        let way: Vec<LonLat> = row.way.iter().filter_map(place).collect();
        let legs = geodesic::legs(&way);
        let id = row.id.sound()?.as_str().to_owned();
        Some(scenario::Axis {
            subject: luck::subject(&format!("axis/{id}")),
            id,
            name: row.name.value.clone(),
            way,
            length: Km(legs.iter().sum()),
            legs,
            hours: Hours(row.hours.0),
            objective: row.objective.value.clone(),
            weight: row.weight.value,
            column,
            defenders,
            command: self.names.node(&row.command)?,
        })
    }

    fn nodes_of(&mut self, names: &[Spanned<Ref<NodeName>>]) -> Vec<NodeId> {
        let nodes: Vec<NodeId> = names.iter().filter_map(|name| self.names.node(name)).collect();
        self.built.complete &= nodes.len() == names.len();
        nodes
    }

    pub(super) fn air_defences(&mut self) {
        let level = self.level;
        for row in level.air_defences.iter() {
            let (radars, batteries) = (self.nodes_of(&row.radars), self.nodes_of(&row.batteries));
            let incident =
                row.incident.as_ref().map(|card| self.names.dispatches.get(card.as_str()).copied());
            self.built.complete &= incident != Some(None);
            let known = row.id.sound().zip(self.names.node(&row.centre));
            if let Some((id, centre)) = self.kept(known) {
                self.built.tables.air_defences.push(scenario::AirDefence {
                    id: id.as_str().to_owned(),
                    name: row.name.value.clone(),
                    centre,
                    radars,
                    batteries,
                    incident: incident.flatten(),
                });
            }
        }
    }

    pub(super) fn allies(&mut self) {
        let level = self.level;
        for row in level.allies.iter() {
            let Some(id) = self.kept(row.id.sound()) else { continue };
            let cell = row.cell.as_ref().and_then(|cell| self.names.nodes.get(cell.as_str()).copied());
            self.built.complete &= cell.is_some() == row.cell.is_some();
            self.names.allies.insert(id.as_str(), AllyId::from(self.built.tables.allies.len()));
            self.built.tables.allies.push(scenario::Ally {
                id: id.as_str().to_owned(),
                name: row.name.value.clone(),
                favours: row.favours.value as u8,
                cautious: row.cautious.value,
                cell,
                bar: row.bar.value,
                fear: row.fear.value,
                cleared: row.cleared.value,
                members: row.members.value,
                subject: luck::subject(&format!("ally/{}", id.as_str())),
            });
        }
    }

    pub(super) fn accesses(&mut self) {
        let level = self.level;
        for row in level.accesses.iter() {
            let access = self.access(row);
            if let Some(access) = self.kept(access) {
                self.built.tables.accesses.push(access);
            }
        }
    }

    fn access(&mut self, row: &Access) -> Option<AccessPlan> {
        let reach = Reach { touches: Medium::malware, by: "software" };
        let (targets, facility) = self.targets(&row.targets, &reach);
        let spread = row
            .spread
            .value
            .as_ref()
            .map(|there| Spread { chance: there.chance.value, targets: self.targets(&there.to, &reach).0 });
        let id = row.id.sound()?.as_str().to_owned();
        let owner = self.names.ally(&row.owner)?;
        Some(AccessPlan {
            subject: luck::subject(&format!("access/{id}")),
            id,
            name: row.name.value.clone(),
            family: row.family.value.clone(),
            owner,
            cell: self.cell_of(owner, &row.owner.span)?,
            targets,
            facility,
            ear: self.names.node(&row.ear)?,
            effect: row.effect.value,
            outage: Hours(row.outage_hours.0),
            stealth: row.stealth.value,
            persistence: row.persistence.value,
            spread,
            held: row.held.value,
        })
    }

    /// The cell of an ally who owns an access.
    fn cell_of(&mut self, owner: AllyId, span: &Span) -> Option<NodeId> {
        let ally = &self.built.tables.allies[owner.index()];
        if ally.cell.is_none() {
            let message = format!("`{}` owns an access, but nobody there could use it", ally.id);
            let found = Finding::error(code::NO_CELL, span.clone(), message);
            self.built.findings.push(found.help("give that ally a `cell`, or the access another owner"));
        }
        ally.cell
    }

    pub(super) fn jammers(&mut self) {
        let level = self.level;
        for row in level.jammers.iter() {
            let jammer = self.jammer(row);
            if let Some(jammer) = self.kept(jammer) {
                self.built.tables.jammers.push(jammer);
            }
        }
    }

    fn jammer(&mut self, row: &Jammer) -> Option<scenario::Jammer> {
        let reach = Reach { touches: Medium::jammable, by: "a jammer" };
        let (targets, _) = self.targets(&row.targets, &reach);
        let id = row.id.sound()?.as_str().to_owned();
        Some(scenario::Jammer {
            subject: luck::subject(&format!("jammer/{id}")),
            id,
            name: row.name.value.clone(),
            at: place(&row.at)?,
            radius: Km(row.radius_km.value),
            crew: self.names.node(&row.crew)?,
            targets,
            hours: Hours(row.hours.0),
        })
    }

    pub(super) fn treaty(&mut self) {
        let level = self.level;
        let Some(treaty) = &level.treaty.value else { return };
        let reach = Reach { touches: |_| true, by: "a norm" };
        let mut norms = Vec::new();
        for row in treaty.norms.iter() {
            let spares = self.targets(&row.spares, &reach).0;
            let Some(id) = self.kept(row.id.sound()) else { continue };
            norms.push(scenario::Norm {
                id: id.as_str().to_owned(),
                name: row.name.value.clone(),
                spares,
                subject: luck::subject(&format!("norm/{}", id.as_str())),
            });
        }
        let ends = treaty.ends.value as usize;
        self.built.tables.treaty = Some(scenario::Treaty { norms, ends });
    }

    pub(super) fn reinforcements(&mut self) {
        let level = self.level;
        for row in level.reinforcements.iter() {
            let (node, lender) = (self.names.node(&row.formation), self.names.ally(&row.lender));
            let sent = node.zip(lender).zip(place(&row.to));
            if let Some(((node, lender), to)) = self.kept(sent) {
                self.built.tables.reinforcements.push(scenario::Reinforcement { node, to, lender });
            }
        }
    }
}
