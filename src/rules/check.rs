//! Legality, from what the side may know. Hidden things surprise in `execute`; they
//! never refuse an order.

use super::cohesion::Spent;
use super::contact::Contact;
use super::endurance::spent_battalion;
use super::fire::{FireEngagement, FireManner, Firer, Mark, range_against, rounds_for, weigh_fire};
use super::known::Known;
use super::leaderless::Leaderless;
use super::morale::Morale;
use super::movement::{affords, can_recover, is_mobile, may_step, recover_seconds};
use super::nerve_floor::{NerveFloor, nerve_floor};
use super::order::{Order, Refusal, Target};
use super::rounds::Rounds;
use super::setup::Setup;
use super::sight::line_of_sight;
use super::state::Perspective;
use super::step::step_cost;
use super::tank_leaders::halted;
use super::tasking::check_mission;
use super::tether::{tether, waits};
use super::unit::Unit;
use super::{ElementKind, UnitId};
use crate::hex::Hex;

/// Whether the side may give this order now.
///
/// # Errors
/// The first reason why not.
pub fn check(p: &Perspective, order: &Order) -> Result<(), Refusal> {
    check_known(p.known(), order)
}

/// The same on borrowed knowledge.
pub(super) fn check_known(k: Known, order: &Order) -> Result<(), Refusal> {
    if k.public.ended.is_some() {
        return Err(Refusal::BattleOver);
    }
    if k.public.side != k.side {
        return Err(Refusal::NotYours);
    }
    match order {
        Order::Move { unit, path } => march_wait(k, *unit, path).map(|_| ()),
        Order::Face { unit, dir } => {
            let (u, _) = commanded(k, *unit)?;
            immovable(k, u)?;
            time(u, face_cost(k.setup, u, *dir))
        }
        Order::Fire { unit, target, seconds } => aim(k, *unit, *target, *seconds).map(|_| ()),
        Order::Assault { units, hex } => check_assault(k, units, *hex),
        Order::Policy { unit, .. } => on_map(k, *unit).map(|_| ()),
        Order::Rally { unit, seconds } => {
            let (u, _) = on_map(k, *unit)?;
            if u.suppression == 0 {
                return Err(Refusal::NotSuppressed);
            }
            let floor = nerve_floor(k, u);
            if u.suppression <= floor.points {
                let NerveFloor { loss_pct, points, .. } = floor;
                return Err(Refusal::NerveFloor { loss_pct, points });
            }
            time(u, (*seconds).max(1))
        }
        Order::Recover { unit, mired } => check_recover(k, *unit, *mired),
        Order::Mission { formation, to, .. } => check_mission(k, *formation, to),
        Order::EndTurn => Ok(()),
    }
}

/// Seconds it takes a unit to turn to a new front.
#[must_use]
pub fn face_cost(setup: &Setup, u: &Unit, dir: crate::hex::Dir) -> u32 {
    setup.library.tuning.face_s * u32::from(u.facing.turns_to(dir))
}

fn on_map(k: Known<'_>, id: UnitId) -> Result<(&Unit, Hex), Refusal> {
    let u = k.unit(id).ok_or(Refusal::NotYours)?;
    Ok((u, u.hex().ok_or(Refusal::NotOnMap)?))
}

/// A unit that takes orders: on the map and not broken.
fn commanded(k: Known<'_>, id: UnitId) -> Result<(&Unit, Hex), Refusal> {
    let (u, hex) = on_map(k, id)?;
    match u.morale() {
        Morale::Broken => Err(Refusal::Shaken { morale: Morale::Broken }),
        _ => Ok((u, hex)),
    }
}

fn immovable(k: Known, u: &Unit) -> Result<(), Refusal> {
    if u.is_mired() {
        Err(Refusal::Mired)
    } else if u.immobilised {
        Err(Refusal::KnockedOut)
    } else if !is_mobile(k.setup.library.unit_type(u.ty)) {
        Err(Refusal::Immobile)
    } else {
        Ok(())
    }
}

