//! Levels as a whole: those shipped are sound, and every mistake of one that is not is found in one run.

use assured_disruption::level::{
    self, LoadError,
    assumptions::{self, SETS},
    code, docs, format, model,
    report::Report,
    schema::{Given, Kind},
};
use assured_disruption::sim::coefficients::Coefficients;
use assured_disruption::sim::figures::Layer;
use assured_disruption::sim::scenario::{Effect, Medium};
use assured_disruption::sim::{NodeId, Parameter, Scenario};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::path::Path;

pub fn anchored() -> assumptions::Assumptions {
    assumptions::named("anchored").expect("a shipped set")
}

pub const MINIMAL: &str = include_str!("../../levels/minimal.ron");

/// All that is said of a text under the anchored assumptions.
pub fn report(text: &str) -> Report {
    match level::parse("levels/test.ron", text, &anchored()) {
        Ok((_, report)) | Err(report) => report,
    }
}

/// What is found in a text, as code, line and column.
fn places(text: &str) -> Vec<(&'static str, usize, usize)> {
    let report = report(text);
    let place = |byte| report.position(byte);
    report.findings().iter().map(|f| (f.code, place(f.span.start).0, place(f.span.start).1)).collect()
}

#[test]
fn every_shipped_level_is_sound_under_every_assumption_set() {
    for (id, text) in level::shipped() {
        for set in SETS {
            match level::parse(id, text, &assumptions::named(set).expect("a shipped set")) {
                Ok((scenario, report)) => {
                    assert_eq!(report.text(false), "", "{id} under {set}");
                    assert_eq!(scenario.id, *id);
                }
                Err(report) => panic!("{id} under {set}:\n{}", report.text(false)),
            }
        }
    }
}

/// Where `anchor` stands in a text, as line and column; the mark `|` is where exactly, or else its beginning.
fn place_of(text: &str, anchor: &str) -> (usize, usize) {
    let (before, after) = anchor.split_once('|').unwrap_or(("", anchor));
    let plain = format!("{before}{after}");
    assert_eq!(text.matches(&plain).count(), 1, "`{plain}` stands once in the text");
    let at = text.find(&plain).expect("counted above") + before.len();
    let line_start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    (text[..at].matches('\n').count() + 1, text[line_start..at].chars().count() + 1)
}

/// A mistake: what is replaced by what, and the findings that must come of it, each at an anchor.
pub type Slip = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

pub fn with(text: &str, (from, to, _): &Slip) -> String {
    assert_eq!(text.matches(from).count(), 1, "`{from}` stands once in the text");
    text.replace(from, to)
}

