//! Tables that may be empty are empty: whatever the reader accepts plays to an end, whoever plays it.

use crate::figures::sound;
use assured_disruption::alliance::policy;
use assured_disruption::level::{self, assumptions};
use assured_disruption::session::{Seat, Seats, Session};
use assured_disruption::sim::*;
use std::sync::Arc;

fn minimal() -> &'static str {
    level::shipped().iter().find(|(name, _)| *name == "minimal").expect("it is shipped").1
}

/// The text with the list of a field empty, wherever it stands first.
fn without(text: &str, field: &str) -> String {
    let Some(from) = text.find(&format!("{field}: [")).map(|at| at + field.len() + 3) else {
        return text.to_owned();
    };
    let mut depth = 0;
    let end = text[from - 1..].char_indices().find(|(_, letter)| {
        depth += i32::from(*letter == '[') - i32::from(*letter == ']');
        depth == 0
    });
    let until = from - 1 + end.expect("a list ends").0;
    format!("{}{}", &text[..from], &text[until..])
}

/// The text with fields more.
fn with(text: &str, fields: &str) -> String {
    let end = text.rfind(')').expect("a level ends");
    format!("{}    {fields}\n)\n", &text[..end])
}

fn scenario(text: &str) -> Option<Arc<Scenario>> {
    let set = assumptions::named("anchored").expect("it is shipped");
    level::parse("sparse.ron", text, &set).ok().map(|(scenario, _)| Arc::new(scenario))
}

const TABLES: [&str; 6] = ["defenders", "accesses", "reinforcements", "indicators", "dispatches", "allies"];

#[test]
fn a_level_without_any_of_its_optional_tables_plays() {
    let mut played = 0;
    for lacking in 0..1usize << TABLES.len() {
        let gone = TABLES.iter().enumerate().filter(|(table, _)| lacking >> table & 1 == 1);
        let text = gone.fold(minimal().to_owned(), |text, (_, table)| without(&text, table));
        let Some(scenario) = scenario(&text) else { continue };
        played += 1;
        for (index, policy) in policy::NAMES.iter().enumerate() {
            for launch_at in [None, Some(0)] {
                sound(&scenario, index as u64, policy, launch_at, &text);
            }
        }
    }
    // All but those without an ally, which the reader refuses.
    assert_eq!(played, 32, "of 64 levels");
}

#[test]
fn an_axis_that_nobody_defends_falls_and_nobody_is_ordered_to_hold_it() {
    let scenario = scenario(&without(minimal(), "defenders")).expect("an axis may lie open");
    assert!(scenario.axes[0].defenders.is_empty());
    for policy in policy::NAMES {
        for seed in 0..10 {
            sound(&scenario, seed, policy, Some(0), policy);
        }
    }
    let seats = Seats { alliance: Seat::Human, ..crate::fixture::minds("dove") };
    let setup = state::Setup { launch_at: Some(0), disposition: None };
    let mut session = Session::with_setup(Arc::clone(&scenario), 1, seats, setup);
    session.advance();
    let hold = Order::SetIntent { axis: AxisId(0), intent: state::Intent::Hold };
    assert_eq!(session.order(Side::Alliance, hold), Err(Refusal::NothingInReach));
    assert!(
        session.offers(Side::Alliance).iter().all(|offer| !matches!(offer.order, Order::SetIntent { .. }))
    );
    // Nobody wears the column down.
    let strength =
        |session: &Session| session.intel(Side::Adversary).nodes.iter().map(|n| n.strength).sum::<f64>();
    let before = strength(&session);
    (0..24).for_each(|_| drop(session.advance().to_vec()));
    assert_eq!(strength(&session), before);
}

#[test]
fn parts_with_nothing_in_them_play() {
    for fields in [
        "treaty: (norms: []),",
        "treaty: (norms: [], ends: 0),",
        "air_defences: [(id: \"a\", name: \"A\", centre: \"R.OSK\", radars: [], batteries: [])],",
        "air_defences: [(id: \"a\", name: \"A\", centre: \"B.CORPS\", radars: [], batteries: [])],",
        "actors: [(id: \"a\", name: \"A\", heard: \"They act.\", restless: 1, deeds: [])],",
        "acts: [],",
        "jammers: [],",
        "overrides: [],",
    ] {
        let Some(scenario) = scenario(&with(minimal(), fields)) else { continue };
        for (index, policy) in policy::NAMES.iter().enumerate() {
            sound(&scenario, index as u64, policy, [None, Some(0)][index % 2], fields);
        }
    }
}

/// A level that holds many accesses at the beginning, beside those it has.
fn armed(text: &str, many: usize) -> String {
    let access = |n: usize| {
        format!(
            "(id: \"more{n}\", name: \"More {n}\", family: \"f{n}\", owner: \"US\", ear: \"R.CORPS\", effect: 0.{}, \
             outage_hours: {}, held: true, targets: [Link(link: \"{}\")]),",
            5 + n % 5,
            12 + n,
            ["R.CORPS-R.OSK", "R.LEAD-R.CORPS", "R.NEXT-R.CORPS"][n % 3],
        )
    };
    let more: String = (0..many).map(access).collect();
    text.replacen("accesses: [", &format!("accesses: [{more}"), 1)
}

#[test]
fn a_level_with_more_weapons_than_are_tried_together_counts_its_first_seven() {
    let text = armed(minimal(), 30);
    let scenario = scenario(&text).expect("it may hold as many as it likes");
    let weapons: Vec<_> =
        (0..scenario.accesses.len()).map(|id| state::Weapon::Access(AccessId::from(id))).collect();
    assert_eq!(weapons.len(), 32);
    let first = &weapons[..capability::MOST_WEAPONS];
    assert_eq!(capability::hours(&scenario, &weapons), capability::hours(&scenario, first));
    // Remembered or not, and in whatever order they are named.
    let standing = [true];
    assert_eq!(
        *capability::best(&scenario, &weapons, &standing),
        capability::reckon(&scenario, first, &standing)
    );
    let turned: Vec<_> = weapons.iter().rev().copied().collect();
    assert_eq!(capability::hours(&scenario, &turned), capability::hours(&scenario, first));
    sound(&scenario, 1, "balanced", None, "32 accesses held");
    sound(&scenario, 2, "hawk", Some(0), "32 accesses held");
}

#[test]
fn leaving_out_sequences_that_cannot_be_better_changes_no_bit() {
    let baltic = crate::bars::shipped("baltic_flash", "anchored");
    let armed = scenario(&armed(minimal(), 5)).expect("it may hold as many as it likes");
    for scenario in [baltic, armed] {
        let accesses = (0..scenario.accesses.len()).map(|id| state::Weapon::Access(AccessId::from(id)));
        let jammers = (0..scenario.jammers.len()).map(|id| state::Weapon::Jammer(JammerId::from(id)));
        let weapons: Vec<_> = accesses.chain(jammers).collect();
        for seed in 0..20 {
            let luck = Luck::new(seed);
            let chosen = |n: u64, at: usize| luck.chance(luck::Stream::Study, n, at as u64, 0.6);
            let held: Vec<_> =
                weapons.iter().enumerate().filter(|(at, _)| chosen(0, *at)).map(|(_, w)| *w).collect();
            let standing: Vec<bool> = (0..scenario.axes.len()).map(|axis| chosen(1, axis)).collect();
            let found = capability::reckon(&scenario, &held, &standing);
            assert_eq!(
                found,
                capability::reckon_all(&scenario, &held, &standing),
                "{held:?} against {standing:?}"
            );
        }
    }
}
