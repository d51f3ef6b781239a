//! Who may import whom: the table of the design, held against every path in the source.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Each module of the house and the ones it may name. What is not listed may not be imported.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("map", &[]),
    ("sim", &["map"]),
    ("published", &["map", "sim"]),
    ("adversary", &["map", "sim"]),
    ("alliance", &["map", "sim"]),
    ("level", &["map", "sim", "adversary", "alliance"]),
    ("session", &["map", "sim", "adversary", "alliance", "level"]),
    ("study", &["map", "sim", "adversary", "alliance", "level", "session"]),
    ("text", &["map", "sim", "adversary", "alliance", "level", "session", "study"]),
    ("game", &["map", "sim", "adversary", "alliance", "level", "session", "study"]),
    ("view", &["map", "sim", "game"]),
    ("ui", &["map", "sim", "game", "text", "level", "study", "session"]),
];

/// Names that a module may not say at all, whoever exports them.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("adversary", &["sim::State", "state::State", "sim::step", "sim::imagine", "bevy"]),
    ("alliance", &["sim::State", "state::State", "sim::step", "sim::imagine", "bevy"]),
    ("view", &["sim::State", "state::State", "sim::step"]),
    ("ui", &["sim::State", "state::State", "sim::step"]),
    ("game", &["sim::State", "state::State", "sim::step", "bevy_egui", "bevy::render", "bevy::window"]),
    ("map", &["bevy"]),
    ("sim", &["bevy", "std::time", "std::thread"]),
    ("published", &["sim::State", "state::State", "sim::step", "bevy", "std::time", "std::thread"]),
    ("level", &["bevy"]),
    ("text", &["bevy"]),
    ("study", &["bevy"]),
];

/// The files of the minds that may run the rules, on states they imagine and on no other.
const LOOKAHEAD: &[&str] = &["adversary/lookahead.rs", "alliance/lookahead.rs"];

fn sources(root: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(root).expect("the source is there") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// Source files by top module, without comments.
fn house() -> BTreeMap<String, Vec<(PathBuf, String)>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut house: BTreeMap<String, Vec<(PathBuf, String)>> = BTreeMap::new();
    for path in files {
        let relative = path.strip_prefix(&root).expect("inside src").to_path_buf();
        let first = relative.components().next().expect("a name").as_os_str().to_string_lossy().into_owned();
        let module = first.trim_end_matches(".rs").to_owned();
        let text = fs::read_to_string(&path).expect("UTF-8");
        let code: Vec<&str> = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        house.entry(module).or_default().push((relative, code.join("\n")));
    }
    house
}

/// The modules named by `crate::` paths in a text.
fn imports(code: &str) -> Vec<String> {
    let names = code.match_indices("crate::").map(|(at, _)| &code[at + "crate::".len()..]);
    names
        .flat_map(|rest| {
            let list = rest.strip_prefix('{').map(|inner| inner.split('}').next().unwrap_or(inner));
            let words: Vec<&str> = list.map_or_else(|| vec![rest], |inner| inner.split(',').collect());
            words
                .into_iter()
                .map(|w| {
                    w.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>()
                })
                .collect::<Vec<_>>()
        })
        .collect()
}

/// Code with every `use` of several names from one place written out, so that no name hides in braces.
fn unfolded(code: &str) -> String {
    let mut out = code.to_owned();
    for (at, _) in code.match_indices("::{") {
        let from =
            code[..at].rfind(|c: char| !(c.is_alphanumeric() || "_:".contains(c))).map_or(0, |at| at + 1);
        let inner = code[at + 3..].split('}').next().unwrap_or_default();
        for name in inner.split(',') {
            out.push_str(&format!("\n{}::{}", &code[from..at], name.trim()));
        }
    }
    out
}

#[test]
fn every_import_follows_the_arrow() {
    let house = house();
    let mut wrong = Vec::new();
    for (module, allowed) in MAY_IMPORT {
        for (path, code) in house.get(*module).into_iter().flatten() {
            for name in imports(code) {
                let known = MAY_IMPORT.iter().any(|(other, _)| *other == name);
                if known && name != *module && !allowed.contains(&name.as_str()) {
                    wrong.push(format!("{}: {module} may not import {name}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nobody_says_a_forbidden_name() {
    let house = house();
    let mut wrong = Vec::new();
    for (module, names) in FORBIDDEN {
        for (path, code) in house.get(*module).into_iter().flatten() {
            let code = unfolded(code);
            let runs = LOOKAHEAD.iter().any(|file| path == Path::new(file));
            for name in names.iter().filter(|name| !runs || **name == "bevy") {
                let said = code.match_indices(name).any(|(at, _)| {
                    let next = code[at + name.len()..].chars().next();
                    !next.is_some_and(|c| c.is_alphanumeric() || c == '_')
                });
                if said {
                    wrong.push(format!("{}: {module} may not say {name}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_door_prints() {
    let house = house();
    let mut wrong = Vec::new();
    for (module, files) in &house {
        for (path, code) in files {
            if !["cli", "main"].contains(&module.as_str()) {
                for call in ["println!", "eprintln!", "print!(", "dbg!("] {
                    if code.contains(call) {
                        wrong.push(format!("{}: {call}", path.display()));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_table_knows_every_module_of_the_house() {
    let doors = ["lib", "main", "app", "cli", "audio", "dev"];
    for module in house().keys() {
        let known = MAY_IMPORT.iter().any(|(name, _)| name == module) || doors.contains(&module.as_str());
        assert!(known, "src/{module} stands outside the table of imports");
    }
}

#[test]
fn a_wrong_import_would_be_caught() {
    assert_eq!(imports("use crate::{sim::State, view};"), ["sim", "view"]);
    assert_eq!(imports("let x = crate::ui::panel();"), ["ui"]);
    assert!(unfolded("use crate::sim::{Intel, step};").contains("sim::step"));
}
