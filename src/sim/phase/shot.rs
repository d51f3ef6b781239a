//! What every use of a weapon against a network leaves behind, whichever its physics: a report of the damage, and what it
//! is taken for.

use crate::sim::model::event::EventKind;
use crate::sim::model::ids::Side;
use crate::sim::model::luck::Stream;
use crate::sim::model::state::*;
use crate::sim::phase::Turn;

/// Kind of the attempt when it is fired.
pub const FIRING: u64 = 1;

/// The first report of battle damage is right four times in five; the next pulse confirms or corrects it.
pub fn record_shot(turn: &mut Turn, weapon: Weapon, worked: bool, harm: f64) {
    let subject = match weapon {
        Weapon::Access(id) => turn.scenario.accesses[id.index()].subject,
        Weapon::Jammer(id) => turn.scenario.jammers[id.index()].subject,
    };
    let right = match weapon {
        Weapon::Access(_) => {
            let chance = turn.scenario.coefficients.damage_report;
            let uses = turn.state.war.iter().flat_map(|war| &war.shots).filter(|shot| shot.weapon == weapon);
            turn.state.luck.chance(Stream::Reading, subject, FIRING + 2 * uses.count() as u64, chance)
        }
        // A jammer's own crew hears whether the band is dead.
        Weapon::Jammer(_) => true,
    };
    let reported = worked == right;
    let at = turn.state.hour;
    if let Some(war) = &mut turn.state.war {
        let confirmed_at =
            if right && matches!(weapon, Weapon::Jammer(_)) { at } else { war.book.next_pulse };
        war.shots.push(Shot { weapon, at, worked, reported, confirmed_at, harm });
    }
    turn.only(Side::Alliance, EventKind::OperationResolved { weapon, reported });
}

/// Whoever hits what nuclear warning depends on may be taken to mean that: then it is a rung up, and everybody knows.
/// Source: docs/rules/escalation.md, rung 6.
pub fn entangle(turn: &mut Turn, weapon: Weapon, subject: u64, attempt: u64) {
    let chance = turn.scenario.coefficients.entanglement;
    if turn.state.luck.chance(Stream::Entanglement, subject, attempt, chance) {
        turn.state.desk.book.politics.climb(1);
        turn.open(EventKind::Entangled { weapon });
    }
}
