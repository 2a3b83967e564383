//! Storming a hex.

use super::super::assault::{AssaultOdds, assault_losses, resolve_assault};
use super::super::cause::HitBy;
use super::super::close_combat::AssaultResult;
use super::super::dist::binomial;
use super::super::engagement::AssaultEngagement;
use super::super::event::{Event, Irrevocable, Shot, UnitChange};
use super::super::fighter::Fighter;
use super::super::final_fire::{FinalFire, Raked};
use super::super::fire::{FireOutcome, killed_of};
use super::super::morale::Morale;
use super::super::movement::may_step;
use super::super::step::step_cost;
use super::super::unit::{Struck, Unit};
use super::super::{ElementKind, Side, UnitId};
use super::Exec;
use crate::hex::Hex;

/// What close combat does to a side besides its losses.
#[derive(Clone, Copy)]
struct CloseFight {
    /// Points of suppression.
    shock: u8,
    /// It lost the fight.
    beaten: bool,
    /// When it was.
    struck: Struck,
}

/// Those of a side who are in a fight, with their men.
fn in_it(ids: &[UnitId], fighters: &[Fighter]) -> Vec<(UnitId, u32)> {
    let men = fighters.iter().map(|f| u32::from(f.men));
    ids.iter().copied().zip(men).filter(|x| x.1 > 0).collect()
}

