//! Hard ranges: what the rules can compute with is told wherever a figure can enter, and at its ends every game is sound.

use crate::fixture::minds;
use assured_disruption::alliance::policy;
use assured_disruption::level::assumptions::{self, Assumptions, SETS};
use assured_disruption::level::{self, code};
use assured_disruption::session::journal::{self, Text};
use assured_disruption::session::{Session, open};
use assured_disruption::sim::figures::possible;
use assured_disruption::sim::luck::Stream;
use assured_disruption::sim::state::Setup;
use assured_disruption::sim::*;
use assured_disruption::study::setting::Setting;
use assured_disruption::study::sweep::{NoRange, Range};
use std::sync::Arc;

fn set(name: &str) -> Assumptions {
    assumptions::named(name).expect("it is shipped")
}

fn setting(level: &str, assume: &str) -> Setting {
    let (name, text) = level::shipped().iter().find(|(name, _)| *name == level).expect("it is shipped");
    let level = Text { name: (*name).to_owned(), text: (*text).to_owned() };
    Setting { level, assumptions: set(assume) }
}

/// The smallest level with one figure of its own.
fn overriding(figure: &str, values: &str) -> String {
    let text = &setting("minimal", "anchored").level.text;
    let end = text.rfind(')').expect("a level ends");
    format!(
        "{}    overrides: [(coefficient: \"{figure}\", values: {values}, reason: \"x\")],\n)\n",
        &text[..end]
    )
}

#[test]
fn every_figure_has_a_hard_range_around_the_one_that_can_be_defended() {
    for assume in SETS {
        for figure in set(assume).figures.iter() {
            let (least, most) = Coefficients::hard_range(figure.name).expect("every figure has one");
            assert!(least < most);
            for (low, high) in &figure.ranges {
                let within = least <= *low && low <= high && *high <= most;
                assert!(within, "{}: {low} to {high}", figure.name);
            }
        }
    }
    assert!(Coefficients::NAMES.iter().all(|name| Coefficients::hard_range(name).is_some()));
    assert_eq!(Coefficients::hard_range("fuond"), None);
}

#[test]
fn a_level_that_sets_a_figure_beyond_is_told_where_and_what_it_may_be() {
    for (figure, values, told) in [
        ("intrusion_cap", "[-1]", "`intrusion_cap` is -1; the rules can compute with 0 to 1000"),
        ("courier_pace", "[0]", "`courier_pace` is 0; the rules can compute with 0.1 to 1000000000"),
        ("predelegated_pace", "[-1]", "`predelegated_pace` is -1; the rules can compute with 0.001 to 1000"),
        ("brigade_line", "[-10]", "`brigade_line` is -10; the rules can compute with 0 to 1"),
        ("intrusion", "[1e308]", "`intrusion` is 1e308; the rules can compute with 0 to 1000"),
    ] {
        let text = overriding(figure, values);
        let report = level::parse("mine.ron", &text, &set("anchored")).expect_err("it cannot be played");
        let found = &report.findings()[0];
        assert_eq!((found.code, found.message.as_str()), (code::IMPOSSIBLE, told));
        assert_eq!(&text[found.span.clone()], &values[1..values.len() - 1]);
        assert!(report.text(false).contains("mine.ron:60:"), "{}", report.text(false));
    }
    let within = level::parse("mine.ron", &overriding("predelegated_pace", "[0.02]"), &set("anchored"));
    let (_, report) = within.expect("beyond what can be defended is a warning");
    assert_eq!(report.findings()[0].code, code::BEYOND_RANGE);
}