const SLIPS_OF_MINIMAL: &[Slip] = &[
    ("summary:", "sumary:", &[(code::MISSING_FIELD, "Level(\n"), (code::UNKNOWN_FIELD, "sumary:")]),
    ("hours: 48", "hours: \"48\"", &[(code::WRONG_TYPE, "\"48\"")]),
    (", odds: 2,", ", odds: -2,", &[(code::OUT_OF_RANGE, "-2,")]),
    ("weeks: (3, 12)", "weeks: (3, 12, 1)", &[(code::WRONG_LENGTH, "(3, 12, 1)")]),
    ("weeks: (1, 10)", "weeks: (10, 1)", &[(code::REVERSED, "(10, 1)")]),
    ("owner: \"EE\"", "owner: \"EF\"", &[(code::UNKNOWN_REFERENCE, "\"EF\"")]),
    (
        "id: \"R.NEXT\"",
        "id: \"R.LEAD\"",
        &[
            (code::DUPLICATE_ID, "id: |\"R.LEAD\", name: \"25"),
            (code::UNKNOWN_REFERENCE, "child: |\"R.NEXT\""),
            (code::UNKNOWN_REFERENCE, ", |\"R.NEXT\"]"),
        ],
    ),
    ("[Satellite, Microwave, Vhf]", "[Satellite Microwave, Vhf]", &[(code::COMMA, "[Satellite| ")]),
    ("[Satellite, Microwave, Vhf]", "[Vhf, Satellite, Vhf]", &[(code::MEDIUM_TWICE, "Satellite, |Vhf]")]),
    ("at: \"Tallinn\"", "at: \"Talinn\"", &[(code::UNKNOWN_PLACE, "\"Talinn\"")]),
    ("at: (28.75, 60.68)", "at: (60.68, -28.75)", &[(code::OUTSIDE_MAP, "(60.68, -28.75)")]),
    ("at: (28.75, 60.68)", "at: (27.0, 60.0)", &[(code::AT_SEA, "(27.0, 60.0)")]),
    (
        "child: \"R.NEXT\", parent: \"R.CORPS\"",
        "child: \"R.NEXT\", parent: \"B.CORPS\"",
        &[(code::BETWEEN_SIDES, "(child: \"R.NEXT\"")],
    ),
    (
        "(child: \"R.NEXT\", parent: \"R.CORPS\"",
        "(child: \"R.OSK\", parent: \"R.CORPS\"",
        &[
            (code::COMMAND_CYCLE, "(child: \"R.OSK\""),
            (code::NO_SUMMIT, "(id: \"R.OSK\""),
            (code::NO_COMMANDER, "(id: \"R.NEXT\""),
        ],
    ),
    (
        "child: \"B.2BDE\", parent: \"B.CORPS\"",
        "child: \"B.2BDE\", parent: \"B.2BDE\"",
        &[(code::SAME_ENDS, "(child: \"B.2BDE\"")],
    ),
    (
        "link: \"R.LEAD-R.CORPS\"",
        "link: \"R.LEAD-R.CORP\"",
        &[(code::UNKNOWN_REFERENCE, "\"R.LEAD-R.CORP\"")],
    ),
    (
        "link: \"R.LEAD-R.CORPS\"",
        "link: \"R.LEAD-R.CORPS\", media: [Vhf]",
        &[(code::UNTOUCHABLE, "media: [|Vhf]"), (code::NO_TARGET, "(id: \"relay\"")],
    ),
    ("media: [Satellite])]", "media: [Microwave])]", &[(code::NOT_ON_LINK, "|Microwave])]")]),
    (
        "ear: \"R.CORPS\", effect: 0.85",
        "ear: \"R.LEAD\", effect: 0.85",
        &[(code::WRONG_NODE, "\"R.LEAD\", effect")],
    ),
    ("defenders: [\"B.1BDE\"]", "defenders: [\"R.NEXT\"]", &[(code::WRONG_SIDE, "(id: \"narva\"")]),
    (
        "way: [\"Narva\", \"Rakvere\", \"Tallinn\"]",
        "way: [\"Narva\"]",
        &[(code::SHORT_WAY, "(id: \"narva\"")],
    ),
    ("(cause: \"real\"", "(cause: \"reel\"", &[(code::UNKNOWN_REFERENCE, "\"reel\"")]),
    (", (label: \"Leave it\")", "", &[(code::OPTION_COUNT, "[(label: \"Answer\"")]),
    (
        "(label: \"Let it come\"",
        "(label: \"Let it come\", teams: 1",
        &[(code::PRICED_DEFAULT, "(label: \"Let it come\"")],
    ),
    (
        "    dispatches: [",
        "    deck: (beats: [(kind: Feint, weeks: (2, 4))]), dispatches: [",
        &[(code::UNSURE_BEAT, "(kind: Feint")],
    ),
    (
        "    dispatches: [",
        "    deck: (beats: [(kind: HarmAtHome, weeks: (2, 4)), (kind: HarmAtHome, weeks: (4, 11))]), dispatches: [",
        &[
            (code::UNSURE_BEAT, "weeks: (2, 4)), (kind: |HarmAtHome"),
            (code::UNSURE_BEAT, "|(4, 11)"),
            (code::UNSURE_BEAT, "(4, 11)"),
            (code::UNSURE_BEAT, "(kind: HarmAtHome, weeks: (4, 11)"),
        ],
    ),
    ("    dispatches: [", "    deck: (hours: (16, 168)), dispatches: [", &[(code::LATE_CARD, "(16, 168)")]),
    ("(label: \"Leave it\")", "(label: \"Leave it\", tags: [\"quite\"])", &[(code::ODD_TAG, "\"quite\"")]),
    ("\"balanced\"", "\"ballanced\"", &[(code::UNKNOWN_REFERENCE, "\"ballanced\"")]),
    (
        "dispositions: [(id: \"opportunist\"",
        "dispositions: [(odds: 0, id: \"opportunist\"",
        &[(code::NO_ODDS, "[(odds: 0")],
    ),
    (
        "    alliance: Forces(",
        "    crisis: (tension: [(week: 3, by: 0.1), (week: 2, by: 0)]),\n    alliance: Forces(",
        &[(code::REVERSED, "week: |2, by")],
    ),
    ("media: [Satellite, Microwave, Vhf]", "media: [Satellite, Microwave, Fibre, Cable, Vhf]", &[]),
];

