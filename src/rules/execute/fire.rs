//! Fire by order, in reaction, and in answer.

use super::super::bombard::{falls_on, resolve_bombardment, split_bombed};
use super::super::cause::HitBy;
use super::super::check::lasting;
use super::super::dist::Dist;
use super::super::event::{Event, Irrevocable, PublicEvent, Shot, UnitChange};
use super::super::fire::{
    FireEngagement, FireManner, FireOdds, FireOutcome, Firer, Mark, crew_hit, range_against,
    resolve_fire, rounds_for, split_killed,
};
use super::super::library::Library;
use super::super::morale::Morale;
use super::super::order::Target;
use super::super::policy::FirePolicy;
use super::super::rounds::{Rounds, first_load};
use super::super::setup::Bombardment;
use super::super::sight::line_of_sight;
use super::super::unit::{Struck, Unit};
use super::super::{ContactId, ElementKind, Side, UnitId};
use super::Exec;

/// Least worth of reaction fire, in thousandths of a man (or fiftieths of a vehicle)
/// for each minute: below it, ammunition and surprise are worth more.
const LEAST_WORTH: u64 = 20;

impl Exec<'_> {
    pub(super) fn fire_order(&mut self, id: UnitId, target: Target, seconds: u32) {
        // Fire at nobody draws no dice, and that it drew none would tell.
        self.stands(Irrevocable::DiceFell);
        let Some(u) = self.unit(id) else { return };
        let lay = match target {
            Target::Contact(c) if u.target == Some(c) => 0,
            _ => self.state.setup.library.tuning.new_target_s,
        };
        let k = &self.state.knowledge[id.side];
        let contact = match target {
            Target::Contact(c) => k.contacts.get(c.0 as usize).copied(),
            Target::Hex(_) => None,
        };
        let truth = contact.and_then(|c| k.truth.get(c.id.0 as usize).copied());
        let truth = truth.map(|index| UnitId { side: id.side.enemy(), index });
        let hex = contact.map_or_else(|| target.hex(), |c| Some(c.hex));
        let Some((from, to)) = u.hex().zip(hex) else { return };
        let k = self.state.known(id.side);
        let seconds = lasting(k, &u, from, (contact.as_ref(), to), seconds);
        match (contact, truth, target) {
            (Some(c), Some(enemy), _) if c.seen => {
                self.shoot(id, enemy, seconds, lay, false);
                self.answer(enemy, id, seconds);
                self.provoke(id, seconds, &[enemy]);
            }
            (Some(c), ..) => self.area_fire(id, c.hex, Some(c.id), seconds, lay),
            (None, _, Target::Hex(hex)) => self.area_fire(id, hex, None, seconds, lay),
            _ => {}
        }
    }

    /// Aimed fire of one unit at one unit.
    fn shoot(&mut self, by: UnitId, at: UnitId, seconds: u32, lay: u32, reaction: bool) {
        let (Some(u), Some(v)) = (self.unit(by), self.unit(at)) else { return };
        let (Some(firer), Some(mark)) = (Firer::new(&u), Mark::new(&v)) else { return };
        let mark = Mark { crowd: self.crowd(by.side, mark.hex), ..mark };
        let metres = self.state.field.metres(firer.hex, mark.hex);
        let ammo = if reaction { self.for_reaction(&u, metres) } else { u.ammo };
        let firer = Firer { ammo, ..firer };
        let e = FireEngagement { firer, mark, seconds, manner: FireManner::Aimed };
        let odds = resolve_fire(&self.state.field, &e);
        let target = self.contact_of(by, at);
        let time = u.time - (seconds + lay) as i32;
        let ammo = u.ammo.less(odds.spent);
        self.change(by, UnitChange::Fired { time, ammo, target: target.or(u.target) });
        let hex = mark.hex;
        self.emit(Event::Shot(Shot { by, at: hex, target: Some(at), seconds, reaction }));
        let outcome = self.draw(&odds.dist);
        // Reaction has its time from him whose turn it is.
        let struck = Struck::ending(self.second(if reaction { at } else { by }), seconds);
        self.strike(at, outcome, (self.hit_by(&u, &odds), struck));
        self.look_at(by);
    }

    /// What a unit fires in reaction at something so far off: it keeps its last rounds for what
    /// is close, so that decoys cannot drain it, and of them what its final fire takes.
    fn for_reaction(&self, u: &Unit, metres: u32) -> Rounds {
        let lib = &self.state.setup.library;
        let (ty, beside) = (lib.unit_type(u.ty), self.state.field.hex_metres());
        let load = first_load(lib, ty);
        let kept = load.share_pct(lib.tuning.last_rounds_pct);
        // Of what bears on the next hex.
        let seconds = Rounds::both(lib.close_combat.final_fire.seconds);
        let last = rounds_for(lib, ty, seconds, beside, None).at_most(kept);
        if metres <= lib.tuning.reserve_m {
            return u.ammo.less(last);
        }
        u.ammo.less(kept)
    }

    /// Fire at a hex: whoever is there shares it.
    fn area_fire(
        &mut self,
        by: UnitId,
        hex: crate::hex::Hex,
        target: Option<ContactId>,
        seconds: u32,
        lay: u32,
    ) {
        let Some(u) = self.unit(by) else { return };
        let Some(firer) = Firer::new(&u) else { return };
        let lib = &self.state.setup.library;
        let metres = self.state.field.metres(firer.hex, hex);
        // By what reaches there, whoever may be there.
        let spent = rounds_for(lib, lib.unit_type(u.ty), u.ammo, metres, None);
        let ammo = u.ammo.less(spent.at_most(Rounds::both(seconds)));
        let time = u.time - (seconds + lay) as i32;
        self.change(by, UnitChange::Fired { time, ammo, target });
        self.emit(Event::Shot(Shot { by, at: hex, target: None, seconds, reaction: false }));
        let there: Vec<UnitId> = self
            .state
            .units(by.side.enemy())
            .filter(|(_, v)| v.hex() == Some(hex))
            .map(|(v, _)| v)
            .collect();
        let all: u32 = there.iter().filter_map(|v| self.unit(*v)).map(|v| u32::from(v.men)).sum();
        for &v in &there {
            let Some(mark) = self.unit(v).as_ref().and_then(Mark::new) else { continue };
            let share_pct = u32::from(mark.men) * 100 / all.max(1);
            let mark = Mark { crowd: all, ..mark };
            let e = FireEngagement { firer, mark, seconds, manner: FireManner::Area(share_pct) };
            let odds = resolve_fire(&self.state.field, &e);
            if odds.rounds_milli == 0 {
                continue;
            }
            let outcome = self.draw(&odds.dist);
            let struck = Struck::ending(self.second(by), seconds);
            self.strike(v, outcome, (self.hit_by(&u, &odds), struck));
        }
        self.look_at(by);
        for &v in &there {
            self.answer(v, by, seconds);
        }
        self.provoke(by, seconds, &there);
    }

    /// Men of the enemies in a hex whom a side sees.
    fn crowd(&self, side: Side, hex: crate::hex::Hex) -> u32 {
        let units = &self.state.units[side.enemy()];
        let seen = self.state.knowledge[side].in_sight();
        let there = seen.filter_map(|i| units.get(usize::from(i))).filter(|u| u.hex() == Some(hex));
        there.map(|u| u32::from(u.men)).sum()
    }

    /// Shells and bombs of the scenario on all in an area.
    pub(super) fn bombard(&mut self, b: &Bombardment) {
        self.public(PublicEvent::Bombarded { side: b.side, area: b.area });
        let setup = self.setup();
        for id in self.ids(b.side) {
            let Some(u) = self.unit(id) else { continue };
            let Some(mark) = Mark::new(&u) else { continue };
            if setup.area(b.area).contains(&mark.hex) && falls_on(&setup, b, id.side, u.ty) {
                let outcome = self.draw(&resolve_bombardment(&self.state.field, b, &mark));
                let split = |_: &Library, hit| split_bombed(b, hit);
                // It falls as the turn begins.
                let struck = Struck::ending(0, 0);
                self.strike_with(id, outcome, (HitBy::Bombardment, struck), split);
            }
        }
    }

    /// What the fire of a unit is put down to.
    fn hit_by(&self, firer: &Unit, odds: &FireOdds) -> HitBy {
        if self.state.setup.library.unit_type(firer.ty).is_vehicle() {
            HitBy::Tanks
        } else {
            HitBy::Fire { shells_pct: odds.shells_pct }
        }
    }

    /// The outcome of fire on a unit: losses, nerves, perhaps its end.
    pub(super) fn strike(&mut self, id: UnitId, o: FireOutcome, by: (HitBy, Struck)) {
        self.strike_with(id, o, by, split_killed);
    }

    /// The same, with how many of those hit are killed.
    fn strike_with(
        &mut self,
        id: UnitId,
        o: FireOutcome,
        (by, struck): (HitBy, Struck),
        split: impl Fn(&Library, u32) -> Dist<u32>,
    ) {
        let Some(u) = self.unit(id) else { return };
        let ty = self.state.setup.library.unit_type(u.ty).clone();
        let (mut hit, mut lost) = (o.men as u16, o.pieces as u16);
        if ty.kind == ElementKind::Vehicle && lost > 0 {
            hit = crew_hit(u.men, u.pieces, lost.into()) as u16;
        }
        if ty.kind == ElementKind::Gun {
            // A gun needs two men at least.
            lost = u.pieces.saturating_sub(u.men.saturating_sub(hit) / 2);
        }
        let killed = self.draw(&split(&self.state.setup.library, u32::from(hit))) as u16;
        let pinned = super::super::morale::morale(o.suppression, u.quality) > Morale::Steady;
        let down = !ty.is_vehicle() && (u.down || hit > 0 || pinned);
        let suppression = o.suppression;
        let wounded = hit - killed;
        let change = UnitChange::Hit { killed, wounded, lost, suppression, down, struck };
        self.hit(id, change, by);
        let saw = self.is_seen(id);
        self.claim(id, &u);
        self.knock_out(id, &u, lost, (by, saw));
        self.after_hit(id, u.morale());
    }

    /// Brings things up to date after a hit: whoever is spent goes, whoever just broke
    /// sees no more for its side.
    pub(super) fn after_hit(&mut self, id: UnitId, before: Morale) {
        let broke =
            before < Morale::Broken && self.unit(id).is_some_and(|u| u.morale() == Morale::Broken);
        if self.is_spent(id) {
            self.remove(id);
        } else if broke {
            self.look_around(id);
        } else {
            self.look_at(id);
        }
    }

    /// Nobody left, or nothing to fight with.
    pub(super) fn is_spent(&self, id: UnitId) -> bool {
        self.unit(id).is_some_and(|u| {
            let kind = self.state.setup.library.unit_type(u.ty).kind;
            u.men == 0 || (kind != ElementKind::Men && u.pieces == 0)
        })
    }

    /// The number under which a side sees an enemy, if it does.
    fn contact_of(&self, by: UnitId, at: UnitId) -> Option<ContactId> {
        self.state.knowledge[by.side].seen_as(at.index).map(|c| c.id)
    }

    /// Everyone who sees a unit do what it was ordered may fire at it, no longer than that
    /// lasted; `except` those who were fired on themselves, whose answer is another matter.
    pub(super) fn provoke(&mut self, mover: UnitId, seconds: u32, except: &[UnitId]) {
        // What nobody of them has in sight nobody fires at.
        if !self.is_seen(mover) {
            return;
        }
        let side = mover.side.enemy();
        let all = (0..self.state.units[side].len()).map(|i| UnitId { side, index: i as u16 });
        for e in all.filter(|e| !except.contains(e)) {
            let Some(m) = self.state.unit(mover).filter(|m| m.hex().is_some()) else { return };
            let Some(u) = self.state.unit(e) else { continue };
            let (usable, lay) = self.reaction_seconds(e, u, mover, m, seconds);
            if usable > 0 {
                self.shoot(e, mover, usable, lay, true);
            }
        }
    }

    /// A unit that was fired at answers for as long.
    fn answer(&mut self, target: UnitId, firer: UnitId, seconds: u32) {
        let (Some(u), Some(f)) = (self.unit(target), self.unit(firer)) else { return };
        if u.morale() != Morale::Steady {
            return;
        }
        let (usable, lay) = self.reaction_seconds(target, &u, firer, &f, seconds);
        if usable > 0 {
            self.shoot(target, firer, usable, lay, true);
        }
    }

    /// Seconds a unit gives to fire at an enemy in his turn, and those it takes to lay on
    /// him; 0 for fire: it holds it.
    fn reaction_seconds(
        &self,
        id: UnitId,
        u: &Unit,
        at: UnitId,
        m: &Unit,
        seconds: u32,
    ) -> (u32, u32) {
        const HELD: (u32, u32) = (0, 0);
        let (Some(from), Some(to)) = (u.hex(), m.hex()) else { return HELD };
        let setup = &self.state.setup;
        let t = &setup.library.tuning;
        if u.morale() > Morale::Pinned || u.ammo.is_empty() || u.policy == FirePolicy::Hold {
            return HELD;
        }
        let metres = setup.map.metres(from, to);
        let (own, target) = (setup.library.unit_type(u.ty), setup.library.unit_type(m.ty));
        // What is found out quickest comes first.
        if metres > self.state.visibility_m(to)
            || !line_of_sight(&self.state.field, from, to)
            || metres > range_against(&setup.library, own, target)
        {
            return HELD;
        }
        let near = metres <= t.reserve_m;
        let near_only = match u.policy {
            FirePolicy::CloseOnly => true,
            FirePolicy::ArmourFirst => !target.is_vehicle(),
            FirePolicy::AtWill | FirePolicy::Hold => false,
        };
        if near_only && !near {
            return HELD;
        }
        let full = setup.turn_seconds(self.state.public.turn);
        let kept = if near { 0 } else { full * t.reserve_pct / 100 };
        let known = self.contact_of(id, at);
        let lay = if known.is_some() && u.target == known { 0 } else { t.new_target_s };
        let free = u32::try_from(u.time).unwrap_or(0).saturating_sub(kept + lay);
        let ammo = self.for_reaction(u, metres);
        let lasts = rounds_for(&setup.library, own, ammo, metres, Some(target)).longest();
        let usable = free.min(seconds).min(lasts);
        let k = &self.state.knowledge[id.side];
        let in_view = known.and_then(|c| k.contacts.get(c.0 as usize)).is_some_and(|c| c.seen);
        if usable == 0 || !in_view {
            return HELD;
        }
        let worth = self.worth(u, m);
        if worth < LEAST_WORTH || self.has_better(id, u, worth * 3) { HELD } else { (usable, lay) }
    }

    /// What a minute of fire at a target is worth, thousandths of a man; a vehicle
    /// counts fifty men, suppression a tenth of a man a point.
    fn worth(&self, u: &Unit, m: &Unit) -> u64 {
        let (Some(firer), Some(mark)) = (Firer::new(u), Mark::new(m)) else { return 0 };
        let e = FireEngagement { firer, mark, seconds: 60, manner: FireManner::Aimed };
        let odds = resolve_fire(&self.state.field, &e);
        let press = odds.suppression().saturating_sub(u64::from(m.suppression));
        let draw = self.state.setup.library.armour.draw_pct(m.aerials, m.pieces);
        odds.men_milli() + 50 * odds.pieces_milli() * draw / 100 + 20 * press
    }

    /// True if an enemy that this unit has in sight is worth more than so much: decoys shall not
    /// drain it.
    fn has_better(&self, id: UnitId, u: &Unit, than: u64) -> bool {
        let Some(from) = u.hex() else { return false };
        let (setup, field) = (&self.state.setup, &self.state.field);
        let own = setup.library.unit_type(u.ty);
        let enemies = &self.state.units[id.side.enemy()];
        let k = &self.state.knowledge[id.side];
        k.in_sight().filter_map(|index| enemies.get(usize::from(index))).any(|m| {
            let Some(to) = m.hex() else { return false };
            let metres = setup.map.metres(from, to);
            metres <= self.state.visibility_m(to)
                // Beyond that it is worth nothing.
                && metres <= range_against(&setup.library, own, setup.library.unit_type(m.ty))
                && line_of_sight(field, from, to)
                && self.worth(u, m) > than
        })
    }
}
