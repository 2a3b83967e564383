//! The tree of modules as an import graph: no circles between rooms, none of more than two
//! files, and one meaning for every name of a type.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use syn::visit::{self, Visit};
use syn::{Attribute, File, Item, UseTree, Visibility};

/// Pairs of files that import from each other, and why they do.
const PAIRS: [(&str, &str, &str); 1] = [(
    "rules/field.rs",
    "rules/step.rs",
    "the field keeps the price of every step, and the price comes from the field",
)];

/// Types of one name in two places, and why.
const HOMONYMS: [(&str, &str); 1] = [("Error", "each layer has its own, named by its module")];

/// A source file, by its module path: `["rules", "fire"]`.
struct Module {
    path: Vec<String>,
    file: String,
    code: File,
    /// What it takes from elsewhere, absolute, without re-exports of its own children.
    imports: Vec<Vec<String>>,
    /// Names that it hands on, and where they come from; `*` for all of a module.
    exports: Vec<(String, Vec<String>)>,
}

/// True for what is built for tests only.
fn is_test(attrs: &[Attribute]) -> bool {
    let cfg = |a: &Attribute| {
        a.path().is_ident("cfg") && a.parse_args::<syn::Ident>().is_ok_and(|i| i == "test")
    };
    attrs.iter().any(cfg)
}

/// The leaves of a use tree.
fn leaves(tree: &UseTree, before: &[String], out: &mut Vec<(String, Vec<String>)>) {
    let mut path = before.to_vec();
    match tree {
        UseTree::Path(p) => {
            path.push(p.ident.to_string());
            leaves(&p.tree, &path, out);
        }
        UseTree::Name(n) if n.ident == "self" => {
            out.push((path.last().cloned().unwrap_or_default(), path));
        }
        UseTree::Name(n) => {
            path.push(n.ident.to_string());
            out.push((n.ident.to_string(), path));
        }
        UseTree::Rename(r) => {
            path.push(r.ident.to_string());
            out.push((r.rename.to_string(), path));
        }
        UseTree::Glob(_) => out.push(("*".to_owned(), path)),
        UseTree::Group(g) => g.items.iter().for_each(|t| leaves(t, before, out)),
    }
}

/// Paths in code that begin with `crate` or `super`.
struct Paths<'a> {
    at: &'a [String],
    found: Vec<Vec<String>>,
}

impl<'ast> Visit<'ast> for Paths<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        let attrs = match item {
            Item::Mod(m) => &m.attrs,
            Item::Fn(f) => &f.attrs,
            _ => &[][..],
        };
        if !is_test(attrs) && !matches!(item, Item::Use(_)) {
            visit::visit_item(self, item);
        }
    }

    /// Who may see an item is no import.
    fn visit_visibility(&mut self, _: &'ast Visibility) {}

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|s| s.ident.to_string()).collect();
        self.found.extend(absolute(self.at, &names));
        visit::visit_path(self, path);
    }
}

/// A path from the root of the crate, or none if it leads elsewhere.
fn absolute(at: &[String], names: &[String]) -> Option<Vec<String>> {
    let (mut base, mut rest) = match names.first()?.as_str() {
        "crate" | "khasan" => (Vec::new(), &names[1..]),
        "super" | "self" => (at.to_vec(), names),
        _ => return None,
    };
    while let Some(first) = rest.first() {
        match first.as_str() {
            "super" => {
                base.pop()?;
            }
            "self" => {}
            _ => break,
        }
        rest = &rest[1..];
    }
    base.extend_from_slice(rest);
    Some(base)
}