#[test]
fn a_set_that_gives_a_figure_beyond_is_told_where() {
    let row = |values: &str, range: &str| {
        format!(
            "AssumptionSet(id: \"mine\", title: \"Mine\", summary: \"A set.\", from: \"anchored\", coefficients: [\n\
             (name: \"found\", values: [{values}], range: ({range}), sentence: \"Often.\")])"
        )
    };
    assert!(assumptions::parse(&row("0.3", "0, 0.5")).is_ok());
    for (values, range) in [("1.5", "0, 1"), ("0.5", "-1, 1"), ("0.5", "0, 2")] {
        let report = assumptions::parse(&row(values, range)).expect_err("it cannot be used");
        let found = &report.findings()[0];
        assert_eq!(found.code, code::IMPOSSIBLE, "{}", report.text(false));
        assert!(found.message.ends_with("the rules can compute with 0 to 1"), "{}", found.message);
        assert!(report.text(false).contains(".ron:2:"), "{}", report.text(false));
    }
    let report = assumptions::parse(&row("0.3", "0.5, 0.1")).expect_err("a range runs upwards");
    assert!(report.findings().iter().any(|found| found.code == code::REVERSED));
}

#[test]
fn a_sweep_beyond_is_refused_before_it_is_played() {
    for text in ["intrusion=-10..1e9:3", "intrusion_cap=-1..10:3", "type_hours.heavy=0..1e300:2"] {
        let refused = text.parse::<Range>().expect_err("the rules cannot compute there");
        assert!(matches!(refused, NoRange::Impossible(_)), "{text}: {refused}");
        assert!(refused.to_string().contains("the rules can compute with 0 to "), "{refused}");
    }
    assert!("intrusion=0..1000:3".parse::<Range>().is_ok());
    // Whoever asks for such a number without a sweep is told as well.
    let parameter: Parameter = "intrusion_cap".parse().expect("a number of the model");
    let report = setting("minimal", "anchored").build(&[(parameter, -1.0)]).expect_err("it cannot be built");
    assert!(report.findings().iter().any(|found| found.code == code::IMPOSSIBLE));
}

#[test]
fn a_save_whose_header_holds_such_a_figure_says_which() {
    let mut session =
        Session::new(setting("minimal", "anchored").build(&[]).expect("sound"), 1, minds("dove"));
    let Setting { level, assumptions } = setting("minimal", "anchored");
    session
        .keep_record(assured_disruption::session::Origin { level, assumptions: open::figures(&assumptions) });
    let text = session.journal().expect("a record is kept");
    let mut header = journal::read(text.as_bytes()).expect("it is whole").header;
    assert!(open::scenario(&header).is_ok());
    for (figures, told) in [
        (
            "{\"intrusion_cap\":[-1.0]}",
            "line 1, column 2: `intrusion_cap` is -1; the rules can compute with 0 to 1000",
        ),
        ("{\n \"found\":[0.1],\n \"intrusion\":[1e308]}", "line 3, column 2: `intrusion` is 1e308"),
        ("{\"prior\":[0.1,0.2,0.3,inf]}", "line 1, column 2: `prior` is inf"),
    ] {
        header.assumptions.text = figures.to_owned();
        let fault = open::scenario(&header).expect_err("nothing can be played by it").to_string();
        assert!(fault.contains(told), "{fault}");
    }
    header.assumptions = open::figures(&set("anchored"));
    header.level.text = overriding("brigade_line", "[-10]");
    let fault = open::scenario(&header).expect_err("nothing can be played by it").to_string();
    assert!(fault.contains("`brigade_line` is -10; the rules can compute with 0 to 1"), "{fault}");
}

/// Plays a game to its end, looking on the way whether every number is one.
pub fn sound(scenario: &Arc<Scenario>, seed: u64, policy: &str, launch_at: Option<Hour>, what: &str) {
    let setup = Setup { launch_at, disposition: None };
    let mut session = Session::with_setup(Arc::clone(scenario), seed, minds(policy), setup);
    let longest = (scenario.horizon_weeks.1 + 2) * 168 + scenario.war_window;
    let mut looked = 0;
    while session.over().is_none() {
        assert!(session.hour() <= longest, "a game does not end: {what}");
        session.advance();
        let war = session.truth().is_some_and(|state| state.war.is_some());
        let every = if war { 11 } else { 83 };
        if session.over().is_some() || session.hour() >= looked + every {
            looked = session.hour();
            look(&session, what);
        }
    }
}

