//! The rule library: `assets/rules.ron`, and the weapons and unit types that a
//! scenario adds.

use super::older::{from_format, since};
use super::{armour, arms, close_combat, command, leaders, reports, terrain, tuning, works};
use crate::rules::{ElementKind, Library, Mount, Side, Trait, TypeId, UnitType, WeaponId};
use crate::scenario::diag::Span;
use crate::scenario::diag::finding::{
    Choice, Expected, Items, LibraryGroup, NameFinding, ShapeFinding, Thing, Tuple, Warning,
};
use crate::scenario::syntax::read::{Cx, Loc};
use crate::scenario::syntax::{Kind, Node, names};
use std::collections::BTreeMap;

/// Most weapons, and most unit types, in one file.
const MAX_KINDS: usize = 2000;

/// Newest format of rule libraries that this program reads; it reads the older ones too.
const LIBRARY_FORMAT: i64 = 4;
/// Something with a name in the library: where it is defined, and its id unless its
/// definition was broken (its uses are then not reported again).
#[derive(Clone, Copy, Debug)]
struct Defined {
    id: Option<u16>,
    loc: Loc,
}

/// A library in the making.
#[derive(Debug, Default)]
pub struct Builder {
    /// What was read so far.
    pub library: Library,
    /// Set where a file is missing: names may then be so through no fault of their users.
    pub damaged: bool,
    weapons: BTreeMap<String, Defined>,
    types: BTreeMap<String, Defined>,
}

impl Builder {
    /// Reads the rule library.
    #[must_use]
    pub fn read(cx: &mut Cx, root: &Node) -> Builder {
        let mut b = Builder::default();
        let Some(mut f) = cx.fields(root, LibraryGroup::Library) else { return b };
        let format = f.req(cx, "format", library_format);
        f.opt(cx, "note", Cx::text);
        if let Some(node) = f.need("mobility") {
            terrain::table(cx, node, Choice::MobilityClass, names::MOBILITIES, |cx, node, m| {
                b.library.mobility[m.index()] = terrain::mobility(cx, node);
            });
        }
        if let Some(node) = f.need("terrain") {
            terrain::table(cx, node, Choice::Terrain, names::TERRAINS, |cx, node, t| {
                b.library.terrain[t.index()] = terrain::terrain(cx, node);
            });
        }
        let format = format.unwrap_or(LIBRARY_FORMAT);
        if let Some(node) = f.need("tuning") {
            b.library.tuning = tuning::tuning(cx, node, format);
        }
        let given = from_format(&mut f, "close_combat", (2, format));
        // What came after close combat itself, with format 3.
        let older = (format < 3).then(|| since().close_combat);
        b.library.close_combat = given
            .and_then(|n| close_combat::read(cx, n, older.as_ref()))
            .or(older)
            .unwrap_or_default();
        let given = from_format(&mut f, "leaders", (4, format));
        let older = || (format < 4).then(|| since().leaders);
        b.library.leaders =
            given.and_then(|n| leaders::read(cx, n)).or_else(older).unwrap_or_default();
        b.library.armour = from_format(&mut f, "armour", (4, format))
            .and_then(|n| armour::read(cx, n))
            .unwrap_or_else(|| since().armour);
        b.library.works = from_format(&mut f, "works", (4, format))
            .and_then(|n| works::read(cx, n))
            .or((format < 4).then(|| since().works))
            .unwrap_or_default();
        b.library.reports = match from_format(&mut f, "reports", (4, format)) {
            Some(node) => reports::read(cx, node).unwrap_or_default(),
            None => since().reports,
        };
        let given = from_format(&mut f, "command", (4, format));
        b.library.command =
            given.and_then(|n| command::read(cx, n)).unwrap_or_else(|| since().command);
        if let Some(node) = f.need("weapons") {
            b.add_weapons(cx, node);
        }
        if let Some(node) = f.need("unit_types") {
            b.add_types(cx, node);
        }
        f.done(cx);
        b
    }

    /// Adds a map of weapons.
    pub fn add_weapons(&mut self, cx: &mut Cx, node: &Node) {
        let entries = cx.entries(node, Items::Weapons);
        for (key, value) in cx.capped(entries, MAX_KINDS, Items::Weapons, node.span) {
            let Some(name) = cx.name(key) else { continue };
            if duplicate(cx, &self.weapons, Thing::Weapon, &name, key.span) {
                continue;
            }
            let id = arms::weapon(cx, value, &name).map(|w| {
                self.library.weapons.push(w);
                (self.library.weapons.len() - 1) as u16
            });
            self.weapons.insert(name, Defined { id, loc: cx.loc(key.span) });
        }
    }

    /// Adds a map of unit types.
    pub fn add_types(&mut self, cx: &mut Cx, node: &Node) {
        let entries = cx.entries(node, Items::UnitTypes);
        for (key, value) in cx.capped(entries, MAX_KINDS, Items::UnitTypes, node.span) {
            let Some(name) = cx.name(key) else { continue };
            if duplicate(cx, &self.types, Thing::UnitType, &name, key.span) {
                continue;
            }
            let id = self.unit_type(cx, value, &name).map(|t| {
                self.library.types.push(t);
                (self.library.types.len() - 1) as u16
            });
            self.types.insert(name, Defined { id, loc: cx.loc(key.span) });
        }
    }

    /// A unit type by name; `None` after a finding, or where its definition was broken.
    /// Only types that the side fields are offered in its place.
    pub fn type_id(&self, cx: &mut Cx, node: &Node, side: Side) -> Option<TypeId> {
        let name = cx.text(node)?;
        if let Some(found) = self.types.get(&name) {
            return found.id.map(TypeId);
        }
        if self.damaged {
            return None;
        }
        let fields = |d: &Defined| {
            let t = d.id.and_then(|i| self.library.types.get(usize::from(i)));
            t.is_none_or(|t| t.side.is_none_or(|s| s == side))
        };
        let valid: Vec<&str> =
            self.types.iter().filter(|(_, d)| fields(d)).map(|(k, _)| k.as_str()).collect();
        let other = self.weapons.contains_key(&name).then_some(Thing::Weapon);
        unknown(cx, Thing::UnitType, name, node.span, &valid, other);
        None
    }

