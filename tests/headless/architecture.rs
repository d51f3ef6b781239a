//! Who may import whom: the table of the design, held against every path in the source.

use super::source::{House, Mention, Name, library, name, spelled};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

/// Each part of the house and the ones it may name; a part is a module with all that is in it. What is not listed may not
/// be imported. A row for a module inside another (`sim::phase`) stands for that module, the row of the outer one for the
/// rest of it; an outer name in the list of the right means all of its parts.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("map", &[]),
    ("sim", &["map"]),
    ("sim::formula", &[]),
    ("sim::model", &["map", "sim::formula"]),
    ("sim::rules", &["map", "sim::formula", "sim::model"]),
    ("sim::phase", &["map", "sim::formula", "sim::model", "sim::rules"]),
    ("sim::intel", &["map", "sim::formula", "sim::model", "sim::rules"]),
    ("sim::orders", &["map", "sim::formula", "sim::model", "sim::rules", "sim::phase", "sim::intel"]),
    ("sim::decision", &["sim::model", "sim::orders"]),
    ("sim::step", &["sim::model", "sim::phase", "sim::orders"]),
    (
        "sim::imagine",
        &[
            "map",
            "sim::formula",
            "sim::model",
            "sim::rules",
            "sim::phase",
            "sim::intel",
            "sim::orders",
            "sim::step",
        ],
    ),
    ("published", &["map", "sim"]),
    ("adversary", &["map", "sim"]),
    ("alliance", &["map", "sim"]),
    ("level", &["map", "sim", "adversary", "alliance"]),
    ("session", &["map", "sim", "adversary", "alliance", "level"]),
    ("study", &["map", "sim", "adversary", "alliance", "level", "session"]),
    ("text", &["map", "sim", "adversary", "alliance", "level", "session", "study"]),
    ("game", &["map", "sim", "adversary", "alliance", "level", "session", "study"]),
    ("icon", &["sim"]),
    ("view", &["map", "sim", "game", "icon"]),
    ("ui", &["map", "sim", "game", "icon", "text", "level", "study", "session"]),
    (
        "app",
        &["map", "sim", "adversary", "alliance", "level", "session", "study", "text", "game", "view", "ui"],
    ),
    (
        "cli",
        &[
            "map",
            "sim",
            "adversary",
            "alliance",
            "level",
            "session",
            "study",
            "text",
            "published",
            "game",
            "app",
        ],
    ),
];

/// Names that a part may not say at all, whoever exports them: each with everything in it.
const FORBIDDEN: &[(&str, &[&str])] = &[
    ("adversary", &["crate::sim::model::state::State", "crate::sim::step", "crate::sim::imagine", "bevy"]),
    ("alliance", &["crate::sim::model::state::State", "crate::sim::step", "crate::sim::imagine", "bevy"]),
    ("view", &["crate::sim::model::state::State", "crate::sim::step"]),
    ("ui", &["crate::sim::model::state::State", "crate::sim::step"]),
    (
        "game",
        &["crate::sim::model::state::State", "crate::sim::step", "bevy_egui", "bevy::render", "bevy::window"],
    ),
    ("map", &["bevy"]),
    ("sim", &["bevy", "std::time", "std::thread"]),
    (
        "published",
        &["crate::sim::model::state::State", "crate::sim::step", "bevy", "std::time", "std::thread"],
    ),
    ("level", &["bevy"]),
    ("text", &["bevy"]),
    ("study", &["bevy"]),
];

/// The modules of the minds that may run the rules, on states they imagine and on no other.
const LOOKAHEAD: &[&str] = &["crate::adversary::lookahead", "crate::alliance::lookahead"];

