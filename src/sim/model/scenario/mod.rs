//! What is fixed during a game: the order of battle, the network, the axes, the cards.

mod adversary;
mod allies;
mod axes;
mod dispatch;
mod forces;
mod network;
mod treaty;
mod weapons;
mod worth;

pub use adversary::*;
pub use allies::*;
pub use axes::*;
pub use dispatch::*;
pub use forces::*;
pub use network::*;
pub use treaty::*;
pub use weapons::*;
pub use worth::*;

use crate::map::geodesic;
use crate::map::projection::LonLat;
use crate::sim::model::coefficients::Coefficients;
use crate::sim::model::figures::Figures;
use crate::sim::model::habits::Habits;
use crate::sim::model::ids::*;
use crate::sim::model::state::Weapon;
use crate::sim::model::units::{Hour, Hours, Km};
use std::ops::Deref;

/// What a level says, table by table. Every table is ordered as in the level; ids are positions.
#[derive(Clone, Debug)]
pub struct Tables {
    /// Short name, as on the command line.
    pub id: String,
    /// Title for people.
    pub title: String,
    /// One line for the menu.
    pub summary: String,
    /// Paragraphs of the briefing.
    pub briefing: Vec<String>,
    /// Where the camera begins.
    pub camera: Camera,
    /// Earliest and latest week in which the crisis ends.
    pub horizon_weeks: (u32, u32),
    /// Hours between two councils.
    pub council_interval: Hour,
    /// Hours after launch at which the war is judged.
    pub war_window: Hour,
    /// Gain of a quick win to the adversary, B: mean and half-range of the draw.
    pub stakes: (f64, f64),
    /// How the crisis rises and falls: weeks since its beginning, and what is then added to the stakes. Straight lines
    /// between; level before the first and after the last.
    pub tension: Vec<(f64, f64)>,
    /// Factor by which the adversary overrates our clock: least and most of the draw. Source: docs/rules/council.md.
    pub optimism: (f64, f64),
    /// Name of the policy the level calls best.
    pub best_policy: String,
    /// Headquarters, formations and sites.
    pub nodes: Vec<Node>,
    /// Command and coordination links.
    pub links: Vec<Link>,
    /// Every medium of every link.
    pub channels: Vec<Channel>,
    /// Shared infrastructure.
    pub facilities: Vec<Facility>,
    /// Air defences of both sides.
    pub air_defences: Vec<AirDefence>,
    /// Axes of advance.
    pub axes: Vec<Axis>,
    /// Accesses held or to be built.
    pub accesses: Vec<AccessPlan>,
    /// Jammers of our own.
    pub jammers: Vec<Jammer>,
    /// Allies who lend and hold favours.
    pub allies: Vec<Ally>,
    /// Brigades that may be sent, in the order in which they are offered.
    pub reinforcements: Vec<Reinforcement>,
    /// What intelligence counts.
    pub indicators: Vec<Indicator>,
    /// What the adversary is seen to do.
    pub acts: Vec<ActSight>,
    /// Characters the adversary may have.
    pub dispositions: Vec<Disposition>,
    /// What each of them does otherwise than others, by `DispositionId`.
    pub habits: Vec<Habits>,
    /// Those who belong to neither side.
    pub actors: Vec<Actor>,
    /// What both sides may agree to leave alone.
    pub treaty: Option<Treaty>,
    /// How dispatches come.
    pub deck: Deck,
    /// Cards that ask for a decision.
    pub dispatches: Vec<Dispatch>,
    /// Team-weeks a week.
    pub teams: u8,
    /// The figures in force.
    pub coefficients: Coefficients,
    /// The same with unit, range, source and who set them.
    pub figures: Figures,
}

