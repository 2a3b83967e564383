//! A side without a plan: each unit in turn gives the order that promises most by its forecast.
//! It is one of the ways in which an enemy may fight on whom schemes are tried.

use super::doctrine::Opportunity;
use super::look::worth::{Worth, unit_power};
use crate::ai::doctrine::Doctrine;
use crate::rules::setup::Objective;
use crate::rules::{
    AssaultResult, Dir, ElementKind, Forecast, Hex, Morale, Order, Perspective, Reach, Side,
    Target, Unit, UnitId, check, forecast_as_reported, reach, under_fire,
};

/// An order and what it promises, thousandths of a man.
type Bid = (i64, Order);

/// Who plays so.
#[derive(Debug)]
pub(crate) struct Opportunist {
    side: Side,
    doctrine: &'static Doctrine,
    turn: Option<u16>,
    /// Units whose turn has still to come, the next one last, and the orders left to each.
    open: Vec<(UnitId, u32)>,
}

impl Opportunist {
    /// For one side.
    pub(crate) const fn new(side: Side, doctrine: &'static Doctrine) -> Opportunist {
        Opportunist { side, doctrine, turn: None, open: Vec::new() }
    }

    /// The next order.
    pub(crate) fn next_order(&mut self, p: &Perspective) -> Order {
        if p.side != self.side || p.public.side != self.side || p.public.ended.is_some() {
            return Order::EndTurn;
        }
        let d = &self.doctrine.opportunity;
        if self.turn != Some(p.public.turn) {
            self.turn = Some(p.public.turn);
            self.open =
                p.own().filter(|(_, u)| u.hex().is_some()).map(|(id, _)| (id, d.orders)).collect();
            // Those who fire without moving first: it helps the others.
            self.open.sort_by_key(|(id, _)| {
                p.unit(*id).map(|u| p.setup().library.unit_type(u.ty).kind == ElementKind::Gun)
            });
        }
        let view = Chances::new(p, self.doctrine);
        while let Some((id, left)) = self.open.last_mut() {
            let id = *id;
            let there = p.unit(id).filter(|u| u.hex().is_some() && u.time > 0);
            let (Some(u), 1..) = (there, *left) else {
                self.open.pop();
                continue;
            };
            *left -= 1;
            match view.best(id, u) {
                Some((worth, order)) if worth > 0 => return order,
                _ => {
                    self.open.pop();
                }
            }
        }
        Order::EndTurn
    }
}

/// What all promises are reckoned with.
struct Chances<'a> {
    p: &'a Perspective,
    d: &'a Opportunity,
    doctrine: &'static Doctrine,
    worth: Worth,
    /// Ground that pays: its hexes, and what it is worth.
    ground: Vec<(&'a [Hex], i64, &'a Objective)>,
}