/// The row of a table that a module or anything in it belongs to: the one that says most of its path.
fn row<'a>(table: &'a [(&'a str, &'a [&'a str])], path: &[String]) -> Option<&'a (&'a str, &'a [&'a str])> {
    let within = |row: &&(&str, &[&str])| inside(path, row.0);
    table.iter().filter(within).max_by_key(|(part, _)| part.len())
}

/// Whether a path lies in a part of the house, written without `crate`.
fn inside(path: &[String], part: &str) -> bool {
    path.first().is_some_and(|first| first == "crate") && path[1..].starts_with(&name(part))
}

/// The rows that a mention reaches: that of what it names, and for a glob those of all modules in it as well.
fn reached<'a>(table: &'a [(&'a str, &'a [&'a str])], path: &Name, glob: bool) -> Vec<&'a str> {
    let all = table.iter().map(|(part, _)| *part);
    let below = all.filter(|part| glob && name(&format!("crate::{part}")).starts_with(path));
    row(table, path).map(|(part, _)| *part).into_iter().chain(below).collect()
}

/// What an import does wrong, if anything: a sentence.
fn against(table: &[(&str, &[&str])], mention: &Mention) -> Option<String> {
    let (home, allowed) = row(table, &mention.module)?;
    let permitted = |part: &str| {
        let same = part == *home || allowed.iter().any(|other| name(part).starts_with(&name(other)));
        // What stands in an outer module itself is for its parts, and its parts are for it.
        same || name(home).starts_with(&name(part)) || name(part).starts_with(&name(home))
    };
    let paths = [&mention.written, &mention.defined];
    let mut parts = paths.into_iter().flat_map(|path| reached(table, path, mention.glob));
    let wrong = parts.find(|part| !permitted(part))?;
    let said = spelled(&mention.written) + if mention.glob { "::*" } else { "" };
    Some(format!("{}: {home} may not import {wrong} ({said})", mention.file.display()))
}

/// What a mention says that its part of the house may not say.
fn forbidden(mention: &Mention) -> Option<String> {
    let (home, names) = row(FORBIDDEN, &mention.module)?;
    let runs = LOOKAHEAD.iter().any(|module| mention.module == name(module));
    let mut names = names.iter().filter(|said| !runs || **said == "bevy");
    let said = names.find(|said| {
        let said = name(said);
        let direct = mention.defined.starts_with(&said) || mention.written.starts_with(&said);
        direct
            || mention.glob && said.starts_with(&mention.defined) && said.len() == mention.defined.len() + 1
    })?;
    Some(format!("{}: {home} may not say {said}", mention.file.display()))
}

/// Every path of the library.
static MENTIONS: LazyLock<Vec<Mention>> = LazyLock::new(|| House::of(&library()).mentions());

#[test]
fn every_import_follows_the_arrow() {
    let mentions = &*MENTIONS;
    assert!(mentions.len() > 10_000, "only {} paths were read", mentions.len());
    let mut wrong: Vec<String> = mentions.iter().filter_map(|mention| against(MAY_IMPORT, mention)).collect();
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nobody_says_a_forbidden_name() {
    let mut wrong: Vec<String> = MENTIONS.iter().filter_map(forbidden).collect();
    wrong.sort();
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_tables_name_what_there_is() {
    let house = House::of(&library());
    let rows = MAY_IMPORT.iter().chain(FORBIDDEN);
    let parts = rows.flat_map(|(part, allowed)| std::iter::once(part).chain(*allowed));
    for part in
        parts.filter(|part| !["bevy", "bevy_egui", "std"].contains(&part.split("::").next().unwrap_or("")))
    {
        let path = if part.starts_with("crate") { name(part) } else { name(&format!("crate::{part}")) };
        assert!(house.knows(&path), "there is no {part}");
    }
    for module in LOOKAHEAD {
        assert!(house.knows(&name(module)), "there is no {module}");
    }
}

#[test]
fn the_table_knows_every_module_of_the_house() {
    for (path, _) in library() {
        let first = path.iter().next().expect("a name").to_string_lossy().into_owned();
        let module = first.trim_end_matches(".rs");
        let known = MAY_IMPORT.iter().any(|(part, _)| *part == module) || ["lib", "main"].contains(&module);
        assert!(known, "src/{module} stands outside the table of imports");
    }
}

#[test]
fn only_the_door_prints() {
    let mut wrong = Vec::new();
    for mention in &*MENTIONS {
        let call = mention.written.last().map_or("", String::as_str);
        let prints =
            ["println", "eprintln", "print", "eprint", "dbg"].contains(&call) && mention.written.len() == 1;
        if prints && !inside(&mention.module, "cli") {
            wrong.push(format!("{}: {call}!", mention.file.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Files that know each other in a ring and may, below `src`: each row lists all of one ring, and why.
const CIRCLES: &[(&str, &[&str])] = &[
    (
        "records of a level name each other: a facility its incident, a dispatch what goes dark, an access a facility",
        &["level/format/campaign.rs", "level/format/dispatch.rs", "level/format/network.rs"],
    ),
    (
        "a schema knows how its values are read, and what a broken bracket means is asked of the schema",
        &["level/parser.rs", "level/read.rs", "level/schema.rs", "level/tree.rs"],
    ),
    (
        "the table lists every kind of order, and a kind looks up its own row in it",
        &[
            "sim/orders/act.rs",
            "sim/orders/attribution.rs",
            "sim/orders/council.rs",
            "sim/orders/dispatch.rs",
            "sim/orders/interdict.rs",
            "sim/orders/judgement.rs",
            "sim/orders/norm.rs",
            "sim/orders/offer.rs",
            "sim/orders/rule.rs",
            "sim/orders/signal.rs",
            "sim/orders/slot.rs",
            "sim/orders/table.rs",
            "sim/orders/team.rs",
            "sim/orders/view.rs",
            "sim/orders/war.rs",
        ],
    ),
];

/// The file of the library that a name is defined in: that of the innermost module which has one.
fn home(files: &BTreeMap<Name, String>, defined: &[String]) -> Option<String> {
    (1..=defined.len()).rev().find_map(|length| files.get(&defined[..length]).cloned())
}

/// Files by the module they hold.
fn modules() -> BTreeMap<Name, String> {
    let of = |(path, _): (PathBuf, syn::File)| {
        let shown = path.to_string_lossy().replace('\\', "/");
        let module = shown.trim_end_matches(".rs").trim_end_matches("/mod");
        (name(&format!("crate::{}", module.replace('/', "::"))), shown)
    };
    library().into_iter().map(of).collect()
}

/// What each file names, files that hold a module and what stands inside it left aside: a module's door knows its rooms.
fn named() -> BTreeMap<String, BTreeSet<String>> {
    let files = modules();
    let mut named: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for mention in &*MENTIONS {
        let from = mention.file.to_string_lossy().replace('\\', "/");
        let Some(to) = home(&files, &mention.defined) else { continue };
        let door = |file: &str, other: &str| {
            other.starts_with(file.trim_end_matches("mod.rs").trim_end_matches(".rs"))
        };
        if from != to && !door(&from, &to) && !door(&to, &from) && to != "lib.rs" {
            named.entry(from).or_default().insert(to);
        }
    }
    named
}

/// Everything that can be reached from a file.
fn beyond<'a>(named: &'a BTreeMap<String, BTreeSet<String>>, from: &'a str) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    let mut open = vec![from];
    while let Some(file) = open.pop() {
        for next in named.get(file).into_iter().flatten() {
            if seen.insert(next.as_str()) {
                open.push(next);
            }
        }
    }
    seen
}

#[test]
fn files_know_each_other_one_way() {
    let named = named();
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        named.keys().map(|file| (file.as_str(), beyond(&named, file))).collect();
    let ring = |file: &str| -> Vec<&str> {
        let back = |other: &&&str| reached.get(**other).is_some_and(|there| there.contains(file));
        reached[file].iter().filter(back).copied().collect()
    };
    let found: BTreeSet<Vec<&str>> =
        named.keys().map(|file| ring(file)).filter(|ring| ring.len() > 1).collect();
    let allowed: BTreeSet<Vec<&str>> = CIRCLES.iter().map(|(_, ring)| ring.to_vec()).collect();
    let new: Vec<String> = found.difference(&allowed).map(|ring| ring.join(" <-> ")).collect();
    assert!(new.is_empty(), "{}", new.join("\n"));
    let gone: Vec<String> = allowed.difference(&found).map(|ring| ring.join(" <-> ")).collect();
    assert!(gone.is_empty(), "no ring any more, so take its row away: {}", gone.join("\n"));
}

/// A small house in which a file under test stands.
fn small(file: &str, code: &str) -> House {
    let parsed = |path: &str, code: &str| {
        (PathBuf::from(path), syn::parse_file(code).unwrap_or_else(|error| panic!("{code}: {error}")))
    };
    let rest = [
        ("lib.rs", "pub mod sim; pub mod map; pub mod view; pub mod game;"),
        ("map/mod.rs", "pub struct Ground;"),
        (
            "sim/mod.rs",
            "pub mod model; pub mod phase; pub use model::State; pub use phase::step; pub const VERSION: u32 = 1;",
        ),
        ("sim/model.rs", "pub struct State;"),
        ("sim/phase/mod.rs", "pub mod week; pub fn step() {}"),
        ("view/mod.rs", "pub struct Picture;"),
        ("game/mod.rs", "pub use crate::sim::State as Whole;"),
    ];
    let files: Vec<_> =
        rest.into_iter().chain([(file, code)]).map(|(path, code)| parsed(path, code)).collect();
    House::of(&files)
}

/// The layers of the small house.
const LAYERS: &[(&str, &[&str])] = &[
    ("map", &[]),
    ("sim", &["map"]),
    ("sim::model", &["map"]),
    ("sim::phase", &["map", "sim::model"]),
    ("view", &["map", "sim"]),
    ("game", &["map", "sim"]),
];

fn complaints(path: &str, code: &str) -> Vec<String> {
    let mentions = small(path, code).mentions();
    mentions.iter().filter(|m| m.file == Path::new(path)).filter_map(|m| against(LAYERS, m)).collect()
}

#[test]
fn each_way_to_import_is_seen() {
    let model = [
        "use crate::view::Picture;",
        "use crate::{map::Ground, view::{self, Picture}};",
        "use {crate::{{view}}};",
        "use crate::view as v; fn f() { v::draw(); }",
        "use crate::view::*;",
        "use super::super::view;",
        "use super::super::view::Picture as P;",
        "fn f() -> crate::view::Picture { loop {} }",
        "fn f() { let _ = super::super::view::Picture; }",
        "fn f() { assert_eq!(1, crate::view::count()); }",
        "macro_rules! m { () => { $crate::view::draw() }; }",
        "macro_rules! m { () => { use crate::{map, view::Picture}; }; }",
        "#[derive(Default)] #[arg(default_value = crate::view::NAME)] struct S;",
        "mod inner { use super::super::super::view; }",
        "#[cfg(test)] mod tests { fn f() { use crate::view::Picture; } }",
        "struct S<T: crate::view::Draw>(T);",
        "fn f(x: u8) { match x { crate::view::ONE => (), _ => () } }",
        // Inside `sim`, the model may not know the phases: neither by name nor through what `sim` hands on.
        "use super::phase;",
        "use crate::sim::step;",
        "use crate::sim::*;",
        "use super::*;",
        "fn f() { super::phase::step() }",
    ];
    for code in model {
        assert!(!complaints("sim/model.rs", code).is_empty(), "not seen: {code}");
    }
    let phase = ["use crate::game::Whole;", "use crate::view;", "use crate::game;"];
    for code in phase {
        assert!(!complaints("sim/phase/week.rs", code).is_empty(), "not seen: {code}");
    }
}

#[test]
fn what_is_allowed_is_no_complaint() {
    let phase = [
        "use crate::map::Ground;",
        "use super::step;",
        "use super::super::model::State;",
        "use crate::sim::{State, VERSION};",
        "use crate::sim::model::*;",
        "fn view() {} fn f() { view(); let view = 1; drop(view); }",
        "// use crate::view::Picture;\n/// crate::view\nfn f() -> &'static str { \"crate::view\" }",
        "use std::fmt; fn f() { fmt::format(format_args!(\"{}\", 1)); }",
    ];
    for code in phase {
        assert_eq!(complaints("sim/phase/week.rs", code), Vec::<String>::new(), "{code}");
    }
}

#[test]
fn a_name_leads_to_where_it_is_defined() {
    let of = |path: &str, code: &str| -> Vec<String> {
        let mentions = small(path, code).mentions();
        mentions.iter().filter(|m| m.file == Path::new(path)).map(|m| spelled(&m.defined)).collect()
    };
    let cases = [
        ("use crate::game::Whole;", "crate::sim::model::State"),
        ("use crate::sim::State as Everything;", "crate::sim::model::State"),
        ("fn f() { crate::sim::step(); }", "crate::sim::phase::step"),
        ("use crate::sim as rules; fn f() { rules::step(); }", "crate::sim::phase::step"),
        ("use crate::sim::*; fn f() { step(); }", "crate::sim::phase::step"),
        ("use bevy as b; use b::render::Thing;", "bevy::render::Thing"),
    ];
    for (code, expected) in cases {
        let defined = of("view/scene.rs", code);
        assert!(defined.iter().any(|path| path == expected), "{code}: {defined:?}");
    }
}
