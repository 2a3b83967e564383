//! Care for the units: nerves, battalions that have had enough, vehicles that are stuck.

use super::case::Case;
use super::fools;
use super::trial::{edit, nerves, shake, unit};
use khasan::rules::{Contact, Event, Morale, Order, Side, State, UnitChange};

/// Rallied where they lie and fired with until they are shaken again.
pub const RALLIED_AND_FIRED: Case = Case {
    name: "rallied_and_fired",
    side: Side::Soviet,
    turns: 4,
    before: |state| shake(&state, "Platoon", 57),
    foe: fools::passive,
    fool: fools::stubborn,
    check: |t| {
        let platoon = t.unit("Platoon");
        let (mut rallied, mut fired) = (None, None);
        for s in t.own() {
            if fired.is_some_and(|turn| turn < s.turn) {
                if nerves(&s.before, platoon) >= Morale::Shaken {
                    return Err(format!("turn {}: shaken again", s.turn + 1));
                }
                fired = None;
            }
            match s.order {
                Order::Rally { unit, .. } if unit == platoon => {
                    let after = s.events.iter().rev().find_map(|e| match e {
                        Event::Unit { unit, change: UnitChange::Hit { suppression, .. } } => {
                            (*unit == platoon).then_some(*suppression)
                        }
                        _ => None,
                    });
                    let before = s.before.unit(platoon).map_or(0, |u| u.suppression);
                    if after.is_some_and(|n| n > before) {
                        return Err(format!("turn {}: called together under fire", s.turn + 1));
                    }
                    rallied = Some(s.turn);
                }
                Order::Fire { unit, .. } if unit == platoon && rallied.is_some() => {
                    fired = Some(s.turn);
                }
                _ => {}
            }
        }
        Ok(())
    },
};

/// The battalion has had enough, and has not rested yet.
fn spent(state: State) -> State {
    edit(&state, |v| {
        v["knowledge"]["soviet"]["cohesion"] = serde_json::json!([{
            "battalion": 0,
            "lost_before": 0,
            "leader": { "at": null, "lasts": false },
            "companies": [],
            "spent": { "why": { "Losses": 42 }, "rested_s": 0 },
        }]);
    })
}

/// A battalion that has had enough stays under fire.
pub const SPENT_BATTALION: Case = Case {
    name: "spent_battalion",
    side: Side::Soviet,
    turns: 2,
    before: spent,
    foe: fools::passive,
    fool: fools::passive,
    check: |t| {
        let Some(end) = t.own_ends().last() else { return Err("no turn".into()) };
        let foe = end.perspective(t.side.enemy());
        let seen = |n: &&str| {
            let its = |c: &&Contact| end.contact_unit(foe.side, c.id) == Some(t.unit(n));
            foe.enemies().filter(|c| c.seen).any(|c| its(&c))
        };
        let out: Vec<&str> = ["1st Company", "2nd Company"].into_iter().filter(seen).collect();
        if out.is_empty() {
            Ok(())
        } else {
            Err(format!("in the enemy's view: {}", out.join(", ")))
        }
    },
};

/// A tank that is stuck is left where it is.
pub const STUCK_TANKS: Case = Case {
    name: "stuck_tanks",
    side: Side::Soviet,
    turns: 2,
    before: |state| {
        let tank = unit(state.setup(), "Tank");
        let now = serde_json::to_value(state.public().clock).expect("it serialises");
        edit(&state, |v| {
            v["units"]["soviet"][usize::from(tank.index)]["mired_since"] = now;
        })
    },
    foe: fools::idle,
    fool: fools::passive,
    check: |t| match t.end.unit(t.unit("Tank")).is_some_and(|u| !u.is_mired()) {
        true => Ok(()),
        false => Err("the tank is still in the bog".into()),
    },
};
