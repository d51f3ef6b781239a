//! What is shown now: what is on the board, with the places found for it.

use super::board::{AxisItem, Board, Channel, InfrastructureItem, LinkItem, UnitItem};
use super::placement::Placed;
use super::strands::{Path, Strands};
use crate::game::Selection;
use crate::sim::Hour;
use bevy::ecs::system::SystemParam;
use bevy::prelude::*;

/// The places found for what is on the board.
#[derive(SystemParam)]
pub struct Laid<'w, 's> {
    placed: Query<'w, 's, &'static Placed>,
    strands: Query<'w, 's, &'static Strands>,
}

/// What is shown now, each kind in the order of the level.
pub struct Shown<'w, 's> {
    /// The hour.
    pub hour: Hour,
    /// Units with their symbols.
    pub units: Vec<(UnitItem<'w, 's>, &'w Placed)>,
    /// Shared infrastructure with its symbols.
    pub facilities: Vec<(InfrastructureItem<'w, 's>, &'w Placed)>,
    /// Links with their strands.
    pub links: Vec<ShownLink<'w, 's>>,
    /// Axes of advance.
    pub axes: Vec<AxisItem<'w, 's>>,
}

/// A link that is shown.
pub struct ShownLink<'w, 's> {
    /// The link.
    pub link: LinkItem<'w, 's>,
    /// Its media.
    pub channels: Vec<Channel>,
    /// Where they run.
    pub strands: &'w Strands,
}

impl ShownLink<'_, '_> {
    /// The medium of one of its strands.
    pub fn channel(&self, path: &Path) -> Option<&Channel> {
        self.channels.iter().find(|channel| channel.id == path.channel)
    }
}

impl<'s> Shown<'_, 's> {
    /// The symbol of a thing that is shown.
    pub fn symbol(&self, thing: Selection) -> Option<&Placed> {
        match thing {
            Selection::Node(id) => {
                self.units.iter().find(|(unit, _)| unit.key.0 == id).map(|(_, placed)| *placed)
            }
            Selection::Facility(id) => {
                self.facilities.iter().find(|(there, _)| there.key.0 == id).map(|(_, placed)| *placed)
            }
            _ => None,
        }
    }

    /// Of a board and the places found for it.
    pub fn of<'w>(board: &'w Board<'_, 's>, laid: &'w Laid<'_, 's>) -> Shown<'w, 's> {
        let unit = |unit: UnitItem<'w, 's>| Some((laid.placed.get(unit.entity).ok()?, unit));
        let mut units: Vec<_> =
            board.units.iter().filter_map(unit).map(|(placed, unit)| (unit, placed)).collect();
        units.sort_by_key(|(unit, _)| unit.key.0);
        let facility = |there: InfrastructureItem<'w, 's>| Some((laid.placed.get(there.entity).ok()?, there));
        let facilities = board.facilities.iter().filter_map(facility).map(|(placed, there)| (there, placed));
        let mut facilities: Vec<_> = facilities.collect();
        facilities.sort_by_key(|(there, _)| there.key.0);
        let link = |link: LinkItem<'w, 's>| {
            let strands = laid.strands.get(link.entity).ok()?;
            Some(ShownLink { channels: board.channels(&link), link, strands })
        };
        let mut links: Vec<_> = board.links.iter().filter_map(link).collect();
        links.sort_by_key(|there| there.link.key.0);
        let mut axes: Vec<_> = board.axes.iter().collect();
        axes.sort_by_key(|axis| axis.objective.axis);
        Shown { hour: board.hour(), units, facilities, links, axes }
    }
}
