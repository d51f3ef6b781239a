//! The published models: every printed and golden number to its tolerance, and the properties
//! that belong to theory.

mod combat;
mod crisis;
mod decision;
mod networks;

use assured_disruption::published::table::{Effort, Figure, Status, Table};
use assured_disruption::published::{golden, page, tables};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// All comparisons, computed once for all tests.
static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| tables::all(Effort::Short));

/// Our number in a row.
fn ours(table: &str, quantity: &str) -> f64 {
    let rows = TABLES.iter().filter(|known| known.name == table).flat_map(|known| &known.rows);
    let found = rows.filter(|row| row.quantity.starts_with(quantity)).map(|row| &row.ours).next();
    match found {
        Some(Figure::Number(number)) => *number,
        other => panic!("{quantity} of {table} is {other:?}"),
    }
}

#[test]
fn every_row_of_every_comparison_holds() {
    let mut wrong = Vec::new();
    for table in TABLES.iter() {
        assert!(!table.rows.is_empty(), "{} is empty", table.name);
        for row in table.rows.iter().filter(|row| !row.holds) {
            let (published, ours) = (row.published.text(), row.ours.text());
            wrong.push(format!("{}: {}: {ours} instead of {published}", table.name, row.quantity));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_row_that_is_off_is_told() {
    let mut table = Table::new("test", "", "", "");
    table.number(Status::Shown, "near", 1.0, 1.05, 0.1);
    assert!(table.holds());
    table.number(Status::Shown, "far", 1.0, 1.2, 0.1);
    table.number(Status::Shown, "none", 1.0, f64::NAN, 0.1);
    table.claim(Status::Shown, "false", false);
    let holding: Vec<bool> = table.rows.iter().map(|row| row.holds).collect();
    assert_eq!(holding, [true, false, false, false]);
    assert_eq!((table.lines()[0].holding, table.lines()[0].rows), (1, 4));
}

#[test]
fn every_golden_number_stands_in_a_comparison() {
    let held: BTreeSet<&str> =
        TABLES.iter().flat_map(|table| &table.rows).filter_map(|row| row.golden.as_deref()).collect();
    let ways = golden::ways();
    assert!(ways.len() > 100, "the golden file is read: {}", ways.len());
    let missing: Vec<&String> = ways.iter().filter(|way| !held.contains(way.as_str())).collect();
    assert!(missing.is_empty(), "no comparison holds {missing:?}");
    for way in ways {
        assert!(golden::number(&way).is_some(), "{way} is a number");
    }
}

#[test]
fn tables_have_the_names_they_are_called_by() {
    let names: Vec<&str> = TABLES.iter().map(|table| table.name).collect();
    assert_eq!(names, tables::names().collect::<Vec<_>>());
    assert!(tables::named("no-such-table", Effort::Short).is_none());
}

#[test]
fn the_page_of_comparisons_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/published.md");
    let page = page::page(&TABLES);
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path, &page).expect("the page can be written");
    }
    let kept = std::fs::read_to_string(path).unwrap_or_default();
    assert!(kept == page, "run this test with UPDATE_DOCS=1 to write docs/published.md anew");
}
