//! The adversary's readiness: the ladder, this week's act, and what intelligence counts.

use crate::sim::Scenario;
use crate::sim::intel::DeskPicture;
use crate::sim::scenario::Act;
use crate::sim::units::{DAY, Hour};

/// The ladder as last seen.
#[derive(Clone, Debug, PartialEq)]
pub struct Ladder {
    /// Step: 0 garrison to 3 launch; it is also the number of "yes" votes.
    pub readiness: u8,
    /// Days since it was seen.
    pub days_old: Hour,
    /// This week's visible act.
    pub act: Act,
    /// What is seen of it, a few words; empty when the level has none.
    pub seen: String,
    /// The sentence intelligence hears.
    pub heard: String,
    /// What intelligence counts, and whether it was seen this week.
    pub indicators: Vec<(String, bool)>,
}

impl Ladder {
    /// The ladder of a desk at an hour.
    pub fn of(scenario: &Scenario, desk: &DeskPicture, hour: Hour) -> Self {
        let (seen, heard) = sight(scenario, desk.act, desk.readiness);
        let counted = scenario.indicators.iter().zip(&desk.book.indicators);
        Self {
            readiness: desk.readiness,
            days_old: hour.saturating_sub(desk.readiness_as_of) / DAY,
            act: desk.act,
            seen,
            heard,
            indicators: counted.map(|(i, seen)| (i.name.clone(), *seen)).collect(),
        }
    }
}

/// What is seen and heard of an act at a step of the ladder: the level's sentence for that step, else for any.
pub fn sight(scenario: &Scenario, act: Act, readiness: u8) -> (String, String) {
    let of_act = || scenario.acts.iter().filter(|a| a.act == act);
    let fitting = of_act()
        .find(|a| a.readiness == Some(readiness))
        .or_else(|| of_act().find(|a| a.readiness.is_none()));
    fitting.map(|a| (a.seen.clone(), a.heard.clone())).unwrap_or_default()
}