impl<'a> Chances<'a> {
    fn new(p: &'a Perspective, doctrine: &'static Doctrine) -> Chances<'a> {
        let worth = Worth::new(p.setup(), p.side, &doctrine.exchange);
        let of = |o: &'a Objective| {
            let points = o.points[p.side] + o.points[p.side.enemy()];
            (p.setup().area(o.area), i64::from(points) * worth.point, o)
        };
        let ground = p.setup().objectives.iter().map(of).filter(|g| g.1 > 0).collect();
        Chances { p, d: &doctrine.opportunity, doctrine, worth, ground }
    }

    fn best(&self, id: UnitId, u: &Unit) -> Option<Bid> {
        let all = [self.storm(id, u), self.fire(id, u), self.rally(id, u), self.march(id, u)];
        all.into_iter().flatten().max_by_key(|x| x.0)
    }

    /// What a point of suppression on somebody of such power is worth.
    fn nerves(&self, power: i64, points: i64) -> i64 {
        power * points / self.doctrine.nerves.points_a_unit
    }

    fn rally(&self, unit: UnitId, u: &Unit) -> Option<Bid> {
        if u.morale() == Morale::Steady {
            return None;
        }
        let seconds = u32::try_from(u.time).ok()?.min(self.d.rally_s);
        let order = Order::Rally { unit, seconds };
        let Ok(Forecast::Rally { suppression, .. }) = forecast_as_reported(self.p, &order) else {
            return None;
        };
        let calmed = i64::from(u.suppression.saturating_sub(suppression));
        let power = unit_power(self.p.setup(), self.doctrine, &Unit { suppression: 0, ..*u });
        Some((self.nerves(power, calmed), order))
    }

    fn fire(&self, unit: UnitId, u: &Unit) -> Option<Bid> {
        let seen = self.p.enemies().filter(|c| c.seen);
        let at = seen.filter_map(|c| {
            let lay = if u.target == Some(c.id) { 0 } else { self.d.lay_s };
            let left = u32::try_from(u.time).ok()?.saturating_sub(lay);
            let seconds = left.min(self.d.fire_s).min(u.ammo.longest());
            let order = Order::Fire { unit, target: Target::Contact(c.id), seconds };
            if seconds < self.d.least_s {
                return None;
            }
            let Ok(Forecast::Fire { odds: Some(odds), answer, .. }) =
                forecast_as_reported(self.p, &order)
            else {
                return None;
            };
            let (w, before) = (&self.worth, i64::from(c.suppression()));
            let mut gain = odds.men_milli() as i64 * w.enemy_man / 1000
                + odds.pieces_milli() as i64 * w.enemy_piece / 1000;
            let after = odds.dist.mean_milli(|o| u32::from(o.suppression)) as i64 / 1000;
            // More than breaks him is little use.
            let strain = (after.min(self.d.breaks) - before).max(0);
            let strength = i64::from(c.men) * 1000 + i64::from(c.pieces) * self.doctrine.power.gun;
            gain += self.nerves(strength, strain);
            let cost = answer
                .map_or(0, |a| a.men_milli() as i64 + a.pieces_milli() as i64 * w.own_piece / 1000);
            Some((gain - cost, order))
        });
        at.max_by_key(|x| x.0)
    }

    fn storm(&self, unit: UnitId, u: &Unit) -> Option<Bid> {
        let here = u.hex()?;
        let mut best: Option<Bid> = None;
        for hex in Dir::ALL.map(|d| here.neighbour(d)) {
            if !self.p.enemies().any(|c| c.seen && c.hex == hex) {
                continue;
            }
            let beside = self.p.own().filter(|(id, o)| {
                let near = o.hex().is_some_and(|h| h.distance(hex) == 1);
                *id == unit || near && o.morale() == Morale::Steady && o.time > 0
            });
            let able =
                |id: &UnitId| check(self.p, &Order::Assault { units: vec![*id], hex }).is_ok();
            let all: Vec<UnitId> = beside.map(|(id, _)| id).filter(able).collect();
            let most = self.doctrine.storm.units_most;
            for units in [vec![unit], all.into_iter().take(most).collect()] {
                let order = Order::Assault { units, hex };
                if let Some(worth) = self.storm_worth(&order, hex)
                    && best.as_ref().is_none_or(|b| worth > b.0)
                {
                    best = Some((worth, order));
                }
            }
        }
        best
    }

    fn storm_worth(&self, order: &Order, hex: Hex) -> Option<i64> {
        let Ok(Forecast::Assault { results, .. }) = forecast_as_reported(self.p, order) else {
            return None;
        };
        let here = self.ground.iter().filter(|g| g.0.contains(&hex));
        let ground: i64 = here.map(|g| g.1 * self.d.storm_ground_pct / 100).sum();
        let theirs = self.p.enemies().filter(|c| c.seen && c.hex == hex);
        let driven: i64 = theirs.map(|c| i64::from(c.men) * self.d.driven).sum();
        let won = ground + driven;
        let mean = |(result, chance, ours, theirs): &(AssaultResult, u64, u64, u64)| {
            let taken = if result.is_won() { won } else { -won / 6 };
            let worth = *theirs as i64 * self.worth.enemy_man / 1000 - *ours as i64 + taken;
            (i128::from(worth) * i128::from(*chance)) >> 32
        };
        i64::try_from(results.iter().map(mean).sum::<i128>()).ok()
    }

    /// The march that betters a unit's ground most.
    fn march(&self, unit: UnitId, u: &Unit) -> Option<Bid> {
        let here = u.hex()?;
        if u.morale() != Morale::Steady {
            return None;
        }
        let pulls: Vec<i64> = self.ground.iter().map(|g| self.pull(g, unit)).collect();
        let now: Reach = reach(self.p, unit);
        let stays = self.stand(unit, u, here, &[], &pulls);
        let mut near: Vec<(i64, Hex)> = now
            .iter()
            .map(|(h, s)| (self.draw(u, h, &pulls) - i64::from(s) * self.d.second, h))
            .collect();
        near.sort_unstable_by_key(|(w, h)| (-*w, *h));
        let best = near.iter().take(self.d.hexes).filter_map(|&(_, to)| {
            let path = now.path(to)?;
            Some((self.stand(unit, u, to, &path, &pulls) - stays, path))
        });
        let (worth, path) = best.max_by_key(|x| x.0)?;
        let order = Order::Move { unit, path };
        check(self.p, &order).is_ok().then_some((worth, order))
    }

    /// How much ground draws a unit: what it is worth, less where others are there already.
    fn pull(&self, g: &(&[Hex], i64, &Objective), unit: UnitId) -> i64 {
        let need = 2 * u32::from(g.2.min_men).max(10);
        let mut there = 0;
        for (id, u) in self.p.own() {
            if id != unit && u.hex().is_some_and(|h| g.0.contains(&h)) {
                there += crate::rules::score::holding(self.p.setup(), u);
            }
        }
        let metres = self.p.setup().map.hex_metres();
        let near =
            |h: Hex| g.0.iter().any(|a| u32::from(a.distance(h)) * metres <= self.d.threat_m);
        let threatened = self.p.enemies().any(|c| c.seen && near(c.hex));
        let full = g.1 / 2;
        match (there >= need, threatened) {
            (true, false) => full / 5,
            (true, true) => full / 2,
            (false, _) => full,
        }
    }

    /// By the ground that draws it: most in it, less with each hex from it.
    fn draw(&self, u: &Unit, hex: Hex, pulls: &[i64]) -> i64 {
        let gun = self.p.setup().library.unit_type(u.ty).kind == ElementKind::Gun;
        let one = |(g, pull): (&(&[Hex], i64, &Objective), &i64)| {
            let gap = g.0.iter().map(|h| h.distance(hex)).min().map_or(i64::MAX / 2, i64::from);
            // Guns serve from afar.
            let gap = if gun { (gap - 3).max(1) } else { gap };
            let inside = if gap == 0 { 3 * pull / 2 } else { 0 };
            inside + pull * 12 / (12 + gap)
        };
        self.ground.iter().zip(pulls).map(one).max().unwrap_or(0)
    }

    /// The same less what fire may cost it on the way and there.
    fn stand(&self, unit: UnitId, u: &Unit, hex: Hex, path: &[Hex], pulls: &[i64]) -> i64 {
        let cost = |hex: Hex, seconds: u32| {
            let (_, men, pieces) = under_fire(self.p, unit, hex, u.facing, seconds);
            men as i64 + pieces as i64 * self.worth.own_piece / 1000
        };
        let way: i64 = path.iter().rev().skip(1).map(|h| cost(*h, self.d.step_s)).sum();
        let moved = if path.is_empty() { 0 } else { self.worth.point / 20 };
        self.draw(u, hex, pulls) - cost(hex, self.d.stay_s) - way - moved
    }
}
