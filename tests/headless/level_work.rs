//! The work of the reader grows with its text and no faster, whatever the text is: memory is counted, also that of every
//! comparison of names.

use allocation_counter::{AllocationInfo, measure};
use assured_disruption::level::{self, assumptions, code};

const MINIMAL: &str = include_str!("../../levels/minimal.ron");

/// A text of a shape, so many elements long.
type Shape = fn(usize) -> String;

fn repeated(count: usize, element: impl Fn(usize) -> String) -> String {
    (0..count).map(element).collect()
}

/// The smallest level with more in front of what stands in it once.
fn more(before: &str, elements: String) -> String {
    assert_eq!(MINIMAL.matches(before).count(), 1, "`{before}` stands once in the level");
    MINIMAL.replace(before, &format!("{elements}{before}"))
}

fn field(elements: String) -> String {
    more("    dispatches: [", elements)
}

const SHAPES: &[(&str, Shape)] = &[
    ("towns of a way", |n| {
        MINIMAL.replace("\"Rakvere\"", &repeated(n, |i| ["\"Riga\",", "\"Narva\","][i % 2].into()))
    }),
    ("unknown towns", |n| {
        more(
            "(id: \"B.2BDE\", name",
            repeated(n, |i| {
                format!("(id: \"N{i}\", name: \"\", echelon: Brigade, branch: Armour, at: \"Tallinm{i}\"),")
            }),
        )
    }),
    ("beats", |n| {
        field(format!("deck: (beats: [{}]),", repeated(n, |_| "(kind: Feint, weeks: (1, 1)),".into())))
    }),
    ("a chain of command", |n| {
        let staffs = repeated(n, |i| format!("(id: \"h{i}\", name: \"\", echelon: Army, at: (30, 59)),"));
        let links = repeated(n, |i| {
            let parent = if i == 0 { "R.OSK".into() } else { format!("h{}", i - 1) };
            format!("(child: \"h{i}\", parent: \"{parent}\", media: [Fibre]),")
        });
        let level = more("(id: \"R.CORPS\"", staffs).replace("links: [", &format!("links: [{links}"));
        level
            .replace("parent: \"R.OSK\", media: [On", &format!("parent: \"h{}\", media: [On", n.min(240) - 1))
    }),
    ("axes", |n| {
        more(
            "(id: \"narva\"",
            repeated(n, |i| {
                format!(
                    "(id: \"a{i}\", name: \"\", way: [\"Narva\", \"Riga\"], hours: 9, objective: \"\", command: \"R.OSK\", column: [\"R.LEAD\"]),"
                )
            }),
        )
    }),
    ("empty records", |n| more("(id: \"cable\"", repeated(n, |_| "(),".into()))),
    ("targets", |n| more("Link(link: \"R.LEAD-R.CORPS\")", repeated(n, |_| "Carrier(\"X.PSKOV\"),".into()))),
    ("unknown links", |n| {
        more("Link(link: \"R.LEAD-R.CORPS\")", repeated(n, |i| format!("Link(link: \"R.LEAD-R.CORP{i}\"),")))
    }),
    ("unknown nodes", |n| {
        more(
            "(child: \"R.NEXT\"",
            repeated(n, |i| format!("(child: \"R.NEX{i}\", parent: \"R.OSK\", media: []),")),
        )
    }),
    ("unknown fields", |n| field(repeated(n, |i| format!("dispatche{i}: [],")))),
    ("unknown causes", |n| {
        more("(cause: \"real\"", repeated(n, |i| format!("(cause: \"reel{i}\", effects: []),")))
    }),
    ("overrides", |n| {
        field(format!(
            "overrides: [{}],",
            repeated(n, |i| format!("(coefficient: \"reactio{i}\", values: [1], reason: \"r\"),"))
        ))
    }),
    ("actors", |n| field(format!("actors: [{}],", repeated(n, |i| format!("(id: \"a{i}\", name: \"A\"),"))))),
    ("numbers", |n| field(format!("x: [{}],", "1,".repeat(n)))),
    ("words", |n| field(format!("x: [{}],", "a,".repeat(n)))),
    ("commas", |n| field(",".repeat(n))),
    ("open brackets", |n| field("[".repeat(n))),
    ("double quotes", |n| field("\" ".repeat(n))),
    ("double quotes on lines", |n| field("\"a\n".repeat(n))),
    ("single quotes", |n| field("'a ".repeat(n))),
    ("curly quotes", |n| field("“a, ".repeat(n))),
    ("comments of another language", |n| field("# a\n".repeat(n))),
    ("names in quotes", |n| field(repeated(n, |i| format!("\"a{i}\": 1,")))),
    ("control characters", |n| field(format!("x: \"{}\",", "\u{1b}[2J\u{202e}".repeat(n)))),
    ("letters without a glyph", |n| {
        field(format!(
            "actors: [{}],",
            repeated(n, |i| format!("(id: \"a{i}\", name: \"道\", heard: \"ש\"),"))
        ))
    }),
    ("a long unknown name", |n| {
        MINIMAL.replace("id: \"real\"", &format!("id: \"{}\"", "x".repeat(n))).replace(
            "by_cause: [(cause: \"real\"",
            &format!("by_cause: [{}(cause: \"real\"", "(cause: \"no\", effects: []),".repeat(30)),
        )
    }),
    ("a long line of mistakes", |n| format!("({})", repeated(n, |i| format!("a{i}: é; ")))),
];

