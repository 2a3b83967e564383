//! How an enemy may be who is reported, or was never seen: strength, nerves, seconds, rounds.

use super::super::contact::Contact;
use super::super::dice::Dice;
use super::super::dist::ONE;
use super::super::morale::{Morale, band};
use super::super::policy::FirePolicy;
use super::super::rounds::first_load;
use super::super::sighting::Sighting;
use super::super::unit::{Struck, Unit};
use super::super::{Clock, ElementKind, Hex, Symbol, TypeId, Works};
use super::blank::blank_line;
use super::premises::Premises;

/// Of those who were met, rounds in a battle a quarter of an hour old, per cent of a load, are no
/// less than those of its beginning by more than this. In 20 battles between computers machine
/// guns had a third left in the first half hour on the mean and a seventh in the second, rifle
/// platoons a half and a quarter.
const SPENT_PCT: i32 = 45;

/// The same of those who were never seen: guess.
const UNSEEN_SPENT_PCT: i32 = 10;

/// How strong an enemy may be who is reported so, and by how much the report is off then.
pub(super) struct GuessedStrength {
    pub men: u16,
    pub pieces: u16,
    pub sighting: Sighting,
}

impl GuessedStrength {
    /// Anything that his report allows, each error as likely.
    pub fn drawn(w: &Premises, dice: &mut Dice, c: &Contact) -> GuessedStrength {
        let spread = i32::from(c.spread_pct.min(49));
        let watched_s = watched_s(w, dice, c);
        // Of few men not every error gives the reported number.
        let tries = (0..8).map(|_| dice.between(-spread, spread) as i8);
        let found = tries.into_iter().find_map(|e| GuessedStrength::fitting(c, e));
        let mut out = found.unwrap_or_else(|| GuessedStrength::as_reported(c));
        out.sighting.watched_s = watched_s;
        out
    }

    /// As few as his report allows.
    pub fn fewest(c: &Contact) -> GuessedStrength {
        let spread = c.spread_pct.min(49) as i8;
        let found = (0..=spread).rev().find_map(|e| GuessedStrength::fitting(c, e));
        found.unwrap_or_else(|| GuessedStrength::as_reported(c))
    }

    const fn as_reported(c: &Contact) -> GuessedStrength {
        GuessedStrength { men: c.men, pieces: c.pieces, sighting: Sighting::off_by(0) }
    }

    fn fitting(c: &Contact, error_pct: i8) -> Option<GuessedStrength> {
        let sighting = Sighting::off_by(error_pct);
        let men = truth(sighting, c.men)?;
        let pieces = if c.counted { c.pieces } else { truth(sighting, c.pieces)? };
        Some(GuessedStrength { men, pieces, sighting })
    }
}

/// A number of which so many are reported.
fn truth(sighting: Sighting, reported: u16) -> Option<u16> {
    let off = 100 + i64::from(sighting.error_pct());
    let near = i64::from(reported) * 100 / off.max(1);
    let fits = |n: &u16| sighting.reported(*n) == reported;
    (near - 1..=near + 1).filter_map(|n| u16::try_from(n).ok()).find(fits)
}

/// For how long he may have been in sight and be reported no surer than that.
fn watched_s(w: &Premises, dice: &mut Dice, c: &Contact) -> u32 {
    let figures = &w.library().reports;
    let narrowed = figures.first_error_pct.saturating_sub(c.spread_pct.into());
    let minutes = narrowed * 15 / figures.narrows_pct.max(1);
    let most = (minutes * 60).min(c.at.since(w.p.setup().start));
    dice.between(0, most as i32) as u32
}

