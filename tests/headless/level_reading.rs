//! Typed reading: every mistake of a level in one run, each at its place.

use assured_disruption::{
    choice,
    level::{
        code, docs,
        read::{Origin, read},
        report::Report,
        schema::Given,
        tree::Tree,
        value::{Hours, Id, List, LonLat, Map, Ref},
    },
    record,
};
use proptest::prelude::*;

record! {
    /// A theatre and the networks in it.
    pub struct Theatre as "theatre" {
        /// The name players see.
        name: String,
        /// How long the crisis lasts.
        length: Hours [1.0..=4000.0] = 1680,
        /// The headquarters of both sides.
        headquarters: List<Headquarters>,
        /// The links between them.
        links: List<Link> = [],
        /// What each medium costs to repair.
        repair: Map<Medium, f64> ["team-weeks", 0.0..=9.0] = {},
        /// What ends the crisis early.
        until: Option<Trigger>,
    }
}

record! {
    /// A place that gives orders.
    pub struct Headquarters as "headquarters" {
        /// The name links refer to.
        id: Id<Headquarters>,
        /// Where it stands.
        position: LonLat,
    }
}

record! {
    /// A way for orders from one headquarters to another.
    pub struct Link as "link" {
        /// The end that commands.
        parent: Ref<Headquarters>,
        /// The end that obeys.
        child: Ref<Headquarters>,
        /// What it runs over, best first.
        media: List<Medium> = [Fibre],
        /// Orders it carries in an hour.
        capacity: f64 ["orders/h", 0.0..=100.0] = 12.5,
        /// How many alternates stand by.
        spares: u32 = 0,
    }
}

choice! {
    /// What a link runs over.
    #[derive(Copy, Eq)]
    pub enum Medium as "medium" {
        /// Buried cable.
        Fibre,
        /// Line of sight.
        Radio,
        /// Through space.
        Satellite,
    }
}

choice! {
    /// What may end a crisis.
    pub enum Trigger as "trigger" {
        /// Nothing.
        Never,
        /// The crisis reaches this hour.
        AtHour(Hours),
        /// A link is down for some time.
        Cut(Outage),
    }
}

record! {
    /// A link that is down.
    pub struct Outage as "outage" {
        /// How long.
        lasting: Hours [0.0..=f64::INFINITY],
    }
}

const GOOD: &str = r#"
#![enable(implicit_some)]
Theatre(
    name: "Baltic", // the sea
    headquarters: [(id: "north", position: (24.1, 56.9)), (id: "south", position: (21.0, 52.2))],
    links: [(parent: "north", child: "south", media: [Radio, Fibre]), (parent: "south", child: "north")],
    repair: {Radio: 1.5},
    until: Cut(lasting: 36),
)
"#;

fn report(text: &str) -> Report {
    let tree = Tree::parse(text);
    Report::new("levels/test.ron", text, read::<Theatre>(&tree).1)
}

/// Code, line and column of every finding.
fn places(report: &Report) -> Vec<(&'static str, usize, usize)> {
    let place = |byte| report.position(byte);
    report.findings().iter().map(|f| (f.code, place(f.span.start).0, place(f.span.start).1)).collect()
}

#[test]
fn a_good_level_is_read_with_the_place_of_every_value() {
    let (theatre, findings) = read::<Theatre>(&Tree::parse(GOOD));
    let theatre = theatre.expect("the outermost brackets are there");
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(theatre.name.value, "Baltic");
    assert_eq!(*theatre.headquarters[1].position, LonLat { lon: 21.0, lat: 52.2 });
    assert_eq!(&GOOD[theatre.links[0].child.span.clone()], "\"south\"");
    assert_eq!(theatre.links[1].child.as_str(), "north");
    let media: Vec<Medium> = theatre.links[0].media.iter().map(|medium| medium.value).collect();
    assert_eq!(media, [Medium::Radio, Medium::Fibre]);
    assert_eq!((theatre.repair[0].0.value, theatre.repair[0].1.value), (Medium::Radio, 1.5));
    let Some(Trigger::Cut(outage)) = &theatre.until.value else { panic!("{:?}", theatre.until) };
    assert_eq!(outage.lasting.value, Hours(36.0));
}

