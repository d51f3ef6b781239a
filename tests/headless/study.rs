//! What a study says of its games.

use crate::bars::shipped;
use crate::fixture::{minds, scenario};
use assured_disruption::session::{Seat, Seats};
use assured_disruption::sim::state::{Outcome, Setup};
use assured_disruption::study::batch::Plan;
use assured_disruption::study::game::{GameResult, Pace, SeatTaken, play};
use assured_disruption::study::games;
use assured_disruption::study::summary::{Question, Summary, Timing};
use std::sync::Arc;

const QUESTION: Question<'_> = Question { level: "a,\"b\"", seed: 4, policy: "dove", assume: "none" };

fn game(outcome: Outcome, launched: Option<u32>, objective: Option<u32>) -> GameResult {
    let pace = Pace { crisis_ticks: 300, war_ticks: 100, crisis_s: 0.003, war_s: 0.002 };
    GameResult { seed: 4, outcome, launched, objective, availability: [1.0, 0.5], digest: 7, pace }
}

fn games() -> [GameResult; 4] {
    [
        game(Outcome::Deterred { clean: true }, None, None),
        game(Outcome::Deterred { clean: false }, None, None),
        game(Outcome::Defended, Some(48), None),
        game(Outcome::Lost, Some(96), Some(40)),
    ]
}

#[test]
fn the_json_has_every_promised_field_and_no_other() {
    let json = Summary::of(QUESTION, &games(), None).json();
    let value: serde_json::Value = serde_json::from_str(&json).expect("valid JSON");
    let expected = serde_json::json!({
        "level": "a,\"b\"", "runs": 4, "seed": 4, "policy": "dove", "assume": "none",
        "outcomes": { "deterred": 2, "defended": 1, "partial": 0, "lost": 1 },
        "launched": 2,
        "launch_day": { "p10": 2.2, "median": 3.0, "p90": 3.8 },
        "hours_to_objective": { "p10": 40.0, "median": 40.0, "p90": 40.0 },
        "link_availability": { "alliance": 1.0, "adversary": 0.5 },
        "digest": value["digest"],
    });
    assert_eq!(value, expected);
    let timing = Timing::of(&games(), 0.02);
    let timed: serde_json::Value =
        serde_json::from_str(&Summary::of(QUESTION, &games(), Some(timing)).json()).expect("valid JSON");
    assert_eq!((&timed["ticks"], &timed["elapsed_s"]), (&1600.into(), &0.02.into()));
    assert_eq!(timed["ticks_per_s"].as_f64(), Some(80_000.0));
    assert_eq!(timed["crisis_ticks"], 1200);
    assert_eq!(timed["war_ticks"], 400);
}

#[test]
fn what_never_happened_is_null_and_an_empty_cell() {
    let summary = Summary::of(QUESTION, &games()[..2], None);
    let value: serde_json::Value = serde_json::from_str(&summary.json()).expect("valid JSON");
    assert!(value["launch_day"].is_null() && value["hours_to_objective"].is_null());
    let csv = summary.csv();
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].starts_with("level,runs,seed,policy,assume,outcomes.deterred,"), "{csv}");
    assert!(lines[1].starts_with("\"a,\"\"b\"\"\",2,4,dove,none,2,0,0,0,0,,,,,,,1,0.5,"), "{csv}");
}

#[test]
fn the_digest_of_a_study_knows_every_game() {
    let whole = Summary::of(QUESTION, &games(), None).digest;
    let mut other = games();
    other[3].digest = 8;
    assert_ne!(Summary::of(QUESTION, &other, None).digest, whole);
}

#[test]
fn a_person_at_the_table_cannot_be_counted() {
    let seats = Seats { alliance: Seat::Human, ..minds("dove") };
    assert_eq!(play(&scenario(), 1, &seats, &Setup::default(), None), Err(SeatTaken));
}

#[test]
fn a_war_at_once_is_launched_on_day_nought_and_counted_as_war() {
    let setup = Setup { launch_at: Some(0), disposition: None };
    let game = play(&scenario(), 1, &minds("dove"), &setup, None).expect("nobody holds a seat");
    assert_eq!(game.launched, Some(0));
    assert_eq!(game.pace.crisis_ticks, 1);
    assert!(game.pace.war_ticks > 24);
    assert!(game.availability.iter().all(|share| (0.0..=1.0).contains(share)));
}

#[test]
fn a_table_of_games_has_a_row_for_each_that_says_what_was_played() {
    let scenario = shipped("baltic_flash", "anchored");
    let (seats, setup) = (minds("balanced"), Setup::default());
    let plan = Plan {
        scenario: Arc::clone(&scenario),
        seats: seats.clone(),
        setup,
        runs: 30,
        seed: 1,
        threads: None,
        stopwatch: None,
    };
    let table = games::csv(&scenario, &games::start(plan).expect("threads").finish().expect("games"));
    let mut reader = table.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let names = reader.next().expect("a line of names");
    let column = |name: &str| names.iter().position(|there| *there == name).expect("a column");
    let rows: Vec<Vec<&str>> = reader.collect();
    assert_eq!(rows.len(), 30);
    assert_eq!(names.iter().filter(|name| name.starts_with("answer.")).count(), scenario.dispatches.len());
    let mut wars = 0;
    for (row, seed) in rows.iter().zip(1u64..) {
        assert_eq!(row.len(), names.len());
        let game = play(&scenario, seed, &seats, &setup, None).expect("minds hold both seats");
        let cell = |name: &str| row[column(name)];
        assert_eq!(cell("seed"), seed.to_string());
        assert_eq!(
            cell("hours_to_objective"),
            game.objective.map_or(String::new(), |hours| hours.to_string())
        );
        let launch = game.launched.map_or(String::new(), |hour| (hour / 168 + 1).to_string());
        assert_eq!(cell("launch_week"), launch);
        wars += u32::from(game.launched.is_some());
        assert_eq!(cell("outcome") == "deterred", matches!(game.outcome, Outcome::Deterred { .. }));
        let answers =
            names.iter().zip(row).filter(|(name, cell)| name.starts_with("answer.") && !cell.is_empty());
        let given: usize = cell("order.answer").parse().expect("a number");
        let by_default: usize = cell("answered_by_default").parse().expect("a number");
        // The last answer may still be on its way when the game ends.
        assert!((given..=given + 1).contains(&(answers.count() - by_default + 1)), "{row:?}");
        assert!(cell("order.assign").parse::<u32>().expect("a number") > 0, "this policy sends its teams");
    }
    assert!(wars > 0 && wars < 30, "{wars} of 30");
}