/// An enemy who is reported, as he may be; he stands where the report has him.
pub(super) fn reported_unit(
    w: &Premises,
    dice: &mut Dice,
    c: &Contact,
    s: &GuessedStrength,
) -> Unit {
    let ty = w.library().unit_type(c.ty);
    let off = if c.is_known() { 0 } else { w.library().reports.quality_off as i32 };
    let quality = (i32::from(c.quality) + dice.between(-off, off)).clamp(1, 10) as u8;
    let suppression = suppression(dice, c, quality);
    let since = w.p.public.clock.0.saturating_sub(w.library().tuning.self_recover_s);
    let since = since.max(w.p.setup().start.0).min(w.p.public.clock.0);
    let mired =
        |dice: &mut Dice| Clock(dice.between(since as i32, w.p.public.clock.0 as i32) as u32);
    let bare = bare_unit(w, dice, c.ty, c.hex, SPENT_PCT);
    // Whoever has just been on the move has used half of his turn for it or more: guess.
    let time = if c.moved { dice.between(0, bare.time.max(0) / 2) } else { bare.time };
    // What was seen of it, and what was not.
    let ammo = bare.ammo.at_most(c.left);
    let before = if c.under_fire { dice.between(0, suppression.into()) as u8 } else { suppression };
    Unit {
        facing: c.facing,
        men: s.men,
        pieces: s.pieces,
        quality,
        suppression,
        suppression_before: before,
        struck: c.under_fire.then(|| struck(w, dice)),
        broke: c.morale == Morale::Broken,
        down: c.down,
        moved: c.moved,
        under_fire: c.under_fire,
        mired_since: c.mired.then(|| mired(dice)),
        bogged: if c.mired && ty.is_vehicle() { s.pieces } else { 0 },
        aerials: c.aerials,
        immobilised: c.immobilised,
        ammo,
        time,
        ..bare
    }
}

/// An enemy whom nobody has seen.
pub(super) fn unseen_unit(w: &Premises, dice: &mut Dice, ty: TypeId) -> Unit {
    let t = w.library().unit_type(ty);
    let pct = dice.between(60, 100) as u32;
    let of = |full: u16| (u32::from(full) * pct).div_ceil(100).min(u32::from(u16::MAX)) as u16;
    let pieces = of(t.pieces);
    let men = match t.kind {
        ElementKind::Men => of(t.men).max(1),
        ElementKind::Vehicle | ElementKind::Gun => t.men.saturating_mul(pieces).max(1),
    };
    let off = w.library().reports.quality_off as i32;
    let quality = (i32::from(t.quality) + dice.between(-off, off)).clamp(1, 10) as u8;
    let bare = bare_unit(w, dice, ty, Hex::default(), UNSEEN_SPENT_PCT);
    Unit { men, pieces, quality, ..bare }
}

/// What of a unit no report tells.
fn bare_unit(w: &Premises, dice: &mut Dice, ty: TypeId, hex: Hex, spent_pct: i32) -> Unit {
    let t = w.library().unit_type(ty);
    let load = first_load(w.library(), t);
    let quarters = w.p.public.clock.since(w.p.setup().start) / 900;
    let least = (100 - spent_pct * quarters.min(10) as i32).max(0);
    let mut pct = dice.between(least, 100);
    // What lay ready in works.
    if w.p.field().works(hex) != Works::None && !t.is_vehicle() {
        pct += dice.between(0, 100);
    }
    let unit = Unit::new(&blank_line(ty, hex), 0, load.share_pct(pct as u32));
    Unit {
        time: seconds(w, dice),
        policy: policy(dice, t.symbol),
        stock: dice.between(0, 1000) as u32,
        down: !t.is_vehicle(),
        turn_from: (!w.fresh).then_some(hex),
        ..unit
    }
}

/// His nerves: whoever is steady and left alone is likely to be calm.
fn suppression(dice: &mut Dice, c: &Contact, quality: u8) -> u8 {
    let (low, high) = band(c.morale, quality);
    let calm = c.morale == Morale::Steady && !c.under_fire;
    if calm && dice.chance(ONE / 2) {
        return low;
    }
    dice.between(low.into(), high.into()) as u8
}

fn struck(w: &Premises, dice: &mut Dice) -> Struck {
    let to = dice.between(0, w.turn_s as i32) as u32;
    Struck::ending(to, dice.between(0, to as i32) as u32)
}

/// Seconds he has left: all before his first turn, and more often than not some.
fn seconds(w: &Premises, dice: &mut Dice) -> i32 {
    let full = w.turn_s as i32;
    if w.fresh || dice.chance(ONE / 3) { full } else { dice.between(0, full) }
}

fn policy(dice: &mut Dice, symbol: Symbol) -> FirePolicy {
    match dice.between(0, 5) {
        0 => FirePolicy::CloseOnly,
        1 | 2 if symbol == Symbol::AntiTank => FirePolicy::ArmourFirst,
        _ => FirePolicy::AtWill,
    }
}
