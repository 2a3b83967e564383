//! What the counters show, from a perspective.

use crate::app::battle::counter_id::CounterId;
use crate::hex::{Dir, Hex};
use crate::rules::{
    Contact, ElementKind, FirePolicy, Morale, Perspective, Side, Supply, Symbol, Unit, UnitId,
    supply,
};
use std::collections::BTreeMap;

/// One counter.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Counter {
    /// Whom it stands for.
    pub who: CounterId,
    /// Whose it is.
    pub side: Side,
    /// Where it stands.
    pub hex: Hex,
    /// Its symbol.
    pub symbol: Symbol,
    /// Men, or vehicles, or guns.
    pub strength: u16,
    /// That number is known; of an enemy it may be an estimate.
    pub counted: bool,
    /// What it is made of.
    pub kind: ElementKind,
    /// Quality, 1 to 10; for an enemy that of its kind.
    pub quality: u8,
    /// Suppression, 0 to 100; for an enemy what his nerves are reckoned at.
    pub suppression: u8,
    /// State of its nerves.
    pub morale: Morale,
    /// Share of the turn's seconds left, -1 to 1; none for enemies.
    pub time: Option<f32>,
    /// Stuck in the ground: it cannot leave its hex.
    pub mired: bool,
    /// Hit and still manned: it cannot leave its hex.
    pub immobilised: bool,
    /// It has a vehicle with the rail aerial of a commander.
    pub aerial: bool,
    /// Its battalion of tanks lost those who lead it; of an enemy nobody knows.
    pub leaderless: bool,
    /// Gone to ground.
    pub down: bool,
    /// Front, where it matters.
    pub facing: Option<Dir>,
    /// Holds its fire.
    pub holds: bool,
    /// How it stands for ammunition; of an enemy nobody knows.
    pub supply: Supply,
    /// Its battalion storms nothing until it has rested; of an enemy nobody knows.
    pub exhausted: bool,
    /// Seconds since it was last seen, for an enemy out of sight.
    pub age: Option<u32>,
}

/// All counters of a perspective.
pub(crate) fn counters(p: &Perspective) -> Vec<Counter> {
    let mut out: Vec<Counter> =
        p.enemies().filter(|c| p.setup().map.size().contains(c.hex)).map(|c| enemy(p, c)).collect();
    out.extend(p.own().filter_map(|(id, u)| own(p, id, u)));
    out
}

/// All counters on the table. `other`: what the other side sees, if nothing is hidden; then
/// the enemy stands where he stands, not where he is thought to.
pub(crate) fn on_table(p: &Perspective, other: Option<&Perspective>) -> Vec<Counter> {
    let mut all = counters(p);
    if let Some(other) = other {
        let is_own = |c: &Counter| matches!(c.who, CounterId::Own(_));
        all.retain(is_own);
        all.extend(counters(other).into_iter().filter(is_own));
    }
    all
}

/// Where the counters of a hex stand: one above the other, the last on top.
pub(crate) fn stacks(counters: &[Counter]) -> BTreeMap<Hex, Vec<&Counter>> {
    let mut out: BTreeMap<Hex, Vec<&Counter>> = BTreeMap::new();
    for c in counters {
        out.entry(c.hex).or_default().push(c);
    }
    out
}

fn own(p: &Perspective, id: UnitId, u: &Unit) -> Option<Counter> {
    let ty = p.setup().library.unit_type(u.ty);
    let turn = p.setup().turn_seconds(p.public.turn).max(1);
    Some(Counter {
        who: CounterId::Own(id),
        side: p.side,
        hex: u.hex()?,
        symbol: ty.symbol,
        strength: if ty.kind == ElementKind::Men { u.men } else { u.pieces },
        counted: true,
        kind: ty.kind,
        quality: u.quality,
        suppression: u.suppression,
        morale: u.morale(),
        time: Some((u.time as f32 / turn as f32).clamp(-1.0, 1.0)),
        mired: u.is_mired(),
        immobilised: u.immobilised,
        aerial: u.aerials > 0,
        leaderless: p.halted(id).is_some(),
        down: u.down,
        facing: (ty.kind != ElementKind::Men).then_some(u.facing),
        holds: u.policy == FirePolicy::Hold,
        supply: supply(&p.setup().library, u),
        exhausted: p.spent_battalion(id).is_some(),
        age: None,
    })
}

fn enemy(p: &Perspective, c: &Contact) -> Counter {
    let ty = p.setup().library.unit_type(c.ty);
    Counter {
        who: CounterId::Enemy(c.id),
        side: p.side.enemy(),
        hex: c.hex,
        symbol: ty.symbol,
        strength: if ty.kind == ElementKind::Men { c.men } else { c.pieces },
        counted: if ty.kind == ElementKind::Men { c.is_known() } else { c.counted },
        kind: ty.kind,
        quality: c.quality,
        suppression: c.suppression(),
        morale: c.morale,
        time: None,
        mired: c.mired,
        immobilised: c.immobilised,
        aerial: c.aerials > 0,
        leaderless: false,
        down: c.down,
        facing: (ty.kind != ElementKind::Men).then_some(c.facing),
        holds: false,
        supply: Supply::Full,
        exhausted: false,
        age: (!c.seen).then(|| p.public.clock.since(c.at)),
    }
}
