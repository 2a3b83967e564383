//! What is legal but surely not meant, and what only the whole can show.

use super::code;
use super::diag::Span;
use super::finding::Role;
use super::forces::UnitSpans;
use super::read::{Cx, Loc};
use crate::hex::{Dir, Hex, HexMap};
use crate::rules::setup::{Effect, Entry, Pays, Setup, Trigger, UnitSetup};
use crate::rules::{BySide, Clock, ElementKind, Mobility, Path, Side, Terrain};
use std::collections::{BTreeMap, BTreeSet};

/// Where the parts of a setup stand in the file.
#[derive(Debug, Default)]
pub struct Spans {
    /// Units.
    pub forces: BySide<Vec<UnitSpans>>,
    /// Objectives.
    pub objectives: Vec<Loc>,
    /// Events.
    pub events: Vec<Loc>,
    /// The scoring.
    pub scoring: Loc,
    /// The weather.
    pub weather: Loc,
}

/// Checks a setup in which every single value is good.
pub fn run(cx: &mut Cx, setup: &Setup, spans: &Spans) {
    starts(cx, setup, spans);
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

fn warn(cx: &mut Cx, code: code::Code, at: Loc, message: String, label: &str) {
    let d = cx.said_at(code, at, message).label(label);
    cx.push(d);
}

fn starts(cx: &mut Cx, setup: &Setup, spans: &Spans) {
    for (side, _, u, s) in units(setup, spans) {
        let t = setup.library.unit_type(u.ty);
        let over = match t.kind {
            ElementKind::Men => u.men > t.men,
            _ => u.pieces > t.pieces,
        };
        if over {
            let (has, full) = match t.kind {
                ElementKind::Men => (u.men, t.men),
                _ => (u.pieces, t.pieces),
            };
            let message =
                format!("`{}` has {has} where `{}` has {full} at full strength", u.name, t.key);
            warn(cx, code::OVERSTRENGTH, s.strength, message, "its weapons do not grow with it");
        }
        forbidden(cx, setup, side, u, s);
        let Entry::At(hex) = u.entry else { continue };
        let Some(cell) = setup.map.cell(hex) else { continue };
        if matches!(cell.terrain, Terrain::DeepWater | Terrain::River) {
            let message = format!("`{}` starts in deep water", u.name);
            let label = format!("{} is {:?}", hex.label(setup.map.size()), cell.terrain);
            warn(cx, code::IN_WATER, s.entry, message, &label);
        } else if t.mobility != Mobility::Static && !enters(setup, t.mobility, hex) {
            let message = format!("`{}` starts where it cannot go", u.name);
            let label = format!("{:?} bars {:?}", cell.terrain, t.mobility);
            warn(cx, code::IMPASSABLE_START, s.entry, message, &label);
        }
    }
}

/// Who starts where a restriction keeps his side from may leave, and not come back.
fn forbidden(cx: &mut Cx, setup: &Setup, side: Side, u: &UnitSetup, s: UnitSpans) {
    let (hexes, comes) = match &u.entry {
        Entry::At(hex) => (std::slice::from_ref(hex), "starts"),
        Entry::Arrives(_, hexes) | Entry::OnEvent(hexes) => (hexes.as_slice(), "arrives"),
    };
    if !hexes.is_empty() && hexes.iter().all(|h| setup.is_forbidden(side, *h)) {
        let message = format!("`{}` {comes} on forbidden ground", u.name);
        warn(cx, code::ON_FORBIDDEN, s.entry, message, "a restriction keeps its side from here");
    }
}

/// True if the class can be in the hex: by its ground or by a path through it.
fn enters(setup: &Setup, m: Mobility, hex: Hex) -> bool {
    let Some(cell) = setup.map.cell(hex) else { return false };
    let open = setup.library.speed(m, cell.terrain, setup.ground).is_some();
    open || hex.neighbours().any(|(d, _)| on_path(setup, m, hex, d))
}

fn on_path(setup: &Setup, m: Mobility, hex: Hex, dir: Dir) -> bool {
    let rules = setup.library.mobility(m);
    match setup.map.side(hex, dir).path {
        Path::None => false,
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
        let waits = matches!(u.entry, Entry::OnEvent(_));
        let is_called = u16::try_from(i).is_ok_and(|i| called.contains(&(side, i)));
        if waits && !is_called {
            let message = format!("`{}` waits for an event that never calls it", u.name);
            warn(cx, code::NEVER_CALLED, s.entry, message, "no `Arrive` names it");
        } else if !waits && is_called {
            let message = format!("an event calls `{}`, which does not wait for one", u.name);
            warn(cx, code::NOT_WAITING, s.entry, message, "it comes by itself");
        }
        if let Entry::Arrives(at, _) = u.entry
            && at >= setup.end()
        {
            let message = format!("`{}` arrives at {at}, after the last turn", u.name);
            let label = format!("the battle ends at {}", setup.end());
            warn(cx, code::LATE_ARRIVAL, s.entry, message, &label);
        }
        if let Entry::Arrives(_, hexes) | Entry::OnEvent(hexes) = &u.entry {
            let m = setup.library.unit_type(u.ty).mobility;
            if !hexes.iter().any(|&h| enters(setup, m, h)) {
                let message = format!("`{}` can enter none of the hexes where it arrives", u.name);
                warn(cx, code::IMPASSABLE_START, s.entry, message, "");
            }
        }
    }
}

fn crowding(cx: &mut Cx, setup: &Setup, spans: &Spans) {
    let t = &setup.library.tuning;
    let mut by_hex: BTreeMap<Hex, Vec<(Side, &UnitSetup, UnitSpans)>> = BTreeMap::new();
    for (side, _, u, s) in units(setup, spans) {
        if let Entry::At(hex) = u.entry {
            by_hex.entry(hex).or_default().push((side, u, s));
        }
    }
    let limit = setup.stacking_limit();
    for (hex, list) in by_hex {
        let Some(first) = list.first() else { continue };
        let label = hex.label(setup.map.size());
        if let Some(other) = list.iter().find(|l| l.0 != first.0) {
            let d = cx
                .said_at(code::BOTH_SIDES, other.2.entry, format!("both sides start in {label}"))
                .label(format!("`{}` here", other.1.name))
                .related(cx.place(first.2.entry), Role::Said(format!("`{}` here", first.1.name)));
            cx.push(d);
            continue;
        }
        let weight: u32 = list
            .iter()
            .map(|(_, u, _)| match setup.library.unit_type(u.ty).kind {
                ElementKind::Men => u32::from(u.men),
                ElementKind::Vehicle => u32::from(u.pieces) * t.stack_vehicle,
                ElementKind::Gun => u32::from(u.pieces) * t.stack_gun,
            })
            .sum();
        if weight > limit {
            let last = &list[list.len() - 1];
            let message = format!("{weight} men's room is taken in {label}, which holds {limit}");
            warn(cx, code::STACKING, last.2.entry, message, "move a unit to another hex");
        }
    }
}

/// Hexes that a side's units of a class can get to from where they come in.
fn reach(setup: &Setup, side: Side, m: Mobility, from: &[Hex]) -> HexMap<bool> {
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
            let side = setup.map.side(hex, dir);
            let path = on_path(setup, m, hex, dir);
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
            Entry::At(h) => list.push(*h),
            Entry::Arrives(_, hexes) | Entry::OnEvent(hexes) => list.extend(hexes),
        }
    }
    let reached: Vec<HexMap<bool>> =
        from.iter().map(|((side, m), hexes)| reach(setup, *side, *m, hexes)).collect();
    for (o, span) in setup.objectives.iter().zip(&spans.objectives) {
        let hexes = setup.area(o.area);
        if !hexes.iter().any(|h| reached.iter().any(|r| r.get(*h) == Some(&true))) {
            let message = format!("nobody can reach the objective `{}`", o.name);
            warn(
                cx,
                code::UNREACHABLE,
                *span,
                message,
                "no unit of either side has a way to its area",
            );
        }
    }
}