/// A level that can be played: its tables, and what the rules derive from them. The rules make it of tables
/// (`Scenario::of`), and nothing in it changes afterwards.
#[derive(Clone, Debug)]
pub struct Scenario {
    tables: Tables,
    /// The links that end at each node, by `NodeId`.
    ends: Vec<Vec<LinkId>>,
    /// Undisturbed way of an order from its summit to each node, by `NodeId`.
    routes: Vec<Vec<LinkId>>,
    /// Hours to the objective of each axis against the defence of the level, by `AxisId`.
    opposed: Vec<Hours>,
    /// The axis whose defence each brigade joins that may be sent.
    joins: Vec<AxisId>,
    /// Hours of every set of weapons, reckoned as they are asked for.
    worth: Worth,
}

impl Deref for Scenario {
    type Target = Tables;

    fn deref(&self) -> &Tables {
        &self.tables
    }
}

impl Scenario {
    /// Puts together tables and what has been derived from them.
    pub(in crate::sim) fn with(
        tables: Tables,
        routes: Vec<Vec<LinkId>>,
        opposed: Vec<Hours>,
        joins: Vec<AxisId>,
    ) -> Self {
        let worth = Worth::of(&tables);
        let mut ends = vec![Vec::new(); tables.nodes.len()];
        for (link, there) in tables.links.iter().enumerate() {
            for node in [there.child, there.parent] {
                ends[node.index()].push(LinkId::from(link));
            }
        }
        Self { tables, ends, routes, opposed, joins, worth }
    }

    /// A copy of the tables, to make another level of.
    pub fn tables(&self) -> Tables {
        self.tables.clone()
    }

    /// The links that end at a node.
    pub fn links_at(&self, node: NodeId) -> &[LinkId] {
        &self.ends[node.index()]
    }

    /// Hours of every set of weapons, as far as they have been reckoned.
    pub(in crate::sim) fn worth(&self) -> &Worth {
        &self.worth
    }

    /// Hours to the objective of an axis while nobody is disrupted and the defence of the level delays.
    pub fn opposed(&self, axis: AxisId) -> Hours {
        self.opposed[axis.index()]
    }

    /// Hours to the first objective, undisturbed: T0 of the council's reckoning.
    pub fn undisturbed(&self) -> Hours {
        self.opposed(self.main_axis())
    }

    /// The axis whose objective falls first when nobody is disrupted.
    pub fn main_axis(&self) -> AxisId {
        let axes = (0..self.axes.len()).map(AxisId::from);
        let first = axes.min_by(|a, b| self.opposed(*a).0.total_cmp(&self.opposed(*b).0));
        first.expect("a level has an axis")
    }

    /// The axis whose defence a brigade joins, by its position among those that may be sent.
    pub fn joins(&self, which: usize) -> AxisId {
        self.joins[which]
    }

    /// The undisturbed way of an order from its summit down to a node.
    pub fn way_down(&self, node: NodeId) -> &[LinkId] {
        &self.routes[node.index()]
    }

    /// The undisturbed way from one node to another of its side: up to the summit and down again.
    pub fn usual_way(&self, from: NodeId, to: NodeId) -> impl Iterator<Item = LinkId> + '_ {
        self.way_down(from).iter().rev().chain(self.way_down(to)).copied()
    }
}

/// Where the camera begins.
#[derive(Clone, Copy, Debug)]
pub struct Camera {
    /// Centre of the picture.
    pub at: LonLat,
    /// Height of the picture.
    pub height: Km,
}

impl Tables {
    /// The node of an id.
    pub fn node(&self, id: NodeId) -> &Node {
        &self.nodes[id.index()]
    }

    /// The link of an id.
    pub fn link(&self, id: LinkId) -> &Link {
        &self.links[id.index()]
    }

    /// The channel of an id.
    pub fn channel(&self, id: ChannelId) -> &Channel {
        &self.channels[id.index()]
    }

    /// What goes dark with a channel: all that rides on the same infrastructure, or itself alone.
    pub fn together<'a>(&'a self, channel: &'a ChannelId) -> &'a [ChannelId] {
        match self.channel(*channel).facility {
            Some(facility) => &self.facilities[facility.index()].channels,
            None => std::slice::from_ref(channel),
        }
    }

