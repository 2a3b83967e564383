//! Files of parts that several scenarios share: formations, types, works, areas.
//!
//! What a part says in metres and lies outside a scenario's window is left out, so that
//! one part serves windows of every size and scale; what cannot be left out, a unit, is
//! reported in the part's own file.

use super::texts::{Files, Found, MAX_BYTES};
use super::tree;
use crate::rules::{BySide, Side};
use crate::scenario::diag::finding::{BattleGroup, FileFinding, Finding, Items, Thing};
use crate::scenario::diag::{Diagnostic, Span};
use crate::scenario::syntax::format::format;
use crate::scenario::syntax::read::{Cx, Loc};
use crate::scenario::syntax::{Kind, Node};

/// Most parts a scenario may include.
const MAX_PARTS: usize = 16;

/// Where these stand in one file, if they do.
#[derive(Clone, Copy, Debug, Default)]
pub struct Fieldworks<'n, 's> {
    /// `["0304/0305", (x, y)]`
    pub crossings: Option<&'n Node<'s>>,
    /// `[(rows: 2, sides: ["0304 E SE"])]`
    pub wire: Option<&'n Node<'s>>,
    /// `[(kind: Foxholes, at: ["0304", "0305"])]`
    pub works: Option<&'n Node<'s>>,
}

/// One part, its fields as they stand in its file.
#[derive(Debug)]
pub struct IncludedPart<'n, 's> {
    /// Which of the files being read it is.
    pub file: usize,
    /// Its weapons.
    pub weapons: Option<&'n Node<'s>>,
    /// Its unit types.
    pub unit_types: Option<&'n Node<'s>>,
    /// Its areas.
    pub areas: Option<&'n Node<'s>>,
    /// Its lines of the plans.
    pub plan: Option<&'n Node<'s>>,
    /// What lies on its ground.
    pub fieldworks: Fieldworks<'n, 's>,
}

/// A formation written in a part.
#[derive(Debug)]
pub struct Written<'n, 's> {
    /// Its file.
    pub file: usize,
    /// Its fields.
    pub node: &'n Node<'s>,
    /// Its name.
    name: &'n str,
    /// Where the name stands.
    span: Span,
    /// The formation around it.
    pub parent: Option<usize>,
    /// One past the last formation below it.
    pub end: usize,
}

/// All parts of a scenario.
#[derive(Debug, Default)]
pub struct Parts<'n, 's> {
    /// One by one.
    pub list: Vec<IncludedPart<'n, 's>>,
    /// The formations of each side in all of them, parents before children.
    pub written: BySide<Vec<Written<'n, 's>>>,
    /// Set where a part could not be read: names may be missing through no fault of
    /// those who use them.
    pub damaged: bool,
}

/// The texts of the parts that a scenario includes; `None` for one that is not to be had.
pub fn fetch(
    cx: &mut Cx,
    node: Option<&Node>,
    files: &Files,
    scenario: &Found,
) -> Vec<Option<Found>> {
    let Some(node) = node else { return Vec::new() };
    let mut seen: Vec<(String, Span)> = Vec::new();
    let mut bytes = scenario.text.len() as u64;
    let items = cx.list(node, Items::Files);
    let items = cx.capped(items, MAX_PARTS, Items::IncludedFiles, node.span);
    items
        .iter()
        .map(|item| {
            let name = cx.name(item)?;
            if let Some(first) = seen.iter().find(|s| s.0 == name) {
                cx.report_again(item.span, cx.loc(first.1), FileFinding::IncludedTwice { name });
                return None;
            }
            seen.push((name.clone(), item.span));
            let found = match files.beside(scenario, &name) {
                Ok(found) => found,
                Err(d) => {
                    let said = relocated(cx, *d, &name, item.span);
                    cx.push(said);
                    return None;
                }
            };
            let before = bytes;
            bytes += found.text.len() as u64;
            if bytes > MAX_BYTES {
                if before > MAX_BYTES {
                    return None;
                }
                cx.report(item.span, FileFinding::TooLargeTogether { most: MAX_BYTES });
                return None;
            }
            Some(found)
        })
        .collect()
}

/// True for a file that holds parts: it has nothing of what makes a battle.
pub fn is_part(root: &Node) -> bool {
    let Kind::Struct(fields) = &root.kind else { return false };
    let has = |names: &[&str]| fields.iter().any(|f| names.contains(&f.name));
    !has(&["title", "date", "briefing", "start", "turns", "map", "objectives", "scoring"])
        && has(&["weapons", "unit_types", "areas", "plan", "forces", "crossings", "wire", "works"])
}

/// A fault of a file, said where the scenario names it, unless it has a place of its own.
pub fn relocated(cx: &Cx, mut d: Diagnostic, name: &str, span: Span) -> Diagnostic {
    if d.place.line == 0 {
        if let Finding::File(FileFinding::Fault(fault)) = d.finding {
            d.finding = FileFinding::Named { name: name.to_owned(), fault }.into();
        }
        d.place = cx.place(cx.loc(span));
    }
    d
}

