//! What is legal in a level and means nothing: each is found where it stands.

use super::levels::{MINIMAL, Slip, anchored, found_where_made, report};
use assured_disruption::level::{self, code};
use assured_disruption::map::projection::LonLat;
use assured_disruption::map::theatre::Theatre;
use std::process::{Command, Stdio};

/// A level in which every record and field of the format stands.
pub const CORRIDOR: &str = include_str!("../levels/corridor.ron");

const SLIPS: &[Slip] = &[
    // Assumption sets.
    (
        "(set: \"enthusiast\", by: 0.15)",
        "(set: \"none\", by: 0.15)",
        &[(code::LISTED_TWICE, "set: |\"none\", by: 0.15")],
    ),
    ("(set: \"none\", by: -0.18)", "(set: \"none_\", by: -0.18)", &[(code::UNKNOWN_REFERENCE, "\"none_\"")]),
    // Ways.
    (
        "\"Hrodna\", \"Augustow\", \"Suwalki\"",
        "\"Hrodna\", (21.75, 54.03), \"Suwalki\"",
        &[(code::AT_SEA, "(21.75, 54.03)"), (code::TURNS_BACK, "(21.75, 54.03)")],
    ),
    ("\"Hrodna\", \"Augustow\", \"Suwalki\"", "\"Hrodna\", (23.35, 53.66), \"Augustow\", \"Suwalki\"", &[]),
    (
        "\"Gusev\", (22.72, 54.45)",
        "\"Gusev\", (19.5, 55.5)",
        &[(code::AT_SEA, "(19.5, 55.5)"), (code::TURNS_BACK, "(19.5, 55.5)")],
    ),
    (
        "[\"Gusev\", (22.72, 54.45), \"Kalvarija\", \"Marijampole\"]",
        "[\"Marijampole\", \"Kalvarija\", (22.72, 54.45), \"Gusev\"]",
        &[(code::BACKWARDS, "[\"Marijampole\", \"Kalvarija\"")],
    ),
    (
        "\"Hrodna\", \"Augustow\", \"Suwalki\"",
        "\"Augustow\", \"Hrodna\", \"Suwalki\"",
        &[(code::TURNS_BACK, "\"Hrodna\", \"Suwalki\""), (code::AT_SEA, "\"Hrodna\", |\"Suwalki\"")],
    ),
    (
        "hours: 48, objective: \"Suwalki\"",
        "hours: 48, objective: \"Riga\"",
        &[(code::NOT_AT_OBJECTIVE, "objective: |\"Riga\"")],
    ),
    ("hours: 48, objective: \"Suwalki\"", "hours: 48, objective: \"the bridges\"", &[]),
    ("hours: 46, objective", "hours: 201, objective", &[(code::NEVER, "hours: |201")]),
    // What stands in a list twice.
    (
        "[\"R.6MB\", \"R.4TD\", \"R.76\"]",
        "[\"R.6MB\", \"R.6MB\", \"R.76\"]",
        &[(code::LISTED_TWICE, "[\"R.6MB\", |\"R.6MB\"")],
    ),
    (
        "column: [\"R.79\", \"R.7R\"]",
        "column: [\"R.79\", \"R.6MB\"]",
        &[(code::LISTED_TWICE, "[|\"R.6MB\", \"R.4TD\"")],
    ),
    (
        "defenders: [\"B.15MB\", \"B.EFPPL\"]",
        "defenders: [\"B.15MB\", \"B.15MB\"]",
        &[(code::LISTED_TWICE, "[\"B.15MB\", |\"B.15MB\"]")],
    ),
    (
        "radars: [\"R.RAD.K\", \"R.RAD.G\"]",
        "radars: [\"R.RAD.K\", \"R.RAD.K\"]",
        &[(code::LISTED_TWICE, "\"R.RAD.K\", |\"R.RAD.K\"")],
    ),
    (
        "tags: [\"evidence\", \"quiet\"]",
        "tags: [\"quiet\", \"quiet\"]",
        &[(code::LISTED_TWICE, "[\"quiet\", |\"quiet\"]")],
    ),
    (
        "targets: [Carrier(\"X.GRODNO\")]",
        "targets: [Carrier(\"X.GRODNO\"), Carrier( \"X.GRODNO\" )]",
        &[(code::LISTED_TWICE, "Carrier( \"X.GRODNO\" )")],
    ),
    (
        "label: \"Wave to them\"",
        "label: \"Count the axles\"",
        &[(code::LISTED_TWICE, "label: |\"Count the axles\", effects: [Audience")],
    ),
    (
        "(formation: \"B.VJTF\"",
        "(formation: \"B.ABCT\"",
        &[(code::LISTED_TWICE, "|\"B.ABCT\", to: \"Alytus\"")],
    ),
    (
        "(id: \"bait\", name: \"bait\", odds: 2, truth: \"He sold the same keys twice.\"),\n            ],\n            \
         default: 2,\n            options: [\n                (label: \"Take them\", effects: [Work(2)], by_cause: [(cause: \"bait\"",
        "(id: \"good\", name: \"bait\", odds: 2, truth: \"He sold the same keys twice.\"),\n            ],\n            \
         default: 2,\n            options: [\n                (label: \"Take them\", effects: [Work(2)], by_cause: [(cause: \"good\"",
        &[(code::LISTED_TWICE, "(id: |\"good\", name: \"bait\"")],
    ),
    // Texts.
    (
        "text: \"The vendor will be in Kaliningrad on Thursday with eleven boxes.\"",
        "text: \"\"",
        &[(code::EMPTY_TEXT, "text: |\"\"")],
    ),
    ("label: \"Hope\"", "label: \" \"", &[(code::EMPTY_TEXT, "label: |\" \"")]),
    ("reason: \"The roads are short.\"", "reason: \"\"", &[(code::EMPTY_TEXT, "reason: |\"\"")]),
    ("name: \"wary\"", "name: \"\"", &[(code::EMPTY_TEXT, "name: |\"\"")]),
    ("remark: \"two clues\"", "remark: \"\"", &[(code::EMPTY_TEXT, "remark: |\"\"")]),
    (
        "\n            heard: \"Minsk offers itself as a place for talks, and lets the trains pass.\"),",
        "),",
        &[(code::EMPTY_TEXT, "(id: \"minsk\", name: \"Minsk\", activity")],
    ),
    // Weeks and hours that never come.
    ("weeks: (1, 12), dark", "weeks: (20, 30), dark", &[(code::NEVER, "(20, 30)")]),
    ("weeks: (1, 12), dark", "weeks: (0, 0), dark", &[(code::NEVER, "(0, 0)")]),
    ("weeks: (5, 13), weight: 1.3", "weeks: (5, 13), weight: 0", &[(code::NEVER, "weight: |0,")]),
    (
        "weeks: (3, 13), readiness: (1, 2), weight",
        "weeks: (12, 13), readiness: (1, 2), weight",
        &[(code::NEVER, "(weeks: |3, text: \"The drills")],
    ),
    ("quiet: 2", "quiet: 10", &[(code::NEVER, "quiet: |10")]),
    ("(week: 12, by: -0.1)]", "(week: 16, by: -0.1), (week: 20, by: 0)]", &[(code::NEVER, "week: |20")]),
    ("(act: Mobilise, readiness: 1", "(act: Mobilise, readiness: 0", &[(code::NEVER, "readiness: |0, seen")]),
    ("optimism: (0.9, 1.15)", "optimism: (1.15, 0.9)", &[(code::REVERSED, "(1.15, 0.9)")]),
    ("stakes: (1.49, 0.08)", "stakes: (0.08, 1.49)", &[(code::REVERSED, "(0.08, 1.49)")]),
    ("at: (22.78, 54.64), harm", "at: (54.64, 22.78), harm", &[(code::OUTSIDE_MAP, "(54.64, 22.78)")]),
    // Prices.
    (
        "label: \"Move over first\", teams: 2",
        "label: \"Move over first\", teams: 9",
        &[(code::UNPAYABLE, "first\", teams: |9")],
    ),
    (
        "favours: [(ally: \"UK\", count: 1)], effects: [Evidence",
        "favours: [(ally: \"UK\", count: 12)], effects: [Evidence",
        &[(code::UNPAYABLE, "count: |12")],
    ),
    // What changes nothing.
    (
        "harm: 0.12,",
        "harm: 0,",
        &[
            (code::NO_EFFECT, "\"two clues\", effects: [|Clue, Clue]"),
            (code::NO_EFFECT, "\"two clues\", effects: [Clue, |Clue]"),
            (code::NO_EFFECT, "\"The box has been measured.\", effects: [|Clue]"),
        ],
    ),
    (
        "Actor(actor: \"minsk\", by: -0.2)",
        "Actor(actor: \"minsk\", by: 0)",
        &[(code::NO_EFFECT, "Actor(actor: \"minsk\", by: 0)")],
    ),
    (
        "Card(dispatch: \"letter\", factor: 1.3)",
        "Card(dispatch: \"airliner\", factor: 1.3)",
        &[(code::NO_EFFECT, "Card(dispatch: \"airliner\"")],
    ),
    (
        "(cause: \"bait\", effects: [LoseAccess])",
        "(cause: \"bait\", effects: [])",
        &[(code::NO_EFFECT, "(cause: \"bait\", effects: |[])")],
    ),
    ("looks_like: \"staff\"", "looks_like: \"fault\"", &[(code::NO_EFFECT, "looks_like: |\"fault\"")]),
    ("deeds: [Voice(ally: \"XX\", by: -0.03)]", "deeds: [Clue]", &[(code::NO_EFFECT, "deeds: [|Clue]")]),
    (
        "        (id: \"X.KESTER\", name",
        "        (id: \"X.NEW\", name: \"new\", side: Adversary, medium: Fibre, at: \"Minsk\"),\n        (id: \"X.KESTER\", name",
        &[(code::UNUSED, "(id: \"X.NEW\"")],
    ),
    // What is aimed at nothing, and what tells nothing.
    (
        "at: \"Kalvarija\", radius_km: 50",
        "at: \"Riga\", radius_km: 5",
        &[(code::OUT_OF_REACH, "at: |\"Riga\"")],
    ),
    (
        "to: [Carrier(\"X.KGD\")]",
        "to: [Carrier(\"X.MINSK\")]",
        &[(code::NO_EFFECT, "to: |[Carrier(\"X.MINSK\")]")],
    ),
    (
        "[\"R.SAM.K\", \"R.SAM.G\"]",
        "[\"R.SAM.K\", \"R.RAD.G\"]",
        &[(code::WRONG_NODE, "[\"R.SAM.K\", |\"R.RAD.G\"]")],
    ),
    ("to: [Carrier(\"X.KGD\")]", "to: []", &[(code::NO_TARGET, "to: |[]")]),
    ("spares: [Carrier(\"X.VIA\"), Carrier(\"X.KGD\")]", "spares: []", &[(code::NO_TARGET, "spares: |[]")]),
    ("ends: 1)", "ends: 5)", &[(code::FEW_NORMS, "ends: |5")]),
    ("centre: \"R.AD44\"", "centre: \"R.79\"", &[(code::WRONG_NODE, "centre: |\"R.79\"")]),
    ("hit: 0.85, false_alarm: 0.08", "hit: 0.08, false_alarm: 0.85", &[(code::MISLEADING, "hit: |0.08")]),
    (
        "name: \"leave cancelled\", from_readiness: 1",
        "name: \"leave cancelled\", from_readiness: 0",
        &[(code::MISLEADING, "from_readiness: |0")],
    ),
    (
        "(id: \"staff\", name: \"the corps staff\", adversary: true",
        "(id: \"staff\", name: \"the corps staff\"",
        &[(code::NOBODY_TO_NAME, "harm: |0.12")],
    ),
];

