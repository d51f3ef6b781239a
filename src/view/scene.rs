//! What is drawn: the viewer's belief in the plain measures of the picture. Made from scenario and intel, by nothing
//! else.

use crate::map::projection::{LonLat, Projection};
use crate::map::symbols::SymbolAtlas;
use crate::sim::intel::{Intel, WarPicture};
use crate::sim::scenario::{Branch, Echelon, Kind, LinkKind, Medium, Node, Scenario};
use crate::sim::state::{AccessLife, DisruptionCause, March, Payload};
use crate::sim::{AxisId, ChannelId, JammerId, LinkId, NodeId, Side};
use bevy::prelude::*;

/// The picture's content. Places are km of the plane.
#[derive(Resource, Clone, Debug, Default, PartialEq)]
pub struct Scene {
    /// Headquarters, formations and sites, in the order of their ids.
    pub units: Vec<Unit>,
    /// Links, in the order of their ids.
    pub links: Vec<LinkShape>,
    /// Orders and reports on their way.
    pub messages: Vec<MessageShape>,
    /// Axes of advance, once there is a war.
    pub axes: Vec<Advance>,
    /// Objectives of all axes.
    pub goals: Vec<Goal>,
    /// Where our line is to close, once there is a war.
    pub line: Option<Line>,
    /// Jammers at work.
    pub jamming: Vec<Jamming>,
    /// Where the open dispatch has happened.
    pub incident: Option<Vec2>,
    /// Hour of the picture.
    pub hour: u32,
    /// Hour of the launch.
    pub launch: Option<u32>,
}

/// How fresh what is known of a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// It is there.
    Live,
    /// A contact, last seen hours ago.
    Hours(u32),
    /// A unit of one's own that has been cut off for hours.
    Silent(u32),
}

/// A unit of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Which.
    pub id: NodeId,
    /// Name on the map.
    pub name: String,
    /// Number by which the viewer calls it until it is known what it is.
    pub number: Option<u16>,
    /// Where it stood before, when it is a staff that has moved.
    pub was: Option<Vec2>,
    /// Name of its symbol in the atlas.
    pub symbol: String,
    /// Whether it is the alliance's: it gives the colour.
    pub allied: bool,
    /// How important it is when there is little room: 0 comes first.
    pub rank: u8,
    /// Where.
    pub at: Vec2,
    /// Radius of the error of the place, km.
    pub error: f32,
    /// How fresh that is.
    pub seen: Seen,
    /// Whether one of our accesses listens there.
    pub ear: bool,
    /// Believed quality of command, 0 to 1.
    pub quality: f32,
    /// Whether today's question needs it: it marches, defends, commands those who do, or is listened to.
    pub focus: bool,
    /// The head of the column it marches in, in war.
    pub follows: Option<NodeId>,
    /// Age of the last report, hours.
    pub age: u32,
}

/// A link of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct LinkShape {
    /// Which.
    pub id: LinkId,
    /// The lower end.
    pub child: NodeId,
    /// The upper end.
    pub parent: NodeId,
    /// Whether it is the alliance's: it gives the colour.
    pub allied: bool,
    /// Whether orders run down it in the chain of command.
    pub command: bool,
    /// Believed share of its traffic that it can carry, 0 to 1.
    pub quality: f32,
    /// Its media.
    pub channels: Vec<ChannelShape>,
}

/// A medium of a link.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ChannelShape {
    /// Which.
    pub channel: ChannelId,
    /// Of which kind.
    pub medium: Medium,
    /// Hours it is thought to stay dark, when it is.
    pub dark: Option<u32>,
    /// Whether that is confirmed.
    pub sure: bool,
    /// Whether an access of ours is being held against it.
    pub target: bool,
}

/// An order or report on its way along a link.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MessageShape {
    /// Running number.
    pub id: u32,
    /// The link.
    pub link: LinkId,
    /// Whether it messages from the lower end to the upper.
    pub up: bool,
    /// When it entered the link.
    pub since: u32,
    /// When it leaves it; waits when `None`.
    pub arrives: Option<u32>,
    /// Whether it is routine: a report, or of theirs something only its passing is known of.
    pub routine: bool,
}

/// A column on its axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Advance {
    /// Which.
    pub id: AxisId,
    /// From the line of departure to the objective.
    pub way: Vec<Vec2>,
    /// The part of the way it has behind it, 0 to 1.
    pub done: f32,
    /// Whole hours to the objective.
    pub clock: f32,
    /// Whether it stands for lack of orders.
    pub stands: bool,
}

/// An objective.
#[derive(Clone, Debug, PartialEq)]
pub struct Goal {
    /// Its name.
    pub name: String,
    /// Where.
    pub at: Vec2,
    /// Whether it has fallen.
    pub lost: bool,
}

/// The line of defence: through the places of the reinforcements, from north to south.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its course.
    pub course: Vec<Vec2>,
    /// Hours after launch at which it closes or has closed, as reckoned.
    pub closes: u32,
    /// Whether it stands.
    pub closed: bool,
}