    fn weapon_id(&self, cx: &mut Cx, node: &Node) -> Option<WeaponId> {
        let name = cx.text(node)?;
        if let Some(found) = self.weapons.get(&name) {
            return found.id.map(WeaponId);
        }
        if self.damaged {
            return None;
        }
        let valid: Vec<&str> = self.weapons.keys().map(String::as_str).collect();
        let other = self.types.contains_key(&name).then_some(Thing::UnitType);
        unknown(cx, Thing::Weapon, name, node.span, &valid, other);
        None
    }

    fn unit_type(&self, cx: &mut Cx, node: &Node, key: &str) -> Option<UnitType> {
        let mut f = cx.fields(node, LibraryGroup::UnitType)?;
        let name = f.req(cx, "name", Cx::name);
        let kind = f
            .or(cx, "kind", ElementKind::Men, |cx, n| cx.one_of(n, Choice::UnitKind, names::KINDS));
        let men = f.req(cx, "men", |cx, n| cx.number(n, 1..=1000));
        let pieces: u16 = match kind {
            ElementKind::Men => 0,
            _ => f.or(cx, "pieces", 1, |cx, n| cx.number(n, 1..=100)),
        };
        let (front, side) = match kind {
            ElementKind::Men => (0, 0),
            _ => f.opt(cx, "armour", arms::armour).unwrap_or((0, 0)),
        };
        let silhouette = match kind {
            ElementKind::Men => 100,
            _ => f.or(cx, "silhouette", 100, |cx, n| cx.number(n, 1..=1000)),
        };
        let mut t = UnitType {
            key: key.to_owned(),
            name: name.unwrap_or_default(),
            side: f.opt(cx, "side", |cx, n| cx.one_of(n, Choice::Side, names::SIDES)),
            kind,
            symbol: f
                .req(cx, "symbol", |cx, n| cx.one_of(n, Choice::Symbol, names::SYMBOLS))
                .unwrap_or_default(),
            mobility: f
                .req(cx, "mobility", |cx, n| cx.one_of(n, Choice::MobilityClass, names::MOBILITIES))
                .unwrap_or_default(),
            men: men.unwrap_or(1),
            pieces,
            armour_front: front,
            armour_side: side,
            silhouette_pct: silhouette,
            mounts: Vec::new(),
            quality: f.or(cx, "quality", 5, |cx, n| cx.number(n, 1..=10)),
            night_bonus: f.or(cx, "night", 0, |cx, n| cx.number(n, -5..=5)),
            traits: Vec::new(),
            load_min: f.or(cx, "load", 12, |cx, n| cx.number(n, 0..=1000)),
        };
        if let Some(node) = f.node("weapons") {
            t.mounts = cx.each(node, Items::Weapons, |cx, n| self.mount(cx, n));
        }
        if let Some(node) = f.node("traits") {
            t.traits = cx.each(node, Items::Abilities, ability);
        }
        f.source(cx);
        f.done(cx);
        Some(t)
    }

    /// `("mosin", 8)`, or with the men who serve one: `("maxim", 2, 4)`.
    fn mount(&self, cx: &mut Cx, node: &Node) -> Option<Mount> {
        let items = match &node.kind {
            Kind::Tuple(items) if (2..=3).contains(&items.len()) => items,
            Kind::Tuple(items) => {
                cx.wrong_count(node, Tuple::Mount, items.len());
                return None;
            }
            _ => {
                cx.wrong_kind(node, Expected::Mount);
                return None;
            }
        };
        let weapon = self.weapon_id(cx, &items[0]);
        let count = cx.number(&items[1], 1..=1000);
        let crew = items.get(2).map_or(Some(1), |n| cx.number(n, 1..=20));
        Some(Mount { weapon: weapon?, count: count?, crew: crew? })
    }
}

/// An ability; none, after a warning, where no rule reads it.
fn ability(cx: &mut Cx, node: &Node) -> Option<Trait> {
    if let Kind::Named(name, None) = &node.kind
        && names::IDLE_TRAITS.contains(&&**name)
    {
        cx.report(node.span, Warning::IdleTrait { name: (**name).to_owned() });
        return None;
    }
    cx.one_of(node, Choice::Ability, names::TRAITS)
}

/// The format of a rule library, if it is one that is read.
fn library_format(cx: &mut Cx, node: &Node) -> Option<i64> {
    let found = cx.int(node, 0..=1_000_000)?;
    if !(1..=LIBRARY_FORMAT).contains(&found) {
        cx.report(node.span, ShapeFinding::UnknownFormat { found, known: LIBRARY_FORMAT });
    }
    Some(found)
}

fn duplicate(
    cx: &mut Cx,
    all: &BTreeMap<String, Defined>,
    what: Thing,
    name: &str,
    span: Span,
) -> bool {
    let Some(first) = all.get(name) else { return false };
    let finding = NameFinding::DefinedTwice { what, name: name.to_owned() };
    cx.report_again(span, first.loc, finding);
    true
}

/// A name that is not defined; `other` says what else goes by it.
fn unknown(
    cx: &mut Cx,
    what: Thing,
    name: String,
    span: Span,
    valid: &[&str],
    other: Option<Thing>,
) {
    let suggestions = cx.suggestions(&name, valid);
    cx.report(span, NameFinding::Unknown { what, name, suggestions, other });
}
