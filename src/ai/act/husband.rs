//! Husbanding rounds: what the last of them are kept for.

use crate::ai::look::picture::{Foe, Own, Picture};
use crate::ai::look::worth::is_last_turn;
use crate::rules::fire::{rounds_for, weapons_in_use};
use crate::rules::{ElementKind, FireClass, first_load};

/// Seconds of fire that a unit may give an enemy if its last rounds are not to go for little: no
/// more than leave it the last part of its shells, unless he is close, or armour; those who
/// serve mortars and dischargers spend it, too, on what is worth it. Men on foot keep the
/// cartridges of their final fire, however close he is. Nothing is kept when nobody moves after
/// them any more. `worth` of a minute of the fire,
/// thousandths of a man.
pub(crate) fn may_fire_s(pic: &Picture, o: &Own, f: &Foe, worth: i64) -> u32 {
    if is_last_turn(pic.p) {
        return u32::MAX;
    }
    let (lib, metres) = (&pic.setup.library, pic.metres(o.hex, f.hex));
    let serves = rounds_for(lib, o.ty, o.unit.ammo, metres, Some(f.ty));
    let worth_it = || match is_direct(pic, o) {
        true => f.ty.is_vehicle(),
        false => worth >= least_worth(pic, o, metres),
    };
    let shells = match serves.shells {
        0 => u32::MAX,
        _ if metres <= lib.tuning.reserve_m || worth_it() => u32::MAX,
        _ => o.unit.ammo.shells.saturating_sub(kept(pic, o)),
    };
    let last = lib.close_combat.final_fire.seconds;
    let cartridges = match serves.small_arms {
        0 => u32::MAX,
        _ if o.ty.kind != ElementKind::Men => u32::MAX,
        left => left.saturating_sub(last),
    };
    shells.min(cartridges)
}

/// True for a tank or gun that has no more shells left than it keeps for armour and for what
/// is close.
pub(crate) fn spares_shells(pic: &Picture, o: &Own) -> bool {
    let shells = o.unit.ammo.shells;
    is_direct(pic, o) && shells > 0 && shells <= kept(pic, o)
}

/// What is kept: the rounds that serve in the enemy's turn only at what is close.
fn kept(pic: &Picture, o: &Own) -> u32 {
    let lib = &pic.setup.library;
    first_load(lib, o.ty).share_pct(lib.tuning.last_rounds_pct).shells
}

/// A tank, or a gun that fires at what it sees.
fn is_direct(pic: &Picture, o: &Own) -> bool {
    let direct = |w| pic.setup.library.weapon(w).class == FireClass::DirectGun;
    o.ty.kind != ElementKind::Men && o.ty.mounts.iter().any(|m| direct(m.weapon))
}

/// Least worth of a minute of fire for the last shells to be spent on it, thousandths of a man.
fn least_worth(pic: &Picture, o: &Own, metres: u32) -> i64 {
    let all = weapons_in_use(&pic.setup.library, o.ty, o.unit.men, o.unit.pieces);
    let throwers = all.filter(|(w, _)| w.class != FireClass::SmallArms && w.band(metres).is_some());
    let shells_milli: u64 = throwers.map(|(w, milli)| u64::from(w.rate) * milli).sum();
    let least = shells_milli.saturating_mul(pic.doctrine.fire.thrift.last_shell_worth) / 1000;
    i64::try_from(least).unwrap_or(i64::MAX)
}
