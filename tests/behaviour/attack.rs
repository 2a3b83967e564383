//! Attacks: company after company, waiting for ever, fire and storm as one, ground that was
//! stormed, contact on the march.

use super::case::{Case, nothing};
use super::fools;
use super::trial::{Step, Trial, nearest_harm, nerves, place, shake};
use khasan::rules::{
    ElementKind, Event, Morale, Order, Side, StopReason, Terrain, UnitChange, UnitId,
};

/// Company after company into the same machine guns.
pub const REPEATED_ASSAULT: Case = Case {
    name: "repeated_assault",
    side: Side::Soviet,
    turns: 4,
    before: |state| shake(&state, "1st Company", 90),
    foe: fools::passive,
    fool: fools::rush,
    check: |t| {
        let hopeless = t.own().filter(|s| s.assault().is_some() && s.hope_pct() < 30).count();
        if hopeless > 0 {
            return Err(format!("{hopeless} more assaults without a hope"));
        }
        // In the open, and no better off than the first.
        let ends = t.steps.iter().filter(|s| s.order == Order::EndTurn);
        for (s, name) in ends.flat_map(|s| ["2nd Company", "3rd Company"].map(|n| (s, n))) {
            let (id, field) = (t.unit(name), s.before.field());
            let hex = place(&s.before, id);
            let open =
                hex.is_some_and(|h| field.cell(h).is_some_and(|c| c.terrain == Terrain::Open));
            if hex.is_none() || open && nerves(&s.before, id) >= Morale::Shaken {
                return Err(format!("turn {}: the {name} lies before the guns, too", s.turn + 1));
            }
        }
        Ok(())
    },
};

/// True if somebody of the side under test stands in a hex at the end.
fn place_taken(t: &Trial, hex: &str) -> bool {
    t.end.units(t.side).any(|(_, u)| u.hex() == Some(t.at(hex)))
}

/// An attack that could go in waits for ever, and the seconds go by.
pub const WAITING: Case = Case {
    name: "waiting",
    side: Side::Soviet,
    turns: 5,
    before: nothing,
    foe: fools::passive,
    fool: fools::idle,
    check: |t| {
        if t.holds("Trench") || place_taken(t, "0804") {
            return Ok(());
        }
        let (mut left, mut all) = (0, 0);
        for end in t.own_ends() {
            for (_, u) in end.units(t.side) {
                left += u.time.max(0).unsigned_abs();
                all += end.setup().turn_seconds(end.public().turn);
            }
        }
        let (unspent, storms) = (left * 100 / all.max(1), storms(t, "0804").count());
        match storms == 0 || unspent > 50 {
            true => Err(format!("{storms} assaults, and {unspent} % of the seconds unspent")),
            false => Ok(()),
        }
    },
};

/// Assaults on a hex by the side under test.
fn storms<'a>(t: &'a Trial, hex: &'a str) -> impl Iterator<Item = (usize, &'a Step)> {
    let all = t.steps.iter().enumerate().filter(|(_, s)| s.side == t.side);
    all.filter(move |(_, s)| s.assault().is_some_and(|a| a.1 == t.at(hex)))
}

/// Who fired at somebody in a hex before a step of the same turn, each once.
fn fired_before(t: &Trial, hex: &str, step: usize) -> Vec<UnitId> {
    let turn = t.steps[step].turn;
    let all = t.steps[..step].iter().filter(|s| s.turn == turn && s.side == t.side);
    let at = |s: &Step| {
        let (by, at, _) = s.fire()?;
        (place(&s.before, at?) == Some(t.at(hex))).then_some(by)
    };
    let mut who: Vec<UnitId> = all.filter_map(at).collect();
    who.sort_unstable();
    who.dedup();
    who
}

/// Fire from several sides, and the storm in the same turn.
pub const FIRE_THEN_STORM: Case = Case {
    name: "fire_then_storm",
    side: Side::Soviet,
    turns: 2,
    before: nothing,
    foe: fools::passive,
    fool: fools::passive,
    check: |t| {
        let mut seen = Vec::new();
        for (i, s) in storms(t, "0704") {
            let fired = fired_before(t, "0704", i).len();
            if fired >= 2 && s.hope_pct() >= 50 {
                return Ok(());
            }
            seen.push(format!(
                "turn {}: hope {} % after fire by {fired}",
                s.turn + 1,
                s.hope_pct()
            ));
        }
        Err(format!("no storm after the fire of two or more; {}", seen.join("; ")))
    },
};