/// Tanks whose battalion lost those who lead it halt and fire.
fn led(k: Known, u: &Unit) -> Result<(), Refusal> {
    let Some(Leaderless { battalion, until, .. }) = halted(k, u) else { return Ok(()) };
    Err(Refusal::Leaderless { side: k.side, battalion, until })
}

fn time(u: &Unit, need: u32) -> Result<(), Refusal> {
    if i64::from(u.time) >= i64::from(need) {
        Ok(())
    } else {
        Err(Refusal::Time { have: u.time, need })
    }
}

/// Seconds that a unit waits for its orders on a march, which is legal if there are any.
///
/// # Errors
/// The reason why the march is refused.
pub(super) fn march_wait(k: Known, id: UnitId, path: &[Hex]) -> Result<u32, Refusal> {
    let (u, mut at) = commanded(k, id)?;
    immovable(k, u)?;
    led(k, u)?;
    if path.is_empty() {
        return Err(Refusal::Empty);
    }
    let full = k.turn_seconds();
    let (mut left, mut waited) = (u.time, 0);
    let tether = tether(k, u);
    for &to in path {
        let cost = may_step(k, id, u, at, to)?.seconds;
        let wait = tether.as_ref().map_or(Ok(0), |t| t.waits(left, at, to))?;
        left -= wait as i32;
        waited += wait;
        if !affords(left, cost, full) {
            return Err(Refusal::Time { have: left, need: cost.div_ceil(2) });
        }
        left -= cost as i32;
        at = to;
    }
    Ok(waited)
}

/// Rounds that would serve at what an order fires at: an enemy in sight, else whoever is in the
/// hex.
pub(super) fn serving(k: Known, u: &Unit, from: Hex, at: (Option<&Contact>, Hex)) -> Rounds {
    let lib = &k.setup.library;
    let mark = at.0.filter(|c| c.seen).map(|c| lib.unit_type(c.ty));
    rounds_for(lib, lib.unit_type(u.ty), u.ammo, k.setup.map.metres(from, at.1), mark)
}

/// Seconds of fire that an order comes to: it lasts no longer than the ammunition.
pub(super) fn lasting(
    k: Known,
    u: &Unit,
    from: Hex,
    at: (Option<&Contact>, Hex),
    seconds: u32,
) -> u32 {
    seconds.clamp(1, serving(k, u, from, at).longest().max(1))
}

/// A fire order resolved on what the side knows: the engagement, and the seconds it
/// takes in all. A target hex without a known enemy has no engagement.
///
/// # Errors
/// The reason why the order is refused.
pub(super) fn aim(
    k: Known,
    id: UnitId,
    target: Target,
    seconds: u32,
) -> Result<(Option<FireEngagement>, u32), Refusal> {
    let (u, from) = commanded(k, id)?;
    let setup = k.setup;
    let lib = &setup.library;
    let (contact, hex) = match target {
        Target::Contact(c) => {
            let c = k.contact(c).ok_or(Refusal::NoTarget)?;
            (Some(c), c.hex)
        }
        Target::Hex(h) => (None, h),
    };
    if !setup.map.size().contains(hex) || hex == from || k.own_at(hex).next().is_some() {
        return Err(Refusal::NoTarget);
    }
    if u.ammo.is_empty() {
        return Err(Refusal::Ammo);
    }
    let metres = setup.map.metres(from, hex);
    if metres > k.visibility_m(hex) || !line_of_sight(k.field, from, hex) {
        return Err(Refusal::NoSight);
    }
    let own = lib.unit_type(u.ty);
    if contact.is_none() {
        let range = own.mounts.iter().map(|m| lib.weapon(m.weapon).range()).max().unwrap_or(0);
        if metres > range {
            return Err(Refusal::Range { metres, range });
        }
    }
    if let Some(c) = contact {
        let range = range_against(lib, own, lib.unit_type(c.ty));
        if range == 0 {
            return Err(Refusal::NoEffect);
        }
        if metres > range {
            return Err(Refusal::Range { metres, range });
        }
    }
    let lay = match target {
        Target::Contact(c) if u.target == Some(c) => 0,
        _ => lib.tuning.new_target_s,
    };
    let seconds = lasting(k, u, from, (contact, hex), seconds);
    let all = seconds.saturating_add(lay);
    time(u, all)?;
    let Some(c) = contact else { return Ok((None, all)) };
    let e = FireEngagement {
        firer: Firer::new(u).ok_or(Refusal::NotOnMap)?,
        mark: Mark { crowd: k.crowd(hex), ..Mark::of_contact(c) },
        seconds,
        manner: if c.seen { FireManner::Aimed } else { FireManner::Area(100) },
    };
    if weigh_fire(k.field, &e).rounds_milli == 0 {
        let full = Firer { ammo: Rounds::both(u32::MAX), ..e.firer };
        let spent = weigh_fire(k.field, &FireEngagement { firer: full, ..e }).rounds_milli > 0;
        return Err(if spent { Refusal::Ammo } else { Refusal::NoEffect });
    }
    Ok((Some(e), all))
}