#[test]
fn a_slip_in_a_level_is_found_where_it_was_made_and_nowhere_else() {
    for slip in SLIPS_OF_MINIMAL {
        found_where_made(MINIMAL, slip);
    }
}

/// Makes a slip in a text and looks that it is found where it was made and nowhere else.
pub fn found_where_made(text: &str, slip: &Slip) {
    let text = with(text, slip);
    let mut expected: Vec<_> = slip.2.iter().map(|(code, anchor)| (*code, place_of(&text, anchor))).collect();
    let mut found: Vec<_> =
        places(&text).into_iter().map(|(code, line, column)| (code, (line, column))).collect();
    expected.sort();
    found.sort();
    assert_eq!(found, expected, "{} -> {}\n{}", slip.0, slip.1, report(&text).text(false));
}

#[test]
fn slips_of_every_stage_are_found_in_one_run() {
    let together =
        ["summary:", "hours: 48", "weeks: (3, 12)", "weeks: (1, 10)", "owner: \"EE\"", "(cause: \"real\""];
    let links = ["[Satellite, Microwave, Vhf]", "at: \"Tallinn\"", "\"balanced\"", ", (label: \"Leave it\")"];
    let mut text = MINIMAL.to_owned();
    let mut expected = Vec::new();
    for from in together.into_iter().chain(links) {
        let slip = SLIPS_OF_MINIMAL.iter().find(|slip| slip.0 == from).expect("one of the slips");
        text = with(&text, slip);
        expected.push(slip.2);
    }
    let mut expected: Vec<_> =
        expected.concat().into_iter().map(|(code, anchor)| (code, place_of(&text, anchor))).collect();
    expected.sort();
    let mut found: Vec<_> =
        places(&text).into_iter().map(|(code, line, column)| (code, (line, column))).collect();
    found.sort();
    assert_eq!(found, expected, "{}", report(&text).text(false));
}

#[test]
fn a_mistyped_id_is_answered_with_the_one_that_was_meant() {
    let text = MINIMAL.replace("link: \"R.LEAD-R.CORPS\"", "link: \"R.LEAD-R.CORP\"");
    assert_eq!(report(&text).findings()[0].help.as_deref(), Some("did you mean `R.LEAD-R.CORPS`?"));
}

#[test]
fn a_column_with_too_many_media_is_only_a_warning() {
    let more = "media: [Satellite, Microwave, Fibre, Cable, Hf, Vhf]";
    let text = MINIMAL
        .replace("media: [Satellite, Microwave, Vhf]", more)
        .replace("[On(Fibre, \"X.PSKOV\"), Satellite, Hf]", "[Fibre, Cable, Microwave, Satellite, Vhf, Hf]")
        .replace("[Carrier(\"X.PSKOV\"), Link(", "[Link(");
    let (scenario, report) =
        level::parse("levels/test.ron", &text, &anchored()).expect("warnings do not keep it");
    assert_eq!(scenario.axes[0].length.0.round(), 196.0);
    let codes: Vec<&str> = report.findings().iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [code::UNCUTTABLE], "{}", report.text(false));
}

