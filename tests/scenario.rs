//! Shipped files are clean, wrong files are explained, broken files do no harm.

use khasan::scenario::{self, Files, render};
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn shipped_scenarios_are_clean() {
    let files = Files::embedded();
    let names = files.names();
    assert!(names.contains(&"example-marsh-crossing".to_owned()));
    for name in names {
        let found = scenario::check(&files, &name);
        assert!(found.is_empty(), "{name}:\n{}", render(&found));
    }
}

#[test]
fn sources_load_again_from_a_bundle() {
    for name in Files::embedded().names() {
        let first = scenario::load(&Files::embedded(), &name).expect("it loads");
        let again = scenario::load(&Files::bundle(first.sources.clone()), &name).expect("again");
        assert_eq!(first.setup, again.setup);
        assert_eq!(first.sources, again.sources);
    }
}

#[test]
fn the_menu_lists_all_with_heads() {
    for s in scenario::list(&Files::embedded()) {
        assert!(!s.title.is_empty() && !s.date.is_empty(), "{s:?}");
        assert!(s.briefing.soviet.contains("\n\n"), "{s:?}");
        assert!(s.problems.is_empty());
    }
}

/// Every file in `tests/diagnostics` says exactly what stands in the text beside it.
/// `BLESS=1` writes the texts.
#[test]
fn diagnostics_say_what_they_should() {
    let dir = root().join("tests/diagnostics");
    let mut codes = std::collections::BTreeSet::new();
    let mut wrong = Vec::new();
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(&dir).expect("the folder").flatten().map(|e| e.path()).collect();
    paths.sort();
    for path in paths.iter().filter(|p| p.extension().is_some_and(|e| e == "ron")) {
        let shown = path.strip_prefix(root()).expect("below").display().to_string();
        let found = scenario::check(&Files::embedded(), path.to_str().expect("a name"));
        codes.extend(found.iter().map(|d| d.code));
        let text = render(&found).replace(path.to_str().expect("a name"), &shown);
        let expected = path.with_extension("txt");
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&expected, &text).expect("written");
        }
        if std::fs::read_to_string(&expected).unwrap_or_default() != text {
            wrong.push(format!("{shown}:\n{text}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let missing: Vec<_> =
        scenario::code::ALL.iter().map(|c| c.id).filter(|c| !codes.contains(c)).collect();
    println!("without a file: {missing:?}");
    assert!(!codes.is_empty(), "{codes:?}");
}
