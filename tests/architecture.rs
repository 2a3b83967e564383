//! The walls between the layers: no layer imports from one below it in the list of
//! `src/lib.rs`, nothing but the window knows Bevy, none before `text` speaks, and whoever
//! plays asks the field as it is now, not the map of the setup.

#[path = "architecture/structure.rs"]
mod structure;

use std::path::{Path, PathBuf};

/// The layers; each may import from itself and from those before it. `text` is words for
/// people over what comes before, `play` what the command line and the window share, and
/// `main` joins all.
const LAYERS: [&str; 9] =
    ["hex", "rules", "scenario", "ai", "record", "text", "play", "cli", "app"];

/// The last two know nothing of each other.
const SIBLINGS: [&str; 2] = ["cli", "app"];

/// Crates that only the window may name.
const WINDOW_ONLY: [&str; 5] = ["bevy", "bevy_egui", "lyon_tessellation", "egui", "wgpu"];

/// The rooms of the window; each may import from itself and from those before it.
const WINDOW: [&str; 8] =
    ["sheet", "table", "battle", "input", "view", "paint", "screens", "shell"];

/// What rooms of the window may not know: whoever shows something shows what he is handed.
const UNKNOWN_TO: [(&str, [&str; 3]); 2] = [
    ("view", ["bevy::", "bevy_egui", "battle::state"]),
    ("paint", ["bevy::", "bevy_egui", "battle::state"]),
];

/// Layers that say everything as data: `text` has the words for it.
const SILENT: [&str; 8] = ["hex", "rules", "scenario", "ai", "record", "play", "cli", "app"];

/// Said through serde, whose errors are words already.
const SAID_BY_SERDE: [&str; 1] = ["a hash is 16 hex digits"];

/// Files with words for machines, and what those are; those with tests alone count for none.
const SAID_TO_MACHINES: [(&str, &str); 1] =
    [("src/app/shell/shader.rs", "lines of a program for the graphics adapter")];

/// Crates that the rules may name besides their own layers.
const OF_THE_RULES: [&str; 4] = ["std", "core", "serde", "rand"];

/// What a map says that no battle changes; anything else of it is to be asked of the field.
const FIXED: [&str; 3] = [".size()", ".hex_metres()", ".metres("];

/// What of a map changes while a battle goes on.
const CHANGES: [&str; 5] = ["cell", "cells", "side", "cell_mut", "side_mut"];

/// Those who make the map and the field, and those who draw the map of a survey.
const MAKES_MAPS: [&str; 3] = ["src/rules/field.rs", "src/scenario", "src/app/sheet"];

/// Files that ask a map all the same, and why.
const ASKS_A_MAP: [(&str, &str); 3] = [
    ("src/rules/field_change.rs", "lays changes on whichever map it is given, for the field"),
    ("src/rules/unseen.rs", "takes off the map what a side does not know, for its field"),
    ("src/app/table/mod.rs", "hands the map as it is now to `app::sheet`"),
];

/// What is wrong with one source file of a layer.
fn offences(layer: &str, source: &str) -> Vec<String> {
    let rank = |name: &str| LAYERS.iter().position(|l| *l == name);
    let own = rank(layer).expect("a layer");
    let code = code_of(source);
    let mut found = Vec::new();
    for root in ["crate::", "khasan::"] {
        for name in imported(&code, root) {
            let sibling =
                name != layer && SIBLINGS.contains(&layer) && SIBLINGS.contains(&name.as_str());
            if sibling || rank(&name).is_some_and(|r| r > own) {
                found.push(format!("`{layer}` imports from `{name}`"));
            }
        }
    }
    if layer != "app" {
        for name in WINDOW_ONLY {
            if names_crate(&code, name) {
                found.push(format!("`{layer}` names `{name}`"));
            }
        }
    }
    if matches!(layer, "hex" | "rules") {
        for path in use_roots(&code) {
            let known = matches!(path.as_str(), "crate" | "self" | "super")
                || OF_THE_RULES.contains(&path.as_str())
                || path.starts_with(char::is_uppercase);
            if !known && !code.contains(&format!("mod {path}")) {
                found.push(format!("`{layer}` uses the crate `{path}`"));
            }
        }
    }
    found
}

