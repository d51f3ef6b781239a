//! The tree of a RON text: held against `ron`, and whole whatever the text is.

use assured_disruption::level::{
    code,
    tree::{MAX_DEPTH, MAX_SIZE, Node, NodeKind, Number, Tree},
};
use proptest::prelude::*;
use ron::Value;

/// What `ron` accepts and a level may not hold.
const REFUSALS: [&str; 5] =
    [code::NOT_FINITE, code::RANGE, code::DUPLICATE_FIELD, code::DUPLICATE_KEY, code::TOO_DEEP];

fn codes(tree: &Tree) -> Vec<&'static str> {
    tree.findings().iter().map(|finding| finding.code).collect()
}

/// The value `ron` would read from a node of a text without mistakes.
fn to_ron(node: &Node, source: &str) -> Value {
    let all = |items: &[Node]| Value::Seq(items.iter().map(|item| to_ron(item, source)).collect());
    match &node.kind {
        NodeKind::Bool(value) => Value::Bool(*value),
        NodeKind::Character(c) => Value::Char(*c),
        NodeKind::Number(Number::Float(float)) => number(*float),
        NodeKind::Number(Number::Integer(whole)) => number(*whole as f64),
        NodeKind::Text(text) => Value::String(text.clone()),
        NodeKind::Bytes(bytes) => Value::Bytes(bytes.clone()),
        NodeKind::Word(_) => Value::Unit,
        NodeKind::Nothing => Value::Option(None),
        NodeKind::Something(inner) => Value::Option(Some(Box::new(to_ron(inner, source)))),
        NodeKind::Record { fields, .. } => Value::Map(
            fields
                .iter()
                .map(|field| (Value::String(field.name.text.clone()), to_ron(&field.value, source)))
                .collect(),
        ),
        NodeKind::Tuple { .. } if &source[node.span.clone()] == "()" => Value::Unit,
        NodeKind::Tuple { items, .. } | NodeKind::List(items) => all(items),
        NodeKind::Map(entries) => Value::Map(
            entries.iter().map(|(key, value)| (to_ron(key, source), to_ron(value, source))).collect(),
        ),
        NodeKind::Faulty => panic!("a text without mistakes has no faulty node"),
    }
}

fn number(number: f64) -> Value {
    Value::Number(ron::Number::F64(ron::value::F64(number)))
}

/// The same value with all numbers as `f64`: which of its number types `ron` picks is no matter here.
fn with_plain_numbers(value: Value) -> Value {
    match value {
        Value::Number(any) => number(any.into_f64()),
        Value::Option(Some(inner)) => Value::Option(Some(Box::new(with_plain_numbers(*inner)))),
        Value::Seq(items) => Value::Seq(items.into_iter().map(with_plain_numbers).collect()),
        Value::Map(map) => Value::Map(
            map.into_iter()
                .map(|(key, value)| (with_plain_numbers(key), with_plain_numbers(value)))
                .collect(),
        ),
        other => other,
    }
}

fn agrees_with_ron(text: &str) -> Result<(), TestCaseError> {
    let Ok(expected) = ron::from_str::<Value>(text) else { return Ok(()) };
    let tree = Tree::parse(text);
    let found = codes(&tree);
    if found.is_empty() {
        prop_assert_eq!(to_ron(tree.root(), text), with_plain_numbers(expected), "{}", text);
    }
    let is_refused = found.is_empty() || found.iter().any(|code| REFUSALS.contains(code));
    prop_assert!(is_refused, "`ron` reads {:?}, we find {:?}", text, found);
    Ok(())
}

fn covers_its_source(tree: &Tree) -> Result<(), TestCaseError> {
    let mut at = 0;
    for token in tree.tokens() {
        prop_assert_eq!(token.span().start, at);
        prop_assert!(token.span().end > at, "a token without a byte");
        at = token.span().end;
    }
    prop_assert_eq!(at, tree.source().len());
    // Rendering walks every span, so a span outside the text would show here.
    prop_assert_eq!(tree.report("any.ron").text(false).is_empty(), tree.findings().is_empty());
    Ok(())
}

