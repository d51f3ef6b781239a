//! The source of the library as a tree of modules, so that tests can ask what a name leads to: every path is followed
//! through `use`, `self`, `super`, globs, re-exports and the tokens of macros to where the thing is defined.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Attribute, Ident, Item, UseTree, Visibility};

/// A path with every detour undone. Inside the library it begins with `crate`, outside with the name of the crate.
pub type Name = Vec<String>;

/// `a::b::c`.
pub fn spelled(name: &[String]) -> String {
    name.join("::")
}

/// `a::b::c` in parts.
pub fn name(path: &str) -> Name {
    path.split("::").map(str::to_owned).collect()
}

/// A path as it is written somewhere, resolved.
#[derive(Clone, Debug)]
pub struct Mention {
    /// File, below `src`.
    pub file: PathBuf,
    /// The module it stands in.
    pub module: Name,
    /// What it names: as written (but whole), and where that is defined.
    pub written: Name,
    /// Where the thing is defined.
    pub defined: Name,
    /// Whether it takes everything of the module it names.
    pub glob: bool,
}

/// What stands in one module.
#[derive(Debug, Default)]
struct Module {
    /// Modules and other things that are defined here.
    modules: BTreeSet<String>,
    items: BTreeSet<String>,
    /// Names that `use` brings in, and what they lead to (as far as that can be said without looking elsewhere).
    uses: BTreeMap<String, Vec<Written>>,
    globs: Vec<Written>,
}

/// How many names brought in by `use` may stand one behind the other.
const HEADS: u8 = 8;

/// A path as written: its parts, and the module it was written in.
type Written = (Name, Vec<String>);

/// The library.
#[derive(Debug, Default)]
pub struct House {
    modules: BTreeMap<Name, Module>,
    written: Vec<(PathBuf, Written, bool)>,
}

/// The parsed files below a folder, each with its path below it.
pub fn files(root: &Path) -> Vec<(PathBuf, syn::File)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a folder of the source") {
            let path = entry.expect("a readable folder").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    walk(root, &mut paths);
    paths.sort();
    let parsed = paths.into_iter().map(|path| {
        let text = std::fs::read_to_string(&path).expect("UTF-8");
        let file = syn::parse_file(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path.strip_prefix(root).expect("below it").to_owned(), file)
    });
    parsed.collect()
}

/// The files of the library.
pub fn library() -> Vec<(PathBuf, syn::File)> {
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"))
}

/// The module a file is: `sim/phase/week.rs` is `crate::sim::phase::week`, `sim/mod.rs` is `crate::sim`.
fn module_of(file: &Path) -> Name {
    let mut parts: Name = file.with_extension("").iter().map(|part| part.to_string_lossy().into()).collect();
    if parts.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
        parts.pop();
    }
    std::iter::once("crate".to_owned()).chain(parts).collect()
}

/// Whether an attribute leaves something to tests.
pub fn for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args_with(Punctuated::<syn::Meta, syn::Token![,]>::parse_terminated)
                .is_ok_and(|list| list.iter().any(says_test))
    })
}

fn says_test(meta: &syn::Meta) -> bool {
    match meta {
        syn::Meta::Path(path) => path.is_ident("test"),
        syn::Meta::List(list) if list.path.is_ident("all") => list
            .parse_args_with(Punctuated::<syn::Meta, syn::Token![,]>::parse_terminated)
            .is_ok_and(|inner| inner.iter().any(says_test)),
        _ => false,
    }
}

impl House {
    /// The library of these files.
    pub fn of(files: &[(PathBuf, syn::File)]) -> Self {
        let mut house = Self::default();
        for (path, file) in files {
            let module = module_of(path);
            let mut reader = Reader { house: &mut house, file: path, module };
            reader.declare();
            reader.visit_file(file);
        }
        house
    }

    /// Every path that is written somewhere and leads out of its own module, resolved.
    pub fn mentions(&self) -> Vec<Mention> {
        let resolved = self.written.iter().filter_map(|(file, path, glob)| {
            let (module, parts) = path;
            let written = self.whole(module, parts)?;
            let defined = self.defined(&written);
            let file = file.clone();
            Some(Mention { file, module: module.clone(), written, defined, glob: *glob })
        });
        resolved.collect()
    }

    /// Whether something of this name is defined in the library.
    pub fn knows(&self, path: &[String]) -> bool {
        let defined = self.defined(path);
        self.modules.contains_key(&defined)
            || defined.split_last().is_some_and(|(last, module)| {
                self.modules.get(module).is_some_and(|module| module.items.contains(last))
            })
    }

