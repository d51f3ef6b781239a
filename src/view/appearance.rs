//! What the picture needs and the belief does not hold: components that the view adds to the entities of the game, once.

use crate::game::components::{Front, NodeKey, Objective};
use crate::game::{EntityIndex, Game};
use crate::map::geodesic;
use crate::map::projection::{LonLat, Projection};
use crate::map::symbols::SymbolAtlas;
use crate::sim::scenario::{Branch, Echelon, Kind, Node, Scenario};
use crate::sim::{NodeId, Side};
use bevy::prelude::*;

/// How a unit is drawn, whatever happens to it.
#[derive(Component, Clone, Debug, PartialEq)]
pub struct Appearance {
    /// Name of its symbol in the atlas.
    pub symbol: String,
    /// The same as it was last seen.
    pub last_seen: String,
    /// Whether it is the viewer's own.
    pub own: bool,
    /// How important it is when there is little room: 0 comes first.
    pub rank: u8,
    /// Whether today's question needs it: it marches, defends, or commands those who do.
    pub focus: bool,
    /// Where it stands in peace, km of the plane.
    pub home: Vec2,
    /// The head of the column in which it will march.
    pub follows: Option<Entity>,
}

/// The course of an axis or of a line.
#[derive(Component, Clone, Debug, PartialEq)]
pub struct Way {
    /// Its corners, km of the plane.
    pub course: Vec<Vec2>,
    /// Its length on the ground, km.
    pub length: f32,
}

impl Way {
    fn of(places: &[LonLat], length: f64) -> Self {
        Self { course: places.iter().map(|at| plane(*at)).collect(), length: length as f32 }
    }
}

/// A place of the ellipsoid in km of the plane.
pub fn plane(at: LonLat) -> Vec2 {
    let [x, y] = Projection::europe().project(at);
    Vec2::new(x as f32, y as f32) / 1000.0
}

/// Dresses what has come: units, axes, the line.
pub(super) fn dress(
    mut commands: Commands,
    game: Option<Res<Game>>,
    entity_index: Option<Res<EntityIndex>>,
    units: Query<(Entity, &NodeKey), Added<NodeKey>>,
    axes: Query<(Entity, &Objective), Added<Objective>>,
    lines: Query<Entity, Added<Front>>,
) {
    let (Some(game), Some(entity_index)) = (game, entity_index) else { return };
    let scenario = game.scenario();
    if !units.is_empty() {
        let focus = in_question(scenario);
        for (entity, NodeKey(id)) in &units {
            let node = scenario.node(*id);
            let own = node.side == game.viewer();
            commands.entity(entity).insert(Appearance {
                symbol: symbol(node, ""),
                last_seen: symbol(node, "_seen"),
                own,
                rank: rank(node, own),
                focus: focus[id.index()],
                home: plane(node.at),
                follows: head(scenario, *id).map(|head| entity_index.node(head)),
            });
        }
    }
    for (entity, objective) in &axes {
        let axis = &scenario.axes[objective.axis.index()];
        commands.entity(entity).insert(Way::of(&axis.way, axis.length.0));
    }
    for entity in &lines {
        let mut places: Vec<LonLat> = scenario.reinforcements.iter().map(|brigade| brigade.to).collect();
        places.sort_by(|a, b| b.lat.total_cmp(&a.lat));
        let length = geodesic::legs(&places).iter().sum();
        commands.entity(entity).insert(Way::of(&places, length));
    }
}

/// The formation that leads the column another one marches in.
fn head(scenario: &Scenario, id: NodeId) -> Option<NodeId> {
    let column = scenario.axes.iter().map(|axis| &axis.column).find(|column| column.contains(&id))?;
    column.first().copied().filter(|head| *head != id)
}

/// The nodes today's question needs, by their ids: columns with the headquarters on the way of their orders, defenders
/// with every headquarters above them.
fn in_question(scenario: &Scenario) -> Vec<bool> {
    let mut needed = vec![false; scenario.nodes.len()];
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
            let above = |id: &NodeId| scenario.node(*id).commander;
            for id in std::iter::successors(Some(*defender), above) {
                needed[id.index()] = true;
            }
        }
    }
    needed
}

/// Name of a node's symbol in the atlas, with what it ends with.
fn symbol(node: &Node, broken: &str) -> String {
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
