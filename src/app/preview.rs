//! What a formation order would mean before it is given: the way of each unit, how long
//! it takes, and how many vehicles the ground may keep.

use super::corps::Body;
use super::detour::{Prices, Ways};
use crate::ai::{Directive, Foresight, Part, Posts};
use crate::hex::Hex;
use crate::rules::setup::Mission;
use crate::rules::{Clock, Morale, Perspective, Unit, UnitId, is_mobile, step_cost};
use crate::text;
use std::collections::BTreeMap;

/// Ground a formation is sent to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Goal {
    /// Its hexes.
    pub hexes: Vec<Hex>,
    /// Its name, or the number of its hex.
    pub name: String,
}

/// The goal a click means: the objective the hex belongs to, or the hex alone.
pub(crate) fn goal(p: &Perspective, hex: Hex, alone: bool) -> Goal {
    let setup = p.setup();
    let areas = setup.objectives.iter().map(|o| (setup.area(o.area), &o.name));
    let named = areas.filter(|(hexes, _)| !alone && hexes.contains(&hex));
    // The smallest says best what is meant.
    match named.min_by_key(|(hexes, _)| hexes.len()) {
        Some((hexes, name)) => Goal { hexes: hexes.to_vec(), name: name.clone() },
        None => Goal { hexes: vec![hex], name: text::hex(p, hex) },
    }
}

/// One unit's way.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Way {
    /// Whose.
    pub unit: UnitId,
    /// From.
    pub from: Hex,
    /// The hexes it enters; none if it need not move.
    pub path: Vec<Hex>,
    /// Seconds it takes.
    pub seconds: u32,
    /// Turns it takes beyond this one.
    pub turns: u32,
    /// Chance of each vehicle to mire, 2^32.
    pub mire: u64,
    /// Vehicles of it that may mire, thousandths.
    pub mire_milli: u64,
    /// It may fire at the goal from where its way ends.
    pub fires: bool,
    /// It must go as near as one sees, metres, because its weapons reach further.
    pub seen_m: Option<u32>,
}

impl Way {
    /// The hex in which it ends.
    pub(crate) fn end(&self) -> Hex {
        self.path.last().copied().unwrap_or(self.from)
    }

    /// It may fire from where it stands.
    pub(crate) fn stays(&self) -> bool {
        self.fires && self.path.is_empty()
    }
}

/// What a formation order would mean.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Preview {
    /// What.
    pub mission: Mission,
    /// Where to.
    pub goal: Goal,
    /// The way of each unit that has one.
    pub ways: Vec<Way>,
    /// Units that keep behind those who fire.
    pub behind: Vec<UnitId>,
    /// Units on the map that have none.
    pub stuck: Vec<UnitId>,
    /// Those of them that find no post to fire from: how far one sees, metres, if that is
    /// less than their weapons reach.
    pub postless: BTreeMap<UnitId, Option<u32>>,
    /// What the staff will have to say about it, as far as that is known beforehand.
    pub doubts: Vec<String>,
    /// Where the ground may keep how many vehicles, thousandths.
    pub ground: BTreeMap<Hex, u64>,
    /// Vehicles that go.
    pub vehicles: u32,
    /// Vehicles that may mire, thousandths.
    pub mire_milli: u64,
    /// When the first and the last may be there.
    pub arrive: Option<(Clock, Clock)>,
    /// Turns beyond this one until the first and the last may be there.
    pub turns: Option<(u32, u32)>,
}

/// How far each unit of a body could go, worked out once for all goals.
pub(crate) type Reaches = Vec<(UnitId, Ways)>;

/// How far each unit of a body could go until the battle ends.
pub(crate) fn reaches(p: &Perspective, body: &Body) -> Reaches {
    let left = p.setup().end().since(p.public.clock);
    let here = body.units.iter().filter(|id| {
        p.unit(**id).is_some_and(|u| u.hex().is_some() && !u.mired && u.pieces.max(u.men) > 0)
    });
    let mut prices = Prices::default();
    here.map(|id| (*id, Ways::new(p, *id, left, &mut prices))).collect()
}

/// What an order would mean.
pub(crate) fn preview(
    p: &Perspective,
    reaches: &Reaches,
    foresight: &mut Foresight,
    mission: Mission,
    goal: Goal,
) -> Preview {
    let units = reaches.iter().map(|(id, _)| *id).collect();
    let directive = Directive { units, mission, to: goal.hexes.clone() };
    let mut parts = foresight.parts(p, &directive);
    let mut out = Preview {
        mission,
        goal,
        ways: Vec::new(),
        behind: Vec::new(),
        stuck: Vec::new(),
        postless: BTreeMap::new(),
        doubts: Vec::new(),
        ground: BTreeMap::new(),
        vehicles: 0,
        mire_milli: 0,
        arrive: None,
        turns: None,
    };
    for (id, reach) in reaches {
        let Some(u) = p.unit(*id) else { continue };
        let way = match parts.remove(id).unwrap_or(Part::Go) {
            Part::Go => way(p, *id, u, reach, &out.goal.hexes),
            Part::Behind => {
                out.behind.push(*id);
                continue;
            }
            Part::Fire(posts) => {
                let way = way_to_post(p, *id, u, reach, &posts);
                if way.is_none() {
                    out.postless.insert(*id, posts.seen_m);
                }
                way
            }
        };
        match way {
            Some(way) => out.count(p, u, way),
            None => out.stuck.push(*id),
        }
    }
    out.doubts = doubts(p, &out);
    out
}

