//! Defence: where one stands, and whom one lets draw one away.

use super::case::{Case, nothing};
use super::fools;
use super::trial::{nerves, place, shake};
use khasan::rules::{Morale, Side, Works};

/// One machine gun alone over the ford, and the platoons sit far behind.
pub const FORD: Case = Case {
    name: "ford",
    side: Side::Soviet,
    turns: 2,
    before: nothing,
    foe: fools::rush,
    fool: fools::passive,
    check: |t| {
        let near = |s: &khasan::rules::State| {
            let all =
                ["1st Platoon", "2nd Platoon"].into_iter().filter_map(|n| place(s, t.unit(n)));
            all.map(|h| h.distance(t.at("0705"))).min().unwrap_or(u16::MAX)
        };
        match t.own_ends().last().map_or(u16::MAX, near) {
            0..=2 => Ok(()),
            hexes => Err(format!("the nearest platoon is {hexes} hexes from the ford")),
        }
    },
};

/// Standing in the open beside empty trenches.
pub const EMPTY_TRENCHES: Case = Case {
    name: "empty_trenches",
    side: Side::Soviet,
    turns: 1,
    before: nothing,
    foe: fools::passive,
    fool: fools::passive,
    check: |t| {
        let Some(end) = t.own_ends().next() else { return Err("no turn".into()) };
        let open = |id: khasan::rules::UnitId| {
            place(end, id).is_some_and(|h| end.field().works(h) == Works::None)
        };
        let names = ["1st Platoon", "2nd Platoon", "Gun"].into_iter();
        let out: Vec<&str> = names.filter(|n| open(t.unit(n))).collect();
        if out.is_empty() { Ok(()) } else { Err(format!("in the open: {}", out.join(", "))) }
    },
};

/// A garrison runs after a decoy.
pub const DECOY: Case = Case {
    name: "decoy",
    side: Side::Soviet,
    turns: 4,
    before: nothing,
    foe: fools::idle,
    fool: fools::chaser,
    check: |t| {
        for end in t.own_ends() {
            let all = end.units(t.side).filter(|(_, u)| u.hex() == Some(t.at("0504")));
            let men: u16 = all.map(|(_, u)| u.men).sum();
            if men < 10 {
                return Err(format!("turn {}: {men} men left on the mound", end.public().turn + 1));
            }
        }
        Ok(())
    },
};

/// Out of the trench while the nerves are gone.
pub const COVER_UNDER_FIRE: Case = Case {
    name: "cover_under_fire",
    side: Side::Soviet,
    turns: 2,
    before: |state| shake(&state, "Platoon", 52),
    foe: fools::passive,
    fool: fools::fugitive,
    check: |t| {
        let platoon = t.unit("Platoon");
        for s in t.own() {
            let Some((unit, way)) = s.marched() else { continue };
            let out = way.iter().any(|h| s.before.field().works(*h) == Works::None);
            if unit == platoon && out && nerves(&s.before, unit) > Morale::Steady {
                return Err(format!("turn {}: out of the trench, unsteady", s.turn + 1));
            }
        }
        for end in t.own_ends() {
            let open = place(end, platoon).is_some_and(|h| end.field().works(h) == Works::None);
            if open && nerves(end, platoon) > Morale::Steady {
                return Err(format!("turn {}: unsteady in the open", end.public().turn + 1));
            }
        }
        Ok(())
    },
};

/// A raider gets past to the command post.
pub const RAIDER: Case = Case {
    name: "raider",
    side: Side::Soviet,
    turns: 4,
    before: nothing,
    foe: fools::raid,
    fool: fools::passive,
    check: |t| {
        if place(&t.end, t.unit("Command")).is_none() {
            return Err("the command is gone".into());
        }
        let there = t.end.units(t.side.enemy()).any(|(_, u)| u.hex() == Some(t.at("0208")));
        if there || !t.holds("Command Post") {
            return Err("the raiders have the command post".into());
        }
        let front = ["0803", "0804", "0805"].map(|h| t.at(h));
        let there =
            t.end.units(t.side).filter(|(_, u)| u.hex().is_some_and(|h| front.contains(&h)));
        let men: u16 = there.map(|(_, u)| u.men).sum();
        match men < 10 {
            true => Err(format!("{men} men left at the front, all others after the raiders")),
            false => Ok(()),
        }
    },
};