    /// A path as seen from the root: without `self`, `super`, names brought in by `use`. `None` for a name that belongs to
    /// the module itself or to nobody in particular (a local, the prelude).
    fn whole(&self, module: &[String], parts: &[String]) -> Option<Name> {
        let (first, rest) = parts.split_first()?;
        let here = self.modules.get(module);
        match first.as_str() {
            "crate" => Some(parts.to_vec()),
            "self" => Some([module, rest].concat()),
            "super" => {
                let (_, parent) = module.split_last()?;
                let rest = if rest.first().is_some_and(|next| next == "super") {
                    return self.whole(parent, rest);
                } else {
                    rest
                };
                Some([parent, rest].concat())
            }
            _ if here.is_some_and(|here| here.modules.contains(first)) => Some([module, parts].concat()),
            _ => {
                let used = here.is_some_and(|here| here.uses.contains_key(first));
                let defined = here.is_some_and(|here| here.items.contains(first));
                if used {
                    self.rooted(module, parts, HEADS)
                } else if defined {
                    None
                } else {
                    self.through_globs(module, parts).or_else(|| outside(parts))
                }
            }
        }
    }

    /// The path of a `use` or a glob, as seen from the root. Its head may be what another `use` of the module brings in, and
    /// that of that one too; globs play no part, since each would have to be looked into for all others.
    fn rooted(&self, module: &[String], parts: &[String], heads: u8) -> Option<Name> {
        let (first, rest) = parts.split_first()?;
        let here = self.modules.get(module);
        if ["crate", "self", "super"].contains(&first.as_str()) {
            return self.whole(module, parts);
        }
        if here.is_some_and(|here| here.modules.contains(first)) {
            return Some([module, parts].concat());
        }
        let mut uses = here.and_then(|here| here.uses.get(first)).into_iter().flatten();
        // A `use` of a name under itself (`use bevy;`) leads outside.
        match uses.find(|(_, path)| heads > 0 && path[0] != *first) {
            Some((from, path)) => Some([self.rooted(from, path, heads - 1)?, rest.to_vec()].concat()),
            None => Some(parts.to_vec()),
        }
    }

    /// A name that a glob of the module brings in.
    fn through_globs(&self, module: &[String], parts: &[String]) -> Option<Name> {
        let globs = &self.modules.get(module)?.globs;
        globs.iter().find_map(|(from, path)| {
            let target = self.defined(&self.rooted(from, path, HEADS)?);
            let holds =
                target != module && self.modules.get(&target).is_some_and(|target| target.has(&parts[0]));
            holds.then(|| [target, parts.to_vec()].concat())
        })
    }

    /// Where a whole path leads in the end: re-exports are followed.
    fn defined(&self, path: &[String]) -> Name {
        let mut path = path.to_vec();
        // A ring of re-exports would not compile; the bound is for inputs of tests.
        for _ in 0..32 {
            let Some(next) = self.one_step(&path) else { break };
            path = next;
        }
        path
    }

    /// The path with its first re-export undone.
    fn one_step(&self, path: &[String]) -> Option<Name> {
        let depth = (1..path.len()).take_while(|depth| self.modules.contains_key(&path[..*depth])).last()?;
        let (module, rest) = path.split_at(depth);
        let here = &self.modules[module];
        if here.modules.contains(&rest[0]) || here.items.contains(&rest[0]) {
            return None;
        }
        let next = self.whole(module, rest)?;
        (next != path).then_some(next)
    }
}

impl Module {
    fn has(&self, name: &str) -> bool {
        self.modules.contains(name) || self.items.contains(name) || self.uses.contains_key(name)
    }
}

/// A path of several parts that nothing in the library explains begins with the name of a crate, as far as it is in
/// lower case.
fn outside(parts: &[String]) -> Option<Name> {
    let lower = parts[0].starts_with(|c: char| c.is_ascii_lowercase());
    (lower && parts.len() > 1).then(|| parts.to_vec())
}

/// Reads one file into the house.
struct Reader<'a> {
    house: &'a mut House,
    file: &'a Path,
    module: Name,
}

