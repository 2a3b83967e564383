//! A game of a case as it went, in full: whoever judges it sees the truth, whoever played it saw
//! his perspective.

use super::case::Case;
use khasan::hex::Hex;
use khasan::play::Guest;
use khasan::rules::{
    AssaultResult, BySide, ElementKind, Event, Forecast, Morale, Order, Setup, Side, State, UnitId,
    check, execute, forecast, start,
};
use khasan::scenario::{Files, load};
use std::path::PathBuf;
use std::sync::Arc;

/// An order that was carried out.
pub struct Step {
    /// The game turn, from 0.
    pub turn: u16,
    /// Who gave it.
    pub side: Side,
    /// The order.
    pub order: Order,
    /// All as it was before.
    pub before: State,
    /// What came of it.
    pub events: Vec<Event>,
}

/// A game that was played.
pub struct Trial {
    /// The side under test.
    pub side: Side,
    /// All orders of both sides.
    pub steps: Vec<Step>,
    /// All as it was at the end.
    pub end: State,
}

/// Orders of a side in a turn after which it is ended for whoever forgets to.
const MOST_ORDERS: usize = 400;

/// The battle of a case.
pub fn battle(case: &Case) -> Arc<Setup> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/behaviour");
    let path = folder.join(case.name).with_extension("ron");
    let loaded = load(&Files::embedded(), &path.to_string_lossy());
    let loaded = loaded.unwrap_or_else(|found| panic!("{}: {found:?}", case.name));
    assert!(loaded.warnings.is_empty(), "{}: {:?}", case.name, loaded.warnings);
    loaded.setup
}

/// Plays a case: `player` has the side under test.
pub fn play(case: &Case, setup: &Arc<Setup>, player: Box<dyn Guest>, seed: u64) -> Trial {
    let mut state = (case.before)(start(setup.clone(), seed).0);
    let foe = (case.foe)(case.side.enemy(), seed);
    let mut players = match case.side {
        Side::Soviet => BySide { soviet: player, japan: foe },
        Side::Japan => BySide { soviet: foe, japan: player },
    };
    let mut steps: Vec<Step> = Vec::new();
    let mut given = 0;
    while state.public().ended.is_none() && state.public().turn < case.turns {
        let (turn, side) = (state.public().turn, state.public().side);
        let order = match given {
            MOST_ORDERS.. => Order::EndTurn,
            _ => players[side].next_order(&state.perspective(side)),
        };
        given = if order == Order::EndTurn { 0 } else { given + 1 };
        let before = state.clone();
        match execute(&mut state, &order) {
            Ok(events) => steps.push(Step { turn, side, order, before, events }),
            // Only the fools are refused anything.
            Err(_) => given += 20,
        }
    }
    Trial { side: case.side, steps, end: state }
}

impl Step {
    /// Who is fired at in truth, for how many seconds.
    pub fn fire(&self) -> Option<(UnitId, Option<UnitId>, u32)> {
        let Order::Fire { unit, target, seconds } = self.order else { return None };
        let at = match target {
            khasan::rules::Target::Contact(c) => self.before.contact_unit(self.side, c),
            khasan::rules::Target::Hex(_) => None,
        };
        Some((unit, at, seconds))
    }

    /// Who storms which hex.
    pub fn assault(&self) -> Option<(&[UnitId], Hex)> {
        match &self.order {
            Order::Assault { units, hex } => Some((units, *hex)),
            _ => None,
        }
    }

    /// How the assault ended, if it was one.
    pub fn result(&self) -> Option<AssaultResult> {
        self.events.iter().find_map(|e| match e {
            Event::Assault { result, .. } => Some(*result),
            _ => None,
        })
    }

    /// The chance that its side saw of taking the hex by the assault, per cent.
    pub fn hope_pct(&self) -> u64 {
        let p = self.before.perspective(self.side);
        match forecast(&p, &self.order) {
            Ok(Forecast::Assault { results, .. }) => {
                let won = results.iter().filter(|r| r.0.is_won());
                (won.map(|r| r.1).sum::<u64>() * 100) >> 32
            }
            _ => 0,
        }
    }

    /// Where a march led, if it was one that led anywhere.
    pub fn marched(&self) -> Option<(UnitId, Vec<Hex>)> {
        let Order::Move { unit, .. } = self.order else { return None };
        let steps = self.events.iter().filter_map(|e| match e {
            Event::Unit { unit: u, change: khasan::rules::UnitChange::Stepped { to, .. } }
                if *u == unit =>
            {
                Some(*to)
            }
            _ => None,
        });
        let way: Vec<Hex> = steps.collect();
        (!way.is_empty()).then_some((unit, way))
    }
}