fn read(src: &Path, file: &Path) -> Module {
    let inside = file.strip_prefix(src).expect("below src").with_extension("");
    let mut path: Vec<String> = inside.iter().map(|p| p.to_string_lossy().into_owned()).collect();
    if path.last().is_some_and(|l| l == "mod" || l == "lib" || l == "main") {
        path.pop();
    }
    let text = std::fs::read_to_string(file).expect("readable");
    let code = syn::parse_file(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let (mut imports, mut exports) = (Vec::new(), Vec::new());
    let children: BTreeSet<String> = code
        .items
        .iter()
        .filter_map(|i| if let Item::Mod(m) = i { Some(m.ident.to_string()) } else { None })
        .collect();
    for item in &code.items {
        let Item::Use(u) = item else { continue };
        if is_test(&u.attrs) {
            continue;
        }
        let mut list = Vec::new();
        leaves(&u.tree, &[], &mut list);
        for (name, names) in list {
            let own = children.contains(&names[0]);
            let names = if own { [&["self".to_owned()], &names[..]].concat() } else { names };
            let Some(to) = absolute(&path, &names) else { continue };
            if !matches!(u.vis, Visibility::Inherited) {
                exports.push((name, to.clone()));
            }
            if !(matches!(u.vis, Visibility::Public(_) | Visibility::Restricted(_)) && own) {
                imports.push(to);
            }
        }
    }
    let mut paths = Paths { at: &path, found: Vec::new() };
    paths.visit_file(&code);
    imports.append(&mut paths.found);
    let file = format!("{}.rs", inside.display());
    Module { path, file, code, imports, exports }
}

/// All modules but those that are nothing but tests.
fn modules() -> Vec<Module> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![src.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs")
                && path.file_stem().is_some_and(|s| s != "main")
            {
                files.push(path);
            }
        }
    }
    files.sort();
    let all: Vec<Module> = files.iter().map(|f| read(&src, f)).collect();
    let mut tests = BTreeSet::new();
    for m in &all {
        for item in &m.code.items {
            if let Item::Mod(child) = item
                && is_test(&child.attrs)
            {
                tests.insert([&m.path[..], &[child.ident.to_string()]].concat());
            }
        }
    }
    all.into_iter().filter(|m| !tests.contains(&m.path)).collect()
}

/// The module that a path ends in, re-exports followed.
fn resolve(modules: &[Module], path: &[String], depth: u8) -> Option<usize> {
    let fits = |m: &&Module| path.starts_with(&m.path);
    let best = modules.iter().filter(fits).max_by_key(|m| m.path.len())?;
    let at = modules.iter().position(|m| std::ptr::eq(m, best))?;
    let Some(name) = path.get(best.path.len()).filter(|_| depth < 8) else { return Some(at) };
    for (exported, from) in &best.exports {
        if exported == name || exported == "*" && defines(modules, from, name) {
            return resolve(modules, from, depth + 1);
        }
    }
    Some(at)
}

/// True if a module has an item of a name.
fn defines(modules: &[Module], path: &[String], name: &str) -> bool {
    modules.iter().filter(|m| m.path == path).any(|m| {
        m.exports.iter().any(|e| e.0 == name)
            || m.code.items.iter().any(|i| name_of(i).is_some_and(|n| n == name))
    })
}

fn name_of(item: &Item) -> Option<String> {
    Some(match item {
        Item::Struct(x) => x.ident.to_string(),
        Item::Enum(x) => x.ident.to_string(),
        Item::Trait(x) => x.ident.to_string(),
        Item::Type(x) => x.ident.to_string(),
        Item::Const(x) => x.ident.to_string(),
        Item::Fn(x) => x.sig.ident.to_string(),
        _ => return None,
    })
}

/// For each node those it imports from.
type Graph = BTreeMap<String, BTreeSet<String>>;

/// Between modules, each named by `node`; what a node imports from itself is left out.
fn graph(modules: &[Module], node: impl Fn(&Module) -> String) -> Graph {
    let mut out = Graph::new();
    for m in modules {
        let from = node(m);
        let to = out.entry(from.clone()).or_default();
        for path in &m.imports {
            if let Some(i) = resolve(modules, path, 0) {
                let target = node(&modules[i]);
                if target != from {
                    to.insert(target);
                }
            }
        }
    }
    out
}