/// Whether a number of a game is none.
fn look(session: &Session, what: &str) {
    let hour = session.hour();
    let state = format!("{:?}", session.truth().expect("nobody holds a seat"));
    assert!(!state.contains("NaN"), "hour {hour}: a number of the state is none: {what}\n{}", around(&state));
    let ledgers = format!("{:?}", session.ledgers());
    assert!(!ledgers.contains("NaN"), "hour {hour}: a ledger does not add up: {what}\n{}", around(&ledgers));
    for side in Side::BOTH {
        let known = format!("{:?}", session.intel(side));
        assert!(!known.contains("NaN"), "hour {hour}: {side:?} knows no number: {what}\n{}", around(&known));
        let offers = format!("{:?}", session.offers(side));
        assert!(!offers.contains("NaN"), "hour {hour}: an offer of no number: {what}\n{}", around(&offers));
    }
}

/// The text before the first number that is none.
fn around(text: &str) -> &str {
    let at = text.find("NaN").unwrap_or_default();
    let from = (at.saturating_sub(300)..=at).find(|from| text.is_char_boundary(*from)).unwrap_or(at);
    &text[from..at]
}

fn ends(parameter: Parameter) -> [f64; 2] {
    let (least, most) = Coefficients::hard_range(parameter.name()).expect("every figure has one");
    [least, most]
}

/// A policy and an hour of launch for a case, so that all of them come by, in peace and in war.
fn played(case: usize) -> (&'static str, Option<Hour>) {
    (policy::NAMES[case % policy::NAMES.len()], [None, Some(0), Some(400)][case / 7 % 3])
}

#[test]
fn with_any_one_figure_at_an_end_of_its_hard_range_every_game_is_sound() {
    for (level, seeds) in [("minimal", 3), ("baltic_flash", 1)] {
        let setting = setting(level, "anchored");
        for (case, (parameter, end)) in
            Parameter::all().flat_map(|parameter| ends(parameter).map(|end| (parameter, end))).enumerate()
        {
            let what = format!("{level} with {parameter} = {end}");
            // A level may be none any more: nobody's orders reach anybody. That is told and not played.
            let Ok(scenario) = setting.build(&[(parameter, end)]) else { continue };
            for seed in 0..seeds {
                let (policy, launch_at) = played(case + seed);
                sound(&scenario, seed as u64, policy, launch_at, &what);
            }
        }
    }
}

#[test]
fn at_any_corner_of_all_hard_ranges_every_game_is_sound() {
    let mut cases = 0;
    let mut built = 0;
    for (level, corners) in [("minimal", 60), ("baltic_flash", 12)] {
        for assume in SETS {
            let setting = setting(level, assume);
            for corner in 0..corners {
                cases += 1;
                let luck = Luck::new(corner);
                // From a few figures at an end to all of them; the others rest.
                let share = luck.uniform(Stream::Study, 0, 0);
                let turned: Vec<(Parameter, f64)> = Parameter::all()
                    .enumerate()
                    .filter(|(index, _)| luck.uniform(Stream::Study, 1, *index as u64) < share)
                    .map(|(index, parameter)| {
                        (
                            parameter,
                            ends(parameter)[usize::from(luck.chance(Stream::Study, 2, index as u64, 0.5))],
                        )
                    })
                    .collect();
                let Ok(scenario) = setting.build(&turned) else { continue };
                built += 1;
                let words: Vec<String> =
                    turned.iter().map(|(parameter, value)| format!("{parameter}={value}")).collect();
                let what = format!("{level} under {assume}, corner {corner}: {}", words.join(" "));
                for seed in 0..2 {
                    let (policy, launch_at) = played(cases + seed);
                    sound(&scenario, seed as u64, policy, launch_at, &what);
                }
            }
        }
    }
    assert!(2 * built > cases, "of {cases} corners only {built} could be built");
}

#[test]
fn what_is_possible_is_a_number_within_its_range() {
    assert!(possible("found", 0.0).is_ok() && possible("found", 1.0).is_ok());
    for value in [-1e-9, 1.1, f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
        assert!(possible("found", value).is_err(), "{value}");
    }
}
