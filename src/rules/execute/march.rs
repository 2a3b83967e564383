//! Marching, miring, coming free.

use super::super::armour::aerials_among;
use super::super::cause::HitBy;
use super::super::contact::Contact;
use super::super::dist::binomial;
use super::super::event::{Event, StopReason, UnitChange};
use super::super::field::Field;
use super::super::movement::{affords, may_step, recover_seconds};
use super::super::refresh::come_free;
use super::super::step::step_cost;
use super::super::unit::{Place, Struck, Unit};
use super::super::{Refusal, Terrain, UnitId};
use super::Exec;
use crate::hex::Hex;

impl Exec<'_> {
    pub(super) fn march(&mut self, id: UnitId, path: &[Hex]) {
        let reckoned = self.state.knowledge[id.side].field.clone();
        let from = self.unit(id).and_then(|u| u.hex());
        for (i, &to) in path.iter().enumerate() {
            if let Err(why) = self.step(id, to) {
                let way: Vec<Hex> = from.into_iter().chain(path[..=i].iter().copied()).collect();
                let why = self.held_by_wire(&reckoned, id, &way, why);
                self.emit(Event::Stopped { unit: id, why });
                return;
            }
        }
    }

    /// Why a march ended: because of wire, if the ground alone ended it and there was wire on
    /// its way that its side had not reckoned with.
    fn held_by_wire(
        &self,
        reckoned: &Field,
        id: UnitId,
        way: &[Hex],
        why: StopReason,
    ) -> StopReason {
        let ground =
            matches!(why, StopReason::Refused(Refusal::Time { .. } | Refusal::Impassable { .. }));
        let known = &self.state.knowledge[id.side].field;
        let found = |step: &[Hex]| {
            let dir = step[0].dir_to(step[1]);
            dir.is_some_and(|d| reckoned.side(step[0], d).wire != known.side(step[0], d).wire)
        };
        if ground && way.windows(2).any(found) { StopReason::FoundWire } else { why }
    }

    /// One step with all it provokes; `Err` if the march must end.
    fn step(&mut self, id: UnitId, to: Hex) -> Result<(), StopReason> {
        let u = self.unit(id).ok_or(StopReason::Destroyed)?;
        let from = u.hex().ok_or(StopReason::Destroyed)?;
        let mut cost =
            may_step(self.state.known(id.side), id, &u, from, to).map_err(StopReason::Refused)?;
        if self.state.units(id.side.enemy()).any(|(_, e)| e.hex() == Some(to)) {
            return Err(StopReason::NewEnemy);
        }
        if from.dir_to(to).is_some_and(|dir| self.find_wire(id.side, from, dir)) {
            cost = may_step(self.state.known(id.side), id, &u, from, to)
                .map_err(StopReason::Refused)?;
        }
        let u = self.await_orders(id, u, to).map_err(StopReason::Refused)?;
        let full = self.state.setup.turn_seconds(self.state.public.turn);
        if !affords(u.time, cost.seconds, full) {
            let need = cost.seconds.div_ceil(2);
            return Err(StopReason::Refused(Refusal::Time { have: u.time, need }));
        }
        let seen_before = self.enemies_in_sight(id);
        let facing = from.dir_to(to).unwrap_or(u.facing);
        let time = u.time - cost.seconds as i32;
        self.change(id, UnitChange::Stepped { from, to, facing, time });
        self.look_around(id);
        self.bog(id, cost.bog);
        self.provoke(id, cost.seconds, &[]);
        let after = self.unit(id).ok_or(StopReason::Destroyed)?;
        if after.hex().is_none() {
            return Err(StopReason::Destroyed);
        }
        if after.is_mired() {
            return Err(StopReason::Mired);
        }
        if after.morale() > u.morale() {
            return Err(StopReason::Nerves);
        }
        let now = self.state.knowledge[id.side].contacts.iter();
        let new = |(i, c): (usize, &Contact)| c.seen && !seen_before.get(i).is_some_and(|s| *s);
        if now.enumerate().any(new) {
            return Err(StopReason::NewEnemy);
        }
        Ok(())
    }

    /// By index: whether an enemy known to the side of a unit is in sight.
    fn enemies_in_sight(&self, id: UnitId) -> Vec<bool> {
        self.state.knowledge[id.side].contacts.iter().map(|c| c.seen).collect()
    }

    /// Every vehicle that entered soft ground rolls on its own.
    pub(super) fn bog(&mut self, id: UnitId, chance: u64) {
        let Some(u) = self.unit(id) else { return };
        if chance == 0 || !self.state.setup.library.unit_type(u.ty).is_vehicle() {
            return;
        }
        let stuck = self.draw(&binomial(u32::from(u.pieces), chance)) as u16;
        let at = self.state.public.clock;
        if stuck == 0 {
            return;
        }
        if stuck == u.pieces {
            self.change(id, UnitChange::Mired { count: stuck, at });
            self.look_at(id);
            return;
        }
        self.split(id, &u, stuck);
    }

    /// Leaves mired vehicles behind as an element, one per hex and parent.
    fn split(&mut self, id: UnitId, u: &Unit, stuck: u16) {
        let men = (u32::from(u.men) * u32::from(stuck) / u32::from(u.pieces.max(1))) as u16;
        let root = u.parent.unwrap_or(id.index);
        let there = self
            .state
            .units(id.side)
            .find(|(_, e)| e.is_mired() && e.parent == Some(root) && e.place == u.place)
            .map(|(e, _)| e);
        let element = there
            .unwrap_or(UnitId { side: id.side, index: self.state.units[id.side].len() as u16 });
        let aerials = self.draw(&aerials_among(u.aerials, u.pieces, stuck));
        let split = UnitChange::Split { pieces: stuck, men, element: element.index, aerials };
        self.change(id, split);
        if there.is_some() {
            self.change(element, UnitChange::Grown { pieces: stuck, men, aerials });
        } else {
            let value = Unit {
                parent: Some(root),
                pieces: stuck,
                men,
                mired_since: Some(self.state.public.clock),
                killed: 0,
                wounded: 0,
                lost: 0,
                bogged: stuck,
                burnt: 0,
                aerials,
                ..*u
            };
            self.emit(Event::Formed { unit: element, value });
        }
        self.look_at(id);
        self.look_at(element);
    }

    /// Pulls a mired vehicle element free.
    pub(super) fn recover(&mut self, id: UnitId, mired: UnitId) {
        let (Some(u), Some(m)) = (self.unit(id), self.unit(mired)) else { return };
        let seconds = recover_seconds(&self.state.setup, &u, &m);
        // Both are at it for as long as it takes: what is freed is not free before.
        for (id, u) in [(id, u), (mired, m)] {
            self.change(id, UnitChange::Spent { time: u.time.saturating_sub_unsigned(seconds) });
        }
        self.free(mired);
        self.provoke(id, seconds, &[]);
    }

    /// A mired element is free again; it joins its parent if that stands in its hex.
    pub(super) fn free(&mut self, id: UnitId) {
        let changes = come_free(&self.state.units[id.side], id);
        let joined = changes.iter().map(|c| c.0).find(|who| *who != id);
        for (who, change) in changes {
            self.change(who, change);
        }
        if let Some(parent) = joined {
            self.look_at(parent);
        }
        self.look_at(id);
    }

    /// A unit that must give way falls back one hex, as far from the enemy as it can;
    /// whoever has nowhere to go is lost.
    pub(super) fn fall_back(&mut self, id: UnitId) {
        let Some(u) = self.unit(id) else { return };
        let Some(from) = u.hex() else { return };
        match self.retreat_hex(id, &u, from) {
            Some(to) => self.give_way(id, from, to),
            None => self.capture(id),
        }
    }

    /// Falls back one hex: whoever has not the seconds for it owes them next turn, and the
    /// ground takes its toll of vehicles.
    pub(super) fn give_way(&mut self, id: UnitId, from: Hex, to: Hex) {
        let Some(u) = self.unit(id) else { return };
        let setup = self.setup();
        let class = setup.library.unit_type(u.ty).mobility;
        let cost = from.dir_to(to).and_then(|d| step_cost(&self.state.field, class, from, d));
        let seconds = cost.map_or(0, |c| c.seconds);
        let time = u.time.saturating_sub_unsigned(seconds);
        self.change(id, UnitChange::FellBack { from, to, time });
        self.look_around(id);
        self.bog(id, cost.map_or(0, |c| c.bog));
    }

    pub(super) fn retreat_hex(&self, id: UnitId, u: &Unit, from: Hex) -> Option<Hex> {
        let ty = self.state.setup.library.unit_type(u.ty);
        if u.is_immobile() {
            return None;
        }
        let taken: Vec<Hex> =
            self.state.units(id.side.enemy()).filter_map(|(_, e)| e.hex()).collect();
        let known = self.state.known(id.side);
        let calm = Unit { suppression: 0, ..*u };
        let gap = |h: Hex| known.enemies().map(|c| c.hex.distance(h)).min().unwrap_or(u16::MAX);
        let field = &self.state.field;
        let dry = |h: Hex| {
            let wet = [Terrain::Shallow, Terrain::DeepWater, Terrain::River];
            field.cell(h).is_some_and(|c| !wet.contains(&c.terrain))
        };
        // Vehicles rather keep to firm ground than run far, but not towards the enemy.
        let firm = |d: crate::hex::Dir| {
            let cost = step_cost(field, ty.mobility, from, d);
            let bog = cost.map_or(0, |c| if ty.is_vehicle() { c.bog } else { 0 });
            (gap(from.neighbour(d)) >= gap(from), std::cmp::Reverse(bog))
        };
        crate::hex::Dir::ALL
            .into_iter()
            .map(|d| (d, from.neighbour(d)))
            .filter(|(_, to)| !taken.contains(to))
            .filter(|&(_, to)| may_step(known, id, &calm, from, to).is_ok())
            .filter(|_| super::super::movement::is_mobile(ty))
            // Ties go to the first hexside clockwise from the east.
            .rev()
            .max_by_key(|&(d, to)| (dry(to), firm(d), gap(to)))
            .map(|(_, to)| to)
    }

    /// Lost with all its men: captured, dispersed, its vehicles and guns taken or burnt.
    pub(super) fn capture(&mut self, id: UnitId) {
        let Some(u) = self.unit(id) else { return };
        // Those who do not surrender fight on until they fall.
        let pct = self.state.setup.library.close_combat.captured_killed_pct[id.side].min(100);
        let killed = (u32::from(u.men) * pct / 100) as u16;
        let change = UnitChange::Hit {
            killed,
            wounded: u.men - killed,
            lost: u.pieces,
            suppression: u.suppression,
            down: true,
            struck: Struck::ending(self.second(id), 0),
        };
        self.hit(id, change, HitBy::CloseCombat);
        let saw = self.is_seen(id);
        self.claim(id, &u);
        self.knock_out(id, &u, u.pieces, (HitBy::CloseCombat, saw));
        self.remove(id);
    }

    /// Takes a destroyed unit off the map.
    pub(super) fn remove(&mut self, id: UnitId) {
        if self.unit(id).is_some_and(|u| u.place != Place::Gone) {
            self.change(id, UnitChange::Gone);
            self.look_around(id);
        }
    }
}
