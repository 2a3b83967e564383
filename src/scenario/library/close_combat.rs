//! The figures of close combat in a rule library.

use crate::rules::{
    AssaultResult, AssaultToll, BySide, CloseCombat, FightingWeights, FinalFireFigures, OddsRow,
};
use crate::scenario::diag::Span;
use crate::scenario::diag::finding::{Items, LibraryGroup, NumberFinding};
use crate::scenario::syntax::Node;
use crate::scenario::syntax::fields::Fields;
use crate::scenario::syntax::read::Cx;

/// Most rows of the table of odds.
const MAX_ROWS: usize = 100;

/// The results by their names in files, in the order of [`AssaultResult::FOUGHT`].
const RESULTS: [(&str, AssaultResult); 4] = [
    ("routed", AssaultResult::Routed),
    ("repelled", AssaultResult::Repelled),
    ("taken", AssaultResult::Taken),
    ("overrun", AssaultResult::Overrun),
];

/// Reads `close_combat: (…)`. In a library of an `older` format figures that came later may be
/// missing: they are then as given here.
pub fn read(cx: &mut Cx, node: &Node, older: Option<&CloseCombat>) -> Option<CloseCombat> {
    let mut f = cx.fields(node, LibraryGroup::CloseCombat)?;
    let figures = CloseCombat {
        odds: f.req(cx, "odds", |cx, n| Some(odds(cx, n))).unwrap_or_default(),
        toll: f.req(cx, "toll", tolls).unwrap_or_default(),
        final_fire: match older {
            Some(o) => f.or(cx, "final_fire", o.final_fire, final_fire),
            None => f.req(cx, "final_fire", final_fire).unwrap_or_default(),
        },
        most_losses_milli: number(cx, &mut f, "most_losses_milli", 1000),
        foxholes_pct: number(cx, &mut f, "foxholes_pct", 1000),
        trench_pct: number(cx, &mut f, "trench_pct", 1000),
        climb_pct: number(cx, &mut f, "climb_pct", 1000),
        water_pct: number(cx, &mut f, "water_pct", 1000),
        wire_row_pct: number(cx, &mut f, "wire_row_pct", 1000),
        surprised_pct: newer(cx, &mut f, "surprised_pct", older.map(|o| o.surprised_pct)),
        joint_pct: newer(cx, &mut f, "joint_pct", older.map(|o| o.joint_pct)),
        killed_pct: newer(cx, &mut f, "killed_pct", older.map(|o| o.killed_pct)).min(100),
        captured_killed_pct: BySide {
            soviet: newer(
                cx,
                &mut f,
                "captured_killed_soviet",
                older.map(|o| o.captured_killed_pct.soviet),
            ),
            japan: newer(
                cx,
                &mut f,
                "captured_killed_japan",
                older.map(|o| o.captured_killed_pct.japan),
            ),
        },
        front_men: newer(cx, &mut f, "front_men", older.map(|o| o.front_men)),
        front_vehicles: newer(cx, &mut f, "front_vehicles", older.map(|o| o.front_vehicles)),
        weights: f.req(cx, "weights", |cx, n| weights(cx, n, older)).unwrap_or_default(),
    };
    f.source(cx);
    f.done(cx);
    Some(figures)
}

/// A whole number from 0 on that must be there.
fn number(cx: &mut Cx, f: &mut Fields, name: &'static str, most: i64) -> u32 {
    f.req(cx, name, |cx, n| cx.number(n, 0..=most)).unwrap_or_default()
}

/// A whole number that came with a later format: `before` is what it is in an older one that
/// does not say it.
fn newer(cx: &mut Cx, f: &mut Fields, name: &'static str, before: Option<u32>) -> u32 {
    let most = 1000;
    match before {
        Some(before) => f.or(cx, name, before, |cx, n| cx.number(n, 0..=most)),
        None => number(cx, f, name, most),
    }
}

