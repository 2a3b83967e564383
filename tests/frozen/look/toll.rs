//! What a minute of fire does to a unit, and which fire it was that did so much to one.

use super::estimate;
use super::picture::{Own, Picture};
use khasan::hex::Hex;
use khasan::rules::Unit;

/// What a minute in a hex does to a unit.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Toll {
    /// What it costs in all, thousandths of a man: hits, and nerves, which cost more: a
    /// platoon that is broken is out of the fight for a turn or two with hardly a man lost.
    pub cost: i64,
    /// Suppression, hundredths of a point.
    pub strain: i64,
}

impl Toll {
    /// Without a part of it.
    pub(crate) fn less(self, part: Toll) -> Toll {
        let rest = |all: i64, part: i64| (all - part).max(0);
        Toll { cost: rest(self.cost, part.cost), strain: rest(self.strain, part.strain) }
    }
}

/// A minute of fire before it is known on whom: as in the threat map.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct MinuteOfFire {
    pub men: i64,
    pub press: i64,
    pub armour: i64,
}

impl MinuteOfFire {
    /// The fire that did this to a unit in a hex.
    pub(crate) fn that_did(pic: &Picture, blow: &Blow, u: &Unit, hex: Hex) -> MinuteOfFire {
        let a_minute = |x: i64| x * 60 / blow.seconds.max(1);
        if pic.setup.library.unit_type(u.ty).is_vehicle() {
            let kills = (blow.pieces * 1000).max(blow.shaken * pic.doctrine.danger.near_miss);
            return MinuteOfFire { armour: a_minute(kills), ..MinuteOfFire::default() };
        }
        let exposure = pic.exposure(hex, Some(u)).max(1);
        let men = i64::from(u.men) + blow.men;
        let crowd = u16::try_from(men).unwrap_or(u16::MAX);
        let density = estimate::density_pct(pic.setup, crowd);
        let upright = blow.men * 1000 * 100 / exposure * 100 / density.max(1);
        let press = estimate::press(blow.shaken * 100, exposure * density / 100, men);
        MinuteOfFire { men: a_minute(upright), press: a_minute(press), armour: 0 }
    }

    /// The worse of two, part by part.
    pub(crate) fn most(self, other: MinuteOfFire) -> MinuteOfFire {
        MinuteOfFire {
            men: self.men.max(other.men),
            press: self.press.max(other.press),
            armour: self.armour.max(other.armour),
        }
    }

    /// So many per cent of it.
    pub(crate) const fn share(self, pct: i64) -> MinuteOfFire {
        MinuteOfFire {
            men: self.men * pct / 100,
            press: self.press * pct / 100,
            armour: self.armour * pct / 100,
        }
    }

    /// True if it harms nobody.
    pub(crate) const fn is_nothing(&self) -> bool {
        self.men == 0 && self.press == 0 && self.armour == 0
    }

    /// What it does to a unit with so much exposure, per cent.
    pub(crate) fn on(self, pic: &Picture, o: &Own, exposure: i64) -> Toll {
        if o.ty.is_vehicle() {
            let shock = pic.doctrine.danger.shock;
            let strain = self.armour * shock / i64::from(o.unit.pieces.max(1));
            return Toll { cost: self.armour * pic.worth.own_piece / 1000, strain };
        }
        let men = i64::from(o.unit.men.max(1));
        let density = estimate::density_pct(pic.setup, o.unit.men);
        let hits = self.men * exposure / 100 * density / 100;
        let shock = hits * i64::from(pic.setup.library.tuning.suppress_hit) / men / 10;
        let strain = estimate::strain(self.press, exposure * density / 100, men) + shock;
        let points_a_unit = pic.doctrine.nerves.points_a_unit;
        Toll { cost: hits + strain * o.power / (100 * points_a_unit), strain }
    }
}

/// What fire did to a unit.
pub(crate) struct Blow {
    /// Men hit.
    pub men: i64,
    /// Vehicles and guns lost.
    pub pieces: i64,
    /// Points of suppression.
    pub shaken: i64,
    /// How long it lasted.
    pub seconds: i64,
}

impl Blow {
    /// True if nobody was hurt.
    pub(crate) const fn is_nothing(&self) -> bool {
        self.men == 0 && self.pieces == 0 && self.shaken == 0
    }
}
