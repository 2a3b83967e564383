//! What a battle is about: areas, objectives, points, weather, events.

use crate::rules::AreaId;
use crate::rules::setup::{Area, Exit, Objective, Pays, Scoring};
use crate::scenario::diag::Span;
use crate::scenario::diag::finding::{
    BattleFinding, BattleGroup, Choice, Group, Items, NameFinding, Role, ShapeFinding, Thing,
};
use crate::scenario::map::atlas::Atlas;
use crate::scenario::syntax::keyword::{by_side, single, variant};
use crate::scenario::syntax::names;
use crate::scenario::syntax::read::{Cx, Loc};
use crate::scenario::syntax::{Kind, Node};

/// Most areas in a scenario.
const MAX_AREAS: usize = 1000;
/// Most objectives in a scenario.
const MAX_OBJECTIVES: usize = 200;
/// Most events, exits, or figures of the record in a scenario.
pub(crate) const MAX_EVENTS: usize = 1000;

/// Named things of the scenario that others refer to, with their places.
#[derive(Debug, Default)]
pub struct Named {
    /// The areas; an [`AreaId`] is an index.
    pub areas: Vec<Area>,
    /// Where each is defined.
    pub area_locs: Vec<Loc>,
    /// The objectives, in the order of the setup.
    pub objectives: Vec<Objective>,
    /// Where each is defined.
    pub objective_locs: Vec<Loc>,
    /// Areas used by something.
    pub used: Vec<bool>,
    /// Set where a file is missing: names may then be so through no fault of their users.
    pub damaged: bool,
    /// Areas of parts that lie outside this map.
    pub outside: Vec<(String, Loc)>,
}

impl Named {
    /// Reads `areas: { "crest": ["0304", …] }`.
    pub fn read_areas(&mut self, cx: &mut Cx, node: &Node, atlas: Option<&Atlas>) {
        let entries = cx.entries(node, Items::Areas);
        for (key, value) in cx.capped(entries, MAX_AREAS, Items::Areas, node.span) {
            let Some(name) = cx.name(key) else { continue };
            if let Some(i) = self.areas.iter().position(|a| a.name == name) {
                twice(cx, Thing::Area, name, key.span, self.area_locs[i]);
                continue;
            }
            if let Some(i) = self.outside.iter().position(|a| a.0 == name) {
                twice(cx, Thing::Area, name, key.span, self.outside[i].1);
                continue;
            }
            let errors = cx.errors();
            let mut hexes = atlas.map(|a| a.hexes(cx, value)).unwrap_or_default();
            hexes.sort_unstable();
            hexes.dedup();
            let written = !matches!(&value.kind, Kind::List(l) if l.is_empty());
            if hexes.is_empty() && written && atlas.is_some_and(|a| a.clip) {
                self.outside.push((name, cx.loc(key.span)));
                continue;
            }
            if hexes.is_empty() && atlas.is_some() && cx.errors() == errors {
                cx.report(value.span, BattleFinding::EmptyArea { name: name.clone() });
            }
            self.areas.push(Area { name, hexes });
            self.area_locs.push(cx.loc(key.span));
            self.used.push(false);
        }
    }

    /// Reads the list of objectives.
    pub fn read_objectives(&mut self, cx: &mut Cx, node: &Node) {
        let items = cx.list(node, Items::Objectives);
        for item in cx.capped(items, MAX_OBJECTIVES, Items::Objectives, node.span) {
            let Some(mut f) = cx.fields(item, BattleGroup::Objective) else { continue };
            let name = f.req(cx, "name", Cx::name).unwrap_or_default();
            let area = f.req(cx, "area", |cx, n| self.area(cx, n));
            let points = f.req(cx, "points", |cx, n| by_side(cx, n, points));
            let pays = f.req(cx, "pays", pays);
            let holder = f.opt(cx, "holder", |cx, n| cx.one_of(n, Choice::Side, names::SIDES));
            let min_men = f.or(cx, "min_men", 1, |cx, n| cx.number(n, 1..=1000));
            let hold_min: u32 = f.or(cx, "hold", 30, |cx, n| cx.number(n, 0..=1440));
            f.source(cx);
            let span = f.span_of("name");
            f.done(cx);
            if let Some(i) = self.objectives.iter().position(|o| o.name == name) {
                twice(cx, Thing::Objective, name.clone(), span, self.objective_locs[i]);
            }
            let objective = Objective {
                name,
                area: area.unwrap_or(AreaId(0)),
                points: points.unwrap_or_default(),
                pays: pays.unwrap_or(Pays::AtEnd),
                holder,
                min_men,
                hold_s: hold_min * 60,
            };
            self.objectives.push(objective);
            self.objective_locs.push(cx.loc(span));
        }
    }

    /// True for the name of an area of a part that lies outside this map.
    pub fn is_outside(&self, node: &Node) -> bool {
        matches!(&node.kind, Kind::Text(t) if self.outside.iter().any(|a| a.0 == t.trim()))
    }

