//! Fire: at whom, and who should fire rather than walk.

use super::case::{Case, nothing};
use super::fools;
use super::trial::{Trial, nerves, place, shake, targets};
use khasan::rules::{Morale, Order, Side, Target, UnitId};

/// Seconds of fire of the side under test, as far as they count.
fn seconds(t: &Trial, counts: impl Fn(&super::trial::Step, Option<UnitId>) -> bool) -> u32 {
    let all = t.own().filter_map(|s| s.fire().map(|f| (s, f)));
    all.filter(|(s, f)| counts(s, f.1)).map(|(_, f)| f.2).sum()
}

/// Fire at those who are broken already while others stand.
pub const BROKEN_TARGETS: Case = Case {
    name: "broken_targets",
    side: Side::Soviet,
    turns: 2,
    before: |state| shake(&state, "Broken", 95),
    foe: fools::idle,
    fool: fools::vulture,
    check: |t| {
        let all = seconds(t, |_, _| true);
        let steady = t.unit("Steady");
        let wasted = seconds(t, |s, at| {
            let harmless = at.is_some_and(|u| nerves(&s.before, u) == Morale::Broken);
            harmless
                && nerves(&s.before, steady) < Morale::Shaken
                && place(&s.before, steady).is_some()
        });
        if all < 60 {
            return Err(format!("{all} seconds of fire in all"));
        }
        if wasted * 4 > all {
            Err(format!("{wasted} of {all} seconds at the broken"))
        } else {
            Ok(())
        }
    },
};

/// Fire at what is not seen while there is somebody in sight.
pub const UNSEEN_TARGETS: Case = Case {
    name: "unseen_targets",
    side: Side::Soviet,
    turns: 2,
    before: nothing,
    foe: fools::idle,
    fool: fools::blind,
    check: |t| {
        let mut all = 0;
        for s in t.own() {
            let Order::Fire { unit, target, seconds } = s.order else { continue };
            all += seconds;
            let p = s.before.perspective(t.side);
            let seen = matches!(target, Target::Contact(c) if p.contact(c).is_some_and(|c| c.seen));
            if !seen && !targets(&s.before, unit).is_empty() {
                return Err(format!("turn {}: {seconds} s at nobody seen", s.turn + 1));
            }
        }
        if all < 60 { Err(format!("{all} seconds of fire in all")) } else { Ok(()) }
    },
};

/// Seconds and rounds spent on two men half a kilometre off while a company is about.
pub const HOPELESS_TARGETS: Case = Case {
    name: "hopeless_targets",
    side: Side::Soviet,
    turns: 2,
    before: nothing,
    foe: fools::idle,
    fool: fools::passive,
    check: |t| {
        let gun = t.unit("Gun");
        let time = t.own_ends().filter_map(|s| s.unit(gun).map(|u| u.time)).min().unwrap_or(0);
        let first =
            t.steps.first().and_then(|s| s.before.unit(gun)).map_or(0, |u| u.ammo.longest());
        let left = t.end.unit(gun).map_or(0, |u| u.ammo.longest());
        if time < 120 {
            return Err(format!("{time} seconds kept for the enemy's turn"));
        }
        match left * 100 < first * 60 {
            true => Err(format!("{left} of {first} seconds of rounds left")),
            false => Ok(()),
        }
    },
};

/// A heavy weapon that could fire walks.
pub const WALKING_GUN: Case = Case {
    name: "walking_gun",
    side: Side::Soviet,
    turns: 1,
    before: nothing,
    foe: fools::idle,
    fool: fools::rush,
    check: |t| {
        let gun = t.unit("Gun");
        let fired: u32 =
            t.own().filter_map(super::trial::Step::fire).filter(|f| f.0 == gun).map(|f| f.2).sum();
        if fired >= 200 { Ok(()) } else { Err(format!("the gun fires {fired} of 600 seconds")) }
    },
};