/// The source without comments, so that words about other layers are no imports, and
/// without blanks, so that a path may be broken over lines.
fn code_of(source: &str) -> String {
    let lines = source.lines().map(|l| match l.find("//") {
        // A `//` inside a text, such as an address, cuts too much: never too little to see
        // an import, which stands at the start of its line.
        Some(at) => &l[..at],
        None => l,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// The first names after every `root`, braces opened: `crate::{ai, text::x}` gives both.
fn imported(code: &str, root: &str) -> Vec<String> {
    let mut names = Vec::new();
    for (at, _) in code.match_indices(root) {
        let before = code[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
            continue;
        }
        let rest = code[at + root.len()..].trim_start();
        match rest.strip_prefix('{') {
            None => names.push(first_name(rest)),
            Some(list) => names.extend(members(list)),
        }
    }
    names
}

/// First names of the members of a brace list, whose opening brace is behind us.
fn members(list: &str) -> Vec<String> {
    let (mut depth, mut names, mut fresh) = (0, Vec::new(), true);
    for (i, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => fresh = true,
            c if c.is_whitespace() => {}
            _ if fresh && depth == 0 => {
                names.push(first_name(&list[i..]));
                fresh = false;
            }
            _ => {}
        }
    }
    names
}

fn first_name(text: &str) -> String {
    text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

/// True if the code names a crate in a path or a `use`.
fn names_crate(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        let after = &code[at + name.len()..];
        let whole = !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '_' | '.' | '"'));
        whole
            && (after.starts_with("::") || (after.starts_with(';') && code[..at].ends_with("use ")))
    })
}

/// The first names of all `use` declarations.
fn use_roots(code: &str) -> Vec<String> {
    let lines = code.lines().map(str::trim_start);
    let uses = lines.filter_map(|l| {
        l.strip_prefix("pub use ")
            .or_else(|| l.strip_prefix("pub(crate) use "))
            .or_else(|| l.strip_prefix("pub(super) use "))
            .or_else(|| l.strip_prefix("use "))
    });
    uses.map(|l| first_name(l.trim_start_matches("::"))).collect()
}

/// The texts in a source, outside its tests and attributes, that are words for people: two
/// words and a blank between them.
fn prose(source: &str) -> Vec<String> {
    let code = code_of(source.split("#[cfg(test)]").next().unwrap_or_default());
    let plain: Vec<&str> = code.lines().filter(|l| !l.trim_start().starts_with("#[")).collect();
    // A quote as a character opens no text.
    let plain = plain.join("\n").replace("'\"'", "").replace("\\\\", "").replace("\\\"", "");
    let texts = plain.split('"').skip(1).step_by(2);
    texts.filter(|t| is_prose(t) && !SAID_BY_SERDE.contains(t)).map(str::to_owned).collect()
}

fn is_prose(text: &str) -> bool {
    let word = |w: &str| w.len() > 1 && w.chars().all(|c| c.is_ascii_lowercase() || c == ',');
    let words: Vec<&str> = text.split(' ').collect();
    words.windows(2).any(|w| word(w[0]) && word(w[1]))
}

/// Where a source asks a map for what a battle changes, or hands a whole map on.
fn raw_ground(source: &str) -> Vec<String> {
    // A chain of calls may be broken over lines.
    let code = code_of(source).split_whitespace().collect::<Vec<_>>().join(" ").replace(" .", ".");
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let mut found = Vec::new();
    for (at, _) in code.match_indices("map") {
        let (before, after) = (&code[..at], &code[at + 3..]);
        if before.ends_with(is_name) || after.starts_with(is_name) {
            continue;
        }
        // The map of a setup, the map of a field, or one that was got hold of before.
        let field = before.ends_with('.') && !after.starts_with('(');
        let whole = before.ends_with('.') && after.starts_with("()");
        let rest = if whole { &after[2..] } else { after };
        let asks = CHANGES.iter().any(|c| rest.starts_with(&format!(".{c}(")));
        let fixed = FIXED.iter().any(|f| rest.starts_with(f));
        if asks || (field || whole) && !fixed {
            found.push(format!("map{}", after.chars().take(20).collect::<String>()));
        }
    }
    found
}

