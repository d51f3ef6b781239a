//! Orders and reports on their way.

use crate::sim::model::ids::*;
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::{Intent, March, StatusReport};
use crate::sim::model::units::Hour;
use serde::Serialize;

/// An order or a report on its way along links.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Transmission {
    /// Running number of its side, for identity on the screen only.
    pub id: u32,
    /// Whose it is.
    pub side: Side,
    /// What it carries.
    pub payload: Payload,
    /// The links still to go.
    pub course: Course,
    /// Where it is bound for.
    pub to: NodeId,
    /// Where it set out.
    pub from: NodeId,
    /// When it set out.
    pub departed: Hour,
    /// Where the current hop began.
    pub at: NodeId,
    /// When the current hop began.
    pub since: Hour,
    /// When the current hop ends; `Hour::MAX` while it waits for a link.
    pub arrives: Hour,
    /// Version of the network on which it last looked for a way.
    pub tried: u32,
    /// Whether a courier carries it on this hop.
    pub courier: bool,
    /// What it says, if it is a report.
    pub report: Option<StatusReport>,
}

/// The links a transmission has still to go.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Course {
    /// The undisturbed way between a summit and a node of its side, which stands in the scenario, so many links of it
    /// gone.
    Usual {
        /// Links gone.
        gone: usize,
    },
    /// Another way, the current link first.
    Detour(Vec<LinkId>),
}

impl Transmission {
    /// The link it is on or waits for, if there is one.
    pub fn link(&self, scenario: &Scenario) -> Option<LinkId> {
        match &self.course {
            Course::Usual { gone } => scenario.usual_way(self.from, self.to).nth(*gone),
            Course::Detour(links) => links.first().copied(),
        }
    }

    /// Leaves the current link behind.
    pub fn pass_link(&mut self) {
        match &mut self.course {
            Course::Usual { gone } => *gone += 1,
            Course::Detour(links) => drop(links.remove(0)),
        }
    }

    /// The links still to go, the current one first.
    pub fn links(&self, scenario: &Scenario) -> Vec<LinkId> {
        match &self.course {
            Course::Usual { gone } => scenario.usual_way(self.from, self.to).skip(*gone).collect(),
            Course::Detour(links) => links.clone(),
        }
    }
}

/// What a transmission carries.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub enum Payload {
    /// A formation's report to its summit.
    Report,
    /// Show an access on the live network.
    Demonstrate(AccessId),
    /// Fire an access.
    Fire(AccessId),
    /// Start a jammer.
    Jam(JammerId),
    /// Send a brigade.
    Reinforce(u8),
    /// Defend an axis so.
    Intent(AxisId, Intent),
    /// The adversary's formations change readiness.
    Ready(u8),
    /// The adversary's columns march so.
    March(AxisId, March),
    /// A headquarters moves.
    Relocate(NodeId),
}