#[test]
fn what_a_level_says_stands_in_the_scenario() {
    let (scenario, _) = level::parse("levels/minimal.ron", MINIMAL, &anchored()).expect("it is sound");
    let node = |id: &str| scenario.nodes.iter().find(|node| node.id == id).expect("it is in the level");
    assert_eq!(
        node("R.LEAD").commander,
        scenario.nodes.iter().position(|n| n.id == "R.CORPS").map(NodeId::from)
    );
    assert_eq!((node("R.LEAD").strength, node("R.LEAD").place.as_str()), (1.0, "Kamenka"));
    assert_eq!(scenario.facilities[0].channels.len(), 2);
    let media = |access: usize| -> Vec<Medium> {
        scenario.accesses[access].targets.iter().map(|channel| scenario.channel(*channel).medium).collect()
    };
    assert_eq!(media(0), [Medium::Fibre, Medium::Satellite, Medium::Fibre]);
    assert_eq!(media(1), [Medium::Satellite, Medium::Microwave]);
    assert!(scenario.accesses[0].facility.is_some() && scenario.accesses[1].facility.is_none());
    let army = scenario.links.iter().find(|link| link.id == "R.CORPS-R.OSK").expect("named by its ends");
    let brigade = scenario.links.iter().find(|link| link.id == "R.LEAD-R.CORPS").expect("named by its ends");
    assert_eq!((army.load, brigade.load, brigade.load_attacking), (1.0, 0.3, 0.6));
    assert_eq!(scenario.dispatches[2].options[0].by_cause, [(0, vec![Effect::Audience(-0.06)])]);
}

#[test]
fn a_level_changes_figures_by_name() {
    let text = MINIMAL.replace(
        "    dispatches: [",
        "    overrides: [(coefficient: \"reaction\", values: [110], reason: \"Why not.\"), (coefficient: \"prior\", values: [1], \
         reason: \"Why not.\"), (coefficient: \"raction\", values: [1], reason: \"Why not.\")],\n    dispatches: [",
    );
    let codes: Vec<&str> = places(&text).into_iter().map(|(code, ..)| code).collect();
    assert_eq!(codes, [code::VALUE_COUNT, code::UNKNOWN_REFERENCE]);
    let far = MINIMAL.replace(
        "    dispatches: [",
        "    overrides: [(coefficient: \"reaction\", values: [900], reason: \"Why not.\")],\n    dispatches: [",
    );
    let (_, report) = level::parse("levels/test.ron", &far, &anchored()).expect("a warning does not keep it");
    assert_eq!(report.findings()[0].code, code::BEYOND_RANGE);
    let text = MINIMAL.replace(
        "    dispatches: [",
        "    overrides: [(coefficient: \"reaction\", values: [110], reason: \"Why not.\")],\n    dispatches: [",
    );
    let (scenario, report) = level::parse("levels/test.ron", &text, &anchored()).expect("it is sound");
    assert_eq!(report.text(false), "");
    assert_eq!(scenario.coefficients, Coefficients { reaction: 110.0, ..anchored().figures.coefficients() });
}

#[test]
fn every_default_of_the_format_is_good() {
    let mut seen = BTreeSet::new();
    let mut waiting = vec![Kind::Record(format::Level::record)];
    while let Some(kind) = waiting.pop() {
        match kind {
            Kind::List(of) | Kind::Pair(of) => waiting.push(*of),
            Kind::Choice(choice) if seen.insert(choice().name) => {
                waiting.extend(choice().variants.iter().filter_map(|variant| variant.payload));
            }
            Kind::Record(record) if seen.insert(record().name) => {
                for field in record().fields {
                    waiting.push(field.kind);
                    assert!(!field.doc.is_empty(), "{}.{}", record().name, field.name);
                    if let Given::Default(text) = field.given {
                        let findings = field.findings(text);
                        assert!(findings.is_empty(), "{}.{}: {findings:?}", record().name, field.name);
                    }
                }
            }
            _ => {}
        }
    }
    assert!(seen.contains("RungShift"), "{seen:?}");
}