impl Exec<'_> {
    pub(super) fn storm(&mut self, units: &[UnitId], hex: Hex) {
        // That nobody is there after all must not show for nothing.
        self.stands(Irrevocable::DiceFell);
        self.carry(units, hex);
        let stormed = units.first().map_or_else(Vec::new, |u| self.at(u.side.enemy(), hex));
        for &id in units {
            self.close_in(id, hex, &stormed);
        }
        if let Some(first) = units.first() {
            self.find_works(first.side, hex);
        }
        let ready: Vec<UnitId> =
            units.iter().copied().filter(|id| self.ready_to_storm(*id, hex)).collect();
        let defended = units.first().is_some_and(|u| !self.at(u.side.enemy(), hex).is_empty());
        let (result, fought) = match ready.is_empty() {
            true => (AssaultResult::GoneToGround, Vec::new()),
            false => self.fight(&ready, hex),
        };
        self.emit(Event::Assault { units: units.to_vec(), hex, result, defended });
        match result {
            // Those who wait behind have nothing to run from yet.
            AssaultResult::Routed => fought.into_iter().for_each(|id| self.fall_back(id)),
            // He has not come out of his works: whoever has nowhere to run stays.
            AssaultResult::Broken => fought.into_iter().for_each(|id| self.run_back(id)),
            AssaultResult::GoneToGround | AssaultResult::Held | AssaultResult::Repelled => {}
            AssaultResult::Taken | AssaultResult::Overrun => self.take(&ready, hex),
        }
    }

    /// Each hexside carries one assault a side's turn.
    fn carry(&mut self, units: &[UnitId], hex: Hex) {
        for &id in units {
            let Some(from) = self.unit(id).and_then(|u| u.hex()) else { continue };
            if !self.state.known(id.side).was_stormed(from, hex) {
                self.emit(Event::Stormed { side: id.side, from, hex });
            }
        }
    }

    /// Pays for the rush and draws the fire of all who see it but the stormed, who have their
    /// final fire.
    fn close_in(&mut self, id: UnitId, hex: Hex, stormed: &[UnitId]) {
        let Some(u) = self.unit(id) else { return };
        let Some((from, dir)) = u.hex().and_then(|h| h.dir_to(hex).map(|d| (h, d))) else { return };
        let setup = self.setup();
        let mobility = setup.library.unit_type(u.ty).mobility;
        self.find_wire(id.side, from, dir);
        let step = step_cost(&self.state.field, mobility, from, dir).map_or(0, |c| c.seconds);
        let cost = (step + setup.library.tuning.assault_s) as i32;
        // Coming out into the open: on their feet, and seen to move.
        self.change(id, UnitChange::Stepped { from, to: from, facing: dir, time: u.time - cost });
        self.look_around(id);
        self.provoke(id, step, stormed);
    }

    fn ready_to_storm(&self, id: UnitId, hex: Hex) -> bool {
        self.unit(id).is_some_and(|u| {
            let class = self.state.setup.library.unit_type(u.ty).mobility;
            // Wire that nobody knew of bars some.
            let passes = |h: Hex, d| step_cost(&self.state.field, class, h, d).is_some();
            u.hex().is_some_and(|h| h.dir_to(hex).is_some_and(|d| passes(h, d)))
                && u.morale() == Morale::Steady
                && !u.is_immobile()
        })
    }

    /// Final fire and the fight, and who of the attackers was in it.
    fn fight(&mut self, attackers: &[UnitId], hex: Hex) -> (AssaultResult, Vec<UnitId>) {
        let Some(first) = attackers.first() else { return (AssaultResult::Held, Vec::new()) };
        let defenders = self.at(first.side.enemy(), hex);
        if defenders.is_empty() {
            return (AssaultResult::Overrun, Vec::new());
        }
        let fighters = |ids: &[UnitId]| -> Vec<Fighter> {
            ids.iter().filter_map(|id| self.unit(*id)).filter_map(|u| Fighter::new(&u)).collect()
        };
        let (a, d) = (fighters(attackers), fighters(&defenders));
        let weather = &self.state.public.weather;
        let e = AssaultEngagement::new(&self.state.field, hex, a, d, weather);
        let odds = resolve_assault(&self.state.field, &e);
        let hits = self.rake(&e, &odds.final_fire);
        // Of those who come over the hexsides somebody is left.
        let left = e.attackers.iter().zip(&hits).any(|(a, hit)| *hit < self.targets(a));
        let result = if left { self.draw(&odds.if_left) } else { AssaultResult::Broken };
        self.defend((attackers, &defenders), (&e, &hits), &odds.final_fire, result);
        let mut fought: Vec<(UnitId, u32)> = in_it(attackers, &e.attackers);
        fought.retain(|x| self.unit(x.0).is_some_and(|u| u.hex().is_some()));
        if result.fought().is_some() {
            let others = in_it(&defenders, &e.defenders);
            self.hand_to_hand((&fought, &others), (&e, &odds), result);
            // Who has fought hand to hand knows whom he met.
            for (id, _) in fought.iter().chain(&others) {
                self.learn(id.side.enemy(), *id, true);
            }
        }
        (result, fought.into_iter().map(|x| x.0).collect())
    }

    /// The losses and the strain of close combat.
    fn hand_to_hand(
        &mut self,
        (ours, others): (&[(UnitId, u32)], &[(UnitId, u32)]),
        (e, odds): (&AssaultEngagement, &AssaultOdds),
        result: AssaultResult,
    ) {
        let Some(&(first, _)) = ours.first() else { return };
        let setup = self.setup();
        let figures = &setup.library.close_combat;
        let (mine, theirs) = assault_losses(figures, (&odds.inside, &e.defenders), result);
        let (mine, theirs) = (self.draw(&mine), self.draw(&theirs));
        let toll = figures.toll(result);
        let struck = Struck::ending(self.second(first), setup.library.tuning.assault_s);
        let (won, shock) = (result.is_won(), toll.attacker_shock);
        self.share_out(ours, mine, CloseFight { shock, beaten: !won, struck });
        let shock = toll.defender_shock;
        self.share_out(others, theirs, CloseFight { shock, beaten: won, struck });
        let ours: Vec<UnitId> = ours.iter().map(|x| x.0).collect();
        self.reform(&ours);
    }

    /// How many of an attacker final fire can hit: men, or vehicles.
    fn targets(&self, a: &Fighter) -> u32 {
        let vehicle = self.state.setup.library.unit_type(a.ty).is_vehicle();
        u32::from(match (a.men, vehicle) {
            (0, _) => 0,
            (_, true) => a.pieces,
            (men, false) => men,
        })
    }

    /// How many of each of the attackers final fire hits.
    fn rake(&mut self, e: &AssaultEngagement, fire: &FinalFire) -> Vec<u32> {
        let of = |a: &Fighter, i: usize| {
            let chance = fire.raked.get(i).map_or(0, |r| r.chance);
            binomial(self.targets(a), chance)
        };
        let odds: Vec<_> = e.attackers.iter().enumerate().map(|(i, a)| of(a, i)).collect();
        odds.iter().map(|d| self.draw(d)).collect()
    }

    /// The defenders' final fire, and what it does to those who come.
    fn defend(
        &mut self,
        (attackers, defenders): (&[UnitId], &[UnitId]),
        (e, hits): (&AssaultEngagement, &[u32]),
        fire: &FinalFire,
        result: AssaultResult,
    ) {
        let Some(&first) = attackers.first() else { return };
        for (&id, &spent) in defenders.iter().zip(&fire.spent) {
            let Some(u) = self.unit(id).filter(|_| !spent.is_empty()) else { continue };
            let ammo = u.ammo.less(spent);
            self.change(id, UnitChange::Fired { time: u.time, ammo, target: u.target });
            for (i, a) in e.attackers.iter().enumerate() {
                // Once a hexside, by the first who comes over it.
                if e.attackers[..i].iter().any(|o| o.hex == a.hex) || a.men == 0 {
                    continue;
                }
                let (at, target) = (a.hex, attackers.get(i).copied());
                let seconds = spent.longest();
                self.emit(Event::Shot(Shot { by: id, at, target, seconds, reaction: true }));
            }
            self.look_at(id);
        }
        let struck = Struck::ending(self.second(first), fire.seconds);
        let lib = self.setup().library.clone();
        for (i, (&id, a)) in attackers.iter().zip(&e.attackers).enumerate() {
            let under_it = |r: &&Raked| a.men > 0 && (r.strain > 0 || r.chance > 0);
            let Some(raked) = fire.raked.get(i).filter(under_it) else { continue };
            let suppression = fire.nerves_after(i, a, result);
            let hit = hits.get(i).copied().unwrap_or(0);
            let (men, pieces) = if lib.unit_type(a.ty).is_vehicle() { (0, hit) } else { (hit, 0) };
            let by = match raked.by_vehicles {
                true => HitBy::Tanks,
                false => HitBy::Fire { shells_pct: raked.shells_pct },
            };
            self.strike(id, FireOutcome { men, pieces, suppression }, (by, struck));
        }
    }

    /// A unit that broke before it was in runs back, if it can.
    fn run_back(&mut self, id: UnitId) {
        let Some(u) = self.unit(id).filter(|u| u.morale() == Morale::Broken) else { return };
        let Some(from) = u.hex() else { return };
        if let Some(to) = self.retreat_hex(id, &u, from) {
            self.give_way(id, from, to);
        }
    }

    /// After a fight the attackers are in disorder: until they have found each other again
    /// they neither storm nor fire. What they have not the seconds for is owed next turn.
    fn reform(&mut self, attackers: &[UnitId]) {
        let seconds = self.state.setup.library.tuning.reform_s;
        for &id in attackers {
            if let Some(u) = self.unit(id).filter(|u| u.hex().is_some() && seconds > 0) {
                let time = u.time.saturating_sub_unsigned(seconds);
                self.change(id, UnitChange::Spent { time });
            }
        }
    }

    fn at(&self, side: Side, hex: Hex) -> Vec<UnitId> {
        let there = |(_, u): &(UnitId, &Unit)| u.hex() == Some(hex);
        self.state.units(side).filter(there).map(|(id, _)| id).collect()
    }

    /// Shares a side's losses among its units by their men who fought, largest remainders first
    /// in the order of the list; the side that lost the fight loses vehicles too.
    fn share_out(&mut self, fought: &[(UnitId, u32)], losses: u32, blow: CloseFight) {
        let all: u32 = fought.iter().map(|x| x.1).sum::<u32>().max(1);
        let mut given = 0;
        let mut done = 0;
        for (id, men) in fought {
            given += men;
            // Running totals, so that the shares add up exactly.
            let upto = (u64::from(losses) * u64::from(given) / u64::from(all)) as u32;
            self.wound(*id, (upto - done) as u16, blow);
            done = upto;
        }
    }

    fn wound(&mut self, id: UnitId, hit: u16, blow: CloseFight) {
        let CloseFight { shock, beaten, struck } = blow;
        let Some(u) = self.unit(id) else { return };
        let setup = self.setup();
        let ty = setup.library.unit_type(u.ty);
        let hit = hit.min(u.men);
        let lost = match ty.kind {
            ElementKind::Men => 0,
            ElementKind::Gun => u.pieces.saturating_sub((u.men - hit) / 2),
            // Men at close quarters reach a vehicle for each crew they kill; one that
            // cannot get away is burnt.
            ElementKind::Vehicle if u.is_immobile() && beaten => u.pieces,
            ElementKind::Vehicle => {
                let crew = (u.men / u.pieces.max(1)).max(1);
                (hit / crew).min(u.pieces)
            }
        };
        let killed =
            self.draw(&killed_of(u32::from(hit), setup.library.close_combat.killed_pct)) as u16;
        let suppression = u.suppression.saturating_add(shock).min(100);
        let down = u.down && !beaten;
        let wounded = hit - killed;
        let change = UnitChange::Hit { killed, wounded, lost, suppression, down, struck };
        self.hit(id, change, HitBy::CloseCombat);
        self.claim(id, &u);
        self.knock_out(id, &u, lost, (HitBy::CloseCombat, true));
        self.after_hit(id, u.morale());
    }

    /// The defender gives way and the attackers that find room go in.
    fn take(&mut self, attackers: &[UnitId], hex: Hex) {
        let Some(side) = attackers.first().map(|a| a.side) else { return };
        for id in self.at(side.enemy(), hex) {
            let gun = self
                .unit(id)
                .is_some_and(|u| self.state.setup.library.unit_type(u.ty).kind == ElementKind::Gun);
            if gun { self.capture(id) } else { self.fall_back(id) }
        }
        if !self.at(side.enemy(), hex).is_empty() {
            return;
        }
        for &id in attackers {
            let Some(u) = self.unit(id) else { continue };
            let Some(from) = u.hex() else { continue };
            let calm = Unit { suppression: 0, ..u };
            // Room is part of what a step asks for.
            let Ok(cost) = may_step(self.state.known(side), id, &calm, from, hex) else {
                continue;
            };
            let facing = from.dir_to(hex).unwrap_or(u.facing);
            self.change(id, UnitChange::Stepped { from, to: hex, facing, time: u.time });
            self.look_around(id);
            self.bog(id, cost.bog);
        }
    }
}
