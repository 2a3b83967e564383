//! What comes of an order if all goes as one reckons: marches end where they lead, nothing
//! sinks, nobody is hit and nothing new is seen. No dice, and nothing that the side does not
//! know; where nothing unforeseen happens, what `execute` brings is this.

use super::check::{aim, check, face_cost, serving};
use super::command_loss::{changed_qualities, replaced};
use super::endurance::reckoned;
use super::event::{PublicEvent, UnitChange};
use super::fighter::Fighter;
use super::frontage::find_room;
use super::movement::{affords, may_step, recover_seconds};
use super::order::{Order, Refusal, Target};
use super::rally::rallied;
use super::refresh::{come_free, refresh};
use super::relief::relieved;
use super::rounds::Rounds;
use super::state::Perspective;
use super::step::step_cost;
use super::supply::carried_off;
use super::tank_leaders::found_leaderless;
use super::tasking::{arrived, tasked};
use super::tether::waits;
use super::touch::touch_changes;
use super::unit::Unit;
use super::view_event::ViewEvent;
use super::{Dir, Hex, UnitId};

/// Carries an order out on paper: `p` becomes what the side would know then. A fight is left
/// undecided: its seconds and rounds are spent, and whoever stood there stands there still.
///
/// # Errors
/// The reason why the order would be refused; nothing has changed then.
pub fn suppose(p: &mut Perspective, order: &Order) -> Result<(), Refusal> {
    check(p, order)?;
    match order {
        Order::Move { unit, path } => {
            for to in path {
                step(p, *unit, *to);
            }
        }
        Order::Face { unit, dir } => face(p, *unit, *dir),
        Order::Fire { unit, target, seconds } => fire(p, *unit, *target, *seconds),
        Order::Assault { units, hex } => storm(p, units, *hex),
        Order::Policy { unit, policy } => change(p, *unit, UnitChange::Policy { policy: *policy }),
        Order::Rally { unit, seconds } => rally(p, *unit, (*seconds).max(1)),
        Order::Recover { unit, mired } => recover(p, *unit, *mired),
        Order::Mission { formation, mission, to } => {
            if let Some(new) = tasked(p.known(), *formation, *mission, to) {
                p.apply(&ViewEvent::Tasked(new.now));
            }
        }
        Order::EndTurn => {
            suppose_turn(p);
        }
    }
    Ok(())
}

/// Goes on to the side's next turn, on paper: the enemy does nothing, clocks are filled,
/// nerves recover. False if there is no next turn; nothing has changed then.
pub fn suppose_turn(p: &mut Perspective) -> bool {
    let turn = p.public.turn + 1;
    if usize::from(turn) >= p.setup().turns.len() {
        return false;
    }
    for now in reckoned(p.known()) {
        p.apply(&ViewEvent::Cohesion(now));
    }
    for now in found_leaderless(p.known()) {
        p.apply(&ViewEvent::Leaderless(now));
    }
    let clock = p.setup().turn_start(turn);
    let side = p.side;
    public(p, PublicEvent::TurnBegan { turn, side, clock });
    let due = p.setup().weather.iter().rev().find(|w| w.from <= clock);
    if let Some(w) = due.filter(|w| w.from > p.public.weather.from).cloned() {
        public(p, PublicEvent::WeatherChanged(w));
    }
    for now in replaced(p.known(), clock) {
        p.apply(&ViewEvent::Leader(now));
    }
    for (id, c) in changed_qualities(p.known()) {
        change(p, id, c);
    }
    let ids: Vec<UnitId> = p.own().map(|(id, _)| id).collect();
    for id in ids {
        if let Some(c) = relieved(p.known(), id, turn - 1) {
            change(p, id, c);
        }
        let new = refresh(p.known(), id, turn, clock);
        new.first.iter().for_each(|c| change(p, id, *c));
        if new.free {
            free(p, id);
        }
        new.last.iter().for_each(|c| change(p, id, *c));
    }
    for new in arrived(p.known(), clock) {
        p.apply(&ViewEvent::Tasked(new.now));
    }
    for (id, c) in touch_changes(p.known()) {
        change(p, id, c);
    }
    true
}

fn change(p: &mut Perspective, unit: UnitId, change: UnitChange) {
    p.apply(&ViewEvent::Own { unit, change });
}

fn public(p: &mut Perspective, event: PublicEvent) {
    p.apply(&ViewEvent::Public(event));
}