#[test]
fn what_is_left_out_has_its_default_and_the_place_of_its_record() {
    let theatre = read::<Theatre>(&Tree::parse(GOOD)).0.expect("the outermost brackets are there");
    let link = &theatre.links[1];
    assert_eq!((link.capacity.value, link.capacity.origin), (12.5, Origin::Default));
    assert_eq!(link.media[0].value, Medium::Fibre);
    assert_eq!(link.media[0].span, link.span.start..link.span.start + 1);
    assert_eq!(theatre.length.value, Hours(1680.0));
}

#[test]
fn every_default_of_a_table_is_good() {
    for record in [Theatre::record(), Headquarters::record(), Link::record(), Outage::record()] {
        for field in record.fields {
            let Given::Default(text) = field.given else { continue };
            let findings = field.findings(text);
            assert!(findings.is_empty(), "{}.{}: {findings:?}", record.name, field.name);
        }
    }
}

#[test]
fn a_value_typed_into_a_form_is_checked_as_in_a_level() {
    let capacity = Link::record().field("capacity").expect("a link has a capacity");
    let codes = |text| capacity.findings(text).iter().map(|finding| finding.code).collect::<Vec<_>>();
    assert_eq!(codes("99.5"), [""; 0]);
    assert_eq!(codes("-1"), [code::OUT_OF_RANGE]);
    assert_eq!(codes("many"), [code::WRONG_TYPE]);
    assert_eq!(codes("1 2"), [code::STRAY]);
}

const MISTAKES: &str = r#"(
    nmae: "Baltic",
    headquarters: [
        (id: "north", position: (24.1, 56.9)),
        (id: "north", position: (21.0)),
        (id: "süd", position: (21.0, 152.2)),
    ],
    links: [
        (parent: "nroth", child: "north" capacity: 2000),
        (parent: "north", child: "north", media: [Fiber, 7], spares: 1.5),
    ],
    until: AtHour,
)
"#;

#[test]
fn all_mistakes_of_a_text_are_found_in_one_run_each_at_its_place() {
    assert_eq!(
        places(&report(MISTAKES)),
        [
            (code::MISSING_FIELD, 1, 1),
            (code::UNKNOWN_FIELD, 2, 5),
            (code::DUPLICATE_ID, 5, 14),
            (code::WRONG_LENGTH, 5, 33),
            (code::BAD_ID, 6, 14),
            (code::OUT_OF_RANGE, 6, 38),
            (code::UNKNOWN_REFERENCE, 9, 18),
            (code::COMMA, 9, 41),
            (code::OUT_OF_RANGE, 9, 52),
            (code::UNKNOWN_VARIANT, 10, 51),
            (code::WRONG_TYPE, 10, 58),
            (code::WRONG_TYPE, 10, 70),
            (code::WRONG_TYPE, 12, 12),
        ]
    );
}

#[test]
fn values_around_a_mistake_are_kept_for_later_checks() {
    let theatre = read::<Theatre>(&Tree::parse(MISTAKES)).0.expect("the outermost brackets are there");
    assert_eq!(theatre.name.sound(), None);
    assert_eq!(theatre.links.len(), 2);
    assert_eq!(theatre.links[0].parent.as_str(), "nroth");
    assert_eq!(theatre.links[0].capacity.sound(), None);
    assert_eq!(theatre.links[1].media.len(), 0);
    assert_eq!(theatre.headquarters[2].position.origin, Origin::Broken);
}