/// A jammer at work.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Jamming {
    /// Which.
    pub id: JammerId,
    /// Where.
    pub at: Vec2,
    /// How far it reaches, km.
    pub radius: f32,
}

/// Age from which a contact is drawn as last seen, hours. House number: three days, as for a stale report.
const LAST_SEEN: u32 = 72;
/// Silence from which a unit of one's own is drawn as cut off, hours. House number.
const SILENT: u32 = 3;

/// A place of the ellipsoid in km of the plane.
pub fn plane(at: LonLat) -> Vec2 {
    let [x, y] = Projection::europe().project(at);
    Vec2::new(x as f32, y as f32) / 1000.0
}

impl Scene {
    /// The picture of what a side believes.
    pub fn of(scenario: &Scenario, intel: &Intel) -> Self {
        let own = |side: Side| side == intel.side;
        let allied = |side: Side| side == Side::Alliance;
        let war = intel.war.as_ref();
        let focus = in_question(scenario, intel);
        let units = scenario.nodes.iter().enumerate().map(|(index, node)| {
            let picture = &intel.nodes[index];
            let age = intel.hour.saturating_sub(picture.reported);
            let seen = match own(node.side) {
                true if age >= SILENT && picture.cut => Seen::Silent(age),
                false if age >= LAST_SEEN && node.kind != Kind::Site => Seen::Hours(age),
                _ => Seen::Live,
            };
            Unit {
                id: NodeId::from(index),
                name: node.name.clone(),
                number: picture.number,
                was: (picture.moved && node.kind == Kind::Headquarters).then(|| plane(node.at)),
                symbol: symbol(node, seen),
                allied: allied(node.side),
                rank: rank(node, own(node.side)),
                at: plane(picture.at),
                error: if seen == Seen::Live { 0.0 } else { picture.error as f32 },
                seen,
                ear: picture.ear,
                quality: picture.quality as f32,
                focus: focus[index],
                follows: war.and_then(|_| head(scenario, NodeId::from(index))),
                age,
            }
        });
        let held =
            |channel: ChannelId| {
                let accesses = intel.desk().map(|desk| desk.book.accesses.as_slice()).unwrap_or_default();
                scenario.accesses.iter().zip(accesses).any(|(plan, access)| {
                    access.life == AccessLife::Hidden && plan.targets.contains(&channel)
                })
            };
        let links = scenario.links.iter().enumerate().map(|(index, link)| LinkShape {
            id: LinkId::from(index),
            child: link.child,
            parent: link.parent,
            allied: allied(scenario.node(link.child).side),
            command: link.kind == LinkKind::Command,
            quality: intel.link_quality[index] as f32,
            channels: link
                .channels
                .iter()
                // Cable that was rolled up for the march is not there.
                .filter(|channel| intel.channels[channel.index()].cause != Some(DisruptionCause::March))
                .map(|&channel| {
                    let picture = &intel.channels[channel.index()];
                    ChannelShape {
                        channel,
                        medium: scenario.channel(channel).medium,
                        dark: picture.dark_until.map(|until| until.saturating_sub(intel.hour)),
                        sure: picture.sure,
                        target: held(channel),
                    }
                })
                .collect(),
        });
        let messages = intel.traffic.iter().map(|run| MessageShape {
            id: run.id,
            link: run.link,
            up: run.from == scenario.link(run.link).child,
            since: run.since,
            arrives: (run.arrives != u32::MAX).then_some(run.arrives),
            routine: matches!(run.payload, None | Some(Payload::Report)),
        });
        let axes = scenario.axes.iter().enumerate().filter_map(|(index, axis)| {
            let column = war?.columns.get(index)?;
            Some(Advance {
                id: AxisId::from(index),
                way: axis.way.iter().map(|at| plane(*at)).collect(),
                done: (column.km / axis.length.0.max(1.0)).clamp(0.0, 1.0) as f32,
                clock: column.clock.round() as f32,
                stands: column.dark > 0 && column.book.march == March::OnOrders,
            })
        });
        let goals = scenario.axes.iter().enumerate().filter_map(|(index, axis)| {
            let column = war.and_then(|war| war.columns.get(index));
            let lost = column.is_some_and(|column| column.book.fell.is_some());
            Some(Goal { name: axis.objective.clone(), at: plane(*axis.way.last()?), lost })
        });
        let at_work = |index: usize| {
            let this = Some(DisruptionCause::Jammer(JammerId::from(index)));
            intel.channels.iter().any(|channel| channel.cause == this && channel.dark_until.is_some())
        };
        let jamming = scenario.jammers.iter().enumerate().filter(|(index, _)| at_work(*index));
        // In war nobody waits for an answer.
        let desk = intel.desk().filter(|_| war.is_none());
        let dispatch = desk.and_then(|desk| desk.book.dispatch.filter(|open| open.answer.is_none()));
        Self {
            units: units.collect(),
            links: links.collect(),
            messages: messages.collect(),
            axes: axes.collect(),
            goals: goals.collect(),
            line: war.and_then(|war| line(scenario, intel, war)),
            jamming: jamming
                .map(|(index, jammer)| Jamming {
                    id: JammerId::from(index),
                    at: plane(jammer.at),
                    radius: jammer.radius.0 as f32,
                })
                .collect(),
            incident: dispatch.and_then(|card| scenario.dispatches[card.id.index()].at).map(plane),
            hour: intel.hour,
            launch: war.map(|war| war.book.since),
        }
    }
}

