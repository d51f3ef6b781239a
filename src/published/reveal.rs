//! When to show a capability that is patched once it is shown. Source: docs/rules/council.md, "timing of the reveal".

use super::launch::{LaunchFigures, PRIOR, SIGNALS};
use crate::sim::formula::belief::{PerType, TYPES, posterior};

/// Weeks of the crisis.
pub const WEEKS: u32 = 12;

/// Weekly hazard of a patch before anything is shown. Source: Axelrod and Iliev 2014: 5.7 % found a year.
pub const HIDDEN_HAZARD: f64 = 0.0011;

/// Gain of a quick win in a week: 1, and 1.75 in the acute weeks 5 to 7.
pub fn gain(week: u32) -> f64 {
    if (5..=7).contains(&week) { 1.75 } else { 1.0 }
}

/// The patch matrix over the types: each moves one step down with the hazard h, the lowest stays. The
/// adversary knows that the defender is patching, so its belief moves as well. Source: Bayes' rule.
pub fn patched(belief: &PerType<f64>, hazard: f64) -> PerType<f64> {
    std::array::from_fn(|i| {
        let stays = if i == 0 { belief[0] } else { (1.0 - hazard) * belief[i] };
        let falls = if i + 1 < TYPES { hazard * belief[i + 1] } else { 0.0 };
        stays + falls
    })
}

/// P(launch) of each week when a live demonstration is shown in the week `shown`, if ever. A week is: show,
/// decide, patch.
pub fn launches(shown: Option<u32>, shown_hazard: f64) -> Vec<f64> {
    let live = SIGNALS.iter().filter(|(name, _)| *name == "live").map(|(_, likelihood)| (*likelihood, 1.0));
    let mut belief = PRIOR;
    let week = |week: u32| {
        if shown == Some(week) {
            belief = posterior(&belief, live.clone());
        }
        let launch = LaunchFigures::with_gain(gain(week)).launch(&belief);
        let known = shown.is_some_and(|since| since <= week);
        belief = patched(&belief, if known { shown_hazard } else { HIDDEN_HAZARD });
        launch
    };
    (0..WEEKS).map(week).collect()
}

/// Chance that the crisis passes without a launch: the product of 1 - P over the weeks.
pub fn survival(shown: Option<u32>, shown_hazard: f64) -> f64 {
    launches(shown, shown_hazard).iter().map(|launch| 1.0 - launch).product()
}

/// The week in which showing gives the best chance, at this hazard.
pub fn best_week(shown_hazard: f64) -> u32 {
    let better = |best: u32, week: u32| {
        if survival(Some(week), shown_hazard) > survival(Some(best), shown_hazard) { week } else { best }
    };
    (0..WEEKS).reduce(better).unwrap_or(0)
}
