//! Posture, stance and attrition on an axis.

use crate::sim::formula::combat::square_law;
use crate::sim::formula::tempo::effectiveness;
use crate::sim::model::coefficients::Coefficients;
use crate::sim::model::scenario::{Doctrine, Scenario};
use crate::sim::model::state::*;
use crate::sim::model::units::Hour;

/// The posture factor g: 1 plus what each brigade in place adds. Source: docs/rules/brigades.md.
pub fn posture(scenario: &Scenario, brigades: &[BrigadeState], now: Hour) -> f64 {
    let there = brigades.iter().filter(|brigade| brigade.arrives <= now).count();
    1.0 + scenario.coefficients.brigade_posture * there as f64
}

/// How much an intent slows an axis.
pub fn intent_factor(scenario: &Scenario, intent: Intent) -> f64 {
    match intent {
        Intent::Delay => scenario.coefficients.delay_factor,
        Intent::Hold => scenario.coefficients.hold_factor,
        Intent::TradeGround => 1.0,
    }
}

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
        March::LayCable => 0.0,
        March::PreDelegated => figures.predelegated_pace,
    }
}

/// Whether a formation that has been cut off for some hours follows its doctrine.
pub fn follows_doctrine(figures: &Coefficients, cut: Hour) -> bool {
    cut > 0 && f64::from(cut) >= figures.doctrine_hours
}

/// Losses of column and defenders in one hour, Lanchester's square law between all that stands on an axis: the column's
/// power and effectiveness, the defenders' power, command quality and what is left of their fire from the air, and the
/// intensity of the fight.
pub fn exchange(
    figures: &Coefficients,
    (red, attacker): (f64, f64),
    (blue, quality, support): (f64, f64, f64),
    share: f64,
) -> (f64, f64) {
    let defender = effectiveness(&figures.initiative_alliance, &quality) * support;
    let (alpha, beta) = (figures.defender_attrition * attacker, figures.attacker_attrition * defender);
    square_law(red, blue, alpha * share, beta * share, 1.0)
}