#[test]
fn what_means_nothing_is_found_where_it_stands_and_nowhere_else() {
    assert_eq!(report(CORRIDOR).text(false), "");
    SLIPS.iter().for_each(|slip| found_where_made(CORRIDOR, slip));
}

#[test]
fn a_level_may_do_without_dispatches_and_without_defenders() {
    let bare = MINIMAL.split("    dispatches: [").next().expect("the first piece").to_owned() + ")";
    let hasty =
        bare.replace("    alliance: Forces(", "    crisis: (council_hours: 24),\n    alliance: Forces(");
    let open = MINIMAL.replace(", defenders: [\"B.1BDE\"]", "");
    for text in [bare, hasty, open] {
        assert_eq!(report(&text).text(false), "", "{text}");
    }
}

#[test]
fn naval_infantry_may_come_over_the_sea() {
    let over_the_bay = MINIMAL.replace(
        "way: [\"Narva\", \"Rakvere\", \"Tallinn\"]",
        "way: [(27.0, 59.9), (25.9, 59.75), \"Tallinn\"]",
    );
    let codes = |text: &str| report(text).findings().iter().map(|found| found.code).collect::<Vec<_>>();
    assert_eq!(codes(&over_the_bay), [code::AT_SEA, code::AT_SEA]);
    let marines = over_the_bay.replace(
        "name: \"138 Bde\", echelon: Brigade, branch: Mechanised",
        "name: \"138 Bde\", echelon: Brigade, branch: NavalInfantry",
    );
    assert_eq!(codes(&marines), [""; 0]);
}

