//! Who fights hand to hand, and what he is worth: bodies, weapons and grenades, by quality,
//! night and nerves.

use super::contact::Contact;
use super::fire::weapons_in_use;
use super::library::{Library, UnitType};
use super::morale::morale;
use super::rounds::Rounds;
use super::unit::{Together, Unit};
use super::{Clock, ElementKind, Trait, TypeId};
use crate::hex::{Dir, Hex};

/// A unit in an assault.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fighter {
    /// Its type, an index in the library.
    pub ty: TypeId,
    /// Men fit to fight.
    pub men: u16,
    /// Vehicles or guns.
    pub pieces: u16,
    /// Quality, 1 to 10.
    pub quality: u8,
    /// Suppression, 0 to 100.
    pub suppression: u8,
    /// It cannot drive: stuck in the ground, or hit.
    pub mired: bool,
    /// Where from.
    pub hex: Hex,
    /// What it has left to fire: a weapon without rounds counts nothing.
    pub ammo: Rounds,
    /// Its front.
    pub facing: Dir,
    /// Moved in its turn.
    pub moved: bool,
    /// Fired in this turn.
    pub fired: bool,
    /// The fight comes over its front: else weapons on mounts count nothing.
    pub to_front: bool,
    /// Since when it has stood beside the other arm, tanks or infantry.
    pub together: Option<Together>,
}

impl Fighter {
    /// A unit in an assault; `None` if it is not on the map.
    #[must_use]
    pub fn new(u: &Unit) -> Option<Fighter> {
        Some(Fighter {
            ty: u.ty,
            men: u.men,
            pieces: u.pieces,
            quality: u.quality,
            suppression: u.suppression,
            mired: u.is_immobile(),
            hex: u.hex()?,
            ammo: u.ammo,
            facing: u.facing,
            moved: u.moved,
            fired: u.fired,
            to_front: true,
            together: u.together,
        })
    }

    /// An enemy in an assault, as he was last seen. He is taken to have all the rounds that he can
    /// have left.
    #[must_use]
    pub fn of_contact(c: &Contact) -> Fighter {
        Fighter {
            ty: c.ty,
            men: c.men,
            pieces: c.pieces,
            quality: c.quality,
            suppression: c.suppression(),
            mired: c.is_immobile(),
            hex: c.hex,
            ammo: c.left,
            facing: c.facing,
            moved: c.moved,
            fired: false,
            to_front: true,
            together: None,
        }
    }
}

/// What goes for all fighters of one side.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FightingManner {
    /// They storm; else they are stormed.
    pub attack: bool,
    /// At night.
    pub night: bool,
    /// In close country, where men get at vehicles.
    pub close: bool,
}

impl Fighter {
    /// It has stood beside the other arm for a whole turn.
    fn has_bond(&self) -> bool {
        self.together.is_some_and(|t| t.whole_turn)
    }

    /// True if a hex beside it lies over one of the three hexsides of its front.
    #[must_use]
    pub fn fronts(&self, hex: Hex) -> bool {
        self.hex.dir_to(hex).is_none_or(|d| self.facing.turns_to(d) <= 1)
    }
}

/// What the strength of one side is made of, in quarters of a man and per cent.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct SideStrength {
    /// Men who fight, crews of guns among them.
    pub men: u32,
    /// What they are worth, quarters of a man.
    pub men_worth: u64,
    /// Vehicles that fight.
    pub vehicles: u32,
    /// What they are worth, quarters of a man.
    pub vehicle_worth: u64,
    /// What automatic weapons in use add, quarters of a man.
    pub weapons: u64,
    /// What grenades add, quarters of a man.
    pub grenades: u64,
    /// Quality without the night, per cent, the mean of all.
    pub quality_pct: u64,
    /// What the night makes of it, per cent.
    pub night_pct: u64,
    /// Nerves, per cent, the mean of all.
    pub nerves_pct: u64,
    /// Tanks and men together, per cent.
    pub joint_pct: u64,
    /// Tanks and men attack, and some of them have not stood together for a whole turn: since
    /// when, if they do at all.
    pub apart: Option<Option<Clock>>,
    /// All of it: four hundred is a man of quality 8 whose nerves are at a hundred per cent.
    pub strength: u64,
}