/// What keeps whom from going, as far as it is known before the order is given.
fn doubts(p: &Perspective, v: &Preview) -> Vec<String> {
    // The gravest first.
    let mut why: BTreeMap<(u8, String), u32> = BTreeMap::new();
    let mut say = |rank: u8, words: String| *why.entry((rank, words)).or_default() += 1;
    let closed = v.goal.hexes.iter().all(|h| p.setup().is_forbidden(p.side, *h));
    for (id, u) in v.stuck.iter().filter_map(|id| Some((id, p.unit(*id)?))) {
        let (rank, words) = bar(p, u, v.postless.get(id).copied(), closed);
        say(rank, words);
    }
    for (way, u) in v.ways.iter().filter_map(|w| Some((w, p.unit(w.unit)?))) {
        if way.path.is_empty() {
            continue;
        }
        if let Some(seen_m) = way.seen_m {
            say(5, text::must_go_near(seen_m));
        }
        if u.morale() > Morale::Steady {
            say(6, "pinned or shaken, to rally first".to_owned());
        } else if u.time <= 0 {
            say(7, "no time left this turn, to start in the next".to_owned());
        }
    }
    let line = |((_, words), n)| format!("{}: {words}", text::count(n, "unit", "units"));
    let mut out: Vec<String> = why.into_iter().map(line).collect();
    let there = p.enemies().filter(|c| v.goal.hexes.contains(&c.hex)).count();
    if there > 0 && v.mission != Mission::Support {
        let words = text::count(there as u32, "enemy unit", "enemy units");
        out.push(format!("{words} known there: taken only by storm, if the odds allow"));
    }
    out
}

/// What bars a unit from its goal, and how grave that is. `postless`: it was to fire, and
/// finds no place for it.
fn bar(p: &Perspective, u: &Unit, postless: Option<Option<u32>>, closed: bool) -> (u8, String) {
    let ty = p.setup().library.unit_type(u.ty);
    match postless {
        _ if u.morale() == Morale::Broken => (0, "broken, to rally first".to_owned()),
        None if !is_mobile(ty) => (1, "cannot move at all".to_owned()),
        Some(_) if !is_mobile(ty) => (1, "cannot fire there from here, nor move".to_owned()),
        Some(seen_m) => (2, text::no_post(seen_m)),
        None if closed => (3, "orders forbid going there".to_owned()),
        None if ty.is_vehicle() => (3, "no way there for vehicles".to_owned()),
        None => (4, "no way there".to_owned()),
    }
}

/// Seconds of this turn a unit has spent already.
fn spent(p: &Perspective, u: &Unit) -> u32 {
    let turn = i64::from(p.setup().turn_seconds(p.public.turn));
    u32::try_from(turn - i64::from(u.time)).unwrap_or(0)
}

/// The way to a place from which a unit may fire; none if it stands in one.
fn way_to_post(
    p: &Perspective,
    unit: UnitId,
    u: &Unit,
    reach: &Ways,
    posts: &Posts,
) -> Option<Way> {
    let open = posts.hexes.iter().filter(|h| !p.setup().is_forbidden(p.side, **h));
    let open: Vec<Hex> = open.copied().collect();
    let way = way(p, unit, u, reach, &open)?;
    let fires = open.contains(&way.end()) && u.morale() < Morale::Broken;
    Some(Way { fires, seen_m: posts.seen_m, ..way })
}

/// The way to the nearest of some hexes.
fn way(p: &Perspective, unit: UnitId, u: &Unit, reach: &Ways, to: &[Hex]) -> Option<Way> {
    let from = u.hex()?;
    let still = Way {
        unit,
        from,
        path: Vec::new(),
        seconds: 0,
        turns: 0,
        mire: 0,
        mire_milli: 0,
        fires: false,
        seen_m: None,
    };
    if to.contains(&from) {
        return Some(still);
    }
    let nearest = |hexes: &mut dyn Iterator<Item = Hex>| -> Option<(u32, Hex)> {
        hexes.filter_map(|h| Some((reach.weight(h)?, h))).min()
    };
    let class = p.setup().library.unit_type(u.ty).mobility;
    // The hexes beside the goal from which it could be entered.
    let doors = || {
        let beside = to.iter().flat_map(|h| h.neighbours());
        beside.filter(|(d, n)| step_cost(p.field(), class, *n, d.opposite()).is_some())
    };
    // A goal full of people, ours or theirs, is approached as near as may be.
    let end = nearest(&mut to.iter().copied()).or_else(|| {
        if doors().any(|(_, n)| n == from) {
            return Some((0, from));
        }
        nearest(&mut doors().map(|(_, n)| n))
    });
    let (_, end) = end?;
    if end == from {
        return Some(still);
    }
    let path = reach.path(end)?;
    let seconds = reach.seconds(end)?;
    let dry = steps(p, unit, from, &path).iter().fold(ONE, |dry, s| times(dry, ONE - s.bog));
    let mire = ONE - dry;
    Some(Way {
        path,
        seconds,
        turns: turns(p, u, seconds),
        mire,
        mire_milli: (u64::from(u.pieces) * 1000 * (mire >> 8)) >> 24,
        ..still
    })
}

