//! Numbers of the model turned: sweeps, and the tornado.

use assured_disruption::alliance::policy::named;
use assured_disruption::level::{self, LevelNumber, NoNumber, assumptions};
use assured_disruption::session::Seats;
use assured_disruption::session::journal::Text;
use assured_disruption::sim::Coefficients;
use assured_disruption::sim::figures::{Layer, Mark};
use assured_disruption::sim::parameter::{NoParameter, Parameter};
use assured_disruption::sim::state::Setup;
use assured_disruption::study::batch::{Plan, run};
use assured_disruption::study::sensitivity::{Answer, Question, Sensitivity};
use assured_disruption::study::setting::{Setting, Turned};
use assured_disruption::study::statistics::Rate;
use assured_disruption::study::summary::{self, Summary};
use assured_disruption::study::sweep::{NoRange, Plans, Range, Sweep};
use assured_disruption::text::{self, Texts};
use assured_disruption::{adversary, alliance};
use std::num::NonZeroUsize;

fn minimal() -> Setting {
    let (name, text) = level::shipped().iter().find(|(name, _)| *name == "minimal").expect("it is shipped");
    Setting {
        level: Text { name: (*name).into(), text: (*text).into() },
        assumptions: assumptions::named("anchored").expect("a shipped set"),
    }
}

fn policy(name: &str) -> alliance::Policy {
    named(name).expect("a shipped policy")
}

fn plans(range: &str) -> Plans {
    Plans {
        setting: minimal(),
        range: range.parse().expect("a range"),
        seats: Seats::minds(policy("balanced"), adversary::Policy::default()),
        setup: Setup::default(),
        runs: 8,
        seed: 3,
        policy: "balanced".into(),
    }
}

fn swept(range: &str, threads: usize) -> Sweep {
    let job = plans(range).start(NonZeroUsize::new(threads)).expect("threads");
    job.finish().expect("the level stands")
}

#[test]
fn a_range_is_read_and_its_values_are_evenly_spaced() {
    let range: Range = "type_hours.medium=10..40:4".parse().expect("a range");
    let medium = "type_hours[2]".parse().expect("a number");
    assert_eq!(range.turned, Turned::Figure(medium));
    let way: Range = "axes.riga.hours=38..50:4".parse().expect("a range");
    assert_eq!(way.turned, Turned::Level("axes.riga.hours".to_owned()));
    assert_eq!(range.values().collect::<Vec<_>>(), [10.0, 20.0, 30.0, 40.0]);
    let down: Range = "found = 0.2 .. 0 : 3".parse().expect("a range");
    assert_eq!(down.values().collect::<Vec<_>>(), [0.2, 0.1, 0.0]);
    let forms = [
        "found",
        "found=0..1",
        "found=0:3",
        "found=a..1:3",
        "found=0..1:1",
        "found=0..inf:3",
        "found=0..1:9999",
    ];
    for text in forms {
        assert_eq!(text.parse::<Range>(), Err(NoRange::Form), "{text}");
    }
    assert_eq!(
        "nothing=0..1:3".parse::<Range>(),
        Err(NoRange::Parameter(NoParameter::Unknown("nothing".into())))
    );
}

#[test]
fn a_sweep_plays_the_same_seeds_at_every_value_and_the_value_at_rest_is_the_plain_game() {
    let sweep = swept("type_hours.heavy=0..132:3", 2);
    assert_eq!(sweep.steps.iter().map(|step| step.value).collect::<Vec<_>>(), [0.0, 66.0, 132.0]);
    assert_eq!((sweep.value, sweep.range, sweep.mark), (66.0, Some((29.0, 192.0)), Some(Mark::Derived)));
    let setting = minimal();
    let plan = Plan {
        scenario: setting.build(&[]).expect("the level stands"),
        seats: Seats::minds(policy("balanced"), adversary::Policy::default()),
        setup: Setup::default(),
        runs: 8,
        seed: 3,
        threads: None,
        stopwatch: None,
    };
    let question = summary::Question { level: "minimal", seed: 3, policy: "balanced", assume: "anchored" };
    let plain = Summary::of(question, &run(plan).expect("nobody holds a seat"), None);
    assert_eq!(sweep.steps[1].summary, plain);
    assert_ne!(sweep.steps[0].summary.digest, plain.digest);
    assert_eq!(sweep.json(), swept("type_hours.heavy=0..132:3", 1).json());
    let csv = sweep.csv();
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 4);
    assert!(
        lines[0].starts_with("name,value,level,runs,") && lines[0].ends_with(",launched.low,launched.high")
    );
    assert!(lines[2].starts_with("type_hours.heavy,66,minimal,8,3,balanced,anchored,"), "{csv}");
    let told = text::study::sweep(&Texts::english(), &sweep);
    assert_eq!(told.lines().count(), 3 + 1 + 3, "{told}");
}