fn any_number() -> impl Strategy<Value = ron::Number> {
    prop_oneof![
        any::<i64>().prop_map(ron::Number::new),
        any::<u64>().prop_map(ron::Number::new),
        (-1000i32..1000).prop_map(ron::Number::new),
        any::<f64>()
            .prop_filter("a level holds finite numbers", |x| x.is_finite())
            .prop_map(ron::Number::new),
        (-500i32..500).prop_map(|x| ron::Number::new(f64::from(x) / 8.0)),
    ]
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::Bool),
        any::<char>().prop_map(Value::Char),
        any_number().prop_map(Value::Number),
        any::<String>().prop_map(Value::String),
        "[a-z \\\\\"\n/*]{0,12}".prop_map(Value::String),
        prop::collection::vec(any::<u8>(), 0..6).prop_map(Value::Bytes),
        Just(Value::Unit),
        Just(Value::Option(None)),
    ];
    leaf.prop_recursive(5, 60, 6, |inner| {
        let key = prop_oneof!["[a-z]{1,6}".prop_map(Value::String), any::<i32>().prop_map(Value::from)];
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::Seq),
            prop::collection::btree_map(key, inner.clone(), 0..6)
                .prop_map(|map| Value::Map(map.into_iter().collect())),
            inner.prop_map(|value| Value::Option(Some(Box::new(value)))),
        ]
    })
}

/// Texts with everything the language has. Without `implicit_some`, under which `ron` reads `Some 1` as `1`.
const SAMPLES: [&str; 8] = [
    "#![enable(unwrap_newtypes)]\n#![type = \"Level\"]\n(name: \"x\", units: [(id: \"a\", at: (12.5, -3)),],)",
    "Level(a: 1, /* one /* two */ */ b: [1, 2.5e-3, 0xff, 0b10, 1_000, 7u8, .5, 2.], // end\n c: None)",
    "{\"a\": 1, 'b': \"\\u{e9}\\x41\\n\", 3: r#\"raw \"quoted\"\"#, (1, 2): Foo(bar), true: b'x'}",
    "(Some(3), Some ( None ), Foo, Foo(), (), ( ), Bar(1,), \"two\nlines\", \"\\xc3\\xa9\")",
    "[r#type, r\"\", b\"bytes\\x00\", br#\"\"#, 1.5f32, -0, +4, 99999999999999999999, '\\'', ''']",
    "(r#in: 1, none: None, true: false, r#a.b-c: \"\\\n   continued\", d: {1: [], 2: {}})",
    " // only a comment before\n42 /* and after */ // it",
    "(((((1,),),),),)",
];

