//! What there is to fight for, and what is known about each fight.

use super::task::Goal;
use crate::ai::look::payments::remaining;
use crate::ai::look::picture::{Foe, Own, Picture};
use crate::hex::Hex;
use crate::rules::score::holding;
use crate::rules::{AreaId, UnitId, Works};

/// The objectives that still pay, and what is known about the fight for each.
pub(crate) fn goals(pic: &Picture) -> Vec<Goal> {
    let p = pic.p;
    let balance = Balance::new(pic);
    let mut all: Vec<Goal> = Vec::new();
    for (i, o) in pic.setup.objectives.iter().enumerate() {
        let hold = p.public.holds.get(i).copied().unwrap_or_default();
        let ours = hold.holder == Some(p.side);
        let (times, due) = remaining(pic.setup, &p.public, o.pays);
        let now = p.public.clock;
        // What cannot be held long enough any more still denies it to him.
        let in_time = ours || due.since(now) > o.hold_s || hold.holder == Some(p.side);
        let gain = if in_time { o.points[p.side] } else { 0 };
        let deny = o.points[p.side.enemy()];
        let value = i64::from(gain + deny) * i64::from(times) * pic.worth.point;
        if value == 0 {
            continue;
        }
        let area = pic.setup.area(o.area);
        if let Some(twin) = all.iter_mut().find(|g| g.area == Some(o.area) && g.ours == ours) {
            // The same ground counted at two hours is one goal.
            twin.value += value;
            twin.due = twin.due.max(due);
            twin.min_men = twin.min_men.max(u32::from(o.min_men));
            continue;
        }
        let mut hexes = if ours { area.to_vec() } else { to_clear(pic, area) };
        hexes.extend(at_its_edge(pic, area));
        let enemy = if ours {
            balance.may_come(pic, area)
        } else {
            balance.may_be_there(pic, area, hold.holder.is_some())
        };
        let min_men = u32::from(o.min_men);
        let (ground, area) = (area.to_vec(), Some(o.area));
        all.push(Goal { hexes, ground, area, value, ours, min_men, enemy, due, ..Goal::default() });
    }
    if all.iter().all(|g| g.ours) {
        hunt(pic, &mut all);
    }
    all
}

/// Both sides as a whole, as far as one knows.
struct Balance {
    /// Power of one's own.
    mine: i64,
    /// Power of the enemies known, trust counted.
    known: i64,
    /// Objectives that he holds.
    his: i64,
    /// Areas that are ours.
    kept: i64,
}

impl Balance {
    fn new(pic: &Picture) -> Balance {
        let (p, holds) = (pic.p, &pic.p.public.holds);
        let mut kept: Vec<AreaId> = Vec::new();
        for (o, h) in pic.setup.objectives.iter().zip(holds) {
            if h.holder == Some(p.side) && !kept.contains(&o.area) {
                kept.push(o.area);
            }
        }
        Balance {
            mine: pic.own.iter().map(|o| o.power).sum(),
            known: pic.foes.iter().map(|f| f.power * f.trust / 100).sum(),
            his: holds.iter().filter(|h| h.holder == Some(p.side.enemy())).count() as i64,
            kept: kept.len() as i64,
        }
    }

    /// Power of the enemy on ground that is not ours: he is in his holes, so known ones count
    /// with their cover; and where he `holds` it somebody is to be feared, known or not.
    fn may_be_there(&self, pic: &Picture, area: &[Hex], holds: bool) -> i64 {
        let (d, fear) = (&pic.doctrine.goals, &pic.doctrine.goals.fear);
        let mut enemy = enemy_about(pic, area) * works_pct(pic, area) / 100;
        if holds {
            let more = (self.his - fear.places_free).max(0);
            let places = fear.places + self.his + fear.places_each * more;
            enemy = enemy.max(self.mine / places - self.known * fear.known_pct / 100);
        }
        if pic.p.public.withdraw[pic.p.side.enemy()].is_some() {
            enemy = enemy * d.withdrawing_pct / 100;
        }
        enemy
    }

    /// Power of the enemy who may come for ground of ours, which is in our favour.
    fn may_come(&self, pic: &Picture, area: &[Hex]) -> i64 {
        let fear = &pic.doctrine.goals.fear;
        let hidden = (self.mine * fear.hidden_pct / 100 - self.known).max(0);
        let comes = hidden * fear.comes_pct / 100 / self.kept.max(1);
        enemy_about(pic, area).max(comes) * 100 / works_pct(pic, area)
    }
}

