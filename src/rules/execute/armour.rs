//! What becomes of vehicles that are hit, and who hunts them.

use super::super::cause::HitBy;
use super::super::dist::{ONE, binomial};
use super::super::event::{Event, UnitChange};
use super::super::field_change::FieldChange;
use super::super::fire::FireOutcome;
use super::super::hunt::Quarry;
use super::super::morale::Morale;
use super::super::nearby::is_near;
use super::super::unit::{Place, Struck, Unit};
use super::super::wreckage::note_wreckage;
use super::super::{Side, UnitId, Wreckage};
use super::Exec;
use crate::hex::Hex;

impl Exec<'_> {
    /// Some vehicles of a unit were hit (`before`: the unit as it was then): they burn, their
    /// crews leave them, or stay and fire. `saw`: the enemy sees what he has done.
    pub(super) fn knock_out(
        &mut self,
        id: UnitId,
        before: &Unit,
        hit: u16,
        (by, saw): (HitBy, bool),
    ) {
        let setup = self.setup();
        let (Some(u), Some(hex)) = (self.unit(id), before.hex()) else { return };
        if hit == 0 || !setup.library.unit_type(u.ty).is_vehicle() {
            return;
        }
        let f = setup.library.armour;
        let aerials = self.draw(&f.aerials_hit(before.aerials, before.pieces, hit));
        let of = |pct: u32| ONE * u64::from(pct.min(100)) / 100;
        let burnt = self.draw(&binomial(hit.into(), of(f.burns_pct(by)))) as u16;
        // Nobody stays with a vehicle among the enemy's men, or in one that is hit again.
        let stays = u.morale() < Morale::Broken && by != HitBy::CloseCombat && !before.immobilised;
        let stay = if stays { of(f.stay_pct) } else { 0 };
        let manned = self.draw(&binomial((hit - burnt).into(), stay)) as u16;
        // Each needs a man, and so does each that is still whole.
        let manned = manned.min(u.men.saturating_sub(u.pieces));
        let abandoned = hit - burnt - manned;
        let crew = (u.men / before.pieces.max(1)).max(1);
        let aboard = (manned * crew).min(u.men.saturating_sub(u.pieces));
        let (element, men) = match (manned, u.pieces) {
            (0, _) => (None, 0),
            // Those who left theirs go back on foot.
            (_, 0) => (None, u.men - aboard),
            _ => (Some(self.element_of_hit(id, before)), aboard),
        };
        let index = element.map(|e| e.index);
        let change =
            UnitChange::KnockedOut { burnt, abandoned, manned, aerials, men, element: index, hex };
        self.change(id, change);
        if let Some(element) = element {
            self.man(id, before, (element, manned, aboard));
        }
        if saw && burnt + abandoned > 0 {
            let count = self.state.field.wrecks(hex).saturating_add(burnt + abandoned);
            self.emit(Event::Field(FieldChange::Wrecks { at: hex, count }));
        }
    }

    /// The element that vehicles of a unit form which are hit and still manned: one per hex and
    /// parent.
    fn element_of_hit(&self, id: UnitId, before: &Unit) -> UnitId {
        let root = before.parent.unwrap_or(id.index);
        let units = &self.state.units[id.side];
        let there = units
            .iter()
            .position(|e| e.immobilised && e.parent == Some(root) && e.place == before.place);
        UnitId { side: id.side, index: there.unwrap_or(units.len()) as u16 }
    }

    /// Vehicles of a unit that are hit and still manned are an element of their own.
    fn man(&mut self, id: UnitId, before: &Unit, (element, pieces, men): (UnitId, u16, u16)) {
        let Some(u) = self.unit(id) else { return };
        if self.unit(element).is_some() {
            self.change(element, UnitChange::Grown { pieces, men, aerials: 0 });
        } else {
            let value = Unit {
                parent: Some(before.parent.unwrap_or(id.index)),
                pieces,
                men,
                killed: 0,
                wounded: 0,
                lost: 0,
                bogged: 0,
                burnt: 0,
                aerials: 0,
                immobilised: true,
                mired_since: None,
                together: None,
                ..u
            };
            self.emit(Event::Formed { unit: element, value });
        }
        self.look_at(element);
    }

    /// The game turn is over: whoever stood near enemy vehicles without infantry hunted them.
    pub(super) fn hunt(&mut self) {
        let setup = self.setup();
        if setup.library.armour.hunt_m == 0 {
            return;
        }
        let seconds = setup.turn_seconds(self.state.public.turn);
        let mut struck = Vec::new();
        for side in Side::ALL {
            let ground = self.state.hunting_ground(side);
            if ground.quarry.is_empty() || ground.hunters.is_empty() {
                continue;
            }
            for (id, u) in self.state.units(side) {
                let Some(prey) = Quarry::new(&setup.library, u) else { continue };
                let weather = &self.state.public.weather;
                let odds = ground.odds(&self.state.field, weather, &prey, seconds);
                struck.extend(odds.map(|o| (id, binomial(u.pieces.into(), o.chance))));
            }
        }
        for (id, odds) in struck {
            let pieces = self.draw(&odds);
            if pieces > 0 {
                self.hunt_down(id, pieces, seconds);
            }
        }
    }

    fn hunt_down(&mut self, id: UnitId, pieces: u32, seconds: u32) {
        let setup = self.setup();
        let Some(u) = self.unit(id) else { return };
        let lib = &setup.library;
        let shock = lib.shock(lib.unit_type(u.ty)) * pieces / u32::from(u.pieces.max(1));
        let suppression = (u32::from(u.suppression) + shock).min(100) as u8;
        self.emit(Event::Hunted { unit: id, vehicles: pieces as u16 });
        let struck = Struck::ending(seconds, seconds);
        self.strike(id, FireOutcome { men: 0, pieces, suppression }, (HitBy::Hunters, struck));
    }

    /// The battle is over: each side brings in what stands on ground that it has.
    pub(super) fn bring_in(&mut self) {
        for side in Side::ALL {
            let mut all = self.state.knowledge[side].wreckage.clone();
            for (id, u) in self.state.units(side) {
                if let (true, Place::On(hex)) = (u.immobilised, u.place) {
                    note_wreckage(&mut all, Wreckage { unit: id.index, hex, count: u.pieces });
                }
            }
            for w in all {
                if self.has_ground(side, w.hex) {
                    let id = UnitId { side, index: w.unit };
                    self.change(id, UnitChange::Recovered { vehicles: w.count });
                }
            }
        }
    }

    /// A side has unbroken men near a hex, and the enemy has none.
    fn has_ground(&self, side: Side, hex: Hex) -> bool {
        let near = self.state.setup.library.armour.held_m;
        let holds = |s: Side| {
            self.state.units[s].iter().any(|u| {
                u.morale() < Morale::Broken
                    && u.hex().is_some_and(|h| is_near(&self.state.field, (h, hex), near))
            })
        };
        holds(side) && !holds(side.enemy())
    }
}