#[test]
fn a_value_under_which_the_level_is_none_any_more_is_told() {
    let plans = Plans {
        setting: minimal(),
        range: "attack_load=0.6..1000:2".parse().expect("a range"),
        seats: Seats::minds(policy("dove"), adversary::Policy::default()),
        setup: Setup::default(),
        runs: 1,
        seed: 1,
        policy: "dove".into(),
    };
    let failure = plans.start(None).expect("threads").finish().expect_err("nobody can be reached");
    assert!(
        failure.to_string().contains("at attack_load = 1000") && failure.to_string().contains("do not reach"),
        "{failure}"
    );
}

fn ask(against: Option<&str>, draws: u32, threads: usize) -> Sensitivity {
    let question = Question {
        setting: minimal(),
        policy: policy("balanced"),
        against: against.map(policy),
        runs: 5,
        seed: 1,
        draws,
        fields: Vec::new(),
        by: 0.2,
    };
    question.start(NonZeroUsize::new(threads)).expect("threads").finish().expect("the level stands")
}

#[test]
fn what_belongs_together_is_drawn_together() {
    let question = Question {
        setting: minimal(),
        policy: policy("balanced"),
        against: None,
        runs: 1,
        seed: 1,
        draws: 8,
        fields: Vec::new(),
        by: 0.2,
    };
    let rest = question.setting.build(&[]).expect("the level stands");
    let share = |drawn: &[(Parameter, f64)], name: &str| {
        let parameter: Parameter = name.parse().expect("a number of the model");
        let (_, value) = drawn.iter().find(|(there, _)| *there == parameter).expect("all are drawn");
        let (low, high) = rest.figures.get(parameter.name()).expect("it is set").range(parameter.index());
        (value - low) / (high - low)
    };
    let draws: Vec<_> = (0..question.draws).map(|draw| question.drawn(&rest, draw)).collect();
    for drawn in &draws {
        let hours = |name: &str| share(drawn, &format!("type_hours.{name}"));
        assert!((hours("light") - hours("heavy")).abs() < 1e-9, "whoever doubts one outage doubts all");
        let losses = (share(drawn, "attacker_attrition"), share(drawn, "defender_attrition"));
        assert!((losses.0 - losses.1).abs() < 1e-9, "{losses:?}");
    }
    let apart = |drawn: &Vec<_>| (share(drawn, "found") - share(drawn, "debate")).abs() > 1e-3;
    assert!(draws.iter().any(apart), "what shares no reason is drawn apart");
}

#[test]
fn every_number_has_a_bar_and_the_widest_comes_first() {
    let study = ask(Some("never-reveal"), 10, 2);
    assert_eq!(study, ask(Some("never-reveal"), 10, 1));
    assert_eq!(study.bars.len(), Parameter::all().count());
    assert!(study.bars.is_sorted_by(|a, b| a.span() >= b.span()));
    assert!(study.bars[0].span() > 0.0, "something moves the answer");
    let marks = study.marks;
    assert_eq!((marks.source + marks.derived + marks.house) as usize, Coefficients::NAMES.len());
    let at_rest = study.at_rest.effect();
    for bar in &study.bars {
        assert!(bar.least <= at_rest && at_rest <= bar.most, "{bar:?}");
        assert_eq!(bar.layer, Layer::Set("anchored".into()));
    }
    // The switch of all effects: its high end is where it stands, at its low end nothing that is shown helps.
    let cyber = study.bars.iter().find(|bar| bar.name == "cyber").expect("it has a bar");
    assert_eq!(cyber.high.answer, Some(study.at_rest));
    let everything = study.everything.expect("draws were asked for");
    assert_eq!(everything.draws, 10);
    assert!(everything.p5 <= everything.median && everything.median <= everything.p95);
    assert!(everything.unsound + everything.saturated <= 10 && everything.above_nought <= 1.0);
    assert_eq!(study.csv().lines().count(), 1 + study.bars.len());
}

