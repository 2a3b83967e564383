//! What is legal but surely not meant, and what only the whole can show.

use crate::hex::{Hex, HexMap};
use crate::rules::score::holding_at_start;
use crate::rules::setup::{Effect, Entrance, Pays, Setup, Trigger, UnitSetup};
use crate::rules::{
    BySide, Clock, ElementKind, FieldChange, Hexside, Map, Mobility, Path, Side, Terrain,
};
use crate::scenario::diag::Span;
use crate::scenario::diag::finding::{ForceFinding, Role, Timed, Warning};
use crate::scenario::forces::order_of_battle::{DEFAULT_STOCK, UnitSpans};
use crate::scenario::syntax::read::{Cx, Loc};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Where the parts of a setup stand in the file.
#[derive(Debug, Default)]
pub struct Spans {
    /// Those of each unit, in the order of the setup.
    pub forces: BySide<Vec<UnitSpans>>,
    /// Formations without a stock of their own, by name and place.
    pub without_stock: BySide<Vec<(String, Loc)>>,
    /// Those of the objectives, in the order of the setup.
    pub objectives: Vec<Loc>,
    /// Those of the scripted events, in the order of the setup.
    pub events: Vec<Loc>,
    /// The scoring.
    pub scoring: Loc,
    /// The weather.
    pub weather: Loc,
}

/// Checks a setup in which every single value is good.
pub fn run(cx: &mut Cx, setup: &Setup, spans: &Spans) {
    starts(cx, setup, spans);
    stocks(cx, spans);
    arrivals(cx, setup, spans);
    crowding(cx, setup, spans);
    objectives(cx, setup, spans);
    times(cx, setup, spans);
    winners(cx, setup, spans);
}

fn units<'a>(
    setup: &'a Setup,
    spans: &'a Spans,
) -> impl Iterator<Item = (Side, usize, &'a UnitSetup, UnitSpans)> {
    Side::ALL.into_iter().flat_map(move |side| {
        let list = setup.forces[side].units.iter().zip(&spans.forces[side]).enumerate();
        list.map(move |(i, (u, s))| (side, i, u, *s))
    })
}

/// Where nobody says what ammunition lies ready, the rules say it.
fn stocks(cx: &mut Cx, spans: &Spans) {
    for list in Side::ALL.map(|s| &spans.without_stock[s]) {
        let Some((_, first)) = list.first() else { continue };
        let formations = list.iter().map(|(name, _)| name.clone()).collect();
        cx.report_at(*first, Warning::NoStock { formations, loads: DEFAULT_STOCK / 1000 });
    }
}

fn starts(cx: &mut Cx, setup: &Setup, spans: &Spans) {
    for (side, _, u, s) in units(setup, spans) {
        let t = setup.library.unit_type(u.ty);
        let (has, full) = match t.kind {
            ElementKind::Men => (u.men, t.men),
            _ => (u.pieces, t.pieces),
        };
        let unit = || u.name.clone();
        if has > full {
            let unit_type = t.key.clone();
            cx.report_at(s.strength, Warning::Overstrength { unit: unit(), has, unit_type, full });
        }
        forbidden(cx, setup, side, u, s);
        let Entrance::At(hex) = u.entry else { continue };
        let Some(cell) = setup.map.cell(hex) else { continue };
        let (terrain, class) = (cell.terrain, t.mobility);
        if matches!(terrain, Terrain::DeepWater | Terrain::River) {
            let map = setup.map.size();
            cx.report_at(s.entry, Warning::InWater { unit: unit(), hex, map, terrain });
        } else if class != Mobility::Static && !enters(setup, class, hex) {
            cx.report_at(s.entry, Warning::CannotGo { unit: unit(), terrain, class });
        }
    }
}

/// Who starts where a restriction keeps his side from may leave, and not come back.
fn forbidden(cx: &mut Cx, setup: &Setup, side: Side, u: &UnitSetup, s: UnitSpans) {
    let (hexes, arrives) = match &u.entry {
        Entrance::At(hex) => (std::slice::from_ref(hex), false),
        Entrance::Arrives(_, hexes) | Entrance::OnEvent(hexes) => (hexes.as_slice(), true),
    };
    if !hexes.is_empty() && hexes.iter().all(|h| setup.is_forbidden(side, *h)) {
        cx.report_at(s.entry, Warning::OnForbidden { unit: u.name.clone(), arrives });
    }
}

/// True if the class can be in the hex: by its ground or by a path through it.
fn enters(setup: &Setup, m: Mobility, hex: Hex) -> bool {
    let Some(cell) = setup.map.cell(hex) else { return false };
    let open = setup.library.speed(m, cell.terrain, setup.ground).is_some();
    open || hex.neighbours().any(|(d, _)| on_path(setup, m, setup.map.side(hex, d)))
}

