//! How a war is judged: what is held, how long the rest stood, what is left of the defence, and what it cost civilians.

use crate::sim::formula::decision::quick_win;
use crate::sim::formula::tempo::effectiveness;
use crate::sim::model::coefficients::Coefficients;
use crate::sim::model::ids::{AxisId, NodeId};
use crate::sim::model::scenario::Scenario;
use crate::sim::model::state::{BrigadeState, Intent, Outcome, State, War};
use crate::sim::model::units::Hour;
use crate::sim::rules::combat::hours;
use crate::sim::rules::defence::{contact, defends};

/// What the objectives count in a grade; the defenders count for the rest. Source: docs/rules/war.md, "The grade".
pub const GROUND: f64 = 0.8;
/// What an objective that fell still counts, had it fallen as our line closed; the sooner, the less.
pub const FALLEN: f64 = 0.25;
/// What harm to civilians can take from a grade.
pub const HARM: f64 = 0.1;
/// Person-hours without a service that take half of that.
pub const HALF_HARM: f64 = 50e6;
/// The grade from which a war is a partial defence, and the one from which it is a defence.
pub const BANDS: (f64, f64) = (1.0 / 3.0, 2.0 / 3.0);

/// What a war is worth to the alliance.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Grade {
    /// Objectives, by weight: 1 where all are held, 0 where all fell at once.
    pub ground: f64,
    /// Combat power of the defenders, as far as it is in command, as a share of all they had.
    pub army: f64,
    /// Harm to civilians: 0 where there was none, 1 where there was no end of it.
    pub harm: f64,
}

impl Grade {
    /// One number from 0, lost, to 1, defended without a loss.
    pub fn total(&self) -> f64 {
        (GROUND * self.ground + (1.0 - GROUND) * self.army - HARM * self.harm).clamp(0.0, 1.0)
    }

    /// The band it lies in.
    pub fn outcome(&self) -> Outcome {
        match self.total() {
            total if total >= BANDS.1 => Outcome::Defended,
            total if total >= BANDS.0 => Outcome::Partial,
            _ => Outcome::Lost,
        }
    }
}

/// The grade of a war that ends now.
pub fn of(scenario: &Scenario, state: &State, war: &War) -> Grade {
    let ground = |axis: AxisId| match war.columns[axis.index()].book.fell {
        None => 1.0,
        Some(hour) => fallen(f64::from(hour - war.book.since), war.line),
    };
    let quality = &state.network.command_quality;
    let unconfirmed: f64 =
        war.shots.iter().filter(|shot| shot.confirmed_at > state.hour).map(|shot| shot.harm).sum();
    Grade {
        ground: by_weight(scenario, ground),
        army: army(
            scenario,
            &state.desk.book.brigades,
            state.hour,
            |node| state.strength[node.index()],
            |node| quality[node.index()],
        ),
        harm: harm(state.desk.book.harm + unconfirmed),
    }
}

/// What an objective counts that is reckoned to fall in `hours` from now, when `elapsed` have passed since the launch and
/// our line is reckoned to close in `line`: held with the chance that the line is first.
pub fn awaited(figures: &Coefficients, elapsed: f64, hours: f64, line: f64) -> f64 {
    let falls = falls(figures, hours, line);
    (1.0 - falls) + falls * fallen(elapsed + hours, elapsed + line)
}

/// Chance that an objective falls in `hours` before a line of `line` hours closes: both are reckonings, with the spread
/// of the march and that of a staff. Source: docs/rules/war.md.
pub fn falls(figures: &Coefficients, hours: f64, line: f64) -> f64 {
    quick_win(&line.max(LEAST_HOURS), &hours.max(LEAST_HOURS), &spread(figures))
}

/// Log-normal spread of that race.
pub fn spread(figures: &Coefficients) -> f64 {
    libm::hypot(figures.march_spread, figures.clock_spread).max(LEAST_SPREAD)
}

/// A spread that is as good as none.
const LEAST_SPREAD: f64 = 0.001;
/// Hours that are as good as none.
const LEAST_HOURS: f64 = 1e-6;

/// What an objective counts that fell so many hours after the launch, our line closing after `line`.
pub fn fallen(hours: f64, line: f64) -> f64 {
    if line > 0.0 { FALLEN * (hours / line).min(1.0) } else { 0.0 }
}

/// Chance that what a war has left could be held against the same columns again, by weight of the objectives: one that fell
/// could not, one behind a closed line could, and any other by the race of what stands there with what is left of the
/// columns against the hours that the line still needs. Source: docs/rules/score.md.
pub fn held_again(scenario: &Scenario, state: &State, war: &War) -> f64 {
    let brigades = &state.desk.book.brigades;
    let line = war.line - f64::from(state.hour - war.book.since);
    let power = |node: NodeId| state.strength[node.index()];
    let command = |node: NodeId| state.network.command_quality[node.index()];
    by_weight(scenario, |axis| {
        let held = war.columns[axis.index()].book.fell.is_none();
        if !held || war.book.closed.is_some() {
            return f64::from(u8::from(held));
        }
        let figures = &scenario.coefficients;
        let contact = contact(scenario, brigades, axis, state.hour, power, command);
        let delayed = contact.taken_up(figures, Intent::Delay);
        1.0 - falls(figures, hours(figures, &scenario.axes[axis.index()], &delayed), line)
    })
}

/// Points of a crisis that ended without a war and without a stain.
pub const PEACE: f64 = 30.0;

/// Points of an end, at most [`PEACE`]; of a war by its grade. Source: docs/rules/score.md.
pub fn points(outcome: Outcome, grade: Option<f64>) -> f64 {
    match outcome {
        Outcome::Deterred { clean: true } => PEACE,
        Outcome::Deterred { clean: false } => 24.0,
        Outcome::Defended | Outcome::Partial | Outcome::Lost => 20.0 * grade.unwrap_or(0.0),
    }
}

/// What harm of so many person-hours counts.
pub fn harm(person_hours: f64) -> f64 {
    person_hours / (person_hours + HALF_HARM)
}

/// The mean over all objectives, by their weight.
pub fn by_weight(scenario: &Scenario, of: impl Fn(AxisId) -> f64) -> f64 {
    let axes = || scenario.axes.iter().zip(0..);
    let total: f64 = axes().map(|(axis, _)| axis.weight).sum();
    axes().map(|(axis, index): (_, usize)| axis.weight * of(index.into())).sum::<f64>() / total
}

/// What is left of the power of all defenders and in command, as somebody takes both to be.
pub fn army(
    scenario: &Scenario,
    brigades: &[BrigadeState],
    now: Hour,
    strength: impl Fn(NodeId) -> f64,
    quality: impl Fn(NodeId) -> f64,
) -> f64 {
    let there = (0..scenario.nodes.len()).map(NodeId::from);
    let there = there.filter(|node| defends(scenario, brigades, *node, now));
    let initiative = scenario.coefficients.initiative_alliance;
    let (left, all) = there.fold((0.0, 0.0), |(left, all), node| {
        let commanded = effectiveness(&initiative, &quality(node));
        (left + strength(node) * commanded, all + scenario.node(node).strength)
    });
    if all > 0.0 { (left / all).min(1.0) } else { 0.0 }
}