/// All source files under a folder, or the file `NAME.rs`.
fn sources(layer: &str) -> Vec<PathBuf> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut folders = vec![src.join(layer)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                files.push(path);
            }
        }
    }
    files.extend(Some(src.join(format!("{layer}.rs"))).filter(|p| p.is_file()));
    files
}

#[test]
fn no_layer_imports_upwards() {
    let mut wrong = Vec::new();
    for layer in LAYERS {
        let files = sources(layer);
        assert!(!files.is_empty(), "the layer `{layer}` has no source");
        for file in files {
            let text = std::fs::read_to_string(&file).expect("readable");
            let offences = offences(layer, &text);
            wrong.extend(offences.into_iter().map(|o| format!("{}: {o}", file.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_text_and_what_follows_it_speak() {
    let mut spoken = Vec::new();
    for file in SILENT.iter().flat_map(|layer| sources(layer)) {
        if file.ends_with("tests.rs") || SAID_TO_MACHINES.iter().any(|(f, _)| file.ends_with(f)) {
            continue;
        }
        let source = std::fs::read_to_string(&file).expect("readable");
        spoken
            .extend(prose(&source).into_iter().map(|words| format!("{}: {words}", file.display())));
    }
    assert!(spoken.is_empty(), "prose outside `src/text`:\n{}", spoken.join("\n"));
    for spoken in [
        "fn f() -> &'static str { \"the clock\" }",
        "let m = format!(\"`{name}` is no clock time\");",
        "match b { b'\"' => \"is closed here\", _ => \"\" }",
        "f(\"a \\\"name\\\" for it\")",
    ] {
        assert_eq!(prose(spoken).len(), 1, "{spoken}");
    }
    for silent in [
        "// \"words for the reader\"\nf.req(cx, \"hex_metres\", read);",
        "#[expect(dead_code, reason = \"read on its own\")]",
        "#[cfg(test)]\nmod tests { fn f() { g(\"all is well\") } }",
        "let _ = writeln!(out, \"    ],\\n    at: {at},\\n    snapshot: {},\", at);",
    ] {
        assert_eq!(prose(silent), [] as [String; 0], "{silent}");
    }
}

#[test]
fn whoever_plays_asks_the_field() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut allowed = Vec::new();
    for file in LAYERS.iter().flat_map(|layer| sources(layer)) {
        let path = file.strip_prefix(root).expect("below").display().to_string().replace('\\', "/");
        if MAKES_MAPS.iter().any(|m| path.starts_with(m)) || path.ends_with("tests.rs") {
            continue;
        }
        let asked = raw_ground(&std::fs::read_to_string(&file).expect("readable"));
        if let (Some(a), false) = (ASKS_A_MAP.iter().find(|a| a.0 == path), asked.is_empty()) {
            allowed.push(a.0);
            continue;
        }
        assert!(asked.is_empty(), "{path} asks a map, not the field: {asked:?}");
    }
    allowed.sort_unstable();
    let mut listed = ASKS_A_MAP.map(|a| a.0);
    listed.sort_unstable();
    assert_eq!(allowed, listed, "the list names files that ask no map");
    for planted in [
        "let c = setup.map.cell(hex);",
        "p.setup()\n    .map\n    .side(hex, dir)",
        "for (hex, c) in map.cells() {}",
        "let map = &setup.map;",
        "see(&self.setup.map, hex)",
        "field.map().cell(hex)",
        "draw(p.field().map())",
    ] {
        assert_eq!(raw_ground(planted).len(), 1, "{planted}");
    }
    for fine in [
        "let far = setup.map.metres(a, b) + setup.map.hex_metres();",
        "hexes.iter().map(|h| h.side(dir)).map(f)",
        "if setup.map.size().contains(hex) {}",
        "field.cell(hex).map_or(0, |c| c.elevation)",
        "// setup.map.cell(hex) is the ground before the battle",
        "Setup { map: Arc::default(), ..setup }",
    ] {
        assert_eq!(raw_ground(fine), [] as [String; 0], "{fine}");
    }
}

/// What is wrong with one source file of a room of the window.
fn offences_in_window(room: &str, source: &str) -> Vec<String> {
    let rank = |name: &str| WINDOW.iter().position(|r| *r == name);
    let code = code_of(source);
    let lower = imported(&code, "crate::app::").into_iter().filter(|to| rank(to) > rank(room));
    let mut found: Vec<String> = lower.map(|to| format!("imports upwards: {to}")).collect();
    let unknown = UNKNOWN_TO.iter().filter(|(r, _)| *r == room).flat_map(|(_, names)| names);
    found.extend(unknown.filter(|n| code.contains(**n)).map(|n| format!("knows `{n}`")));
    found
}

#[test]
fn the_rooms_of_the_window_are_in_order() {
    let app = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app");
    let folders = std::fs::read_dir(app).expect("the window").flatten();
    let folders = folders.filter(|e| e.path().is_dir());
    let mut there: Vec<String> =
        folders.map(|e| e.file_name().to_string_lossy().into_owned()).collect();
    let mut listed = WINDOW.to_vec();
    there.sort_unstable();
    listed.sort_unstable();
    assert_eq!(there, listed);
    for room in WINDOW {
        for file in sources(&format!("app/{room}")) {
            if file.ends_with("tests.rs") {
                continue;
            }
            let source = std::fs::read_to_string(&file).expect("readable");
            assert_eq!(offences_in_window(room, &source), [] as [String; 0], "{}", file.display());
        }
    }
    for (room, planted) in [
        ("view", "use crate::app::paint::theme;"),
        ("battle", "use crate::app::{screens::desk::Desk, table::eye::Eye};"),
        ("paint", "use crate::app::battle::state::Battle;"),
        ("paint", "use bevy::prelude::*;"),
        ("view", "fn f(ui: &mut bevy_egui::egui::Ui) {}"),
    ] {
        assert_eq!(offences_in_window(room, planted).len(), 1, "{room}: {planted}");
    }
    let fine = "use crate::app::battle::body::Body;\nuse crate::app::egui::Ui;";
    assert_eq!(offences_in_window("paint", fine), [] as [String; 0]);
}

#[test]
fn every_layer_is_in_the_list() {
    let lib = include_str!("../src/lib.rs");
    let modules = lib.lines().filter_map(|l| l.strip_prefix("pub mod ")?.strip_suffix(';'));
    let mut modules: Vec<_> = modules.collect();
    let mut layers = LAYERS.to_vec();
    modules.sort_unstable();
    layers.sort_unstable();
    assert_eq!(modules, layers);
}

#[test]
fn the_scan_sees_what_it_should() {
    for (layer, planted) in [
        ("hex", "use crate::rules::Side;"),
        ("rules", "fn f() { crate::scenario::load(); }"),
        ("rules", "use crate::{\n    hex::Hex,\n    ai::Player,\n};"),
        ("rules", "use crate::{hex::{Dir, Hex}, text};"),
        ("ai", "pub(crate) use crate::record::Game;"),
        ("record", "use crate::text;"),
        ("text", "use crate::play::Who;"),
        ("play", "use crate::cli::Next;"),
        ("cli", "use crate::app::open;"),
        ("app", "use crate::cli::Next;"),
        ("cli", "khasan::app::open(request)"),
        ("cli", "use bevy::prelude::*;"),
        ("text", "fn f(ui: &mut egui::Ui) {}"),
        ("rules", "use ron::Value;"),
        ("hex", "use bevy::math::Vec2;"),
    ] {
        assert!(!offences(layer, planted).is_empty(), "{layer}: {planted}");
    }
    for (layer, fine) in [
        ("app", "use crate::play::Request;\nuse bevy::prelude::*;"),
        ("cli", "use crate::{play::Request, text};"),
        ("rules", "/// See [`crate::text`].\nuse crate::hex::Hex;"),
        ("rules", "use super::Side;\nuse std::sync::Arc;\nuse serde::Serialize;"),
        ("text", "use crate::{hex, record::{Game, NoUndo}, rules::Side};"),
        ("cli", "// bevy::prelude is for the window\nlet app = 1;"),
        ("scenario", "let text = \"no bevy here\";"),
        ("cli", "let x = other_crate::app::open();"),
    ] {
        assert_eq!(offences(layer, fine), [] as [String; 0], "{layer}: {fine}");
    }
}