/// All that can be got to from a node.
fn within_reach(graph: &Graph, from: &str) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut open = vec![from.to_owned()];
    while let Some(next) = open.pop() {
        for to in graph.get(&next).into_iter().flatten() {
            if seen.insert(to.clone()) {
                open.push(to.clone());
            }
        }
    }
    seen
}

/// The circles of a graph, each sorted.
fn circles(graph: &Graph) -> BTreeSet<Vec<String>> {
    let reach: BTreeMap<&String, BTreeSet<String>> =
        graph.keys().map(|n| (n, within_reach(graph, n))).collect();
    let mut out = BTreeSet::new();
    for (node, reached) in &reach {
        if reached.contains(*node) {
            let back = |n: &&String| reach.get(n).is_some_and(|r| r.contains(*node));
            out.insert(reached.iter().filter(back).cloned().collect());
        }
    }
    out
}

#[test]
fn no_circle_of_files_is_longer_than_two() {
    let modules = modules();
    let graph = graph(&modules, |m| m.file.clone());
    let mut known: BTreeSet<Vec<String>> = PAIRS
        .iter()
        .map(|(a, b, why)| {
            assert!(!why.is_empty());
            vec![(*a).to_owned(), (*b).to_owned()]
        })
        .collect();
    let mut wrong = Vec::new();
    for circle in circles(&graph) {
        if !known.remove(&circle) {
            wrong.push(circle.join("\n    "));
        }
    }
    assert!(wrong.is_empty(), "circles of files:\n    {}", wrong.join("\n  and\n    "));
    assert!(known.is_empty(), "these are no circles any more: {known:?}");
}

/// The room of a module inside a layer: `ai/look`, or the file where a layer is flat.
fn room(m: &Module) -> String {
    match m.path.as_slice() {
        [layer, room, _, ..] => format!("{layer}/{room}"),
        // The face of a room belongs to it.
        [layer, room] if m.file.ends_with("/mod.rs") || m.file.ends_with("/mod") => {
            format!("{layer}/{room}")
        }
        _ => m.file.clone(),
    }
}

#[test]
fn no_circle_leads_through_rooms() {
    let modules = modules();
    let graph = graph(&modules, room);
    let of_rooms = |c: &Vec<String>| c.iter().any(|n| !n.ends_with(".rs"));
    let wrong: Vec<String> =
        circles(&graph).into_iter().filter(of_rooms).map(|c| c.join("\n    ")).collect();
    assert!(wrong.is_empty(), "circles of rooms:\n    {}", wrong.join("\n  and\n    "));
}

#[test]
fn a_name_of_a_type_has_one_meaning() {
    struct Types(Vec<String>);
    impl<'ast> Visit<'ast> for Types {
        fn visit_item(&mut self, item: &'ast Item) {
            match item {
                Item::Mod(m) if is_test(&m.attrs) => return,
                Item::Struct(_) | Item::Enum(_) | Item::Trait(_) | Item::Type(_) => {
                    self.0.extend(name_of(item));
                }
                _ => {}
            }
            visit::visit_item(self, item);
        }
    }
    let mut places: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for m in modules() {
        let mut types = Types(Vec::new());
        types.visit_file(&m.code);
        for name in types.0 {
            places.entry(name).or_default().push(m.file.clone());
        }
    }
    let twice: Vec<String> = places
        .iter()
        .filter(|(name, at)| at.len() > 1 && !HOMONYMS.iter().any(|h| h.0 == *name))
        .map(|(name, at)| format!("`{name}`: {}", at.join(", ")))
        .collect();
    assert!(twice.is_empty(), "names of several types:\n{}", twice.join("\n"));
    for (name, _) in HOMONYMS {
        assert!(places.get(name).is_some_and(|at| at.len() > 1), "`{name}` stands once only");
    }
}
