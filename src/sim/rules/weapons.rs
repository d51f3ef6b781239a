//! The weapons in hand.

use crate::sim::model::ids::*;
use crate::sim::model::state::*;

/// Weapons the alliance could fire: hidden accesses, unused jammers.
pub fn held_weapons(state: &State) -> Vec<Weapon> {
    let accesses = state.desk.book.accesses.iter().enumerate();
    let hidden = accesses.filter(|(_, access)| access.life == AccessLife::Hidden);
    hidden.map(|(index, _)| Weapon::Access(AccessId::from(index))).collect()
}