fn read(text: &str) -> AllocationInfo {
    let set = assumptions::named("anchored").expect("a shipped set");
    measure(|| {
        let told = match level::parse("x.ron", text, &set) {
            Ok((_, report)) | Err(report) => (report.text(false), report.json()),
        };
        assert!(told.0.len() < 8 * text.len() + 400_000, "the report has {} bytes", told.0.len());
    })
}

#[test]
fn twice_the_text_is_at_most_twice_the_work_and_little_memory() {
    read(MINIMAL);
    for (name, shape) in SHAPES {
        let (once, twice) = (shape(4_000), shape(8_000));
        let (work, double) = (read(&once), read(&twice));
        let grown = double.count_total as f64 / work.count_total as f64;
        assert!(grown < 2.2, "{name}: {grown} times the work, {} allocations", double.count_total);
        let most = 64 * twice.len() as u64 + (16 << 20);
        assert!(double.bytes_max < most, "{name}: {} bytes for {}", double.bytes_max, twice.len());
        let each = double.count_total / twice.len() as u64;
        assert!(each < 24, "{name}: {each} allocations a byte");
    }
}

#[test]
fn a_file_of_the_largest_size_takes_little_memory() {
    for element in ["1,", "a,", "[],", "(),", ",", "\"\",", "a:1,", "[[", "é"] {
        let text = format!("({})", element.repeat((4 << 20) / element.len() - 2));
        let taken = read(&text);
        assert!(taken.bytes_max < 64 * text.len() as u64, "{element}: {} bytes", taken.bytes_max);
    }
}

#[test]
fn every_list_is_bounded_before_it_is_built() {
    for (count, shape) in [(300, "(formation: \"B.2BDE\", to: \"Tapa\", lender: \"US\"),"), (70_000, "(),")] {
        let text = more("(formation: \"B.2BDE\"", shape.repeat(count));
        let set = assumptions::named("anchored").expect("a shipped set");
        let report = level::parse("x.ron", &text, &set).expect_err("that is too many");
        let told =
            report.findings().iter().find(|found| matches!(found.code, code::TOO_MANY | code::TOO_LARGE));
        assert!(
            told.is_some_and(|found| found.message.contains("the most is 64") || count > 65_000),
            "{report}"
        );
    }
    let actors = repeated(70_000, |i| format!("(id: \"a{i}\", name: \"A\"),"));
    let set = assumptions::named("anchored").expect("a shipped set");
    let report = level::parse("x.ron", &field(format!("actors: [{actors}],")), &set).expect_err("too many");
    assert!(report.findings().iter().any(|found| found.code == code::TOO_LARGE), "{report}");
}