impl Reader<'_> {
    /// The module of this file stands in its parent.
    fn declare(&mut self) {
        self.house.modules.entry(self.module.clone()).or_default();
        if let Some((last, parent)) = self.module.split_last().filter(|(_, parent)| !parent.is_empty()) {
            self.house.modules.entry(parent.to_vec()).or_default().modules.insert(last.clone());
        }
    }

    fn here(&mut self) -> &mut Module {
        self.house.modules.entry(self.module.clone()).or_default()
    }

    fn say(&mut self, parts: Vec<String>, glob: bool) {
        let path = (self.module.clone(), parts);
        self.house.written.push((self.file.to_owned(), path, glob));
    }

    fn take(&mut self, tree: &UseTree, mut before: Vec<String>) {
        match tree {
            UseTree::Path(path) => {
                before.push(path.ident.to_string());
                self.take(&path.tree, before);
            }
            UseTree::Name(name) => {
                let ident = name.ident.to_string();
                let bound = if ident == "self" { before.last().cloned() } else { Some(ident.clone()) };
                if ident != "self" {
                    before.push(ident);
                }
                self.bind(bound, before);
            }
            UseTree::Rename(rename) => {
                if rename.ident != "self" {
                    before.push(rename.ident.to_string());
                }
                self.bind(Some(rename.rename.to_string()), before);
            }
            UseTree::Glob(_) => {
                self.say(before.clone(), true);
                let path = (self.module.clone(), before);
                self.here().globs.push(path);
            }
            UseTree::Group(group) => group.items.iter().for_each(|item| self.take(item, before.clone())),
        }
    }

    fn bind(&mut self, name: Option<String>, parts: Vec<String>) {
        self.say(parts.clone(), false);
        let path = (self.module.clone(), parts);
        if let Some(name) = name {
            self.here().uses.entry(name).or_default().push(path);
        }
    }

    /// The paths in the tokens of a macro: names joined by `::`, with what stands in braces behind them.
    fn tokens(&mut self, tokens: TokenStream, before: &[String]) {
        let mut trees = tokens.into_iter().peekable();
        let mut path = before.to_vec();
        let mut joined = !before.is_empty();
        while let Some(tree) = trees.next() {
            match tree {
                TokenTree::Ident(ident) => {
                    if !joined {
                        self.end(&mut path, before);
                    }
                    path.push(ident.to_string());
                    joined = false;
                }
                TokenTree::Punct(punct) if punct.as_char() == ':' && !path.is_empty() => {
                    let second =
                        trees.next_if(|next| matches!(next, TokenTree::Punct(p) if p.as_char() == ':'));
                    joined = second.is_some();
                    if !joined {
                        self.end(&mut path, before);
                    }
                }
                TokenTree::Punct(punct) if punct.as_char() == '*' && joined && path.len() > before.len() => {
                    self.say(path.clone(), true);
                    path = before.to_vec();
                    joined = !before.is_empty();
                }
                TokenTree::Group(group) => {
                    let listed = joined && group.delimiter() == Delimiter::Brace;
                    let prefix = if listed { path.clone() } else { Vec::new() };
                    if listed {
                        path = before.to_vec();
                    } else {
                        self.end(&mut path, before);
                    }
                    self.tokens(group.stream(), &prefix);
                    joined = !before.is_empty();
                }
                _ => {
                    self.end(&mut path, before);
                    joined = !before.is_empty();
                }
            }
        }
        self.end(&mut path, before);
    }

    fn end(&mut self, path: &mut Vec<String>, before: &[String]) {
        if path.len() > before.len() {
            self.say(path.clone(), false);
        }
        *path = before.to_vec();
    }
}

/// The name and attributes of an item.
pub fn item_name(item: &Item) -> Option<(&Ident, &[Attribute], Option<&Visibility>)> {
    Some(match item {
        Item::Const(item) => (&item.ident, &item.attrs, Some(&item.vis)),
        Item::Enum(item) => (&item.ident, &item.attrs, Some(&item.vis)),
        Item::Fn(item) => (&item.sig.ident, &item.attrs, Some(&item.vis)),
        Item::Macro(item) => (item.ident.as_ref()?, &item.attrs, None),
        Item::Static(item) => (&item.ident, &item.attrs, Some(&item.vis)),
        Item::Struct(item) => (&item.ident, &item.attrs, Some(&item.vis)),
        Item::Trait(item) => (&item.ident, &item.attrs, Some(&item.vis)),
        Item::Type(item) => (&item.ident, &item.attrs, Some(&item.vis)),
        Item::Union(item) => (&item.ident, &item.attrs, Some(&item.vis)),
        _ => return None,
    })
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if let Some((ident, _, _)) = item_name(item) {
            let ident = ident.to_string();
            self.here().items.insert(ident);
        }
        visit::visit_item(self, item);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let outer = self.module.clone();
        self.module.push(item.ident.to_string());
        if item.content.is_some() {
            self.declare();
            visit::visit_item_mod(self, item);
        }
        self.module = outer;
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.take(&item.tree, Vec::new());
    }

    fn visit_item_macro(&mut self, item: &'ast syn::ItemMacro) {
        self.visit_macro(&item.mac);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let parts = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.say(parts, false);
        visit::visit_path(self, path);
    }

    fn visit_visibility(&mut self, _: &'ast Visibility) {}

    fn visit_macro(&mut self, call: &'ast syn::Macro) {
        self.visit_path(&call.path);
        self.tokens(call.tokens.clone(), &[]);
    }

    fn visit_meta_list(&mut self, list: &'ast syn::MetaList) {
        self.tokens(list.tokens.clone(), &[]);
    }
}