#[test]
fn a_file_is_found_by_its_path_and_a_shipped_level_by_its_id() {
    let folder = tempfile::tempdir().expect("a folder for tests");
    let file = folder.path().join("mine.ron");
    std::fs::write(&file, MINIMAL).expect("a file for tests");
    let path = file.to_str().expect("a plain name");
    assert_eq!(level::find(path).expect("it is there"), (path.to_owned(), MINIMAL.to_owned()));
    assert_eq!(level::find("minimal").expect("it is shipped").1, MINIMAL);
    assert!(matches!(level::find("maximal"), Err(LoadError::Unknown(name)) if name == "maximal"));
    std::fs::write(&file, [b'(', 0xff]).expect("a file for tests");
    let Err(LoadError::Text(report)) = level::find(path) else { panic!("these bytes are no text") };
    assert_eq!(report.findings()[0].code, code::NOT_TEXT);
}

/// Holds a page of `docs/` against what the game would write.
fn current(name: &str, page: &str) {
    let path = format!("{}/docs/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, page).expect("the page can be written");
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(kept == page, "run this test with UPDATE_DOCS=1 to write docs/{name} anew");
}

#[test]
fn the_manual_is_current() {
    current("level-format.md", &docs::manual());
}

#[test]
fn the_page_on_the_model_is_current() {
    current("model.md", &model::page());
}

#[test]
fn the_page_on_the_model_has_every_figure_and_every_equation_with_a_source() {
    let page = model::page();
    for name in Coefficients::NAMES {
        assert!(page.contains(&format!("\n| `{name}` | ")), "{name} is missing");
    }
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sim");
    let mut folders = vec![rules.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the rules are there") {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let name = path.strip_prefix(&rules).expect("inside").to_string_lossy().replace('\\', "/");
            let text = std::fs::read_to_string(&path).expect("UTF-8");
            let told = model::RULES.iter().any(|(told, _)| *told == name);
            let equations = model::equations(&name, &text);
            assert!(told || equations.is_empty(), "src/level/model.rs leaves out {name}: {equations:?}");
        }
    }
    for (path, text) in model::RULES {
        assert!(!model::equations(path, text).is_empty(), "{path} has no equation");
    }
}