#[test]
fn without_a_second_policy_the_answer_is_the_rate() {
    let study = ask(None, 0, 2);
    assert_eq!((study.against.as_deref(), study.everything), (None, None));
    assert_eq!(study.at_rest.effect(), study.at_rest.launches.share());
    assert_eq!(study.saturated, study.at_rest.launches.saturated());
    let value: serde_json::Value = serde_json::from_str(&study.json()).expect("valid JSON");
    assert!(value["at_rest"]["against"].is_null() && value["at_rest"]["launches"]["rate"].is_number());
}

#[test]
fn what_cannot_be_answered_is_said_to_be_saturated() {
    let rate = |hits| Rate { hits, runs: 100 };
    let fall = |launches, against| Answer { launches: rate(launches), against: Some(rate(against)) };
    assert!(fall(50, 95).saturated() && fall(0, 9).saturated());
    assert!(!fall(2, 90).saturated() && !fall(10, 10).saturated());
    assert!((fall(20, 70).effect() - 0.5).abs() < 1e-12);
    let mut study = ask(None, 0, 2);
    study.saturated = true;
    let notice = "this assumption set cannot answer the question";
    assert!(text::study::sensitivity(&Texts::english(), &study).contains(notice));
    assert!(text::study::chart(&Texts::english(), &study).svg().contains(notice));
    study.saturated = false;
    assert!(!text::study::sensitivity(&Texts::english(), &study).contains(notice));
}

#[test]
fn the_chart_of_a_study_fits_its_page_and_is_the_same_every_time() {
    let study = ask(Some("never-reveal"), 10, 2);
    let chart = text::study::chart(&Texts::english(), &study);
    let svg = chart.svg();
    assert_eq!(svg, text::study::chart(&Texts::english(), &study).svg());
    assert!(svg.contains("viewBox=\"0 0 1920 1080\"") && svg.contains(&study.bars[0].name));
    let number = |text: &str, name: &str| -> f64 {
        let (_, rest) = text.split_once(&format!(" {name}=\"")).expect("every word has a place");
        rest.split('"').next().and_then(|n| n.parse().ok()).expect("a number")
    };
    for line in svg.lines().filter(|line| line.starts_with("<text")) {
        let words = line.split_once('>').and_then(|(_, rest)| rest.split_once('<')).expect("words").0;
        // A letter of a sans serif is 0.56 of its size wide on average, a bold one 0.62.
        let letter = if line.contains("bold") { 0.62 } else { 0.56 };
        let width = words.chars().count() as f64 * number(line, "font-size") * letter;
        let (x, anchor) = (number(line, "x"), if line.contains("\"end\"") { 1.0 } else { 0.0 });
        assert!(x - anchor * width >= 0.0 && x + (1.0 - anchor) * width <= 1920.0, "{words} ({width})");
    }
}

#[test]
fn a_figure_is_told_with_its_layer() {
    let scenario = minimal().build(&[("found".parse().expect("a number"), 0.1)]).expect("the level stands");
    let told = text::study::figure(&Texts::english(), scenario.figures.get("found").expect("a figure"));
    assert!(told[0].starts_with("found: 0.1"), "{told:?}");
    assert_eq!(told.last().map(String::as_str), Some("Turned for this study."));
    let at_rest = text::study::figure(&Texts::english(), scenario.figures.get("prior").expect("a figure"));
    assert_eq!(at_rest[0], "prior: 0.4, 0.3, 0.2, 0.1 chance");
    assert!(
        at_rest.iter().any(|line| line.contains("derived") && line.contains("0.085 to 0.11")),
        "{at_rest:?}"
    );
}