/// The strength of a side.
#[must_use]
pub fn muster(lib: &Library, fighters: &[Fighter], manner: FightingManner) -> SideStrength {
    let mut m = SideStrength::default();
    // By quality alone; with the night; of men on their feet, and of vehicles, with nerves.
    let (mut worth, mut by_quality, mut by_night) = (0, 0, 0);
    let (mut on_foot, mut driving) = (0, 0);
    // Of them, those who have stood together.
    let (mut foot_beside, mut tanks_beside) = (0, 0);
    for f in fighters {
        let ty = lib.unit_type(f.ty);
        let own = add(lib, &mut m, f, manner);
        let bonus = if manner.night { ty.night_bonus } else { 0 };
        worth += own;
        by_quality += own * quality_pct(f.quality, 0);
        let strength = own * quality_pct(f.quality, bonus);
        by_night += strength;
        let strength = strength * u64::from(110 - f.suppression.min(100)) / 100;
        *(if ty.is_vehicle() { &mut driving } else { &mut on_foot }) += strength;
        if f.has_bond() {
            *(if ty.is_vehicle() { &mut tanks_beside } else { &mut foot_beside }) += strength;
        }
    }
    let strength = on_foot + driving;
    let joint = if manner.attack { joint(lib, foot_beside, tanks_beside) } else { 0 };
    if manner.attack && joint < self::joint(lib, on_foot, driving) {
        let late = fighters.iter().filter(|f| f.men > 0 && !f.has_bond());
        m.apart = Some(late.filter_map(|f| f.together).map(|t| t.since).max());
    }
    m.strength = strength + joint;
    let pct = |of: u64, whole: u64| (of * 100).checked_div(whole).unwrap_or(100);
    m.quality_pct = pct(by_quality, worth * 100);
    m.night_pct = pct(by_night, by_quality);
    m.nerves_pct = pct(strength, by_night);
    m.joint_pct = pct(m.strength, strength);
    m
}

/// Adds a fighter's bodies and arms to the count; what all of it is worth, quarters of a man.
fn add(lib: &Library, m: &mut SideStrength, f: &Fighter, manner: FightingManner) -> u64 {
    let (ty, w) = (lib.unit_type(f.ty), &lib.close_combat.weights);
    if ty.is_vehicle() {
        let weight = match manner.close {
            _ if f.mired => w.mired_vehicle,
            true => w.vehicle_in_close_country,
            false => w.vehicle,
        };
        let worth = u64::from(f.pieces) * u64::from(weight);
        m.vehicles += u32::from(f.pieces);
        m.vehicle_worth += worth;
        return worth;
    }
    let weight = match ty.kind {
        ElementKind::Gun => w.gunner,
        _ if ty.has(Trait::CloseCombatAntiTank) => w.anti_tank_man,
        _ => w.man,
    };
    let bodies = u64::from(f.men) * u64::from(weight);
    let weapons = weapons_worth(lib, ty, f, manner.attack);
    let grenades =
        if ty.has(Trait::Grenades) { u64::from(f.men) * u64::from(w.grenades) } else { 0 };
    m.men += u32::from(f.men);
    m.men_worth += bodies;
    m.weapons += weapons;
    m.grenades += grenades;
    bodies + weapons + grenades
}

/// What automatic weapons add, quarters of a man: those that the men who are left serve, that
/// have rounds, and as far as the nerves of their crews let them fire. A vehicle's count in
/// its own weight.
fn weapons_worth(lib: &Library, ty: &UnitType, f: &Fighter, attack: bool) -> u64 {
    if ty.kind != ElementKind::Men {
        return 0;
    }
    let worth = |(w, milli): (&super::Weapon, u64)| {
        let each = if attack { w.storm.attack } else { w.storm.defence };
        let idle = f.ammo.of(w.class) == 0 || (w.front_only && !f.to_front);
        if idle { 0 } else { milli * u64::from(each) }
    };
    let all: u64 = weapons_in_use(lib, ty, f.men, f.pieces).map(worth).sum();
    let pct = lib.tuning.nerves_pct(morale(f.suppression, f.quality));
    all * u64::from(pct) / 100_000
}

/// What tanks and men add by storming together: each arm helps as much of the other as there
/// is of itself.
fn joint(lib: &Library, on_foot: u64, driving: u64) -> u64 {
    2 * on_foot.min(driving) * u64::from(lib.close_combat.joint_pct) / 100
}

/// Strength of a man by quality, 1 to 10, and what the night adds to it, per cent.
fn quality_pct(quality: u8, bonus: i8) -> u64 {
    let quality = (i64::from(quality) + i64::from(bonus)).clamp(1, 12) as u64;
    20 + 10 * quality
}