#[test]
fn a_finding_is_shown_as_a_compiler_shows_it() {
    let text = GOOD.replace("child: \"south\"", "child: \"souht\"");
    let report = report(&text);
    insta::assert_snapshot!(report.text(false), @r#"
    error[L110]: there is no headquarters `souht`
      ┌─ levels/test.ron:6:38
      │
    5 │     headquarters: [(id: "north", position: (24.1, 56.9)), (id: "south", position: (21.0, 52.2))],
      │                                                                ------- the headquarters `south` is defined here
    6 │     links: [(parent: "north", child: "souht", media: [Radio, Fibre]), (parent: "south", child: "north")],
      │                                      ^^^^^^^
      │
      = help: did you mean `south`?
    "#);
}

#[test]
fn a_finding_for_tools_counts_columns_in_characters() {
    let json = report("(name: \"Ünï\", lenght: 3, headquarters: [])").json();
    insta::assert_snapshot!(json, @r#"[{"code":"L104","column":15,"end_column":21,"end_line":1,"file":"levels/test.ron","help":"did you mean `length`?","line":1,"message":"a theatre has no field `lenght`","severity":"error"}]"#);
}

#[test]
fn a_line_too_long_to_show_is_not_shown() {
    let text = format!("(name: \"{}\", headquarters: [], x: 1)", "a".repeat(5000));
    insta::assert_snapshot!(report(&text).text(false), @r#"
    levels/test.ron:1:5030: error[L104]: a theatre has no field `x`
     = help: known are `name`, `length`, `headquarters`, `links`, `repair`, `until`
    "#);
}

#[test]
fn findings_beyond_the_limit_are_counted() {
    let report = report(&format!("(name: \"x\", headquarters: [{}])", "1,".repeat(1000)));
    assert_eq!((report.findings().len(), report.dropped()), (200, 800));
    assert!(report.text(false).ends_with("and 800 more that are not shown\n"));
}

#[test]
fn the_manual_leads_from_a_record_to_all_it_holds_and_tells_each_once() {
    let manual = docs::markdown(&[Theatre::record(), Link::record()]);
    let headings: Vec<&str> = manual.lines().filter_map(|line| line.strip_prefix("## ")).collect();
    assert_eq!(headings, ["Theatre", "Headquarters", "Link", "Medium", "Trigger", "Outage"]);
}

#[test]
fn the_manual_has_type_range_and_default_of_every_field() {
    insta::assert_snapshot!(docs::markdown(&[Outage::record(), Link::record()]), @r#"
    ## Outage

    A link that is down.

    | field | type | range | if left out | meaning |
    | --- | --- | --- | --- | --- |
    | `lasting` | hours | at least 0 h | required | How long. |

    ## Link

    A way for orders from one headquarters to another.

    | field | type | range | if left out | meaning |
    | --- | --- | --- | --- | --- |
    | `parent` | id of a headquarters |  | required | The end that commands. |
    | `child` | id of a headquarters |  | required | The end that obeys. |
    | `media` | list of [Medium](#medium) |  | `[Fibre]` | What it runs over, best first. |
    | `capacity` | number | 0 to 100 orders/h | `12.5` | Orders it carries in an hour. |
    | `spares` | whole number |  | `0` | How many alternates stand by. |

    ## Medium

    What a link runs over.

    | variant | holds | meaning |
    | --- | --- | --- |
    | `Fibre` |  | Buried cable. |
    | `Radio` |  | Line of sight. |
    | `Satellite` |  | Through space. |
    "#);
}

proptest! {
    #[test]
    fn a_level_with_a_piece_cut_out_or_doubled_is_read_without_a_panic(
        at in any::<prop::sample::Index>(), length in 0..60usize, twice in any::<bool>(),
    ) {
        let start = GOOD.floor_char_boundary(at.index(GOOD.len()));
        let end = GOOD.floor_char_boundary(start + length);
        let piece = if twice { GOOD[start..end].repeat(2) } else { String::new() };
        let text = format!("{}{piece}{}", &GOOD[..start], &GOOD[end..]);
        let report = report(&text);
        prop_assert_eq!(report.text(true).is_empty(), report.findings().is_empty());
        prop_assert_eq!(report.json().as_array().map(Vec::len), Some(report.findings().len()));
    }
}
