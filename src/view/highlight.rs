//! What hangs on the facility that is picked or pointed at; everything else steps back.

use super::board::{Board, LinkItem};
use crate::game::{Hovered, Selection};
use bevy::prelude::*;
use std::collections::BTreeSet;

/// How much of a strand is left that steps back.
pub(super) const STRAND: f32 = 0.42;
/// How much of a unit is left that steps back.
pub(super) const UNIT: f32 = 0.55;

/// The entities that do not step back; nothing when all stand alike.
#[derive(Resource, Clone, Debug, Default, PartialEq, Eq)]
pub struct Highlight(Option<Front>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Front {
    facility: Entity,
    lit: BTreeSet<Entity>,
}

impl Highlight {
    /// Whether something stands in front.
    pub fn shows(&self, entity: Entity) -> bool {
        self.0.as_ref().is_none_or(|front| front.lit.contains(&entity))
    }

    /// Whether an entity stands in front of others.
    pub fn lights(&self, entity: Entity) -> bool {
        self.0.as_ref().is_some_and(|front| front.lit.contains(&entity))
    }

    /// Whether a facility is the one in question: what rides on it is shown as if it were down.
    pub fn questions(&self, facility: Option<Entity>) -> bool {
        self.0.as_ref().is_some_and(|front| Some(front.facility) == facility)
    }
}

/// Finds it again when the pointer or the pick has moved.
pub(super) fn find(
    board: Board,
    picked: Res<Selection>,
    hovered: Res<Hovered>,
    mut highlight: ResMut<Highlight>,
) {
    if !picked.is_changed() && !hovered.is_changed() {
        return;
    }
    let facility = picked
        .in_question(*hovered)
        .and_then(|id| board.facilities.iter().find(|there| there.key.0 == id).map(|there| there.entity));
    highlight.set_if_neq(Highlight(facility.map(|facility| {
        let rides =
            |link: &LinkItem| board.channels(link).iter().any(|channel| channel.facility == Some(facility));
        let links = board.links.iter().filter(rides);
        let lit = links.flat_map(|link| [link.entity, link.ends.child, link.ends.parent]);
        Front { facility, lit: lit.chain([facility]).collect() }
    })));
}
