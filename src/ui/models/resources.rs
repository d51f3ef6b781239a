//! The means: favours, accesses, time. What teams do stands in the plan.

use super::keys::Keys;
use crate::sim::Scenario;
use crate::sim::intel::DeskPicture;
use crate::sim::rules::prices::ACCESS_CAP;
use crate::sim::state::AccessLife;
use crate::sim::units::Hour;
use crate::sim::{AccessId, NodeId};
use crate::ui::action::Speed;

/// The bar at the top.
#[derive(Clone, Debug, PartialEq)]
pub struct Resources {
    /// Favours: two letters, name, number.
    pub favours: Vec<(String, String, u8)>,
    /// Slots of accesses; an empty one is `None`.
    pub accesses: Vec<Option<AccessSlot>>,
    /// Hours to the council, as expected.
    pub council: Hour,
    /// How fast the hours pass.
    pub speed: Speed,
    /// Labels of keys.
    pub keys: Keys,
}

/// One access in its slot.
#[derive(Clone, Debug, PartialEq)]
pub struct AccessSlot {
    /// Its name.
    pub name: String,
    /// The headquarters it listens to.
    pub ear: NodeId,
    /// Where it stands.
    pub life: AccessLife,
    /// Team-weeks done.
    pub work: f64,
    /// Team-weeks needed.
    pub needed: f64,
    /// Hours it is worth alone.
    pub hours: f64,
}

impl Resources {
    /// The bar of a desk at an hour.
    pub fn of(scenario: &Scenario, desk: &DeskPicture, hour: Hour, speed: Speed, keys: &Keys) -> Self {
        let slot = |id: AccessId| {
            let (plan, picture) = (&scenario.accesses[id.index()], &desk.book.accesses[id.index()]);
            AccessSlot {
                name: plan.name.clone(),
                ear: plan.ear,
                life: picture.life,
                work: picture.work,
                needed: scenario.coefficients.build_work,
                hours: desk.worth[id.index()].alone,
            }
        };
        let rank = |life: AccessLife| match life {
            AccessLife::Hidden => Some(0),
            AccessLife::Committed => Some(1),
            AccessLife::Shown => Some(2),
            AccessLife::Building => Some(3),
            AccessLife::Open | AccessLife::Fired | AccessLife::Found | AccessLife::Patched => None,
        };
        let mut held: Vec<(u8, AccessId)> = desk
            .book
            .accesses
            .iter()
            .enumerate()
            .filter_map(|(index, a)| rank(a.life).map(|rank| (rank, AccessId::from(index))))
            .collect();
        held.sort();
        let mut accesses: Vec<_> = held.into_iter().map(|(_, id)| Some(slot(id))).collect();
        accesses.resize(accesses.len().max(ACCESS_CAP), None);
        let lenders = scenario.allies.iter().zip(&desk.book.favours).filter(|(ally, _)| ally.cell.is_some());
        Self {
            favours: lenders
                .map(|(ally, count)| (ally.id.to_uppercase(), ally.name.clone(), *count))
                .collect(),
            accesses,
            council: desk.next_council.saturating_sub(hour),
            speed,
            keys: keys.clone(),
        }
    }
}