    /// The area of a name.
    pub fn area(&mut self, cx: &mut Cx, node: &Node) -> Option<AreaId> {
        if let Kind::Text(text) = &node.kind
            && let Some(area) = self.outside.iter().find(|a| a.0 == text.trim())
        {
            let finding = BattleFinding::AreaOutside { name: text.to_string() };
            let d = cx.diag(node.span, finding).related(cx.place(area.1), Role::Defined);
            cx.push(d);
            return None;
        }
        if !cx.work(self.areas.len(), node.span) {
            return None;
        }
        let names: Vec<&str> = self.areas.iter().map(|a| a.name.as_str()).collect();
        if let (true, Kind::Text(text)) = (self.damaged, &node.kind)
            && !names.contains(&text.trim())
        {
            return None;
        }
        let i = find(cx, node, Thing::Area, &names)?;
        self.used[usize::from(i)] = true;
        Some(AreaId(i))
    }

    pub(crate) fn objective(&self, cx: &mut Cx, node: &Node) -> Option<u16> {
        let names: Vec<&str> = self.objectives.iter().map(|o| o.name.as_str()).collect();
        find(cx, node, Thing::Objective, &names)
    }

    /// Reads `scoring`.
    pub fn read_scoring(&mut self, cx: &mut Cx, node: &Node) -> Scoring {
        let Some(mut f) = cx.fields(node, BattleGroup::Scoring) else { return Scoring::default() };
        let scoring = Scoring {
            per_100_men: f
                .opt(cx, "per_100_men", |cx, n| by_side(cx, n, points))
                .unwrap_or_default(),
            per_10_pieces: f
                .opt(cx, "per_10_pieces", |cx, n| by_side(cx, n, points))
                .unwrap_or_default(),
            levels: f.req(cx, "levels", levels).unwrap_or([10, 20, 40]),
            exits: f
                .opt(cx, "exits", |cx, n| {
                    Some(cx.some(n, MAX_EVENTS, Items::Exits, |cx, n| self.exit(cx, n)))
                })
                .unwrap_or_default(),
        };
        f.source(cx);
        f.done(cx);
        scoring
    }

    fn exit(&mut self, cx: &mut Cx, node: &Node) -> Option<Exit> {
        let mut f = cx.fields(node, BattleGroup::Exit)?;
        let side = f.req(cx, "side", |cx, n| cx.one_of(n, Choice::Side, names::SIDES));
        let area = f.req(cx, "area", |cx, n| self.area(cx, n));
        let at = f.req(cx, "at", Cx::clock);
        let per_100_men = f.req(cx, "per_100_men", points);
        f.source(cx);
        f.done(cx);
        Some(Exit { side: side?, area: area?, at: at?, per_100_men: per_100_men? })
    }
}

fn twice(cx: &mut Cx, what: Thing, name: String, span: Span, first: Loc) {
    cx.report_again(span, first, NameFinding::DefinedTwice { what, name });
}

fn find(cx: &mut Cx, node: &Node, what: Thing, valid: &[&str]) -> Option<u16> {
    let name = cx.text(node)?;
    let found = valid.iter().position(|v| *v == name);
    if found.is_none() {
        cx.unknown(node.span, what, &name, valid);
    }
    found.and_then(|i| u16::try_from(i).ok())
}

fn points(cx: &mut Cx, node: &Node) -> Option<u32> {
    cx.number(node, 0..=100_000)
}

/// `AtEnd`, `At("17:30")` or `EachTurn(from: "16:00", to: "18:00")`.
fn pays(cx: &mut Cx, node: &Node) -> Option<Pays> {
    if matches!(node.kind, Kind::Named("AtEnd", None)) {
        return Some(Pays::AtEnd);
    }
    let (name, inner) = variant(cx, node, Choice::Payment, &["AtEnd", "At", "EachTurn"])?;
    match name {
        "At" => {
            let node = single(cx, inner)?;
            cx.clock(node).map(Pays::At)
        }
        "EachTurn" => {
            let mut f = cx.fields(inner, Group::Keyword("EachTurn"))?;
            let from = f.req(cx, "from", Cx::clock);
            let to = f.req(cx, "to", Cx::clock);
            let span = f.span_of("to");
            f.done(cx);
            let (from, to) = (from?, to?);
            if to <= from {
                cx.report(span, BattleFinding::Backwards { from, to });
            }
            Some(Pays::EachTurn(from, to))
        }
        _ => {
            cx.report(node.span, ShapeFinding::Details { keyword: "AtEnd" });
            None
        }
    }
}

/// `(marginal: 10, clear: 20, decisive: 40)`
fn levels(cx: &mut Cx, node: &Node) -> Option<[u32; 3]> {
    let mut f = cx.fields(node, BattleGroup::Levels)?;
    let score = |cx: &mut Cx, n: &Node| cx.number::<u32>(n, 1..=100_000);
    let marginal = f.req(cx, "marginal", score);
    let clear = f.req(cx, "clear", score);
    let decisive = f.req(cx, "decisive", score);
    let (head, second) = (f.span_of("clear"), f.span_of("decisive"));
    f.done(cx);
    let (m, c, d) = (marginal?, clear?, decisive?);
    for (before, points, span) in [(m, c, head), (c, d, second)] {
        if points <= before {
            cx.report(span, BattleFinding::LevelOrder { before, points });
        }
    }
    Some([m, c, d])
}