impl Trial {
    /// Orders of the side under test.
    pub fn own(&self) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(|s| s.side == self.side)
    }

    /// All as it was when the side under test had ended its turn of each game turn.
    pub fn own_ends(&self) -> impl Iterator<Item = &State> {
        self.own().filter(|s| s.order == Order::EndTurn).map(|s| &s.before)
    }

    /// The unit of a name.
    pub fn unit(&self, name: &str) -> UnitId {
        unit(self.end.setup(), name)
    }

    /// The hex of "CCRR", as the map prints it.
    pub fn at(&self, label: &str) -> Hex {
        at(label)
    }

    /// True if the side under test holds an objective at the end.
    pub fn holds(&self, objective: &str) -> bool {
        let all = self.end.setup().objectives.iter().zip(&self.end.public().holds);
        let mut its = all.filter(|(o, _)| o.name == objective).peekable();
        assert!(its.peek().is_some(), "no objective {objective}");
        its.all(|(_, h)| h.holder == Some(self.side))
    }
}

/// The unit of a name, of either side.
pub fn unit(setup: &Setup, name: &str) -> UnitId {
    let find = |side: Side| {
        let index = setup.forces[side].units.iter().position(|u| u.name == name)?;
        Some(UnitId { side, index: index as u16 })
    };
    Side::ALL.into_iter().find_map(find).unwrap_or_else(|| panic!("no unit {name}"))
}

/// The hex of "CCRR", as the map prints it.
pub fn at(label: &str) -> Hex {
    let number = |s: &str| s.parse::<i16>().expect("a hex");
    Hex::from_offset(number(&label[..2]) - 1, number(&label[2..]) - 1)
}

/// Where a unit is, if it is on the map.
pub fn place(state: &State, unit: UnitId) -> Option<Hex> {
    state.unit(unit).and_then(khasan::rules::Unit::hex)
}

/// How the nerves of a unit are.
pub fn nerves(state: &State, unit: UnitId) -> Morale {
    state.unit(unit).map_or(Morale::Broken, khasan::rules::Unit::morale)
}

/// Metres from a hex to the nearest enemy of a side who could do harm.
pub fn nearest_harm(state: &State, side: Side, hex: Hex) -> u32 {
    let all = state.units(side.enemy()).filter(|(_, u)| u.morale() < Morale::Broken);
    let there = all.filter_map(|(_, u)| u.hex());
    there.map(|h| state.setup().map.metres(h, hex)).min().unwrap_or(u32::MAX)
}

/// What a unit is.
pub fn kind(state: &State, unit: UnitId) -> ElementKind {
    let ty = state.unit(unit).expect("a unit").ty;
    state.setup().library.unit_type(ty).kind
}

/// Enemies in sight at whom a unit could fire for a while now.
pub fn targets(state: &State, unit: UnitId) -> Vec<UnitId> {
    let p = state.perspective(unit.side);
    let fire = |c: &&khasan::rules::Contact| {
        let target = khasan::rules::Target::Contact(c.id);
        c.seen && check(&p, &Order::Fire { unit, target, seconds: 30 }).is_ok()
    };
    let all = p.enemies().filter(fire);
    all.filter_map(|c| state.contact_unit(unit.side, c.id)).collect()
}

/// Changes a state where only the rules could otherwise: through its serialised form.
pub fn edit(state: &State, f: impl FnOnce(&mut serde_json::Value)) -> State {
    let setup = state.setup().clone();
    let mut value = serde_json::to_value(state).expect("it serialises");
    f(&mut value);
    serde_json::from_value::<State>(value).expect("it is a state").with_setup(setup)
}

fn key(side: Side) -> &'static str {
    if side == Side::Soviet { "soviet" } else { "japan" }
}

/// Gives a unit so much suppression, and lets whoever sees it know.
pub fn shake(state: &State, name: &str, points: u8) -> State {
    let id = unit(state.setup(), name);
    let quality = state.unit(id).expect("a unit").quality;
    let enemy = id.side.enemy();
    let seen = state.perspective(enemy).contacts.iter().map(|c| c.id).collect::<Vec<_>>();
    edit(state, |v| {
        let u = &mut v["units"][key(id.side)][usize::from(id.index)];
        u["suppression"] = points.into();
        u["suppression_before"] = points.into();
        for c in seen.into_iter().filter(|c| state.contact_unit(enemy, *c) == Some(id)) {
            let morale = khasan::rules::morale(points, quality);
            v["knowledge"][key(enemy)]["contacts"][usize::from(c.0)]["morale"] =
                serde_json::to_value(morale).expect("it serialises");
        }
    })
}