/// One step, if it may be taken.
fn step(p: &mut Perspective, id: UnitId, to: Hex) {
    let Some(u) = p.unit(id).copied() else { return };
    let Some(from) = u.hex() else { return };
    let Ok(cost) = may_step(p.known(), id, &u, from, to) else { return };
    let Some(u) = wait(p, id, u, to) else { return };
    if affords(u.time, cost.seconds, p.known().turn_seconds()) {
        let facing = from.dir_to(to).unwrap_or(u.facing);
        let time = u.time - cost.seconds as i32;
        change(p, id, UnitChange::Stepped { from, to, facing, time });
        if let Some(ammo) = carried_off(&p.setup().library, &u) {
            change(p, id, UnitChange::LeftBehind { ammo });
        }
    }
}

/// Waits until its orders allow a unit to enter a hex, or to storm it; the unit after that.
fn wait(p: &mut Perspective, id: UnitId, u: Unit, to: Hex) -> Option<Unit> {
    let wait = waits(p.known(), &u, to).ok()?;
    let time = u.time.saturating_sub_unsigned(wait);
    if wait > 0 {
        change(p, id, UnitChange::Spent { time });
    }
    Some(Unit { time, ..u })
}

fn face(p: &mut Perspective, id: UnitId, facing: Dir) {
    let Some(u) = p.unit(id).copied() else { return };
    let time = u.time - face_cost(p.setup(), &u, facing) as i32;
    change(p, id, UnitChange::Faced { facing, time });
}

fn fire(p: &mut Perspective, id: UnitId, at: Target, seconds: u32) {
    let Some(u) = p.unit(id).copied() else { return };
    let Ok((_, all)) = aim(p.known(), id, at, seconds) else { return };
    let target = match at {
        Target::Contact(c) => Some(c),
        Target::Hex(_) => None,
    };
    let contact = target.and_then(|c| p.contact(c));
    let hex = contact.map_or_else(|| at.hex(), |c| Some(c.hex));
    let Some((from, to)) = u.hex().zip(hex) else { return };
    let fired = serving(p.known(), &u, from, (contact, to));
    let ammo = u.ammo.less(fired.at_most(Rounds::both(seconds.max(1))));
    let time = u.time - all as i32;
    change(p, id, UnitChange::Fired { time, ammo, target });
}

/// The rush, and of those who find room to fight the disorder after it, whoever wins.
fn storm(p: &mut Perspective, units: &[UnitId], hex: Hex) {
    let who = |id: &UnitId| Some((*id, p.unit(*id).and_then(Fighter::new)?));
    let (ids, mut fighters): (Vec<UnitId>, Vec<Fighter>) = units.iter().filter_map(who).unzip();
    find_room(p.field(), &mut fighters);
    for (id, f) in ids.into_iter().zip(fighters) {
        if !p.was_stormed(f.hex, hex) {
            p.apply(&ViewEvent::Stormed { from: f.hex, hex });
        }
        rush(p, id, hex, f.men > 0);
    }
}

fn rush(p: &mut Perspective, id: UnitId, hex: Hex, fights: bool) {
    let Some(u) = p.unit(id).copied() else { return };
    let Some((from, facing)) = u.hex().and_then(|h| Some((h, h.dir_to(hex)?))) else { return };
    let Some(u) = wait(p, id, u, hex) else { return };
    let t = &p.setup().library.tuning;
    let class = p.setup().library.unit_type(u.ty).mobility;
    let rush = step_cost(p.field(), class, from, facing).map_or(0, |c| c.seconds);
    let reform = if fights { t.reform_s } else { 0 };
    let time = u.time.saturating_sub_unsigned(rush + t.assault_s + reform);
    change(p, id, UnitChange::Stepped { from, to: from, facing, time });
}

fn rally(p: &mut Perspective, id: UnitId, seconds: u32) {
    let Some(u) = p.unit(id).copied() else { return };
    change(p, id, UnitChange::Spent { time: u.time - seconds as i32 });
    let suppression = rallied(p.known(), id, &u, seconds);
    change(p, id, UnitChange::Suppression { suppression });
}

fn recover(p: &mut Perspective, id: UnitId, mired: UnitId) {
    let (Some(u), Some(m)) = (p.unit(id).copied(), p.unit(mired).copied()) else { return };
    let seconds = recover_seconds(p.setup(), &u, &m);
    for (id, u) in [(id, u), (mired, m)] {
        change(p, id, UnitChange::Spent { time: u.time.saturating_sub_unsigned(seconds) });
    }
    free(p, mired);
}

fn free(p: &mut Perspective, id: UnitId) {
    for (unit, what) in come_free(&p.units, id) {
        change(p, unit, what);
    }
}
