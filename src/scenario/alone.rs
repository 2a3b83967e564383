//! Files that are no battles, checked by themselves: parts, rule libraries, surveys.

use super::diag::Diagnostic;
use super::files::Files;
use super::read::Cx;
use super::spanned::{Kind, Node};
use super::{library, parts, sheet};

/// Everything wrong with a file that is no battle; `None` if it is one, or cannot be read.
pub fn check(files: &Files, name: &str) -> Option<Vec<Diagnostic>> {
    let found = files.scenario(name).ok()?;
    let mut cx = Cx::default();
    let file = cx.open(found.source());
    let root = cx.parse(&found.text);
    if is_library(&root) {
        drop(library::Builder::read(&mut cx, &root));
    } else if is_survey(&root) {
        // It opens the file itself, as for a scenario.
        cx = Cx::default();
        sheet::read(&mut cx, &found);
    } else if parts::is_part(&root) {
        let mut library = library::Builder::default();
        if let Ok(rules) = files.rules() {
            cx.open(rules.source());
            let root = cx.parse(&rules.text);
            library = library::Builder::read(&mut cx, &root);
        }
        cx.switch(file);
        parts::check(&mut cx, file, root, &mut library);
    } else {
        return None;
    }
    Some(cx.finish())
}

/// No battle and no part of one has these.
fn is_library(root: &Node) -> bool {
    has(root, &["mobility", "terrain", "tuning"]) && !has(root, &["title", "map", "forces"])
}

/// The same for a survey.
fn is_survey(root: &Node) -> bool {
    has(root, &["extent", "hills", "ridges", "rivers"]) && !has(root, &["title", "map", "forces"])
}

fn has(root: &Node, names: &[&str]) -> bool {
    matches!(&root.kind, Kind::Struct(fields) if fields.iter().any(|f| names.contains(&f.name)))
}