#[test]
fn water_on_a_straight_way_is_measured() {
    let theatre = Theatre::embedded();
    let between = |from: (f64, f64), to: (f64, f64)| {
        theatre.water_between(LonLat::new(from.0, from.1), LonLat::new(to.0, to.1))
    };
    let peipus = between((26.9, 58.75), (27.9, 58.8));
    assert!(peipus.lake > 0.4 && peipus.sea == 0.0, "{peipus:?}");
    let gulf = between((24.75, 59.2), (24.95, 60.4));
    assert!((0.4..0.7).contains(&gulf.sea), "{gulf:?}");
    let at_sea = between((19.5, 58.2), (20.5, 58.2));
    assert_eq!((at_sea.lake, at_sea.sea), (0.0, 1.0));
    let over_the_border = between((25.3, 57.6), (25.3, 58.2));
    assert_eq!(over_the_border.sea, 0.0);
    // The other way round it is the same water.
    let (there, back) = (between((23.83, 53.68), (21.75, 54.03)), between((21.75, 54.03), (23.83, 53.68)));
    assert!((there.lake - back.lake).abs() < 1e-9 && there.lake > 0.01, "{there:?} {back:?}");
}

#[test]
fn a_side_without_headquarters_is_told_at_its_list() {
    let text = MINIMAL.replace(
        "headquarters: [(id: \"B.CORPS\", name: \"Corps North\", echelon: Corps, at: \"Tallinn\")]",
        "headquarters: []",
    );
    let report = report(&text);
    assert!(report.findings().iter().all(|found| found.span.start > 0), "{}", report.text(false));
}

