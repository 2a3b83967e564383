//! Where an enemy may be whom one does not see.

use super::super::dice::Dice;
use super::super::dist::ONE;
use super::super::movement::room;
use super::super::sight::Noticed;
use super::super::unit::{Place, Unit};
use super::super::{Hex, Mobility};
use super::premises::Premises;

/// How often a place is tried before one looks elsewhere.
const TRIES: u32 = 12;

/// One in so many of those whom nobody has ever seen is anywhere: guess.
const ANYWHERE: u64 = 8;

/// The ground with the enemies who have their places.
pub(super) struct HidingGround<'a> {
    w: &'a Premises<'a>,
    /// By dense index: men's room that is taken.
    used: Vec<u32>,
}

impl<'a> HidingGround<'a> {
    pub fn new(w: &'a Premises<'a>) -> HidingGround<'a> {
        HidingGround { w, used: vec![0; w.p.setup().map.size().len()] }
    }

    /// Enters a unit where it stands.
    pub fn settle(&mut self, u: &Unit) {
        let setup = self.w.p.setup();
        if let Some(i) = u.hex().and_then(|h| setup.map.size().index(h)) {
            self.used[i] += room(setup, u);
        }
    }

    /// Room taken in a hex, men.
    pub fn used(&self, hex: Hex) -> u32 {
        self.w.p.setup().map.size().index(hex).map_or(0, |i| self.used[i])
    }

    /// True if a unit may stand in a hex: ground, company, orders; nobody of the other side.
    pub fn fits(&self, u: &Unit, hex: Hex) -> bool {
        let (p, setup) = (self.w.p, self.w.p.setup());
        let class = setup.library.unit_type(u.ty).mobility;
        let used = self.used(hex);
        let firm = |h| {
            p.field().cell(h).is_some_and(|c| {
                class == Mobility::Static
                    || setup.library.speed(class, c.terrain, setup.ground).is_some()
            })
        };
        self.w.is_open(hex)
            && firm(hex)
            && (used == 0 || used + room(setup, u) <= setup.stacking_limit())
    }

    /// True if nobody of the side would see a unit in a hex.
    fn is_hidden(&self, u: &Unit, hex: Hex) -> bool {
        let (p, there) = (self.w.p, Unit { place: Place::On(hex), ..*u });
        let noticed = Noticed::new(p.field(), self.w.weather(), &there);
        noticed.is_some_and(|n| !p.units.iter().any(|o| n.by(p.field(), o)))
    }

    /// Puts a unit into a hex if it can be there unseen.
    pub fn hide_at(&mut self, u: &mut Unit, hex: Hex) -> bool {
        let ok = self.fits(u, hex) && self.is_hidden(u, hex);
        if ok {
            self.put(u, hex);
        }
        ok
    }

    /// Puts a unit into some hex, no further than that many from another, where it is unseen:
    /// the nearer the likelier. False if none was found.
    pub fn hide_near(&mut self, dice: &mut Dice, u: &mut Unit, around: Hex, radius: u16) -> bool {
        (0..TRIES).any(|_| {
            let r = dice.between(0, radius.into());
            let nth = dice.between(0, (6 * r - 1).max(0)) as usize;
            around.ring(r as u16).nth(nth).is_some_and(|hex| self.hide_at(u, hex))
        })
    }

    /// Puts a unit where it is unseen, on the enemy's side of the map or as far as he can have come
    /// by now; now and then, and where that finds no place, anywhere. False if no place was found.
    pub fn hide_on_his_side(&mut self, dice: &mut Dice, u: &mut Unit) -> bool {
        let size = self.w.p.setup().map.size();
        let last = i32::try_from(size.len()).unwrap_or(i32::MAX) - 1;
        let sure = !dice.chance(ONE / ANYWHERE);
        let found = sure
            && (0..TRIES * 4).any(|_| {
                let hex = size.hex(dice.between(0, last.max(0)) as usize);
                self.w.is_his_side(u.ty, hex) && self.hide_at(u, hex)
            });
        found || self.hide_anywhere(dice, u)
    }

    /// Puts a unit anywhere on the map where it is unseen. False if no place was found.
    pub fn hide_anywhere(&mut self, dice: &mut Dice, u: &mut Unit) -> bool {
        let size = self.w.p.setup().map.size();
        let last = i32::try_from(size.len()).unwrap_or(i32::MAX) - 1;
        (0..TRIES * 4).any(|_| {
            let hex = size.hex(dice.between(0, last.max(0)) as usize);
            self.hide_at(u, hex)
        })
    }

    /// Puts a unit into a hex.
    pub fn put(&mut self, u: &mut Unit, hex: Hex) {
        u.place = Place::On(hex);
        u.turn_from = (!self.w.fresh).then_some(hex);
        if let Some(dir) = self.w.nearest_own(hex).and_then(|own| hex.sector_to(own)) {
            u.facing = dir;
        }
        self.settle(u);
    }
}
