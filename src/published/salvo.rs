//! Ships that fight by salvoes of missiles: Hughes (1995). Source: Lanchester 1916.

/// One side of an exchange, per ship.
#[derive(Clone, Copy, Debug)]
pub struct Fleet {
    /// Ships.
    pub ships: f64,
    /// Missiles that would hit, fired by each ship.
    pub offence: f64,
    /// Missiles each ship shoots down.
    pub defence: f64,
    /// Hits that put a ship out of action.
    pub staying: f64,
}

/// Ships lost to one salvo of the other: (alpha A - b3 B) / b1, between none and all.
/// Source: Hughes 1995, form of Lanchester 1916.
pub fn lost(fleet: Fleet, to: Fleet) -> f64 {
    let hits = to.offence * to.ships - fleet.defence * fleet.ships;
    (hits / fleet.staying).clamp(0.0, fleet.ships)
}