fn line(scenario: &Scenario, intel: &Intel, war: &WarPicture) -> Option<Line> {
    let mut places: Vec<LonLat> = scenario.reinforcements.iter().map(|brigade| brigade.to).collect();
    places.sort_by(|a, b| b.lat.total_cmp(&a.lat));
    let now = intel.hour.saturating_sub(war.book.since);
    Some(Line {
        course: places.into_iter().map(plane).collect(),
        closes: war
            .book
            .closed
            .map_or(now + war.our_clock.round() as u32, |hour| hour.saturating_sub(war.book.since)),
        closed: war.book.closed.is_some(),
    })
    .filter(|line| line.course.len() > 1)
}

/// The formation that leads the column another one marches in.
fn head(scenario: &Scenario, id: NodeId) -> Option<NodeId> {
    let column = scenario.axes.iter().map(|axis| &axis.column).find(|column| column.contains(&id))?;
    column.first().copied().filter(|head| *head != id)
}

/// The nodes today's question needs, by their ids: columns with the headquarters on the way of their orders, defenders
/// with their commanders, and what we listen to.
fn in_question(scenario: &Scenario, intel: &Intel) -> Vec<bool> {
    let mut needed: Vec<bool> = intel.nodes.iter().map(|node| node.ear).collect();
    for axis in &scenario.axes {
        needed[axis.command.index()] = true;
        for formation in &axis.column {
            needed[formation.index()] = true;
            for link in scenario.way_down(*formation) {
                let link = scenario.link(*link);
                needed[link.child.index()] = true;
                needed[link.parent.index()] = true;
            }
        }
        for defender in &axis.defenders {
            needed[defender.index()] = true;
            if let Some(commander) = scenario.node(*defender).commander {
                needed[commander.index()] = true;
            }
        }
    }
    needed
}

/// Name of a node's symbol in the atlas.
fn symbol(node: &Node, seen: Seen) -> String {
    let side = match node.side {
        Side::Alliance => "f",
        Side::Adversary => "h",
    };
    let branch = match node.branch {
        Branch::Infantry => "infantry",
        Branch::Mechanised => "mechanised",
        Branch::Armour => "armour",
        Branch::Airborne => "airborne",
        Branch::Artillery => "artillery",
        Branch::Missile => "missile",
        Branch::AirDefence => "air_defence",
        Branch::Signals => "signals",
        Branch::ElectronicWarfare => "ew",
        Branch::Cyber => "cyber",
        Branch::NavalInfantry => "naval_infantry",
        Branch::SpecialOperations => "special_operations",
        Branch::Sustainment => "logistics",
        Branch::Command => "combined_arms",
        Branch::AirBase => return format!("{side}_air_base"),
        Branch::Radar => return format!("{side}_radar"),
        Branch::GroundStation => return format!("{side}_satellite_station"),
        Branch::Telecom => return format!("{side}_telecom_tower"),
    };
    let echelon = match node.echelon {
        Echelon::Battalion => "battalion",
        Echelon::Regiment => "regiment",
        Echelon::Brigade => "brigade",
        Echelon::Division => "division",
        Echelon::Corps => "corps",
        Echelon::Army => "army",
        Echelon::Theatre => "army_group",
    };
    let staff = if node.kind == Kind::Headquarters { "_hq" } else { "" };
    let broken = if matches!(seen, Seen::Hours(_)) { "_seen" } else { "" };
    let name = format!("{side}_{branch}_{echelon}{staff}{broken}");
    // A staff that has no symbol of its branch is still a staff of its echelon.
    let of_staff = format!("{side}_combined_arms_{echelon}{staff}{broken}");
    let atlas = SymbolAtlas::embedded();
    if atlas.get(&name).is_none() && atlas.get(&of_staff).is_some() { of_staff } else { name }
}

/// Who is left out first when there is little room: sites, then support, then small formations. Small ones of one's
/// own stay longer than theirs.
fn rank(node: &Node, own: bool) -> u8 {
    let size = match node.echelon {
        Echelon::Theatre | Echelon::Army => 0,
        Echelon::Corps | Echelon::Division => 1,
        Echelon::Brigade => 2,
        Echelon::Regiment | Echelon::Battalion => 3,
    };
    let fights = matches!(
        node.branch,
        Branch::Infantry
            | Branch::Mechanised
            | Branch::Armour
            | Branch::Airborne
            | Branch::NavalInfantry
            | Branch::Command
    );
    match node.kind {
        Kind::Headquarters => size,
        Kind::Formation => size + u8::from(!own) + 2 * u8::from(!fights),
        Kind::Site => 5,
    }
}