/// A level in which no launch pays, and one in which any does: what decides is beyond every number of hours.
fn without_a_bar() -> [String; 2] {
    let nothing_to_gain = MINIMAL.replace("reads_weakness: true)", "reads_weakness: true, stakes: -5)");
    let zeros = ["loss", "war_cost", "retaliation", "status_quo"]
        .map(|name| format!("(coefficient: \"{name}\", values: [0], reason: \"Nothing to lose.\")"));
    let nothing_to_lose = MINIMAL
        .replace("    dispatches: [", &format!("    overrides: [{}],\n    dispatches: [", zeros.join(", ")));
    [nothing_to_gain, nothing_to_lose]
}

#[test]
fn nobody_is_shown_an_infinity() {
    let folder = tempfile::tempdir().expect("a folder for tests");
    for (index, text) in without_a_bar().iter().enumerate() {
        level::parse("levels/test.ron", text, &anchored()).unwrap_or_else(|report| panic!("{report}"));
        let file = folder.path().join(format!("{index}.ron"));
        std::fs::write(&file, text).expect("a file for tests");
        for arguments in [&["--explain", "3"][..], &["--runs", "3"], &["--runs", "3", "--format", "json"]] {
            let output = Command::new(env!("CARGO_BIN_EXE_assured-disruption"))
                .arg("simulate")
                .arg(&file)
                .args(arguments)
                .stdin(Stdio::null())
                .output()
                .expect("the program can be started");
            let said = String::from_utf8_lossy(&output.stdout).to_lowercase();
            assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
            for word in said.split(|letter: char| !letter.is_alphanumeric()) {
                assert!(!["inf", "nan", "infinity"].contains(&word), "{index} {arguments:?}: {said}");
            }
        }
    }
}
