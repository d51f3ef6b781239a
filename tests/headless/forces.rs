//! Forces count: what a column brings and what stands in its way decide how fast it goes, and whether it goes at all.

use crate::bars::{games, launched, shipped};
use crate::fixture::{changed, pass};
use assured_disruption::alliance::policy;
use assured_disruption::sim::ids::{AxisId, NodeId};
use assured_disruption::sim::rules::combat::Contact;
use assured_disruption::sim::rules::defence::{defenders, line_share};
use assured_disruption::sim::state::{BrigadeState, Intent, Outcome};
use assured_disruption::sim::{Scenario, State};
use proptest::prelude::*;
use std::sync::Arc;

/// The level with columns and defenders of so many brigades each.
fn with_power(scenario: &Scenario, column: f64, defence: f64) -> Scenario {
    changed(scenario, |tables| {
        let (attack, defend): (Vec<NodeId>, Vec<NodeId>) = (
            tables.axes.iter().flat_map(|axis| axis.column.clone()).collect(),
            tables.axes.iter().flat_map(|axis| axis.defenders.clone()).collect(),
        );
        attack.iter().for_each(|node| tables.nodes[node.index()].strength = column);
        defend.iter().for_each(|node| tables.nodes[node.index()].strength = defence);
    })
}

/// Kilometres that each column goes in some hours after a launch with this state's brigades and intents.
fn gone(scenario: &Scenario, mut state: State, hours: u32) -> Vec<f64> {
    pass(scenario, &mut state, hours);
    state.war.as_ref().expect("launched").columns.iter().map(|column| column.km).collect()
}

#[test]
fn a_column_of_a_tenth_of_a_brigade_takes_nothing_from_fifty() {
    let weak = Arc::new(with_power(&shipped("baltic_flash", "anchored"), 0.1, 50.0));
    let quiet = policy::named("never-reveal").expect("a shipped policy");
    let games = games(&weak, quiet, Some(0), 20);
    assert!(games.iter().all(|game| game.objective.is_none() && game.outcome == Outcome::Defended));
}

#[test]
fn who_is_not_defended_is_attacked_more_often() {
    // Where nobody defends nothing reinforces: no implant sits there, and to throw none out frightens nobody.
    let scenario = changed(&shipped("baltic_flash", "anchored"), |tables| {
        tables.dispositions.iter_mut().for_each(|there| there.fearful = 0.0);
    });
    let open = changed(&scenario, |tables| {
        tables.axes.iter_mut().for_each(|axis| axis.defenders.clear());
    });
    let quiet = || policy::named("never-reveal").expect("a shipped policy");
    let attacks = |scenario: &Arc<Scenario>| {
        let games = games(scenario, quiet(), None, 200);
        games.iter().filter(|game| !matches!(game.outcome, Outcome::Deterred { .. })).count()
    };
    let (defended, open) = (attacks(&Arc::new(scenario)), attacks(&Arc::new(open)));
    assert!(open > defended, "{open} of 200 against nobody, {defended} against the defence of the level");
}

#[test]
fn a_brigade_in_place_joins_the_nearest_axis_and_shortens_the_line() {
    let scenario = shipped("baltic_flash", "anchored");
    let brigade = BrigadeState { which: 0, departed: 0, arrives: 0 };
    let joined = scenario.joins(0);
    assert_eq!(scenario.axes[joined.index()].id, "riga", "it stands on the road to Riga");
    let node = scenario.reinforcements[0].node;
    let there = |now| {
        defenders(&scenario, &[BrigadeState { arrives: 5, ..brigade }], joined, now).any(|id| id == node)
    };
    assert!(!there(4) && there(5));
    assert_eq!(line_share(&scenario, &[], 0), 1.0);
    assert!((line_share(&scenario, &[brigade], 0) - 6.0 / 7.0).abs() < 1e-4);

    let bare = launched(&scenario, 1);
    let mut helped = bare.clone();
    helped.desk.book.brigades.push(brigade);
    let (bare, helped) = (gone(&scenario, bare, 12), gone(&scenario, helped, 12));
    for axis in (0..scenario.axes.len()).map(AxisId::from) {
        let (before, after) = (bare[axis.index()], helped[axis.index()]);
        assert!(
            if axis == joined { after < 0.95 * before } else { after == before },
            "{before} km, {after} km"
        );
    }
}

#[test]
fn to_hold_slows_a_column_the_more_the_weaker_it_is() {
    let scenario = shipped("baltic_flash", "anchored");
    let km = |intent: Intent| {
        let mut state = launched(&scenario, 1);
        state
            .war
            .as_mut()
            .expect("launched")
            .columns
            .iter_mut()
            .for_each(|column| column.book.intent = intent);
        gone(&scenario, state, 24)
    };
    let [traded, delayed, held] = [Intent::TradeGround, Intent::Delay, Intent::Hold].map(km);
    let axis = |id: &str| scenario.axes.iter().position(|axis| axis.id == id).expect("an axis of the level");
    let share = |axis: usize| held[axis] / delayed[axis];
    // A brigade and a half before Narva meets nearly as much; two divisions before Daugavpils meet a brigade and a half.
    let (weak, strong) = (share(axis("tallinn")), share(axis("daugavpils")));
    assert!(weak < 0.9 && strong > 0.95, "{delayed:?} and {held:?} km");
    assert!((0..scenario.axes.len()).all(|axis| held[axis] < delayed[axis] && delayed[axis] < traded[axis]));
}

proptest! {
    #[test]
    fn pace_is_a_share_that_rises_with_the_column_and_falls_with_the_defence(
        column in 0.01..20.0f64,
        defence in 0.0..20.0f64,
        quality in 0.0..1.0f64,
        intensity in 0.0..1.0f64,
        more in 1.01..3.0f64,
    ) {
        let figures = &shipped("baltic_flash", "anchored").coefficients;
        let contact = Contact { column, defence, quality, fire: [1.0; 2], intensity, drive: 1.0 };
        let pace = contact.pace(figures);
        prop_assert!((0.0..=1.0).contains(&pace));
        let stronger = Contact { column: column * more, ..contact };
        prop_assert!(stronger.pace(figures) >= pace);
        for slower in [
            Contact { defence: defence * more, ..contact },
            Contact { quality: (quality * more).min(1.0), ..contact },
            Contact { intensity: intensity * more, ..contact },
            Contact { fire: [more, 1.0], ..contact },
            Contact { drive: 1.0 / more, ..contact },
        ] {
            prop_assert!(slower.pace(figures) <= pace);
        }
        prop_assert_eq!(Contact { intensity: 0.0, ..contact }.pace(figures), 1.0);
    }
}