fn times(cx: &mut Cx, setup: &Setup, spans: &Spans) {
    let (start, end) = (setup.start, setup.end());
    let mut outside = |what: String, at: Clock, place: Loc| {
        if at < start || at > end {
            let label = format!("the battle goes from {start} to {end}");
            let message = format!("{what} at {at} lies outside the battle");
            warn(cx, code::OUTSIDE_BATTLE, place, message, &label);
        }
    };
    for (o, span) in setup.objectives.iter().zip(&spans.objectives) {
        match o.pays {
            Pays::At(at) => outside(format!("objective `{}`, which pays", o.name), at, *span),
            Pays::EachTurn(from, _) => {
                outside(format!("objective `{}`, which pays", o.name), from, *span);
            }
            Pays::AtEnd => {}
        }
    }
    for (e, span) in setup.events.iter().zip(&spans.events) {
        if let Trigger::Time(at) = e.when {
            outside("the event".to_owned(), at, *span);
        }
    }
    for exit in &setup.scoring.exits {
        outside("the exit, which is counted".to_owned(), exit.at, spans.scoring);
    }
    for w in setup.weather.iter().skip(1) {
        outside(format!("the weather `{}`", w.text), w.from, spans.weather);
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
    let count = |side: Side| {
        let units = &setup.forces[side].units;
        let men: u64 = units.iter().map(|u| u64::from(u.men)).sum();
        let pieces: u64 = units.iter().map(|u| u64::from(u.pieces)).sum();
        (men, pieces)
    };
    let (men, pieces) = count(enemy);
    let losses = men * u64::from(setup.scoring.per_100_men[enemy]) / 100
        + pieces * u64::from(setup.scoring.per_10_pieces[enemy]) / 10;
    let (own, vehicles) = count(side);
    let exits: u64 = setup
        .scoring
        .exits
        .iter()
        .filter(|e| e.side == side)
        .map(|e| (own + vehicles * 5) * u64::from(e.per_100_men) / 100)
        .sum();
    ground + losses + exits
}

fn winners(cx: &mut Cx, setup: &Setup, spans: &Spans) {
    let need = u64::from(setup.scoring.levels[0]);
    let short: Vec<(Side, u64)> =
        Side::ALL.into_iter().map(|s| (s, most(setup, s))).filter(|s| s.1 < need).collect();
    let Loc { file, span } = spans.scoring;
    let span = Loc { file, span: Span::new(span.start, span.start + 1) };
    match short.as_slice() {
        [] => {}
        [(side, most)] => {
            let message = format!("{side:?} cannot win: it can get {most} points and needs {need}");
            warn(cx, code::NOBODY_WINS, span, message, "count objectives, losses and exits");
        }
        _ => {
            let message = format!("nobody can win: the points on the map are fewer than {need}");
            warn(cx, code::NOBODY_WINS, span, message, "count objectives, losses and exits");
        }
    }
}