fn edited_sample() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[()\\[\\]{},:=\"'#!\\\\/*a-c0-9._+ \nbrex-]{0,3}",
        prop::sample::select(vec![
            "Some(", "r#\"", "\"#", "\\u{", "//", "/*", "*/", "inf", "1e999", "..", "r#"
        ])
        .prop_map(str::to_owned),
    ];
    let edits = prop::collection::vec((any::<prop::sample::Index>(), 0..3usize, piece), 0..4);
    (prop::sample::select(SAMPLES.as_slice()), edits).prop_map(|(sample, edits)| {
        let mut text: Vec<char> = sample.chars().collect();
        for (at, cut, piece) in edits {
            let start = at.index(text.len() + 1);
            let end = text.len().min(start + cut);
            text.splice(start..end, piece.chars());
        }
        text.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn what_ron_prints_is_read_as_the_same_value(value in any_value()) {
        let plain = ron::to_string(&value).expect("any value can be printed");
        let pretty = ron::ser::to_string_pretty(&value, Default::default()).expect("any value can be printed");
        for text in [plain, pretty] {
            prop_assert_eq!(codes(&Tree::parse(&*text)), Vec::<&str>::new(), "{}", text);
            agrees_with_ron(&text)?;
        }
    }

    #[test]
    fn what_ron_accepts_is_accepted_and_read_alike(text in edited_sample()) {
        agrees_with_ron(&text)?;
    }

    #[test]
    fn every_byte_of_an_edited_text_belongs_to_one_token(text in edited_sample()) {
        covers_its_source(&Tree::parse(text))?;
    }

    #[test]
    fn every_byte_of_any_text_belongs_to_one_token(text in any::<String>()) {
        covers_its_source(&Tree::parse(text))?;
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        covers_its_source(&Tree::parse_bytes(&bytes))?;
    }
}

#[test]
fn the_samples_are_accepted_by_ron_and_by_us() {
    for sample in SAMPLES {
        assert!(ron::from_str::<Value>(sample).is_ok(), "{sample}");
        assert_eq!(codes(&Tree::parse(sample)), [""; 0], "{sample}");
    }
}

#[test]
fn a_number_that_is_not_finite_is_refused_where_it_stands() {
    for (text, at) in [("[1, NaN]", 4), ("[inf]", 1), ("[-inf]", 1), ("(a: 1e999)", 4), ("[1e39f32]", 1)] {
        let tree = Tree::parse(text);
        let found: Vec<_> =
            tree.findings().iter().map(|finding| (finding.code, finding.span.start)).collect();
        assert_eq!(found, [(code::NOT_FINITE, at)], "{text}");
    }
}

#[test]
fn brackets_nested_too_deep_are_an_error_and_not_a_stack_overflow() {
    let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
    assert_eq!(codes(&Tree::parse(nested(MAX_DEPTH))), [""; 0]);
    assert_eq!(codes(&Tree::parse(nested(MAX_DEPTH + 1))), [code::TOO_DEEP]);
    assert_eq!(codes(&Tree::parse(nested(1_000_000))), [code::TOO_DEEP]);
    assert_eq!(codes(&Tree::parse("Some(".repeat(100_000))), [code::TOO_DEEP, code::UNCLOSED]);
}

#[test]
fn a_text_too_large_is_an_error_before_it_is_read() {
    assert_eq!(codes(&Tree::parse("/".repeat(MAX_SIZE + 1))), [code::TOO_LARGE]);
    assert_eq!(codes(&Tree::parse(" ".repeat(MAX_SIZE))), [code::EMPTY]);
}

#[test]
fn text_that_is_no_utf8_is_reported_at_its_first_foreign_byte() {
    let tree = Tree::parse_bytes(b"(name: \"caf\xe9\")");
    let found: Vec<_> = tree.findings().iter().map(|finding| (finding.code, finding.span.start)).collect();
    assert_eq!(found, [(code::NOT_TEXT, 11)]);
}

#[test]
fn an_unclosed_bracket_is_reported_where_it_was_opened_and_the_rest_is_read() {
    for (text, opened, missing_before) in [
        ("(a: [1, 2, b: 3)", 4, Some(9)),
        ("(b: [1, 2)", 4, Some(9)),
        ("(a: [(x: 1, (x: 2)], b: 3)", 5, Some(10)),
        ("(a: {1: [2}, b: 3)", 8, Some(10)),
        ("(a: [(x: 1)], b: 3", 0, None),
    ] {
        let tree = Tree::parse(text);
        let findings: Vec<_> = tree.findings().iter().collect();
        let [finding] = findings.as_slice() else { panic!("{text}: {findings:?}") };
        assert_eq!((finding.code, finding.span.start), (code::UNCLOSED, opened), "{text}");
        let place = finding.related[0].0.start;
        assert_eq!(place, missing_before.unwrap_or(text.len()), "{text}");
        let NodeKind::Record { fields, .. } = &tree.root().kind else { panic!("{text}") };
        assert_eq!(fields.last().map(|field| field.name.text.as_str()), Some("b"), "{text}");
    }
}

#[test]
fn a_text_without_an_end_costs_its_line_and_not_the_file() {
    let tree = Tree::parse("(\n  a: \"one,\n  b: \"two\",\n  c: 3,\n)");
    let report = tree.report("level.ron");
    let places: Vec<_> = report.findings().iter().map(|f| (f.code, report.position(f.span.start))).collect();
    assert_eq!(places, [(code::UNTERMINATED, (2, 6))]);
}
