//! What the counters show, from a perspective.

use crate::hex::{Dir, Hex};
use crate::rules::{
    Contact, ContactId, ElementKind, FirePolicy, Morale, Perspective, Side, Symbol, Unit, UnitId,
};

/// Whom a counter stands for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Who {
    /// One's own unit.
    Own(UnitId),
    /// A known enemy.
    Enemy(ContactId),
}

/// One counter.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Chit {
    /// Whom it stands for.
    pub who: Who,
    /// Whose it is.
    pub side: Side,
    /// Where it stands.
    pub hex: Hex,
    /// Its symbol.
    pub symbol: Symbol,
    /// Men, or vehicles, or guns.
    pub strength: u16,
    /// What it is made of.
    pub kind: ElementKind,
    /// Quality.
    pub quality: u8,
    /// Suppression, 0 to 100.
    pub suppression: u8,
    /// Nerves.
    pub morale: Morale,
    /// Share of the turn's seconds left, -1 to 1; none for enemies.
    pub time: Option<f32>,
    /// Stuck.
    pub mired: bool,
    /// Gone to ground.
    pub down: bool,
    /// Front, where it matters.
    pub facing: Option<Dir>,
    /// Holds its fire.
    pub holds: bool,
    /// Seconds since it was last seen, for an enemy out of sight.
    pub age: Option<u32>,
}

/// All counters of a perspective.
pub(crate) fn chits(p: &Perspective) -> Vec<Chit> {
    let mut out: Vec<Chit> =
        p.enemies().filter(|c| p.setup().map.size().contains(c.hex)).map(|c| enemy(p, c)).collect();
    out.extend(p.own().filter_map(|(id, u)| own(p, id, u)));
    out
}

fn own(p: &Perspective, id: UnitId, u: &Unit) -> Option<Chit> {
    let ty = p.setup().library.unit_type(u.ty);
    let turn = p.setup().turn_seconds(p.public.turn).max(1);
    Some(Chit {
        who: Who::Own(id),
        side: p.side,
        hex: u.hex()?,
        symbol: ty.symbol,
        strength: if ty.kind == ElementKind::Men { u.men } else { u.pieces },
        kind: ty.kind,
        quality: u.quality,
        suppression: u.suppression,
        morale: u.morale(),
        time: Some((u.time as f32 / turn as f32).clamp(-1.0, 1.0)),
        mired: u.is_mired(),
        down: u.down,
        facing: (ty.kind != ElementKind::Men).then_some(u.facing),
        holds: u.policy == FirePolicy::Hold,
        age: None,
    })
}

fn enemy(p: &Perspective, c: &Contact) -> Chit {
    let ty = p.setup().library.unit_type(c.ty);
    Chit {
        who: Who::Enemy(c.id),
        side: p.side.enemy(),
        hex: c.hex,
        symbol: ty.symbol,
        strength: if ty.kind == ElementKind::Men { c.men } else { c.pieces },
        kind: ty.kind,
        quality: c.quality,
        suppression: c.suppression,
        morale: c.morale(),
        time: None,
        mired: c.mired,
        down: c.down,
        facing: (ty.kind != ElementKind::Men).then_some(c.facing),
        holds: false,
        age: (!c.seen).then(|| p.public.clock.since(c.at)),
    }
}