/// A unit stands on ground that pays, and without it those there would not hold it.
pub(crate) fn holds_alone(pic: &Picture, o: &Own) -> bool {
    held_by(pic, o, &[]).is_some()
}

/// The ground that pays on which a unit stands, and which those there would not hold without it and
/// some others who have `gone`.
pub(crate) fn held_by(pic: &Picture, o: &Own, gone: &[UnitId]) -> Option<AreaId> {
    let men = |area: &[Hex], but: bool| -> u32 {
        let there = pic.own.iter().filter(|x| area.contains(&x.hex) && !(but && x.id == o.id));
        there.filter(|x| !gone.contains(&x.id)).map(|x| holding(pic.setup, x.unit)).sum()
    };
    let held = pic.setup.objectives.iter().find(|x| {
        let area = pic.setup.area(x.area);
        let pays = x.points.soviet + x.points.japan > 0;
        let least = u32::from(x.min_men).max(1);
        let comes = || remaining(pic.setup, &pic.p.public, x.pays).0 > 0;
        pays && area.contains(&o.hex)
            && men(area, false) >= least
            && men(area, true) < least
            && comes()
    });
    held.map(|x| x.area)
}

/// Hexes of an area that are still to be cleared; all of it once that is done.
pub(crate) fn to_clear(pic: &Picture, area: &[Hex]) -> Vec<Hex> {
    let left: Vec<Hex> = still_to_clear(pic, area).collect();
    if left.is_empty() { area.to_vec() } else { left }
}

/// Hexes of an area where an enemy is, was, or may hide because nobody has been next to
/// it.
pub(crate) fn still_to_clear<'a>(
    pic: &'a Picture,
    area: &'a [Hex],
) -> impl Iterator<Item = Hex> + 'a {
    let unknown = |h: &Hex| {
        pic.foes.iter().any(|f| f.hex == *h && f.trust > pic.doctrine.goals.lurks_pct)
            || !pic.own.iter().any(|o| o.hex.distance(*h) <= 1)
    };
    area.iter().copied().filter(move |h| unknown(h))
}

/// With all ground in hand, or none to fight for, the nearest enemies are the goal if
/// they are weak.
fn hunt(pic: &Picture, all: &mut Vec<Goal>) {
    if pic.setup.objectives.iter().any(|o| o.points[pic.p.side] + o.points[pic.p.side.enemy()] > 0)
    {
        return;
    }
    let d = &pic.doctrine.goals;
    for f in pic.foes.iter().filter(|f| f.trust > d.hunt_pct) {
        all.push(Goal {
            hexes: vec![f.hex],
            ground: vec![f.hex],
            area: None,
            value: f.power * pic.worth.enemy_man / 1000 * d.hunt_worth_pct / 100,
            enemy: pic.foes_near(f.hex, d.hunt_m),
            due: pic.setup.end(),
            ..Goal::default()
        });
    }
}

/// How much the ground of an area favours who is in it, per cent.
pub(crate) fn works_pct(pic: &Picture, area: &[Hex]) -> i64 {
    let works = |h: &Hex| pic.field.cell(*h).map_or(Works::None, |c| c.works);
    let one = |h: &Hex| pic.doctrine.goals.works_pct.of(works(h));
    area.iter().map(one).max().unwrap_or(100)
}

/// Power of the enemy who is in an area or can come to it.
pub(crate) fn enemy_about(pic: &Picture, area: &[Hex]) -> i64 {
    let d = &pic.doctrine.goals;
    let bound = (pic.full * d.bound_m / 100).max(d.here_m);
    let share = |f: &Foe| {
        let gap = area.iter().map(|h| h.distance(f.hex)).min().unwrap_or(u16::MAX);
        let metres = u32::from(gap).saturating_mul(pic.setup.map.hex_metres());
        let near = if metres <= d.here_m {
            d.here_pct
        } else if metres <= bound {
            d.bound_pct
        } else if metres <= bound * 2 {
            d.two_bounds_pct
        } else {
            d.far_pct
        };
        f.power * f.trust / 100 * near / 100
    };
    pic.foes.iter().map(share).sum()
}

/// Hexes of enemies in sight who stand next to an area: they are part of the fight for it.
pub(crate) fn at_its_edge(pic: &Picture, area: &[Hex]) -> Vec<Hex> {
    let gap = |h: Hex| area.iter().map(|a| a.distance(h)).min();
    pic.foes.iter().filter(|f| f.contact.seen && gap(f.hex) == Some(1)).map(|f| f.hex).collect()
}
