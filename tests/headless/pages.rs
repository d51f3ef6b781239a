//! The pages on the rules: what the game does stands on one of them.

use super::texts::ORDERS;
use std::path::Path;

fn folder(path: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let entries = std::fs::read_dir(&folder).expect("the folder is there").flatten();
    let files = entries.filter(|entry| entry.path().is_file());
    files
        .map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            (name, std::fs::read_to_string(entry.path()).expect("UTF-8"))
        })
        .collect()
}

/// The pages on the rules; line breaks are blanks, since they stand where a line is full.
fn pages() -> Vec<(String, String)> {
    let whole = |text: String| text.split_whitespace().collect::<Vec<_>>().join(" ");
    folder("docs/rules").into_iter().map(|(name, text)| (name, whole(text))).collect()
}

/// Files of the phases that are none: what the others share.
const HELPERS: [&str; 5] = ["mod", "turn", "desk", "activity", "shot"];

#[test]
fn every_phase_and_every_kind_of_order_stands_on_a_page() {
    let pages = pages();
    let missing = |word: &str| !pages.iter().any(|(_, text)| text.contains(word));
    let phases = folder("src/sim/phase").into_iter().map(|(name, _)| name.trim_end_matches(".rs").to_owned());
    let phases: Vec<String> = phases.filter(|name| !HELPERS.contains(&name.as_str())).collect();
    assert!(phases.len() > 10, "{phases:?}");
    let words = phases.iter().map(|phase| format!("phase `{phase}`"));
    let words = words.chain(ORDERS.iter().map(|order| format!("order `{order}`")));
    let missing: Vec<String> = words.filter(|word| missing(word)).collect();
    assert!(missing.is_empty(), "no page of docs/rules tells of {missing:?}");
}

#[test]
fn every_page_is_listed_and_every_link_leads_somewhere() {
    let pages = pages();
    let index =
        &pages.iter().find(|(name, _)| name == "README.md").expect("docs/rules has a list of its pages").1;
    for (name, text) in &pages {
        assert!(name == "README.md" || index.contains(&format!("({name})")), "{name} is not in the list");
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let file = link.split('#').next().unwrap_or_default();
            let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules").join(file);
            assert!(link.starts_with("http") || target.exists(), "{name}: {link} leads nowhere");
        }
    }
}

#[test]
fn the_figures_that_pages_name_have_the_values_they_say() {
    let set = assured_disruption::level::assumptions::named("anchored").expect("a shipped set");
    let mut checked = 0;
    for (page, text) in pages() {
        let parts: Vec<&str> = text.split('`').collect();
        for pair in parts[1..].chunks_exact(2) {
            let value = pair[1].split_whitespace().next().unwrap_or_default();
            let value = value.trim_end_matches(|c: char| !c.is_ascii_digit()).parse::<f64>();
            if let (Some(figure), Ok(value)) = (set.figures.get(pair[0]), value) {
                assert_eq!(figure.values.first(), Some(&value), "{page}: `{}`", pair[0]);
                checked += 1;
            }
        }
    }
    assert!(checked > 100, "only {checked} figures were recognised");
}
