//! Files that are no battles, checked by themselves: parts, rule libraries, surveys.

use super::battle::named::Named;
use super::battle::plan::{PlanReader, Plans};
use super::diag::Diagnostic;
use super::files::Files;
use super::files::parts::{self, Parts};
use super::forces::order_of_battle::{self, Forces};
use super::library::builder::Builder;
use super::map::survey_file;
use super::syntax::read::Cx;
use super::syntax::{Kind, Node};
use crate::rules::Side;

/// Everything wrong with a file that is no battle; `None` if it is one, or cannot be read.
pub fn check(files: &Files, name: &str) -> Option<Vec<Diagnostic>> {
    let found = files.scenario(name).ok()?;
    let mut cx = Cx::default();
    let file = cx.open(found.source());
    let root = cx.parse(&found.text);
    if is_library(&root) {
        drop(Builder::read(&mut cx, &root));
    } else if is_survey(&root) {
        // It opens the file itself, as for a scenario.
        cx = Cx::default();
        survey_file::read(&mut cx, &found);
    } else if parts::is_part(&root) {
        let mut library = Builder::default();
        if let Ok(rules) = files.rules() {
            cx.open(rules.source());
            let root = cx.parse(&rules.text);
            library = Builder::read(&mut cx, &root);
        }
        cx.switch(file);
        check_part(&mut cx, file, root, &mut library);
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

/// Checks a part: all but what depends on a map or on names defined elsewhere.
fn check_part(cx: &mut Cx, file: usize, root: Node, library: &mut Builder) {
    let roots = [Some((file, root))];
    let mut parts = Parts::read(cx, &roots);
    parts.damaged = true;
    library.damaged = true;
    let mut named = Named { damaged: true, ..Named::default() };
    parts.each(cx, |cx, part| {
        part.weapons.into_iter().for_each(|n| library.add_weapons(cx, n));
        part.unit_types.into_iter().for_each(|n| library.add_types(cx, n));
        part.areas.into_iter().for_each(|n| named.read_areas(cx, n, None));
    });
    for side in Side::ALL {
        order_of_battle::unused(cx, library, &parts, side, &[]);
    }
    let forces = Forces { damaged: true, ..Forces::default() };
    Plans::read(cx, None, PlanReader { named: &mut named, forces: &forces, parts: &parts });
}
