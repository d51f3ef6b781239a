//! Pace, stance and attrition on an axis.

use crate::sim::formula::combat::{square_law, surplus};
use crate::sim::formula::tempo::effectiveness;
use crate::sim::model::coefficients::Coefficients;
use crate::sim::model::ids::{NodeId, Side};
use crate::sim::model::scenario::{Axis, Doctrine, Scenario, Tables};
use crate::sim::model::state::*;
use crate::sim::model::units::{ENDLESS, Hour};

/// Share of a full fight that an intent brings about.
pub fn intensity(figures: &Coefficients, intent: Intent) -> f64 {
    match intent {
        Intent::Delay => figures.delay_intensity,
        Intent::Hold => 1.0,
        Intent::TradeGround => figures.trade_intensity,
    }
}

/// Effectiveness of a column with command quality c that has been cut off for some hours: below zero where its doctrine
/// lets it fall back.
pub fn column_effectiveness(
    scenario: &Scenario,
    march: March,
    doctrine: Doctrine,
    quality: f64,
    cut: Hour,
) -> f64 {
    let figures = &scenario.coefficients;
    let blind = effectiveness(&figures.initiative, &quality);
    match march {
        March::OnOrders if !follows_doctrine(figures, cut) => blind,
        March::OnOrders => match doctrine {
            Doctrine::Hold => 0.0,
            Doctrine::LastOrder | Doctrine::PreDelegated => blind,
            Doctrine::Withdraw => -blind,
        },
        March::LayCable | March::Halted => 0.0,
        March::PreDelegated => figures.predelegated_pace,
    }
}

/// Whether a formation that has been cut off for some hours follows its doctrine.
pub fn follows_doctrine(figures: &Coefficients, cut: Hour) -> bool {
    cut > 0 && f64::from(cut) >= figures.doctrine_hours
}

/// What meets on an axis in one hour.
#[derive(Clone, Copy, Debug)]
pub struct Contact {
    /// Combat power of the column, brigades.
    pub column: f64,
    /// The same of its defenders.
    pub defence: f64,
    /// Mean command quality of the defenders.
    pub quality: f64,
    /// What is left of each side's fire from the air, by [`Side::index`].
    pub fire: [f64; 2],
    /// Share of a full fight that the defence takes up.
    pub intensity: f64,
}

impl Contact {
    /// Of the formations on an axis, by what somebody takes their power and command quality to be. An axis may lie open:
    /// nobody's orders reach nobody.
    pub fn of(
        column: &[NodeId],
        defenders: impl Iterator<Item = NodeId> + Clone,
        power: impl Fn(NodeId) -> f64,
        command: impl Fn(NodeId) -> f64,
    ) -> Self {
        let commanded: f64 = defenders.clone().map(command).sum();
        Self {
            column: column.iter().map(|node| power(*node)).sum(),
            defence: defenders.clone().map(&power).sum(),
            quality: commanded / defenders.count().max(1) as f64,
            fire: [1.0; 2],
            intensity: 1.0,
        }
    }

    /// Kills of each side per unit of power and hour, the column's before the defenders'.
    fn rates(&self, figures: &Coefficients) -> (f64, f64) {
        let commanded = effectiveness(&figures.initiative_alliance, &self.quality);
        let column = figures.defender_attrition * self.fire[Side::Adversary.index()];
        let defence = figures.attacker_attrition * commanded * self.fire[Side::Alliance.index()];
        (column, defence)
    }

    /// Share of its pace on the open road with which the column advances. A fight that is not taken up holds nobody.
    /// Source: docs/rules/war.md, "The march"; Lanchester 1916.
    pub fn pace(&self, figures: &Coefficients) -> f64 {
        let (column, defence) = self.rates(figures);
        surplus(self.column, self.defence, column, defence * self.intensity)
    }

    /// Losses of column and defenders in one hour by Lanchester's square law, the column fighting with a share of its
    /// effectiveness.
    pub fn losses(&self, figures: &Coefficients, effectiveness: f64) -> (f64, f64) {
        let (column, defence) = self.rates(figures);
        let (alpha, beta) = (column * effectiveness * self.intensity, defence * self.intensity);
        square_law(self.column, self.defence, alpha, beta, 1.0)
    }
}

/// Hours to the objective of an axis against a defence that delays, everybody being in command and flying.
/// [`ENDLESS`] where the column does not get through. Source: docs/rules/war.md, "The march"; Lanchester 1916.
pub fn opposed(tables: &Tables, axis: &Axis, defenders: impl Iterator<Item = NodeId> + Clone) -> f64 {
    let power = |node: NodeId| tables.nodes[node.index()].strength;
    let figures = &tables.coefficients;
    let delaying = intensity(figures, Intent::Delay);
    let contact = Contact { intensity: delaying, ..Contact::of(&axis.column, defenders, power, |_| 1.0) };
    (axis.hours.0 / contact.pace(figures)).min(ENDLESS)
}
