//! One slip of the hand is one finding, and hides no other.

use assured_disruption::level::report::Report;
use assured_disruption::level::{self, assumptions, code};
use proptest::prelude::*;

const BASE: &str = include_str!("cases/base.ron");
const MINIMAL: &str = include_str!("../../levels/minimal.ron");

fn report(text: &str) -> Report {
    let set = assumptions::named("anchored").expect("a shipped set");
    match level::parse("levels/test.ron", text, &set) {
        Ok((_, report)) | Err(report) => report,
    }
}

/// A text with something in the place of what stands in it once.
fn slip(text: &str, from: &str, to: &str) -> String {
    assert_eq!(text.matches(from).count(), 1, "`{from}` stands once in the text");
    text.replace(from, to)
}

/// What a slip is answered with: the code, the text pointed at, and a part of what is said.
fn answered(text: &str, code: &str, at: &str, said: &str) {
    let report = report(text);
    let [finding] = report.findings() else { panic!("one finding is wanted:\n{report}") };
    assert_eq!((finding.code, &text[finding.span.clone()]), (code, at), "{report}");
    assert!(report.text(false).contains(said), "`{said}` is wanted:\n{report}");
}

#[test]
fn the_level_that_the_slips_are_made_in_has_none() {
    assert!(!report(BASE).has_errors(), "{}", report(BASE));
}

#[test]
fn a_missing_bracket_is_found_in_the_record_it_is_missing_from() {
    let text = slip(BASE, "    ),\n    adversary: Forces(", "    adversary: Forces(");
    answered(&text, code::UNCLOSED, "(", "a `)` is missing before this");
    let (report, opened) = (report(&text), BASE.find("alliance: Forces(").expect("it is there") + 16);
    assert_eq!(report.findings()[0].span.start, opened);
    let before = &text[report.findings()[0].related[0].0.start..];
    assert!(before.starts_with(",\n    adversary"), "{report}");
    // Further down, and one level deeper.
    let text = slip(
        BASE,
        "tension: [(week: 0, by: -0.3), (week: 5, by: 0.1), (week: 9, by: 0.15), (week: 12, by: -0.1)]),",
        "tension: [],",
    );
    answered(&text, code::UNCLOSED, "(", "a `)` is missing before this");
    let text = slip(
        MINIMAL,
        "camera: (at: (26.5, 58.6), height_km: 500),",
        "camera: (at: (26.5, 58.6, height_km: 500),",
    );
    assert_eq!(report_codes(&text), [code::UNCLOSED]);
}

fn report_codes(text: &str) -> Vec<&'static str> {
    report(text).findings().iter().map(|finding| finding.code).collect()
}

#[test]
fn a_bracket_too_many_is_found_and_the_rest_is_read() {
    let text = slip(MINIMAL, "height_km: 500),", "height_km: 500)),");
    answered(&text, code::STRAY, ")", "too early");
}

#[test]
fn a_curly_quote_is_answered_with_a_straight_one() {
    for (open, close) in [("“", "”"), ("„", "“"), ("«", "»"), ("‘", "’"), ("“", "\"")] {
        let text = slip(BASE, "\"The corridor\"", &format!("{open}The corridor{close}"));
        answered(&text, code::QUOTES, open, "a straight quote is wanted here");
    }
    let text = slip(BASE, "\"The corridor\"", "\"The corridor”");
    answered(&text, code::UNTERMINATED, "\"The corridor”", "a straight one is wanted");
}

#[test]
fn a_comment_of_another_language_is_answered_with_ours() {
    for comment in ["# the treaty", "#the treaty: \"of\" (1974", "#"] {
        let text = slip(BASE, "    treaty: (", &format!("    {comment}\n    treaty: ("));
        answered(&text, code::STRAY, "#", "comments begin with `//`");
    }
    answered(&format!("# My level\n{BASE}"), code::STRAY, "#", "comments begin with `//`");
}

#[test]
fn names_in_quotes_are_answered_once() {
    answered(&slip(BASE, "format: 1", "\"format\": 1"), code::QUOTES, "\"format\"", "write `format:`");
    let names = ["format", "title", "best_policy", "camera"];
    let text = names.iter().fold(BASE.to_owned(), |text, name| {
        slip(&text, &format!("\n    {name}: "), &format!("\n    \"{name}\": "))
    });
    answered(&text, code::QUOTES, "\"format\"", "for all 4 names");
    let text = slip(MINIMAL, "medium: Fibre", "medium: \"Fibre\"");
    answered(&text, code::QUOTES, "\"Fibre\"", "write `Fibre`");
    let text = slip(
        MINIMAL,
        "camera: (at: (26.5, 58.6), height_km: 500)",
        "camera: {\"at\": (26.5, 58.6), \"height_km\": 500}",
    );
    answered(&text, code::WRONG_TYPE, "{", "in round brackets");
}

#[test]
fn a_whole_number_is_written_without_a_point() {
    answered(
        include_str!("cases/float_int.ron"),
        code::WRONG_TYPE,
        "1.0",
        "a whole number is written without a point",
    );
    answered(&slip(MINIMAL, "favours: 3", "favours: 3.5"), code::WRONG_TYPE, "3.5", "found the number 3.5");
}

