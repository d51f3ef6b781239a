//! What is public and used by nobody: in a library the compiler takes everything public for used, so this looks.
//!
//! A name counts as used where it stands in code that is neither a test nor a `use`. Two things of one name are not told
//! apart, so a dead thing with a common name goes unseen; none that is found is alive.

use super::source::{for_tests, item_name, library};
use proc_macro2::{Ident, TokenStream, TokenTree};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};
use syn::{Attribute, ImplItem, Item, Visibility};

/// Public things that nothing in the library uses, and why they stay.
const KEPT: &[(&str, &str)] = &[
    ("add_scenario", "tests play levels that are built in code through the window's own library"),
    ("cut_sets", "a bar on the shipped levels asks for it"),
    ("reckon_all", "the reckoning that tries every sequence, which the bounded one is held against"),
    ("quitting_rate", "an equation of Fearon 1994, held against his figures"),
    ("sure_thing", "an equation of Zagare & Kilgour 2000, held against theirs"),
    ("unproject", "the other direction of `project`, which it is held against"),
];

/// The names of one file.
#[derive(Default)]
struct Names {
    /// How often each name is used: how often it stands there, less its definitions.
    used: BTreeMap<String, i32>,
    /// What is public here: its name and its kind.
    public: Vec<(String, &'static str)>,
}

impl Names {
    fn of(file: &syn::File) -> Self {
        let mut names = Self::default();
        names.visit_file(file);
        names
    }

    fn define(&mut self, name: &Ident, public: bool, kind: &'static str) {
        *self.used.entry(name.to_string()).or_default() -= 1;
        if public {
            self.public.push((name.to_string(), kind));
        }
    }

    fn tokens(&mut self, tokens: TokenStream) {
        for tree in tokens {
            match tree {
                TokenTree::Ident(name) => self.visit_ident(&name),
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Literal(literal) => self.captured(&literal.to_string()),
                TokenTree::Punct(_) => {}
            }
        }
    }

    /// Names that a format string captures, as in `"{NAME:>3}"`, and that an attribute has in a string.
    fn captured(&mut self, literal: &str) {
        let words = literal.split(|c: char| !(c.is_alphanumeric() || c == '_'));
        for word in words.filter(|word| !word.is_empty()) {
            *self.used.entry(word.to_owned()).or_default() += 1;
        }
    }
}

fn public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

impl<'ast> Visit<'ast> for Names {
    fn visit_ident(&mut self, name: &'ast Ident) {
        *self.used.entry(name.to_string()).or_default() += 1;
    }

    fn visit_item(&mut self, item: &'ast Item) {
        if let Some((name, attributes, visibility)) = item_name(item) {
            if for_tests(attributes) {
                return;
            }
            self.define(name, visibility.is_some_and(public), "item");
        }
        visit::visit_item(self, item);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !for_tests(&item.attrs) {
            self.define(&item.ident, false, "module");
            visit::visit_item_mod(self, item);
        }
    }

    /// To bring a thing in, or to hand it on, is no use of it; to bring in what it holds (`use Kind::{A, B}`) is.
    fn visit_use_path(&mut self, path: &'ast syn::UsePath) {
        self.visit_ident(&path.ident);
        self.visit_use_tree(&path.tree);
    }

    fn visit_use_name(&mut self, _: &'ast syn::UseName) {}

    fn visit_use_rename(&mut self, rename: &'ast syn::UseRename) {
        self.visit_ident(&rename.ident);
    }

    fn visit_impl_item(&mut self, item: &'ast ImplItem) {
        match item {
            ImplItem::Fn(method) => self.define(&method.sig.ident, public(&method.vis), "method"),
            ImplItem::Const(value) => self.define(&value.ident, public(&value.vis), "constant"),
            _ => {}
        }
        visit::visit_impl_item(self, item);
    }

    fn visit_variant(&mut self, variant: &'ast syn::Variant) {
        self.define(&variant.ident, true, "variant");
        visit::visit_variant(self, variant);
    }

    fn visit_field(&mut self, field: &'ast syn::Field) {
        if let Some(name) = &field.ident {
            self.define(name, public(&field.vis), "field");
        }
        visit::visit_field(self, field);
    }

    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if let syn::Meta::List(list) = &attribute.meta
            && !list.path.is_ident("doc")
        {
            self.tokens(list.tokens.clone());
        }
    }

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        visit::visit_path(self, &call.path);
        self.tokens(call.tokens.clone());
    }
}

/// Public things whose name stands nowhere else: file, name, kind.
fn dead(files: &[(PathBuf, syn::File)]) -> Vec<(PathBuf, String, &'static str)> {
    let files: Vec<(&Path, Names)> =
        files.iter().map(|(path, file)| (path.as_path(), Names::of(file))).collect();
    let mut used: BTreeMap<&str, i32> = BTreeMap::new();
    for (name, count) in files.iter().flat_map(|(_, names)| &names.used) {
        *used.entry(name).or_default() += count;
    }
    let unused = |name: &String| used.get(name.as_str()).is_none_or(|count| *count <= 0);
    let public = files.iter().flat_map(|(path, names)| names.public.iter().map(move |thing| (path, thing)));
    public
        .filter(|(_, (name, _))| unused(name))
        .map(|(path, (name, kind))| (path.to_path_buf(), name.clone(), *kind))
        .collect()
}

#[test]
fn nothing_public_is_dead() {
    let found = dead(&library());
    let kept = |name: &str| KEPT.iter().any(|(kept, _)| *kept == name);
    let wrong: Vec<String> = found
        .iter()
        .filter(|(_, name, _)| !kept(name))
        .map(|(path, name, kind)| format!("{}: nothing uses the {kind} `{name}`", path.display()))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (name, why) in KEPT {
        assert!(
            found.iter().any(|(_, found, _)| found == name),
            "`{name}` is used, or gone; it was kept because {why}"
        );
    }
}

#[test]
fn a_dead_thing_would_be_found() {
    let parsed = |code: &str| (PathBuf::from("a.rs"), syn::parse_file(code).expect("code"));
    let names =
        |code: &str| -> Vec<String> { dead(&[parsed(code)]).into_iter().map(|(_, name, _)| name).collect() };
    assert_eq!(names("pub fn f() {}"), ["f"]);
    assert_eq!(names("pub fn f() {} #[cfg(test)] mod tests { fn g() { super::f() } }"), ["f"]);
    assert_eq!(names("pub use other::f; pub fn f() {}"), ["f"]);
    assert_eq!(names("pub struct S { pub a: u8 } fn g(s: S) {}"), ["a"]);
    assert_eq!(names("pub enum E { A, B } fn g() -> E { E::A }"), ["B"]);
    assert_eq!(names("pub struct S; impl S { pub fn m(&self) {} } fn g(s: S) {}"), ["m"]);
    let alive = "pub const A: u8 = 1; pub fn f() {} fn g() { println!(\"{A}\"); assert!(f()); }";
    assert_eq!(names(alive), Vec::<String>::new());
}
