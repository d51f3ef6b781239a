//! A policy at war: what is fired when, and how the axes are defended.

use super::policy::{Fire, Policy};
use crate::sim::capability;
use crate::sim::intel::{DeskPicture, WarPicture};
use crate::sim::orders::{crews, offer, offers};
use crate::sim::scenario::Scenario;
use crate::sim::state::Weapon;
use crate::sim::{AxisId, Intel, Order};

/// Orders of one pulse.
pub fn fight(scenario: &Scenario, intel: &Intel, policy: &Policy) -> Vec<Order> {
    let Some(war) = &intel.war else { return Vec::new() };
    let room = war.desk.as_ref().map_or(0, |desk| usize::from(desk.orders));
    if policy.fire == Fire::Weighed {
        return weighed(scenario, intel, policy).into_iter().take(room).collect();
    }
    let mut orders: Vec<Order> = fire(scenario, intel, war, policy).into_iter().take(room).collect();
    let wanted = |axis: &usize| {
        !scenario.axes[*axis].defenders.is_empty() && war.columns[*axis].book.intent != policy.intent
    };
    let intents = (0..scenario.axes.len()).filter(wanted);
    let mut intents: Vec<usize> = intents.collect();
    intents.sort_by(|a, b| war.columns[*a].clock.total_cmp(&war.columns[*b].clock));
    let left = room - orders.len();
    orders.extend(
        intents
            .into_iter()
            .take(left)
            .map(|axis| Order::SetIntent { axis: AxisId::from(axis), intent: policy.intent }),
    );
    let left = room - orders.len();
    orders.extend(intel.desk().and_then(|desk| mend(scenario, intel, desk)).filter(|_| left > 0));
    orders
}

/// Points of a grade for which nobody gives an order.
const NOT_WORTH: f64 = 0.001;

/// What raises the expected grade, the most first; of several ways to defend an axis, and of several crews, the best.
fn weighed(scenario: &Scenario, intel: &Intel, policy: &Policy) -> Vec<Order> {
    let mut offers = offers(scenario, intel);
    offers.retain(|offer| offer.refusal.is_none() && offer.grade > NOT_WORTH && policy.gives(&offer.order));
    offers.sort_by(|a, b| b.grade.total_cmp(&a.grade));
    let mut orders: Vec<Order> = Vec::new();
    for order in offers.into_iter().map(|offer| offer.order) {
        let instead = |given: &Order| match (given, &order) {
            (Order::SetIntent { axis, .. }, Order::SetIntent { axis: other, .. }) => axis == other,
            (Order::Assign { .. }, Order::Assign { .. }) => true,
            _ => false,
        };
        if !orders.iter().any(instead) {
            orders.push(order);
        }
    }
    orders
}

/// A crew to the link whose repair gives back most of a strike.
fn mend(scenario: &Scenario, intel: &Intel, desk: &DeskPicture) -> Option<Order> {
    let sent = crews(scenario, intel, &desk.book).into_iter();
    let worth = sent.map(|order| (-offer(scenario, intel, order).bar, order));
    let best = worth.max_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 > 0.0).then_some(best.1)
}

fn fire(scenario: &Scenario, intel: &Intel, war: &WarPicture, policy: &Policy) -> Vec<Order> {
    let held = intel.weapons(scenario);
    let volley = match policy.fire {
        Fire::Nothing | Fire::Weighed => Vec::new(),
        Fire::AtOnce => held,
        Fire::InSequence if effect_lasts(scenario, intel, war) => Vec::new(),
        Fire::InSequence => {
            let best = capability::best(scenario, &held, &war.standing());
            best.volleys.first().cloned().unwrap_or_default()
        }
    };
    let order = |weapon| match weapon {
        Weapon::Access(access) => Order::Fire { access },
        Weapon::Jammer(jammer) => Order::Jam { jammer },
    };
    volley.into_iter().map(order).collect()
}

/// Whether something fired is still thought to keep the enemy dark, or is on its way.
fn effect_lasts(scenario: &Scenario, intel: &Intel, war: &WarPicture) -> bool {
    let dark = war.shots.iter().any(|shot| {
        shot.reported && f64::from(intel.hour.saturating_sub(shot.at)) < scenario.outage(shot.weapon).0
    });
    let coming = intel.traffic.iter().any(|t| {
        use crate::sim::state::Payload;
        matches!(t.payload, Some(Payload::Fire(_) | Payload::Jam(_)))
    });
    dark || coming
}