#[test]
fn every_set_names_every_coefficient_once_within_its_range() {
    for name in SETS {
        let set = assumptions::named(name).expect("it is shipped");
        assert_eq!(set.name, *name);
        let names: Vec<&str> = set.figures.iter().map(|figure| figure.name).collect();
        assert_eq!(names, Coefficients::NAMES);
        let mut coefficients = set.figures.coefficients();
        for figure in set.figures.iter() {
            for (place, value) in figure.values.iter().enumerate() {
                let (low, high) = figure.range(place);
                assert!((low..=high).contains(value), "{name}: {figure:?}");
            }
            let held = coefficients.values_mut(figure.name).expect("a coefficient");
            assert_eq!(*held, figure.values[..], "{name}: {}", figure.name);
            assert!(figure.sentence.ends_with('.'), "{name}: {}", figure.sentence);
        }
        assert!((coefficients.prior.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{name}");
    }
}

#[test]
fn the_set_without_effects_differs_from_the_anchored_one_in_nothing_else() {
    let none = assumptions::named("none").expect("it is shipped").figures.coefficients();
    assert_eq!(none, Coefficients { cyber: 0.0, ..anchored().figures.coefficients() });
}

#[test]
fn sets_are_ordered_by_the_hours_that_a_capability_costs() {
    let heavy: Vec<f64> = SETS[1..]
        .iter()
        .map(|name| assumptions::named(name).expect("it is shipped").figures.coefficients().type_hours[3])
        .collect();
    assert!(heavy.is_sorted_by(|weaker, stronger| weaker < stronger), "{heavy:?}");
}

#[test]
fn a_figure_knows_who_set_it_and_the_last_word_wins() {
    let level = MINIMAL.trim_end().strip_suffix(')').expect("a level ends with a bracket");
    let overrides = "overrides: [(coefficient: \"found\", values: [0.08], reason: \"Watched closely.\")],\n)";
    let text = format!("{level}{overrides}");
    let anchored = anchored();
    let built = |turned: &[(Parameter, f64)]| {
        let built = level::parse_turned("mine", &text, &anchored, turned);
        built.unwrap_or_else(|report| panic!("{}", report.text(false))).0
    };
    let figure = |scenario: &Scenario, name: &str| scenario.figures.get(name).expect("a figure").clone();

    let plain = built(&[]);
    let found = figure(&plain, "found");
    assert_eq!((&found.values[..], plain.coefficients.found), (&[0.08][..], 0.08));
    assert_eq!(found.layer, Layer::Level("Watched closely.".into()));
    assert_eq!(found.sentence, "Weekly chance that a hidden access is found.");
    assert_eq!(figure(&plain, "patched").layer, Layer::Set("anchored".into()));

    let (found, heavy) = ("found".parse().expect("a number"), "type_hours.heavy".parse().expect("a number"));
    let turned = built(&[(found, 0.11), (heavy, 99.0)]);
    assert_eq!(turned.coefficients.found, 0.11);
    assert_eq!(figure(&turned, "found").layer, Layer::Sweep);
    let hours = plain.coefficients.type_hours;
    assert_eq!(turned.coefficients.type_hours, [hours[0], hours[1], hours[2], 99.0]);
    assert_eq!(turned.figures.value(heavy), Some(99.0));
    assert_eq!(turned.figures.coefficients(), turned.coefficients);
}

#[test]
fn slips_in_a_set_are_reported_like_those_of_a_level() {
    let text = r#"(id: "mine", title: "", summary: "", from: "anchored", coefficients: [
    (name: "cyber", values: [1.5], sentence: ""),
    (name: "cybre", values: [1], unit: "", range: (0, 1), source: "", mark: House, sentence: ""),
    (name: "prior", values: [1], sentence: ""),
    (name: "ear", values: [4], mark: Home, sentence: ""),
    (name: "ear", values: [4], sentence: ""),
])"#;
    let report = assumptions::parse(text).expect_err("it has slips");
    let found: Vec<_> = report.findings().iter().map(|f| (f.code, report.position(f.span.start))).collect();
    assert_eq!(
        found,
        [
            (code::IMPOSSIBLE, (2, 30)),
            (code::UNKNOWN_REFERENCE, (3, 12)),
            (code::VALUE_COUNT, (4, 29)),
            (code::UNKNOWN_VARIANT, (5, 38)),
            (code::DUPLICATE_ID, (6, 12)),
        ]
    );
    let alone = assumptions::parse(r#"(id: "mine", title: "", summary: "", coefficients: [])"#);
    assert_eq!(alone.expect_err("it is empty").findings().len(), Coefficients::NAMES.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_level_with_pieces_cut_out_doubled_or_moved_never_panics(
        which in 0..2usize,
        cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..40usize, 0..3u8), 1..4),
    ) {
        let mut text = level::shipped()[which].1.to_owned();
        for (from, to, length, kind) in cuts {
            let start = text.floor_char_boundary(from.index(text.len()));
            let end = text.floor_char_boundary(start + length);
            let piece = text[start..end].to_owned();
            if kind != 1 {
                text.replace_range(start..end, "");
            }
            if kind != 0 {
                let there = text.floor_char_boundary(to.index(text.len() + 1));
                text.insert_str(there, &piece);
            }
        }
        match level::parse("levels/test.ron", &text, &anchored()) {
            Ok((_, report)) => prop_assert!(!report.has_errors()),
            Err(report) => prop_assert!(report.has_errors()),
        }
    }

    #[test]
    fn a_level_with_one_value_put_in_place_of_another_never_panics(
        from in any::<prop::sample::Index>(), to in any::<prop::sample::Index>(),
    ) {
        // Texts and numbers of the level itself: such levels are mostly well formed and mean something else.
        let values: Vec<&str> = MINIMAL.split(['[', ']', '(', ')', ',', ':', '\n', ' ']).filter(|v| !v.is_empty()).collect();
        let (from, to) = (from.get(&values), to.get(&values));
        let text = MINIMAL.replace(*from, to);
        match level::parse("levels/test.ron", &text, &anchored()) {
            Ok((_, report)) => prop_assert!(!report.has_errors()),
            Err(report) => prop_assert!(report.has_errors()),
        }
    }
}
