//! The orders of battle: a tree of formations with their units.

use super::leader;
use crate::hex::{Dir, Hex};
use crate::rules::setup::{Entrance, Force, Formation, UnitSetup};
use crate::rules::{
    BySide, Clock, ElementKind, FirePolicy, FormationId, Link, Side, Trait, UnitType,
};
use crate::scenario::diag::Span;
use crate::scenario::diag::finding::{BattleGroup, Choice, FileFinding, ForceFinding, Items, Role};
use crate::scenario::files::parts::Parts;
use crate::scenario::library::builder::Builder;
use crate::scenario::map::atlas::Atlas;
use crate::scenario::syntax::fields::Fields;
use crate::scenario::syntax::names;
use crate::scenario::syntax::read::{Cx, Loc};
use crate::scenario::syntax::{Kind, Node};

/// Most units in a scenario, both sides together.
pub const MAX_UNITS: usize = 2000;

/// Most formations of a side.
const MAX_FORMATIONS: usize = 2000;
/// Most hexes a unit may have to arrive on.
const MAX_ARRIVAL: usize = 200;

/// Largest stock, thousandths of a load.
const MAX_STOCK: i64 = 100_000;
/// Stock of a formation that does not say, thousandths of a load.
pub const DEFAULT_STOCK: u32 = 2000;

/// Both orders of battle with the places of their parts in the file.
#[derive(Debug, Default)]
pub struct Forces {
    /// What the rules take.
    pub forces: BySide<Force>,
    /// For each unit of a side: where its entry and its strength stand.
    pub spans: BySide<Vec<UnitSpans>>,
    /// For each formation of a side: where its name stands.
    pub locs: BySide<Vec<Loc>>,
    /// Formations at the top of a side whose units have no stock from anywhere, with the places
    /// of their names.
    pub without_stock: BySide<Vec<(String, Loc)>>,
    /// Set where anything was broken: names may then be missing through no fault of
    /// those who use them.
    pub damaged: bool,
}

/// Where the parts of a unit stand in the file.
#[derive(Clone, Copy, Debug)]
pub struct UnitSpans {
    /// Its hex, or its arrival.
    pub entry: Loc,
    /// Its men or pieces.
    pub strength: Loc,
}

/// What a formation hands down to its units.
#[derive(Clone, Debug, Default)]
struct Inherited {
    facing: Option<Dir>,
    quality: Option<u8>,
    policy: Option<FirePolicy>,
    down: Option<bool>,
    entry: Option<(Entrance, Loc)>,
    stock: Option<u32>,
    supply: Option<Hex>,
    /// Of formations alone.
    link: Option<Link>,
}

/// What stays the same while one side is read.
struct ForcesReader<'a> {
    library: &'a Builder,
    atlas: Option<&'a Atlas>,
    parts: &'a Parts<'a, 'a>,
    side: Side,
    out: &'a mut Forces,
    /// What was taken from the parts of this side, and where the scenario says so.
    taken: Vec<(usize, Loc)>,
    /// True while a formation of a part is read.
    in_part: bool,
}

/// Reads `forces: (soviet: […], japan: […])`. Without an atlas (the map was broken)
/// hexes are not looked at.
pub fn read(
    cx: &mut Cx,
    node: &Node,
    library: &Builder,
    atlas: Option<&Atlas>,
    parts: &Parts,
) -> Forces {
    let mut out = Forces::default();
    let Some(mut f) = cx.fields(node, BattleGroup::Forces) else {
        out.damaged = true;
        return out;
    };
    for (side, field) in [(Side::Soviet, "soviet"), (Side::Japan, "japan")] {
        let Some(node) = f.need(field) else { continue };
        let errors = cx.errors();
        let mut reader = ForcesReader {
            library,
            atlas,
            parts,
            side,
            out: &mut out,
            taken: Vec::new(),
            in_part: false,
        };
        for item in cx.list(node, Items::Formations) {
            reader.formation(cx, item, None, &Inherited::default());
        }
        let taken = reader.taken;
        unused(cx, library, parts, side, &taken);
        out.damaged |= cx.errors() > errors;
        if out.forces[side].units.is_empty() && !out.damaged {
            let head = Span::new(node.span.start, node.span.start + 1);
            cx.report(head, ForceFinding::NoUnits);
        }
    }
    f.done(cx);
    out
}