/// Heavy weapons that could fire at the stormed do so before the storm.
pub const FIRE_BEFORE_ASSAULT: Case = Case {
    name: "fire_before_assault",
    side: Side::Soviet,
    turns: 3,
    before: nothing,
    foe: fools::passive,
    fool: fools::rush,
    check: |t| {
        let Some((first, s)) = storms(t, "0704").next() else {
            return Err("nobody storms".into());
        };
        let fired = fired_before(t, "0704", first);
        for name in ["Gun", "Guns"] {
            let id = t.unit(name);
            let steady = nerves(&s.before, id) < Morale::Shaken;
            if steady && !fired.contains(&id) {
                return Err(format!("turn {}: {name} silent before the storm", s.turn + 1));
            }
        }
        Ok(())
    },
};

/// Ground that was just stormed is left.
pub const STORMED_GROUND: Case = Case {
    name: "stormed_ground",
    side: Side::Soviet,
    turns: 3,
    before: nothing,
    foe: fools::rush,
    fool: fools::restless,
    check: |t| {
        let trench = t.at("0604");
        let driven = |s: &Step| {
            s.events.iter().any(|e| {
                let fell = |c: &UnitChange| matches!(c, UnitChange::FellBack { from, .. } if *from == trench);
                matches!(e, Event::Unit { unit, change } if unit.side == t.side && fell(change))
            })
        };
        for s in &t.steps {
            if driven(s) {
                return Ok(());
            }
            let there = s.before.units(t.side).any(|(_, u)| u.hex() == Some(trench));
            let ours = s.before.public().holds[0].holder == Some(t.side);
            // What is held already may be left where nobody can come back to it.
            let safe = ours && nearest_harm(&s.before, t.side, trench) > 500;
            if s.side == t.side && s.order == Order::EndTurn && !there && !safe {
                return Err(format!("turn {}: nobody is left in the trench", s.turn + 1));
            }
        }
        Ok(())
    },
};

/// Marching on in the old order when the enemy has been met.
pub const CONTACT: Case = Case {
    name: "contact",
    side: Side::Soviet,
    turns: 2,
    before: nothing,
    foe: fools::passive,
    fool: fools::rush,
    check: |t| {
        let sees = |s: &Step| s.before.perspective(t.side).enemies().any(|c| c.seen);
        let Some(met) = t.own().position(sees) else {
            return Err("nobody meets the enemy in two turns".into());
        };
        let turn = t.own().nth(met).map(|s| s.turn);
        let mut fired = false;
        let mut into: Vec<UnitId> = Vec::new();
        for s in t.own().skip(met).filter(|s| Some(s.turn) == turn) {
            fired |= s.fire().is_some() || s.assault().is_some();
            let Some((unit, way)) = s.marched() else { continue };
            let from = place(&s.before, unit).map_or(0, |h| nearest_harm(&s.before, t.side, h));
            let to = way.last().map_or(0, |h| nearest_harm(&s.before, t.side, *h));
            let foot = super::trial::kind(&s.before, unit) == ElementKind::Men;
            if foot && !fired && to < from && to <= 300 {
                into.push(unit);
            }
        }
        into.dedup();
        if !into.is_empty() {
            return Err(format!("{} march into the fire before anybody fires", into.len()));
        }
        let fire: u32 = t.own().filter_map(|s| s.fire().map(|f| f.2)).sum();
        let stormed = t.own().any(|s| s.assault().is_some());
        let lie = t.end.units(t.side).any(|(_, u)| u.morale() >= Morale::Shaken);
        match lie && fire < 120 && !stormed {
            true => Err("who met the enemy lies before him, and nobody helps".into()),
            false => Ok(()),
        }
    },
};

/// Marching on alone into a strong enemy who was met half-way.
pub const MET_ALONE: Case = Case {
    name: "met_alone",
    side: Side::Soviet,
    turns: 2,
    before: nothing,
    foe: fools::passive,
    fool: fools::crow,
    check: |t| {
        let platoon = t.unit("Platoon");
        let mut met = None;
        for s in t.own() {
            if let Some((_, way)) = s.marched()
                && met == Some(s.turn)
            {
                let metres = |h| nearest_harm(&s.before, t.side, h);
                let from = place(&s.before, platoon).map_or(0, metres);
                let to = way.last().map_or(from, |h| metres(*h));
                if to < from {
                    return Err(format!("turn {}: alone on from {from} m to {to} m", s.turn + 1));
                }
            }
            let stop = |e: &Event| matches!(e, Event::Stopped { why: StopReason::NewEnemy, .. });
            if s.events.iter().any(stop) {
                met = Some(s.turn);
            }
        }
        Ok(())
    },
};