/// A part's text as a tree, with its number among the files.
pub fn parse<'s>(cx: &mut Cx, found: Option<&'s Found>) -> Option<(usize, Node<'s>)> {
    let found = found?;
    let before = cx.current();
    let file = cx.open(found.source());
    let root = cx.parse(&found.text);
    cx.switch(before);
    Some((file, root))
}

impl<'n, 's> Parts<'n, 's> {
    /// Reads the heads of all parts.
    pub fn read(cx: &mut Cx, roots: &'n [Option<(usize, Node<'s>)>]) -> Parts<'n, 's> {
        let mut parts = Parts { damaged: roots.iter().any(Option::is_none), ..Parts::default() };
        let before = cx.current();
        for (file, root) in roots.iter().flatten() {
            cx.switch(*file);
            parts.part(cx, *file, root);
            parts.damaged |= root.is_damaged();
        }
        cx.switch(before);
        parts
    }

    fn part(&mut self, cx: &mut Cx, file: usize, root: &'n Node<'s>) {
        let Some(mut f) = cx.fields(root, BattleGroup::Part) else { return };
        f.req(cx, "format", format);
        if f.node("include").is_some() {
            cx.report(f.span_of("include"), FileFinding::Nested);
        }
        if let Some(node) = f.node("forces")
            && let Some(mut sides) = cx.fields(node, BattleGroup::Forces)
        {
            for (side, field) in [(Side::Soviet, "soviet"), (Side::Japan, "japan")] {
                for item in sides.node(field).map_or(&[][..], |n| cx.list(n, Items::Formations)) {
                    gather(file, item, None, &mut self.written[side]);
                }
            }
            sides.done(cx);
        }
        self.list.push(IncludedPart {
            file,
            weapons: f.node("weapons"),
            unit_types: f.node("unit_types"),
            areas: f.node("areas"),
            plan: f.node("plan"),
            fieldworks: Fieldworks {
                crossings: f.node("crossings"),
                wire: f.node("wire"),
                works: f.node("works"),
            },
        });
        f.source(cx);
        f.done(cx);
    }

    /// Goes through the parts, each the file being read while its turn lasts.
    pub fn each(&self, cx: &mut Cx, mut read: impl FnMut(&mut Cx, &IncludedPart<'n, 's>)) {
        let before = cx.current();
        for part in &self.list {
            cx.switch(part.file);
            read(cx, part);
        }
        cx.switch(before);
    }

    /// The formation of a name among those written in parts.
    pub fn find(&self, cx: &mut Cx, side: Side, name: &str, span: Span) -> Option<usize> {
        let list = &self.written[side];
        if !cx.work(4 * list.len(), span) {
            return None;
        }
        let found = tree::find(name, list.len(), |i| (list[i].name, list[i].parent));
        match found.as_slice() {
            [one] => return Some(*one),
            [] if self.damaged => {}
            [] => {
                let names: Vec<&str> = list.iter().map(|w| w.name).collect();
                cx.unknown(span, Thing::IncludedFormation, name, &names);
            }
            [first, second, ..] => {
                let places = [first, second].map(|&i| self.loc(side, i));
                tree::ambiguous(cx, span, name, &places);
            }
        }
        None
    }

    /// The one formation of a name, if there is just one, without a finding.
    pub fn index(&self, cx: &mut Cx, side: Side, node: &Node) -> Option<usize> {
        let (Kind::Text(name), list) = (&node.kind, &self.written[side]) else { return None };
        if !cx.work(4 * list.len(), node.span) {
            return None;
        }
        let found = tree::find(name, list.len(), |i| (list[i].name, list[i].parent));
        if let [one] = found.as_slice() { Some(*one) } else { None }
    }

    /// Where the name of a formation stands.
    pub fn loc(&self, side: Side, index: usize) -> Loc {
        let w = &self.written[side][index];
        Loc { file: w.file, span: w.span }
    }
}

/// Lists a formation and those below it. What is wrong with them is said when they are read.
fn gather<'n, 's>(
    file: usize,
    node: &'n Node<'s>,
    parent: Option<usize>,
    out: &mut Vec<Written<'n, 's>>,
) {
    let Kind::Struct(fields) = &node.kind else { return };
    let value = |name: &str| fields.iter().find(|f| f.name == name).map(|f| &f.value);
    let (name, span) = match value("name") {
        Some(Node { kind: Kind::Text(t), span }) => (t.trim(), *span),
        _ => ("", node.span),
    };
    let index = out.len();
    out.push(Written { file, node, name, span, parent, end: index + 1 });
    if let Some(Node { kind: Kind::List(items), .. }) = value("formations") {
        for item in items {
            gather(file, item, Some(index), out);
        }
    }
    out[index].end = out.len();
}