const ONE: u64 = 1 << 32;

/// The product of two chances.
fn times(a: u64, b: u64) -> u64 {
    ((u128::from(a) * u128::from(b)) >> 32) as u64
}

/// One step of a way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Step {
    /// The hex entered.
    pub hex: Hex,
    /// Seconds.
    pub seconds: u32,
    /// Metres an hour.
    pub speed: u32,
    /// Chance of each vehicle to mire, 2^32; none for what cannot.
    pub bog: u64,
}

/// The steps of a unit along a path.
pub(crate) fn steps(p: &Perspective, unit: UnitId, from: Hex, path: &[Hex]) -> Vec<Step> {
    let Some(u) = p.unit(unit) else { return Vec::new() };
    let ty = p.setup().library.unit_type(u.ty);
    let mut at = from;
    let mut out = Vec::new();
    for hex in path {
        let cost = at.dir_to(*hex).and_then(|d| step_cost(p.field(), ty.mobility, at, d));
        let Some(cost) = cost else { break };
        let bog = if ty.is_vehicle() { cost.bog.min(ONE) } else { 0 };
        out.push(Step { hex: *hex, seconds: cost.seconds, speed: cost.speed, bog });
        at = *hex;
    }
    out
}

/// Turns beyond this one that a march takes.
fn turns(p: &Perspective, u: &Unit, seconds: u32) -> u32 {
    let setup = p.setup();
    let mut left = i64::from(seconds) - i64::from(u.time.max(0));
    let mut n = 0;
    while left > 0 && usize::from(p.public.turn) + (n as usize) < setup.turns.len() {
        n += 1;
        left -= i64::from(setup.turn_seconds(p.public.turn + n as u16).max(1));
    }
    n
}

impl Preview {
    /// Takes the way of one more unit into account.
    fn count(&mut self, p: &Perspective, u: &Unit, way: Way) {
        let at = p.public.clock.plus(spent(p, u) + way.seconds);
        let span = self.arrive.get_or_insert((at, at));
        *span = (span.0.min(at), span.1.max(at));
        let span = self.turns.get_or_insert((way.turns, way.turns));
        *span = (span.0.min(way.turns), span.1.max(way.turns));
        if p.setup().library.unit_type(u.ty).is_vehicle() && !way.path.is_empty() {
            self.vehicles += u32::from(u.pieces);
            self.mire_milli += way.mire_milli;
            let mut dry = ONE;
            for step in steps(p, way.unit, way.from, &way.path) {
                let here = times(dry, step.bog) * u64::from(u.pieces) * 1000;
                *self.ground.entry(step.hex).or_default() += here >> 32;
                dry = times(dry, ONE - step.bog);
            }
        }
        self.ways.push(way);
    }

    /// How long it takes, in words.
    pub(crate) fn time(&self) -> String {
        if self.ways.is_empty() && self.stuck.is_empty() && !self.behind.is_empty() {
            return "in place".to_owned();
        }
        let (Some((a, b)), Some(turns)) = (self.arrive, self.turns) else {
            return "nobody can get there".to_owned();
        };
        let when = match turns {
            (0, 0) => "this turn".to_owned(),
            (a, b) if a == b => text::count(b, "turn more", "turns more"),
            (a, b) => format!("{a} to {b} turns more"),
        };
        if self.ways.iter().all(|w| w.path.is_empty()) {
            "in place".to_owned()
        } else if a == b {
            format!("{when}, about {b}")
        } else {
            format!("{when}, about {a} to {b}")
        }
    }

    /// Who does not go, in words; nothing where all go or none can.
    pub(crate) fn staying(&self) -> Option<String> {
        let fire = self.ways.iter().filter(|w| w.stays()).count() as u32;
        let behind = self.behind.len() as u32;
        let fire = (fire > 0).then(|| {
            text::count(
                fire,
                "unit can fire from where it is",
                "units can fire from where they are",
            )
        });
        let behind =
            (behind > 0).then(|| text::count(behind, "unit keeps behind", "units keep behind"));
        let parts: Vec<String> = fire.into_iter().chain(behind).collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    /// What the ground may keep, in words; nothing where no vehicle goes.
    pub(crate) fn mire(&self) -> Option<String> {
        (self.vehicles > 0).then(|| {
            let of = text::count(self.vehicles, "vehicle", "vehicles");
            if self.mire_milli == 0 {
                format!("firm ground for {of}")
            } else {
                format!("about {} of {of} may mire", text::milli(self.mire_milli))
            }
        })
    }
}