    /// Norms that may be signed.
    pub fn norms(&self) -> &[Norm] {
        self.treaty.as_ref().map_or(&[], |treaty| &treaty.norms)
    }

    /// The norm at a position; there is one wherever a game knows of its standing.
    pub fn norm(&self, index: usize) -> &Norm {
        &self.norms()[index]
    }

    /// The channels that a weapon can take down.
    pub fn targets(&self, weapon: Weapon) -> &[ChannelId] {
        match weapon {
            Weapon::Access(id) => &self.accesses[id.index()].targets,
            Weapon::Jammer(id) => &self.jammers[id.index()].targets,
        }
    }

    /// People who lose a service when some channels are dark: those of every facility on which nothing is left.
    pub fn persons(&self, channels: &[ChannelId]) -> f64 {
        let whole = |facility: &&Facility| {
            !facility.channels.is_empty()
                && facility.channels.iter().all(|channel| channels.contains(channel))
        };
        self.facilities.iter().filter(whole).map(|facility| f64::from(facility.persons)).sum()
    }

    /// Whether nuclear warning depends on some channels: on what they ride on, on their link, or on an end of it.
    pub fn entangled(&self, channels: &[ChannelId]) -> bool {
        channels.iter().any(|channel| {
            let there = self.channel(*channel);
            let link = self.link(there.link);
            let facility = there.facility.is_some_and(|facility| self.facilities[facility.index()].entangled);
            facility
                || link.entangled
                || [link.child, link.parent].iter().any(|end| self.node(*end).entangled)
        })
    }

    /// Hours that what a weapon hits stays dark: on average for an access, as long as it can stay for a jammer.
    pub fn outage(&self, weapon: Weapon) -> Hours {
        match weapon {
            Weapon::Access(id) => self.accesses[id.index()].outage,
            Weapon::Jammer(id) => self.jammers[id.index()].hours,
        }
    }

    /// Chance that a weapon takes effect, if cyber has any.
    pub fn effect(&self, weapon: Weapon) -> f64 {
        match weapon {
            Weapon::Access(id) => self.accesses[id.index()].effect * self.coefficients.cyber,
            Weapon::Jammer(_) => 1.0,
        }
    }

    /// The axis in whose column a node attacks, and its rank there.
    pub fn place_in_column(&self, node: NodeId) -> Option<(AxisId, usize)> {
        self.axes.iter().enumerate().find_map(|(axis, there)| {
            let rank = there.column.iter().position(|member| *member == node)?;
            Some((AxisId::from(axis), rank))
        })
    }

    /// Kilometres between the ends of a link, as they stand in peace.
    pub fn distance(&self, link: LinkId) -> Km {
        let there = self.link(link);
        Km(geodesic::distance_km(self.node(there.child).at, self.node(there.parent).at))
    }

    /// Whose network a link belongs to.
    pub fn side_of(&self, link: LinkId) -> Side {
        self.node(self.link(link).child).side
    }

    /// What the crisis adds to the stakes so many weeks after its beginning.
    pub fn tension(&self, weeks: f64) -> f64 {
        let (Some(first), Some(last)) = (self.tension.first(), self.tension.last()) else { return 0.0 };
        let leg = self.tension.windows(2).find(|leg| leg[0].0 <= weeks && weeks < leg[1].0);
        match leg {
            Some(leg) => leg[0].1 + (leg[1].1 - leg[0].1) * (weeks - leg[0].0) / (leg[1].0 - leg[0].0),
            None if weeks < first.0 => first.1,
            None => last.1,
        }
    }

    /// Headquarters of a side that nobody commands: where its orders begin.
    pub fn summit(&self, side: Side) -> NodeId {
        let index = self
            .nodes
            .iter()
            .position(|n| n.side == side && n.kind == Kind::Headquarters && n.commander.is_none())
            .expect("the level reader refuses a side without a summit");
        NodeId::from(index)
    }
}
