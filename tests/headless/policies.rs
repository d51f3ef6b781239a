//! Policies from anybody's file: checked as levels are.

use assured_disruption::alliance::policy::{self, Answers};
use assured_disruption::level::{code, document, policies};

/// Code and quoted text of every finding.
fn found(text: &str) -> Vec<(&'static str, &str)> {
    let report = document::check("mine.ron", text.as_bytes());
    report.findings().iter().map(|found| (found.code, &text[found.span.clone()])).collect()
}

#[test]
fn a_shipped_policy_is_sound_as_a_file() {
    for name in policy::names() {
        let text = policy::text(name).expect("it is shipped");
        assert_eq!(found(text), [], "{name}");
        assert_eq!(policies::parse("mine.ron", text).expect("it is sound").name, name);
    }
}

#[test]
fn a_policy_with_a_byte_order_mark_is_read() {
    let text = include_str!("cases/policy_bom.ron");
    assert!(text.starts_with('\u{feff}'));
    assert_eq!(policies::parse("mine.ron", text).expect("it is sound").hunters, 1);
}

#[test]
fn a_number_that_is_none_is_an_error_where_it_stands() {
    let text = include_str!("cases/policy_nan.ron");
    assert_eq!(
        found(text),
        [(code::NOT_FINITE, "NaN"), (code::NOT_FINITE, "NaN"), (code::NOT_FINITE, "-inf")]
    );
}

#[test]
fn a_mistyped_tag_is_answered_with_the_one_that_was_meant() {
    let report = document::check("mine.ron", include_bytes!("cases/policy_tag_typo.ron"));
    let [finding] = report.findings() else { panic!("{report}") };
    assert_eq!((finding.code, finding.help.as_deref()), (code::ODD_TAG, Some("did you mean `firm`?")));
    let own = include_str!("cases/policy_tag_typo.ron").replace("fierm", "our_own_word");
    assert_eq!(found(&own), [], "a level may have tags of its own");
}

#[test]
fn numbers_of_a_policy_are_bounded() {
    let with = |more: &str| {
        format!("(name: \"x\", summary: \"s\", hunters: 1, {more}, fire: AtOnce, intent: Delay)")
    };
    for (more, wrong) in [
        ("answers: Imagined(worlds: 4000000000)", "4000000000"),
        ("answers: Imagined(worlds: 0)", "0"),
        ("claims: [Week(2), Week(900)]", "900"),
        ("shares: [Readiness(7)]", "7"),
        ("attributes: 1.5", "1.5"),
        ("silence: Some(-0.1)", "-0.1"),
        ("hardeners: 200", "200"),
    ] {
        assert_eq!(found(&with(more)), [(code::OUT_OF_RANGE, wrong)], "{more}");
    }
    let sound = policies::parse("mine.ron", &with("answers: Imagined(worlds: 4), claims: [Margin(-3.5)]"));
    assert_eq!(sound.expect("it is sound").answers, Answers::Imagined { worlds: 4 });
}

#[test]
fn a_policy_of_a_journal_has_the_same_bounds() {
    let mut policy = policy::named("balanced").expect("it is shipped");
    assert_eq!(policies::refusal(&policy), None);
    policy.answers = Answers::Imagined { worlds: u32::MAX };
    assert!(policies::refusal(&policy).is_some_and(|what| what.contains("`worlds`")));
}