/// Reads the formations of parts that this scenario does not take as a whole, to find what
/// is wrong with them; their hexes are another scenario's affair.
pub fn unused(cx: &mut Cx, library: &Builder, parts: &Parts, side: Side, taken: &[(usize, Loc)]) {
    let mut scratch = Forces::default();
    let out = &mut scratch;
    let before = cx.current();
    let mut reader =
        ForcesReader { library, atlas: None, parts, side, out, taken: Vec::new(), in_part: true };
    for (i, w) in parts.written[side].iter().enumerate() {
        if w.parent.is_none() && !taken.iter().any(|t| t.0 == i) {
            cx.switch(w.file);
            // Where its units come to the battle may be said by who takes it.
            let entry = Some((Entrance::At(Hex::default()), cx.loc(w.node.span)));
            reader.formation(cx, w.node, None, &Inherited { entry, ..Inherited::default() });
        }
    }
    cx.switch(before);
}

impl ForcesReader<'_> {
    /// Takes the formation of a name from the parts, with all below it.
    fn take(
        &mut self,
        cx: &mut Cx,
        name: &str,
        span: Span,
        parent: Option<FormationId>,
        above: &Inherited,
    ) {
        if self.in_part {
            cx.report(span, FileFinding::NestedFormation);
            return;
        }
        let parts = self.parts;
        let written = &parts.written[self.side];
        let Some(index) = parts.find(cx, self.side, name, span) else {
            self.out.damaged = true;
            return;
        };
        let within = |a: usize, b: usize| (a..written[a].end).contains(&b);
        let twice = self.taken.iter().find(|t| within(t.0, index) || within(index, t.0));
        if let Some(&(_, first)) = twice {
            cx.report_again(span, first, ForceFinding::TakenTwice { name: name.to_owned() });
            return;
        }
        self.taken.push((index, cx.loc(span)));
        let mut chain: Vec<usize> = Vec::new();
        let mut at = written[index].parent;
        while let Some(p) = at {
            chain.push(p);
            at = written[p].parent;
        }
        let before = cx.current();
        cx.switch(written[index].file);
        self.in_part = true;
        let mut here = above.clone();
        for &p in chain.iter().rev() {
            if let Some(mut f) = cx.fields(written[p].node, BattleGroup::Formation) {
                here = self.handed_down(cx, &mut f, &here);
            }
        }
        self.formation(cx, written[index].node, parent, &here);
        self.in_part = false;
        cx.switch(before);
    }

    fn formation(
        &mut self,
        cx: &mut Cx,
        node: &Node,
        parent: Option<FormationId>,
        above: &Inherited,
    ) {
        if let Kind::Text(name) = &node.kind {
            self.take(cx, name, node.span, parent, above);
            return;
        }
        let Some(mut f) = cx.fields(node, BattleGroup::Formation) else { return };
        let name = f.req(cx, "name", Cx::name).unwrap_or_default();
        let formations = &mut self.out.forces[self.side].formations;
        if formations.len() >= MAX_FORMATIONS {
            if !self.out.damaged {
                self.out.damaged = true;
                cx.report(f.head(), ForceFinding::TooManyFormations { most: MAX_FORMATIONS });
            }
            return;
        }
        let index = formations.len() as u16;
        let echelon = f.opt(cx, "echelon", |cx, n| cx.one_of(n, Choice::Echelon, names::ECHELONS));
        formations.push(Formation { name, parent, echelon, link: None });
        self.out.locs[self.side].push(cx.loc(f.span_of("name")));
        let id = FormationId(index);
        let (first, errors) = (self.out.forces[self.side].units.len(), cx.errors());
        let here = self.handed_down(cx, &mut f, above);
        if let Some(f) = self.out.forces[self.side].formations.get_mut(usize::from(index)) {
            f.link = here.link;
        }
        f.source(cx);
        let units = f.node("units");
        let children = f.node("formations");
        for item in units.map_or(&[][..], |n| cx.list(n, Items::Units)) {
            self.unit(cx, item, id, &here);
        }
        for item in children.map_or(&[][..], |n| cx.list(n, Items::Formations)) {
            self.formation(cx, item, Some(id), &here);
        }
        if let Some(node) = f.node("leader") {
            let whole = cx.errors() == errors && !self.library.damaged;
            self.leader(cx, node, (id, first), whole);
        }
        f.done(cx);
    }

    /// The leader of a formation whose units begin with a line.
    fn leader(&mut self, cx: &mut Cx, node: &Node, of: (FormationId, usize), whole: bool) {
        let force = &mut self.out.forces[self.side];
        let read = leader::read(cx, node, (&self.library.library, force), of, whole);
        if let Some(leader) = read {
            // Those below it have been read before.
            let at = force.leaders.partition_point(|l| l.formation < leader.formation);
            force.leaders.insert(at, leader);
        }
    }

    /// What a formation hands down.
    fn handed_down(&self, cx: &mut Cx, f: &mut Fields, above: &Inherited) -> Inherited {
        let link = f.opt(cx, "link", |cx, n| cx.one_of(n, Choice::Link, names::LINKS));
        Inherited { link: link.or(above.link), ..self.inherited(cx, f, above) }
    }

    /// The fields a formation may hand down and a unit may have.
    fn inherited(&self, cx: &mut Cx, f: &mut Fields, above: &Inherited) -> Inherited {
        let facing = f.opt(cx, "facing", |cx, n| cx.one_of(n, Choice::Direction, names::DIRS));
        let quality = f.opt(cx, "quality", |cx, n| cx.number(n, 1..=10));
        let policy = f.opt(cx, "policy", |cx, n| cx.one_of(n, Choice::FirePolicy, names::POLICIES));
        let down = f.opt(cx, "down", Cx::flag);
        let stock = f.opt(cx, "stock", |cx, n| cx.decimal(n, 3, 0..=MAX_STOCK).map(|v| v as u32));
        let supply = f.opt(cx, "supply", |cx, n| match self.atlas {
            Some(a) => a.hex(cx, n),
            None => Some(Hex::default()),
        });
        let arrives = f.opt(cx, "arrives", |cx, n| self.arrival(cx, n));
        let waits = f.opt(cx, "on_event", |cx, n| {
            let hexes = self.entrances(cx, n)?;
            Some((Entrance::OnEvent(hexes), cx.loc(n.span)))
        });
        let given: Vec<&'static str> = ["at", "arrives", "on_event"]
            .into_iter()
            .filter(|n| f.span_of(n) != f.head())
            .collect();
        if let [first, second, ..] = given.as_slice() {
            let d = cx
                .diag(f.span_of(second), ForceFinding::TwoEntries { first, second })
                .related(cx.place(cx.loc(f.span_of(first))), Role::OtherEntry);
            cx.push(d);
        }
        Inherited {
            facing: facing.or(above.facing),
            quality: quality.or(above.quality),
            policy: policy.or(above.policy),
            down: down.or(above.down),
            entry: arrives.or(waits).or_else(|| above.entry.clone()),
            stock: stock.or(above.stock),
            supply: supply.or(above.supply),
            link: above.link,
        }
    }

    /// `(time: "17:30", at: ["0101", "0102"])`
    fn arrival(&self, cx: &mut Cx, node: &Node) -> Option<(Entrance, Loc)> {
        let mut f = cx.fields(node, BattleGroup::Arrival)?;
        let time = f.req(cx, "time", Cx::clock);
        let at =
            f.req(cx, "at", |cx, n| Some(self.atlas.map(|a| a.hexes(cx, n)).unwrap_or_default()));
        let span = f.span_of("time");
        f.done(cx);
        Some((Entrance::Arrives(time?, at?), cx.loc(span)))
    }

    /// The hexes on which a unit comes in, best first.
    fn entrances(&self, cx: &mut Cx, node: &Node) -> Option<Vec<Hex>> {
        let Some(atlas) = self.atlas else { return Some(Vec::new()) };
        let errors = cx.errors();
        let hexes = atlas.hexes(cx, node);
        if cx.errors() == errors && !(1..=MAX_ARRIVAL).contains(&hexes.len()) {
            let finding = ForceFinding::Entrances { found: hexes.len(), most: MAX_ARRIVAL };
            cx.report(node.span, finding);
            return None;
        }
        Some(hexes)
    }

    /// False (and one finding) once there are too many units.
    fn has_room(&mut self, cx: &mut Cx, node: &Node) -> bool {
        let total: usize = Side::ALL.iter().map(|&s| self.out.forces[s].units.len()).sum();
        if total >= MAX_UNITS && !self.out.damaged {
            self.out.damaged = true;
            cx.report(node.span, ForceFinding::TooManyUnits { most: MAX_UNITS });
        }
        total < MAX_UNITS
    }

    fn unit(&mut self, cx: &mut Cx, node: &Node, formation: FormationId, above: &Inherited) {
        if !self.has_room(cx, node) {
            return;
        }
        let Some(mut f) = cx.fields(node, BattleGroup::Unit) else { return };
        let name = f.req(cx, "name", Cx::name).unwrap_or_default();
        let ty = f.req(cx, "type", |cx, n| self.library.type_id(cx, n, self.side));
        let note = f.opt(cx, "note", Cx::prose).unwrap_or_default();
        let men: Option<u16> = f.opt(cx, "men", |cx, n| cx.number(n, 1..=5000));
        let pieces: Option<u16> = f.opt(cx, "pieces", |cx, n| cx.number(n, 1..=500));
        let marked = f.opt(cx, "command_tanks", |cx, n| Some((cx.number(n, 0..=500)?, n.span)));
        let own = self.own(cx, &mut f, above, &name);
        let leaves: Option<Clock> = f.opt(cx, "leaves", Cx::clock);
        let spans = UnitSpans {
            entry: own.entry.as_ref().map_or(cx.loc(f.head()), |e| e.1),
            strength: cx.loc(f.span_of(if pieces.is_some() { "pieces" } else { "men" })),
        };
        let type_span = f.span_of("type");
        f.done(cx);
        let (Some(ty), Some((entry, _))) = (ty, own.entry) else { return };
        let t = self.library.library.unit_type(ty);
        self.check_side(cx, t, type_span);
        if own.stock.is_none() && !t.mounts.is_empty() {
            self.note_without_stock(formation);
        }
        let (men, pieces) = strength(t, men, pieces);
        let command_tanks = command_tanks(cx, t, pieces, marked);
        let unit = UnitSetup {
            name,
            note,
            ty,
            formation,
            men,
            pieces,
            command_tanks,
            quality: own.quality.unwrap_or(t.quality),
            facing: own.facing.unwrap_or(match self.side {
                Side::Soviet => Dir::W,
                Side::Japan => Dir::E,
            }),
            policy: own.policy.unwrap_or_default(),
            stock: own.stock.unwrap_or(DEFAULT_STOCK),
            // Where nobody says otherwise what it needs lies where it came from.
            supply: own.supply.unwrap_or_else(|| entry.first_hex()),
            down: own.down.unwrap_or(false),
            entry,
            leaves,
        };
        self.out.forces[self.side].units.push(unit);
        self.out.spans[self.side].push(spans);
    }

    /// A unit of this formation has the stock of who does not say.
    fn note_without_stock(&mut self, formation: FormationId) {
        let formations = &self.out.forces[self.side].formations;
        let mut top = usize::from(formation.0);
        while let Some(above) = formations.get(top).and_then(|f| f.parent) {
            top = usize::from(above.0);
        }
        let (Some(f), Some(loc)) = (formations.get(top), self.out.locs[self.side].get(top)) else {
            return;
        };
        let list = &mut self.out.without_stock[self.side];
        if list.last().is_none_or(|(name, _)| *name != f.name) {
            list.push((f.name.clone(), *loc));
        }
    }

    /// What a unit has of its own or from its formation; its place goes before any
    /// arrival handed down.
    fn own(&self, cx: &mut Cx, f: &mut Fields, above: &Inherited, name: &str) -> Inherited {
        let place = f.opt(cx, "at", |cx, n| match self.atlas {
            Some(a) => a.hex(cx, n).map(|h| (h, n.span)),
            None => Some((Hex::default(), n.span)),
        });
        let placed = f.span_of("at") != f.head();
        let mut own = self.inherited(cx, f, above);
        f.node("leaves");
        f.source(cx);
        if let Some((hex, span)) = place {
            own.entry = Some((Entrance::At(hex), cx.loc(span)));
        } else if own.entry.is_none() && !placed && !f.has_strangers() {
            cx.report(f.head(), ForceFinding::NeverComes { unit: name.to_owned() });
        }
        own
    }

    fn check_side(&self, cx: &mut Cx, t: &UnitType, span: Span) {
        if let Some(side) = t.side.filter(|&s| s != self.side) {
            cx.report(span, ForceFinding::OtherSide { unit_type: t.key.clone(), side });
        }
    }
}

/// Vehicles of a unit with a rail aerial: all of those whose type has one, else as many as it
/// says.
fn command_tanks(cx: &mut Cx, t: &UnitType, pieces: u16, said: Option<(u16, Span)>) -> u16 {
    let vehicles = if t.is_vehicle() { pieces } else { 0 };
    match said {
        None if t.has(Trait::CommandTank) => vehicles,
        None => 0,
        Some((tanks, span)) if tanks > vehicles => {
            cx.report(span, ForceFinding::CommandTanks { tanks, vehicles });
            vehicles
        }
        Some((tanks, _)) => tanks,
    }
}

/// Men and pieces of a unit: of vehicles and guns the men are crews, as many as the
/// pieces need unless given.
fn strength(t: &UnitType, men: Option<u16>, pieces: Option<u16>) -> (u16, u16) {
    match t.kind {
        ElementKind::Men => (men.unwrap_or(t.men), 0),
        _ => {
            let pieces = pieces.unwrap_or(t.pieces);
            (men.unwrap_or(t.men.saturating_mul(pieces)), pieces)
        }
    }
}
