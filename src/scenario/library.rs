//! The rule library: `assets/rules.ron`, and the weapons and unit types that a
//! scenario adds.

use super::close_combat;
use super::diag::{Source, Span};
use super::fields::Fields;
use super::finding::{
    Choice, Expected, Items, LibraryGroup, NameFinding, NumberFinding, ShapeFinding, Thing, Tuple,
};
use super::names;
use super::read::{Cx, Loc};
use super::spanned::{Kind, Node};
use crate::rules::{
    CloseCombat, Coefficients, ElementKind, Library, MobilityRules, Mount, RangeBand, Side, Speed,
    Terrain, TerrainRules, Trait, Tuning, TypeId, UnitType, Weapon, WeaponId,
};
use std::collections::BTreeMap;

/// Most weapons, and most unit types, in one file.
const MAX_KINDS: usize = 2000;

/// Format of scenarios, parts and surveys that this program reads.
pub const FORMAT: i64 = 1;
/// Newest format of rule libraries that this program reads; it reads the older ones too.
const LIBRARY_FORMAT: i64 = 2;
/// What a library of format 1 does not say.
const SINCE_FORMAT_1: &str = include_str!("library-1.ron");

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
            table(cx, node, Choice::MobilityClass, names::MOBILITIES, |cx, node, m| {
                b.library.mobility[m.index()] = mobility(cx, node);
            });
        }
        if let Some(node) = f.need("terrain") {
            table(cx, node, Choice::Terrain, names::TERRAINS, |cx, node, t| {
                b.library.terrain[t.index()] = terrain(cx, node);
            });
        }
        let older = format == Some(1);
        if let Some(node) = f.need("tuning") {
            b.library.tuning = tuning(cx, node, older);
        }
        let given = if older { f.node("close_combat") } else { f.need("close_combat") };
        b.library.close_combat = given
            .and_then(|n| close_combat::read(cx, n))
            .unwrap_or_else(|| since_format_1().close_combat);
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
            let id = weapon(cx, value, &name).map(|w| {
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
            _ => f.opt(cx, "armour", armour).unwrap_or((0, 0)),
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
            load_min: f.or(cx, "load", 30, |cx, n| cx.number(n, 0..=1000)),
        };
        if let Some(node) = f.node("weapons") {
            t.mounts = cx.each(node, Items::Weapons, |cx, n| self.mount(cx, n));
        }
        if let Some(node) = f.node("traits") {
            t.traits = cx.each(node, Items::Abilities, |cx, n| {
                cx.one_of::<Trait>(n, Choice::Ability, names::TRAITS)
            });
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

/// The `format` field.
pub fn format(cx: &mut Cx, node: &Node) -> Option<()> {
    let v = cx.int(node, 0..=1_000_000)?;
    if v != FORMAT {
        cx.report(node.span, ShapeFinding::UnknownFormat { found: v, known: FORMAT });
    }
    Some(())
}

/// The format of a rule library, if it is one that is read.
fn library_format(cx: &mut Cx, node: &Node) -> Option<i64> {
    let found = cx.int(node, 0..=1_000_000)?;
    if !(1..=LIBRARY_FORMAT).contains(&found) {
        cx.report(node.span, ShapeFinding::UnknownFormat { found, known: LIBRARY_FORMAT });
    }
    Some(found)
}

/// What a library of format 1 does not say.
#[derive(Clone, Default)]
struct SinceFormat1 {
    close_combat: CloseCombat,
    hold_piece: u32,
}

fn since_format_1() -> SinceFormat1 {
    let mut cx = Cx::default();
    cx.open(Source::new("library-1.ron", SINCE_FORMAT_1));
    let root = cx.parse(SINCE_FORMAT_1);
    let Some(mut f) = cx.fields(&root, LibraryGroup::Library) else {
        return SinceFormat1::default();
    };
    SinceFormat1 {
        close_combat: f.req(&mut cx, "close_combat", close_combat::read).unwrap_or_default(),
        hold_piece: f.req(&mut cx, "hold_piece", |cx, n| cx.number(n, 0..=1000)).unwrap_or(0),
    }
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

/// A map that must hold every value of an enumeration.
fn table<T: Copy>(
    cx: &mut Cx,
    node: &Node,
    what: Choice,
    values: &[(&'static str, T)],
    mut read: impl FnMut(&mut Cx, &Node, T),
) {
    let entries = cx.entries(node, Items::Keyed(what));
    let mut seen: Vec<(&str, Span)> = Vec::new();
    for (key, value) in entries {
        let Some(v) = cx.one_of(key, what, values) else { continue };
        let Kind::Named(name, _) = key.kind else { continue };
        if let Some(first) = seen.iter().find(|s| s.0 == name) {
            let finding = NameFinding::GivenTwice { what, name: name.to_owned() };
            cx.report_again(key.span, cx.loc(first.1), finding);
            continue;
        }
        seen.push((name, key.span));
        read(cx, value, v);
    }
    let names: Vec<&'static str> =
        values.iter().map(|v| v.0).filter(|n| !seen.iter().any(|s| s.0 == *n)).collect();
    if !names.is_empty() && matches!(node.kind, Kind::Map(_)) {
        let head = Span::new(node.span.start, node.span.start + 1);
        cx.report(head, NameFinding::NotGiven { what, names });
    }
}

fn mobility(cx: &mut Cx, node: &Node) -> MobilityRules {
    let mut m = MobilityRules::default();
    let Some(mut f) = cx.fields(node, LibraryGroup::MobilityClass) else { return m };
    if let Some(node) = f.need("speed") {
        table(cx, node, Choice::Terrain, names::TERRAINS, |cx, n, t| {
            m.speed[t.index()] = speed(cx, n);
        });
    }
    m.road = f.opt(cx, "road", |cx, n| Some(speed(cx, n))).flatten();
    m.track = f.opt(cx, "track", |cx, n| Some(speed(cx, n))).flatten();
    if let Some(node) = f.node("bog") {
        for (key, value) in cx.entries(node, Items::Keyed(Choice::Terrain)) {
            if let Some(t) = cx.one_of::<Terrain>(key, Choice::Terrain, names::TERRAINS) {
                m.bog[t.index()] = by_ground(cx, value, percent).unwrap_or_default();
            }
        }
    }
    m.crossing_bog = f.or(cx, "crossing_bog", 0, percent);
    m.uphill = f.opt(cx, "uphill", gradient).unwrap_or_default();
    m.downhill = f.opt(cx, "downhill", gradient).unwrap_or_default();
    let seconds = |cx: &mut Cx, n: &Node| cx.number(n, 0..=86_400);
    m.stream_s = f.opt(cx, "stream", seconds);
    m.ditch_s = f.opt(cx, "ditch", seconds);
    m.wire_row_s = f.opt(cx, "wire_row", seconds);
    f.source(cx);
    f.done(cx);
    m
}

/// A speed in km/h for all states of the ground, or `(dry, wet, saturated)`; `None` bars.
fn speed(cx: &mut Cx, node: &Node) -> Speed {
    if matches!(node.kind, Kind::Named("None", None)) {
        return None;
    }
    by_ground(cx, node, |cx, n| {
        if matches!(n.kind, Kind::Named("None", None)) {
            return Some(0);
        }
        cx.decimal(n, 3, 1..=200_000).map(|v| v as u32)
    })
}

/// One value, or three for dry, wet and saturated ground.
fn by_ground(
    cx: &mut Cx,
    node: &Node,
    read: impl Fn(&mut Cx, &Node) -> Option<u32>,
) -> Option<[u32; 3]> {
    match &node.kind {
        Kind::Tuple(items) if items.len() == 3 => {
            let [a, b, c] = [0, 1, 2].map(|i| read(cx, &items[i]));
            Some([a?, b?, c?])
        }
        Kind::Tuple(items) => {
            cx.wrong_count(node, Tuple::ByGround, items.len());
            None
        }
        _ => read(cx, node).map(|v| [v; 3]),
    }
}

/// Per cent as parts per million.
fn percent(cx: &mut Cx, node: &Node) -> Option<u32> {
    cx.decimal(node, 4, 0..=1_000_000).map(|v| v as u32)
}

/// `[(up to metres per 100 m, per cent of speed), …]`
fn gradient(cx: &mut Cx, node: &Node) -> Option<Vec<(u32, u32)>> {
    let mut last = None;
    Some(cx.each(node, Items::Slopes, |cx, n| {
        let items = match &n.kind {
            Kind::Tuple(items) if items.len() == 2 => items,
            _ => {
                cx.wrong_kind(n, Expected::Slope);
                return None;
            }
        };
        let up = cx.number(&items[0], 0..=1000)?;
        let pct = cx.number(&items[1], 0..=200)?;
        ascending(cx, &mut last, up, items[0].span);
        Some((up, pct))
    }))
}

/// Reports a figure that does not follow the one before it.
pub fn ascending(cx: &mut Cx, last: &mut Option<u32>, value: u32, span: Span) {
    if let Some(before) = *last
        && value <= before
    {
        cx.report(span, NumberFinding::NotAscending { before, value });
    }
    *last = Some(value);
}

fn terrain(cx: &mut Cx, node: &Node) -> TerrainRules {
    let Some(mut f) = cx.fields(node, LibraryGroup::Terrain) else {
        return TerrainRules::default();
    };
    let t = TerrainRules {
        exposure_pct: f.req(cx, "exposure", |cx, n| cx.number(n, 0..=200)).unwrap_or(100),
        obstacle_m: f.or(cx, "obstacle", 0, |cx, n| cx.number(n, 0..=100)),
        spotting_pct: f.req(cx, "spotting", |cx, n| cx.number(n, 1..=200)).unwrap_or(100),
    };
    f.source(cx);
    f.done(cx);
    t
}

fn weapon(cx: &mut Cx, node: &Node, key: &str) -> Option<Weapon> {
    let mut f = cx.fields(node, LibraryGroup::Weapon)?;
    let mut last = None;
    let w = Weapon {
        key: key.to_owned(),
        name: f.req(cx, "name", Cx::name).unwrap_or_default(),
        class: f
            .req(cx, "class", |cx, n| cx.one_of(n, Choice::FireClass, names::CLASSES))
            .unwrap_or_default(),
        rate: f.req(cx, "rate", |cx, n| cx.number(n, 1..=2000)).unwrap_or(1),
        min_m: f.or(cx, "min", 0, |cx, n| cx.number(n, 0..=50_000)),
        bands: f
            .req(cx, "bands", |cx, n| {
                Some(cx.each(n, Items::RangeBands, |cx, n| {
                    let (band, span) = band(cx, n)?;
                    ascending(cx, &mut last, band.to_m, span);
                    Some(band)
                }))
            })
            .unwrap_or_default(),
        suppress_per_100: f
            .or(cx, "suppress", 0, |cx, n| cx.decimal(n, 2, 0..=10_000_000).map(|v| v as u32)),
    };
    f.source(cx);
    f.done(cx);
    Some(w)
}

fn band(cx: &mut Cx, node: &Node) -> Option<(RangeBand, Span)> {
    let mut f = cx.fields(node, LibraryGroup::RangeBand)?;
    let to_m = f.req(cx, "to", |cx, n| cx.number(n, 1..=50_000));
    let band = RangeBand {
        to_m: to_m.unwrap_or(0),
        // Written as hits per 100 rounds; a shell may strike several men.
        men_ppm: f.or(cx, "men", 0, |cx, n| cx.decimal(n, 4, 0..=50_000_000).map(|v| v as u32)),
        vehicle_ppm: f.or(cx, "vehicle", 0, percent),
        pen_mm: f.or(cx, "pen", 0, |cx, n| cx.number(n, 0..=1000)),
    };
    let span = f.span_of("to");
    f.done(cx);
    to_m.map(|_| (band, span))
}

fn armour(cx: &mut Cx, node: &Node) -> Option<(u32, u32)> {
    let mut f = cx.fields(node, LibraryGroup::Armour)?;
    let mm = |cx: &mut Cx, n: &Node| cx.number(n, 0..=500);
    let front = f.req(cx, "front", mm);
    let side = f.req(cx, "side", mm);
    f.done(cx);
    Some((front?, side?))
}

/// Reads numbers straight into the fields of the same names.
macro_rules! numbers {
    ($cx:ident, $f:ident, $into:ident: $($field:ident $range:expr;)*) => {
        $($into.$field = $f
            .req($cx, stringify!($field), |cx, n| cx.number(n, $range))
            .unwrap_or_default();)*
    };
}

/// `older`: the library is of format 1.
fn tuning(cx: &mut Cx, node: &Node, older: bool) -> Tuning {
    let mut t = Tuning::default();
    let Some(mut f) = cx.fields(node, LibraryGroup::Tuning) else { return t };
    t.coefficients = f.req(cx, "coefficients", coefficients).unwrap_or_default();
    numbers! { cx, f, t:
        down_pct 0..=100; foxholes_pct 0..=100; trench_pct 0..=100;
        density_men_per_ha 1..=10_000; killed_pct 0..=100;
        pinned_fire_pct 0..=100; shaken_fire_pct 0..=100; moved_fire_pct 0..=100;
        area_fire_pct 0..=100; moving_vehicle_pct 0..=100; mired_he_pct 0..=100;
        new_target_s 0..=600; reserve_pct 0..=100; reserve_m 0..=5000;
        spot_men_m 1..=20_000; spot_vehicle_m 1..=20_000; spot_gun_m 1..=20_000;
        spot_down_pct 1..=100; spot_works_pct 1..=100;
        spot_moved_pct 1..=1000; spot_fired_pct 1..=1000;
        suppress_hit 0..=100_000; rally_base 0..=100; rally_quality 0..=100; rally_hq_pct 0..=1000;
        hq_m 0..=20_000; face_s 0..=600; assault_s 0..=3600; reform_s 0..=3600;
        recover_s 0..=86_400; self_recover_s 0..=86_400;
        stack_m2 1..=10_000; stack_vehicle 1..=1000; stack_gun 1..=1000;
    }
    let hold = if older { f.node("hold_piece") } else { f.need("hold_piece") };
    t.hold_piece = match hold {
        Some(node) => cx.number(node, 0..=1000).unwrap_or_default(),
        None => since_format_1().hold_piece,
    };
    source_and_done(cx, f);
    t
}

fn coefficients(cx: &mut Cx, node: &Node) -> Option<Coefficients> {
    let mut c = Coefficients::default();
    let mut f = cx.fields(node, LibraryGroup::Coefficients)?;
    numbers! { cx, f, c:
        small_arms 0..=10_000; direct_gun 0..=10_000; indirect_gun 0..=10_000; bombs 0..=10_000;
    }
    source_and_done(cx, f);
    Some(c)
}

fn source_and_done(cx: &mut Cx, mut f: Fields) {
    f.source(cx);
    f.done(cx);
}