fn check_assault(k: Known, units: &[UnitId], hex: Hex) -> Result<(), Refusal> {
    if units.is_empty() {
        return Err(Refusal::Empty);
    }
    if !k.enemies().any(|c| c.hex == hex && c.seen) {
        return Err(Refusal::NoEnemyThere { at: hex });
    }
    let setup = k.setup;
    for (i, id) in units.iter().enumerate() {
        if units[..i].contains(id) {
            return Err(Refusal::Empty);
        }
        let (u, from) = commanded(k, *id)?;
        immovable(k, u)?;
        led(k, u)?;
        let ty = setup.library.unit_type(u.ty);
        if ty.kind == ElementKind::Gun {
            return Err(Refusal::CannotDo);
        }
        if u.morale() > Morale::Steady {
            return Err(Refusal::Shaken { morale: u.morale() });
        }
        if let Some((battalion, Spent { why, rested_s })) = spent_battalion(k, u) {
            let (side, rest_s) = (k.side, setup.library.tuning.spent_rest_s);
            return Err(Refusal::Spent { side, battalion, why, rested_s, rest_s });
        }
        let dir = from.dir_to(hex).ok_or(Refusal::NotAdjacent { at: hex })?;
        if setup.forbids(k.side, from, hex) {
            return Err(Refusal::Forbidden { at: hex });
        }
        if k.was_stormed(from, hex) {
            return Err(Refusal::Stormed { from, at: hex });
        }
        let cost = step_cost(k.field, ty.mobility, from, dir)
            .ok_or(Refusal::Impassable { at: hex })?
            .seconds
            + setup.library.tuning.assault_s;
        let have = u.time.saturating_sub_unsigned(waits(k, u, hex)?);
        if !affords(have, cost, k.turn_seconds()) {
            return Err(Refusal::Time { have, need: cost.div_ceil(2) });
        }
    }
    Ok(())
}

fn check_recover(k: Known, id: UnitId, mired: UnitId) -> Result<(), Refusal> {
    let (u, hex) = commanded(k, id)?;
    let (m, at) = on_map(k, mired)?;
    if id == mired || !can_recover(k.setup.library.unit_type(u.ty)) {
        return Err(Refusal::CannotDo);
    }
    if u.is_mired() {
        return Err(Refusal::Mired);
    }
    if u.immobilised || m.immobilised {
        return Err(Refusal::KnockedOut);
    }
    if !m.is_mired() {
        return Err(Refusal::NotMired);
    }
    if hex.distance(at) > 1 {
        return Err(Refusal::NotAdjacent { at });
    }
    // Pulling may last longer than a turn: what is missing is owed, as after a step.
    let need = recover_seconds(k.setup, u, m);
    if affords(u.time, need, k.turn_seconds()) {
        Ok(())
    } else {
        Err(Refusal::Time { have: u.time, need: need.div_ceil(2) })
    }
}