#[test]
fn a_number_of_the_level_is_found_by_its_path_and_turned_where_it_stands() {
    let text =
        "(crisis: (stakes: (1.5, 0.1)), axes: [(id: \"riga\", hours: 44), (hours: 9.5)], title: \"x\")";
    let value = |path| LevelNumber::of(text, path).map(|number| number.value);
    assert_eq!(value("crisis.stakes.0"), Ok(1.5));
    assert_eq!(value("axes.riga.hours"), Ok(44.0));
    assert_eq!(value("axes.1.hours"), Ok(9.5));
    let turned = |path, to| level::rewritten(text, &[(LevelNumber::of(text, path).expect("a number"), to)]);
    assert_eq!(turned("axes.riga.hours", 50.0), text.replace("44", "50"), "a count stays one");
    assert_eq!(turned("crisis.stakes.0", 2.0), text.replace("1.5", "2.0"));
    let known = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let unknown = NoNumber::Unknown { at: "axes".into(), name: "rigga".into(), known: known(&["riga", "1"]) };
    assert_eq!(value("axes.rigga.hours"), Err(unknown));
    assert!(matches!(value("title"), Err(NoNumber::Other { .. })));
    assert!(matches!(value("title.0"), Err(NoNumber::Unknown { .. })));
}

#[test]
fn a_star_stands_for_every_name_and_what_lacks_the_field_is_left_out() {
    let text = r#"(axes: [(id: "riga", hours: 44), (hours: 9.5), (id: "east")], crisis: (stakes: (1.5, 0.1), teams: 4))"#;
    let all =
        |path| LevelNumber::all(text, path).map(|found| found.into_iter().map(|(path, _)| path).collect());
    assert_eq!(all("axes.*.hours"), Ok(vec!["axes.riga.hours".to_owned(), "axes.1.hours".to_owned()]));
    assert_eq!(all("crisis.stakes.*").map(|paths: Vec<String>| paths.len()), Ok(2));
    let unknown = all("axes.*.hors").expect_err("there is none");
    assert!(unknown.to_string().contains("`axes.riga` has no `hors`"), "{unknown}");
    let numbers = LevelNumber::all(text, "axes.*.hours").expect("two").into_iter();
    let halved: Vec<_> = numbers.map(|(_, number)| (number.clone(), number.times(0.5))).collect();
    assert_eq!(level::rewritten(text, &halved), text.replace("44", "22").replace("9.5", "4.75"));
    let teams = LevelNumber::of(text, "crisis.teams").expect("a count");
    assert_eq!([0.9, 1.0, 1.1, 1.6].map(|factor| teams.times(factor)), [3.0, 4.0, 5.0, 6.0]);
}

#[test]
fn a_tornado_of_the_level_turns_its_own_numbers_and_no_figure() {
    let question = Question {
        setting: minimal(),
        policy: policy("balanced"),
        against: None,
        runs: 5,
        seed: 1,
        draws: 3,
        fields: vec!["axes.*.hours".into(), "accesses.*.effect".into(), "axes.narva.hours".into()],
        by: 0.5,
    };
    let none = Question { fields: vec!["axes.*.hors".into()], ..question.clone() };
    let study = question.start(None).expect("threads").finish().expect("the level stands");
    let mut names: Vec<&str> = study.bars.iter().map(|bar| bar.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["accesses.exchange.effect", "accesses.relay.effect", "axes.narva.hours"], "each once");
    let hours = study.bars.iter().find(|bar| bar.name == "axes.narva.hours").expect("it is there");
    assert_eq!((hours.low.at, hours.value, hours.high.at), (24.0, 48.0, 72.0));
    let shares = [hours.low, hours.high].map(|end| end.answer.expect("a level").effect());
    assert!(shares[0] >= shares[1], "a longer way tempts no more: {shares:?}");
    assert_eq!(study.everything, None);
    assert!(text::study::sensitivity(&Texts::english(), &study).contains("axes.narva.hours"));
    let failure = none.start(None).expect("threads").finish();
    let told = text::fault::failure(&Texts::english(), &failure.expect_err("there is none"));
    assert!(told.contains("`hors`") && told.contains("hours"), "{told}");
}

#[test]
fn a_field_of_the_level_can_be_swept_and_one_that_is_not_there_is_told_with_its_neighbours() {
    let sweep = swept("axes.narva.hours=30..90:2", 2);
    assert_eq!((sweep.value, sweep.range, sweep.mark), (48.0, None, None), "the level says no range");
    assert!(sweep.steps[1].launches.hits <= sweep.steps[0].launches.hits, "a longer way tempts no more");
    assert!(text::study::sweep(&Texts::english(), &sweep).contains("axes.narva.hours"));
    let failure = plans("axes.narwa.hours=1..2:2").start(None).expect("threads").finish();
    let told = text::fault::failure(&Texts::english(), &failure.expect_err("there is none"));
    assert!(told.contains("`narwa`") && told.contains("narva"), "{told}");
}