fn on_path(setup: &Setup, m: Mobility, side: Hexside) -> bool {
    let rules = setup.library.mobility(m);
    match side.path {
        Path::None => side.crossing && rules.track.is_some(),
        Path::Road => rules.road.is_some(),
        Path::Track | Path::Railway => rules.track.is_some(),
    }
}

fn arrivals(cx: &mut Cx, setup: &Setup, spans: &Spans) {
    let called: BTreeSet<(Side, u16)> = setup
        .events
        .iter()
        .flat_map(|e| &e.what)
        .filter_map(|e| if let Effect::Arrive(s, list) = e { Some((*s, list)) } else { None })
        .flat_map(|(s, list)| list.iter().map(move |&i| (s, i)))
        .collect();
    for (side, i, u, s) in units(setup, spans) {
        let waits = matches!(u.entry, Entrance::OnEvent(_));
        let is_called = u16::try_from(i).is_ok_and(|i| called.contains(&(side, i)));
        let unit = || u.name.clone();
        if waits && !is_called {
            cx.report_at(s.entry, Warning::NeverCalled { unit: unit() });
        } else if !waits && is_called {
            cx.report_at(s.entry, Warning::NotWaiting { unit: unit() });
        }
        if let Entrance::Arrives(at, _) = u.entry
            && at >= setup.end()
        {
            let end = setup.end();
            cx.report_at(s.entry, Warning::LateArrival { unit: unit(), at, end });
        }
        if let Entrance::Arrives(_, hexes) | Entrance::OnEvent(hexes) = &u.entry {
            let m = setup.library.unit_type(u.ty).mobility;
            if !hexes.iter().any(|&h| enters(setup, m, h)) {
                cx.report_at(s.entry, Warning::CannotArrive { unit: unit() });
            }
        }
    }
}

fn crowding(cx: &mut Cx, setup: &Setup, spans: &Spans) {
    let t = &setup.library.tuning;
    let mut by_hex: BTreeMap<Hex, Vec<(Side, &UnitSetup, UnitSpans)>> = BTreeMap::new();
    for (side, _, u, s) in units(setup, spans) {
        if let Entrance::At(hex) = u.entry {
            by_hex.entry(hex).or_default().push((side, u, s));
        }
    }
    let limit = setup.stacking_limit();
    for (hex, list) in by_hex {
        let Some(first) = list.first() else { continue };
        let map = setup.map.size();
        if let Some(other) = list.iter().find(|l| l.0 != first.0) {
            let unit = other.1.name.clone();
            let d = cx
                .diag_at(other.2.entry, ForceFinding::BothSides { unit, hex, map })
                .related(cx.place(first.2.entry), Role::Unit(first.1.name.clone()));
            cx.push(d);
            continue;
        }
        let men: u32 = list
            .iter()
            .map(|(_, u, _)| match setup.library.unit_type(u.ty).kind {
                ElementKind::Men => u32::from(u.men),
                ElementKind::Vehicle => u32::from(u.pieces) * t.stack_vehicle,
                ElementKind::Gun => u32::from(u.pieces) * t.stack_gun,
            })
            .sum();
        if men > limit {
            let last = &list[list.len() - 1];
            cx.report_at(last.2.entry, Warning::Stacking { men, hex, map, limit });
        }
    }
}

/// The map with every crossing that events build: ways that there may be.
fn with_crossings(setup: &Setup) -> Arc<Map> {
    let mut map = setup.map.clone();
    for effect in setup.events.iter().flat_map(|e| &e.what) {
        let Effect::Build(_, changes) = effect else { continue };
        for change in changes {
            if matches!(change, FieldChange::Crossing { built: true, .. }) {
                change.lay(Arc::make_mut(&mut map));
            }
        }
    }
    map
}

/// Hexes that a side's units of a class can get to from where they come in.
fn reach(setup: &Setup, map: &Map, side: Side, m: Mobility, from: &[Hex]) -> HexMap<bool> {
    let mut seen = HexMap::filled(setup.map.size(), false);
    let mut open: Vec<Hex> = from.to_vec();
    for &h in from {
        if let Some(s) = seen.get_mut(h) {
            *s = true;
        }
    }
    let rules = setup.library.mobility(m);
    while let Some(hex) = open.pop() {
        for (dir, next) in hex.neighbours() {
            if seen.get(next) != Some(&false) || setup.forbids(side, hex, next) {
                continue;
            }
            let side = map.side(hex, dir);
            let path = on_path(setup, m, side);
            let ground = setup
                .map
                .cell(next)
                .is_some_and(|c| setup.library.speed(m, c.terrain, setup.ground).is_some());
            let barred = side.cliff
                || (side.stream && !side.crossing && !path && rules.stream_s.is_none())
                || (side.ditch && !side.crossing && !path && rules.ditch_s.is_none())
                || (side.wire > 0 && rules.wire_row_s.is_none());
            if (ground || path) && !barred {
                if let Some(s) = seen.get_mut(next) {
                    *s = true;
                }
                open.push(next);
            }
        }
    }
    seen
}

