//! Pace, stance and attrition on an axis.

use crate::sim::formula::combat::{square_law, square_law_after, surplus};
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
#[derive(Clone, Copy, Debug, PartialEq)]
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
    /// Effectiveness of the column: 1 in command, 0 where it stands, below 0 where it falls back.
    pub drive: f64,
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
            drive: 1.0,
        }
    }

    /// The same with a defence that is ordered otherwise.
    pub fn taken_up(&self, figures: &Coefficients, intent: Intent) -> Self {
        Self { intensity: intensity(figures, intent), ..*self }
    }

    /// The same after some hours of the fight.
    pub fn after(&self, figures: &Coefficients, hours: f64) -> Self {
        let (alpha, beta) = self.fires(figures);
        let (column, defence) = square_law_after(self.column, self.defence, alpha, beta, hours);
        Self { column, defence, ..*self }
    }

    /// Kills of each side per unit of power and hour, the column's before the defenders'.
    fn rates(&self, figures: &Coefficients) -> (f64, f64) {
        let commanded = effectiveness(&figures.initiative_alliance, &self.quality);
        let column = figures.defender_attrition * self.fire[Side::Adversary.index()];
        let defence = figures.attacker_attrition * commanded * self.fire[Side::Alliance.index()];
        (column, defence)
    }

    /// Share of its pace on the open road with which the column advances: command drives it forward, and brings the fire
    /// that breaks the defence. A fight that is not taken up holds nobody, and nobody holds one that falls back.
    /// Source: docs/rules/war.md, "The march"; Lanchester 1916.
    pub fn pace(&self, figures: &Coefficients) -> f64 {
        if self.drive <= 0.0 {
            return self.drive;
        }
        let (column, defence) = self.rates(figures);
        self.drive * surplus(self.column, self.defence, column * self.drive, defence * self.intensity)
    }

    /// What the column keeps of the pace that it would have in command. Where this defence stops it in any case that is
    /// its effectiveness.
    pub fn kept(&self, figures: &Coefficients) -> f64 {
        let full = Self { drive: 1.0, ..*self }.pace(figures);
        if full > 0.0 { self.pace(figures) / full } else { self.drive }
    }

    /// Losses of column and defenders in one hour by Lanchester's square law.
    pub fn losses(&self, figures: &Coefficients) -> (f64, f64) {
        let (alpha, beta) = self.fires(figures);
        square_law(self.column, self.defence, alpha, beta, 1.0)
    }

    /// Kills of each side per unit of power and hour in the fight as it is taken up, the column's before the defenders'.
    fn fires(&self, figures: &Coefficients) -> (f64, f64) {
        let (column, defence) = self.rates(figures);
        (column * self.drive.abs() * self.intensity, defence * self.intensity)
    }
}

/// What meets on an axis whose defence delays, everybody being in command and flying.
fn delayed(tables: &Tables, axis: &Axis, defenders: impl Iterator<Item = NodeId> + Clone) -> Contact {
    let power = |node: NodeId| tables.nodes[node.index()].strength;
    Contact::of(&axis.column, defenders, power, |_| 1.0).taken_up(&tables.coefficients, Intent::Delay)
}

/// Hours to the objective of an axis against a defence that delays, everybody being in command and flying.
/// [`ENDLESS`] where the column does not get through. Source: docs/rules/war.md, "The march"; Lanchester 1916.
pub fn opposed(tables: &Tables, axis: &Axis, defenders: impl Iterator<Item = NodeId> + Clone) -> f64 {
    hours(&tables.coefficients, axis, &delayed(tables, axis, defenders))
}

/// Hours that an axis takes in such a contact from its line of departure; [`ENDLESS`] where the column does not get through.
pub fn hours(figures: &Coefficients, axis: &Axis, contact: &Contact) -> f64 {
    (axis.hours.0 / contact.pace(figures).max(0.0)).min(ENDLESS)
}

/// What a column with command quality c keeps of its pace against the defence of the level, which delays.
/// Source: docs/rules/war.md, "The march".
pub fn kept(tables: &Tables, axis: &Axis, quality: f64) -> f64 {
    let figures = &tables.coefficients;
    let drive = effectiveness(&figures.initiative, &quality);
    Contact { drive, ..delayed(tables, axis, axis.defenders.iter().copied()) }.kept(figures)
}