#[test]
fn a_semicolon_is_answered_with_a_comma() {
    answered(&slip(MINIMAL, "    format: 1,", "    format: 1;"), code::STRAY, ";", "separated by commas");
    answered(&slip(MINIMAL, "    format: 1,", "    format: 1;,"), code::STRAY, ";", "separated by commas");
}

#[test]
fn mistakes_of_all_stages_are_told_in_one_run() {
    let text = slip(MINIMAL, "    alliance: Forces(", "    # ours\n    alliance: Forces(");
    let text = slip(&text, "\"balanced\"", "\"ballanced\"");
    let text = slip(&text, "hours: 48", "hours: 9999");
    let text = slip(&text, "[On(Fibre, \"X.PSKOV\"), Vhf]", "[Cable]");
    let text = slip(&text, "weeks: (1, 10)", "weeks: (10, 1)");
    let mut codes = report_codes(&text);
    codes.sort_unstable();
    let mut expected =
        [code::STRAY, code::UNKNOWN_REFERENCE, code::OUT_OF_RANGE, code::UNREACHED, code::REVERSED];
    expected.sort_unstable();
    assert_eq!(codes, expected, "{}", report(&text));
}

#[test]
fn line_ends_of_another_system_change_nothing() {
    let set = assumptions::named("anchored").expect("a shipped set");
    for (id, text) in level::shipped() {
        let windows = text.replace('\n', "\r\n");
        let built = |text: &str| format!("{:?}", level::parse(id, text, &set).expect("it is sound").0);
        assert!(built(text) == built(&windows), "{id}");
    }
    let text = slip(MINIMAL, "\"One road\"", "\"One\r\nroad\"");
    assert_eq!(level::parse("x", &text, &set).expect("it is sound").0.title, "One\nroad");
}

#[test]
fn an_accent_apart_from_its_letter_makes_no_other_town() {
    assert!(!report(include_str!("cases/nfd_town.ron")).has_errors());
    let gazetteer = assured_disruption::map::places::Gazetteer::embedded();
    let apart = [
        ("ä", "a\u{308}"),
        ("ö", "o\u{308}"),
        ("ü", "u\u{308}"),
        ("ī", "i\u{304}"),
        ("ė", "e\u{307}"),
        ("š", "s\u{30c}"),
        ("ģ", "g\u{327}"),
        ("ó", "o\u{301}"),
        ("å", "a\u{30a}"),
        ("ń", "n\u{301}"),
    ];
    let mut tried = 0;
    for place in gazetteer.places() {
        let name = apart.iter().fold(place.name.clone(), |name, (one, two)| name.replace(one, two));
        tried += usize::from(name != place.name);
        assert_eq!(
            gazetteer.find(&name).map(|found| &found.name),
            gazetteer.find(&place.name).map(|found| &found.name)
        );
    }
    assert!(tried > 50, "{tried} names have such letters");
}

#[test]
fn letters_without_a_glyph_are_warned_of_once_for_each_script() {
    let report = report(include_str!("cases/tofu_names.ron"));
    assert!(!report.has_errors(), "{report}");
    for script in ["Han", "Thai", "Arabic", "Hebrew", "Hangul", "Devanagari"] {
        let named =
            report.findings().iter().filter(|found| found.message.contains(&format!("{script} letters")));
        assert_eq!(named.count(), 1, "{script}: {report}");
    }
    assert!(
        !report.text(false).contains("Cyrillic letters, and")
            && !report.text(false).contains("Latin letters, and")
    );
}

/// The smallest level with more sites that nobody commands than a report holds warnings.
pub fn with_many_warnings() -> String {
    let site = |i| format!("(id: \"S{i}\", name: \"S\", branch: Radar, at: \"Tapa\"),");
    let sites: String = (0..201).map(site).collect();
    slip(
        MINIMAL,
        "    ),\n    adversary: Forces(",
        &format!("    sites: [{sites}]),\n    adversary: Forces("),
    )
}

#[test]
fn warnings_are_no_errors_however_many_there_are() {
    let set = assumptions::named("anchored").expect("a shipped set");
    let read = level::parse("x", &with_many_warnings(), &set);
    let (_, report) = read.map_err(|report| report.text(false)).expect("it can be played");
    assert!(!report.has_errors() && report.findings().len() == 200 && report.dropped() > 0, "{report}");
}

#[test]
fn an_error_is_kept_among_more_warnings_than_a_report_holds() {
    let text = slip(&with_many_warnings(), "    id: \"minimal\",", "    id: \"minimal\", sumary: 1,");
    let report = report(&text);
    assert!(report.findings().iter().any(|found| found.code == code::UNKNOWN_FIELD), "{report}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_level_with_a_slip_is_read_without_a_panic_or_a_control_character(
        at in any::<prop::sample::Index>(), cut in 0..40usize,
        piece in prop_oneof!["[()\\[\\]{},:;\"'“”#a-z0-9.\u{1b}\u{7}\u{202e}\r\n -]{0,6}", Just("\"\u{9b}31m\"".to_owned())],
    ) {
        let start = MINIMAL.floor_char_boundary(at.index(MINIMAL.len()));
        let end = MINIMAL.floor_char_boundary((start + cut).min(MINIMAL.len()));
        let text = format!("{}{piece}{}", &MINIMAL[..start], &MINIMAL[end..]);
        let told = report(&text).text(false);
        prop_assert!(!told.chars().any(|c| c.is_control() && c != '\n' && c != '\t' || c == '\u{202e}'), "{}", told);
    }
}