fn objectives(cx: &mut Cx, setup: &Setup, spans: &Spans) {
    let mut from: BTreeMap<(Side, Mobility), Vec<Hex>> = BTreeMap::new();
    for (side, _, u, _) in units(setup, spans) {
        let m = setup.library.unit_type(u.ty).mobility;
        let list = from.entry((side, m)).or_default();
        match &u.entry {
            Entrance::At(h) => list.push(*h),
            Entrance::Arrives(_, hexes) | Entrance::OnEvent(hexes) => list.extend(hexes),
        }
    }
    let map = with_crossings(setup);
    let reached: Vec<HexMap<bool>> =
        from.iter().map(|((side, m), hexes)| reach(setup, &map, *side, *m, hexes)).collect();
    for (o, span) in setup.objectives.iter().zip(&spans.objectives) {
        let hexes = setup.area(o.area);
        if !hexes.iter().any(|h| reached.iter().any(|r| r.get(*h) == Some(&true))) {
            cx.report_at(*span, Warning::Unreachable { objective: o.name.clone() });
        }
    }
}

fn times(cx: &mut Cx, setup: &Setup, spans: &Spans) {
    let (start, end) = (setup.start, setup.end());
    let mut outside = |what: Timed, at: Clock, place: Loc| {
        if at < start || at > end {
            cx.report_at(place, Warning::OutsideBattle { what, at, start, end });
        }
    };
    for (o, span) in setup.objectives.iter().zip(&spans.objectives) {
        match o.pays {
            Pays::At(at) | Pays::EachTurn(at, _) => {
                outside(Timed::Objective(o.name.clone()), at, *span);
            }
            Pays::AtEnd => {}
        }
    }
    for (e, span) in setup.events.iter().zip(&spans.events) {
        if let Trigger::Time(at) = e.when {
            outside(Timed::Event, at, *span);
        }
    }
    for exit in &setup.scoring.exits {
        outside(Timed::Exit, exit.at, spans.scoring);
    }
    for w in setup.weather.iter().skip(1) {
        outside(Timed::Weather(w.text.clone()), w.from, spans.weather);
    }
}

/// The most points a side can be paid.
fn most(setup: &Setup, side: Side) -> u64 {
    let turns = setup.turns.len() as u64;
    let ground: u64 = setup
        .objectives
        .iter()
        .map(|o| {
            let times = if matches!(o.pays, Pays::EachTurn(..)) { turns } else { 1 };
            u64::from(o.points[side]) * times
        })
        .sum();
    let enemy = side.enemy();
    let sum = |side: Side, of: fn(&Setup, &UnitSetup) -> u32| -> u64 {
        setup.forces[side].units.iter().map(|u| u64::from(of(setup, u))).sum()
    };
    let men = sum(enemy, |_, u| u.men.into());
    let pieces = sum(enemy, |_, u| u.pieces.into());
    let losses = men * u64::from(setup.scoring.per_100_men[enemy]) / 100
        + pieces * u64::from(setup.scoring.per_10_pieces[enemy]) / 10;
    let all = sum(side, holding_at_start);
    let exits: u64 = setup
        .scoring
        .exits
        .iter()
        .filter(|e| e.side == side)
        .map(|e| all * u64::from(e.per_100_men) / 100)
        .sum();
    ground + losses + exits
}

fn winners(cx: &mut Cx, setup: &Setup, spans: &Spans) {
    let need = u64::from(setup.scoring.levels[0]);
    let short: Vec<(Side, u64)> =
        Side::ALL.into_iter().map(|s| (s, most(setup, s))).filter(|s| s.1 < need).collect();
    let Loc { file, span } = spans.scoring;
    let span = Loc { file, span: Span::new(span.start, span.start + 1) };
    match *short.as_slice() {
        [] => {}
        [(side, most)] => cx.report_at(span, Warning::CannotWin { side, most, need }),
        _ => cx.report_at(span, Warning::NobodyCanWin { need }),
    }
}