/// `[(ratio: 100, routed: 150, repelled: 400, taken: 350, overrun: 100), …]`
fn odds(cx: &mut Cx, node: &Node) -> Vec<OddsRow> {
    let mut last = None;
    cx.some(node, MAX_ROWS, Items::OddsRows, |cx, n| {
        let (row, span) = odds_row(cx, n)?;
        cx.ascending(&mut last, row.ratio_pct, span);
        Some(row)
    })
}

fn odds_row(cx: &mut Cx, node: &Node) -> Option<(OddsRow, Span)> {
    let mut f = cx.fields(node, LibraryGroup::OddsRow)?;
    let ratio = f.req(cx, "ratio", |cx, n| cx.number(n, 1..=100_000));
    let weights = RESULTS.map(|(name, _)| f.req(cx, name, |cx, n| cx.number::<u32>(n, 0..=1000)));
    let span = f.span_of("ratio");
    f.source(cx);
    f.done(cx);
    let [Some(a), Some(b), Some(c), Some(d)] = weights else { return None };
    let (sum, weights) = (a + b + c + d, [a, b, c, d]);
    if sum != 1000 {
        cx.report(node.span, NumberFinding::WrongSum { sum, expected: 1000 });
    }
    Some((OddsRow { ratio_pct: ratio?, weights }, span))
}

/// `(routed: (attacker: 200, defender: 40, …), repelled: …)`
fn tolls(cx: &mut Cx, node: &Node) -> Option<[AssaultToll; 4]> {
    let mut f = cx.fields(node, LibraryGroup::Tolls)?;
    let mut out = [AssaultToll::default(); 4];
    for (slot, (name, _)) in out.iter_mut().zip(RESULTS) {
        *slot = f.req(cx, name, toll).unwrap_or_default();
    }
    f.source(cx);
    f.done(cx);
    Some(out)
}

fn toll(cx: &mut Cx, node: &Node) -> Option<AssaultToll> {
    let mut f = cx.fields(node, LibraryGroup::Toll)?;
    let points = |cx: &mut Cx, n: &Node| cx.number(n, 0..=100);
    let toll = AssaultToll {
        attacker_milli: number(cx, &mut f, "attacker", 1000),
        defender_milli: number(cx, &mut f, "defender", 1000),
        attacker_shock: f.req(cx, "attacker_shock", points).unwrap_or_default(),
        defender_shock: f.req(cx, "defender_shock", points).unwrap_or_default(),
    };
    f.source(cx);
    f.done(cx);
    Some(toll)
}

/// `(seconds: 90, wire_row_s: 30, …)`
pub fn final_fire(cx: &mut Cx, node: &Node) -> Option<FinalFireFigures> {
    let mut f = cx.fields(node, LibraryGroup::FinalFire)?;
    let figures = FinalFireFigures {
        seconds: number(cx, &mut f, "seconds", 3600),
        wire_row_s: number(cx, &mut f, "wire_row_s", 3600),
        share_milli: number(cx, &mut f, "share_milli", 1000),
        depth_m: number(cx, &mut f, "depth_m", 10_000),
        surprise_pct: number(cx, &mut f, "surprise_pct", 100),
        surprise_m: number(cx, &mut f, "surprise_m", 100_000),
        surprise_calm: number(cx, &mut f, "surprise_calm", 100),
    };
    f.source(cx);
    f.done(cx);
    Some(figures)
}

fn weights(cx: &mut Cx, node: &Node, older: Option<&CloseCombat>) -> Option<FightingWeights> {
    let mut f = cx.fields(node, LibraryGroup::FightingWeights)?;
    let weights = FightingWeights {
        man: number(cx, &mut f, "man", 1000),
        anti_tank_man: number(cx, &mut f, "anti_tank_man", 1000),
        gunner: number(cx, &mut f, "gunner", 1000),
        vehicle: number(cx, &mut f, "vehicle", 1000),
        vehicle_in_close_country: number(cx, &mut f, "vehicle_in_close_country", 1000),
        mired_vehicle: number(cx, &mut f, "mired_vehicle", 1000),
        grenades: newer(cx, &mut f, "grenades", older.map(|o| o.weights.grenades)),
    };
    f.source(cx);
    f.done(cx);
    Some(weights)
}
